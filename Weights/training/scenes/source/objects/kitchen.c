// Kitchens and bathrooms: built-in furniture along a wall. The pose has its origin at the foot of the wall's part in
// use, the room towards -z.
#include "objects.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

static void add_tap(Scene *scene, Pose pose, float height, int chrome) {
  Vec3 path[6] = {{0, 0, 0},          {0, height * .7f, 0},      {0, height * .95f, -.03f},
                  {0, height, -.09f}, {0, height * .93f, -.16f}, {0, height * .8f, -.18f}};
  float radii[6] = {.014f, .012f, .011f, .011f, .011f, .011f};
  add_tube(scene, pose, path, radii, 6, 8, chrome);
  add_capsule(scene, pose, vec(.02f, height * .35f, 0), vec(.08f, height * .5f, -.02f), .008f, .006f, chrome);
}

// Doors or drawers with handles on a front of width x height whose lower edge's middle is the pose's origin.
static void add_fronts(Scene *scene, Pose pose, float width, float height, int door, int handle) {
  int drawers = height < 1.2f && chance(scene, .35f) ? integer(scene, 2, 4) : 1;
  for (int i = 0; i < drawers; i++) {
    float h = height / drawers, y = (i + .5f) * h;
    add_box(scene, pose, 0, y, -.01f, width - .006f, h - .006f, .02f, door);
    if (drawers > 1)
      add_capsule(scene, pose, vec(-width * .2f, y + h * .25f, -.045f), vec(width * .2f, y + h * .25f, -.045f), .006f,
                  .006f, handle);
    else
      add_capsule(scene, pose, vec(width * .38f, y - .06f, -.045f), vec(width * .38f, y + .06f, -.045f), .006f, .006f,
                  handle);
  }
}

static void add_hob(Scene *scene, Pose pose, float height, int steel) {
  int black = plain_material(scene, vec(.012f, .012f, .014f));
  scene->materials[black].specular = .6f, scene->materials[black].gloss = 90, scene->materials[black].mirror = .3f;
  add_box(scene, pose, 0, height * .52f, -.302f, .56f, .44f, .02f, black);
  add_capsule(scene, pose, vec(-.24f, height * .83f, -.35f), vec(.24f, height * .83f, -.35f), .01f, .01f, steel);
  add_box(scene, pose, 0, height + .043f, 0, .56f, .008f, .5f, black);
  for (int i = 0; i < 4; i++) {
    float x = (i & 1 ? .13f : -.13f), z = (i & 2 ? .12f : -.12f);
    add_ring(scene, pose, vec(x, height + .05f, z), uniform(scene, .06f, .09f), .006f, 0,
             chance(scene, .5f) ? steel : black);
    if (chance(scene, .3f)) {
      int pan = metal_material(scene);
      float r = uniform(scene, .08f, .13f), h = uniform(scene, .05f, .2f), radii[6] = {0, r, r, r * .97f, r * .95f, 0},
            up[6] = {0, 0, h, h, .01f, .01f};
      Pose at = place(pose, x, height + .055f, z, 0);
      add_revolved(scene, at, 0, 0, 0, radii, up, 6, 22, pan);
      add_capsule(scene, at, vec(r, h * .8f, 0), vec(r + .18f, h * .9f, normal(scene, .1f)), .011f, .011f,
                  plain_material(scene, vec(.02f, .02f, .02f)));
    }
  }
}

