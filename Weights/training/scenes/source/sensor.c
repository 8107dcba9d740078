#include "sensor.h"

#include <string.h>

#include "noise.h"
#include "random.h"

Sensor draw_sensor(Scene *scene) {
  Sensor s = {0};
  float noisy = unit(scene), level = log_uniform(scene, .003f, .025f), grain = uniform(scene, .6f, 2.2f);
  float sharp = unit(scene), halo = uniform(scene, .1f, .9f);
  s.coarse_colour = chance(scene, .6f);
  if (noisy < .3f) {
    s.shot = level;
    s.read = level * .15f;
    s.grain = grain;
  }
  if (sharp < .35f) s.sharpening = halo;
  return s;
}

float sensor_noise(const Sensor *s, float value, int x, int y, int c, int seed) {
  float u = lattice_hash(x, y, seed + c) + lattice_hash(x, y, seed + c + 7) - 1; // deviation 0.41
  if (s->grain > 1) u = .5f * u + 2.2f * (value_noise(x / s->grain, y / s->grain, seed + c) - .5f);
  return 2.4f * u * (s->shot * sqrtf(fmaxf(value, 0)) + s->read);
}

static uint8_t byte(float v) { return (uint8_t)clamp(v + .5f, 0, 255); }

static void sharpen(float strength, uint8_t *rgb, uint8_t *spare, int width, int height) {
  memcpy(spare, rgb, (size_t)width * height * 3);
  int row = width * 3;
  for (int y = 1; y + 1 < height; y++)
    for (int i = y * row + 3; i < (y + 1) * row - 3; i++) {
      float mean = .25f * (spare[i - 3] + spare[i + 3] + spare[i - row] + spare[i + row]);
      rgb[i] = byte(spare[i] + strength * (spare[i] - mean));
    }
}

// Every block of 2 x 2 pixels keeps its lightnesses and shares its mean colour (the YCbCr of JFIF).
static void coarsen_colour(uint8_t *rgb, int width, int height) {
  for (int y = 0; y + 1 < height; y += 2)
    for (int x = 0; x + 1 < width; x += 2) {
      uint8_t *p[4] = {rgb + (y * width + x) * 3, rgb + (y * width + x + 1) * 3, rgb + ((y + 1) * width + x) * 3,
                       rgb + ((y + 1) * width + x + 1) * 3};
      float light[4], blue = 0, red = 0;
      for (int i = 0; i < 4; i++) {
        light[i] = .299f * p[i][0] + .587f * p[i][1] + .114f * p[i][2];
        blue += .25f * (p[i][2] - light[i]);
        red += .25f * (p[i][0] - light[i]);
      }
      for (int i = 0; i < 4; i++) {
        p[i][0] = byte(light[i] + red);
        p[i][1] = byte(light[i] - (.299f * red + .114f * blue) / .587f);
        p[i][2] = byte(light[i] + blue);
      }
    }
}

void finish_picture(const Sensor *s, uint8_t *rgb, uint8_t *spare, int width, int height) {
  if (s->sharpening > 0) sharpen(s->sharpening, rgb, spare, width, height);
  if (s->coarse_colour) coarsen_colour(rgb, width, height);
}
