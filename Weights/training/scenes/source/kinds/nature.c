#include "kinds.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

// Flat ground, or hills of `height`; returns the height of the camera's ground.
static float add_ground(Scene *scene, float hills) {
  int ground = ground_material(scene);
  scene->shadowless = 1;
  if (hills <= 0) {
    add_quad(scene, identity(), vec(-2000, 0, -300), vec(2000, 0, -300), vec(2000, 0, 3000), vec(-2000, 0, 3000),
             ground);
  } else {
    float low = -hills * .6f - 1;
    add_height_field(scene, identity(), -60, 60, -15, 105, 120, hills * .5f, uniform(scene, 6, 60), -hills * .2f,
                     chance(scene, .5f) ? 0 : uniform(scene, -2, 15), ground);
    add_quad(scene, identity(), vec(-3000, low, -300), vec(3000, low, -300), vec(3000, low, 4000),
             vec(-3000, low, 4000), ground_material(scene));
  }
  scene->shadowless = 0;
  return hills * .4f;
}

static void add_water(Scene *scene) {
  int water =
      new_material(scene, STREAKED, hsv(uniform(scene, .5f, .62f), uniform(scene, .2f, .7f), uniform(scene, .1f, .4f)),
                   hsv(.55f, .3f, .5f), .5f);
  scene->materials[water].mirror = uniform(scene, .3f, .8f);
  scene->materials[water].bump = uniform(scene, 0, .15f);
  float y = chance(scene, .5f) ? .02f : -.05f, near = uniform(scene, 5, 40);
  add_quad(scene, identity(), vec(-3000, y, near), vec(3000, y, near * uniform(scene, .6f, 1.6f)), vec(3000, y, 900),
           vec(-3000, y, 900), water);
}

static void add_path(Scene *scene) {
  int gravel = ground_material(scene);
  float x = normal(scene, 1), half = uniform(scene, .5f, 2), bends = uniform(scene, .03f, .12f),
        phase = unit(scene) * TURN;
  for (int i = 0; i < 2; i++)
    for (int j = 0; j < 60; j++)
      scene->grid[i * 60 + j] =
          vec(x + 3 * (sinf(j * bends + phase) - sinf(phase)) + (i * 2 - 1) * half, .02f, -2 + j * 1.5f);
  add_grid(scene, identity(), 2, 60, gravel, 0);
}

static void add_mountains(Scene *scene) {
  int rock = chance(scene, .5f)
                 ? leaf_material(scene)
                 : new_material(scene, MOTTLED, neutral_colour(scene, .15f, .6f),
                                chance(scene, .5f) ? vec(.85f, .87f, .9f) : neutral_colour(scene, .1f, .4f),
                                uniform(scene, 10, 80));
  scene->materials[rock].size = uniform(scene, 5, 60);
  int ranges = integer(scene, 1, 3);
  for (int i = 0; i < ranges; i++) {
    float d = log_uniform(scene, 60, 700);
    add_height_field(scene, identity(), -d * 3, d * 3, d, d * 3, 70, d * uniform(scene, .02f, .08f),
                     d * uniform(scene, .2f, .8f), -d * .04f, d * uniform(scene, .1f, 1.1f), rock);
  }
}

static void add_trees(Scene *scene, float ground) {
  int forest = chance(scene, .35f), count = forest ? integer(scene, 25, 60) : integer(scene, 0, 30);
  for (int i = 0; i < count && scene->triangle_count < 400000; i++) {
    float z = log_uniform(scene, forest ? 3.5f : 5, forest ? 60 : 120), x = normal(scene, .7f) * z;
    add_tree(scene, place(identity(), x, ground, z, unit(scene) * TURN), uniform(scene, 2, forest ? 18 : 12));
  }
}

static void add_undergrowth(Scene *scene) {
  int count = integer(scene, 0, 16);
  for (int i = 0; i < count; i++) {
    float z = log_uniform(scene, 1.5f, 40), x = normal(scene, .6f) * z;
    if (chance(scene, .5f)) {
      add_bush(scene, place(identity(), x, 0, z, unit(scene) * TURN), log_uniform(scene, .3f, 2));
    } else if (chance(scene, .8f)) {
      Vec3 c = neutral_colour(scene, .1f, .6f);
      int rock = new_material(scene, chance(scene, .5f) ? MOTTLED : PHOTOGRAPH, c, vary(scene, c, .4f),
                              log_uniform(scene, .1f, 1));
      int tiles = scene->photographs.count;
      scene->materials[rock].photograph =
          tiles ? tiles - 1 - integer(scene, 0, (tiles - 1) / 3) : 0; // gravel, not bricks
      float s = log_uniform(scene, .15f, 3);
      add_blob(scene, identity(), x, s * .2f, z, s * uniform(scene, .5f, 1.1f), s * uniform(scene, .3f, .8f),
               s * uniform(scene, .5f, 1.1f), uniform(scene, .2f, .6f), uniform(scene, 1, 3), rock);
    } else { // a fallen trunk
      float l = uniform(scene, 1, 4), r = uniform(scene, .1f, .35f), a = unit(scene) * TURN;
      add_capsule(scene, identity(), vec(x, r, z), vec(x + l * cosf(a), r, z + l * sinf(a)), r, r * .7f,
                  furniture_material(scene));
    }
  }
}

