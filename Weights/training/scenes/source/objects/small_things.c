#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

void add_small_thing(Scene *scene, Pose pose, float size) { // one small object of about size metres
  int k = integer(scene, 0, 9);
  int m = any_material(scene, size);
  switch (k) {
  case 0:
  case 1: {
    float a = size * uniform(scene, .3f, 1), b = size * uniform(scene, .1f, 1), c = size * uniform(scene, .3f, 1);
    add_box(scene, pose, 0, b / 2, 0, a, b, c, m);
    if (chance(scene, .3f))
      add_box(scene, place(pose, 0, b, 0, uniform(scene, -1, 1)), 0, b * .25f, 0, a * .8f, b * .5f, c * .8f,
              any_material(scene, size));
    break;
  }
  case 2: add_ellipsoid(scene, pose, 0, size * .4f, 0, size * .4f, size * .4f, size * .4f, m); break;
  case 3:
    add_cylinder(scene, pose, 0, 0, 0, size * uniform(scene, .2f, .5f), size * uniform(scene, .1f, .5f),
                 size * uniform(scene, .3f, 1.2f), m);
    break;
  case 4:
  case 5: add_vessel(scene, pose, size * uniform(scene, .6f, 1.4f)); break;
  case 6:
    add_blob(scene, pose, 0, size * .35f, 0, size * uniform(scene, .3f, .6f), size * .4f,
             size * uniform(scene, .3f, .6f), uniform(scene, .1f, .6f), uniform(scene, 1, 3), m);
    break;
  case 7: {
    float y = 0;
    int n = integer(scene, 2, 6);
    for (int i = 0; i < n; i++) {
      float h = size * uniform(scene, .08f, .2f);
      add_box(scene, place(pose, 0, y, 0, uniform(scene, -.4f, .4f)), 0, h / 2, 0, size * uniform(scene, .6f, .9f), h,
              size * uniform(scene, .5f, .7f), plain_material(scene, any_colour(scene)));
      y += h;
    }
    break;
  }
  case 8:
    add_superellipsoid(scene, pose, vec(0, size * .4f, 0), size * uniform(scene, .3f, .6f), size * .4f,
                       size * uniform(scene, .3f, .6f), uniform(scene, .2f, 1), uniform(scene, .2f, 1), 0, 0, m, 12,
                       20);
    break;
  case 9: {
    int n = integer(scene, 3, 7);
    Vec3 p = vec(0, size * .3f, 0);
    for (int i = 0; i < n; i++) {
      Vec3 q = add(p, mul(normalize(vec(normal(scene, 1), normal(scene, .6f) + .2f, normal(scene, 1))),
                          size * uniform(scene, .2f, .5f)));
      if (q.y < size * .1f) q.y = size * .1f;
      add_capsule(scene, pose, p, q, size * uniform(scene, .05f, .15f), size * uniform(scene, .05f, .15f),
                  chance(scene, .5f) ? m : any_material(scene, size));
      p = q;
    }
    break;
  }
  }
}
