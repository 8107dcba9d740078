// Thin and jagged things: wheels with spokes, bicycles, motorcycles, railings, ladders, pipes.
#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

static void add_rod(Scene *scene, Pose pose, Vec3 a, Vec3 b, float radius, int material) {
  Vec3 path[2] = {a, b};
  float radii[2] = {radius, radius};
  add_tube(scene, pose, path, radii, 2, 5, material);
}

static void add_bent(Scene *scene, Pose pose, const Vec3 *path, int count, float radius, int material) {
  float radii[16];
  for (int i = 0; i < count; i++) radii[i] = radius;
  add_tube(scene, pose, path, radii, count, 8, material);
}

// A wheel in the yz plane about (0, y, z).
static void add_wheel(Scene *scene, Pose pose, float y, float z, float radius, float tyre, int spokes, float spoke,
                      int metal) {
  int rubber = plain_material(scene, neutral_colour(scene, .01f, .04f));
  Pose at = place(pose, 0, y, z, PI / 2);
  add_ring(scene, at, vec(0, 0, 0), radius - tyre, tyre, 1, rubber);
  add_ring(scene, at, vec(0, 0, 0), radius - 2.1f * tyre, tyre * .45f, 1, metal);
  float hub = fmaxf(.02f, tyre * .9f), turn = unit(scene);
  add_capsule(scene, at, vec(0, 0, -hub * 1.6f), vec(0, 0, hub * 1.6f), hub, hub, metal);
  for (int i = 0; i < spokes; i++) {
    float a = TURN * (i + turn) / spokes, lead = a + (i & 1 ? .35f : -.35f) * (spokes > 12);
    Vec3 rim = vec((radius - 2 * tyre) * cosf(a), (radius - 2 * tyre) * sinf(a), 0);
    add_rod(scene, at, vec(hub * cosf(lead), hub * sinf(lead), (i & 2 ? 1 : -1) * hub * 1.2f), rim, spoke, metal);
  }
}

void add_bicycle(Scene *scene, Pose pose) {
  int paint = plain_material(scene, any_colour(scene)), metal = metal_material(scene),
      dark = plain_material(scene, neutral_colour(scene, .01f, .06f));
  polish(scene, paint, .9f);
  float r = uniform(scene, .31f, .35f), tube = uniform(scene, .013f, .022f), low = chance(scene, .35f);
  Vec3 rear = vec(0, r, .5f), front = vec(0, r, -.56f), pedal = vec(0, r - .05f, .07f), seat = vec(0, .82f, .24f),
       top = vec(0, low ? .5f : .8f, -.33f), steer = vec(0, .92f, -.37f);
  int spokes = integer(scene, 16, 30);
  float wire = uniform(scene, .0012f, .0025f);
  add_wheel(scene, pose, rear.y, rear.z, r, uniform(scene, .012f, .025f), spokes, wire, metal);
  add_wheel(scene, pose, front.y, front.z, r, uniform(scene, .012f, .025f), spokes, wire, metal);
  add_rod(scene, pose, pedal, seat, tube, paint);
  add_rod(scene, pose, pedal, vec(0, .62f, -.36f), tube * 1.15f, paint);
  add_rod(scene, pose, low ? vec(0, .4f, .12f) : vec(0, .75f, .22f), top, tube, paint);
  add_rod(scene, pose, steer, vec(0, .58f, -.4f), tube * 1.1f, paint);
  for (int s = -1; s < 2; s += 2) {
    float x = s * .05f;
    add_rod(scene, pose, pedal, vec(x, rear.y, rear.z), tube * .6f, paint);
    add_rod(scene, pose, vec(0, .72f, .21f), vec(x, rear.y, rear.z), tube * .5f, paint);
    add_rod(scene, pose, vec(x, .6f, -.41f), vec(x, front.y, front.z), tube * .7f, paint);
    Vec3 bar[4] = {{0, .97f, -.37f}, {s * .12f, 1, -.39f}, {s * .26f, 1, -.36f}, {s * .3f, 1, -.24f}};
    add_bent(scene, pose, bar, 4, .012f, metal);
    add_capsule(scene, pose, vec(s * .29f, 1, -.28f), vec(s * .3f, 1, -.2f), .017f, .017f, dark);
    float turn = unit(scene) * TURN;
    Vec3 crank = add(pedal, vec(s * .07f, s * .16f * cosf(turn), s * .16f * sinf(turn)));
    add_rod(scene, pose, vec(s * .05f, pedal.y, pedal.z), crank, .01f, metal);
    add_box(scene, pose, crank.x + s * .05f, crank.y, crank.z, .09f, .02f, .07f, dark);
  }
  add_rod(scene, pose, steer, vec(0, 1, -.37f), tube, metal);
  add_rod(scene, pose, seat, vec(0, .95f, .27f), tube * .8f, metal);
  add_superellipsoid(scene, pose, vec(0, .97f, .27f), .07f, .025f, .13f, .9f, .9f, .05f, 2, dark, 8, 14);
  add_ring(scene, place(pose, .05f, pedal.y, pedal.z, PI / 2), vec(0, 0, 0), .09f, .006f, 1, metal);
  if (chance(scene, .4f)) { // basket or mudguards
    int wire_basket = metal_material(scene);
    for (int i = 0; i < 4; i++)
      add_box(scene, pose, 0, .68f + i * .07f, -.62f, .34f, .006f, .24f - .02f * (3 - i), wire_basket);
  }
  if (chance(scene, .5f)) add_rod(scene, pose, vec(.04f, pedal.y, pedal.z), vec(.14f, .02f, .2f), .008f, metal);
}

