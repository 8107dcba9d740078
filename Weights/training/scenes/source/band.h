// Stripes with edges as soft as a pixel.
#pragma once
#include "vector.h"

// 1 where the fraction of x is under `width`, else 0, with edges as soft as the footprint (both in periods).
static inline float band(float x, float width, float footprint) {
  float f = x - floorf(x), edge = footprint * .7f + 1e-4f;
  if (edge > .5f) return width;
  float inside = f < width ? fminf(f, width - f) : -fminf(f - width, 1 - f);
  return clamp(inside / edge + .5f, 0, 1);
}
