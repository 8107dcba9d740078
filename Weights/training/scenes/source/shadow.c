#include "shadow.h"

#include "noise.h"
#include "random.h"
#include "raster.h"

Shadow draw_shadow(Scene *scene, float reach) {
  Vec3 sun = scene->light.sun_direction;
  Shadow s = {.left = 1e9f, .right = -1e9f, .top = 1e9f, .bottom = -1e9f, .texel = 1};
  s.across = normalize(cross(sun, vec(.3f, .1f, .95f)));
  s.along = cross(sun, s.across);
  for (int y = 0; y < scene->height; y += 4)
    for (int x = 0; x < scene->width; x += 4) {
      int i = y * scene->width + x;
      if (scene->triangle_seen[i] < 0 || scene->inverse_depth[i] * reach <= 1) continue;
      float a = dot(scene->surface[i], s.across), b = dot(scene->surface[i], s.along);
      s.left = fminf(s.left, a), s.right = fmaxf(s.right, a);
      s.top = fminf(s.top, b), s.bottom = fmaxf(s.bottom, b);
    }
  s.present = s.right > s.left && s.bottom > s.top && dot(scene->light.sun_colour, vec(1, 1, 1)) > .05f;
  if (s.present) {
    for (int i = 0; i < SHADOW_SIDE * SHADOW_SIDE; i++) scene->shadow_map[i] = -1e9f;
    float kx = SHADOW_SIDE / (s.right - s.left), ky = SHADOW_SIDE / (s.bottom - s.top);
    for (int t = 0; t < scene->triangle_count; t++) {
      if (scene->triangle_flags[t] & SHADOWLESS) continue;
      float q[3][3];
      for (int i = 0; i < 3; i++) {
        Vec3 p = scene->positions[scene->corners[t][i]];
        q[i][0] = (dot(p, s.across) - s.left) * kx;
        q[i][1] = (dot(p, s.along) - s.top) * ky;
        q[i][2] = dot(p, sun);
      }
      fill_triangle(scene->shadow_map, 0, SHADOW_SIDE, SHADOW_SIDE, q[0], q[1], q[2], 0);
    }
    s.texel = fmaxf(s.right - s.left, s.bottom - s.top) / SHADOW_SIDE;
  }
  s.softness = integer(scene, 1, 3);
  return s;
}

float sunlight(const Scene *scene, const Shadow *s, Vec3 p, float facing, float depth, int x, int y) {
  if (!s->present || facing <= 0) return 1;
  float u = (dot(p, s->across) - s->left) / (s->right - s->left) * SHADOW_SIDE;
  float v = (dot(p, s->along) - s->top) / (s->bottom - s->top) * SHADOW_SIDE;
  if (u <= 1 || v <= 1 || u >= SHADOW_SIDE - 2 || v >= SHADOW_SIDE - 2) return 1;
  // The bias grows with the slope and the distance, so that a surface does not shade itself.
  float height = dot(p, scene->light.sun_direction) + s->texel * (2.5f + 3 * (1 - facing)) + .004f * depth;
  float jitter_x = lattice_hash(x, y, 21) - .5f, jitter_y = lattice_hash(x, y, 22) - .5f;
  int hidden = 0, count = 0;
  for (int j = -1; j < 2; j += 2)
    for (int i = -1; i < 2; i += 2) {
      int X = (int)(u + i * .5f * s->softness + jitter_x * s->softness);
      int Y = (int)(v + j * .5f * s->softness + jitter_y * s->softness);
      if (X < 0 || Y < 0 || X >= SHADOW_SIDE || Y >= SHADOW_SIDE) continue;
      count++;
      hidden += scene->shadow_map[Y * SHADOW_SIDE + X] > height;
    }
  return count ? 1 - (float)hidden / count : 1;
}
