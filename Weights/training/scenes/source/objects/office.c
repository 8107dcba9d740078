// Things on a desk.
#include "objects.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

static int screen_material(Scene *scene, float width, float height) {
  int m;
  if (chance(scene, .35f)) {
    m = plain_material(scene, neutral_colour(scene, .01f, .04f));
    polish(scene, m, .9f);
  } else {
    Pattern pattern = chance(scene, .5f) ? PICTURE : PRINT;
    int dark = pattern == PRINT && chance(scene, .35f);
    Vec3 paper = dark ? vec(.02f, .02f, .03f) : vec(.95f, .95f, .97f);
    m = panel_of(scene, pattern, paper, dark ? vec(.7f, .8f, .7f) : vec(.05f, .05f, .08f), width, height);
    scene->materials[m].emission = uniform(scene, .3f, 1.4f);
    scene->materials[m].ratio *= .6f;
  }
  return m;
}

void add_monitor(Scene *scene, Pose pose, float width) {
  int shell = plastic_material(scene), stand = chance(scene, .6f) ? shell : metal_material(scene);
  float height = width * (chance(scene, .25f) ? uniform(scene, .72f, .8f) : uniform(scene, .54f, .64f));
  float bezel = uniform(scene, .006f, .04f), lift = uniform(scene, .06f, .18f), depth = uniform(scene, .012f, .06f);
  Pose panel = rotate_x(place(pose, 0, lift + height / 2, 0, 0), uniform(scene, -.15f, .05f));
  add_box(scene, panel, 0, 0, depth / 2, width, height, depth, shell);
  int screen = screen_material(scene, width - 2 * bezel, height - 2 * bezel);
  add_box(scene, place(panel, 0, 0, -.001f, 0), 0, 0, 0, width - 2 * bezel, height - 2 * bezel, .003f, screen);
  if (chance(scene, .15f)) { // a deep tube
    add_superellipsoid(scene, panel, vec(0, 0, .15f), width * .4f, height * .42f, .2f, .4f, .4f, 0, 0, shell, 10, 20);
  }
  add_box(scene, pose, 0, (lift + height * .4f) / 2, depth + .02f, uniform(scene, .04f, .1f), lift + height * .4f,
          .025f, stand);
  if (chance(scene, .4f))
    add_cylinder(scene, pose, 0, 0, .03f, width * .22f, width * .2f, .015f, stand);
  else
    add_box(scene, pose, 0, .008f, .02f, width * uniform(scene, .3f, .5f), .016f, .18f, stand);
}

void add_keyboard(Scene *scene, Pose pose) {
  float width = uniform(scene, .28f, .46f), depth = uniform(scene, .11f, .17f);
  Vec3 cap = chance(scene, .6f) ? neutral_colour(scene, .015f, .07f) : neutral_colour(scene, .6f, .9f);
  int body = plain_material(scene, chance(scene, .6f) ? cap : neutral_colour(scene, .05f, .9f));
  int keys = panel_of(scene, KEYS, cap, cap, width * .96f, depth * .88f);
  scene->materials[keys].accent = cap.x > .3f ? vec(.1f, .1f, .1f) : vec(.7f, .7f, .7f);
  Pose tilted = rotate_x(place(pose, 0, .006f, 0, 0), -uniform(scene, 0, .1f));
  add_superellipsoid(scene, tilted, vec(0, 0, 0), width / 2, .009f, depth / 2, .3f, .12f, 0, 0, body, 6, 28);
  add_box(scene, place(tilted, 0, .008f, 0, 0), 0, 0, 0, width * .96f, .008f, depth * .88f, keys);
}

void add_mouse(Scene *scene, Pose pose) {
  int m = plastic_material(scene);
  add_superellipsoid(scene, pose, vec(0, .012f, 0), .03f, .024f, .055f, .8f, .8f, 0, 0, m, 10, 16);
  if (chance(scene, .5f)) add_cylinder(scene, pose, 0, .033f, -.025f, .005f, .005f, .005f, plastic_material(scene));
}

