#include "kinds.h"

#include "objects/objects.h"
#include "random.h"

static void add_near_piece(Scene *scene, Pose pose) {
  switch (integer(scene, 0, 11)) {
  case 0:
  case 1:
    add_cabinet(scene, pose, uniform(scene, .4f, 1.4f), uniform(scene, .45f, 1.1f), uniform(scene, .35f, .55f));
    break;
  case 2: add_cabinet(scene, pose, uniform(scene, .4f, 1), uniform(scene, 1.5f, 2.2f), .5f); break;
  case 3: add_shelf(scene, pose, uniform(scene, .5f, 1.2f), uniform(scene, .8f, 2.1f), .3f); break;
  case 4:
  case 5: {
    float width = uniform(scene, .8f, 1.5f), depth = uniform(scene, .5f, .9f), height = uniform(scene, .45f, .78f);
    add_table(scene, pose, width, height, depth, 0);
    lay_table(scene, pose, width, depth, height, chance(scene, .5f) ? DINING : COFFEE, integer(scene, 0, 8));
    break;
  }
  case 6: add_armchair(scene, pose); break;
  case 7: add_sofa(scene, pose, uniform(scene, 1.2f, 2)); break;
  case 8: add_potted_plant(scene, pose, uniform(scene, .6f, 1.6f)); break;
  case 9: add_person(scene, pose, uniform(scene, 1.5f, 1.9f), 0); break;
  default: add_chair(scene, pose);
  }
}

void add_foreground(Scene *scene, float width, float depth) {
  const Camera *c = &scene->camera;
  int count = integer(scene, 1, 2);
  for (int i = 0; i < count; i++) {
    float direction = c->yaw + sign(scene) * c->field_of_view * uniform(scene, .25f, .6f);
    float away = log_uniform(scene, .8f, 2.2f);
    float x = c->position.x + away * sinf(direction), z = c->position.z + away * cosf(direction);
    float turn = integer(scene, 0, 3) * PI / 2 + normal(scene, .1f);
    if (fabsf(x) < width / 2 - .3f && fabsf(z) < depth / 2 - .3f)
      add_near_piece(scene, place(identity(), x, 0, z, turn));
  }
}
