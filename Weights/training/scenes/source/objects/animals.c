// Four-legged animals: cats, dogs, and larger ones (horse, cow, sheep ...), standing, sitting or lying, facing -z.
#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

typedef enum { CAT, DOG, GRAZER } Species;

// Proportions of an animal one unit high at the shoulder.
typedef struct {
  Species species;
  float length, girth, neck, head, muzzle, muzzle_width; // muzzle: length over the head's radius
  float ear, ear_droop, tail, leg;
  int coat, belly, nose, fluffy;
} Breed;

static int coat_material(Scene *scene, Species species) {
  Vec3 c = chance(scene, .7f)
               ? hsv(uniform(scene, .045f, .11f), uniform(scene, .1f, .75f), log_uniform(scene, .03f, .8f))
               : neutral_colour(scene, .02f, .9f);
  Vec3 other = chance(scene, .5f)   ? mul(c, uniform(scene, .2f, .6f))
               : chance(scene, .5f) ? vec(.8f, .78f, .74f)
                                    : vary(scene, c, .4f);
  int m = new_material(scene, FUR, c, other, species == CAT ? uniform(scene, .06f, .25f) : uniform(scene, .1f, .9f));
  scene->materials[m].variant = species == CAT && chance(scene, .5f) ? 2 : 1;
  scene->materials[m].ratio = chance(scene, .4f) ? 1.2f : uniform(scene, .35f, .6f);
  scene->materials[m].bump = .7f;
  return m;
}

static Breed draw_breed(Scene *scene, Species species) {
  Breed b = {.species = species};
  switch (species) {
  case CAT:
    b.length = uniform(scene, 1.2f, 1.4f), b.girth = uniform(scene, .27f, .37f), b.neck = .28f,
    b.head = uniform(scene, .2f, .24f);
    b.muzzle = uniform(scene, .35f, .55f), b.muzzle_width = .5f, b.ear = uniform(scene, .8f, 1.1f), b.ear_droop = 0;
    b.tail = uniform(scene, .7f, 1.1f), b.leg = .085f;
    break;
  case DOG:
    b.length = uniform(scene, .9f, 1.4f), b.girth = uniform(scene, .24f, .36f), b.neck = uniform(scene, .25f, .45f),
    b.head = uniform(scene, .17f, .26f);
    b.muzzle = uniform(scene, .7f, 1.5f), b.muzzle_width = uniform(scene, .42f, .62f),
    b.ear = uniform(scene, .8f, 1.5f),
    b.ear_droop = chance(scene, .55f) ? uniform(scene, 1.8f, 2.7f) : uniform(scene, 0, .5f);
    b.tail = uniform(scene, .3f, .9f), b.leg = uniform(scene, .06f, .1f);
    break;
  default:
    b.length = uniform(scene, 1, 1.35f), b.girth = uniform(scene, .25f, .36f), b.neck = uniform(scene, .35f, .7f),
    b.head = uniform(scene, .13f, .17f);
    b.muzzle = uniform(scene, 1.5f, 2.2f), b.muzzle_width = uniform(scene, .55f, .75f), b.ear = uniform(scene, .6f, 1),
    b.ear_droop = uniform(scene, .4f, 1.3f);
    b.tail = uniform(scene, .3f, .7f), b.leg = uniform(scene, .055f, .08f);
  }
  b.coat = coat_material(scene, species);
  b.belly = chance(scene, .4f) ? coat_material(scene, species) : b.coat;
  b.nose = plain_material(scene, chance(scene, .7f) ? vec(.02f, .02f, .02f) : vec(.5f, .25f, .22f));
  scene->materials[b.nose].specular = .4f, scene->materials[b.nose].gloss = 30;
  b.fluffy = species != GRAZER && chance(scene, .6f);
  return b;
}

