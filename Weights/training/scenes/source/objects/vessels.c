#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

static int glaze(Scene *scene) {
  int m = chance(scene, .4f) ? ceramic_material(scene) : plain_material(scene, any_colour(scene));
  polish(scene, m, .8f);
  return m;
}

static void add_bottle(Scene *scene, Pose pose, float h) {
  float r = h * uniform(scene, .11f, .2f), neck = r * uniform(scene, .25f, .45f), shoulder = uniform(scene, .5f, .7f);
  int glass = glaze(scene), cap = plastic_material(scene);
  float radii[9] = {0, r, r, r * .96f, neck * 1.3f, neck, neck, neck * 1.15f, 0};
  float up[9] = {0, 0, h * .05f, h * shoulder, h * (shoulder + .14f), h * (shoulder + .2f), h * .95f, h * .96f, h};
  add_revolved(scene, pose, 0, 0, 0, radii, up, 9, 20, glass);
  add_cylinder(scene, pose, 0, h * .93f, 0, neck * 1.15f, neck * 1.1f, h * .07f, cap);
  if (chance(scene, .7f)) {
    int label = new_material(scene, BLOCKS, any_colour(scene), any_colour(scene), h * .06f);
    float ring[2] = {r * 1.01f, r * 1.01f}, ends[2] = {h * .12f, h * shoulder * .85f};
    add_revolved(scene, pose, 0, 0, 0, ring, ends, 2, 20, label);
  }
}

static void add_fruit(Scene *scene, Pose pose, float x, float y, float z, float size) {
  Vec3 c = hsv(chance(scene, .8f) ? uniform(scene, 0, .28f) : uniform(scene, .75f, .95f), uniform(scene, .5f, 1),
               uniform(scene, .2f, .8f));
  int skin = new_material(scene, MOTTLED, c, vary(scene, c, .4f), size * .5f);
  polish(scene, skin, .7f);
  if (chance(scene, .2f)) { // a banana
    Vec3 path[7];
    float radii[7], turn = unit(scene) * TURN;
    for (int i = 0; i < 7; i++) {
      float a = -1 + i / 3.f;
      path[i] = vec(x + 2.2f * size * sinf(a) * cosf(turn), y + size * (1.2f - cosf(a)),
                    z + 2.2f * size * sinf(a) * sinf(turn));
      radii[i] = size * (i == 0 || i == 6 ? .15f : .42f);
    }
    scene->materials[skin].base = hsv(.14f, .85f, .75f), scene->materials[skin].other = hsv(.12f, .8f, .55f);
    add_tube(scene, pose, path, radii, 7, 8, skin);
    return;
  }
  add_superellipsoid(scene, pose, vec(x, y, z), size, size * uniform(scene, .85f, 1.1f), size, 1, 1, .02f, 2, skin, 12,
                     18);
}

static void add_bowl(Scene *scene, Pose pose, float h) {
  float r = h * uniform(scene, .7f, 1.6f);
  float radii[10] = {0, r * .4f, r * .42f, r * .8f, r, r * .97f, r * .75f, r * .35f, r * .2f, 0};
  float up[10] = {0, 0, h * .05f, h * .45f, h, h, h * .45f, h * .12f, h * .1f, h * .1f};
  add_revolved(scene, pose, 0, 0, 0, radii, up, 10, 26, glaze(scene));
  if (chance(scene, .5f)) {
    int count = integer(scene, 2, 8);
    for (int i = 0; i < count; i++)
      add_fruit(scene, pose, uniform(scene, -.5f, .5f) * r, h * .6f + unit(scene) * .35f * h,
                uniform(scene, -.5f, .5f) * r, r * uniform(scene, .2f, .34f));
  }
}

static void add_vase(Scene *scene, Pose pose, float h) {
  enum { ROWS = 18 };
  float radii[ROWS], up[ROWS], r = h * uniform(scene, .13f, .26f), phase = uniform(scene, 0, 6),
                               bends = uniform(scene, 1.5f, 5), depth = uniform(scene, .15f, .5f);
  for (int i = 0; i < ROWS; i++) {
    radii[i] = r * (1 + depth * sinf(phase + bends * i / (ROWS - 1.f)));
    up[i] = h * i / (ROWS - 1);
  }
  radii[0] = 0;
  add_revolved(scene, pose, 0, 0, 0, radii, up, ROWS, 24, chance(scene, .6f) ? glaze(scene) : any_material(scene, .2f));
  if (!chance(scene, .4f)) return;
  int stems = integer(scene, 2, 9), stalk = leaf_material(scene); // flowers
  for (int i = 0; i < stems; i++) {
    Vec3 foot = vec(0, h * .8f, 0),
         top = vec(normal(scene, .3f) * h, h * uniform(scene, 1.2f, 1.9f), normal(scene, .3f) * h);
    add_capsule(scene, pose, foot, top, h * .012f, h * .01f, stalk);
    int petal = plain_material(scene, hsv(unit(scene), uniform(scene, .2f, 1), uniform(scene, .4f, .95f)));
    add_leaves(scene, pose, top.x, top.y, top.z, h * .09f, h * .07f, h * .09f, 22, h * .07f, petal);
    add_leaves(scene, pose, top.x * .5f, blend(foot.y, top.y, .5f), top.z * .5f, h * .1f, h * .15f, h * .1f, 4,
               h * .09f, stalk);
  }
}

static void add_teapot(Scene *scene, Pose pose, float h) {
  int m = glaze(scene);
  float r = h * .5f, turn = unit(scene) * TURN;
  Pose at = place(pose, 0, 0, 0, turn);
  float radii[9] = {0, r * .6f, r, r * .95f, r * .5f, r * .45f, r * .08f, r * .14f, 0},
        up[9] = {0, 0, h * .35f, h * .55f, h * .78f, h * .82f, h * .9f, h * .97f, h};
  add_revolved(scene, at, 0, 0, 0, radii, up, 9, 22, m);
  Vec3 spout[4] = {{r * .8f, h * .25f, 0}, {r * 1.25f, h * .4f, 0}, {r * 1.4f, h * .62f, 0}, {r * 1.65f, h * .74f, 0}};
  float wide[4] = {r * .24f, r * .17f, r * .12f, r * .09f};
  add_tube(scene, at, spout, wide, 4, 10, m);
  Vec3 grip[6] = {{-r * .75f, h * .62f, 0},  {-r * 1.2f, h * .68f, 0}, {-r * 1.5f, h * .55f, 0},
                  {-r * 1.45f, h * .38f, 0}, {-r * 1.2f, h * .25f, 0}, {-r * .85f, h * .2f, 0}};
  float thick[6] = {r * .09f, r * .09f, r * .09f, r * .09f, r * .09f, r * .09f};
  add_tube(scene, at, grip, thick, 6, 8, m);
}

void add_vessel(Scene *scene, Pose pose, float height) {
  float k = unit(scene);
  if (k < .3f)
    add_bottle(scene, pose, height);
  else if (k < .55f)
    add_bowl(scene, pose, height * .6f);
  else if (k < .85f)
    add_vase(scene, pose, height);
  else
    add_teapot(scene, pose, height * .8f);
}
