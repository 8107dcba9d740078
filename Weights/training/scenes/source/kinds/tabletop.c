#include "kinds.h"

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

static void scatter(Scene *scene, Pose surface, float width, float depth, TableUse use, int count, Tabletop *top) {
  for (int i = 0; i < count; i++) {
    float r = use == DINING ? .08f : .07f;
    for (int attempt = 0; attempt < 12; attempt++) {
      float x = uniform(scene, -.46f, .46f) * width, z = uniform(scene, -.44f, .44f) * depth;
      if (!is_free(top, x, z, r)) continue;
      take(top, x, z, r);
      Pose at = place(surface, x, 0, z, chance(scene, .5f) ? normal(scene, .3f) : unit(scene) * TURN);
      if (use == WORKBENCH && chance(scene, .6f))
        add_small_thing(scene, at, uniform(scene, .05f, .3f));
      else if (use == DINING || (use == COFFEE && chance(scene, .5f)))
        add_table_thing(scene, at);
      else
        add_desk_thing(scene, at);
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
      add_monitor(scene, place(surface, mx, 0, z, normal(scene, .2f) + (i - (screens - 1) * .5f) * .3f),
                  uniform(scene, .35f, .65f));
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
  if (chance(scene, .3f))
    add_box(scene, surface, 0, .0015f, 0, width * .3f, .003f, depth * 1.02f, fabric_material(scene));
  int settings = (int)(width / .62f), laid = chance(scene, .75f);
  for (int side = -1; side < 2; side += 2)
    for (int i = 0; i < settings; i++) {
      float x = (i + .5f - settings * .5f) * width / settings, z = side * (depth / 2 - .19f);
      if (laid && chance(scene, .85f)) {
        add_place_setting(scene, place(surface, x, 0, z, side < 0 ? 0 : PI));
        take(top, x, z, .24f);
      }
      if (chance(scene, .7f))
        add_chair(scene, place(surface, x, -height, side * (depth / 2 + uniform(scene, -.02f, .3f)),
                               (side < 0 ? PI : 0) + normal(scene, .12f)));
    }
}

void lay_table(Scene *scene, Pose floor, float width, float depth, float height, TableUse use, int things) {
  Pose surface = place(floor, 0, height, 0, 0);
  Tabletop top = {.count = 0};
  if (use == OFFICE) lay_office(scene, surface, width, depth, &top);
  if (use == DINING) lay_dining(scene, surface, width, depth, height, &top);
  scatter(scene, surface, width, depth, use, things, &top);
}
