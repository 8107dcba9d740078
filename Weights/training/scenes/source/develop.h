// From the raster of linear light to the picture: exposure, white balance, reduction, vignetting, tone curve.
#pragma once
#include "scene.h"

// Writes width x height pixels of RGB and inverse depth; `oversampling` is raster over picture.
// `near_subject` makes blur behind it likelier. A picture's colour is
// the mean over the pixel; its depth is that of the raster pixel under the pixel's middle, never a mean.
void develop(Scene *scene, int near_subject, int width, int height, float oversampling, uint8_t *rgb,
             float *inverse_depth);
// The same with exposure 1 and nothing drawn at random; for known shapes.
void develop_plainly(const Scene *scene, int width, int height, float oversampling, uint8_t *rgb, float *inverse_depth);
