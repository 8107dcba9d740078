// What sensor and camera software do to the picture: noise, sharpening, coarse colour.
#pragma once
#include "scene.h"

typedef struct {
  float shot, read;  // noise: of the light's grains and of the electronics
  float grain;       // side of a noise grain, pixels
  float sharpening;  // strength of the halo
  int coarse_colour; // colour at half the resolution, as in most JPEG files
} Sensor;

Sensor draw_sensor(Scene *scene);
// Relative noise to add to a linear value at pixel (x, y), channel c.
float sensor_noise(const Sensor *sensor, float value, int x, int y, int c, int seed);
// Sharpens and coarsens an RGB picture in place; `spare` holds as many bytes as the picture.
void finish_picture(const Sensor *sensor, uint8_t *rgb, uint8_t *spare, int width, int height);
