#include "kinds.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

// A straight street along z: the road from -road to road, then pavements.
typedef struct {
  float road, pavement, length;
} Street;

static void add_markings(Scene *scene, const Street *s) {
  int paint = plain_material(scene, neutral_colour(scene, .6f, .9f));
  float y = -.012f;
  if (chance(scene, .6f))
    for (float z = -20; z < s->length; z += 6)
      add_quad(scene, identity(), vec(-.07f, y, z), vec(.07f, y, z), vec(.07f, y, z + 3), vec(-.07f, y, z + 3), paint);
  for (int side = -1; side < 2; side += 2) {
    float x = side * s->road * .93f;
    add_quad(scene, identity(), vec(x - .06f, y, -30), vec(x + .06f, y, -30), vec(x + .06f, y, s->length),
             vec(x - .06f, y, s->length), paint);
  }
  if (!chance(scene, .3f)) return;
  float z = uniform(scene, 5, 20), wide = s->road * .13f; // a crossing
  for (int i = 0; i < 7; i++) {
    float x = -s->road * .85f + i * s->road * .27f;
    add_quad(scene, identity(), vec(x, y, z), vec(x + wide, y, z), vec(x + wide, y, z + 3), vec(x, y, z + 3), paint);
  }
}

static void add_road(Scene *scene, const Street *s) {
  int asphalt = new_material(scene, chance(scene, .7f) ? MOTTLED : CELLS, neutral_colour(scene, .06f, .35f),
                             neutral_colour(scene, .05f, .3f), log_uniform(scene, .05f, .6f));
  scene->materials[asphalt].octaves = 6;
  if (chance(scene, .2f)) scene->materials[asphalt].mirror = uniform(scene, .1f, .5f); // wet
  float x = s->road, z = s->length * 2;
  scene->shadowless = 1;
  add_quad(scene, identity(), vec(-900, -.08f, -900), vec(900, -.08f, -900), vec(900, -.08f, 900),
           vec(-900, -.08f, 900), ground_material(scene));
  add_quad(scene, identity(), vec(-x, -.02f, -60), vec(x, -.02f, -60), vec(x, -.02f, z), vec(-x, -.02f, z), asphalt);
  if (chance(scene, .8f)) add_markings(scene, s);
  scene->shadowless = 0;
}

// Houses or gaps with trees, from behind the camera to the street's end.
static void add_house_row(Scene *scene, const Street *s, int side) {
  float usual = uniform(scene, 3, 25);
  int built = chance(scene, .8f);
  for (float z = -uniform(scene, 5, 20), width; z < s->length;
       z += width + (chance(scene, .3f) ? uniform(scene, 1, 8) : 0)) {
    width = uniform(scene, 6, 20);
    if (built && chance(scene, .85f)) {
      float height = usual * uniform(scene, .6f, 1.5f), depth = uniform(scene, 6, 14),
            garden = chance(scene, .6f) ? 0 : uniform(scene, 0, 8);
      Pose at = place(identity(), side * (s->road + s->pavement + garden + depth / 2), 0, z + width / 2,
                      side > 0 ? PI / 2 : -PI / 2);
      add_building(scene, at, width * uniform(scene, .85f, 1), height, depth);
      continue;
    }
    int trees = integer(scene, 0, 3);
    for (int i = 0; i < trees; i++)
      add_tree(scene,
               place(identity(), side * (s->road + s->pavement + uniform(scene, 1, 12)), 0, z + unit(scene) * width,
                     unit(scene) * TURN),
               uniform(scene, 3, 14));
  }
}

static void add_lamp_posts(Scene *scene, const Street *s, int side) {
  int iron = plain_material(scene, neutral_colour(scene, .05f, .5f));
  float height = uniform(scene, 3, 8), gap = uniform(scene, 12, 30), x = side * (s->road + .4f);
  for (float z = uniform(scene, 2, 12); z < 120; z += gap) {
    add_cylinder(scene, identity(), x, 0, z, .08f, .05f, height, iron);
    add_capsule(scene, identity(), vec(x, height, z), vec(side * (s->road - .9f), height + .2f, z), .04f, .04f, iron);
  }
}

