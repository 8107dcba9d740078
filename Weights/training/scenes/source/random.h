// Random numbers of a scene: a 64-bit xorshift, seeded once, and the distributions drawn from it.
#pragma once
#include <stdint.h>

#include "scene.h"

static inline void seed_random(Scene *scene, uint64_t seed) {
  scene->random = seed * 0x9E3779B97F4A7C15ull + 0x1234567;
}
static inline uint32_t random_bits(Scene *scene) {
  uint64_t s = scene->random;
  s ^= s << 13;
  s ^= s >> 7;
  s ^= s << 17;
  scene->random = s;
  return (uint32_t)(s >> 16);
}
// Uniform in [0, 1).
static inline float unit(Scene *scene) { return (random_bits(scene) >> 8) * (1.f / 16777216.f); }
// Uniform between a and b.
static inline float uniform(Scene *scene, float a, float b) { return a + (b - a) * unit(scene); }
// A whole number from a to b, both included.
static inline int integer(Scene *scene, int a, int b) { return a + (int)(unit(scene) * (b - a + 1) * 0.999999f); }
// True with probability p.
static inline int chance(Scene *scene, float p) { return unit(scene) < p; }
// Bell-shaped about 0 with about the given standard deviation (a sum of four uniforms).
static inline float normal(Scene *scene, float deviation) {
  return deviation * (unit(scene) + unit(scene) + unit(scene) + unit(scene) - 2) * 1.73f;
}
// Between a and b with a uniform logarithm; for sizes and distances.
static inline float log_uniform(Scene *scene, float a, float b) { return expf(uniform(scene, logf(a), logf(b))); }
// -1 or 1.
static inline int sign(Scene *scene) { return chance(scene, .5f) ? 1 : -1; }
