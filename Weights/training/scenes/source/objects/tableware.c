// Things on a laid table.
#include "objects.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

void add_mug(Scene *scene, Pose pose) {
  int m = ceramic_material(scene);
  float r = uniform(scene, .032f, .048f), h = uniform(scene, .075f, .11f), flare = uniform(scene, .85f, 1.15f);
  float radii[8] = {0, r * .9f, r, r * flare, r * flare * .93f, r * .9f, r * .86f, 0};
  float heights[8] = {0, 0, h * .2f, h, h, h * .3f, h * .72f, h * .72f};
  add_revolved(scene, pose, 0, 0, 0, radii, heights, 5, 22, m);
  int drink =
      plain_material(scene, chance(scene, .6f) ? vec(.04f, .02f, .01f) : hsv(uniform(scene, .03f, .12f), .6f, .4f));
  polish(scene, drink, .9f);
  float level = h * uniform(scene, .3f, .9f), surface[2] = {0, r * .93f}, flat[2] = {level, level};
  add_revolved(scene, pose, 0, 0, 0, surface, flat, 2, 16, drink);
  enum { POINTS = 9 };
  Vec3 path[POINTS];
  float thick[POINTS], side = unit(scene) * TURN;
  for (int i = 0; i < POINTS; i++) {
    float a = -1.45f + 2.9f * i / (POINTS - 1), out = r * .92f + h * .3f * cosf(a);
    path[i] = vec(out * cosf(side), h * (.5f + .34f * sinf(a)), out * sinf(side));
    thick[i] = h * .055f;
  }
  add_tube(scene, pose, path, thick, POINTS, 8, m);
  if (chance(scene, .3f)) {
    float d = r * uniform(scene, 1.6f, 2.1f), plate[5] = {0, d * .5f, d, d * .98f, 0},
          up[5] = {0, 0, .014f, .016f, .004f};
    add_revolved(scene, pose, 0, 0, 0, plate, up, 5, 24, m);
  }
}

void add_can(Scene *scene, Pose pose) {
  int label = chance(scene, .5f) ? new_material(scene, BLOCKS, any_colour(scene), any_colour(scene), .03f)
                                 : new_material(scene, STREAKED, any_colour(scene), any_colour(scene), .05f);
  polish(scene, label, .9f);
  int metal = metal_material(scene);
  float r = .033f, h = uniform(scene, .1f, .16f);
  float side[4] = {r * .8f, r, r, r * .82f}, heights[4] = {0, .008f, h - .012f, h};
  add_revolved(scene, pose, 0, 0, 0, side, heights, 4, 20, label);
  float lid[2] = {r * .82f, 0}, top[2] = {h - .002f, h - .004f};
  add_revolved(scene, pose, 0, 0, 0, lid, top, 2, 20, metal);
}

// Glass is drawn as a pale, shiny solid: what is seen through it is no depth of its own.
void add_drinking_glass(Scene *scene, Pose pose) {
  int m = plain_material(scene, neutral_colour(scene, .3f, .7f));
  Material *glass = scene->materials + m;
  glass->specular = .9f, glass->gloss = 120, glass->mirror = .6f, glass->bump = 0;
  int drink = plain_material(scene, chance(scene, .4f) ? vec(.25f, .01f, .03f)
                                                       : hsv(unit(scene), uniform(scene, .2f, .9f), .6f));
  polish(scene, drink, 1);
  if (chance(scene, .5f)) {
    float h = uniform(scene, .16f, .23f), r = uniform(scene, .03f, .045f);
    float radii[9] = {0, r * .9f, r * .15f, .004f, .004f, r * .6f, r, r * .9f, r * .75f};
    float heights[9] = {0, .002f, .006f, .02f, h * .42f, h * .5f, h * .68f, h * .85f, h};
    add_revolved(scene, pose, 0, 0, 0, radii, heights, 9, 18, m);
    float top[3] = {0, r * .98f, r * .98f}, up[3] = {h * .7f, h * .7f, h * .66f};
    add_revolved(scene, pose, 0, 0, 0, top, up, 3, 18, drink);
  } else {
    float h = uniform(scene, .08f, .15f), r = uniform(scene, .028f, .04f), flare = uniform(scene, 1, 1.25f);
    float radii[4] = {0, r, r * flare, r * flare * .95f}, heights[4] = {0, 0, h, h};
    add_revolved(scene, pose, 0, 0, 0, radii, heights, 4, 18, m);
    float level = h * uniform(scene, .3f, .9f), top[2] = {0, r * flare * .95f}, up[2] = {level, level};
    add_revolved(scene, pose, 0, 0, 0, top, up, 2, 18, drink);
  }
}

// Meat, rice, salad, pasta, cake ...: heaps of a few colours within `radius`.
static void add_food(Scene *scene, Pose pose, float radius) {
  int heaps = integer(scene, 1, 4);
  for (int i = 0; i < heaps; i++) {
    float x = normal(scene, .35f) * radius, z = normal(scene, .35f) * radius, r = radius * uniform(scene, .25f, .6f);
    Vec3 colour = hsv(chance(scene, .7f) ? uniform(scene, .0f, .14f) : uniform(scene, .2f, .32f),
                      uniform(scene, .3f, .95f), uniform(scene, .12f, .85f));
    int m = new_material(scene, chance(scene, .5f) ? MOTTLED : CELLS, colour, vary(scene, colour, .5f),
                         log_uniform(scene, .004f, .03f));
    scene->materials[m].bump = .6f;
    float kind = unit(scene);
    if (kind < .5f) {
      add_blob(scene, pose, x, r * .15f, z, r, r * uniform(scene, .25f, .6f), r * uniform(scene, .6f, 1), .3f, 3, m);
    } else if (kind < .75f) {
      for (int k = 0; k < 14; k++) {
        float s = r * uniform(scene, .12f, .3f);
        add_ellipsoid(scene, pose, x + normal(scene, .5f) * r, s * .6f, z + normal(scene, .5f) * r, s, s * .7f, s, m);
      }
    } else {
      add_leaves(scene, pose, x, r * .2f, z, r, r * .25f, r, 30, r * .35f, m);
    }
  }
}

