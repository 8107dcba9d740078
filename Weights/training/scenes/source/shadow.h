// Shadow maps: the sun's, and that of the lamp that matters most.
//
// The sun's shadow map: the heights of the nearest surfaces towards the sun over what the camera sees.
#pragma once
#include "scene.h"

enum { SHADOW_SIDE = 512 };

typedef struct {
  int present;        // 0 where the sun is too weak or nothing is seen
  Vec3 across, along; // axes of the map
  float left, right, top, bottom;
  float texel;  // side of a texel, metres
  int softness; // radius of the filter, texels
} Shadow;

// Draws the map over the seen surfaces nearer than `reach` metres.
Shadow draw_shadow(Scene *scene, float reach);
// How much of the sun reaches point p (normal · sun = `facing`, camera depth `depth`), 0 to 1; (x, y) varies the
// filter.
float sunlight(const Scene *scene, const Shadow *shadow, Vec3 p, float facing, float depth, int x, int y);

typedef struct {
  int lamp; // its index, -1: none
  Camera view;
  float softness; // texels
} LampShadow;

// Draws the shadow map of the lamp that gives most light to what is seen.
LampShadow draw_lamp_shadow(Scene *scene);
// How much of that lamp's light reaches p, 0 to 1.
float lamplight(const Scene *scene, const LampShadow *shadow, Vec3 p, int x, int y);
