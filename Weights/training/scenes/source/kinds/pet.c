#include "kinds.h"

#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

void build_pet(Scene *scene) {
  if (chance(scene, .7f))
    build_room(scene, FURNISHED);
  else
    build_nature(scene);
  Camera *camera = &scene->camera;
  scene->subject_first = scene->material_count;
  int cat = chance(scene, .55f);
  float height = cat ? uniform(scene, .22f, .32f) : uniform(scene, .25f, .7f);
  // The face is about one height above the floor; near pictures show the head alone.
  float near = unit(scene), distance = height * (near < .45f ? uniform(scene, 1, 1.8f) : uniform(scene, 1.8f, 5));
  float floor =
      scene->light.outdoor || chance(scene, .5f) ? 0 : uniform(scene, .2f, .8f); // on something, or on the ground
  float elevation = chance(scene, .75f) ? uniform(scene, -.05f, .6f) : uniform(scene, .6f, 1.3f);

  Vec3 ahead = vec(sinf(camera->yaw), 0, cosf(camera->yaw));
  Vec3 at = add(camera->position, mul(ahead, chance(scene, .5f) ? 1 : .3f));
  at.y = floor;
  if (floor > 0)
    add_box(scene, place(identity(), at.x, 0, at.z, camera->yaw), 0, floor / 2, 0, uniform(scene, .6f, 2), floor,
            uniform(scene, .5f, 1.2f), chance(scene, .6f) ? fabric_material(scene) : furniture_material(scene));
  float turn = near < .45f ? normal(scene, .5f) : chance(scene, .6f) ? normal(scene, .8f) : unit(scene) * TURN;
  Pose pose = place(identity(), at.x, at.y, at.z, camera->yaw + turn);
  if (cat)
    add_cat(scene, pose, height, near < .45f ? 3 : 2);
  else
    add_dog(scene, pose, height, near < .45f ? 3 : 2);
  scene->subject_end = scene->material_count;

  Vec3 target =
      near < .45f ? apply(&pose, vec(normal(scene, .1f) * height, height * uniform(scene, .85f, 1.15f), -height * .7f))
                  : apply(&pose, vec(0, height * uniform(scene, .3f, .8f), -height * .2f));
  scene->focus = near < .45f ? target : apply(&pose, vec(0, height * .5f, 0));
  scene->has_focus = 1;
  camera->position =
      sub(target, mul(vec(sinf(camera->yaw) * cosf(elevation), -sinf(elevation), cosf(camera->yaw) * cosf(elevation)),
                      distance));
  camera->position.y = fmaxf(camera->position.y, .06f);
  camera->pitch = -asinf(clamp((camera->position.y - target.y) / distance, -1, 1)) + normal(scene, .06f);
  camera->yaw += normal(scene, .08f);
  camera->roll = normal(scene, .08f);
  camera->field_of_view = uniform(scene, .6f, 1.15f);
}
