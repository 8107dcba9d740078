#include "kinds.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

// A plain sheet that bends up behind the thing, as in a photographer's studio.
static void add_sweep(Scene *scene) {
  enum { STEPS = 24 };
  Vec3 c = chance(scene, .6f)   ? neutral_colour(scene, .6f, .95f)
           : chance(scene, .5f) ? neutral_colour(scene, .01f, .2f)
                                : any_colour(scene);
  int paper = plain_material(scene, c);
  scene->materials[paper].bump = 0;
  float bend = uniform(scene, .2f, .6f), start = uniform(scene, .3f, 1.2f);
  for (int i = 0; i < 2; i++)
    for (int j = 0; j <= STEPS; j++) {
      float a = clamp((j - 4) / (STEPS - 8.f), 0, 1) * PI / 2;
      float z = j < 4 ? -3 + (3 + start) * j / 4.f : start + bend * sinf(a),
            y = j < 4 ? 0 : bend * (1 - cosf(a)) + fmaxf(0, j - (STEPS - 4)) * .8f;
      scene->grid[i * (STEPS + 1) + j] = vec((i - .5f) * 8, y, z);
    }
  scene->shadowless = 1;
  add_grid(scene, identity(), 2, STEPS + 1, paper, 0);
  scene->shadowless = 0;
}

static void add_garden(Scene *scene) {
  set_daylight(scene);
  add_quad(scene, identity(), vec(-300, -.8f, -300), vec(300, -.8f, -300), vec(300, -.8f, 300), vec(-300, -.8f, 300),
           ground_material(scene));
  int trees = integer(scene, 0, 8);
  for (int i = 0; i < trees; i++) {
    float z = log_uniform(scene, 3, 30);
    add_tree(scene, place(identity(), normal(scene, .6f) * z, -.8f, z, 0), uniform(scene, 2, 8));
  }
}

static void add_thing(Scene *scene, Pose at, float size) {
  float k = unit(scene);
  if (k < .08f)
    add_potted_plant(scene, at, size * 2);
  else if (k < .12f)
    add_animal(scene, at, size);
  else if (k < .17f)
    add_leaves(scene, at, 0, size * .5f, 0, size * .6f, size * .5f, size * .6f, 60, size * .3f, leaf_material(scene));
  else if (k < .4f)
    add_table_thing(scene, at);
  else if (k < .5f)
    add_desk_thing(scene, at);
  else if (k < .6f)
    add_vessel(scene, at, size);
  else
    add_small_thing(scene, at, size);
}

void build_table(Scene *scene) {
  float where = unit(scene), height = 0;
  int studio = where < .25f;
  if (studio) {
    set_room_light(scene);
    add_sweep(scene);
    scene->light.horizon = mul(neutral_colour(scene, .3f, 1), .8f);
    add_lamp_light(scene, vec(uniform(scene, -1, 1), uniform(scene, .6f, 2), -uniform(scene, .2f, 1)),
                   mul(vec(1, .97f, .92f), uniform(scene, .3f, 1.5f)));
  } else if (where < .85f) {
    build_room(scene, SURROUNDINGS);
    height = .75f;
  } else {
    add_garden(scene);
  }
  if (!studio) {
    int wide = chance(scene, .25f), top = chance(scene, .6f)   ? furniture_material(scene)
                                          : chance(scene, .5f) ? fabric_material(scene)
                                                               : floor_material(scene);
    float depth = wide ? 6 : log_uniform(scene, .5f, 1.6f);
    add_box(scene, identity(), 0, height - .02f, depth * .2f, wide ? 6 : log_uniform(scene, .5f, 2.5f), .04f, depth,
            top);
  }
  Pose surface = place(identity(), 0, height, 0, 0);
  float size = log_uniform(scene, .03f, .3f);
  scene->subject_first = scene->material_count;
  int things = studio ? integer(scene, 1, 3) : integer(scene, 1, 14);
  for (int i = 0; i < things; i++) {
    float apart = i || !studio ? size * 2 : 0;
    add_thing(scene, place(surface, normal(scene, .85f) * apart, 0, normal(scene, .85f) * apart, unit(scene) * TURN),
              size * log_uniform(scene, .4f, 1.8f));
  }
  scene->subject_end = scene->material_count;

  float elevation = chance(scene, .2f) ? uniform(scene, .9f, 1.5f) : uniform(scene, .08f, .9f),
        azimuth = normal(scene, studio ? .25f : .5f);
  look_from(scene, vec(0, height + size * .3f, 0), fmaxf(size, .06f) * uniform(scene, 2, 6), elevation, azimuth);
  scene->camera.field_of_view = uniform(scene, .5f, 1.15f);
}
