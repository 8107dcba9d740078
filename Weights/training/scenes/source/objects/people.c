#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

typedef struct {
  int skin, top, bottom, shoes, long_sleeves, skirt;
} Clothes;

static Clothes dress(Scene *scene) {
  Clothes c = {.skin = skin_material(scene), .top = fabric_material(scene), .bottom = fabric_material(scene)};
  if (chance(scene, .5f)) { // jeans, dark trousers
    Vec3 cloth = chance(scene, .5f) ? hsv(.6f, uniform(scene, .3f, .7f), uniform(scene, .05f, .25f))
                                    : neutral_colour(scene, .02f, .15f);
    c.bottom = new_material(scene, MOTTLED, cloth, vary(scene, cloth, .2f), .02f);
  }
  c.shoes = plain_material(scene, neutral_colour(scene, .02f, .6f));
  c.long_sleeves = chance(scene, .6f);
  c.skirt = chance(scene, .15f);
  scene->materials[c.top].bump = uniform(scene, .1f, .6f);
  return c;
}

// Folds run across the cloth, so the tube wanders in and out.
static void add_limb(Scene *scene, Pose pose, Vec3 a, Vec3 b, Vec3 c, float r0, float r1, float r2, float folds,
                     int upper, int lower) {
  enum { STEPS = 6 };
  Vec3 path[STEPS + 1];
  float radii[STEPS + 1];
  for (int part = 0; part < 2; part++) {
    Vec3 from = part ? b : a, to = part ? c : b;
    for (int i = 0; i <= STEPS; i++) {
      float t = (float)i / STEPS;
      path[i] = mix(from, to, t);
      radii[i] = part ? blend(r1, r2, t) : blend(r0, r1, t);
      radii[i] *= 1 + folds * normal(scene, 1);
    }
    add_tube(scene, pose, path, radii, STEPS + 1, 9, part ? lower : upper);
    if (!part) add_ellipsoid(scene, pose, b.x, b.y, b.z, r1 * 1.02f, r1 * 1.02f, r1 * 1.02f, lower);
  }
}

static void add_hand(Scene *scene, Pose pose, Vec3 at, Vec3 along, int skin) {
  Vec3 d = normalize(along), side = normalize(cross(d, vec(.2f, .1f, 1)));
  Vec3 palm = add(at, mul(d, .05f));
  add_capsule(scene, pose, at, palm, .026f, .034f, skin);
  Vec3 thumb = add(palm, mul(side, .03f * sign(scene)));
  add_capsule(scene, pose, mix(at, thumb, .5f), add(thumb, mul(d, .025f)), .012f, .009f, skin);
  for (int i = 0; i < 4; i++) {
    Vec3 root = add(palm, mul(side, (i - 1.5f) * .017f));
    add_capsule(scene, pose, root, add(root, add(mul(d, uniform(scene, .05f, .085f)), mul(side, normal(scene, .01f)))),
                .009f, .007f, skin);
  }
}

// Chest, shoulders and hips as rings of an oval that changes from `low` to the neck.
static void add_torso(Scene *scene, Pose pose, float low, float high, float shoulder, float waist, float hip,
                      float belly, float lean, int cloth) {
  enum { ROWS = 15, COLUMNS = 26 };
  static const float at[6] = {0, .2f, .42f, .74f, .9f, 1};
  float wide[6] = {hip, hip * .97f, waist, shoulder * .97f, shoulder * .86f, .062f};
  float deep[6] = {.12f, .125f, .1f + belly, .12f, .09f, .062f};
  for (int i = 0; i < ROWS; i++) {
    float t = (float)i / (ROWS - 1);
    int k = 0;
    while (k < 4 && t > at[k + 1]) k++;
    float s = smooth_step(at[k], at[k + 1], t), w = blend(wide[k], wide[k + 1], s), d = blend(deep[k], deep[k + 1], s);
    float fold = 1 + .025f * normal(scene, 1);
    for (int j = 0; j <= COLUMNS; j++) {
      float a = (float)(j % COLUMNS) / COLUMNS * TURN, c = cosf(a), q = sinf(a);
      float sx = c < 0 ? -powf(-c, .8f) : powf(c, .8f), sz = q < 0 ? -powf(-q, .9f) : powf(q, .9f);
      scene->grid[i * (COLUMNS + 1) + j] = vec(w * fold * sx, blend(low, high, t), d * fold * sz - lean * t);
    }
  }
  add_grid(scene, pose, ROWS, COLUMNS + 1, cloth, 0);
}