// Hair that stands off an ellipsoid: thin triangles that lean along `comb`.
static void add_fur(Scene *scene, Pose pose, Vec3 centre, Vec3 radii, Vec3 comb, int count, float length,
                    int material) {
  for (int i = 0; i < count; i++) {
    Vec3 out = normalize(vec(normal(scene, 1), normal(scene, 1), normal(scene, 1)));
    Vec3 root = add(centre, modulate(out, mul(radii, .97f)));
    Vec3 lean = add(add(out, comb), vec(normal(scene, .3f), normal(scene, .3f), normal(scene, .3f)));
    Vec3 tip = add(root, mul(normalize(lean), length * uniform(scene, .4f, 1)));
    Vec3 side = mul(normalize(cross(lean, vec(normal(scene, 1), normal(scene, 1), normal(scene, 1)))), length * .09f);
    add_quad(scene, pose, sub(root, side), add(root, side), tip, tip, material);
  }
}

static void add_ear(Scene *scene, Pose pose, int side, const Breed *b, float r) {
  float l = r * b->ear, wide = r * (b->ear_droop > 1 ? .38f : .42f);
  Pose ear = rotate_z(place(pose, side * r * .62f, r * .62f, r * .1f, side * -.3f),
                      -side * (b->ear_droop > .2f ? b->ear_droop : .28f));
  int inner = plain_material(scene, mul(vec(.75f, .45f, .4f), uniform(scene, .3f, .9f)));
  enum { ROWS = 7, COLUMNS = 9 };
  for (int layer = 0; layer < 2; layer++) { // the coat behind, skin in front
    for (int i = 0; i < ROWS; i++)
      for (int j = 0; j < COLUMNS; j++) {
        float t = (float)i / (ROWS - 1), s = (float)j / (COLUMNS - 1) * 2 - 1;
        float w = wide * (1 - powf(t, b->ear_droop > 1 ? 3.5f : 1.4f)) * (layer ? .8f : 1);
        scene->grid[i * COLUMNS + j] =
            vec(w * s, l * t * 1.15f - r * .1f, (layer ? .015f : .05f) * r + .3f * w * (1 - s * s));
      }
    add_grid(scene, ear, ROWS, COLUMNS, layer ? inner : b->coat, 0);
  }
}

// A point of the head's skin in direction d: a round skull from which the muzzle grows towards -z.
static Vec3 head_point(const Breed *b, float r, float brow, Vec3 d) {
  Vec3 p = vec(d.x * r, d.y * r * .92f, d.z * r);
  float y = (d.y + .25f) / (b->muzzle_width * 1.05f), x = d.x / (b->muzzle_width * 1.15f);
  float front = smooth_step(.1f, .75f, -d.z) * expf(-powf(x * x + y * y, 2));
  p.z -= r * b->muzzle * front;
  p.y -= r * .18f * front;
  float socket = expf(-(powf((fabsf(d.x) - .42f) / .2f, 2) + powf((d.y - .16f) / .17f, 2))) * (d.z < 0);
  p.z += r * .14f * brow * socket;
  return p;
}

