#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

void add_leaves(Scene *scene, Pose pose, float x, float y, float z, float rx, float ry, float rz, int n, float s, int m) {
  for (int i = 0; i < n; i++) {
    Vec3 d = normalize(vec(normal(scene, 1), normal(scene, 1), normal(scene, 1)));
    float k = powf(unit(scene), .33f);
    Vec3 c = vec(x + d.x * k * rx, y + d.y * k * ry, z + d.z * k * rz);
    Vec3 a = mul(normalize(vec(normal(scene, 1), normal(scene, 1), normal(scene, 1))), s * uniform(scene, .5f, 1)),
         b = mul(normalize(cross(a, vec(normal(scene, 1), normal(scene, 1), normal(scene, 1)))),
                 s * uniform(scene, .2f, .6f));
    add_quad(scene, pose, sub(c, a), sub(c, b), add(c, a), add(c, b), m);
  }
}

void add_potted_plant(Scene *scene, Pose pose, float h) {
  int pm = any_material(scene, .3f);
  float r = h * uniform(scene, .12f, .22f);
  add_cylinder(scene, pose, 0, 0, 0, r * .75f, r, h * .28f, pm);
  int lm = leaf_material(scene);
  if (chance(scene, .6f))
    add_leaves(scene, pose, 0, h * .65f, 0, h * .3f, h * .35f, h * .3f, integer(scene, 40, 160),
               h * uniform(scene, .06f, .16f), lm);
  else
    for (int i = 0; i < 14; i++) {
      float a = uniform(scene, 0, 6.28f), l = h * uniform(scene, .3f, .75f), sp2 = uniform(scene, .1f, .5f);
      Vec3 p0 = vec(0, h * .25f, 0), p1 = vec(cosf(a) * l * sp2 * .5f, h * .25f + l * .7f, sinf(a) * l * sp2 * .5f),
           p2 = vec(cosf(a) * l * sp2, h * .25f + l * uniform(scene, .6f, 1), sinf(a) * l * sp2);
      Vec3 w = mul(vec(-sinf(a), 0, cosf(a)), h * uniform(scene, .02f, .06f));
      add_quad(scene, pose, sub(p0, w), sub(p1, w), add(p1, w), add(p0, w), lm);
      add_quad(scene, pose, sub(p1, w), p2, p2, add(p1, w), lm);
    }
}

void add_bush(Scene *scene, Pose pose, float s) {
  int m = leaf_material(scene);
  add_blob(scene, pose, 0, s * .4f, 0, s * uniform(scene, .4f, .8f), s * .5f, s * uniform(scene, .4f, .8f), .5f, 3, m);
  add_leaves(scene, pose, 0, s * .4f, 0, s * .7f, s * .5f, s * .7f, 150, s * .06f, leaf_material(scene));
}

void add_tree(Scene *scene, Pose pose, float h) {
  int tr = new_material(scene, STREAKED,
                        hsv(uniform(scene, .04f, .1f), uniform(scene, .1f, .5f), uniform(scene, .06f, .35f)),
                        vec(.05f, .04f, .03f), .1f);
  scene->materials[tr].turned = 0;
  int k = integer(scene, 0, 4);
  float r = h * uniform(scene, .02f, .045f);
  int lm = leaf_material(scene), l2 = leaf_material(scene);
  scene->materials[l2].base = scene->materials[lm].other;
  if (k <= 1) {
    float th = h * uniform(scene, .25f, .5f);
    add_capsule(scene, pose, vec(0, 0, 0), vec(normal(scene, .03f) * h, th, 0), r, r * .7f, tr);
    for (int i = 0; i < 4; i++)
      add_capsule(scene, pose, vec(0, th * .8f, 0),
                  vec(normal(scene, .2f) * h, th + uniform(scene, .1f, .3f) * h, normal(scene, .2f) * h), r * .6f,
                  r * .3f, tr);
    int n = integer(scene, 2, 5);
    for (int i = 0; i < n; i++) {
      float q = h * uniform(scene, .14f, .28f), x = normal(scene, .14f) * h, y = h * uniform(scene, .55f, .8f),
            z = normal(scene, .14f) * h;
      add_blob(scene, pose, x, y, z, q * .85f, q * .75f, q * .85f, .5f, 2.2f, lm);
      add_leaves(scene, pose, x, y, z, q * 1.1f, q, q * 1.1f, integer(scene, 120, 320), h * uniform(scene, .01f, .028f),
                 chance(scene, .5f) ? lm : l2);
    }
  } else if (k == 2) {
    add_capsule(scene, pose, vec(0, 0, 0), vec(0, h * .9f, 0), r, r * .3f, tr);
    int n = integer(scene, 4, 8);
    for (int i = 0; i < n; i++) {
      float f = (float)i / n;
      float q = h * uniform(scene, .2f, .26f) * (1 - f * .85f);
      float a[3] = {q, q * .5f, 0.01f}, b[3] = {0, h * .1f, h * .22f};
      add_revolved(scene, pose, 0, h * (.18f + .64f * f), 0, a, b, 3, 13, lm);
      add_leaves(scene, pose, 0, h * (.2f + .64f * f), 0, q * 1.1f, h * .05f, q * 1.1f, 70, h * .018f, l2);
    }
  } else if (k == 3) {
    Vec3 p = vec(0, 0, 0);
    Vec3 tips[40];
    int n = 0;
    Vec3 q = vec(normal(scene, .05f) * h, h * .35f, normal(scene, .05f) * h);
    add_capsule(scene, pose, p, q, r, r * .8f, tr);
    tips[n++] = q;
    for (int i = 0; i < 22; i++) {
      Vec3 a = tips[integer(scene, 0, n - 1)];
      Vec3 b = add(a, mul(normalize(vec(normal(scene, 1), uniform(scene, .1f, 1.3f), normal(scene, 1))),
                          h * uniform(scene, .1f, .25f)));
      add_capsule(scene, pose, a, b, r * .5f, r * .2f, tr);
      if (n < 40) tips[n++] = b;
    }
    if (chance(scene, .6f))
      for (int i = 1; i < n; i++)
        add_leaves(scene, pose, tips[i].x, tips[i].y, tips[i].z, h * .1f, h * .08f, h * .1f, 40, h * .016f, lm);
  } else {
    add_capsule(scene, pose, vec(0, 0, 0), vec(0, h * .2f, 0), r, r, tr);
    add_blob(scene, pose, 0, h * .55f, 0, h * uniform(scene, .2f, .4f), h * .45f, h * uniform(scene, .2f, .4f), .4f, 3,
             lm);
    add_leaves(scene, pose, 0, h * .55f, 0, h * .32f, h * .47f, h * .32f, 300, h * .02f, l2);
  }
}
