#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

// One leaf: a rhombus about `centre`, turned anyhow.
static void add_leaf(Scene *scene, Pose pose, Vec3 centre, float size, int material) {
  Vec3 along = mul(normalize(vec(normal(scene, 1), normal(scene, 1), normal(scene, 1))), size * uniform(scene, .5f, 1));
  Vec3 across = normalize(cross(along, vec(normal(scene, 1), normal(scene, 1), normal(scene, 1))));
  across = mul(across, size * uniform(scene, .2f, .6f));
  add_quad(scene, pose, sub(centre, along), sub(centre, across), add(centre, along), add(centre, across), material);
}

// Leaves between `from` and `to` of the ellipsoid's radius.
static void add_leaf_shell(Scene *scene, Pose pose, Vec3 c, Vec3 r, float from, float to, int count, float size,
                           int material) {
  for (int i = 0; i < count; i++) {
    Vec3 d = normalize(vec(normal(scene, 1), normal(scene, 1), normal(scene, 1)));
    float k = blend(from, to, powf(unit(scene), .33f));
    add_leaf(scene, pose, vec(c.x + d.x * k * r.x, c.y + d.y * k * r.y, c.z + d.z * k * r.z), size, material);
  }
}

void add_leaves(Scene *scene, Pose pose, float x, float y, float z, float rx, float ry, float rz, int count, float size,
                int material) {
  add_leaf_shell(scene, pose, vec(x, y, z), vec(rx, ry, rz), 0, 1, count, size, material);
}

// A crown of leaves round a dark core.
static void add_crown(Scene *scene, Pose pose, Vec3 c, Vec3 r, int count, float leaf, int outer, int inner) {
  add_blob(scene, pose, c.x, c.y, c.z, r.x * .8f, r.y * .75f, r.z * .8f, .45f, 2.6f, inner);
  add_leaf_shell(scene, pose, c, r, .7f, 1.12f, count, leaf, outer);
  add_leaf_shell(scene, pose, c, r, .6f, 1, count / 2, leaf * 1.2f, inner);
}

void add_potted_plant(Scene *scene, Pose pose, float height) {
  int pot = chance(scene, .6f) ? ceramic_material(scene) : any_material(scene, .3f), leaf = leaf_material(scene);
  float r = height * uniform(scene, .12f, .22f), rim = height * .28f;
  add_cylinder(scene, pose, 0, 0, 0, r * .75f, r, rim, pot);
  float kind = unit(scene);
  if (kind < .5f) {
    add_leaves(scene, pose, 0, height * .65f, 0, height * .3f, height * .35f, height * .3f, integer(scene, 60, 220),
               height * uniform(scene, .04f, .13f), leaf);
    for (int i = 0; i < 5; i++)
      add_capsule(scene, pose, vec(0, rim, 0),
                  vec(normal(scene, .12f) * height, height * .75f, normal(scene, .12f) * height), height * .008f,
                  height * .004f, leaf);
    return;
  }
  // Long blades or broad leaves on stalks that bend over.
  int broad = kind > .75f, count = broad ? integer(scene, 4, 10) : integer(scene, 8, 22);
  for (int i = 0; i < count; i++) {
    float turn = unit(scene) * TURN, l = height * uniform(scene, .35f, .8f), lean = uniform(scene, .1f, .75f);
    Vec3 out = vec(cosf(turn), 0, sinf(turn)), side = vec(-sinf(turn), 0, cosf(turn));
    float wide = height * (broad ? uniform(scene, .05f, .1f) : uniform(scene, .012f, .04f));
    enum { STEPS = 7 };
    for (int k = 0; k < 2; k++)
      for (int j = 0; j <= STEPS; j++) {
        float t = (float)j / STEPS,
              bulge = broad ? (t < .45f ? .06f : sinf((t - .45f) / .55f * PI)) : sinf(PI * (.15f + .85f * t));
        Vec3 p = add(vec(0, rim * .9f + l * (t - .55f * lean * t * t), 0), mul(out, l * lean * t * t));
        scene->grid[k * (STEPS + 1) + j] = add(p, mul(side, (k - .5f) * 2 * wide * fmaxf(bulge, .02f)));
      }
    add_grid(scene, pose, 2, STEPS + 1, leaf, 0);
  }
}

void add_bush(Scene *scene, Pose pose, float size) {
  int inner = leaf_material(scene), outer = chance(scene, .7f) ? inner : leaf_material(scene);
  Vec3 r = vec(size * uniform(scene, .4f, .8f), size * .5f, size * uniform(scene, .4f, .8f));
  add_crown(scene, pose, vec(0, size * .4f, 0), r, 220, size * uniform(scene, .03f, .09f), outer, inner);
}

static void add_broadleaf(Scene *scene, Pose pose, float height, float r, int bark, int outer, int inner) {
  float fork = height * uniform(scene, .25f, .5f);
  add_capsule(scene, pose, vec(0, 0, 0), vec(normal(scene, .03f) * height, fork, 0), r, r * .7f, bark);
  for (int i = 0; i < 5; i++)
    add_capsule(scene, pose, vec(0, fork * .8f, 0),
                vec(normal(scene, .2f) * height, fork + uniform(scene, .1f, .3f) * height, normal(scene, .2f) * height),
                r * .6f, r * .3f, bark);
  int crowns = integer(scene, 3, 6);
  float leaf = height * uniform(scene, .012f, .03f);
  for (int i = 0; i < crowns; i++) {
    float q = height * uniform(scene, .13f, .25f);
    Vec3 c = vec(normal(scene, .15f) * height, height * uniform(scene, .5f, .82f), normal(scene, .15f) * height);
    add_crown(scene, pose, c, vec(q, q * .8f, q), 170, leaf, chance(scene, .5f) ? inner : outer, inner);
  }
}

