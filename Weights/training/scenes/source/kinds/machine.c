#include "kinds.h"

#include "objects/objects.h"
#include "random.h"

void build_machine(Scene *scene) {
  float where = unit(scene);
  if (where < .5f)
    build_room(scene, SURROUNDINGS);
  else if (where < .8f)
    build_street(scene);
  else
    build_nature(scene);
  Vec3 at = scene->light.outdoor
                ? add(scene->camera.position, vec(sinf(scene->camera.yaw) * 3, 0, cosf(scene->camera.yaw) * 3))
                : vec(0, 0, 0);
  at.y = 0;
  Pose pose = place(identity(), at.x, at.y, at.z, unit(scene) * TURN);
  scene->subject_first = scene->material_count;
  float k = unit(scene), size = 1.1f;
  if (k < .3f)
    add_motorcycle(scene, pose);
  else if (k < .6f)
    add_bicycle(scene, pose);
  else if (k < .72f)
    add_pipes(scene, pose, size = uniform(scene, .8f, 2));
  else if (k < .82f)
    add_railing(scene, pose, uniform(scene, 2, 5), uniform(scene, .7f, 1.2f));
  else if (k < .9f)
    add_ladder(scene, pose, size = uniform(scene, 1.2f, 3));
  else
    add_staircase(scene, pose, uniform(scene, .8f, 1.6f), integer(scene, 5, 14));
  int more = k < .6f && chance(scene, .3f) ? integer(scene, 1, 3) : 0;
  for (int i = 1; i <= more; i++) {
    Pose beside = place(pose, i * uniform(scene, .55f, .8f), 0, normal(scene, .1f), normal(scene, .1f));
    if (k < .3f)
      add_motorcycle(scene, beside);
    else
      add_bicycle(scene, beside);
  }
  scene->subject_end = scene->material_count;
  int things = integer(scene, 0, 4); // what lies about
  for (int i = 0; i < things; i++)
    add_small_thing(scene, place(pose, normal(scene, 1), 0, normal(scene, 1), unit(scene) * TURN),
                    uniform(scene, .1f, .6f));

  Vec3 target = apply(&pose, vec(normal(scene, .15f), size * uniform(scene, .3f, .6f), normal(scene, .3f)));
  float elevation = chance(scene, .8f) ? uniform(scene, .02f, .5f) : uniform(scene, .5f, 1.2f);
  look_from(scene, target, size * log_uniform(scene, .7f, 3), elevation, unit(scene) * TURN);
  scene->camera.position.y = fmaxf(scene->camera.position.y, .1f);
  if (!scene->light.outdoor) scene->camera.position.y = fminf(scene->camera.position.y, 2.1f);
  scene->camera.field_of_view = uniform(scene, .7f, 1.2f);
}
