#include "kinds.h"

#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

// A camera that looks at `target` from `distance`, `elevation` above it, and from `azimuth` (0: from -z).
void look_from(Scene *scene, Vec3 target, float distance, float elevation, float azimuth) {
  Camera *c = &scene->camera;
  c->position = add(
      target, mul(vec(sinf(azimuth) * cosf(elevation), sinf(elevation), -cosf(azimuth) * cosf(elevation)), distance));
  c->yaw = -azimuth + normal(scene, .08f);
  c->pitch = -elevation + normal(scene, .08f);
  c->roll = normal(scene, .08f);
}

void build_desk(Scene *scene) {
  build_room(scene, SURROUNDINGS);
  float draw = unit(scene);
  TableUse use = draw < .45f ? OFFICE : draw < .75f ? DINING : draw < .88f ? COFFEE : WORKBENCH;
  float height = use == COFFEE ? uniform(scene, .35f, .5f) : uniform(scene, .7f, .78f);
  float width = use == COFFEE ? uniform(scene, .7f, 1.3f) : uniform(scene, 1, 2.2f);
  float depth = use == COFFEE ? uniform(scene, .5f, .8f) : uniform(scene, .6f, 1.05f);

  scene->subject_first = scene->material_count;
  Pose floor = place(identity(), 0, 0, 0, 0), surface = place(floor, 0, height, 0, 0);
  add_table(scene, floor, width, height, depth, 0);
  if (chance(scene, .15f)) // a cloth over it
    add_superellipsoid(scene, surface, vec(0, -.05f, 0), width * .51f, .054f, depth * .51f, .15f, .12f, 0, 0,
                       fabric_material(scene), 8, 28);
  lay_table(scene, floor, width, depth, height, use, integer(scene, 3, use == DINING ? 10 : 28));
  if (use == OFFICE && chance(scene, .6f))
    add_chair(scene,
              place(floor, normal(scene, .3f), 0, -depth * .5f - uniform(scene, .05f, .6f), PI + normal(scene, .6f)));
  scene->subject_end = scene->material_count;

  // From where one sits or stands; sometimes from right above, sometimes from across.
  float view = unit(scene);
  Vec3 target =
      vec(uniform(scene, -.35f, .35f) * width, height + uniform(scene, 0, .12f), uniform(scene, -.3f, .3f) * depth);
  float elevation = view < .12f  ? uniform(scene, 1, 1.55f)
                    : view < .3f ? uniform(scene, .12f, .35f)
                                 : uniform(scene, .35f, .95f);
  float azimuth = chance(scene, .7f) ? normal(scene, .5f) : unit(scene) * TURN;
  look_from(scene, target, log_uniform(scene, .45f, 1.9f), elevation, azimuth);
  scene->camera.field_of_view = uniform(scene, .7f, 1.25f);
}