void add_laptop(Scene *scene, Pose pose) {
  float width = uniform(scene, .28f, .38f), depth = width * uniform(scene, .62f, .72f);
  Vec3 cap = neutral_colour(scene, .02f, .08f);
  int shell = chance(scene, .5f) ? plastic_material(scene) : metal_material(scene);
  add_box(scene, pose, 0, .009f, 0, width, .018f, depth, shell);
  int keys = panel_of(scene, KEYS, cap, cap, width * .88f, depth * .5f);
  add_box(scene, place(pose, 0, .019f, depth * .16f, 0), 0, 0, 0, width * .88f, .002f, depth * .5f, keys);
  add_box(scene, pose, 0, .0185f, -depth * .32f, width * .3f, .002f, depth * .22f, plastic_material(scene));
  Pose lid = rotate_x(place(pose, 0, .018f, depth / 2, 0), uniform(scene, .1f, .6f));
  add_box(scene, lid, 0, depth / 2, .004f, width, depth, .008f, shell);
  int screen = screen_material(scene, width * .94f, depth * .9f);
  add_box(scene, place(lid, 0, depth / 2, -.001f, 0), 0, 0, 0, width * .94f, depth * .9f, .002f, screen);
}

void add_phone(Scene *scene, Pose pose) {
  int body = plastic_material(scene);
  add_superellipsoid(scene, pose, vec(0, .005f, 0), .037f, .005f, .075f, .3f, .25f, 0, 0, body, 6, 24);
  add_box(scene, place(pose, 0, .0102f, 0, 0), 0, 0, 0, .067f, .001f, .138f, screen_material(scene, .067f, .138f));
}

void add_desk_telephone(Scene *scene, Pose pose) {
  int body = plastic_material(scene), handset = chance(scene, .7f) ? body : plastic_material(scene);
  add_superellipsoid(scene, rotate_x(pose, -.2f), vec(0, .03f, 0), .1f, .03f, .1f, .4f, .3f, 0, 0, body, 8, 20);
  Vec3 cap = neutral_colour(scene, .1f, .8f);
  add_box(scene, rotate_x(place(pose, .04f, .062f, -.01f, 0), -.2f), 0, 0, 0, .09f, .004f, .1f,
          panel_of(scene, KEYS, cap, cap, .09f, .1f));
  Vec3 path[5] = {
      {-.07f, .065f, -.1f}, {-.07f, .09f, -.07f}, {-.07f, .095f, 0}, {-.07f, .1f, .07f}, {-.07f, .08f, .1f}};
  float radii[5] = {.026f, .018f, .014f, .018f, .026f};
  add_tube(scene, pose, path, radii, 5, 10, handset);
}

void add_papers(Scene *scene, Pose pose) {
  int count = integer(scene, 1, 5);
  float width = chance(scene, .7f) ? .21f : uniform(scene, .08f, .3f), depth = width * 1.414f;
  for (int i = 0; i < count; i++) {
    int print = panel_of(scene, chance(scene, .8f) ? PRINT : PICTURE, neutral_colour(scene, .75f, .95f),
                         vec(.05f, .05f, .06f), width, depth);
    Pose sheet = place(pose, normal(scene, .04f) * i, .0006f + .0012f * i, normal(scene, .04f) * i,
                       normal(scene, .25f) * (i > 0));
    add_box(scene, sheet, 0, 0, 0, width, .0008f, depth, print);
  }
}

void add_book(Scene *scene, Pose pose) {
  float width = uniform(scene, .11f, .24f), depth = width * uniform(scene, 1.2f, 1.5f),
        height = uniform(scene, .006f, .05f);
  Vec3 colour = any_colour(scene);
  int cover = plain_material(scene, colour), pages = paper_material(scene);
  polish(scene, cover, .4f);
  add_box(scene, pose, .003f, height / 2, 0, width - .006f, height * .8f, depth - .008f, pages);
  add_box(scene, pose, 0, height * .05f, 0, width, height * .1f + .001f, depth, cover);
  int front = chance(scene, .7f) ? panel_of(scene, chance(scene, .6f) ? PICTURE : PRINT, vec(1, .95f, .9f),
                                            any_colour(scene), width, depth)
                                 : cover;
  add_box(scene, place(pose, 0, height * .95f, 0, 0), 0, 0, 0, width, height * .1f + .001f, depth, front);
  add_box(scene, pose, -width / 2, height / 2, 0, .002f, height, depth, cover);
}

