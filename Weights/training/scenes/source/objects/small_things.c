#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

// A carton, crate or gadget, perhaps with a smaller one on it.
static void add_boxes(Scene *scene, Pose pose, float size) {
  float a = size * uniform(scene, .3f, 1), b = size * uniform(scene, .1f, 1), c = size * uniform(scene, .3f, 1);
  int side = any_material(scene, size);
  if (chance(scene, .35f)) { // cardboard with a strip of tape
    Vec3 brown = hsv(uniform(scene, .07f, .1f), uniform(scene, .3f, .55f), uniform(scene, .2f, .5f));
    side = new_material(scene, MOTTLED, brown, vary(scene, brown, .1f), size * .3f);
    add_box(scene, pose, 0, b, 0, a * 1.001f, size * .004f, c * .1f, plain_material(scene, vary(scene, brown, .3f)));
  }
  add_box(scene, pose, 0, b / 2, 0, a, b, c, side);
  if (chance(scene, .4f)) { // printed front and top
    add_box(scene, place(pose, 0, b / 2, -c / 2, 0), 0, 0, 0, a * .96f, b * .94f, size * .004f,
            panel_material(scene, a * .96f, b * .94f));
    if (chance(scene, .5f))
      add_box(scene, place(pose, 0, b, 0, 0), 0, 0, 0, a * .96f, size * .004f, c * .96f,
              panel_material(scene, a * .96f, c * .96f));
  }
  if (chance(scene, .3f))
    add_box(scene, place(pose, 0, b, 0, uniform(scene, -1, 1)), 0, b * .25f, 0, a * .8f, b * .5f, c * .8f,
            any_material(scene, size));
}

static void add_pile(Scene *scene, Pose pose, float size) {
  float y = 0;
  int count = integer(scene, 2, 7), books = chance(scene, .6f);
  for (int i = 0; i < count; i++) {
    float h = size * uniform(scene, .06f, .2f);
    Pose at = place(pose, normal(scene, .03f) * size, y, normal(scene, .03f) * size, normal(scene, .2f));
    if (books) {
      Vec3 c = any_colour(scene);
      add_box(scene, at, size * .01f, h / 2, 0, size * .68f, h * .8f, size * .48f, paper_material(scene));
      int cover = plain_material(scene, c);
      for (int s = 0; s < 2; s++)
        add_box(scene, at, 0, s ? h * .95f : h * .05f, 0, size * .7f, h * .1f, size * .5f, cover);
      add_box(scene, at, -size * .35f, h / 2, 0, size * .01f, h, size * .5f, cover);
    } else {
      add_superellipsoid(scene, at, vec(0, h / 2, 0), size * uniform(scene, .3f, .42f), h / 2,
                         size * uniform(scene, .25f, .35f), .35f, .25f, .02f, 3, fabric_material(scene), 8, 20);
    }
    y += h;
  }
}

// A shoe pointing to -z, and mostly its fellow.
static void add_shoes(Scene *scene, Pose pose, float size) {
  int upper = chance(scene, .5f) ? fabric_material(scene) : plain_material(scene, any_colour(scene)),
      sole = plain_material(scene, neutral_colour(scene, .02f, .9f)),
      dark = plain_material(scene, vec(.02f, .02f, .02f));
  int pair = chance(scene, .8f) ? 2 : 1;
  for (int i = 0; i < pair; i++) {
    Pose at = place(pose, (i - (pair - 1) * .5f) * size * .45f, 0, normal(scene, .06f) * size, normal(scene, .15f));
    add_superellipsoid(scene, at, vec(0, size * .04f, 0), size * .17f, size * .04f, size * .5f, .4f, .7f, 0, 0, sole, 6,
                       22);
    add_superellipsoid(scene, at, vec(0, size * .12f, -size * .18f), size * .15f, size * .1f, size * .3f, .8f, .8f, 0,
                       0, upper, 10, 18);
    add_superellipsoid(scene, at, vec(0, size * .19f, size * .22f), size * .14f, size * .17f, size * .24f, .5f, .8f, 0,
                       0, upper, 10, 18);
    add_superellipsoid(scene, at, vec(0, size * .36f, size * .22f), size * .1f, size * .015f, size * .17f, .8f, .8f, 0,
                       0, dark, 6, 14);
    for (int k = 0; k < 4; k++)
      add_capsule(scene, at, vec(-size * .08f, size * (.2f + .03f * k), size * (-.16f + .06f * k)),
                  vec(size * .08f, size * (.2f + .03f * k), size * (-.16f + .06f * k)), size * .012f, size * .012f,
                  sole);
  }
}

static void add_bag(Scene *scene, Pose pose, float size) {
  int cloth = fabric_material(scene),
      strap = chance(scene, .5f) ? cloth : plain_material(scene, neutral_colour(scene, .02f, .3f));
  float w = size * uniform(scene, .3f, .45f), h = size * uniform(scene, .3f, .5f),
        d = size * uniform(scene, .13f, .25f);
  add_superellipsoid(scene, pose, vec(0, h, 0), w, h, d, .35f, .45f, .06f, 2, cloth, 14, 22);
  if (chance(scene, .5f))
    add_superellipsoid(scene, pose, vec(0, h * .6f, -d * .9f), w * .7f, h * .4f, d * .35f, .35f, .4f, .04f, 2, cloth, 8,
                       18);
  for (int s = 0; s < 2; s++) {
    Vec3 path[9];
    float radii[9], top = h * (2 + uniform(scene, .2f, .6f));
    for (int i = 0; i < 9; i++) {
      float a = PI * i / 8;
      path[i] = vec(w * .55f * cosf(a), h * 1.7f + (top - h * 1.7f) * sinf(a), (s - .5f) * d);
      radii[i] = size * .014f;
    }
    add_tube(scene, pose, path, radii, 9, 6, strap);
  }
}

