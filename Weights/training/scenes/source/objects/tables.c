#include "objects.h"

#include "material.h"
#include "mesh.h"
#include "random.h"

// A top on a column, `width` across.
static void add_round_table(Scene *scene, Pose pose, float width, float height, float thick, int top, int foot) {
  float rim = width * .5f, radii[6] = {0, rim, rim, 0}, up[6] = {height - thick, height - thick, height, height};
  add_revolved(scene, pose, 0, 0, 0, radii, up, 4, 36, top);
  add_cylinder(scene, pose, 0, 0, 0, .04f, .04f, height - thick, foot);
  if (chance(scene, .5f))
    add_cylinder(scene, pose, 0, 0, 0, width * .28f, width * .25f, .03f, foot);
  else
    for (int i = 0; i < 4; i++) {
      float a = TURN * i / 4;
      add_capsule(scene, pose, vec(0, .12f, 0), vec(width * .35f * cosf(a), .02f, width * .35f * sinf(a)), .035f, .02f,
                  foot);
    }
}

static void add_table_legs(Scene *scene, Pose pose, float width, float height, float depth, int material) {
  float kind = unit(scene), thick = uniform(scene, .025f, .08f), inset = thick * uniform(scene, .6f, 2);
  for (int i = 0; i < 4; i++) {
    float x = (i & 1 ? 1 : -1) * (width / 2 - inset), z = (i & 2 ? 1 : -1) * (depth / 2 - inset);
    if (kind < .45f)
      add_box(scene, pose, x, height / 2, z, thick, height, thick, material);
    else if (kind < .65f)
      add_capsule(scene, pose, vec(x, height, z), vec(x * 1.06f, 0, z * 1.06f), thick * .5f, thick * .3f, material);
    else if (kind < .85f)
      add_capsule(scene, pose, vec(x, height, z), vec(x, 0, z), .018f, .018f, material);
    else { // turned
      float radii[9], up[9];
      for (int k = 0; k < 9; k++) {
        radii[k] = thick * (.45f + .2f * sinf(k * 2.1f));
        up[k] = height * k / 8;
      }
      add_revolved(scene, pose, x, 0, z, radii, up, 9, 10, material);
    }
  }
  if (chance(scene, .3f)) // a frame under the top
    for (int s = -1; s < 2; s += 2)
      add_box(scene, pose, 0, height - .05f, s * (depth / 2 - inset), width - 2 * inset, .08f, .02f, material);
}

void add_table(Scene *scene, Pose pose, float width, float height, float depth, int things) {
  int top = furniture_material(scene), legs = chance(scene, .6f)   ? top
                                              : chance(scene, .5f) ? metal_material(scene)
                                                                   : furniture_material(scene);
  float thick = uniform(scene, .015f, .05f);
  if (fabsf(width - depth) < .35f * width && chance(scene, .45f)) {
    add_round_table(scene, pose, width * 1.15f, height, thick, top, legs);
    width *= .8f, depth = width;
  } else {
    add_box(scene, pose, 0, height - thick / 2, 0, width, thick, depth, top);
    add_table_legs(scene, pose, width, height - thick, depth, legs);
    if (chance(scene, .2f))
      add_box(scene, pose, width * .3f, height * .55f, 0, width * .3f, height * .8f, depth * .9f, legs);
    if (chance(scene, .15f))
      add_box(scene, pose, 0, height * .55f, depth * .45f, width * .95f, height * .6f, .02f, legs);
    if (chance(scene, .12f)) add_box(scene, pose, 0, height * .25f, 0, width * .9f, .02f, depth * .9f, top);
  }
  for (int i = 0; i < things; i++)
    add_small_thing(scene,
                    place(pose, uniform(scene, -.42f, .42f) * width, height, uniform(scene, -.42f, .42f) * depth,
                          unit(scene) * TURN),
                    uniform(scene, .06f, .3f));
}