static void add_arm(Scene *scene, Pose pose, int side, Vec3 shoulder, const Clothes *c, int gesture) {
  Vec3 elbow, hand;
  switch (gesture) {
  case 0: // hanging
    elbow = add(shoulder, vec(side * uniform(scene, .02f, .09f), -.28f, uniform(scene, -.05f, .06f)));
    hand = add(elbow, vec(side * uniform(scene, -.06f, .05f), -.24f, -uniform(scene, .0f, .12f)));
    break;
  case 1: // before the body
    elbow = add(shoulder, vec(side * uniform(scene, .04f, .14f), -.25f, uniform(scene, -.05f, .06f)));
    hand = add(elbow, vec(-side * uniform(scene, .05f, .28f), uniform(scene, -.1f, .18f), -uniform(scene, .12f, .24f)));
    break;
  case 2: // raised
    elbow = add(shoulder, vec(side * uniform(scene, .1f, .25f), uniform(scene, -.15f, .2f), -uniform(scene, 0, .15f)));
    hand = add(elbow, vec(side * uniform(scene, -.15f, .1f), uniform(scene, .12f, .25f), -uniform(scene, 0, .12f)));
    break;
  default: // on the hip
    elbow = add(shoulder, vec(side * uniform(scene, .2f, .28f), -.2f, uniform(scene, 0, .08f)));
    hand = add(elbow, vec(-side * .17f, -.16f, -.06f));
  }
  add_ellipsoid(scene, pose, shoulder.x - side * .012f, shoulder.y - .004f, shoulder.z, .058f, .062f, .058f, c->top);
  add_limb(scene, pose, shoulder, elbow, hand, .056f, .043f, .033f, .05f, c->top, c->long_sleeves ? c->top : c->skin);
  add_hand(scene, pose, hand, sub(hand, elbow), c->skin);
}

static void add_leg(Scene *scene, Pose pose, int side, float hip, float spread, int sitting, const Clothes *c) {
  Vec3 top = vec(side * spread, hip, 0), knee, foot;
  if (sitting) {
    knee = vec(side * uniform(scene, .1f, .25f), hip + .02f, -.42f);
    foot = vec(knee.x, .08f, knee.z - uniform(scene, -.1f, .2f));
  } else {
    float stride = uniform(scene, -.28f, .28f);
    knee = vec(side * spread * 1.1f, hip * .53f, -stride * .5f - .03f);
    foot = vec(side * spread * 1.15f, .08f, -stride);
  }
  int bare = c->skirt || chance(scene, .08f);
  add_limb(scene, pose, top, knee, foot, .092f, .06f, .042f, .035f, c->bottom, bare ? c->skin : c->bottom);
  add_superellipsoid(scene, pose, vec(foot.x, .045f, foot.z - .06f), .045f, .045f, .135f, .6f, .6f, 0, 0, c->shoes, 8,
                     14);
}

void add_person_in_detail(Scene *scene, Pose pose, float height, int sitting, int detail) {
  Clothes c = dress(scene);
  pose = scaled(pose, height / 1.75f);
  float hip = sitting ? .48f : .92f, neck = hip + .6f;
  float shoulder = uniform(scene, .17f, .22f), hips = uniform(scene, .14f, .19f), waist = uniform(scene, .12f, .18f);
  float belly = chance(scene, .3f) ? uniform(scene, 0, .09f) : 0, lean = uniform(scene, -.06f, .12f);
  add_torso(scene, pose, hip - .06f, neck, shoulder, waist, hips, belly, lean, c.top);
  add_superellipsoid(scene, pose, vec(0, hip, 0), hips * 1.01f, .13f, .13f, .8f, .9f, 0, 0, c.bottom, 8, 18);
  if (c.skirt && !sitting) {
    float radii[3] = {hips * .9f, hips * 1.2f, hips * uniform(scene, 1.3f, 2)},
          heights[3] = {hip + .1f, hip - .1f, hip - uniform(scene, .3f, .75f)};
    add_revolved(scene, pose, 0, 0, 0, radii, heights, 3, 22, c.bottom);
  }
  Vec3 base = vec(0, neck - .04f, -lean), throat = vec(normal(scene, .01f), neck + .03f, -lean - .02f);
  add_capsule(scene, pose, base, throat, .066f, .057f, c.skin);
  if (chance(scene, .3f)) { // a collar or scarf
    float r[3] = {.075f, .072f, .066f}, h[3] = {neck - .05f, neck - .01f, neck + uniform(scene, .0f, .04f)};
    add_revolved(scene, pose, 0, 0, -lean, r, h, 3, 18, chance(scene, .6f) ? c.top : fabric_material(scene));
  }
  Pose head = place(pose, throat.x, throat.y + .1f, throat.z - .01f, normal(scene, .3f));
  head = rotate_z(rotate_x(head, normal(scene, .12f)), normal(scene, .07f));
  add_head(scene, head, c.skin, detail);
  for (int side = -1; side < 2; side += 2) {
    add_arm(scene, pose, side, vec(side * (shoulder * .93f), neck - .1f, -lean * .92f), &c,
            sitting ? 1 : integer(scene, 0, chance(scene, .3f) ? 3 : 1));
    add_leg(scene, pose, side, hip, hips * .52f, sitting, &c);
  }
}

void add_person(Scene *scene, Pose pose, float height, int sitting) {
  add_person_in_detail(scene, pose, height, sitting, 1);
}
