// Human heads: a skull whose front is pushed in and out into a face, eyes, ears, hair, glasses and hats.
#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "noise.h"
#include "random.h"

static float bump(float x, float y, float cx, float cy, float rx, float ry) {
  float dx = (x - cx) / rx, dy = (y - cy) / ry;
  return expf(-dx * dx - dy * dy);
}

// How far the face stands out of the skull towards -z at (x, y), metres; eyes are at y = 0, the mouth at -0.068.
static float relief(const Features *f, float x, float y) {
  float side = fabsf(x), out = 0;
  float along = clamp((.006f - y) / .042f, 0, 1), tip = f->nose * (.004f + .02f * along);
  float under = smooth_step(-.048f, -.038f, y) * smooth_step(.022f, .002f, y);
  out += tip * under * expf(-powf(x / (.007f + .006f * along), 2));
  out += .006f * bump(side, y, .012f, -.039f, .007f, .007f);
  out -= f->sockets * .011f * bump(side, y, .032f, -.001f, .018f, .012f);
  out += .005f * bump(side, y, .03f, .021f, .026f, .009f);
  out += .006f * bump(side, y, .046f, -.03f, .02f, .018f);
  float lips = expf(-powf(x / .024f, 4));
  out += f->lips * lips * (.006f * bump(0, y, 0, -.0625f, 1, .0045f) + .006f * bump(0, y, 0, -.0735f, 1, .0055f));
  out -= .004f * bump(x, y, 0, -.086f, .03f, .008f);
  out += .009f * bump(x, y, 0, -.105f, .022f, .016f);
  return out;
}

static Features draw_features(Scene *scene) {
  return (Features){.width = uniform(scene, .069f, .08f),
                    .height = uniform(scene, .112f, .124f),
                    .depth = uniform(scene, .09f, .1f),
                    .jaw = uniform(scene, .12f, .42f),
                    .nose = uniform(scene, .7f, 1.35f),
                    .sockets = uniform(scene, .6f, 1.3f),
                    .lips = uniform(scene, .5f, 1.3f)};
}

// The skull's point in a direction given by angles: `turn` from the front, `rise` from the horizon.
static Vec3 skull_point(const Features *f, float turn, float rise) {
  float c = cosf(rise), s = sinf(rise), x = f->width * c * sinf(turn), y = f->height * s,
        z = -f->depth * c * cosf(turn);
  if (y < 0) { // the jaw narrows, and the neck takes the place of the lower back
    float low = smooth_step(0, 1, -y / f->height);
    x *= 1 - f->jaw * low;
    if (z > 0) z *= 1 - .45f * low;
  } else {
    x *= 1 + .05f * smooth_step(0, .06f, y);
  }
  return vec(x, y, z);
}

static void add_skull(Scene *scene, Pose pose, const Features *f, int material, int detail) {
  int rows = 24 * detail, columns = 30 * detail;
  for (int i = 0; i <= rows; i++)
    for (int j = 0; j <= columns; j++) {
      float u = PI * ((float)i / rows - .5f), t = TURN * ((float)(j % columns) / columns - .5f);
      u -= .28f * sinf(2 * u); // more points about the face
      t -= .55f * sinf(t);
      Vec3 p = skull_point(f, t, u);
      if (p.z < 0) p.z -= relief(f, p.x, p.y) * smooth_step(0, .045f, -p.z);
      scene->grid[i * (columns + 1) + j] = p;
    }
  add_grid(scene, pose, rows + 1, columns + 1, material, 0);
}

