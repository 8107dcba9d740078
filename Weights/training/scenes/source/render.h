// The library's face: what the Python module calls.
#pragma once
#include "scene.h"

// Draws the scene of a seed into rgb (height x width x 3) and inverse_depth (height x width, 1/m along the camera's
// axis, 0 for the sky). `kind` < 0 draws the kind too. `oversampling` >= 1: raster pixels per picture pixel.
// Returns the kind, or -1 when memory is short.
EXPORT int render_scene(Scene *scene, uint64_t seed, int width, int height, float oversampling, int kind, uint8_t *rgb,
                        float *inverse_depth);
// Tiles for PHOTOGRAPH materials; the caller keeps them alive.
EXPORT void set_photographs(Scene *scene, const uint8_t *pixels, int count, int side);
// Square pictures of scenes for PICTURE panels; the caller keeps them alive.
EXPORT void set_pictures(Scene *scene, const uint8_t *pixels, int count, int side);
