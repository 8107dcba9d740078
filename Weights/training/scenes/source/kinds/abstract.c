#include "kinds.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

void build_abstract(Scene *scene) {
  build_room(scene, chance(scene, .5f) ? FURNISHED : LARGE);
  Pose pose = identity();
  int n = integer(scene, 5, 30);
  float c = cosf(scene->camera.yaw), s = sinf(scene->camera.yaw);
  for (int i = 0; i < n; i++) {
    float d = log_uniform(scene, .6f, 9), a = normal(scene, .4f) * d, size = d * log_uniform(scene, .03f, .3f);
    Pose A = place(pose, scene->camera.position.x + s * d + c * a,
                   scene->camera.position.y + normal(scene, .3f) * d - size * .4f,
                   scene->camera.position.z + c * d - s * a, uniform(scene, 0, 6));
    A = rotate_x(rotate_z(A, uniform(scene, 0, 6)), uniform(scene, 0, 6));
    add_small_thing(scene, A, size);
  }
}