static void add_animal_head(Scene *scene, Pose pose, const Breed *b, float r, int detail) {
  int rows = 16 * detail, columns = 20 * detail;
  float reach = r * (1 + b->muzzle), brow = uniform(scene, .5f, 1.2f);
  for (int i = 0; i <= rows; i++)
    for (int j = 0; j <= columns; j++) {
      float u = PI * ((float)i / rows - .5f), t = TURN * ((float)(j % columns) / columns - .5f);
      t -= .5f * sinf(t);
      scene->grid[i * (columns + 1) + j] = head_point(b, r, brow, vec(cosf(u) * sinf(t), sinf(u), -cosf(u) * cosf(t)));
    }
  add_grid(scene, pose, rows + 1, columns + 1, b->coat, 0);

  float tip = -reach * .93f, low = -.43f * r;
  add_ellipsoid(scene, pose, 0, low + r * .2f, tip - r * .06f, r * b->muzzle_width * .36f, r * .13f, r * .12f, b->nose);
  int dark = plain_material(scene, vec(.015f, .012f, .012f));
  for (int s = -1; s < 2; s += 2) { // the mouth's line, cheeks
    Vec3 line[5];
    float thick[5];
    for (int i = 0; i < 5; i++) {
      float f = i / 4.f;
      line[i] =
          vec(s * r * b->muzzle_width * .5f * f, low - r * .06f * sinf(f * 3), tip * (1 - .25f * f * f) - r * .02f);
      thick[i] = r * .018f;
    }
    add_tube(scene, pose, line, thick, 5, 5, dark);
    if (b->species == CAT || detail > 1)
      add_ellipsoid(scene, pose, s * r * .17f, low + r * .02f, tip + r * .1f, r * .2f, r * .15f, r * .18f, b->belly);
  }
  int iris = plain_material(
      scene, b->species == CAT ? hsv(uniform(scene, .1f, .45f), uniform(scene, .4f, .9f), uniform(scene, .15f, .6f))
                               : hsv(.06f, .8f, uniform(scene, .02f, .15f)));
  scene->materials[dark].specular = .9f, scene->materials[dark].gloss = 150;
  float size = r * (b->species == CAT ? .2f : .125f), wide = b->species == CAT ? .42f : .4f;
  for (int s = -1; s < 2; s += 2) {
    Vec3 d = b->species == GRAZER ? vec(s * .75f, .3f, -.6f) : vec(s * wide, b->species == CAT ? .19f : .32f, -.85f);
    Vec3 eye = mul(head_point(b, r, brow, normalize(d)), b->species == CAT ? .93f : .98f);
    Pose at = place(pose, eye.x, eye.y, eye.z, s * (b->species == GRAZER ? -.9f : -.35f));
    add_ellipsoid(scene, at, 0, 0, r * .02f, size * 1.1f, size, size * .5f, dark);
    add_ellipsoid(scene, at, 0, 0, -r * .01f, size * .92f, size * .85f, size * .5f, iris);
    add_ellipsoid(scene, at, 0, 0, -size * .4f, size * (b->species == CAT ? uniform(scene, .12f, .5f) : .55f),
                  size * .6f, size * .22f, dark);
    add_ear(scene, pose, s, b, r);
    if (b->species == CAT && detail > 1) {
      int whisker = plain_material(scene, vec(.85f, .85f, .85f));
      for (int i = 0; i < 5; i++)
        add_capsule(scene, pose, vec(s * r * .25f, low + r * .02f * i, tip + r * .05f),
                    vec(s * r * uniform(scene, 1, 1.6f), low + r * uniform(scene, -.3f, .4f),
                        tip + r * uniform(scene, -.1f, .4f)),
                    r * .006f, r * .003f, whisker);
    }
  }
  if (b->species == DOG && chance(scene, .35f))
    add_superellipsoid(scene, rotate_x(pose, .25f), vec(0, low - r * .12f, tip * .8f), r * .16f, r * .035f, r * .35f, 1,
                       1, 0, 0, plain_material(scene, vec(.6f, .15f, .17f)), 8, 14);
  if (b->species == GRAZER && chance(scene, .4f)) {
    int horn = plain_material(scene, hsv(.1f, .3f, uniform(scene, .1f, .6f)));
    for (int s = -1; s < 2; s += 2) {
      Vec3 path[4] = {{s * r * .4f, r * .7f, 0},
                      {s * r * .9f, r * 1.1f, 0},
                      {s * r * 1.3f, r * 1.5f, -r * .2f},
                      {s * r * 1.3f, r * 2, -r * .4f}};
      float thick[4] = {r * .16f, r * .13f, r * .09f, r * .02f};
      add_tube(scene, pose, path, thick, 4, 8, horn);
    }
  }
  if (b->fluffy) {
    int count = 450 * detail;
    add_fur(scene, pose, vec(0, 0, 0), vec(r, r * .92f, r), vec(0, -.2f, 1.6f), count, r * .26f, b->coat);
    add_fur(scene, pose, vec(0, -r * .5f, r * .35f), vec(r * .9f, r * .7f, r * .7f), vec(0, -1, .4f), count, r * .45f,
            b->belly);
  }
}