// Two halves that bend up from the spine.
void add_open_book(Scene *scene, Pose pose) {
  float width = uniform(scene, .12f, .21f), depth = width * uniform(scene, 1.25f, 1.5f),
        rise = uniform(scene, .008f, .03f);
  for (int side = -1; side < 2; side += 2) {
    int print = panel_of(scene, chance(scene, .8f) ? PRINT : PICTURE, neutral_colour(scene, .75f, .95f),
                         vec(.06f, .06f, .06f), width, depth);
    enum { STEPS = 10 };
    for (int i = 0; i < 2; i++)
      for (int j = 0; j <= STEPS; j++) {
        float t = (float)j / STEPS;
        scene->grid[i * (STEPS + 1) + j] =
            vec((t - .5f) * width, rise * sinf(powf(t, .6f) * PI) + .002f, (i - .5f) * depth);
      }
    Pose half = place(pose, side * width * .5f, 0, 0, side > 0 ? 0 : PI);
    add_grid(scene, half, 2, STEPS + 1, print, 0);
    add_box(scene, half, 0, .001f, 0, width, .002f, depth, print);
  }
}

void add_pen(Scene *scene, Pose pose) {
  int body = plastic_material(scene);
  float radius = uniform(scene, .0035f, .006f), l = uniform(scene, .06f, .09f);
  add_capsule(scene, pose, vec(-l, radius, 0), vec(l, radius, 0), radius, radius, body);
  if (chance(scene, .6f))
    add_capsule(scene, pose, vec(l, radius, 0), vec(l + .012f, radius, 0), radius * .8f, .001f, metal_material(scene));
}

// A cup full of pens, scissors and brushes.
void add_pen_cup(Scene *scene, Pose pose) {
  int cup = chance(scene, .5f) ? ceramic_material(scene) : plastic_material(scene);
  float r = uniform(scene, .03f, .045f), h = uniform(scene, .08f, .11f);
  float radii[6] = {0, r, r, r * .92f, r * .9f, 0}, heights[6] = {0, 0, h, h, .01f, .01f};
  add_revolved(scene, pose, 0, 0, 0, radii, heights, 6, 16, cup);
  int count = integer(scene, 2, 9);
  for (int i = 0; i < count; i++) {
    float a = unit(scene) * TURN, lean = uniform(scene, .5f, .95f) * r, up = uniform(scene, .12f, .19f), k = .0035f;
    Vec3 foot = vec(-.5f * lean * cosf(a), .012f, -.5f * lean * sinf(a)),
         top = vec(lean * 1.4f * cosf(a), up, lean * 1.4f * sinf(a));
    add_capsule(scene, pose, foot, top, k, k, plastic_material(scene));
  }
}

void add_desk_lamp(Scene *scene, Pose pose) {
  int m = chance(scene, .5f) ? metal_material(scene) : plastic_material(scene);
  float lower = uniform(scene, .2f, .4f), upper = uniform(scene, .15f, .4f), lean = uniform(scene, -.5f, .3f);
  Vec3 elbow = vec(0, lower * cosf(lean), -lower * sinf(lean));
  Vec3 head = add(elbow, vec(normal(scene, .08f), upper * .45f, -upper * .9f));
  add_cylinder(scene, pose, 0, 0, 0, .09f, .08f, .02f, m);
  add_capsule(scene, pose, vec(0, .02f, 0), elbow, .007f, .007f, m);
  add_capsule(scene, pose, elbow, head, .007f, .007f, m);
  float radii[5] = {.015f, .025f, .05f, .075f, .07f}, heights[5] = {.06f, .05f, .03f, -.05f, -.05f};
  Pose shade = rotate_x(place(pose, head.x, head.y, head.z, 0), uniform(scene, -.2f, .8f));
  add_revolved(scene, shade, 0, 0, 0, radii, heights, 5, 16, m);
  int bulb = plain_material(scene, vec(1, .9f, .7f));
  int lit = chance(scene, .5f);
  scene->materials[bulb].emission = lit ? 4 : 0;
  add_ellipsoid(scene, shade, 0, -.01f, 0, .03f, .035f, .03f, bulb);
  if (lit) add_lamp_light(scene, apply(&shade, vec(0, -.1f, 0)), mul(vec(1, .85f, .6f), uniform(scene, .1f, .5f)));
}