void add_kitchen_run(Scene *scene, Pose pose, float length) {
  float height = uniform(scene, .84f, .9f), depth = .6f, top_thick = uniform(scene, .025f, .05f);
  Vec3 c = chance(scene, .6f)   ? neutral_colour(scene, .4f, .95f)
           : chance(scene, .6f) ? wood_colour(scene)
                                : any_colour(scene);
  int door = new_material(scene, chance(scene, .5f) ? PLAIN : STREAKED, c, vary(scene, c, .15f), .1f),
      steel = metal_material(scene);
  int top = chance(scene, .5f) ? new_material(scene, chance(scene, .5f) ? MOTTLED : MARBLE,
                                              neutral_colour(scene, .03f, .8f), neutral_colour(scene, .1f, .8f), .03f)
                               : furniture_material(scene);
  int plinth = plain_material(scene, neutral_colour(scene, .02f, .2f)), uppers = chance(scene, .75f),
      splash = chance(scene, .6f);
  polish(scene, door, .4f), polish(scene, top, .7f);
  float x = -length / 2, tall_until = x;
  if (chance(scene, .5f) && length > 1.6f) { // refrigerator
    int shell = chance(scene, .5f) ? plain_material(scene, vec(.85f, .85f, .85f)) : metal_material(scene);
    float h = uniform(scene, 1.5f, 2), cut = h * uniform(scene, .3f, .65f);
    add_box(scene, pose, x + .3f, h / 2, -.32f, .59f, h, .62f, shell);
    add_box(scene, pose, x + .3f, cut / 2, -.645f, .58f, cut - .01f, .03f, shell);
    add_box(scene, pose, x + .3f, (cut + h) / 2, -.645f, .58f, h - cut - .01f, .03f, shell);
    for (int s = -1; s < 2; s += 2)
      add_capsule(scene, pose, vec(x + .53f, cut + s * .1f, -.69f), vec(x + .53f, cut + s * .35f, -.69f), .01f, .01f,
                  steel);
    x += .6f, tall_until = x;
  }
  float run = length / 2 - x, middle = (x + length / 2) / 2;
  add_box(scene, pose, middle, .05f, -depth / 2 + .03f, run, .1f, depth - .1f, plinth);
  add_box(scene, pose, middle, .1f + (height - .1f) / 2, -depth / 2 + .01f, run, height - .1f, depth - .03f, door);
  add_box(scene, pose, middle, height + top_thick / 2, -depth / 2, run, top_thick, depth + .03f, top);
  int units = (int)(run / .55f), sink = integer(scene, 0, units), hob = integer(scene, 0, units);
  if (units < 1) units = 1;
  float w = run / units;
  if (splash)
    add_box(scene, pose, middle, height + .3f, -.006f, run, .56f, .012f,
            new_material(scene, TILES, neutral_colour(scene, .4f, .9f), any_colour(scene), uniform(scene, .05f, .15f)));
  for (int i = 0; i < units; i++) {
    float cx = x + (i + .5f) * w;
    if (i == hob)
      add_hob(scene, place(pose, cx, 0, -depth / 2, 0), height, steel);
    else
      add_fronts(scene, place(pose, cx, .1f, -depth + .02f, 0), w, height - .1f, door, steel);
    if (i == sink && i != hob) {
      int dark = plain_material(scene, neutral_colour(scene, .1f, .4f));
      add_superellipsoid(scene, pose, vec(cx, height + top_thick + .001f, -depth / 2), .23f, .004f, .19f, .3f, .25f, 0,
                         0, steel, 6, 24);
      add_superellipsoid(scene, pose, vec(cx, height + top_thick + .003f, -depth / 2), .2f, .004f, .16f, .3f, .25f, 0,
                         0, dark, 6, 24);
      add_tap(scene, place(pose, cx, height + top_thick, -.1f, normal(scene, .3f)), uniform(scene, .2f, .35f), steel);
    } else if (i != hob) {
      int things = integer(scene, 0, 4);
      for (int k = 0; k < things; k++)
        add_table_thing(scene, place(pose, cx + uniform(scene, -.4f, .4f) * w, height + top_thick,
                                     -uniform(scene, .15f, .5f), unit(scene) * TURN));
    }
    if (uppers && cx > tall_until && i != hob && chance(scene, .85f)) {
      float h = uniform(scene, .55f, .75f);
      Pose cupboard = place(pose, cx, height + .55f, 0, 0);
      add_box(scene, cupboard, 0, h / 2, -.16f, w, h, .32f, door);
      add_fronts(scene, place(cupboard, 0, 0, -.32f, 0), w, h, door, steel);
    } else if (i == hob && uppers) { // hood
      add_box(scene, pose, cx, height + .75f, -.25f, .58f, .06f, .48f, steel);
      add_box(scene, pose, cx, height + 1.05f, -.15f, .25f, .6f, .25f, steel);
    }
  }
  if (chance(scene, .3f))
    add_lamp_light(scene, apply(&pose, vec(middle, height + .5f, -.3f)),
                   mul(vec(1, .95f, .8f), uniform(scene, .05f, .3f)));
}

