#include "kinds.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

void build_table(Scene *scene) { // table-top / close-up
  if (chance(scene, .8f))
    build_room(scene, SURROUNDINGS);
  else {
    set_daylight(scene);
    Pose pose = identity();
    add_quad(scene, pose, vec(-300, -.8f, -300), vec(300, -.8f, -300), vec(300, -.8f, 300), vec(-300, -.8f, 300),
             ground_material(scene));
    int n = integer(scene, 0, 8);
    for (int i = 0; i < n; i++) {
      float z = log_uniform(scene, 3, 30);
      add_tree(scene, place(pose, normal(scene, .6f) * z, -.8f, z, 0), uniform(scene, 2, 8));
    }
  }
  Pose pose = identity();
  float bx = 0, bz = 0, by = scene->light.outdoor ? 0 : .75f;
  int tmn = chance(scene, .6f)   ? furniture_material(scene)
            : chance(scene, .5f) ? fabric_material(scene)
                                 : floor_material(scene);
  float tw = log_uniform(scene, .5f, 2.5f), td = log_uniform(scene, .5f, 1.6f);
  if (chance(scene, .25f)) {
    tw = 6;
    td = 6;
  }
  add_box(scene, pose, bx, by - .02f, bz + td * .2f, tw, .04f, td, tmn);
  float size = log_uniform(scene, .03f, .3f);
  scene->subject_first = scene->material_count;
  int n = integer(scene, 1, 14);
  for (int i = 0; i < n; i++) {
    float k = log_uniform(scene, .4f, 1.8f);
    Pose A = place(pose, bx + normal(scene, .8f) * size * 2.2f, by, bz + normal(scene, .9f) * size * 2.2f,
                   uniform(scene, 0, 6.28f));
    if (chance(scene, .08f))
      add_potted_plant(scene, A, size * 2 * k);
    else if (chance(scene, .06f))
      add_animal(scene, A, size * k);
    else if (chance(scene, .06f))
      add_leaves(scene, A, 0, size * .5f, 0, size * .6f, size * .5f, size * .6f, 60, size * .3f, leaf_material(scene));
    else
      add_small_thing(scene, A, size * k);
  }
  if (chance(scene, .3f)) {
    int pm = any_material(scene, .2f);
    float r = size * uniform(scene, .8f, 2);
    float a[5] = {0, r * .6f, r, r * .97f, 0}, b[5] = {0, 0, size * .15f, size * .15f, size * .04f};
    add_revolved(scene, pose, bx, by, bz, a, b, 5, 24, pm);
  }
  scene->subject_end = scene->material_count;
  float el = chance(scene, .25f) ? uniform(scene, .9f, 1.5f) : uniform(scene, .08f, .9f),
        dist = size * uniform(scene, 2.2f, 6), az = normal(scene, .5f);
  scene->camera.position =
      vec(bx + sinf(az) * cosf(el) * dist, by + size * .3f + sinf(el) * dist, bz - cosf(az) * cosf(el) * dist);
  scene->camera.yaw = -az + normal(scene, .08f);
  scene->camera.pitch = -el + normal(scene, .08f);
  scene->camera.roll = normal(scene, .08f);
  scene->camera.field_of_view = uniform(scene, .6f, 1.15f);
}
