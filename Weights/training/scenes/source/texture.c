#include "texture.h"

#include <stddef.h>

#include "band.h"
#include "colour.h"
#include "noise.h"
#include "panel.h"

// A point of a material as the patterns see it.
typedef struct {
  const Material *m;
  Vec3 p;     // in space, shifted by the material's offset
  float s, t; // on the surface
  int axis;
  float footprint;
} Sample;

static Vec3 mottled(const Sample *q) {
  const Material *m = q->m;
  return mix(m->base, m->other, smooth_step(.2f, .8f, octave_noise(q->p, 1 / m->size, m->octaves, .6f, q->footprint)));
}

static Vec3 checked(const Sample *q) {
  const Material *m = q->m;
  float a = band(q->s / m->size, .5f, q->footprint / m->size);
  float b = band(q->t / m->size * (m->variant > 2 ? .5f : 1), .5f, q->footprint / m->size);
  return mix(m->base, m->other, a + b - 2 * a * b);
}

static Vec3 bricks_or_tiles(const Sample *q) {
  const Material *m = q->m;
  int bricks = m->pattern == BRICKS;
  float high = m->size, wide = bricks ? high * 2.6f : high * (m->variant > 2 ? 2 : 1);
  float row = floorf(q->t / high), shift = bricks ? row * .5f : 0, column = floorf(q->s / wide + shift);
  float joint = bricks ? .12f : .03f;
  float stone = band(q->t / high, 1 - joint, q->footprint / high) *
                band(q->s / wide + shift, 1 - joint * high / wide, q->footprint / wide);
  float k = lattice_hash((int)row, (int)column, 7);
  float variety = (bricks ? 1.f : m->ratio) * clamp(1.5f - q->footprint / high, 0, 1);
  Vec3 c = mix(m->base, m->other, clamp(.5f + (k - .5f) * variety, 0, 1));
  c = mul(c, .75f + .5f * octave_noise(q->p, 4 / m->size, 3, .6f, q->footprint));
  return mix(mul(m->other, .45f), c, stone);
}

static Vec3 planks(const Sample *q) {
  const Material *m = q->m;
  float row = floorf(q->s / m->size), shift = lattice_hash((int)row, 3, 1) * 9, plank = m->size * 9;
  float column = floorf(q->t / plank + shift), k = lattice_hash((int)row, (int)column, 5);
  float wood =
      band(q->s / m->size, .97f, q->footprint / m->size) * band(q->t / plank + shift, .994f, q->footprint / plank);
  float grain =
      octave_noise(vec(q->s * 14, q->t * 1.1f + k * 31, k * 17), 1 / (m->size * 2 + .05f), 4, .65f, q->footprint * 8);
  float tint = .2f + .5f * (k - .5f) * clamp(1.5f - q->footprint / m->size, 0, 1) + grain * .7f;
  return mul(mix(m->base, m->other, clamp(tint, 0, 1)), .5f + .5f * wood);
}

// Worley cells: stones, cracked ground, leather.
static Vec3 cells(const Sample *q) {
  const Material *m = q->m;
  float f = 1 / m->size;
  if (q->footprint * f > .9f) return mix(m->base, m->other, .5f);
  float a = (q->axis == 0 ? q->p.z : q->p.x) * f, b = (q->axis == 1 ? q->p.z : q->p.y) * f;
  float fa = floorf(a), fb = floorf(b), nearest = 9, second = 9, id = 0;
  for (int i = -1; i < 2; i++)
    for (int j = -1; j < 2; j++) {
      float u = lattice_hash((int)fa + i, (int)fb + j, 1), w = lattice_hash((int)fa + i, (int)fb + j, 2);
      float dx = fa + i + u - a, dy = fb + j + w - b, d = dx * dx + dy * dy;
      if (d < nearest) {
        second = nearest;
        nearest = d;
        id = u + w;
      } else if (d < second) {
        second = d;
      }
    }
  float kept = clamp(1.4f - q->footprint * f * 1.5f, 0, 1);
  float inside = smooth_step(0, .25f, sqrtf(second) - sqrtf(nearest));
  return mul(mix(m->base, m->other, .5f + kept * (id * .5f - .5f)), 1 - kept * .7f * (1 - inside));
}

static Vec3 marble(const Sample *q) {
  const Material *m = q->m;
  float n = octave_noise(q->p, 1 / m->size, 5, .6f, q->footprint);
  float vein = sinf(n * 22 + q->s / m->size * 3) * clamp(1.3f - q->footprint / m->size * 3, 0, 1);
  return mix(m->base, m->other, .5f + .5f * vein);
}

