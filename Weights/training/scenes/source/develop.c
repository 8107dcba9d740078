#include "develop.h"

#include "lens.h"
#include "random.h"
#include "sensor.h"

typedef struct {
  float exposure, vignetting, exponent; // exponent: of the tone curve
  Vec3 balance;                         // gains of red, green and blue
  Lens lens;
  Sensor sensor;
  int noise_seed;
} Development;

static float mean_brightness(const Scene *scene) {
  int pixels = scene->width * scene->height;
  double sum = 0;
  for (int i = 0; i < pixels; i += 5) {
    Vec3 c = scene->colour[i];
    sum += fminf(.3f * c.x + .6f * c.y + .1f * c.z, 2.f);
  }
  return (float)(sum / (pixels / 5));
}

// The mean of the exposed raster over a pixel's area about (u, v), weighted by the covered area.
static Vec3 reduce_pixel(const Scene *scene, float u, float v, float oversampling, float exposure) {
  float left = fmaxf(u - oversampling * .5f, 0), top = fmaxf(v - oversampling * .5f, 0);
  float right = fminf(left + oversampling, scene->width), bottom = fminf(top + oversampling, scene->height);
  Vec3 sum = vec(0, 0, 0);
  float weight = 0;
  for (int j = (int)top; j < bottom - 1e-4f; j++) {
    float wy = fminf(j + 1, bottom) - fmaxf(j, top);
    for (int i = (int)left; i < right - 1e-4f; i++) {
      float w = wy * (fminf(i + 1, right) - fmaxf(i, left));
      Vec3 c = mul(scene->colour[j * scene->width + i], exposure);
      sum = add(sum, mul(vec(fminf(c.x, 1.3f), fminf(c.y, 1.3f), fminf(c.z, 1.3f)), w));
      weight += w;
    }
  }
  return weight > 0 ? mul(sum, 1 / weight) : sum;
}

// The tone curve as a table over the square root of linear light, so that the dark end is fine enough.
enum { TONES = 4096 };
static const float BRIGHTEST = 1.5f;

static void fill_tones(uint8_t *table, float exponent) {
  for (int i = 0; i < TONES; i++) {
    float root = i / (TONES - 1.f), v = powf(root * root * BRIGHTEST, exponent);
    if (v > .8f) v = .8f + .2f * (1 - expf(-(v - .8f) * 5)); // a soft shoulder
    table[i] = (uint8_t)clamp(v * 255 + .5f, 0, 255);
  }
}

static uint8_t tone(const uint8_t *table, float v) {
  return table[(int)(sqrtf(clamp(v, 0, BRIGHTEST) / BRIGHTEST) * (TONES - 1) + .5f)];
}

static int bounded(float x, int end) { return x < 0 ? 0 : x >= end ? end - 1 : (int)x; }

static void develop_with(const Scene *scene, const Development *d, int width, int height, float oversampling,
                         uint8_t *rgb, float *inverse_depth) {
  float corner = .25f * (width * width + height * height);
  uint8_t tones[TONES];
  fill_tones(tones, d->exponent);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++) {
      float u, v, dx = x - width * .5f, dy = y - height * .5f;
      distort(&d->lens, x + .5f, y + .5f, width, height, &u, &v);
      u *= oversampling, v *= oversampling;
      float dimming = 1 - d->vignetting * (dx * dx + dy * dy) / corner;
      Vec3 c = mul(modulate(reduce_pixel(scene, u, v, oversampling, d->exposure), d->balance), dimming);
      float channel[3] = {c.x, c.y, c.z};
      for (int i = 0; i < 3; i++) {
        if (d->sensor.shot > 0) channel[i] += sensor_noise(&d->sensor, channel[i], x, y, i, d->noise_seed);
        rgb[(y * width + x) * 3 + i] = tone(tones, channel[i]);
      }
      int i = bounded(v, scene->height) * scene->width + bounded(u, scene->width);
      inverse_depth[y * width + x] = scene->triangle_seen[i] < 0 ? 0 : scene->inverse_depth[i];
    }
}

// Mostly neutral; sometimes as warm as a bulb or as cold as shade that no one corrected.
static Vec3 draw_balance(Scene *scene) {
  Vec3 balance = vec(1 + normal(scene, .08f), 1, 1 + normal(scene, .1f));
  float cast = chance(scene, .18f) ? uniform(scene, -.25f, .45f) : 0;
  return modulate(balance, vec(expf(cast * .8f), 1, expf(-cast)));
}

void develop(Scene *scene, int near_subject, int width, int height, float oversampling, uint8_t *rgb,
             float *inverse_depth) {
  Development d;
  d.lens = draw_lens(scene, near_subject);
  d.sensor = draw_sensor(scene);
  d.noise_seed = integer(scene, 0, 1 << 20);
  float level = chance(scene, .15f) ? log_uniform(scene, .03f, .7f) : log_uniform(scene, .13f, .45f);
  d.exposure = level / (mean_brightness(scene) + 1e-3f);
  d.balance = draw_balance(scene);
  d.vignetting = chance(scene, .4f) ? uniform(scene, 0, .5f) : 0;
  d.exponent = uniform(scene, .85f, 1.2f) / 2.2f;
  blur_by_lens(scene, &d.lens);
  develop_with(scene, &d, width, height, oversampling, rgb, inverse_depth);
  finish_picture(&d.sensor, rgb, (uint8_t *)scene->spare, width, height);
}

void develop_plainly(const Scene *scene, int width, int height, float oversampling, uint8_t *rgb,
                     float *inverse_depth) {
  Development d = {.exposure = 1, .balance = {1, 1, 1}, .vignetting = 0, .exponent = 1 / 2.2f};
  develop_with(scene, &d, width, height, oversampling, rgb, inverse_depth);
}
