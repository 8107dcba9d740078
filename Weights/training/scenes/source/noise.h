// Lattice noise: a hash of whole numbers, smooth value noise, and sums of its octaves.
#pragma once
#include <stdint.h>

#include "vector.h"

// A fixed pseudo-random number in [0, 1) for each lattice point.
static inline float lattice_hash(int x, int y, int z) {
  uint32_t h = (uint32_t)x * 374761393u + (uint32_t)y * 668265263u + (uint32_t)z * 2147483647u;
  h = (h ^ (h >> 13)) * 1274126177u;
  h ^= h >> 16;
  return (h & 0xffffff) * (1.f / 16777216.f);
}

// Value noise in [0, 1], smooth in all three coordinates.
float value_noise(float x, float y, float z);

// Sum of `octaves` of value noise at p, starting from `frequency`, in [0, 1]. Octaves finer than the pixel's
// `footprint` (in units of p) fade to their mean, so that distant texture does not flicker.
float octave_noise(Vec3 p, float frequency, int octaves, float gain, float footprint);
