#include "kinds.h"

#include "objects/objects.h"
#include "random.h"

// Where people stand for a portrait: any scene, but seen level.
static void build_background(Scene *scene) {
  float where = unit(scene);
  if (where < .55f)
    build_room(scene, FURNISHED);
  else if (where < .8f)
    build_nature(scene);
  else
    build_street(scene);
}

void build_portrait(Scene *scene) {
  build_background(scene);
  Camera *camera = &scene->camera;
  scene->subject_first = scene->material_count;
  float closeness = unit(scene);
  // Distance from the face: part of it, close up, head and shoulders, half length.
  float distance = closeness < .08f   ? uniform(scene, .24f, .38f)
                   : closeness < .35f ? uniform(scene, .38f, .7f)
                   : closeness < .75f ? uniform(scene, .7f, 1.3f)
                                      : uniform(scene, 1.3f, 2.4f);
  float height = uniform(scene, 1.35f, 1.9f), eyes = height * .942f, tilt = normal(scene, .12f);
  camera->field_of_view = uniform(scene, .6f, 1.15f);
  camera->pitch = tilt;
  camera->roll = normal(scene, .06f);
  if (!scene->light.outdoor) camera->position.y = clamp(camera->position.y, 1, 1.9f);

  int count = closeness < .35f || chance(scene, .75f) ? 1 : integer(scene, 2, 4);
  Vec3 ahead = vec(sinf(camera->yaw), 0, cosf(camera->yaw)), right = vec(ahead.z, 0, -ahead.x);
  for (int i = 0; i < count; i++) {
    float d = distance * (1 + .25f * i * unit(scene));
    float aside = count == 1 ? normal(scene, .13f) * d : (i - (count - 1) * .5f) * uniform(scene, .4f, .6f);
    Vec3 face = add(camera->position, add(mul(ahead, d), mul(right, aside)));
    face.y += tanf(tilt) * d + normal(scene, .07f) * d;
    if (i == 0) {
      scene->focus = face;
      scene->has_focus = 1;
    }
    float turn = chance(scene, .75f) ? normal(scene, .35f) : normal(scene, 1.1f);
    Pose at = place(identity(), face.x, face.y - eyes, face.z, camera->yaw + turn);
    add_person_in_detail(scene, at, i ? uniform(scene, 1.35f, 1.9f) : height, 0, closeness < .75f && !i ? 3 : 2);
  }
  scene->subject_end = scene->material_count;
}
