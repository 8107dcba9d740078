#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

static void add_four_legs(Scene *scene, Pose pose, float width, float height, float thickness, float splay,
                          int material) {
  for (int i = 0; i < 4; i++) {
    float x = (i & 1 ? 1 : -1) * width * .43f, z = (i & 2 ? 1 : -1) * width * .43f;
    add_capsule(scene, pose, vec(x, height, z), vec(x * splay, 0, z * splay), thickness, thickness * .8f, material);
  }
  if (chance(scene, .35f)) // rungs
    for (int s = -1; s < 2; s += 2) {
      float x = s * width * .44f, y = height * uniform(scene, .25f, .5f);
      add_capsule(scene, pose, vec(x, y, -width * .43f), vec(x, y, width * .43f), thickness * .6f, thickness * .6f,
                  material);
    }
}

// A star foot with castors under a column.
static void add_swivel(Scene *scene, Pose pose, float height, int material) {
  add_cylinder(scene, pose, 0, .06f, 0, .03f, .025f, height - .06f, material);
  int rubber = plain_material(scene, vec(.02f, .02f, .02f));
  for (int i = 0; i < 5; i++) {
    float x = .3f * cosf(i * TURN / 5), z = .3f * sinf(i * TURN / 5);
    add_capsule(scene, pose, vec(0, .11f, 0), vec(x, .075f, z), .025f, .018f, material);
    add_ellipsoid(scene, pose, x, .03f, z, .028f, .03f, .028f, rubber);
  }
}

// Two bent steel tubes that carry seat and back without hind legs.
static void add_cantilever(Scene *scene, Pose pose, float width, float height, float back, int material) {
  for (int s = -1; s < 2; s += 2) {
    float x = s * width * .48f, h = width * .46f, r = .013f;
    Vec3 path[12] = {{x, r, h},
                     {x, r, 0},
                     {x, r, -h * .85f},
                     {x, .05f, -h},
                     {x, height * .5f, -h * 1.02f},
                     {x, height - .05f, -h},
                     {x, height, -h * .85f},
                     {x, height, 0},
                     {x, height, h * .85f},
                     {x, height + .06f, h},
                     {x, height + back * .5f, h * 1.08f},
                     {x, height + back, h * 1.15f}};
    float radii[12];
    for (int i = 0; i < 12; i++) radii[i] = r;
    add_tube(scene, pose, path, radii, 12, 8, material);
  }
  add_capsule(scene, pose, vec(-width * .48f, .013f, width * .46f), vec(width * .48f, .013f, width * .46f), .013f,
              .013f, material);
}

static void add_chair_back(Scene *scene, Pose pose, float width, float height, int frame, int cloth) {
  float kind = unit(scene);
  if (kind < .3f) { // a padded panel
    add_superellipsoid(scene, pose, vec(0, height * .58f, 0), width * .46f, height * .42f, .035f, .3f, .3f, 0, 0, cloth,
                       8, 16);
    return;
  }
  float post = uniform(scene, .011f, .022f), top = uniform(scene, .02f, .05f);
  for (int s = -1; s < 2; s += 2)
    add_capsule(scene, pose, vec(s * width * .45f, 0, 0), vec(s * width * .47f, height, 0), post, post, frame);
  add_superellipsoid(scene, pose, vec(0, height, 0), width * .5f, top, .016f, .3f, .5f, 0, 0, frame, 8, 14);
  if (kind < .65f) { // slats or spindles
    int count = integer(scene, 3, 8);
    float thin = kind < .5f ? uniform(scene, .006f, .011f) : uniform(scene, .012f, .022f);
    for (int i = 0; i < count; i++) {
      float x = (i + .5f - count * .5f) / count * width * .86f;
      if (kind < .5f)
        add_capsule(scene, pose, vec(x, 0, 0), vec(x, height, 0), thin, thin, frame);
      else
        add_box(scene, pose, x, height * .5f, 0, thin * 2, height, .014f, frame);
    }
  } else if (kind < .85f) { // a ladder
    int count = integer(scene, 2, 4);
    for (int i = 0; i < count; i++)
      add_box(scene, pose, 0, height * (i + 1.f) / (count + 1), 0, width * .88f, height * .12f, .014f, frame);
  } else { // a lattice
    for (int i = 0; i < 3; i++)
      add_box(scene, pose, (i - 1) * width * .22f, height * .5f, 0, .02f, height, .012f, frame);
    for (int i = 0; i < 2; i++)
      add_box(scene, pose, 0, height * (.35f + .3f * i), .002f, width * .6f, .02f, .012f, frame);
  }
}