static void add_eyes(Scene *scene, Pose pose, const Features *f, int skin) {
  int white = plain_material(scene, mul(vec(.75f, .72f, .68f), uniform(scene, .5f, .9f))),
      pupil = plain_material(scene, vec(.01f, .01f, .01f));
  int iris = plain_material(scene, chance(scene, .7f) ? hsv(uniform(scene, .04f, .09f), .7f, uniform(scene, .03f, .2f))
                                                      : hsv(uniform(scene, .3f, .6f), .4f, uniform(scene, .15f, .4f)));
  scene->materials[pupil].specular = .8f, scene->materials[pupil].gloss = 150;
  float open = uniform(scene, .35f, 1), look_x = normal(scene, .0025f), look_y = normal(scene, .001f);
  for (int s = -1; s < 2; s += 2) {
    float x = s * .032f, z = -f->depth * sqrtf(fmaxf(1 - x * x / (f->width * f->width), 0)) + f->sockets * .009f;
    add_ellipsoid(scene, pose, x, -.001f, z + .003f, .0145f, .0075f * open, .0065f, white);
    add_ellipsoid(scene, pose, x + look_x, -.001f + look_y, z - .0025f, .0058f, fminf(.0058f, .0072f * open), .0016f,
                  iris);
    add_ellipsoid(scene, pose, x + look_x, -.001f + look_y, z - .0038f, .0027f, .0027f, .0008f, pupil);
    Vec3 lid[5];
    float thick[5];
    for (int i = 0; i < 5; i++) { // the upper lid
      float t = i / 2.f - 1;
      lid[i] = vec(x + t * .0148f, -.001f + .0078f * open * (1 - t * t) + .0005f, z - .002f + .004f * t * t);
      thick[i] = .0018f;
    }
    add_tube(scene, pose, lid, thick, 5, 5, chance(scene, .5f) ? pupil : skin);
    add_superellipsoid(scene, rotate_z(place(pose, s * f->width, -.012f, .012f, s * .35f), s * .1f), vec(0, 0, 0),
                       .007f, .031f, .019f, 1, 1, .12f, 2, skin, 10, 12);
  }
}

// A shell over the skull wherever `hairline` lets hair grow, else hidden inside it.
static void add_hair_cap(Scene *scene, Pose pose, const Features *f, float thickness, float roughness, float forehead,
                         float low, int hair) {
  enum { ROWS = 30, COLUMNS = 40 };
  float origin = uniform(scene, 0, 100);
  for (int i = 0; i <= ROWS; i++)
    for (int j = 0; j <= COLUMNS; j++) {
      float u = PI * ((float)i / ROWS - .5f), t = TURN * ((float)(j % COLUMNS) / COLUMNS - .5f);
      Vec3 p = skull_point(f, t, u);
      if (p.y < 0 && p.z > 0) p.z = f->depth * cosf(u) * -cosf(t) * -1 * .5f + p.z * .5f;
      float line = p.z < -.03f  ? forehead + .25f * fabsf(p.x) * (p.x * p.x > .0016f ? -1 : 0)
                   : p.z < .01f ? blend(forehead * .35f, low * .4f, (p.z + .03f) / .04f)
                                : low;
      float grown = smooth_step(line - .012f, line + .012f, p.y);
      float n = octave_noise(vec(p.x + origin, p.y, p.z), 22, 4, .6f, 0) - .5f;
      float k = grown > .02f ? 1 + grown * (thickness + roughness * n) / .09f : .82f;
      scene->grid[i * (COLUMNS + 1) + j] = mul(p, k);
    }
  add_grid(scene, pose, ROWS + 1, COLUMNS + 1, hair, 0);
}

// Locks that fall from the crown along the sides and the back; `length` below the eyes.
static void add_long_hair(Scene *scene, Pose pose, const Features *f, float length, float wave, int hair) {
  int locks = integer(scene, 30, 60);
  for (int i = 0; i < locks; i++) {
    float turn = PI + uniform(scene, -1, 1) * 2.05f; // not over the face
    float out = uniform(scene, 1.04f, 1.22f), phase = unit(scene) * TURN, drift = normal(scene, .02f);
    enum { POINTS = 9 };
    Vec3 path[POINTS];
    float radii[POINTS], thick = uniform(scene, .005f, .011f);
    for (int j = 0; j < POINTS; j++) {
      float t = (float)j / (POINTS - 1), rise = blend(1.25f, 0, fminf(t * 2.2f, 1));
      Vec3 p = skull_point(f, turn, rise);
      p = vec(p.x * out, p.y * out, p.z * out);
      if (t > .45f) {
        float fall = (t - .45f) / .55f;
        p.y -= fall * length;
        p.x += fall * drift + wave * sinf(phase + fall * 9) * .012f;
        p.z += .02f * fall + wave * cosf(phase + fall * 8) * .01f;
      }
      path[j] = p;
      radii[j] = thick * (j == POINTS - 1 ? .3f : 1);
    }
    add_tube(scene, pose, path, radii, POINTS, 5, hair);
  }
}

