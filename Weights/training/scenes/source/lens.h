// What the lens and the hand do to the raster of light before it is reduced to a picture: blur, never of depth.
#pragma once
#include "scene.h"

typedef struct {
  float aperture; // blur-disc radius in raster widths for a difference in inverse depth of the focused one; 0: none
  float focus;    // inverse depth in focus
  float shake_x, shake_y; // path of the camera's shake, raster widths
  float distortion;       // > 0 barrel, < 0 pincushion
} Lens;

// Mostly a sharp, straight lens; sometimes a wide aperture focused on the picture's middle, a shake, a distortion.
// `near_subject`: the picture has one, so that blur behind it is likelier.
Lens draw_lens(Scene *scene, int near_subject);

// Blurs scene->colour in place (through scene->spare).
void blur_by_lens(Scene *scene, const Lens *lens);

// Where on the raster (in pixels) the lens shows what a straight lens had at (x, y) of the picture's width x height.
void distort(const Lens *lens, float x, float y, int width, int height, float *u, float *v);