void add_chair(Scene *scene, Pose pose) {
  int steel = chance(scene, .35f), frame = steel ? metal_material(scene) : furniture_material(scene);
  int cloth = chance(scene, .6f) ? fabric_material(scene) : furniture_material(scene);
  float height = uniform(scene, .41f, .48f), width = uniform(scene, .4f, .52f), back = uniform(scene, .35f, .6f);
  float flat = chance(scene, .5f) ? .018f : uniform(scene, .025f, .05f);
  add_superellipsoid(scene, pose, vec(0, height, 0), width / 2, flat, width / 2, .25f, chance(scene, .2f) ? 1 : .25f, 0,
                     0, cloth, 8, 20);
  float kind = unit(scene);
  if (kind < .62f)
    add_four_legs(scene, pose, width, height, steel ? .011f : uniform(scene, .014f, .024f), uniform(scene, 1, 1.15f),
                  frame);
  else if (kind < .85f)
    add_swivel(scene, pose, height, frame);
  else
    add_cantilever(scene, pose, width, height, back * .6f, frame);
  if (chance(scene, .94f))
    add_chair_back(scene, rotate_x(place(pose, 0, height, width * .46f, 0), uniform(scene, 0, .22f)), width, back,
                   frame, cloth);
  if (kind >= .62f && kind < .85f ? chance(scene, .6f) : chance(scene, .2f))
    for (int s = -1; s < 2; s += 2) {
      float x = s * width * .55f, y = height + uniform(scene, .18f, .24f);
      Vec3 arm[5] = {{x * .9f, height, width * .1f},
                     {x, height + .08f, width * .12f},
                     {x, y - .02f, width * .12f},
                     {x, y, width * .05f},
                     {x, y, -width * .42f}};
      float radii[5] = {.014f, .014f, .014f, .02f, .02f};
      add_tube(scene, pose, arm, radii, 5, 7, frame);
    }
}

void add_stool(Scene *scene, Pose pose) {
  int frame = chance(scene, .5f) ? metal_material(scene) : furniture_material(scene);
  float height = uniform(scene, .4f, .8f), width = uniform(scene, .3f, .4f);
  add_cylinder(scene, pose, 0, height - .03f, 0, width / 2, width / 2, .04f,
               chance(scene, .5f) ? fabric_material(scene) : frame);
  add_four_legs(scene, pose, width * .8f, height - .02f, uniform(scene, .01f, .018f), uniform(scene, 1.1f, 1.5f),
                frame);
}

static void add_cushions(Scene *scene, Pose pose, float width, float depth, float seat, int count) {
  for (int i = 0; i < count; i++) {
    Pose cushion = rotate_x(
        place(pose, uniform(scene, -.38f, .38f) * width, seat + .2f, depth * .12f, uniform(scene, -.4f, .4f)), -.35f);
    float s = uniform(scene, .17f, .25f);
    add_superellipsoid(scene, rotate_z(cushion, normal(scene, .2f)), vec(0, 0, 0), s, s * .95f, .075f, .5f, .35f, .04f,
                       2, fabric_material(scene), 10, 18);
  }
}