// An arc of sheet over a wheel.
static void add_mudguard(Scene *scene, Pose pose, float y, float z, float radius, float width, float from, float to,
                         int material) {
  enum { STEPS = 12 };
  for (int i = 0; i < 4; i++)
    for (int j = 0; j <= STEPS; j++) {
      float a = blend(from, to, (float)j / STEPS), s = (i / 3.f - .5f) * 2, r = radius - .25f * width * s * s;
      scene->grid[i * (STEPS + 1) + j] = vec(s * width / 2, y + r * sinf(a), z + r * cosf(a));
    }
  add_grid(scene, pose, 4, STEPS + 1, material, 0);
}

void add_motorcycle(Scene *scene, Pose pose) {
  int paint = plain_material(scene, any_colour(scene)), chrome = metal_material(scene),
      dark = plain_material(scene, neutral_colour(scene, .01f, .05f)), cast = metal_material(scene);
  scene->materials[paint].specular = .6f, scene->materials[paint].gloss = 60, scene->materials[paint].mirror = .3f;
  scene->materials[chrome].base = vec(.6f, .6f, .6f), scene->materials[chrome].mirror = .7f;
  float r = uniform(scene, .29f, .33f), rear = .68f, front = -.72f, tyre = uniform(scene, .05f, .075f);
  int spokes = chance(scene, .5f) ? integer(scene, 20, 32) : integer(scene, 5, 9);
  add_wheel(scene, pose, r, rear, r, tyre, spokes, spokes > 12 ? .003f : .014f, chrome);
  add_wheel(scene, pose, r, front, r, tyre * .8f, spokes, spokes > 12 ? .003f : .014f, chrome);
  add_mudguard(scene, pose, r, front, r + .03f, .13f, .6f, 2.7f, paint);
  add_mudguard(scene, pose, r, rear, r + .05f, .18f, .2f, 2.2f, paint);

  // Engine: case, finned cylinders, covers.
  add_superellipsoid(scene, pose, vec(0, .36f, .05f), .15f, .14f, .24f, .4f, .4f, 0, 0, cast, 10, 18);
  for (int c = 0; c < 2; c++) {
    Pose cylinder = rotate_x(place(pose, 0, .46f, .04f, 0), c ? -.5f : .45f);
    for (int i = 0; i < 7; i++) add_box(scene, cylinder, 0, .03f + i * .025f, 0, .19f, .011f, .17f, cast);
    add_superellipsoid(scene, cylinder, vec(0, .21f, 0), .08f, .05f, .08f, .4f, .4f, 0, 0, chrome, 8, 14);
  }
  for (int s = -1; s < 2; s += 2)
    add_cylinder(scene, rotate_z(place(pose, s * .13f, .36f, .08f, 0), -s * PI / 2), 0, 0, 0, .11f, .1f, .04f, chrome);

  add_superellipsoid(scene, rotate_x(place(pose, 0, .8f, -.12f, 0), -.12f), vec(0, 0, 0), .15f, .12f, .3f, .8f, .7f, 0,
                     0, paint, 14, 22);
  add_superellipsoid(scene, pose, vec(0, .76f, .4f), .14f, .06f, .3f, .6f, .6f, .03f, 2, dark, 10, 18);
  if (chance(scene, .4f))
    add_superellipsoid(scene, pose, vec(0, .8f, .75f), .12f, .06f, .16f, .6f, .6f, 0, 0, dark, 8, 14);
  for (int s = -1; s < 2; s += 2) {
    add_rod(scene, pose, vec(s * .1f, r, front), vec(s * .1f, .92f, -.4f), .024f, chrome);
    add_rod(scene, pose, vec(s * .1f, .35f, .2f), vec(s * .1f, r, rear), .02f, dark);
    add_rod(scene, pose, vec(s * .13f, .68f, .45f), vec(s * .12f, r + .02f, rear - .02f), .03f, chrome);
    add_rod(scene, pose, vec(s * .06f, .85f, -.38f), vec(s * .12f, .25f, -.15f), .02f, dark);
    Vec3 bar[4] = {{s * .05f, .95f, -.38f}, {s * .14f, 1.06f, -.38f}, {s * .3f, 1.08f, -.32f}, {s * .4f, 1.05f, -.2f}};
    add_bent(scene, pose, bar, 4, .014f, chrome);
    add_capsule(scene, pose, vec(s * .36f, 1.06f, -.26f), vec(s * .42f, 1.05f, -.17f), .02f, .02f, dark);
    if (chance(scene, .8f)) {
      add_rod(scene, pose, vec(s * .3f, 1.07f, -.3f), vec(s * .38f, 1.22f, -.3f), .006f, chrome);
      add_ellipsoid(scene, pose, s * .39f, 1.25f, -.3f, .06f, .04f, .015f, chrome);
    }
    add_ellipsoid(scene, pose, s * .18f, .82f, -.5f, .03f, .03f, .035f, plain_material(scene, vec(.8f, .35f, .02f)));
  }
  int exhausts = integer(scene, 1, 2);
  for (int i = 0; i < exhausts; i++) {
    float x = (i ? -1 : 1) * .16f;
    Vec3 pipe[5] = {{x * .6f, .52f, -.1f}, {x, .45f, -.2f}, {x, .27f, -.12f}, {x, .24f, .2f}, {x, .27f, .45f}};
    add_bent(scene, pose, pipe, 5, .024f, chrome);
    add_capsule(scene, pose, vec(x, .27f, .4f), vec(x * 1.1f, .32f, .95f), .05f, .045f, chrome);
  }
  add_ellipsoid(scene, pose, 0, .9f, -.52f, .1f, .1f, .1f, chrome);
  add_superellipsoid(scene, pose, vec(0, .9f, -.6f), .085f, .085f, .03f, 1, 1, 0, 0,
                     plain_material(scene, vec(.8f, .8f, .75f)), 8, 14);
  if (chance(scene, .35f)) { // a windscreen
    int screen = plain_material(scene, neutral_colour(scene, .1f, .4f));
    scene->materials[screen].mirror = .5f;
    add_superellipsoid(scene, rotate_x(place(pose, 0, 1.12f, -.52f, 0), .4f), vec(0, 0, 0), .2f, .2f, .02f, .6f, .8f, 0,
                       0, screen, 8, 16);
  }
  add_rod(scene, pose, vec(-.1f, .25f, .15f), vec(-.25f, .02f, .2f), .012f, dark);
}

