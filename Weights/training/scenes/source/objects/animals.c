#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

void add_animal(Scene *scene, Pose pose, float h) {
  Vec3 c = chance(scene, .7f) ? hsv(uniform(scene, .04f, .12f), uniform(scene, .1f, .7f), log_uniform(scene, .03f, .8f))
                              : neutral_colour(scene, .02f, .9f);
  int m = new_material(scene,
                       chance(scene, .6f)   ? MOTTLED
                       : chance(scene, .5f) ? STRIPED
                                            : CELLS,
                       c, vary(scene, c, .5f), log_uniform(scene, .02f, .2f));
  pose = scaled(pose, h);
  float L = uniform(scene, .5f, .9f);
  add_blob(scene, pose, 0, .7f, 0, L * uniform(scene, .6f, .8f), uniform(scene, .2f, .35f), uniform(scene, .18f, .28f),
           .12f, 2, m);
  float hx = L * uniform(scene, .65f, .85f), hy = uniform(scene, .7f, 1.25f);
  add_capsule(scene, pose, vec(L * .45f, .75f, 0), vec(hx, hy, 0), uniform(scene, .1f, .2f), .11f, m);
  add_blob(scene, pose, hx + .05f, hy, 0, uniform(scene, .14f, .22f), uniform(scene, .13f, .2f),
           uniform(scene, .12f, .17f), .08f, 3, m);
  add_blob(scene, pose, hx + .2f, hy - .04f, 0, .12f, .08f, .08f, .05f, 3, m);
  for (int s = -1; s < 2; s += 2) {
    add_capsule(scene, pose, vec(hx - .02f, hy + .12f, s * .08f), vec(hx - .04f, hy + .25f, s * .11f), .05f, .015f, m);
    for (int e = -1; e < 2; e += 2)
      add_capsule(scene, pose, vec(e * L * .45f, .6f, s * .13f), vec(e * L * .45f + normal(scene, .08f), .03f, s * .13f),
                  .09f, .05f, m);
  }
  add_capsule(scene, pose, vec(-L * .6f, .75f, 0), vec(-L * .9f, uniform(scene, .4f, 1), normal(scene, .1f)), .05f, .03f,
              m);
}