// A plush animal: a body, a head, limbs, ears.
static void add_plush(Scene *scene, Pose pose, float size) {
  Vec3 c = chance(scene, .6f) ? wood_colour(scene) : any_colour(scene);
  int fur = new_material(scene, FUR, c, vary(scene, c, .3f), size * .3f),
      dark = plain_material(scene, vec(.02f, .02f, .02f));
  scene->materials[fur].bump = .8f;
  float r = size * .2f;
  add_blob(scene, pose, 0, size * .25f, 0, r * 1.1f, size * .25f, r, .05f, 3, fur);
  add_blob(scene, pose, 0, size * .65f, -r * .1f, r * 1.05f, r, r * .95f, .04f, 3, fur);
  add_ellipsoid(scene, pose, 0, size * .6f, -r, r * .45f, r * .38f, r * .4f, fur);
  add_ellipsoid(scene, pose, 0, size * .63f, -r * 1.4f, r * .15f, r * .12f, r * .1f, dark);
  for (int s = -1; s < 2; s += 2) {
    add_ellipsoid(scene, pose, s * r * .8f, size * .82f, 0, r * .4f, r * .4f, r * .2f, fur);
    add_ellipsoid(scene, pose, s * r * .4f, size * .7f, -r * .95f, r * .1f, r * .12f, r * .1f, dark);
    add_capsule(scene, pose, vec(s * r * .8f, size * .4f, 0), vec(s * r * 1.5f, size * .25f, -r * .8f), r * .4f,
                r * .35f, fur);
    add_capsule(scene, pose, vec(s * r * .6f, size * .08f, 0), vec(s * r * .9f, size * .08f, -r * 1.7f), r * .42f,
                r * .42f, fur);
  }
}

static void add_ball(Scene *scene, Pose pose, float size) {
  Pattern patterns[4] = {CELLS, STRIPED, PLAIN, CHECKED};
  int m = new_material(scene, patterns[integer(scene, 0, 3)], any_colour(scene), any_colour(scene),
                       size * uniform(scene, .15f, .4f));
  polish(scene, m, .5f);
  add_superellipsoid(scene, pose, vec(0, size * .4f, 0), size * .4f, size * .4f, size * .4f, 1, 1, 0, 0, m, 18, 28);
}

// Rods at random, one from the end of the other: toys, tools, driftwood.
static void add_sticks(Scene *scene, Pose pose, float size) {
  int count = integer(scene, 3, 7), m = any_material(scene, size);
  Vec3 p = vec(0, size * .3f, 0);
  for (int i = 0; i < count; i++) {
    Vec3 step = normalize(vec(normal(scene, 1), normal(scene, .6f) + .2f, normal(scene, 1)));
    Vec3 q = add(p, mul(step, size * uniform(scene, .2f, .5f)));
    q.y = fmaxf(q.y, size * .1f);
    add_capsule(scene, pose, p, q, size * uniform(scene, .03f, .13f), size * uniform(scene, .03f, .13f),
                chance(scene, .5f) ? m : any_material(scene, size));
    p = q;
  }
}

static void add_basket(Scene *scene, Pose pose, float size) {
  int wicker = new_material(scene, CHECKED, wood_colour(scene), wood_colour(scene), size * .05f);
  scene->materials[wicker].bump = .5f;
  float r = size * uniform(scene, .35f, .5f), h = size * uniform(scene, .3f, .8f),
        radii[6] = {0, r * .8f, r, r * .95f, r * .75f, 0}, up[6] = {0, 0, h, h, h * .3f, h * .3f};
  add_revolved(scene, pose, 0, 0, 0, radii, up, 6, 24, wicker);
  if (chance(scene, .6f))
    add_blob(scene, pose, 0, h * .75f, 0, r * .85f, h * .4f, r * .85f, .3f, 2, fabric_material(scene));
}

void add_small_thing(Scene *scene, Pose pose, float size) {
  switch (integer(scene, 0, 15)) {
  case 0:
  case 1:
  case 2: add_boxes(scene, pose, size); break;
  case 3: add_ball(scene, pose, size); break;
  case 4:
    add_cylinder(scene, pose, 0, 0, 0, size * uniform(scene, .2f, .5f), size * uniform(scene, .1f, .5f),
                 size * uniform(scene, .3f, 1.2f), any_material(scene, size));
    break;
  case 5:
  case 6: add_vessel(scene, pose, size * uniform(scene, .6f, 1.4f)); break;
  case 7:
    add_blob(scene, pose, 0, size * .35f, 0, size * uniform(scene, .3f, .6f), size * .4f,
             size * uniform(scene, .3f, .6f), uniform(scene, .1f, .6f), uniform(scene, 1, 3),
             any_material(scene, size));
    break;
  case 8: add_pile(scene, pose, size); break;
  case 9:
    add_superellipsoid(scene, pose, vec(0, size * .4f, 0), size * uniform(scene, .3f, .6f), size * .4f,
                       size * uniform(scene, .3f, .6f), uniform(scene, .2f, 1), uniform(scene, .2f, 1), 0, 0,
                       any_material(scene, size), 12, 20);
    break;
  case 10: add_sticks(scene, pose, size); break;
  case 11: add_shoes(scene, pose, size); break;
  case 12: add_bag(scene, pose, size); break;
  case 13: add_plush(scene, pose, size); break;
  case 14: add_basket(scene, pose, size); break;
  default: add_potted_plant(scene, pose, size * 1.2f);
  }
}
