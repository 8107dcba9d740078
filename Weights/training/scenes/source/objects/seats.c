#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

void add_chair(Scene *scene, Pose pose) {
  int m = furniture_material(scene), c = chance(scene, .6f) ? fabric_material(scene) : m;
  float h = uniform(scene, .4f, .5f), w = uniform(scene, .4f, .55f);
  add_superellipsoid(scene, pose, vec(0, h, 0), w / 2, .04f, w / 2, .25f, .25f, 0, 0, c, 8, 16);
  if (chance(scene, .65f)) {
    for (int i = 0; i < 4; i++)
      add_capsule(scene, pose, vec((i & 1 ? 1 : -1) * w * .42f, h, (i & 2 ? 1 : -1) * w * .42f),
                  vec((i & 1 ? 1 : -1) * w * .46f, 0, (i & 2 ? 1 : -1) * w * .46f), .02f, .018f, m);
  } else {
    add_cylinder(scene, pose, 0, 0, 0, .03f, .03f, h, m);
    for (int i = 0; i < 5; i++)
      add_capsule(scene, pose, vec(0, .06f, 0), vec(.3f * cosf(i * 1.257f), .03f, .3f * sinf(i * 1.257f)), .02f, .02f, m);
  }
  float bh = uniform(scene, .35f, .6f);
  Pose B = rotate_x(place(pose, 0, h, w * .46f, 0), uniform(scene, 0, .2f));
  if (chance(scene, .6f))
    add_box(scene, B, 0, bh * .6f, 0, w * .9f, bh * .8f, .04f, c);
  else
    for (int i = 0; i < 4; i++) add_box(scene, B, (i - 1.5f) * w * .28f, bh * .5f, 0, .03f, bh, .03f, m);
  if (chance(scene, .3f))
    for (int s = -1; s < 2; s += 2) {
      add_box(scene, pose, s * w * .5f, h + .2f, 0, .05f, .03f, w * .8f, m);
      add_box(scene, pose, s * w * .5f, h + .1f, -.1f, .04f, .2f, .04f, m);
    }
}

void add_sofa(Scene *scene, Pose pose, float w) {
  int m = fabric_material(scene);
  float d = uniform(scene, .75f, 1), e = uniform(scene, .15f, .4f);
  add_superellipsoid(scene, pose, vec(0, .25f, 0), w / 2, .2f, d / 2, e, e, 0, 0, m, 10, 20);
  add_superellipsoid(scene, pose, vec(0, .5f, d * .4f), w / 2, .38f, .14f, e, e, 0, 0, m, 10, 20);
  for (int s = -1; s < 2; s += 2)
    add_superellipsoid(scene, pose, vec(s * w / 2, .35f, 0), .12f, .3f, d / 2, e, e, 0, 0, m, 10, 20);
  int n = integer(scene, 0, 3);
  for (int i = 0; i < n; i++) {
    Pose C = rotate_x(place(pose, uniform(scene, -.4f, .4f) * w, .6f, .15f, uniform(scene, -.4f, .4f)), -.3f);
    add_superellipsoid(scene, C, vec(0, 0, 0), .22f, .2f, .08f, .4f, .4f, 0, 0, fabric_material(scene), 8, 16);
  }
}

void add_bed(Scene *scene, Pose pose) {
  float w = uniform(scene, .9f, 1.8f), l = uniform(scene, 1.9f, 2.1f), h = uniform(scene, .3f, .5f);
  int m = furniture_material(scene), f = fabric_material(scene);
  add_box(scene, pose, 0, h * .4f, 0, w, h * .5f, l, m);
  add_superellipsoid(scene, pose, vec(0, h * .9f, 0), w * .5f, .14f, l * .5f, .2f, .2f, .02f, 6, f, 12, 24);
  add_box(scene, pose, 0, h + .2f, l * .5f, w, uniform(scene, .6f, 1.1f), .06f, m);
  int n = w > 1.3f ? 2 : 1;
  int pf = fabric_material(scene);
  for (int i = 0; i < n; i++)
    add_superellipsoid(scene, pose, vec((i - (n - 1) * .5f) * w * .45f, h + .18f, l * .36f), .3f, .1f, .2f, .5f, .4f, .06f,
                       3, pf, 10, 20);
  if (chance(scene, .7f))
    add_superellipsoid(scene, pose, vec(0, h + .05f, -l * .2f), w * .53f, .16f, l * .33f, .3f, .2f, .06f, 5,
                       fabric_material(scene), 14, 26);
}
