#include "kinds.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

void build_subject(Scene *scene) { // large foreground subject
  if (chance(scene, .5f))
    build_room(scene, FURNISHED);
  else if (chance(scene, .5f))
    build_nature(scene);
  else
    build_street(scene);
  scene->subject_first = scene->material_count;
  float d;
  Pose pose = identity();
  int k = integer(scene, 0, 5);
  scene->camera.roll = normal(scene, .04f);
  float c = cosf(scene->camera.yaw), s = sinf(scene->camera.yaw);
  Vec3 fw = vec(s, 0, c);
  float hgt;
  if (k <= 2) {
    hgt = uniform(scene, 1.5f, 1.9f);
    d = uniform(scene, .7f, 2.2f);
    scene->camera.position.y =
        (scene->light.outdoor ? scene->camera.position.y - 1.5f > 0 ? scene->camera.position.y - 1.5f : 0 : 0) +
        hgt * uniform(scene, .75f, .95f);
    scene->camera.pitch = uniform(scene, -.15f, .08f);
    Vec3 q = add(scene->camera.position, mul(fw, d));
    Pose A = place(pose, q.x + normal(scene, .12f) * d * c, scene->camera.position.y - hgt * uniform(scene, .82f, .93f),
                   q.z - normal(scene, .12f) * d * s, scene->camera.yaw + normal(scene, .6f));
    add_person(scene, A, hgt, 0);
    if (chance(scene, .3f))
      add_person(
          scene,
          place(A, uniform(scene, .4f, .7f) * (chance(scene, .5f) ? 1 : -1), 0, normal(scene, .3f), normal(scene, .5f)),
          hgt * uniform(scene, .85f, 1.1f), 0);
  } else if (k == 3) {
    hgt = uniform(scene, .3f, .9f);
    d = hgt * uniform(scene, 1, 2.6f);
    Vec3 q = add(scene->camera.position, mul(fw, d));
    scene->camera.pitch = uniform(scene, -.35f, .05f);
    add_animal(scene,
               place(pose, q.x,
                     scene->camera.position.y - hgt * uniform(scene, .7f, 1.1f) + tanf(scene->camera.pitch) * d, q.z,
                     uniform(scene, 0, 6.28f)),
               hgt);
  } else {
    float size = log_uniform(scene, .1f, 1);
    d = size * uniform(scene, 1.2f, 2.8f);
    Vec3 q = add(scene->camera.position, mul(fw, d));
    scene->camera.pitch = uniform(scene, -.4f, .1f);
    Pose A = place(pose, q.x, scene->camera.position.y - size * .4f + tanf(scene->camera.pitch) * d, q.z,
                   uniform(scene, 0, 6.28f));
    A = rotate_x(A, normal(scene, .4f));
    add_small_thing(scene, A, size);
    if (chance(scene, .3f)) add_leaves(scene, A, 0, 0, 0, size, size, size, 30, size * .3f, leaf_material(scene));
  }
  scene->subject_end = scene->material_count;
  scene->camera.field_of_view = uniform(scene, .6f, 1.1f);
}
