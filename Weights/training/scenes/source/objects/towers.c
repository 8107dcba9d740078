#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

static void add_strut(Scene *scene, Pose pose, Vec3 a, Vec3 b, float radius, int material) {
  Vec3 ends[2] = {a, b};
  float radii[2] = {radius, radius};
  add_tube(scene, pose, ends, radii, 2, 4, material);
}

// Four legs that lean together, joined by level and crossed struts.
static void add_lattice_mast(Scene *scene, Pose pose, float height, float foot, float top, int material) {
  int levels = (int)clamp(height / (foot * uniform(scene, .6f, 1.2f)), 3, 22), crossed = chance(scene, .6f);
  float thick = foot * uniform(scene, .02f, .05f);
  for (int i = 0; i < levels; i++) {
    float y0 = height * i / levels, y1 = height * (i + 1) / levels;
    float a = blend(foot, top, (float)i / levels) / 2, b = blend(foot, top, (i + 1.f) / levels) / 2;
    for (int side = 0; side < 4; side++) {
      Pose at = place(pose, 0, 0, 0, side * PI / 2);
      add_strut(scene, at, vec(-a, y0, -a), vec(-b, y1, -b), thick, material);
      add_strut(scene, at, vec(-b, y1, -b), vec(b, y1, -b), thick * .7f, material);
      add_strut(scene, at, vec(-a, y0, -a), vec(b, y1, -b), thick * .7f, material);
      if (crossed) add_strut(scene, at, vec(a, y0, -a), vec(-b, y1, -b), thick * .7f, material);
    }
  }
}

static int painted_steel(Scene *scene) {
  return chance(scene, .5f) ? metal_material(scene) : plain_material(scene, any_colour(scene));
}

// A mast with arms for wires, or with a crane's boom.
static void add_pylon(Scene *scene, Pose pose, float height) {
  int steel = painted_steel(scene);
  float foot = height * uniform(scene, .06f, .2f), top = foot * uniform(scene, .15f, 1);
  add_lattice_mast(scene, pose, height, foot, top, steel);
  int arms = integer(scene, 0, 3);
  for (int i = 0; i < arms; i++) {
    float y = height * (1 - .12f * i), reach = height * uniform(scene, .1f, .35f);
    for (int s = -1; s < 2; s += 2) {
      add_strut(scene, pose, vec(0, y, 0), vec(s * reach, y, 0), foot * .04f, steel);
      add_strut(scene, pose, vec(0, y + height * .04f, 0), vec(s * reach, y, 0), foot * .03f, steel);
    }
  }
}

// A chimney, silo, tank or lighthouse.
static void add_round_tower(Scene *scene, Pose pose, float height) {
  int wall = chance(scene, .5f) ? facade_material(scene) : plain_material(scene, neutral_colour(scene, .3f, .95f));
  float foot = height * log_uniform(scene, .04f, .3f), top = foot * uniform(scene, .5f, 1);
  add_cylinder(scene, pose, 0, 0, 0, foot / 2, top / 2, height, wall);
  if (chance(scene, .5f))
    add_ellipsoid(scene, pose, 0, height, 0, top / 2, top * uniform(scene, .2f, .6f), top / 2, wall);
  int rings = integer(scene, 0, 5);
  for (int i = 1; i <= rings; i++)
    add_cylinder(scene, pose, 0, height * i / (rings + 1), 0, foot * .53f, foot * .53f, height * .02f,
                 painted_steel(scene));
}

// Stages, a pointed tip, perhaps boosters at its sides, and a mast beside it that holds it.
static void add_rocket(Scene *scene, Pose pose, float height) {
  int hull = plain_material(scene, neutral_colour(scene, .6f, .95f)), band = plain_material(scene, any_colour(scene));
  float r = height * uniform(scene, .03f, .08f), y = height * .06f, tip = height * uniform(scene, .08f, .2f);
  add_box(scene, pose, 0, y / 2, 0, height * .5f, y, height * .4f, facade_material(scene));
  float radius[7] = {0, r, r, r * .99f, r * .75f, r * .35f, 0};
  float level[7] = {y,         y, y + height * .5f, y + height - tip, y + height - tip * .6f, y + height - tip * .2f,
                    y + height};
  add_revolved(scene, pose, 0, 0, 0, radius, level, 7, 20, hull);
  int bands = integer(scene, 0, 4);
  for (int i = 0; i < bands; i++)
    add_cylinder(scene, pose, 0, y + height * uniform(scene, .05f, .7f), 0, r * 1.02f, r * 1.02f, height * .02f, band);
  if (chance(scene, .5f))
    for (int s = -1; s < 2; s += 2) {
      float side[5] = {0, r * .6f, r * .6f, r * .3f, 0};
      float rise[5] = {y, y, y + height * .55f, y + height * .62f, y + height * .66f};
      add_revolved(scene, place(pose, s * r * 1.6f, 0, 0, 0), 0, 0, 0, side, rise, 5, 14,
                   chance(scene, .5f) ? hull : band);
    }
  int steel = painted_steel(scene);
  float foot = r * uniform(scene, 1.5f, 3), away = sign(scene) * (r * 2.4f + foot / 2),
        tall = height * uniform(scene, .8f, 1.2f);
  add_lattice_mast(scene, place(pose, away, y, 0, 0), tall, foot, foot, steel);
  int arms = integer(scene, 1, 5);
  for (int i = 0; i < arms; i++)
    add_box(scene, pose, away / 2, y + tall * (i + .7f) / (arms + 1), 0, fabsf(away), height * .015f, r * .5f, steel);
}

void add_tower(Scene *scene, Pose pose, float height) {
  float kind = unit(scene);
  if (kind < .5f)
    add_pylon(scene, pose, height);
  else if (kind < .75f)
    add_round_tower(scene, pose, height);
  else
    add_rocket(scene, pose, height);
}