static void add_conifer(Scene *scene, Pose pose, float height, float r, int bark, int outer, int inner) {
  add_capsule(scene, pose, vec(0, 0, 0), vec(0, height * .9f, 0), r, r * .3f, bark);
  int tiers = integer(scene, 5, 10);
  for (int i = 0; i < tiers; i++) {
    float f = (float)i / tiers, q = height * uniform(scene, .18f, .24f) * (1 - f * .85f), y = height * (.14f + .7f * f);
    float radii[3] = {q * .85f, q * .45f, .01f}, heights[3] = {0, height * .07f, height * .17f};
    add_revolved(scene, pose, 0, y, 0, radii, heights, 3, 13, inner);
    for (int k = 0; k < 34; k++) { // drooping twigs
      float a = unit(scene) * TURN, l = q * uniform(scene, .9f, 1.15f), drop = height * uniform(scene, 0, .04f),
            w = q * uniform(scene, .05f, .14f);
      Vec3 out = vec(cosf(a), 0, sinf(a)), side = mul(vec(-sinf(a), 0, cosf(a)), w),
           root = add(mul(out, q * .3f), vec(0, y + height * .05f, 0));
      Vec3 tip = add(mul(out, l), vec(0, y - drop, 0));
      add_quad(scene, pose, sub(root, side), add(root, side), tip, tip, k & 1 ? outer : inner);
    }
  }
}

// Branches that fork at random, bare or with leaves.
static void add_forked_tree(Scene *scene, Pose pose, float height, float r, int bark, int leaf) {
  enum { TIPS = 40 };
  Vec3 tips[TIPS];
  float thick[TIPS];
  int count = 0;
  tips[count] = vec(normal(scene, .05f) * height, height * .35f, normal(scene, .05f) * height);
  thick[count++] = r * .8f;
  add_capsule(scene, pose, vec(0, 0, 0), tips[0], r, r * .8f, bark);
  for (int i = 0; i < 34; i++) {
    int from = integer(scene, 0, count - 1);
    float l = height * uniform(scene, .08f, .22f) * (.4f + .6f * thick[from] / r);
    Vec3 to = add(tips[from], mul(normalize(vec(normal(scene, 1), uniform(scene, .1f, 1.3f), normal(scene, 1))), l));
    float thin = fmaxf(thick[from] * .62f, r * .06f);
    add_capsule(scene, pose, tips[from], to, thick[from] * .8f, thin, bark);
    if (count < TIPS) tips[count] = to, thick[count++] = thin;
  }
  if (chance(scene, .6f))
    for (int i = 1; i < count; i++)
      add_leaves(scene, pose, tips[i].x, tips[i].y, tips[i].z, height * .1f, height * .08f, height * .1f, 50,
                 height * .016f, leaf);
}

static void add_palm(Scene *scene, Pose pose, float height, float r, int bark, int leaf) {
  Vec3 path[5];
  float radii[5], bend = normal(scene, .12f) * height;
  for (int i = 0; i < 5; i++) {
    float t = i / 4.f;
    path[i] = vec(bend * t * t, height * .85f * t, 0);
    radii[i] = r * (1 - .4f * t);
  }
  add_tube(scene, pose, path, radii, 5, 9, bark);
  for (int i = 0; i < 16; i++) {
    float turn = unit(scene) * TURN, l = height * uniform(scene, .25f, .4f), rise = uniform(scene, -.1f, .7f);
    Vec3 out = vec(cosf(turn), 0, sinf(turn)), side = vec(-sinf(turn), 0, cosf(turn));
    enum { STEPS = 6 };
    for (int k = 0; k < 2; k++)
      for (int j = 0; j <= STEPS; j++) {
        float t = (float)j / STEPS;
        Vec3 p = add(path[4], add(mul(out, l * t), vec(0, l * (rise * t - .9f * t * t), 0)));
        scene->grid[k * (STEPS + 1) + j] = add(p, mul(side, (k - .5f) * l * .22f * sinf(PI * (.08f + .9f * t))));
      }
    add_grid(scene, pose, 2, STEPS + 1, leaf, 0);
  }
}

void add_tree(Scene *scene, Pose pose, float height) {
  int bark = new_material(scene, STREAKED,
                          hsv(uniform(scene, .04f, .1f), uniform(scene, .1f, .5f), uniform(scene, .06f, .35f)),
                          vec(.05f, .04f, .03f), .1f);
  scene->materials[bark].turned = 0, scene->materials[bark].bump = .8f;
  int inner = leaf_material(scene), outer = leaf_material(scene);
  scene->materials[outer].base = vary(scene, scene->materials[inner].base, .35f);
  float r = height * uniform(scene, .02f, .04f), kind = unit(scene);
  if (kind < .45f)
    add_broadleaf(scene, pose, height, r, bark, outer, inner);
  else if (kind < .65f)
    add_conifer(scene, pose, height, r, bark, outer, inner);
  else if (kind < .84f)
    add_forked_tree(scene, pose, height, r, bark, inner);
  else if (kind < .94f) {
    add_capsule(scene, pose, vec(0, 0, 0), vec(0, height * .2f, 0), r, r, bark);
    add_crown(scene, pose, vec(0, height * .55f, 0),
              vec(height * uniform(scene, .15f, .35f), height * .45f, height * uniform(scene, .15f, .35f)), 420,
              height * .02f, outer, inner);
  } else
    add_palm(scene, pose, height, r * .7f, bark, inner);
}
