#include "kinds.h"

#include "objects/objects.h"
#include "random.h"

void build_abstract(Scene *scene) {
  build_room(scene, chance(scene, .5f) ? FURNISHED : LARGE);
  const Camera *c = &scene->camera;
  float cosine = cosf(c->yaw), sine = sinf(c->yaw);
  int things = integer(scene, 5, 30);
  for (int i = 0; i < things; i++) {
    float distance = log_uniform(scene, .6f, 9), aside = normal(scene, .4f) * distance;
    float size = distance * log_uniform(scene, .03f, .3f);
    Pose at = place(identity(), c->position.x + sine * distance + cosine * aside,
                    c->position.y + normal(scene, .3f) * distance - size * .4f,
                    c->position.z + cosine * distance - sine * aside, unit(scene) * TURN);
    add_small_thing(scene, rotate_x(rotate_z(at, unit(scene) * TURN), unit(scene) * TURN), size);
  }
}