// Single hairs and tufts that stand off, for a soft outline.
static void add_stray_hair(Scene *scene, Pose pose, const Features *f, int count, float length, float forehead,
                           int hair) {
  for (int i = 0; i < count; i++) {
    float turn = unit(scene) * TURN, rise = uniform(scene, .2f, 1.5f);
    Vec3 root = mul(skull_point(f, turn, rise), 1.05f);
    if (root.z < 0 && root.y < forehead) continue;
    Vec3 out = normalize(root),
         along = mul(normalize(add(out, vec(normal(scene, .8f), normal(scene, .8f), normal(scene, .8f)))),
                     length * uniform(scene, .4f, 1));
    Vec3 side = mul(normalize(cross(along, vec(.3f, .2f, 1))), uniform(scene, .0004f, .0012f));
    add_quad(scene, pose, sub(root, side), add(root, side), add(root, along), add(root, along), hair);
  }
}

static void add_hair(Scene *scene, Pose pose, const Features *f, int hair, int detail) {
  float style = unit(scene), forehead = uniform(scene, .045f, .085f);
  if (style < .08f) return; // bald
  float thick = style < .4f ? uniform(scene, .004f, .015f) : uniform(scene, .01f, .035f);
  float rough = style > .82f ? uniform(scene, .02f, .05f) : uniform(scene, .002f, .02f);
  float low = style < .4f ? uniform(scene, -.05f, -.01f) : uniform(scene, -.1f, -.05f);
  add_hair_cap(scene, pose, f, thick, rough, forehead, low, hair);
  if (style > .45f && style < .78f)
    add_long_hair(scene, pose, f, uniform(scene, .03f, .3f), chance(scene, .5f) ? uniform(scene, .3f, 1.4f) : .15f,
                  hair);
  if (style > .78f && style < .84f)
    add_blob(scene, pose, 0, uniform(scene, .03f, .12f), f->depth * 1.15f, .045f, .045f, .04f, .15f, 4, hair);
  if (style >= .84f) { // curls
    int curls = 90 * detail;
    for (int i = 0; i < curls; i++) {
      float turn = unit(scene) * TURN, rise = uniform(scene, -.5f, 1.5f), r = uniform(scene, .007f, .016f);
      Vec3 p = mul(skull_point(f, turn, rise), 1.1f + thick);
      if (p.z < -.02f && p.y < forehead) continue;
      add_superellipsoid(scene, pose, p, r, r, r, 1, 1, 0, 0, hair, 5, 8);
    }
  }
  if (detail > 1 && style > .3f)
    add_stray_hair(scene, pose, f, integer(scene, 100, 500), uniform(scene, .01f, .05f), forehead, hair);
}

static void add_glasses(Scene *scene, Pose pose, const Features *f) {
  int frame = chance(scene, .6f) ? plain_material(scene, neutral_colour(scene, .01f, .06f)) : metal_material(scene);
  float wide = uniform(scene, .021f, .027f), high = wide * uniform(scene, .65f, 1),
        thick = uniform(scene, .0009f, .0025f), z = -f->depth - .012f;
  int dark = chance(scene, .3f), lens = plain_material(scene, neutral_colour(scene, .01f, .04f));
  scene->materials[lens].mirror = .5f, scene->materials[lens].specular = .9f, scene->materials[lens].gloss = 100;
  for (int s = -1; s < 2; s += 2) {
    enum { POINTS = 17 };
    Vec3 path[POINTS];
    float radii[POINTS];
    for (int i = 0; i < POINTS; i++) {
      float a = TURN * i / (POINTS - 1);
      path[i] = vec(s * .033f + wide * cosf(a), -.004f + high * sinf(a), z + .004f * fabsf(cosf(a)));
      radii[i] = thick;
    }
    add_tube(scene, pose, path, radii, POINTS, 6, frame);
    if (dark)
      add_superellipsoid(scene, pose, vec(s * .033f, -.004f, z + .002f), wide, high, .002f, 1, 1, 0, 0, lens, 10, 20);
    add_capsule(scene, pose, vec(s * (.033f + wide), 0, z + .004f), vec(s * (f->width + .006f), 0, .01f), thick, thick,
                frame);
  }
  add_capsule(scene, pose, vec(-.033f + wide, 0, z), vec(.033f - wide, 0, z), thick, thick, frame);
}

