#include "colour.h"

#include "random.h"

Vec3 hsv(float hue, float saturation, float value) {
  hue = (hue - floorf(hue)) * 6;
  int sector = (int)hue;
  float f = hue - sector;
  float p = value * (1 - saturation), q = value * (1 - saturation * f), t = value * (1 - saturation * (1 - f));
  switch (sector) {
  case 0: return vec(value, t, p);
  case 1: return vec(q, value, p);
  case 2: return vec(p, value, t);
  case 3: return vec(p, q, value);
  case 4: return vec(t, p, value);
  default: return vec(value, p, q);
  }
}

Vec3 any_colour(Scene *scene) {
  float k = unit(scene), v = uniform(scene, .05f, .9f);
  v = v * v * .6f + v * .4f;
  if (k < .4f) return hsv(unit(scene), uniform(scene, 0, .15f), v);
  if (k < .6f) return hsv(uniform(scene, .03f, .12f), uniform(scene, .3f, .75f), v * .8f);
  if (k < .8f) return hsv(unit(scene), uniform(scene, .5f, 1), v);
  return hsv(unit(scene), uniform(scene, .15f, .5f), v);
}

Vec3 neutral_colour(Scene *scene, float a, float b) {
  return hsv(chance(scene, .7f) ? uniform(scene, .05f, .16f) : unit(scene), uniform(scene, 0, .16f),
             uniform(scene, a, b));
}

Vec3 wood_colour(Scene *scene) {
  return hsv(uniform(scene, .04f, .1f), uniform(scene, .3f, .75f), uniform(scene, .08f, .6f));
}

Vec3 vary(Scene *scene, Vec3 c, float spread) {
  float k = 1 + normal(scene, spread);
  return vec(clamp(c.x * k * (1 + normal(scene, spread * .4f)), .01f, .95f),
             clamp(c.y * k * (1 + normal(scene, spread * .4f)), .01f, .95f),
             clamp(c.z * k * (1 + normal(scene, spread * .4f)), .01f, .95f));
}
