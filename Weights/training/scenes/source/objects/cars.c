#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

// A car's outline from the side, in parts of its length from front to rear, and its proportions.
typedef struct {
  float length, width, height, belt; // belt: height of the windows' lower edge
  float bonnet, roof_start, roof_end,
      boot;         // where the windscreen starts, the roof starts and ends, the rear window ends
  float nose, tail; // height of bonnet's front and of the boot
} Outline;

static Outline draw_outline(Scene *scene) {
  Outline o = {.length = uniform(scene, 3.6f, 4.9f),
               .width = uniform(scene, 1.65f, 1.9f),
               .height = uniform(scene, 1.38f, 1.55f)};
  float kind = unit(scene);
  o.bonnet = uniform(scene, .24f, .3f), o.roof_start = o.bonnet + uniform(scene, .12f, .18f);
  if (kind < .4f) { // saloon
    o.roof_end = uniform(scene, .68f, .74f), o.boot = uniform(scene, .84f, .88f);
  } else if (kind < .85f) { // hatchback, estate, off-roader
    o.roof_end = uniform(scene, .84f, .93f), o.boot = .985f;
    if (chance(scene, .4f)) o.height = uniform(scene, 1.6f, 1.9f);
  } else { // van
    o.length = uniform(scene, 4.5f, 6.2f), o.height = uniform(scene, 1.9f, 2.6f), o.width = uniform(scene, 1.85f, 2.1f);
    o.bonnet = uniform(scene, .06f, .16f), o.roof_start = o.bonnet + .12f, o.roof_end = .96f, o.boot = .99f;
  }
  o.belt = o.height * uniform(scene, .58f, .64f);
  o.nose = o.belt * uniform(scene, .78f, .88f), o.tail = o.belt * uniform(scene, .95f, 1);
  return o;
}

// Height of the car's body (up to the belt) and of its roof line at t, 0 front to 1 rear.
static float body_line(const Outline *o, float t) {
  float y = t < o->bonnet ? blend(o->nose, o->belt, t / o->bonnet) : t > o->boot ? o->tail : o->belt;
  float end = fminf(t, 1 - t) / .05f;
  return y * (end < 1 ? .72f + .28f * sqrtf(fmaxf(end, 0)) : 1);
}

static float roof_line(const Outline *o, float t) {
  if (t < o->roof_start) return blend(o->belt, o->height, smooth_step(o->bonnet, o->roof_start + .03f, t));
  if (t > o->roof_end) return blend(o->height, o->tail, (t - o->roof_end) / (o->boot - o->roof_end));
  float m = (t - o->roof_start) / (o->roof_end - o->roof_start) * 2 - 1;
  return o->height + .03f * (1 - m * m);
}

// A shell across the car: rows along it, columns from sill to sill. `bottom` and `line` give its lower and upper edge.
static void add_shell(Scene *scene, Pose pose, const Outline *o, int cabin, int material) {
  enum { ROWS = 26, COLUMNS = 12 };
  float from = cabin ? o->bonnet : 0, to = cabin ? o->boot : 1;
  for (int i = 0; i <= ROWS; i++)
    for (int j = 0; j <= COLUMNS; j++) {
      float t = blend(from, to, (float)i / ROWS), s = (float)j / COLUMNS * 2 - 1, side = fabsf(s);
      float top = cabin ? roof_line(o, t) : body_line(o, t), low = cabin ? o->belt * .96f : .24f;
      float up = powf(fmaxf(1 - powf(side, cabin ? 5 : 7), 0), cabin ? .5f : .55f), y = blend(low, fmaxf(top, low), up);
      float half = o->width / 2, taper = cabin ? .94f - .2f * (y - o->belt) / (o->height - o->belt + .01f) : 1;
      float end = fminf(t, 1 - t) / .07f;
      half *= taper * (end < 1 ? .84f + .16f * end : 1);
      float across = s < 0 ? -powf(side, .55f) : powf(side, .55f);
      scene->grid[i * (COLUMNS + 1) + j] = vec(half * across, y, (t - .5f) * o->length);
    }
  add_grid(scene, pose, ROWS + 1, COLUMNS + 1, material, 0);
}