static void add_street_side(Scene *scene, const Street *s, int side) {
  float edge = s->road + s->pavement;
  int slabs = new_material(scene, TILES, neutral_colour(scene, .25f, .6f), neutral_colour(scene, .2f, .5f),
                           uniform(scene, .3f, 1));
  add_box(scene, identity(), side * (s->road + s->pavement / 2), .02f, s->length / 2 - 30, s->pavement, .16f,
          s->length + 60, slabs);
  add_house_row(scene, s, side);
  if (chance(scene, .4f))
    for (float z = uniform(scene, 0, 6); z < 60; z += uniform(scene, 6, 10))
      add_tree(scene, place(identity(), side * (s->road + s->pavement * .3f), 0, z, unit(scene) * TURN),
               uniform(scene, 3, 8));
  if (chance(scene, .5f)) add_lamp_posts(scene, s, side);
  if (chance(scene, .25f)) {
    int wood = furniture_material(scene);
    for (float z = 0; z < 40; z += .5f)
      add_box(scene, identity(), side * edge, .6f, z, .04f, 1.1f, chance(scene, .5f) ? .4f : .08f, wood);
  } else if (chance(scene, .15f)) {
    add_railing(scene, place(identity(), side * (s->road + .15f), .1f, 12, PI / 2), 24, uniform(scene, .8f, 1.1f));
  }
  if (chance(scene, .6f)) // parked
    for (float z = uniform(scene, -4, 8); z < 60; z += uniform(scene, 5.5f, 14))
      if (chance(scene, .7f))
        add_car(scene,
                place(identity(), side * (s->road - 1.1f), 0, z, (chance(scene, .5f) ? 0 : PI) + normal(scene, .03f)));
}

static void add_traffic(Scene *scene, const Street *s) {
  int cars = integer(scene, 0, 5), people = integer(scene, 0, 8), things = integer(scene, 0, 5);
  for (int i = 0; i < cars; i++)
    add_car(scene, place(identity(), uniform(scene, -.6f, .6f) * s->road, 0, log_uniform(scene, 6, 60),
                         (chance(scene, .5f) ? 0 : PI) + normal(scene, .1f)));
  for (int i = 0; i < people; i++) {
    float x = chance(scene, .7f) ? s->road + uniform(scene, .2f, 1) * s->pavement : unit(scene) * s->road;
    add_person(scene, place(identity(), sign(scene) * x, .1f, log_uniform(scene, 2, 40), unit(scene) * TURN),
               uniform(scene, 1.5f, 1.9f), 0);
  }
  for (int i = 0; i < things; i++) {
    Pose at = place(identity(), sign(scene) * (s->road + unit(scene) * s->pavement), .1f, log_uniform(scene, 2, 30),
                    unit(scene) * TURN);
    float k = unit(scene);
    if (k < .3f)
      add_bicycle(scene, at);
    else if (k < .4f)
      add_animal(scene, at, uniform(scene, .3f, .7f));
    else
      add_small_thing(scene, at, uniform(scene, .3f, 1.5f));
  }
}

void build_street(Scene *scene) {
  set_daylight(scene);
  Street s = {uniform(scene, 2.5f, 7), uniform(scene, 1.2f, 5), uniform(scene, 60, 200)};
  add_road(scene, &s);
  for (int side = -1; side < 2; side += 2) add_street_side(scene, &s, side);
  add_traffic(scene, &s);
  if (chance(scene, .12f)) { // a crane or mast over the roofs
    float z = uniform(scene, 20, 80);
    add_tower(scene, place(identity(), sign(scene) * uniform(scene, .9f, 2) * (s.road + s.pavement), 0, z, 0),
              z * uniform(scene, .4f, .9f));
  }
  if (chance(scene, .5f)) {
    float d = uniform(scene, 150, 500);
    add_height_field(scene, identity(), -1200, 1200, d, d + 700, 60, uniform(scene, 10, 60), uniform(scene, 80, 300), 0,
                     uniform(scene, 20, 250), leaf_material(scene));
  }
  Camera *c = &scene->camera;
  c->position = vec(uniform(scene, -1, 1) * (s.road + s.pavement * .6f),
                    chance(scene, .8f) ? uniform(scene, 1.2f, 2) : uniform(scene, .5f, 8), uniform(scene, -3, 3));
  c->yaw = chance(scene, .8f) ? normal(scene, .35f) : uniform(scene, -1.6f, 1.6f);
  c->pitch = uniform(scene, -.3f, .2f);
  c->roll = normal(scene, .04f);
  if (chance(scene, .22f)) set_night(scene, s.road);
}