// Base, back and arms with separate seat cushions, on low feet; leather shines.
void add_sofa(Scene *scene, Pose pose, float width) {
  int cloth = fabric_material(scene), feet = furniture_material(scene);
  if (chance(scene, .5f)) {
    Vec3 c = chance(scene, .6f) ? neutral_colour(scene, .02f, .85f) : vary(scene, wood_colour(scene), .3f);
    cloth = new_material(scene, MOTTLED, c, vary(scene, c, .12f), .05f);
    polish(scene, cloth, .5f);
  }
  float depth = uniform(scene, .8f, 1), seat = uniform(scene, .38f, .46f), back = uniform(scene, .72f, .95f),
        round = uniform(scene, .1f, .4f);
  float arm = uniform(scene, .07f, .13f), arm_height = uniform(scene, .52f, .68f);
  add_superellipsoid(scene, pose, vec(0, seat * .5f + .02f, 0), width / 2, seat * .3f, depth / 2, round, round, 0, 0,
                     cloth, 10, 20);
  Pose rest = rotate_x(place(pose, 0, seat * .5f, depth * .4f, 0), uniform(scene, 0, .15f));
  add_superellipsoid(scene, rest, vec(0, (back - seat * .5f) / 2, 0), width / 2, (back - seat * .5f) / 2, .13f, round,
                     round, 0, 0, cloth, 10, 20);
  int places = width > 1.2f ? (int)(width / .68f + .5f) : 1;
  for (int i = 0; i < places; i++) {
    float w = (width - 2 * arm) / places, x = (i + .5f - places * .5f) * w;
    add_superellipsoid(scene, pose, vec(x, seat - .02f, -.06f), w * .495f, .085f, depth * .42f, .3f, .2f, .015f, 3,
                       cloth, 10, 20);
    if (chance(scene, .7f))
      add_superellipsoid(scene, rest, vec(x, back * .45f, -.12f), w * .48f, back * .26f, .1f, .4f, .3f, .015f, 3, cloth,
                         10, 20);
  }
  for (int s = -1; s < 2; s += 2) {
    add_superellipsoid(scene, pose, vec(s * (width / 2 - arm * .2f), arm_height / 2 + .03f, -.02f), arm,
                       arm_height / 2 - .02f, depth / 2, round, round, 0, 0, cloth, 10, 20);
    for (int e = -1; e < 2; e += 2)
      add_capsule(scene, pose, vec(s * width * .45f, .1f, e * depth * .42f), vec(s * width * .46f, 0, e * depth * .44f),
                  .02f, .014f, feet);
  }
  add_cushions(scene, pose, width, depth, seat, integer(scene, 0, width > 1.2f ? 4 : 1));
  if (chance(scene, .15f)) // a throw
    add_superellipsoid(scene, pose, vec(normal(scene, .2f) * width, seat + .05f, 0), .3f, .06f, depth * .5f, .3f, .2f,
                       .08f, 5, fabric_material(scene), 12, 20);
}

// A seat and back in one sweep between two loops of bent wood or steel, open below and behind.
static void add_easy_chair(Scene *scene, Pose pose) {
  int frame = chance(scene, .7f) ? furniture_material(scene) : metal_material(scene), cloth = fabric_material(scene);
  float r = uniform(scene, .012f, .03f), width = uniform(scene, .5f, .68f), arm = uniform(scene, .5f, .62f),
        rise = uniform(scene, .38f, .46f), back = uniform(scene, .75f, 1.05f), rocking = chance(scene, .3f) * .06f;
  for (int s = -1; s < 2; s += 2) {
    float x = s * width / 2;
    Vec3 loop[12] = {
        {x, arm - .1f, .38f}, {x, arm - .03f, .1f},      {x, arm, -.2f},      {x, arm - .03f, -.33f},
        {x, arm - .1f, -.4f}, {x, arm * .5f, -.42f},     {x, .1f + r, -.41f}, {x, .03f + r + rocking, -.36f},
        {x, r, -.25f},        {x, r + rocking * .1f, 0}, {x, r, .25f},        {x, r + rocking, .5f}};
    float radii[12];
    for (int i = 0; i < 12; i++) radii[i] = r;
    add_tube(scene, pose, loop, radii, 12, 8, frame);
    add_capsule(scene, pose, vec(x, arm - .1f, .38f), vec(x, r, .3f), r, r, frame);
  }
  for (int i = 0; i < 2; i++)
    add_capsule(scene, pose, vec(-width / 2, .2f, i ? .3f : -.4f), vec(width / 2, .2f, i ? .3f : -.4f), r * .7f,
                r * .7f, frame);
  enum { ROWS = 13, COLUMNS = 7 };
  static const float profile[ROWS][2] = {// height and distance from the front, of `rise` and in metres; then of `back`
                                         {.94f, -.43f}, {1, -.4f},    {1, -.3f},   {.96f, -.15f}, {.91f, 0},
                                         {.87f, .12f},  {.86f, .2f},  {.1f, .26f}, {.25f, .31f},  {.45f, .36f},
                                         {.65f, .41f},  {.85f, .45f}, {1, .48f}};
  float thick = uniform(scene, .01f, .07f);
  for (int side = 0; side < 2; side++) {
    for (int i = 0; i < ROWS; i++)
      for (int j = 0; j < COLUMNS; j++) {
        float across = (j / (COLUMNS - 1.f) - .5f) * (width - 3 * r), puff = 1 - powf(2 * j / (COLUMNS - 1.f) - 1, 4);
        float y = i < 7 ? rise * profile[i][0] : blend(rise * .86f, back, profile[i][0]), z = profile[i][1];
        float lift = side ? thick * puff : 0; // seat upwards, back forwards
        scene->grid[i * COLUMNS + j] = i < 7 ? vec(across, y + lift, z) : vec(across, y + lift * .3f, z - lift);
      }
    add_grid(scene, pose, ROWS, COLUMNS, cloth, 0);
  }
}

