#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

void add_car(Scene *scene, Pose pose) {
  Vec3 c = chance(scene, .5f) ? neutral_colour(scene, .03f, .9f) : any_colour(scene);
  int m = plain_material(scene, c), g = plain_material(scene, vec(.03f, .04f, .05f)),
      w = plain_material(scene, vec(.02f, .02f, .02f)), rim = plain_material(scene, neutral_colour(scene, .3f, .7f));
  scene->materials[m].specular = .5f;
  scene->materials[m].gloss = 60;
  scene->materials[m].mirror = .25f;
  scene->materials[g].specular = .8f;
  scene->materials[g].gloss = 100;
  scene->materials[g].mirror = .5f;
  float L = uniform(scene, 3.6f, 5), W = uniform(scene, 1.6f, 1.95f), H = uniform(scene, 1.35f, 2);
  if (chance(scene, .12f)) {
    L = uniform(scene, 5, 10);
    H = uniform(scene, 2.4f, 3.6f);
    W = 2.3f;
    add_superellipsoid(scene, pose, vec(0, H * .55f, 0), W / 2, H * .44f, L / 2, .12f, .12f, 0, 0, m, 12, 24);
    add_superellipsoid(scene, pose, vec(0, H * .68f, 0), W / 2 + .01f, H * .17f, L * .47f, .1f, .1f, 0, 0, g, 8, 24);
  } else {
    add_superellipsoid(scene, pose, vec(0, .58f, 0), W / 2, .36f, L / 2, .35f, .25f, 0, 0, m, 12, 24);
    float o = uniform(scene, -.1f, .12f) * L;
    add_superellipsoid(scene, pose, vec(0, H * .66f, o), W * .44f, H * .34f, L * uniform(scene, .22f, .34f), .5f, .4f, 0,
                       0, g, 12, 24);
    add_superellipsoid(scene, pose, vec(0, H - .05f, o), W * .36f, .06f, L * .18f, .5f, .4f, 0, 0, m, 8, 20);
    int lt = plain_material(scene, vec(.9f, .9f, .8f)), rt = plain_material(scene, vec(.6f, .02f, .02f));
    for (int s = -1; s < 2; s += 2) {
      add_ellipsoid(scene, pose, s * W * .36f, .65f, -L * .48f, .16f, .09f, .08f, lt);
      add_ellipsoid(scene, pose, s * W * .38f, .7f, L * .48f, .14f, .1f, .06f, rt);
    }
    add_box(scene, pose, 0, .45f, -L * .49f, .5f, .12f, .04f, lt);
  }
  for (int i = 0; i < 4; i++) {
    Pose A = rotate_z(place(pose, (i & 1 ? 1 : -1) * W * .47f, .33f, (i & 2 ? 1 : -1) * L * .31f, 0), PI / 2);
    add_cylinder(scene, A, 0, -.1f, 0, .33f, .33f, .2f, w);
    add_cylinder(scene, A, 0, -.12f, 0, .2f, .2f, .24f, rim);
  }
}