// Blades and flowers near the camera.
static void add_tall_grass(Scene *scene) {
  int blade = leaf_material(scene), count = integer(scene, 300, 1600), flowers = chance(scene, .4f);
  int petal = flowers ? plain_material(scene, hsv(unit(scene), uniform(scene, .2f, 1), .9f)) : blade;
  float tall = log_uniform(scene, .06f, .6f);
  for (int i = 0; i < count; i++) {
    float z = log_uniform(scene, .5f, 12), x = normal(scene, .5f) * z, h = tall * uniform(scene, .5f, 1.2f),
          w = h * .03f + .003f;
    Vec3 tip = vec(x + normal(scene, .3f) * h, h, z + normal(scene, .3f) * h);
    add_quad(scene, identity(), vec(x - w, 0, z), vec(x + w, 0, z), tip, tip, blade);
    if (flowers && chance(scene, .15f))
      add_superellipsoid(scene, identity(), tip, h * .09f, h * .05f, h * .09f, 1, 1, 0, 0, petal, 4, 8);
  }
}

static void add_creatures(Scene *scene) {
  int count = chance(scene, .5f) ? integer(scene, 1, 3) : 0;
  for (int i = 0; i < count; i++) {
    float z = log_uniform(scene, 1.2f, 25);
    Pose at = place(identity(), normal(scene, .35f) * z, 0, z, unit(scene) * TURN);
    if (chance(scene, .5f))
      add_animal(scene, at, log_uniform(scene, .3f, 1.6f));
    else
      add_person(scene, at, uniform(scene, 1.2f, 1.9f), 0);
  }
}

static void add_fence(Scene *scene) {
  int wood = furniture_material(scene), bars = integer(scene, 1, 4);
  Pose at = place(identity(), 0, 0, uniform(scene, 2.5f, 20), normal(scene, .4f));
  for (float x = -20; x < 20; x += 1.6f) add_box(scene, at, x, .6f, 0, .1f, 1.2f, .1f, wood);
  for (int j = 0; j < bars; j++) add_box(scene, at, 0, 1.1f * (j + 1) / bars, 0, 40, bars > 2 ? .03f : .1f, .04f, wood);
}

// Against the sky, some of them filling the picture's height.
static void add_towers(Scene *scene) {
  int count = integer(scene, 1, 4);
  float away = log_uniform(scene, 12, 90);
  for (int i = 0; i < count; i++) {
    float z = away * uniform(scene, .8f, 1.6f);
    add_tower(scene, place(identity(), normal(scene, .3f) * z, 0, z, unit(scene) * TURN), z * uniform(scene, .3f, .9f));
  }
}

void build_nature(Scene *scene) {
  set_daylight(scene);
  float hills = chance(scene, .4f) ? 0 : log_uniform(scene, .1f, 6), ground = add_ground(scene, hills);
  int flat = hills <= 0;
  if (chance(scene, .25f)) add_water(scene);
  if (flat && chance(scene, .35f)) add_path(scene);
  if (chance(scene, .65f)) add_mountains(scene);
  int towers = chance(scene, .3f), open = towers && chance(scene, .7f);
  if (!open) add_trees(scene, flat ? 0 : -hills * .2f);
  add_undergrowth(scene);
  add_creatures(scene);
  if (chance(scene, .25f))
    add_building(scene, place(identity(), normal(scene, 12), 0, uniform(scene, 15, 60), unit(scene) * TURN),
                 uniform(scene, 5, 15), uniform(scene, 3, 8), uniform(scene, 5, 12));
  if (towers) add_towers(scene);
  if (chance(scene, .2f)) add_fence(scene);
  if (flat && chance(scene, .4f)) add_tall_grass(scene);

  Camera *c = &scene->camera;
  c->position = vec(0, (chance(scene, .75f) ? uniform(scene, 1.2f, 2) : log_uniform(scene, .15f, 10)) + ground, 0);
  c->yaw = normal(scene, .2f);
  c->pitch = towers ? uniform(scene, -.1f, .35f) : uniform(scene, -.3f, .22f);
  c->roll = normal(scene, .05f);
  if (towers && chance(scene, .3f)) set_night(scene, uniform(scene, 5, 20));
}