void add_armchair(Scene *scene, Pose pose) {
  float kind = unit(scene);
  if (kind < .4f) {
    add_sofa(scene, pose, uniform(scene, .75f, .95f));
    return;
  }
  if (kind < .7f) {
    add_easy_chair(scene, pose);
    return;
  }
  // A high back with wings on turned legs.
  int cloth = fabric_material(scene), legs = furniture_material(scene);
  float width = uniform(scene, .62f, .75f), seat = uniform(scene, .42f, .48f), back = uniform(scene, .95f, 1.2f),
        depth = .7f;
  add_superellipsoid(scene, pose, vec(0, seat - .1f, 0), width / 2, .13f, depth / 2, .25f, .25f, 0, 0, cloth, 10, 18);
  add_superellipsoid(scene, pose, vec(0, seat + .05f, -.03f), width * .42f, .07f, depth * .45f, .4f, .25f, 0, 0, cloth,
                     10, 18);
  Pose rest = rotate_x(place(pose, 0, seat - .1f, depth * .42f, 0), uniform(scene, .05f, .25f));
  add_superellipsoid(scene, rest, vec(0, (back - seat) / 2 + .05f, 0), width * .47f, (back - seat) / 2 + .06f, .07f,
                     .5f, .3f, 0, 0, cloth, 12, 18);
  for (int s = -1; s < 2; s += 2) {
    add_superellipsoid(scene, rotate_z(place(pose, s * width * .5f, seat + .12f, .02f, 0), -s * .08f), vec(0, 0, 0),
                       .055f, .1f, depth * .42f, .7f, .5f, 0, 0, cloth, 10, 16);
    add_superellipsoid(scene, place(rest, s * width * .45f, (back - seat) * .68f, -.12f, s * .35f), vec(0, 0, 0), .035f,
                       (back - seat) * .35f, .14f, .8f, .6f, 0, 0, cloth, 10, 16);
    for (int e = -1; e < 2; e += 2)
      add_capsule(scene, pose, vec(s * width * .4f, seat - .2f, e * depth * .4f),
                  vec(s * width * .42f, 0, e * depth * .45f), .028f, .014f, legs);
  }
}

void add_bed(Scene *scene, Pose pose) {
  float width = uniform(scene, .9f, 1.8f), length = uniform(scene, 1.9f, 2.1f), height = uniform(scene, .3f, .5f);
  int frame = furniture_material(scene), sheet = fabric_material(scene),
      slip = chance(scene, .5f) ? sheet : fabric_material(scene);
  add_box(scene, pose, 0, height * .4f, 0, width, height * .5f, length, frame);
  add_superellipsoid(scene, pose, vec(0, height * .9f, 0), width * .5f, .14f, length * .5f, .2f, .2f, .02f, 6, sheet,
                     12, 24);
  if (chance(scene, .7f))
    add_box(scene, pose, 0, height + .2f, length * .5f, width, uniform(scene, .6f, 1.1f), .06f, frame);
  else
    for (int i = 0; i < 9; i++)
      add_capsule(scene, pose, vec((i - 4) * width / 8, .2f, length * .5f), vec((i - 4) * width / 8, 1, length * .5f),
                  .012f, .012f, frame);
  int pillows = width > 1.3f ? 2 : 1;
  for (int i = 0; i < pillows; i++)
    add_superellipsoid(scene,
                       rotate_x(place(pose, (i - (pillows - 1) * .5f) * width * .45f, height + .18f, length * .36f,
                                      normal(scene, .1f)),
                                -.2f),
                       vec(0, 0, 0), .3f, .1f, .2f, .5f, .4f, .06f, 3, slip, 10, 20);
  if (chance(scene, .7f))
    add_superellipsoid(scene, pose, vec(0, height + .05f, -length * uniform(scene, .05f, .2f)), width * .53f, .16f,
                       length * uniform(scene, .25f, .4f), .3f, .2f, .06f, 5, fabric_material(scene), 14, 26);
  if (chance(scene, .3f)) add_cushions(scene, pose, width, length, height + .05f, integer(scene, 1, 3));
}