static void add_hat(Scene *scene, Pose pose, const Features *f) {
  int cloth = fabric_material(scene);
  float w = fmaxf(f->width, f->depth) * 1.1f, base = uniform(scene, .035f, .055f),
        top = f->height * uniform(scene, 1.1f, 1.4f);
  float kind = unit(scene);
  if (kind < .4f) { // woollen
    add_hair_cap(scene, pose, f, uniform(scene, .012f, .025f), .006f, uniform(scene, .03f, .06f),
                 uniform(scene, -.03f, .02f), cloth);
  } else { // with a brim all round, or a peak
    float radii[6] = {w, w, w * .98f, w * .9f, w * .6f, 0},
          heights[6] = {base, base + .02f, blend(base, top, .6f), blend(base, top, .85f), top, top};
    add_revolved(scene, pose, 0, 0, .004f, radii, heights, 6, 24, cloth);
    if (kind < .7f)
      add_superellipsoid(scene, rotate_x(place(pose, 0, base + .008f, -w * 1.05f, 0), -.25f), vec(0, 0, 0), w * .75f,
                         .004f, w * .55f, .6f, .9f, 0, 0, cloth, 6, 20);
    else {
      float brim[3] = {w * .95f, w * 1.5f, w * 1.75f}, edge[3] = {base + .01f, base, base - uniform(scene, 0, .03f)};
      add_revolved(scene, pose, 0, 0, .004f, brim, edge, 3, 28, cloth);
    }
  }
}

int hair_material(Scene *scene) {
  float k = unit(scene);
  Vec3 c = k < .4f    ? hsv(.06f, .5f, uniform(scene, .01f, .04f))
           : k < .7f  ? hsv(uniform(scene, .04f, .08f), .65f, uniform(scene, .04f, .2f))
           : k < .85f ? hsv(uniform(scene, .08f, .12f), uniform(scene, .4f, .65f), uniform(scene, .3f, .7f))
           : k < .93f ? neutral_colour(scene, .3f, .7f)
                      : hsv(chance(scene, .5f) ? .03f : unit(scene), .8f, uniform(scene, .2f, .5f));
  int m = new_material(scene, FUR, c, mul(c, .45f), .03f);
  scene->materials[m].variant = 1, scene->materials[m].ratio = .55f;
  scene->materials[m].specular = uniform(scene, 0, .25f), scene->materials[m].gloss = 12;
  scene->materials[m].bump = .8f;
  return m;
}

void add_head(Scene *scene, Pose pose, int skin, int detail) {
  Features f = draw_features(scene);
  int hair = hair_material(scene),
      paint = new_material(scene, FACE, scene->materials[skin].base,
                           modulate(scene->materials[skin].base, vec(.95f, .45f, .45f)), .05f);
  if (chance(scene, .25f))
    scene->materials[paint].other = hsv(uniform(scene, -.05f, .02f), .85f, uniform(scene, .2f, .6f));
  scene->materials[paint].accent = scene->materials[hair].base;
  scene->materials[paint].bump = 0;
  scene->materials[paint].specular = uniform(scene, 0, .12f), scene->materials[paint].gloss = 14;
  add_skull(scene, pose, &f, paint, detail);
  add_eyes(scene, pose, &f, skin);
  add_hair(scene, pose, &f, hair, detail);
  if (scene->materials[paint].ratio > .75f && chance(scene, .35f)) { // a full beard
    add_blob(scene, pose, 0, -.1f, -.045f, .055f, uniform(scene, .04f, .08f), .045f, .25f, 5, hair);
  }
  if (chance(scene, .25f)) add_glasses(scene, pose, &f);
  if (chance(scene, .15f)) add_hat(scene, pose, &f);
}
