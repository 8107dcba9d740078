#include "kinds.h"

#include "material.h"
#include "objects/objects.h"
#include "random.h"

// A point `distance` before the camera along its yaw, `aside` to its right.
static Vec3 before_camera(const Camera *c, float distance, float aside) {
  float s = sinf(c->yaw), k = cosf(c->yaw);
  return add(c->position, vec(s * distance + k * aside, 0, k * distance - s * aside));
}

// One or two people from the knees up, in any pose.
static void stand_people(Scene *scene) {
  Camera *c = &scene->camera;
  float height = uniform(scene, 1.5f, 1.9f), distance = uniform(scene, .8f, 2.6f);
  float ground = scene->light.outdoor ? fmaxf(c->position.y - 1.5f, 0) : 0;
  c->position.y = ground + height * uniform(scene, .6f, .95f);
  c->pitch = uniform(scene, -.15f, .08f);
  Vec3 at = before_camera(c, distance, normal(scene, .12f) * distance);
  Pose pose = place(identity(), at.x, ground, at.z, c->yaw + normal(scene, 1));
  add_person_in_detail(scene, pose, height, 0, 2);
  if (chance(scene, .35f))
    add_person_in_detail(scene,
                         place(pose, uniform(scene, .4f, .7f) * sign(scene), 0, normal(scene, .3f), normal(scene, .8f)),
                         height * uniform(scene, .85f, 1.1f), 0, 2);
}

static void stand_animal(Scene *scene) {
  Camera *c = &scene->camera;
  float height = uniform(scene, .3f, 1.4f), distance = height * uniform(scene, 1.2f, 3);
  c->pitch = uniform(scene, -.35f, .05f);
  Vec3 at = before_camera(c, distance, normal(scene, .15f) * distance);
  add_animal(scene,
             place(identity(), at.x, c->position.y - height * uniform(scene, .7f, 1.1f) + tanf(c->pitch) * distance,
                   at.z, unit(scene) * TURN),
             height);
}

// A thing held into the picture, or a bunch of leaves.
static void hold_thing(Scene *scene) {
  Camera *c = &scene->camera;
  float size = log_uniform(scene, .1f, 1), distance = size * uniform(scene, 1.2f, 2.8f);
  c->pitch = uniform(scene, -.4f, .1f);
  Vec3 at = before_camera(c, distance, normal(scene, .1f) * distance);
  Pose pose = place(identity(), at.x, c->position.y - size * .4f + tanf(c->pitch) * distance, at.z, unit(scene) * TURN);
  pose = rotate_x(pose, normal(scene, .4f));
  add_small_thing(scene, pose, size);
  if (chance(scene, .3f)) add_leaves(scene, pose, 0, 0, 0, size, size, size, 30, size * .3f, leaf_material(scene));
}

void build_subject(Scene *scene) {
  float where = unit(scene);
  if (where < .5f)
    build_room(scene, FURNISHED);
  else if (where < .75f)
    build_nature(scene);
  else
    build_street(scene);
  scene->subject_first = scene->material_count;
  scene->camera.roll = normal(scene, .04f);
  float what = unit(scene);
  if (what < .5f)
    stand_people(scene);
  else if (what < .7f)
    stand_animal(scene);
  else
    hold_thing(scene);
  scene->subject_end = scene->material_count;
  scene->camera.field_of_view = uniform(scene, .6f, 1.1f);
}
