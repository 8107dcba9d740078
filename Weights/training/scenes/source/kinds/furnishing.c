#include "kinds.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

static void add_desk_at_wall(Scene *scene, Pose pose) {
  float width = uniform(scene, .9f, 2), depth = uniform(scene, .5f, .85f), height = uniform(scene, .68f, .78f);
  Pose desk = place(pose, 0, 0, -.45f, 0);
  add_table(scene, desk, width, height, depth, 0);
  lay_table(scene, desk, width, depth, height, chance(scene, .6f) ? OFFICE : COFFEE, integer(scene, 0, 7));
  if (chance(scene, .7f))
    add_chair(scene, place(desk, uniform(scene, -.3f, .3f), 0, -uniform(scene, .5f, .9f), PI + normal(scene, .6f)));
}

static void stack_cartons(Scene *scene, Pose pose) {
  float y = 0;
  for (int left = integer(scene, 1, 5); left > 0; left--) {
    float width = uniform(scene, .25f, .6f), height = uniform(scene, .2f, .5f);
    Vec3 c = chance(scene, .6f) ? hsv(uniform(scene, .07f, .1f), uniform(scene, .3f, .6f), uniform(scene, .2f, .55f))
                                : any_colour(scene);
    int board = new_material(scene, chance(scene, .5f) ? PLAIN : MOTTLED, c, vary(scene, c, .2f), .3f);
    Pose at = place(pose, uniform(scene, -.1f, .1f), y, -.4f + uniform(scene, -.1f, .1f), uniform(scene, -.3f, .3f));
    add_box(scene, at, 0, height / 2, 0, width, height, width * uniform(scene, .6f, 1.1f), board);
    y += height;
  }
}

void add_furniture(Scene *scene, Pose pose) {
  switch (integer(scene, 0, 14)) {
  case 0:
  case 1: add_desk_at_wall(scene, pose); break;
  case 2:
  case 3:
    add_shelf(scene, place(pose, 0, 0, -.2f, 0), uniform(scene, .5f, 1.8f), uniform(scene, .7f, 2.3f),
              uniform(scene, .2f, .45f));
    break;
  case 4:
  case 5: {
    float height = chance(scene, .5f) ? uniform(scene, .5f, 1.1f) : uniform(scene, 1.5f, 2.3f);
    add_cabinet(scene, place(pose, 0, 0, -.3f, 0), uniform(scene, .4f, 2), height, uniform(scene, .35f, .6f));
    break;
  }
  case 6: add_sofa(scene, place(pose, 0, 0, -.5f, 0), uniform(scene, .9f, 2.4f)); break;
  case 7: add_bed(scene, place(pose, 0, 0, -1.05f, 0)); break;
  case 8: add_potted_plant(scene, place(pose, 0, 0, -.35f, 0), uniform(scene, .4f, 1.8f)); break;
  case 9: add_floor_lamp(scene, place(pose, 0, 0, -.3f, 0)); break;
  case 10: add_chair(scene, place(pose, 0, 0, -.4f, uniform(scene, -1, 1))); break;
  case 11: add_armchair(scene, place(pose, 0, 0, -.5f, uniform(scene, -1, 1))); break;
  case 12: stack_cartons(scene, pose); break;
  case 13: add_person(scene, place(pose, 0, 0, -.6f, unit(scene) * TURN), uniform(scene, 1.5f, 1.95f), 0); break;
  default: add_small_thing(scene, place(pose, 0, 0, -.5f, unit(scene) * TURN), uniform(scene, .3f, 1));
  }
}
