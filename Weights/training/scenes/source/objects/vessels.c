#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

void add_vessel(Scene *scene, Pose pose, float h) {
  int m = plain_material(scene, any_colour(scene));
  polish(scene, m, .8f);
  int k = integer(scene, 0, 4);
  float r = h * uniform(scene, .12f, .3f);
  if (k == 0) {
    float a[8] = {0, r, r, r * .9f, r * .35f, r * .3f, r * .35f, 0},
          b[8] = {0, 0, h * .1f, h * .6f, h * .75f, h * .95f, h, h};
    add_revolved(scene, pose, 0, 0, 0, a, b, 8, 16, chance(scene, .5f) ? m : any_material(scene, .2f));
  } else if (k == 1) {
    r = h * uniform(scene, .35f, .5f);
    float a[7] = {0, r, r, r, r * .92f, r * .9f, 0}, b[7] = {0, 0, h * .5f, h, h, h * .15f, h * .15f};
    add_revolved(scene, pose, 0, 0, 0, a, b, 7, 16, m);
    if (chance(scene, .7f)) {
      float pa = uniform(scene, 0, 6.28f);
      for (int i = 0; i < 6; i++) {
        float a0 = -1.4f + i * .47f, a1 = a0 + .47f;
        float c = r + h * .0f;
        Vec3 o = vec(c * cosf(pa), h * .5f, c * sinf(pa));
        float g = h * .28f;
        add_capsule(scene, pose, add(o, vec(g * cosf(a0) * cosf(pa), g * sinf(a0), g * cosf(a0) * sinf(pa))),
                    add(o, vec(g * cosf(a1) * cosf(pa), g * sinf(a1), g * cosf(a1) * sinf(pa))), h * .05f, h * .05f, m);
      }
    }
  } else if (k == 2) {
    r = h * uniform(scene, .6f, 1.4f);
    float a[9] = {0, r * .4f, r * .4f, r * .8f, r, r * .96f, r * .75f, r * .3f, 0},
          b[9] = {0, 0, h * .05f, h * .4f, h, h, h * .45f, h * .12f, h * .1f};
    add_revolved(scene, pose, 0, 0, 0, a, b, 9, 20, m);
    if (chance(scene, .5f))
      for (int i = 0; i < 5; i++) {
        float rr = r * uniform(scene, .25f, .4f);
        int f =
            new_material(scene, MOTTLED, hsv(uniform(scene, 0, .3f), uniform(scene, .5f, 1), uniform(scene, .3f, .8f)),
                         any_colour(scene), .05f);
        add_ellipsoid(scene, pose, uniform(scene, -.5f, .5f) * r, h * .75f + uniform(scene, 0, .3f) * h,
                      uniform(scene, -.5f, .5f) * r, rr, rr, rr, f);
      }
  } else {
    float a[12], b[12];
    float c = uniform(scene, .5f, 1), ph = uniform(scene, 0, 6), fq = uniform(scene, 2, 7);
    for (int i = 0; i < 12; i++) {
      a[i] = r * c * (1 + .5f * sinf(ph + fq * i / 11.f));
      b[i] = h * i / 11;
    }
    a[0] = 0;
    add_revolved(scene, pose, 0, 0, 0, a, b, 12, 18, chance(scene, .5f) ? m : any_material(scene, .2f));
  }
}
