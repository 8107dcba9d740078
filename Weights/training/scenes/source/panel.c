#include "panel.h"

#include <stddef.h>

#include "band.h"
#include "noise.h"

static Vec3 texel(const uint8_t *tile, int side, int x, int y) {
  const uint8_t *b = tile + ((size_t)(y < 0       ? 0
                                      : y >= side ? side - 1
                                                  : y) *
                                 side +
                             (x < 0       ? 0
                              : x >= side ? side - 1
                                          : x)) *
                                3;
  Vec3 c = mul(vec(b[0], b[1], b[2]), 1 / 255.f);
  return modulate(c, c);
}

// A picture of a scene on a panel: what is drawn has depth, the panel has none. (a, b): 0 to 1 from the top left.
static Vec3 picture(const Scene *scene, const Material *m, float a, float b, float footprint) {
  int side = scene->pictures.side;
  const uint8_t *tile = scene->pictures.pixels + (size_t)m->photograph * side * side * 3;
  float x = a * side - .5f, y = b * side - .5f, reach = .5f * clamp(footprint / m->size * side, 1, 6);
  Vec3 sum = vec(0, 0, 0);
  if (reach < .75f) {
    int i = (int)floorf(x), j = (int)floorf(y);
    Vec3 above = mix(texel(tile, side, i, j), texel(tile, side, i + 1, j), x - i);
    Vec3 below = mix(texel(tile, side, i, j + 1), texel(tile, side, i + 1, j + 1), x - i);
    sum = mix(above, below, y - j);
  } else {
    for (int k = 0; k < 4; k++)
      sum = add(sum, mul(texel(tile, side, (int)(x + .5f + (k & 1 ? .5f : -.5f) * reach),
                               (int)(y + .5f + (k & 2 ? .5f : -.5f) * reach)),
                         .25f));
  }
  float border = m->ratio > .6f ? .12f * (m->ratio - .5f) : 0; // a passe-partout
  if (a < border || b < border || a > 1 - border || b > 1 - border) return vec(.8f, .79f, .76f);
  return modulate(sum, m->base);
}

// Lines of words with a heading and perhaps a figure, as on a page, a screen or a poster.
static Vec3 print(const Scene *scene, const Material *m, float a, float b, float footprint) {
  float lines = 9 + 30 * m->ratio, y = b * lines;
  int line = (int)y, style = (int)(m->offset.x * 3) & 3;
  if (a < .07f || a > .93f || b < .06f || b > .94f) return m->base;
  float top = .2f + .3f * m->offset.y / 50;
  if (style == 1 && a > .5f && b > top && b < top + .35f) {
    if (!scene->pictures.count) return m->accent;
    return picture(scene, m, (a - .5f) / .45f, (b - top) / .35f, footprint * 2);
  }
  if (b < .13f) return style ? mix(m->base, m->accent, a < .5f + .4f * m->offset.z / 50 ? .8f : 0) : m->base;
  float fill = .6f * clamp(1.4f - footprint * lines / m->variant * 1.5f, 0, 1);
  float word = a * (18 + 10 * lattice_hash(line, 1, 3));
  int blank = lattice_hash(line, 2, style) < .12f || a > .5f + .5f * lattice_hash(line, 4, 9);
  float letters = lattice_hash((int)(a * m->size / m->variant * lines * 2.5f), line, 6);
  float ink = blank || y - line > .6f || lattice_hash((int)word, line, 5) < .15f ? 0 : .45f + .55f * letters;
  return mix(m->base, m->other, blank ? 0 : ink * fill + .25f * (.6f - fill));
}

// A keyboard's keys.
static Vec3 keys(const Material *m, float a, float b, float footprint) {
  float row = b * 6, shift = floorf(row) * .35f, column = a * 16 + shift, soft = footprint * 6 / m->variant;
  float key = band(row + .06f, .86f, soft) * band(column, .88f, footprint * 16 / m->size);
  float label = row - floorf(row) > .35f && row - floorf(row) < .6f && column - floorf(column) > .3f &&
                column - floorf(column) < .6f && soft < .3f;
  return mix(mul(m->base, .25f), label ? m->accent : m->base, key);
}

Vec3 panel_colour(const Scene *scene, const Material *m, Vec3 local, int axis, float footprint) {
  float s = axis == 0 ? local.z : local.x, t = axis == 1 ? local.z : local.y;
  float a = clamp(s / m->size + .5f, 0, 1), b = clamp(.5f - t / m->variant, 0, 1);
  if (m->turned) a = 1 - a;
  switch (m->pattern) {
  case PICTURE: return picture(scene, m, a, b, footprint);
  case PRINT: return print(scene, m, a, b, footprint);
  default: return keys(m, a, b, footprint);
  }
}