void add_railing(Scene *scene, Pose pose, float length, float height) {
  int metal = chance(scene, .6f) ? metal_material(scene) : furniture_material(scene);
  float rail = uniform(scene, .012f, .035f), kind = unit(scene);
  add_rod(scene, pose, vec(-length / 2, height, 0), vec(length / 2, height, 0), rail, metal);
  float step = uniform(scene, .9f, 1.8f);
  for (float x = -length / 2; x <= length / 2; x += step)
    add_rod(scene, pose, vec(x, 0, 0), vec(x, height, 0), rail * .9f, metal);
  if (kind < .55f) {
    float gap = uniform(scene, .08f, .16f), thin = uniform(scene, .004f, .012f);
    add_rod(scene, pose, vec(-length / 2, .1f, 0), vec(length / 2, .1f, 0), thin * 1.4f, metal);
    for (float x = -length / 2; x <= length / 2; x += gap)
      add_rod(scene, pose, vec(x, .1f, 0), vec(x, height, 0), thin, metal);
  } else if (kind < .85f) {
    int rails = integer(scene, 1, 5);
    for (int i = 1; i <= rails; i++)
      add_rod(scene, pose, vec(-length / 2, height * i / (rails + 1.f), 0),
              vec(length / 2, height * i / (rails + 1.f), 0), rail * .6f, metal);
  } else {
    add_box(scene, pose, 0, height * .45f, 0, length, height * .75f, .02f,
            chance(scene, .5f) ? wall_material(scene) : furniture_material(scene));
  }
}