void add_tape_roll(Scene *scene, Pose pose) {
  int tape = plastic_material(scene), core = paper_material(scene);
  float r = uniform(scene, .03f, .065f), h = uniform(scene, .012f, .05f), hole = r * uniform(scene, .5f, .75f);
  float outside[4] = {hole, r, r, hole}, heights[4] = {.0f, 0, h, h};
  add_revolved(scene, pose, 0, 0, 0, outside, heights, 4, 22, tape);
  float inside[2] = {hole, hole};
  float ends[2] = {0, h};
  add_revolved(scene, pose, 0, 0, 0, inside, ends, 2, 22, core);
}

// A cable that wanders over the surface for about `length` metres.
void add_cable(Scene *scene, Pose pose, float length) {
  enum { POINTS = 28 };
  Vec3 path[POINTS];
  float radii[POINTS], radius = uniform(scene, .002f, .005f), heading = unit(scene) * TURN, turn = 0;
  Vec3 p = vec(0, radius, 0);
  for (int i = 0; i < POINTS; i++) {
    path[i] = p;
    radii[i] = radius;
    turn = turn * .8f + normal(scene, .25f);
    heading += turn;
    p.x += length / POINTS * cosf(heading);
    p.z += length / POINTS * sinf(heading);
  }
  add_tube(scene, pose, path, radii, POINTS, 6,
           chance(scene, .7f) ? plain_material(scene, neutral_colour(scene, .01f, .05f)) : plastic_material(scene));
}

// Over-ear headphones lying down.
void add_headphones(Scene *scene, Pose pose) {
  int m = plastic_material(scene), pad = plain_material(scene, neutral_colour(scene, .01f, .1f));
  enum { POINTS = 11 };
  Vec3 path[POINTS];
  float radii[POINTS];
  for (int i = 0; i < POINTS; i++) {
    float a = PI * i / (POINTS - 1);
    path[i] = vec(.085f * cosf(a), .02f, .1f * sinf(a));
    radii[i] = .009f;
  }
  add_tube(scene, pose, path, radii, POINTS, 7, m);
  for (int s = -1; s < 2; s += 2) {
    add_ellipsoid(scene, pose, s * .085f, .035f, -.01f, .02f, .035f, .04f, m);
    add_ellipsoid(scene, pose, s * .07f, .035f, -.01f, .018f, .03f, .035f, pad);
  }
}

void add_desk_thing(Scene *scene, Pose pose) {
  switch (integer(scene, 0, 17)) {
  case 0:
  case 1: add_papers(scene, pose); break;
  case 2:
  case 3: add_book(scene, pose); break;
  case 4: add_open_book(scene, pose); break;
  case 5:
  case 6: add_pen(scene, pose); break;
  case 7: add_pen_cup(scene, pose); break;
  case 8: add_phone(scene, pose); break;
  case 9: add_tape_roll(scene, pose); break;
  case 10: add_cable(scene, pose, uniform(scene, .3f, 1.2f)); break;
  case 11: add_headphones(scene, pose); break;
  case 12: add_mug(scene, pose); break;
  case 13: add_can(scene, pose); break;
  case 14: add_desk_telephone(scene, pose); break;
  case 15: add_drinking_glass(scene, pose); break;
  case 16: add_potted_plant(scene, pose, uniform(scene, .1f, .4f)); break;
  default: add_small_thing(scene, pose, uniform(scene, .04f, .2f));
  }
}
