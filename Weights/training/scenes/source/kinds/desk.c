#include "kinds.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

enum { SPOTS = 64 };

// What lies on the table already, as circles, so that things do not stand in each other.
typedef struct {
  float x[SPOTS], z[SPOTS], radius[SPOTS];
  int count;
} Tabletop;

static int is_free(const Tabletop *top, float x, float z, float radius) {
  for (int i = 0; i < top->count; i++) {
    float dx = x - top->x[i], dz = z - top->z[i], apart = radius + top->radius[i];
    if (dx * dx + dz * dz < apart * apart) return 0;
  }
  return 1;
}

static void take(Tabletop *top, float x, float z, float radius) {
  if (top->count == SPOTS) return;
  top->x[top->count] = x;
  top->z[top->count] = z;
  top->radius[top->count++] = radius;
}

typedef enum { OFFICE, DINING, COFFEE, WORKBENCH } TableUse;

static void scatter(Scene *scene, Pose surface, float width, float depth, TableUse use, int count, Tabletop *top) {
  for (int i = 0; i < count; i++) {
    float r = use == DINING ? .08f : .07f;
    for (int attempt = 0; attempt < 12; attempt++) {
      float x = uniform(scene, -.46f, .46f) * width, z = uniform(scene, -.44f, .44f) * depth;
      if (!is_free(top, x, z, r)) continue;
      take(top, x, z, r);
      Pose at = place(surface, x, 0, z, chance(scene, .5f) ? normal(scene, .3f) : unit(scene) * TURN);
      if (use == WORKBENCH && chance(scene, .6f)) add_small_thing(scene, at, uniform(scene, .05f, .3f));
      else if (use == DINING || (use == COFFEE && chance(scene, .5f))) add_table_thing(scene, at);
      else add_desk_thing(scene, at);
      break;
    }
  }
}

static void lay_office(Scene *scene, Pose surface, float width, float depth, Tabletop *top) {
  float x = normal(scene, .15f) * width;
  if (chance(scene, .75f)) {
    int screens = chance(scene, .3f) ? 2 : 1;
    for (int i = 0; i < screens; i++) {
      float mx = x + (i - (screens - 1) * .5f) * .6f, z = depth * uniform(scene, .15f, .35f);
      add_monitor(scene, place(surface, mx, 0, z, normal(scene, .2f) + (i - (screens - 1) * .5f) * .3f), uniform(scene, .35f, .65f));
      take(top, mx, z, .2f);
    }
    float z = -depth * uniform(scene, .0f, .3f);
    add_keyboard(scene, place(surface, x, 0, z, normal(scene, .12f)));
    take(top, x - .1f, z, .13f), take(top, x + .1f, z, .13f);
    float mx = x + uniform(scene, .28f, .4f) * sign(scene);
    if (chance(scene, .4f)) add_box(scene, surface, mx, .0015f, z, .22f, .003f, .18f, fabric_material(scene));
    add_mouse(scene, place(surface, mx, .003f, z, normal(scene, .3f)));
    take(top, mx, z, .08f);
    if (chance(scene, .5f)) add_cable(scene, place(surface, mx, 0, z + .06f, 0), uniform(scene, .3f, .7f));
  } else {
    add_laptop(scene, place(surface, x, 0, 0, normal(scene, .3f)));
    take(top, x, 0, .22f);
  }
  if (chance(scene, .45f)) {
    float lx = width * .38f * sign(scene);
    add_desk_lamp(scene, place(surface, lx, 0, depth * .3f, normal(scene, .8f)));
    take(top, lx, depth * .3f, .1f);
  }
}

static void lay_dining(Scene *scene, Pose surface, float width, float depth, float height, Tabletop *top) {
  if (chance(scene, .3f)) add_box(scene, surface, 0, .0015f, 0, width * .3f, .003f, depth * 1.02f, fabric_material(scene));
  int settings = (int)(width / .62f), laid = chance(scene, .75f);
  for (int side = -1; side < 2; side += 2)
    for (int i = 0; i < settings; i++) {
      float x = (i + .5f - settings * .5f) * width / settings, z = side * (depth / 2 - .19f);
      if (laid && chance(scene, .85f)) {
        add_place_setting(scene, place(surface, x, 0, z, side < 0 ? 0 : PI));
        take(top, x, z, .24f);
      }
      if (chance(scene, .7f))
        add_chair(scene, place(surface, x, -height, side * (depth / 2 + uniform(scene, -.02f, .3f)), (side < 0 ? PI : 0) + normal(scene, .12f)));
    }
}

// A camera that looks at `target` from `distance`, `elevation` above it, and from `azimuth` (0: from -z).
static void look_from(Scene *scene, Vec3 target, float distance, float elevation, float azimuth) {
  Camera *c = &scene->camera;
  c->position = add(target, mul(vec(sinf(azimuth) * cosf(elevation), sinf(elevation), -cosf(azimuth) * cosf(elevation)), distance));
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
    add_superellipsoid(scene, surface, vec(0, -.05f, 0), width * .51f, .054f, depth * .51f, .15f, .12f, 0, 0, fabric_material(scene), 8, 28);
  Tabletop top = {.count = 0};
  if (use == OFFICE) lay_office(scene, surface, width, depth, &top);
  if (use == DINING) lay_dining(scene, surface, width, depth, height, &top);
  scatter(scene, surface, width, depth, use, integer(scene, 3, use == DINING ? 9 : 18), &top);
  if (use == OFFICE && chance(scene, .6f)) add_chair(scene, place(floor, normal(scene, .3f), 0, -depth * .5f - uniform(scene, .05f, .6f), PI + normal(scene, .6f)));
  scene->subject_end = scene->material_count;

  // From where one sits or stands; sometimes from right above, sometimes from across.
  float view = unit(scene);
  Vec3 target = vec(uniform(scene, -.35f, .35f) * width, height + uniform(scene, 0, .12f), uniform(scene, -.3f, .3f) * depth);
  float elevation = view < .12f ? uniform(scene, 1, 1.55f) : view < .3f ? uniform(scene, .12f, .35f) : uniform(scene, .35f, .95f);
  float azimuth = chance(scene, .7f) ? normal(scene, .5f) : unit(scene) * TURN;
  look_from(scene, target, log_uniform(scene, .45f, 1.9f), elevation, azimuth);
  scene->camera.field_of_view = uniform(scene, .7f, 1.25f);
}