static void add_animal_leg(Scene *scene, Pose pose, const Breed *b, Vec3 hip, Vec3 knee, Vec3 foot, float thickness) {
  Vec3 path[9];
  float radii[9];
  for (int i = 0; i < 9; i++) {
    float t = i / 8.f;
    path[i] = add(add(mul(hip, (1 - t) * (1 - t)), mul(knee, 2 * t * (1 - t))), mul(foot, t * t));
    radii[i] = thickness * blend(1.7f, .75f, fminf(t * 1.5f, 1));
  }
  add_tube(scene, pose, path, radii, 9, 10, b->coat);
  add_ellipsoid(scene, pose, foot.x, thickness * .6f, foot.z - thickness * .5f, thickness * .95f, thickness * .62f,
                thickness * 1.4f, b->belly);
}

static void add_tail(Scene *scene, Pose pose, const Breed *b, Vec3 root, float lift) {
  Vec3 path[9];
  float radii[9], bend = uniform(scene, -.8f, .8f);
  for (int i = 0; i < 9; i++) {
    float t = i / 8.f;
    path[i] = add(root, mul(vec(bend * t * t * .6f, lift * t - .4f * t * t * (lift < 0 ? 0 : 1), .75f * t), b->tail));
    path[i].y = fmaxf(path[i].y, .04f);
    radii[i] = (b->fluffy ? .075f : .045f) * (1 - .5f * t);
  }
  add_tube(scene, pose, path, radii, 9, 9, b->coat);
  if (b->fluffy)
    for (int i = 2; i < 9; i++)
      add_fur(scene, pose, path[i], vec(radii[i], radii[i], radii[i]), vec(0, -.5f, .8f), 25, .12f, b->coat);
}

typedef enum { STANDING, SITTING, LYING } Posture;

