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
        scene, place(pose, uniform(scene, -.42f, .42f) * w, h, uniform(scene, -.42f, .42f) * d, uniform(scene, 0, 6.28f)),
        uniform(scene, .06f, .3f));
}

void add_monitor(Scene *scene, Pose pose, float w) {
  int m = plain_material(scene, neutral_colour(scene, .02f, .2f)),
      s = chance(scene, .5f) ? plain_material(scene, vec(.02f, .02f, .03f))
                             : new_material(scene, chance(scene, .5f) ? BLOCKS : PHOTOGRAPH, any_colour(scene),
                                            any_colour(scene), w * .1f);
  polish(scene, s, .7f);
  if (chance(scene, .5f)) scene->materials[s].emission = uniform(scene, .1f, .8f);
  float h = w * .58f;
  add_box(scene, pose, 0, h * .5f + .12f, 0, w, h, .04f, m);
  add_box(scene, pose, 0, h * .5f + .12f, -.022f, w * .95f, h * .92f, .005f, s);
  add_box(scene, pose, 0, .08f, .04f, .06f, .16f, .04f, m);
  add_box(scene, pose, 0, .01f, 0, w * .4f, .02f, .2f, m);
}
