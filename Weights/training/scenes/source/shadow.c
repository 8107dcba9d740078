#include "shadow.h"

#include "camera.h"
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

static const float LAMP_NEAR = .25f; // metres: the lamp's own shade casts no shadow

// The middle of what is seen, from a sparse sample.
static Vec3 seen_middle(const Scene *scene) {
  Vec3 sum = vec(0, 0, 0);
  int count = 0;
  for (int i = 0; i < scene->width * scene->height; i += 97) {
    if (scene->triangle_seen[i] < 0 || scene->inverse_depth[i] < .05f) continue;
    sum = add(sum, scene->surface[i]);
    count++;
  }
  return count ? mul(sum, 1.f / count) : scene->camera.position;
}

LampShadow draw_lamp_shadow(Scene *scene) {
  LampShadow s = {.lamp = -1, .softness = uniform(scene, 1, 7)};
  Vec3 middle = seen_middle(scene);
  float most = .02f;
  for (int i = 0; i < scene->light.lamp_count; i++) {
    Vec3 d = sub(scene->light.lamps[i].position, middle);
    float strength = dot(scene->light.lamps[i].colour, vec(.3f, .6f, .1f)) / (dot(d, d) + 1.5f);
    if (strength > most) most = strength, s.lamp = i;
  }
  if (s.lamp < 0) return s;
  Vec3 from = scene->light.lamps[s.lamp].position, d = sub(middle, from);
  s.view.position = from;
  s.view.yaw = atan2f(d.x, d.z);
  s.view.pitch = atan2f(d.y, sqrtf(d.x * d.x + d.z * d.z));
  s.view.field_of_view = 2.4f;
  aim_camera(&s.view, SHADOW_SIDE);
  draw_triangles(scene, &s.view, LAMP_NEAR, SHADOWLESS, scene->lamp_map, NULL, SHADOW_SIDE, SHADOW_SIDE);
  return s;
}

float lamplight(const Scene *scene, const LampShadow *s, Vec3 p, int x, int y) {
  Vec3 d = sub(p, s->view.position);
  float depth = dot(d, s->view.ahead);
  if (depth < LAMP_NEAR * 1.5f) return 1;
  float scale = s->view.focal / depth, u = SHADOW_SIDE * .5f + dot(d, s->view.right) * scale;
  float v = SHADOW_SIDE * .5f - dot(d, s->view.up) * scale, nearer = 1.03f / depth + .01f;
  float turn = lattice_hash(x, y, 31) * TURN, a = cosf(turn) * s->softness, b = sinf(turn) * s->softness;
  int hidden = 0, count = 0;
  for (int i = 0; i < 4; i++) {
    float near = i & 1 ? .45f : 1, e = (i & 2 ? -a : a) * near, f = (i & 2 ? -b : b) * near;
    int X = (int)(u + (i & 1 ? -f : e)), Y = (int)(v + (i & 1 ? e : f));
    if (X < 0 || Y < 0 || X >= SHADOW_SIDE || Y >= SHADOW_SIDE) continue;
    count++;
    hidden += scene->lamp_map[Y * SHADOW_SIDE + X] > nearer;
  }
  return count ? 1 - (float)hidden / count : 1;
}