void add_ladder(Scene *scene, Pose pose, float height) {
  int wood = chance(scene, .5f) ? metal_material(scene) : furniture_material(scene);
  float half = uniform(scene, .18f, .26f), thick = uniform(scene, .014f, .028f);
  int rungs = (int)(height / .3f);
  for (int leg = 0; leg < 1 + (height < 2.3f); leg++) {
    Pose at = rotate_x(place(pose, 0, 0, leg ? .8f : 0, 0), leg ? -.2f : .2f);
    for (int s = -1; s < 2; s += 2) add_rod(scene, at, vec(s * half, 0, 0), vec(s * half, height, 0), thick, wood);
    for (int i = 1; i <= rungs && !leg; i++)
      add_rod(scene, at, vec(-half, i * .29f, 0), vec(half, i * .29f, 0), thick * .8f, wood);
  }
}

// Pipes along a wall or across a space, with bends and valves.
void add_pipes(Scene *scene, Pose pose, float size) {
  int count = integer(scene, 2, 7);
  for (int i = 0; i < count; i++) {
    int metal = metal_material(scene);
    float r = size * log_uniform(scene, .012f, .06f);
    Vec3 path[8], p = vec(normal(scene, .4f) * size, size * uniform(scene, 0, .8f), normal(scene, .25f) * size);
    for (int j = 0; j < 8; j += 2) {
      int axis = integer(scene, 0, 2);
      float l = size * uniform(scene, .25f, .8f) * sign(scene);
      Vec3 q = add(p, vec(axis == 0 ? l : 0, axis == 1 ? l : 0, axis == 2 ? l * .6f : 0));
      q.y = fmaxf(q.y, r);
      path[j] = mix(p, q, .12f);
      path[j + 1] = mix(p, q, .88f);
      p = q;
    }
    add_bent(scene, pose, path, 8, r, metal);
    if (chance(scene, .4f)) {
      Pose valve = place(pose, path[3].x, path[3].y, path[3].z, unit(scene) * TURN);
      add_ring(scene, valve, vec(0, r * 2.5f, 0), r * 2, r * .3f, 0, plain_material(scene, hsv(unit(scene), .9f, .5f)));
      add_rod(scene, valve, vec(0, 0, 0), vec(0, r * 2.5f, 0), r * .4f, metal);
    }
  }
}

void add_staircase(Scene *scene, Pose pose, float width, int steps) {
  int tread = floor_material(scene), riser = wall_material(scene);
  float rise = uniform(scene, .15f, .2f), going = uniform(scene, .24f, .32f);
  for (int i = 0; i < steps; i++) {
    add_box(scene, pose, 0, (i + .5f) * rise, (i + .5f) * going, width, rise, going, riser);
    add_box(scene, pose, 0, (i + 1) * rise, (i + .5f) * going - .02f, width + .04f, .03f, going + .03f, tread);
  }
  if (chance(scene, .7f)) {
    int metal = metal_material(scene);
    float x = sign(scene) * width * .47f, thin = uniform(scene, .008f, .02f);
    for (int i = 0; i < steps; i++)
      add_rod(scene, pose, vec(x, (i + 1) * rise, (i + .5f) * going), vec(x, (i + 1) * rise + .9f, (i + .5f) * going),
              thin, metal);
    add_rod(scene, pose, vec(x, rise + .9f, .5f * going), vec(x, steps * rise + .9f, (steps - .5f) * going), .024f,
            metal);
  }
}