static void add_basin(Scene *scene, Pose pose, int ceramic, int chrome) {
  float y = uniform(scene, .8f, .88f);
  if (chance(scene, .5f))
    add_cabinet(scene, place(pose, 0, 0, -.24f, 0), .6f, y - .1f, .42f);
  else
    add_cylinder(scene, pose, 0, 0, -.2f, .1f, .08f, y, ceramic);
  add_superellipsoid(scene, pose, vec(0, y - .02f, -.25f), .3f, .09f, .23f, .5f, .5f, 0, 0, ceramic, 10, 22);
  add_superellipsoid(scene, pose, vec(0, y + .035f, -.27f), .23f, .04f, .16f, .7f, .8f, 0, 0,
                     plain_material(scene, vec(.55f, .56f, .57f)), 8, 20);
  add_tap(scene, place(pose, 0, y + .06f, -.08f, 0), .16f, chrome);
  float w = uniform(scene, .4f, .9f), h = uniform(scene, .5f, .9f);
  int mirror = panel_of(scene, PICTURE, vec(.9f, .95f, .95f), vec(1, 1, 1), w, h); // a mirror is as deep as its pane
  scene->materials[mirror].ratio = 0, scene->materials[mirror].emission = uniform(scene, 0, .3f);
  add_box(scene, place(pose, 0, 1.5f, -.01f, 0), 0, 0, 0, w, h, .02f, mirror);
  for (int i = 0; i < 3; i++)
    if (chance(scene, .5f))
      add_vessel(scene, place(pose, (i - 1) * .22f, y + .06f, -.1f, 0), uniform(scene, .08f, .18f));
}

static void add_toilet(Scene *scene, Pose pose, int ceramic) {
  add_superellipsoid(scene, pose, vec(0, .2f, -.38f), .15f, .21f, .24f, .7f, .8f, 0, 0, ceramic, 10, 18);
  add_superellipsoid(scene, pose, vec(0, .41f, -.4f), .19f, .025f, .24f, .6f, .85f, 0, 0, ceramic, 8, 22);
  if (chance(scene, .4f))
    add_superellipsoid(scene, rotate_x(place(pose, 0, .62f, -.18f, 0), .1f), vec(0, 0, 0), .18f, .22f, .02f, .85f, .6f,
                       0, 0, ceramic, 8, 22);
  add_superellipsoid(scene, pose, vec(0, .58f, -.1f), .2f, .19f, .095f, .25f, .25f, 0, 0, ceramic, 8, 18);
}

static void add_bathtub(Scene *scene, Pose pose, int ceramic, int chrome) {
  add_box(scene, pose, 0, .27f, -.37f, 1.65f, .54f, .72f, ceramic);
  add_superellipsoid(scene, pose, vec(0, .54f, -.37f), .76f, .01f, .29f, .3f, .35f, 0, 0,
                     plain_material(scene, vec(.5f, .52f, .54f)), 6, 26);
  add_ring(scene, pose, vec(.5f, .55f, -.37f), .03f, .006f, 0, chrome);
  add_tap(scene, place(pose, .65f, .55f, -.06f, .5f), .12f, chrome);
  if (chance(scene, .5f)) {
    int cloth = fabric_material(scene);
    enum { FOLDS = 40 };
    float wide = uniform(scene, .4f, 1.5f);
    for (int i = 0; i < 2; i++)
      for (int j = 0; j < FOLDS; j++)
        scene->grid[i * FOLDS + j] = vec(-.82f + wide * j / (FOLDS - 1), i ? .2f : 2, -.75f - .03f * sinf(j * .9f));
    add_grid(scene, pose, 2, FOLDS, cloth, 0);
    add_capsule(scene, pose, vec(-.85f, 2.02f, -.74f), vec(.85f, 2.02f, -.74f), .012f, .012f, chrome);
  }
}

void add_bathroom_run(Scene *scene, Pose pose, float length) {
  int ceramic = plain_material(scene, chance(scene, .8f) ? vec(.85f, .85f, .84f) : any_colour(scene)),
      chrome = metal_material(scene);
  scene->materials[ceramic].specular = .5f, scene->materials[ceramic].gloss = 80,
  scene->materials[ceramic].mirror = .12f, scene->materials[ceramic].bump = 0;
  float x = -length / 2;
  if (length > 2.2f && chance(scene, .6f)) {
    add_bathtub(scene, place(pose, x + .85f, 0, 0, 0), ceramic, chrome);
    x += 1.8f;
  }
  while (x < length / 2 - .5f) {
    if (chance(scene, .5f))
      add_basin(scene, place(pose, x + .4f, 0, 0, 0), ceramic, chrome);
    else if (chance(scene, .6f))
      add_toilet(scene, place(pose, x + .35f, 0, 0, 0), ceramic);
    else { // towels
      add_capsule(scene, pose, vec(x + .1f, 1.2f, -.08f), vec(x + .6f, 1.2f, -.08f), .009f, .009f, chrome);
      add_superellipsoid(scene, pose, vec(x + .35f, .95f, -.08f), .18f, .27f, .02f, .2f, .3f, .03f, 4,
                         fabric_material(scene), 8, 18);
    }
    x += uniform(scene, .75f, 1.1f);
  }
}