static void add_quadruped(Scene *scene, Pose pose, Species species, float height, int detail) {
  Breed b = draw_breed(scene, species);
  pose = scaled(pose, height);
  float draw = unit(scene), g = b.girth, half = b.length / 2;
  Posture posture = species == GRAZER || draw < .4f ? STANDING : draw < .72f ? SITTING : LYING;
  Vec3 chest = vec(0, 1 - g, -half + g * .6f), rump = vec(0, 1 - g * 1.05f, half - g * .6f);
  if (posture == SITTING) chest = vec(0, .82f, -.18f), rump = vec(0, g * .95f, .38f);
  if (posture == LYING) chest.y = g * 1.02f, rump.y = g * .95f;

  Vec3 spine[9];
  float radii[9];
  for (int i = 0; i < 9; i++) {
    float t = i / 8.f;
    spine[i] = add(add(chest, mul(normalize(sub(chest, rump)), g * .5f * (i == 0))), mul(sub(rump, chest), t));
    spine[i].y -= .06f * sinf(t * PI) * (posture == STANDING);
    radii[i] = g * (i == 0 ? .6f : i == 8 ? .62f : blend(1, b.species == DOG ? .8f : .95f, t) + normal(scene, .02f));
  }
  add_tube(scene, pose, spine, radii, 9, 8 + 8 * detail, b.coat);
  add_ellipsoid(scene, pose, rump.x, rump.y, rump.z, g * .95f, g * .95f, g * .95f, b.coat);

  float lift = species == GRAZER && chance(scene, .35f) ? -uniform(scene, .5f, 1.1f) : uniform(scene, .35f, 1.1f);
  Vec3 head = add(chest, vec(normal(scene, .08f), b.neck * lift + g * .25f + b.head * .4f,
                             -g * .55f - b.neck * uniform(scene, .35f, .9f)));
  head.y = fmaxf(head.y, b.head);
  add_capsule(scene, pose, add(chest, vec(0, g * .25f, -g * .1f)), head, g * .72f, b.head * .75f, b.coat);
  Pose skull = rotate_x(place(pose, head.x, head.y, head.z, normal(scene, .5f)),
                        uniform(scene, -.15f, .25f) + (lift < 0 ? .6f : 0));
  add_animal_head(scene, rotate_z(skull, normal(scene, .12f)), &b, b.head, detail);

  for (int s = -1; s < 2; s += 2) {
    float w = g * .55f;
    if (posture == LYING) {
      add_animal_leg(scene, pose, &b, vec(s * w, g * .6f, chest.z), vec(s * w * 1.5f, b.leg, chest.z - .1f),
                     vec(s * w * uniform(scene, .6f, 1.5f), b.leg * .8f, chest.z - uniform(scene, .4f, .6f)), b.leg);
      add_ellipsoid(scene, pose, s * g * .8f, g * .55f, rump.z - .05f, g * .45f, g * .55f, g * .75f, b.coat);
      add_animal_leg(scene, pose, &b, vec(s * g, .12f, rump.z), vec(s * g * 1.25f, b.leg, rump.z - .2f),
                     vec(s * g * 1.2f, b.leg * .8f, rump.z - .35f), b.leg);
      continue;
    }
    float stride = posture == STANDING ? normal(scene, .12f) : 0;
    Vec3 shoulder = vec(s * w, chest.y - g * .3f, chest.z + (posture == SITTING ? .02f : .05f)),
         paw = vec(s * w, b.leg, chest.z + stride - (posture == SITTING ? .05f : 0));
    add_animal_leg(scene, pose, &b, shoulder, vec(s * w * 1.05f, .5f * shoulder.y, .5f * (shoulder.z + paw.z) + .05f),
                   paw, b.leg);
    if (posture == SITTING) {
      add_ellipsoid(scene, pose, s * g * .75f, g * .75f, rump.z - .08f, g * .45f, g * .75f, g * .8f, b.coat);
      add_animal_leg(scene, pose, &b, vec(s * g * .9f, g * .4f, rump.z), vec(s * g, b.leg, rump.z - .2f),
                     vec(s * g * .95f, b.leg * .8f, rump.z - .42f), b.leg);
    } else {
      float back = normal(scene, .12f);
      add_ellipsoid(scene, pose, s * w, rump.y - g * .2f, rump.z, g * .5f, g * .8f, g * .6f, b.coat);
      add_animal_leg(scene, pose, &b, vec(s * w, rump.y - g * .3f, rump.z + .05f),
                     vec(s * w, rump.y * .5f, rump.z - .12f), vec(s * w, b.leg, rump.z + .12f + back), b.leg);
    }
  }
  add_tail(scene, pose, &b, vec(0, rump.y + g * .4f * (posture == STANDING), rump.z + g * .75f),
           posture == STANDING && chance(scene, .5f) ? uniform(scene, .2f, 1.2f) : -.3f);
  if (b.fluffy) {
    int count = 200 * detail;
    for (int i = 1; i < 8; i += 2)
      add_fur(scene, pose, spine[i], vec(radii[i], radii[i], g * .8f), vec(0, -.7f, 1), count, g * .35f, b.coat);
    add_fur(scene, pose, add(chest, vec(0, 0, -g * .2f)), vec(g * .8f, g, g * .7f), vec(0, -1.2f, -.2f), count, g * .4f,
            b.belly);
  }
}

void add_cat(Scene *scene, Pose pose, float height, int detail) { add_quadruped(scene, pose, CAT, height, detail); }
void add_dog(Scene *scene, Pose pose, float height, int detail) { add_quadruped(scene, pose, DOG, height, detail); }

void add_animal(Scene *scene, Pose pose, float height) {
  Species species = height < .4f ? (chance(scene, .6f) ? CAT : DOG) : height < .8f ? DOG : GRAZER;
  add_quadruped(scene, pose, species, height, 1);
}
