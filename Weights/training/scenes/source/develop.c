#include "develop.h"

#include "random.h"

// The multiplier that brings the mean brightness to a level drawn at random.
static float choose_exposure(Scene *scene) {
  int pixels = scene->width * scene->height;
  double sum = 0;
  for (int i = 0; i < pixels; i += 5) {
    Vec3 c = scene->colour[i];
    sum += fminf(.3f * c.x + .6f * c.y + .1f * c.z, 2.f);
  }
  return (float)(log_uniform(scene, .12f, .42f) / (sum / (pixels / 5) + 1e-3));
}

// The mean of the exposed raster over a picture's pixel, weighted by the covered area.
static Vec3 reduce_pixel(const Scene *scene, int x, int y, float oversampling, float exposure) {
  float top = y * oversampling, bottom = top + oversampling, left = x * oversampling, right = left + oversampling;
  Vec3 sum = vec(0, 0, 0);
  float weight = 0;
  for (int j = (int)top; j < scene->height && j < bottom - 1e-4f; j++) {
    float wy = fminf(j + 1, bottom) - fmaxf(j, top);
    for (int i = (int)left; i < scene->width && i < right - 1e-4f; i++) {
      float w = wy * (fminf(i + 1, right) - fmaxf(i, left));
      Vec3 c = mul(scene->colour[j * scene->width + i], exposure);
      sum = add(sum, mul(vec(fminf(c.x, 1.3f), fminf(c.y, 1.3f), fminf(c.z, 1.3f)), w));
      weight += w;
    }
  }
  return mul(sum, 1 / weight);
}

static uint8_t tone(float v, float exponent) {
  v = powf(clamp(v, 0, 1.5f), exponent);
  if (v > .8f) v = .8f + .2f * (1 - expf(-(v - .8f) * 5)); // a soft shoulder
  return (uint8_t)clamp(v * 255 + .5f, 0, 255);
}

typedef struct {
  float exposure, vignetting, exponent; // exponent: of the tone curve
  Vec3 balance;                         // gains of red, green and blue
} Development;

static void develop_with(const Scene *scene, const Development *d, int width, int height, float oversampling,
                         uint8_t *rgb, float *inverse_depth) {
  float corner = .25f * (width * width + height * height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++) {
      float dx = x - width * .5f, dy = y - height * .5f;
      float dimming = 1 - d->vignetting * (dx * dx + dy * dy) / corner;
      Vec3 c = mul(modulate(reduce_pixel(scene, x, y, oversampling, d->exposure), d->balance), dimming);
      uint8_t *out = rgb + (y * width + x) * 3;
      out[0] = tone(c.x, d->exponent);
      out[1] = tone(c.y, d->exponent);
      out[2] = tone(c.z, d->exponent);
      int i = (int)((y + .5f) * oversampling) * scene->width + (int)((x + .5f) * oversampling);
      inverse_depth[y * width + x] = scene->triangle_seen[i] < 0 ? 0 : scene->inverse_depth[i];
    }
}

void develop(Scene *scene, int width, int height, float oversampling, uint8_t *rgb, float *inverse_depth) {
  Development d;
  d.exposure = choose_exposure(scene);
  d.balance = vec(1 + normal(scene, .08f), 1, 1 + normal(scene, .1f));
  d.vignetting = chance(scene, .4f) ? uniform(scene, 0, .5f) : 0;
  d.exponent = uniform(scene, .9f, 1.15f) / 2.2f;
  develop_with(scene, &d, width, height, oversampling, rgb, inverse_depth);
}

void develop_plainly(const Scene *scene, int width, int height, float oversampling, uint8_t *rgb,
                     float *inverse_depth) {
  Development d = {.exposure = 1, .balance = {1, 1, 1}, .vignetting = 0, .exponent = 1 / 2.2f};
  develop_with(scene, &d, width, height, oversampling, rgb, inverse_depth);
}