// A wall with painted windows, for buildings far away; some windows are lit.
static Vec3 windowed(const Sample *q) {
  const Material *m = q->m;
  float wide = m->size, high = m->size * m->variant * .5f + 1.2f;
  float column = floorf(q->s / wide), row = floorf(q->t / high);
  float pane = band(q->s / wide + .2f, .35f + .3f * m->ratio, q->footprint / wide) *
               band(q->t / high + .25f, .55f, q->footprint / high);
  float k = lattice_hash((int)column, (int)row, 11);
  Vec3 glass = k < .8f ? mul(m->accent, .12f + .3f * k) : mul(vec(1, .9f, .7f), .5f);
  Vec3 wall = mix(m->base, m->other, octave_noise(q->p, 1.1f, 4, .6f, q->footprint));
  return mix(wall, glass, pane);
}

static Vec3 grassy(const Sample *q) {
  const Material *m = q->m;
  float blades = octave_noise(vec(q->p.x * 1.2f, q->p.y, q->p.z * .8f), 3.f / m->size, 6, .8f, q->footprint);
  float patches = octave_noise(q->p, .12f / m->size, 3, .6f, q->footprint);
  return mul(mix(m->base, m->other, clamp(patches * .9f + (blades - .5f) * 1.3f, 0, 1)), .6f + .8f * blades);
}

// A tile of a photograph, mirrored at its borders, with a coarse mean where the pixel covers many texels.
static Vec3 photograph(const Scene *scene, const Sample *q) {
  const Material *m = q->m;
  int side = scene->photographs.side;
  float k = side / (m->size * 6 + .02f);
  int x = (int)floorf(q->s * k), y = (int)floorf(q->t * k);
  int level = q->footprint * k > 1.5f ? (q->footprint * k > 5 ? 2 : 1) : 0;
  int stride = level == 2 ? 6 : 2, taps = level ? 3 : 1;
  const uint8_t *tile = scene->photographs.pixels + (size_t)m->photograph * side * side * 3;
  Vec3 sum = vec(0, 0, 0);
  for (int i = 0; i < taps; i++)
    for (int j = 0; j < taps; j++) {
      int X = (x + i * stride) % (2 * side), Y = (y + j * stride) % (2 * side);
      if (X < 0) X += 2 * side;
      if (Y < 0) Y += 2 * side;
      if (X >= side) X = 2 * side - 1 - X;
      if (Y >= side) Y = 2 * side - 1 - Y;
      const uint8_t *b = tile + ((size_t)Y * side + X) * 3;
      sum = add(sum, vec(b[0], b[1], b[2]));
    }
  Vec3 c = mul(sum, 1 / (255.f * taps * taps));
  c = modulate(c, c); // to linear light, nearly
  return m->turned ? c : modulate(c, mul(m->base, 2.2f));
}

// Rectangles of many colours, some with lines like text: book spines, posters, signs, screens.
static Vec3 blocks(const Sample *q) {
  const Material *m = q->m;
  if (q->footprint > m->size) return mix(m->base, m->other, .5f);
  float high = m->size * m->variant * 2, row = floorf(q->t / high);
  int r = (int)row, c = (int)floorf(q->s / m->size + lattice_hash(r, 5, 5) * 7);
  float within = q->t / high - row;
  Vec3 colour = hsv(lattice_hash(c, r, 1), lattice_hash(c, r, 2) * m->ratio * 1.1f, .1f + .8f * lattice_hash(c, r, 3));
  if (lattice_hash(c, r, 4) > .5f && within > .35f && within < .7f)
    colour = mix(colour, vec(.9f, .9f, .85f), .7f * (((int)floorf(within * 40)) & 1));
  return colour;
}

static Vec3 dotted(const Sample *q) {
  const Material *m = q->m;
  float a = q->s / m->size, b = q->t / m->size;
  a -= floorf(a) + .5f;
  b -= floorf(b) + .5f;
  float edge = q->footprint / m->size + .01f;
  if (edge > .6f) return mix(m->base, m->other, .3f);
  return mix(m->other, m->base, smooth_step(-edge, edge, sqrtf(a * a + b * b) - .12f - .25f * m->ratio));
}

static Vec3 streaked(const Sample *q) {
  const Material *m = q->m;
  float fine = octave_noise(vec(q->s * 9, q->t * .8f, m->offset.z), 1 / (m->size + .02f), 4, .7f, q->footprint * 5);
  float broad = octave_noise(q->p, .7f, 3, .5f, q->footprint);
  return mix(m->base, m->other, clamp(fine * .8f + broad * .4f - .1f, 0, 1));
}

