#include "kinds.h"

#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

// Twigs or an eave that hang into the picture from above, near.
static void hang_foreground(Scene *scene) {
  Camera *c = &scene->camera;
  float d = uniform(scene, .6f, 2.5f);
  Pose at = place(identity(), c->position.x, c->position.y, c->position.z, c->yaw);
  if (chance(scene, .75f)) {
    int leaf = leaf_material(scene), bark = furniture_material(scene), twigs = integer(scene, 2, 6);
    for (int i = 0; i < twigs; i++) {
      Vec3 from = vec(normal(scene, .6f) * d, d * uniform(scene, .45f, .9f) + c->pitch * d, d),
           to = add(from, vec(normal(scene, .4f) * d, -uniform(scene, .05f, .5f) * d, normal(scene, .2f) * d));
      add_capsule(scene, at, from, to, .012f * d, .004f * d, bark);
      for (int j = 0; j < 5; j++) {
        Vec3 p = mix(from, to, (j + 1) / 5.f);
        add_leaves(scene, at, p.x, p.y, p.z, .16f * d, .12f * d, .16f * d, 14, .05f * d, leaf);
      }
    }
  } else {
    add_box(scene, at, 0, d * (.55f + c->pitch), d * .8f, d * 4, d * .12f, d * .9f, furniture_material(scene));
  }
}

// From a balcony, bridge or tower: the ground is far below, a railing perhaps near.
static void look_down_outdoors(Scene *scene) {
  if (chance(scene, .65f))
    build_street(scene);
  else
    build_nature(scene);
  Camera *c = &scene->camera;
  float height = log_uniform(scene, 3, 40);
  c->position.y += height;
  c->position.x *= .5f;
  c->pitch = chance(scene, .3f) ? uniform(scene, -1.57f, -1.1f) : uniform(scene, -1.1f, -.25f);
  c->roll = normal(scene, .06f);
  if (chance(scene, .4f)) {
    Pose ledge = place(identity(), c->position.x, c->position.y, c->position.z, c->yaw);
    float d = uniform(scene, .4f, 1.2f);
    add_railing(scene, place(ledge, 0, -uniform(scene, .95f, 1.5f), d, normal(scene, .2f)), 8,
                uniform(scene, .8f, 1.1f));
  }
  if (chance(scene, .25f)) hang_foreground(scene);
}

// The bottom is far and the top near: under leaves on a height, or below an eave.
static void look_out(Scene *scene) {
  if (chance(scene, .7f))
    build_nature(scene);
  else
    build_street(scene);
  Camera *c = &scene->camera;
  c->position.y += log_uniform(scene, .5f, 15);
  c->pitch = uniform(scene, -.45f, .1f);
  hang_foreground(scene);
}

static void look_up(Scene *scene) {
  float where = unit(scene);
  if (where < .5f)
    build_room(scene, chance(scene, .5f) ? FURNISHED : LARGE);
  else if (where < .75f)
    build_street(scene);
  else
    build_nature(scene);
  scene->camera.pitch = uniform(scene, .25f, 1.1f);
  scene->camera.roll = normal(scene, .2f);
  if (scene->light.outdoor && chance(scene, .4f)) hang_foreground(scene);
}

// Things on the floor seen from above: toys, shoes, books, tools, a rug.
static void look_at_floor(Scene *scene) {
  build_room(scene, SURROUNDINGS);
  int things = integer(scene, 2, 16);
  if (chance(scene, .5f))
    add_box(scene, identity(), 0, .006f, 0, uniform(scene, 1, 2.2f), .012f, uniform(scene, .8f, 1.8f),
            chance(scene, .7f) ? fabric_material(scene) : panel_material(scene, 1.5f, 1.5f));
  for (int i = 0; i < things; i++) {
    Pose at = place(identity(), normal(scene, .5f), .012f, normal(scene, .5f), unit(scene) * TURN);
    float k = unit(scene);
    if (k < .45f)
      add_desk_thing(scene, at);
    else if (k < .55f)
      add_table_thing(scene, at);
    else if (k < .6f)
      add_animal(scene, at, uniform(scene, .2f, .35f));
    else
      add_small_thing(scene, at, uniform(scene, .05f, .4f));
  }
  if (chance(scene, .3f))
    add_person(scene, place(identity(), normal(scene, .3f), 0, -.7f, normal(scene, .5f)), uniform(scene, 1.4f, 1.9f),
               0);
  if (chance(scene, .3f))
    add_chair(scene, place(identity(), normal(scene, .8f), 0, normal(scene, .8f), unit(scene) * TURN));
  look_from(scene, vec(normal(scene, .3f), .05f, normal(scene, .3f)), uniform(scene, .5f, 2),
            uniform(scene, .5f, 1.57f), unit(scene) * TURN);
  scene->camera.roll = normal(scene, .2f);
}

void build_outlook(Scene *scene) {
  float k = unit(scene);
  if (k < .22f)
    look_down_outdoors(scene);
  else if (k < .46f)
    look_out(scene);
  else if (k < .78f)
    look_up(scene);
  else
    look_at_floor(scene);
}