void add_plate(Scene *scene, Pose pose) {
  int m = ceramic_material(scene);
  float r = uniform(scene, .08f, .16f), rim = uniform(scene, .008f, .02f);
  int deep = chance(scene, .3f);
  if (deep) rim = r * uniform(scene, .3f, .6f);
  float radii[6] = {0, r * .55f, r, r * .985f, r * .6f, 0}, heights[6] = {0, 0, rim, rim + .002f, .006f, .005f};
  add_revolved(scene, pose, 0, 0, 0, radii, heights, 6, 30, m);
  if (chance(scene, .7f)) add_food(scene, place(pose, 0, deep ? rim * .4f : .006f, 0, 0), r * .6f);
}

static void add_cutlery(Scene *scene, Pose pose, int steel) {
  float l = uniform(scene, .16f, .22f), wide = uniform(scene, .006f, .011f);
  add_superellipsoid(scene, pose, vec(0, .004f, -l * .25f), wide, .0025f, l * .28f, .5f, .6f, 0, 0, steel, 6, 10);
  add_superellipsoid(scene, pose, vec(0, .005f, l * .2f), .004f, .002f, l * .25f, .5f, .6f, 0, 0, steel, 6, 8);
  switch (integer(scene, 0, 2)) {
  case 0: add_ellipsoid(scene, pose, 0, .007f, l * .42f, .019f, .005f, .03f, steel); break;
  case 1:
    for (int i = -1; i < 3; i++) add_box(scene, pose, (i - .5f) * .006f, .007f, l * .46f, .002f, .0015f, .05f, steel);
    add_box(scene, pose, 0, .006f, l * .37f, .022f, .002f, .022f, steel);
    break;
  default: add_box(scene, pose, 0, .005f, l * .42f, .017f, .0015f, .1f, steel);
  }
}

void add_place_setting(Scene *scene, Pose pose) {
  if (chance(scene, .35f)) {
    float w = uniform(scene, .35f, .45f), d = uniform(scene, .26f, .34f);
    add_box(scene, pose, 0, .001f, 0, w, .002f, d, fabric_material(scene));
  }
  int steel = metal_material(scene);
  add_plate(scene, place(pose, 0, .002f, 0, unit(scene) * TURN));
  if (chance(scene, .7f)) add_cutlery(scene, place(pose, -.17f, 0, 0, normal(scene, .1f)), steel);
  if (chance(scene, .7f)) add_cutlery(scene, place(pose, .17f, 0, 0, normal(scene, .1f)), steel);
  if (chance(scene, .5f))
    add_drinking_glass(scene, place(pose, .14f + normal(scene, .03f), 0, .18f, 0));
  else if (chance(scene, .5f))
    add_mug(scene, place(pose, .16f, 0, .18f, unit(scene) * TURN));
  if (chance(scene, .4f)) {
    int napkin = fabric_material(scene);
    add_superellipsoid(scene, place(pose, -.24f, 0, 0, normal(scene, .2f)), vec(0, .005f, 0), .05f, .006f, .09f, .5f,
                       .2f, .05f, 4, napkin, 6, 16);
  }
}

void add_candle(Scene *scene, Pose pose) {
  int holder = metal_material(scene),
      wax = plain_material(scene, chance(scene, .6f) ? vec(.85f, .8f, .7f) : any_colour(scene));
  float r = uniform(scene, .03f, .05f), stem = uniform(scene, .02f, .15f), h = uniform(scene, .08f, .25f);
  float radii[7] = {0, r, r * .3f, .008f, .008f, .02f, 0},
        heights[7] = {0, .004f, .012f, .02f, stem, stem + .01f, stem + .01f};
  add_revolved(scene, pose, 0, 0, 0, radii, heights, 7, 14, holder);
  add_cylinder(scene, pose, 0, stem, 0, .011f, .01f, h, wax);
  if (chance(scene, .4f)) {
    int flame = plain_material(scene, vec(1, .7f, .3f));
    scene->materials[flame].emission = 6;
    add_ellipsoid(scene, pose, 0, stem + h + .018f, 0, .005f, .014f, .005f, flame);
    if (chance(scene, .5f)) add_lamp_light(scene, apply(&pose, vec(0, stem + h + .05f, 0)), vec(.25f, .16f, .07f));
  }
}

void add_table_thing(Scene *scene, Pose pose) {
  switch (integer(scene, 0, 9)) {
  case 0: add_plate(scene, pose); break;
  case 1: add_mug(scene, pose); break;
  case 2: add_drinking_glass(scene, pose); break;
  case 3: add_candle(scene, pose); break;
  case 4: add_can(scene, pose); break;
  case 5:
  case 6: add_vessel(scene, pose, uniform(scene, .08f, .32f)); break;
  case 7: add_potted_plant(scene, pose, uniform(scene, .15f, .45f)); break;
  case 8: add_book(scene, pose); break;
  default: add_small_thing(scene, pose, uniform(scene, .05f, .2f));
  }
}