static void add_car_wheels(Scene *scene, Pose pose, const Outline *o, int rubber) {
  int rim = metal_material(scene), dark = plain_material(scene, vec(.01f, .01f, .01f));
  float r = uniform(scene, .29f, .36f);
  for (int i = 0; i < 4; i++) {
    float x = (i & 1 ? 1 : -1) * o->width * .44f, z = (i & 2 ? .31f : -.31f) * o->length;
    Pose axle = rotate_z(place(pose, x, r, z, 0), PI / 2);
    add_cylinder(scene, axle, 0, -.13f, 0, r * 1.16f, r * 1.16f, .24f, dark); // the arch's shadow
    add_cylinder(scene, axle, 0, -.14f, 0, r, r, .28f, rubber);
    add_cylinder(scene, axle, 0, -.15f, 0, r * .62f, r * .66f, .3f, rim);
    for (int k = 0; k < 5; k++) {
      float a = TURN * k / 5;
      add_box(scene, axle, r * .35f * cosf(a), 0, r * .35f * sinf(a), r * .22f, .31f, r * .22f, dark);
    }
  }
}

static void add_bus(Scene *scene, Pose pose, int paint, int glass, int rubber) {
  float length = uniform(scene, 7, 12), height = uniform(scene, 2.6f, 3.6f), width = 2.4f;
  add_superellipsoid(scene, pose, vec(0, height * .53f, 0), width / 2, height * .44f, length / 2, .1f, .1f, 0, 0, paint,
                     12, 28);
  if (chance(scene, .6f))
    add_superellipsoid(scene, pose, vec(0, height * .68f, 0), width / 2 + .012f, height * .16f, length * .48f, .08f,
                       .08f, 0, 0, glass, 8, 28);
  add_box(scene, pose, 0, height * .62f, -length / 2 - .01f, width * .88f, height * .36f, .05f, glass);
  Outline o = {.length = length, .width = width};
  add_car_wheels(scene, pose, &o, rubber);
}

void add_car(Scene *scene, Pose pose) {
  int paint = plain_material(scene, chance(scene, .65f) ? neutral_colour(scene, .02f, .9f) : any_colour(scene));
  int glass = plain_material(scene, vec(.02f, .03f, .035f)), rubber = plain_material(scene, vec(.02f, .02f, .02f));
  scene->materials[paint].specular = .5f, scene->materials[paint].gloss = 60, scene->materials[paint].mirror = .25f;
  scene->materials[glass].specular = .8f, scene->materials[glass].gloss = 100, scene->materials[glass].mirror = .55f;
  if (chance(scene, .08f)) {
    add_bus(scene, pose, paint, glass, rubber);
    return;
  }
  Outline o = draw_outline(scene);
  add_shell(scene, pose, &o, 0, paint);
  add_shell(scene, pose, &o, 1, glass);
  float middle = ((o.roof_start + o.roof_end) / 2 - .5f) * o.length, half = (o.roof_end - o.roof_start) / 2 * o.length;
  add_superellipsoid(scene, pose, vec(0, o.height + .005f, middle), o.width * .355f, .04f, half * 1.04f, .5f, .3f, 0, 0,
                     paint, 8, 22);
  float posts[4] = {o.bonnet + .01f, (o.roof_start + o.roof_end) * .5f - .02f, blend(o.roof_end, o.boot, .3f),
                    blend(o.roof_start, o.roof_end, .97f)};
  for (int s = -1; s < 2; s += 2) {
    for (int i = 0; i < 3; i++) {
      float t0 = posts[i], t1 = i == 0 ? o.roof_start + .01f : i == 2 ? o.roof_end : t0;
      add_capsule(scene, pose, vec(s * o.width * .46f, o.belt, (t0 - .5f) * o.length),
                  vec(s * o.width * .365f, o.height - .01f, (t1 - .5f) * o.length), .035f, .03f, paint);
    }
    add_superellipsoid(scene, pose, vec(s * o.width * .53f, o.belt + .05f, (o.bonnet + .06f - .5f) * o.length), .09f,
                       .06f, .05f, .7f, .7f, 0, 0, paint, 6, 10);
  }
  int front = plain_material(scene, vec(.9f, .9f, .88f)), rear = plain_material(scene, vec(.5f, .02f, .02f)),
      dark = plain_material(scene, vec(.015f, .015f, .015f));
  for (int s = -1; s < 2; s += 2) {
    add_ellipsoid(scene, pose, s * o.width * .36f, o.nose * .8f, -o.length * .482f, .17f, .075f, .07f, front);
    add_ellipsoid(scene, pose, s * o.width * .39f, o.tail * .8f, o.length * .482f, .1f, uniform(scene, .07f, .16f),
                  .06f, rear);
  }
  add_box(scene, pose, 0, o.nose * .62f, -o.length * .488f, o.width * .5f, .12f, .05f, dark);
  for (int e = -1; e < 2; e += 2) add_box(scene, pose, 0, .46f, e * o.length * .497f, .5f, .11f, .02f, front);
  add_car_wheels(scene, pose, &o, rubber);
}
