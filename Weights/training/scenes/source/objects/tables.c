#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

void add_table(Scene *scene, Pose pose, float w, float h, float d, int things) {
  int m = furniture_material(scene), l = chance(scene, .6f) ? m : furniture_material(scene);
  float t = uniform(scene, .02f, .06f);
  if (chance(scene, .2f)) {
    add_cylinder(scene, pose, 0, h - t, 0, w * .5f, w * .5f, t, m);
    add_cylinder(scene, pose, 0, 0, 0, .04f, .04f, h, l);
    add_cylinder(scene, pose, 0, 0, 0, w * .3f, w * .25f, .03f, l);
    d = w * .7f;
    w *= .7f;
  } else {
    add_box(scene, pose, 0, h - t / 2, 0, w, t, d, m);
    float g = uniform(scene, .03f, .08f);
    for (int i = 0; i < 4; i++)
      add_box(scene, pose, (i & 1 ? 1 : -1) * (w / 2 - g), (h - t) / 2, (i & 2 ? 1 : -1) * (d / 2 - g), g, h - t, g, l);
    if (chance(scene, .3f)) add_box(scene, pose, w * .3f, h * .55f, 0, w * .3f, h * .8f, d * .9f, l);
    if (chance(scene, .2f)) add_box(scene, pose, 0, h * .5f, d * .45f, w * .95f, h * .7f, .02f, l);
  }
  for (int i = 0; i < things; i++)
    add_small_thing(
        scene,
        place(pose, uniform(scene, -.42f, .42f) * w, h, uniform(scene, -.42f, .42f) * d, uniform(scene, 0, 6.28f)),
        uniform(scene, .06f, .3f));
}
