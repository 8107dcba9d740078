#include "lens.h"

#include <string.h>

#include "noise.h"
#include "random.h"

enum { DISC_TAPS = 22, SHAKE_TAPS = 9 };
static const float GOLDEN_ANGLE = 2.39996323f;

// The inverse depth of the nearest thing in the picture's middle.
static float focused_inverse_depth(Scene *scene) {
  float nearest = 0;
  for (int i = 0; i < 12; i++) {
    int x = (int)(scene->width * clamp(.5f + normal(scene, .1f), .1f, .9f));
    int y = (int)(scene->height * clamp(.5f + normal(scene, .1f), .1f, .9f));
    nearest = fmaxf(nearest, scene->inverse_depth[y * scene->width + x]);
  }
  return nearest;
}

Lens draw_lens(Scene *scene, int near_subject) {
  Lens lens = {0};
  float focus = focused_inverse_depth(scene);
  float blurred = unit(scene), shaken = unit(scene), bent = unit(scene);
  float size = log_uniform(scene, .004f, .03f), angle = uniform(scene, 0, TURN),
        path = log_uniform(scene, .004f, .025f);
  float bend = uniform(scene, -.12f, .2f);
  if (blurred < (near_subject ? .45f : .12f)) {
    lens.focus = focus;
    lens.aperture = focus > 0 ? size : 0;
  }
  if (shaken < .06f) {
    lens.shake_x = path * cosf(angle);
    lens.shake_y = path * sinf(angle);
  }
  if (bent < .25f) lens.distortion = bend;
  return lens;
}

static float disc_radius(const Lens *lens, float inverse_depth, float width) {
  return fminf(lens->aperture * fabsf(inverse_depth / lens->focus - 1), .05f) * width;
}

// Gathers light over the largest disc. A neighbour gives light if its own disc reaches here; one that is farther away
// than the pixel does so only as far as the pixel itself is blurred, so that sharp edges stay sharp.
static void defocus(Scene *scene, const Lens *lens) {
  int width = scene->width, height = scene->height;
  float largest = fmaxf(disc_radius(lens, 0, width), 1.5f);
  for (int i = 0; i < width * height; i += 11)
    largest = fmaxf(largest, disc_radius(lens, scene->inverse_depth[i], width));
  float offset_x[DISC_TAPS], offset_y[DISC_TAPS], distance[DISC_TAPS];
  for (int i = 0; i < DISC_TAPS; i++) {
    distance[i] = largest * sqrtf((i + .5f) / DISC_TAPS);
    offset_x[i] = distance[i] * cosf(i * GOLDEN_ANGLE);
    offset_y[i] = distance[i] * sinf(i * GOLDEN_ANGLE);
  }
  memcpy(scene->spare, scene->colour, (size_t)width * height * sizeof(Vec3));
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++) {
      int i = y * width + x;
      float here = scene->inverse_depth[i], own = disc_radius(lens, here, width);
      float turn = lattice_hash(x, y, 5) * TURN, c = cosf(turn), s = sinf(turn);
      float weight = 1 / (1 + own * own);
      Vec3 sum = mul(scene->spare[i], weight);
      for (int k = 0; k < DISC_TAPS; k++) {
        int X = x + (int)lrintf(offset_x[k] * c - offset_y[k] * s),
            Y = y + (int)lrintf(offset_x[k] * s + offset_y[k] * c);
        if (X < 0 || Y < 0 || X >= width || Y >= height) continue;
        int j = Y * width + X;
        float reach = disc_radius(lens, scene->inverse_depth[j], width);
        if (scene->inverse_depth[j] < here) reach = fminf(reach, own);
        float share = clamp(reach - distance[k] + .5f, 0, 1) / (1 + reach * reach);
        sum = add(sum, mul(scene->spare[j], share));
        weight += share;
      }
      scene->colour[i] = mul(sum, 1 / weight);
    }
}

static void shake(Scene *scene, const Lens *lens) {
  int width = scene->width, height = scene->height;
  memcpy(scene->spare, scene->colour, (size_t)width * height * sizeof(Vec3));
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++) {
      Vec3 sum = vec(0, 0, 0);
      for (int k = 0; k < SHAKE_TAPS; k++) {
        float t = (float)k / (SHAKE_TAPS - 1) - .5f;
        int X = x + (int)lrintf(t * lens->shake_x * width), Y = y + (int)lrintf(t * lens->shake_y * width);
        X = X < 0 ? 0 : X >= width ? width - 1 : X;
        Y = Y < 0 ? 0 : Y >= height ? height - 1 : Y;
        sum = add(sum, scene->spare[Y * width + X]);
      }
      scene->colour[y * width + x] = mul(sum, 1.f / SHAKE_TAPS);
    }
}

void blur_by_lens(Scene *scene, const Lens *lens) {
  if (lens->aperture > 0) defocus(scene, lens);
  if (lens->shake_x != 0 || lens->shake_y != 0) shake(scene, lens);
}

void distort(const Lens *lens, float x, float y, int width, int height, float *u, float *v) {
  float dx = x - width * .5f, dy = y - height * .5f, k = 1;
  if (lens->distortion != 0) {
    float corner = .25f * (width * width + height * height), squared = (dx * dx + dy * dy) / corner;
    float least = .25f * (width < height ? width * width : height * height) / corner;
    // Fixed at the corners or at the nearer border, so that nothing beyond the raster is asked for.
    k = 1 + lens->distortion * (squared - (lens->distortion > 0 ? 1 : least));
  }
  *u = width * .5f + dx * k;
  *v = height * .5f + dy * k;
}