// Fur: patches or stripes of two colours, and hairs that run along x and z of the body.
static Vec3 fur(const Sample *q) {
  const Material *m = q->m;
  Vec3 warped = add(q->p, mul(vec(1, .6f, .3f), .3f * m->size * octave_noise(q->p, 2 / m->size, 3, .6f, q->footprint)));
  float patches = octave_noise(warped, 1 / m->size, 3, .5f, q->footprint);
  float pattern = m->variant > 1.7f ? .5f + .5f * sinf(TURN * (warped.z / m->size + 2 * patches)) : patches;
  float hairs = octave_noise(vec(q->p.x * 2.2f, q->p.y, q->p.z * .7f), 120, 3, .7f, q->footprint);
  Vec3 c = mix(m->base, m->other, smooth_step(m->ratio - .15f, m->ratio + .15f, pattern));
  return mul(c, .55f + .9f * hairs);
}

static float spot(float x, float y, float cx, float cy, float rx, float ry) {
  float dx = (x - cx) / rx, dy = (y - cy) / ry;
  return expf(-dx * dx - dy * dy);
}

// A face's paint: brows, lips, warm cheeks and nose, perhaps stubble; `local` is in the head, eyes at height 0.
// base: skin, other: lips, accent: hair, ratio: strength of stubble above 0.6, of make-up below 0.4.
static Vec3 face(const Sample *q, Vec3 local) {
  const Material *m = q->m;
  float tone = octave_noise(q->p, 40, 4, .6f, q->footprint);
  Vec3 c = mul(m->base, .88f + .24f * tone);
  if (local.z > -.02f) return c;
  float x = fabsf(local.x), y = local.y;
  float warm = .5f * spot(x, y, .042f, -.035f, .02f, .018f) + .6f * spot(x, y, 0, -.036f, .014f, .012f);
  c = modulate(c, mix(vec(1, 1, 1), vec(1.05f, .78f, .74f), warm));
  if (m->ratio > .6f) {
    float beard = smooth_step(-.03f, -.06f, y + .5f * fmaxf(0, .03f - x) * (y > -.06f)) *
                  (1 - .8f * spot(x, y, 0, -.066f, .022f, .008f));
    c = mix(c, m->accent, clamp(beard * (m->ratio - .55f) * 2 * (.6f + .8f * tone), 0, .85f));
  }
  float lips = smooth_step(.35f, .6f, spot(x, y, 0, -.067f, .026f, .0095f));
  c = mix(c, m->other, lips * (m->ratio < .4f ? .9f : .55f));
  c = mul(c, 1 - .75f * spot(x, y, 0, -.0675f, .023f, .0016f));
  float arch = .021f + .005f * sinf(clamp((x - .012f) / .045f, 0, 1) * PI);
  float brow = smooth_step(.3f, .7f, expf(-powf((y - arch) / .0045f, 2))) * smooth_step(.009f, .015f, x) *
               smooth_step(.056f, .046f, x);
  c = mix(c, m->accent, brow * .85f);
  c = mul(c, 1 - .35f * spot(x, y, .032f, .009f, .018f, .004f));    // the lid's fold
  return mul(c, 1 - .5f * spot(x, y, .008f, -.046f, .004f, .003f)); // nostrils
}

Vec3 texture_colour(const Scene *scene, const Material *m, Vec3 local, int axis, float footprint) {
  if (m->pattern == PLAIN) return m->base;
  if (m->pattern >= PICTURE) return panel_colour(scene, m, local, axis, footprint);
  Sample q = {.m = m, .p = add(local, m->offset), .axis = axis, .footprint = footprint};
  q.s = axis == 0 ? q.p.z : q.p.x;
  q.t = axis == 1 ? q.p.z : q.p.y;
  if (m->turned && m->pattern != WINDOWED && m->pattern != BRICKS) {
    float swap = q.s;
    q.s = q.t;
    q.t = swap;
  }
  q.s += m->offset.x;
  q.t += m->offset.y;
  switch (m->pattern) {
  case MOTTLED: return mottled(&q);
  case STRIPED: return mix(m->base, m->other, band(q.s / m->size, m->ratio, footprint / m->size));
  case CHECKED: return checked(&q);
  case BRICKS:
  case TILES: return bricks_or_tiles(&q);
  case PLANKS: return planks(&q);
  case CELLS: return cells(&q);
  case MARBLE: return marble(&q);
  case WINDOWED: return windowed(&q);
  case GRASSY: return grassy(&q);
  case PHOTOGRAPH: return photograph(scene, &q);
  case BLOCKS: return blocks(&q);
  case DOTTED: return dotted(&q);
  case STREAKED: return streaked(&q);
  case FUR: return fur(&q);
  case FACE: return face(&q, local);
  default: return m->base;
  }
}
