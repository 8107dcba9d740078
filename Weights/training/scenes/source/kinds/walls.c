#include "kinds.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"
#include "sunbeam.h"

// A wall in the making. Its pose has the origin at the foot of the wall's middle, the wall in the xy plane and the room
// towards -z. The wall itself is put up from `built` onwards, so that openings can be left out.
typedef struct {
  Pose pose;
  float length, height, built;
  int material, trim;
} Wall;

// A piece of the bare wall, a little larger than asked for, so that no crack shows where pieces, floor and ceiling
// meet.
static void add_wall_piece(Scene *scene, const Wall *w, float x0, float x1, float y0, float y1) {
  const float lap = .003f;
  x0 -= lap, x1 += lap, y0 -= lap, y1 += lap;
  add_quad(scene, w->pose, vec(x0, y0, 0), vec(x1, y0, 0), vec(x1, y1, 0), vec(x0, y1, 0), w->material);
}

// Puts up the bare wall as far as x, then leaves an opening from (x, y0) to (x + width, y1).
static void build_to(Scene *scene, Wall *w, float x, float width, float y0, float y1) {
  scene->shadowless = 1;
  if (x > w->built) add_wall_piece(scene, w, w->built, x, 0, w->height);
  if (width > 0) {
    if (y0 > 0) add_wall_piece(scene, w, x, x + width, 0, y0);
    add_wall_piece(scene, w, x, x + width, y1, w->height);
  }
  scene->shadowless = 0;
  w->built = x + width;
}

static void hang_door(Scene *scene, Wall *w, float x, float width) {
  float h = uniform(scene, 1.95f, 2.2f), middle = x + width / 2;
  int leaf = furniture_material(scene);
  add_box(scene, w->pose, middle, h / 2, -.02f, width + .14f, h + .07f, .04f, w->trim);
  add_box(scene, w->pose, middle, h / 2, -.035f, width, h, .03f, leaf);
  int panels = chance(scene, .5f) ? integer(scene, 1, 3) : 0;
  for (int j = 0; j < panels; j++)
    add_box(scene, w->pose, middle, h * (j + .5f) / panels, -.05f, width * .7f, h * .8f / panels, .015f, leaf);
  add_ellipsoid(scene, w->pose, x + width * .9f, 1.02f, -.09f, .03f, .03f, .04f, metal_material(scene));
}

// An opening into another room, perhaps with its door ajar.
static void open_doorway(Scene *scene, Wall *w, float x, float width) {
  float h = uniform(scene, 1.95f, fminf(2.3f, w->height - .1f)), deep = uniform(scene, 1.2f, 5),
        side = uniform(scene, .2f, 2);
  build_to(scene, w, x, width, 0, h);
  int floor = floor_material(scene), wall = wall_material(scene);
  float a = x - side, b = x + width + side, z = .12f;
  scene->shadowless = 1;
  add_quad(scene, w->pose, vec(a, 0, 0), vec(b, 0, 0), vec(b, 0, deep), vec(a, 0, deep), floor);
  add_quad(scene, w->pose, vec(a, 2.5f, 0), vec(b, 2.5f, 0), vec(b, 2.5f, deep), vec(a, 2.5f, deep), wall);
  add_quad(scene, w->pose, vec(a, 0, deep), vec(b, 0, deep), vec(b, 2.5f, deep), vec(a, 2.5f, deep), wall);
  add_quad(scene, w->pose, vec(a, 0, 0), vec(a, 0, deep), vec(a, 2.5f, deep), vec(a, 2.5f, 0), wall);
  add_quad(scene, w->pose, vec(b, 0, 0), vec(b, 0, deep), vec(b, 2.5f, deep), vec(b, 2.5f, 0), wall);
  scene->shadowless = 0;
  for (int s = 0; s < 2; s++)
    add_box(scene, w->pose, x + s * width, h / 2, z / 2 - .03f, .08f, h + .08f, z + .08f, w->trim);
  add_box(scene, w->pose, x + width / 2, h + .02f, z / 2 - .03f, width + .16f, .08f, z + .08f, w->trim);
  if (chance(scene, .5f)) {
    Pose hinge = place(w->pose, x, 0, chance(scene, .5f) ? -.02f : z, uniform(scene, -2.2f, 2.2f));
    add_box(scene, hinge, width / 2, h / 2, 0, width, h, .04f, furniture_material(scene));
  }
  if (chance(scene, .6f)) add_furniture(scene, place(w->pose, x + width / 2 + normal(scene, .4f), 0, deep, 0));
  if (chance(scene, .5f))
    add_lamp_light(scene, apply(&w->pose, vec(x + width / 2, 2, deep * .5f)),
                   mul(vec(1, .9f, .75f), uniform(scene, .1f, .8f)));
}

// What is seen through an open window: ground, trees, a house, sky, all bright.
static void add_outside(Scene *scene, Pose pose, float width) {
  int first = scene->material_count;
  float drop = chance(scene, .5f) ? uniform(scene, 0, .6f) : uniform(scene, 2.5f, 12);
  scene->shadowless = 1;
  add_quad(scene, pose, vec(-80, -drop, .3f), vec(80, -drop, .3f), vec(80, -drop, 160), vec(-80, -drop, 160),
           ground_material(scene));
  if (chance(scene, .3f)) { // a garden wall, fence or the house next door
    float away = log_uniform(scene, 1.2f, 12), turn = normal(scene, .5f);
    add_box(scene, place(pose, 0, -drop, away + 4 * fabsf(turn), turn), 0, 1.5f, 0, 30, log_uniform(scene, 3, 12), .2f,
            wall_material(scene));
  }
  int things = integer(scene, 1, 4);
  for (int i = 0; i < things; i++) {
    float z = log_uniform(scene, 3, 40);
    Pose at = place(pose, normal(scene, .4f) * z + normal(scene, width), -drop, z, unit(scene) * TURN);
    float k = unit(scene);
    if (k < .35f)
      add_tree(scene, at, uniform(scene, 3, 9));
    else if (k < .6f)
      add_bush(scene, at, uniform(scene, .6f, 2));
    else
      add_building(scene, place(pose, normal(scene, .3f) * z, -drop, z + 6, normal(scene, .4f)), uniform(scene, 6, 15),
                   uniform(scene, 4, 12), 6);
  }
  scene->shadowless = 0;
  float bright = log_uniform(scene, .5f, 5);
  for (int m = first; m < scene->material_count; m++) scene->materials[m].emission = bright;
  scene->light.horizon = mul(mix(vec(.9f, .95f, 1), hsv(.58f, .5f, .9f), unit(scene)), bright);
}

// A bright outside painted on the pane: over-exposed, frosted or far away, it looks as flat as it is.
static int pane_material(Scene *scene, float width, float height) {
  int glass;
  if (chance(scene, .5f)) {
    glass = panel_of(scene, PICTURE, vec(1, 1, 1), vec(1, 1, 1), width, height);
    scene->materials[glass].ratio = 0;
  } else {
    glass = new_material(scene, MOTTLED, vec(.8f, .88f, 1),
                         chance(scene, .5f) ? vec(.6f, .75f, .9f) : vec(.25f, .4f, .2f), .8f);
  }
  scene->materials[glass].emission = log_uniform(scene, .5f, 6);
  return glass;
}

static void add_curtains(Scene *scene, Wall *w, float x, float width, float top) {
  int cloth = fabric_material(scene), closed = chance(scene, .3f);
  enum { FOLDS = 48 };
  float foot = chance(scene, .6f) ? .03f : uniform(scene, .4f, .8f), wave = uniform(scene, .5f, 1.3f);
  for (int s = 0; s < 2; s++) {
    float wide = closed ? width * .55f : uniform(scene, .2f, .5f), middle = closed ? x + width * (s ? .76f : .24f)
                                                                            : s    ? x + width
                                                                                   : x;
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < FOLDS; j++)
        scene->grid[i * FOLDS + j] = vec(middle + (j / (FOLDS - 1.f) - .5f) * wide * (1 + .1f * i),
                                         i == 2 ? foot
                                         : i    ? .5f * (top + foot)
                                                : top + .12f,
                                         -.13f - .045f * sinf(j * wave + s) * (1 + .25f * i));
    add_grid(scene, w->pose, 3, FOLDS, cloth, 0);
  }
  add_capsule(scene, w->pose, vec(x - .3f, top + .14f, -.12f), vec(x + width + .3f, top + .14f, -.12f), .014f, .014f,
              metal_material(scene));
}

static void add_blind(Scene *scene, Wall *w, float x, float width, float y0, float top) {
  int slat = plain_material(scene, neutral_colour(scene, .5f, .9f));
  float y = blend(y0, top, uniform(scene, 0, .7f));
  for (; y < top; y += .05f) {
    Pose at = rotate_x(place(w->pose, x + width / 2, y, -.06f, 0), .7f);
    add_box(scene, at, 0, 0, 0, width, .002f, .045f, slat);
  }
}

// From the height y0, h high or up to the ceiling.
static void add_window_above(Scene *scene, Wall *w, float x, float width, float y0, float h) {
  float middle = x + width / 2;
  if (y0 + h > w->height - .05f) h = w->height - .05f - y0;
  Vec3 daylight = mul(vec(.85f, .95f, 1.1f), uniform(scene, .1f, 1.2f));
  add_opening(scene, w->pose, vec(middle, y0 + h / 2, 0), width, h);
  if (chance(scene, .45f)) {
    build_to(scene, w, x, width, y0, y0 + h);
    add_outside(scene, place(w->pose, middle, 0, 0, 0), width);
  } else {
    int glass = pane_material(scene, width, h);
    scene->shadowless = 1;
    add_box(scene, place(w->pose, middle, y0 + h / 2, -.005f, 0), 0, 0, 0, width, h, .01f, glass);
    scene->shadowless = 0;
  }
  add_lamp_light(scene, apply(&w->pose, vec(middle, y0 + h * .6f, -.5f)), daylight);
  add_box(scene, w->pose, middle, y0, -.06f, width + .16f, .05f, .14f, w->trim);
  add_box(scene, w->pose, middle, y0 + h, -.03f, width + .1f, .08f, .06f, w->trim);
  int bars = integer(scene, 1, 3);
  float thick = uniform(scene, .03f, .08f);
  for (int j = 0; j <= bars; j++)
    add_box(scene, w->pose, x + width * j / bars, y0 + h / 2, -.03f, thick, h, .06f, w->trim);
  if (chance(scene, .4f))
    add_box(scene, w->pose, middle, y0 + h * uniform(scene, .4f, .75f), -.03f, width, thick, .05f, w->trim);
  if (chance(scene, .45f))
    add_curtains(scene, w, x, width, y0 + h);
  else if (chance(scene, .3f))
    add_blind(scene, w, x, width, y0, y0 + h);
  if (y0 > .5f && chance(scene, .3f)) { // a radiator under it
    int iron = plain_material(scene, neutral_colour(scene, .6f, .95f));
    for (int j = 0; j < 14; j++)
      add_box(scene, w->pose, x + width * (j + .5f) / 14, .38f, -.1f, width * .05f, .5f, .1f, iron);
  }
  if (y0 > .5f && chance(scene, .35f))
    add_potted_plant(scene, place(w->pose, x + width * unit(scene), y0 + .02f, -.1f, 0), uniform(scene, .2f, .5f));
}

static void add_window(Scene *scene, Wall *w, float x, float width) {
  float y0 = chance(scene, .2f) ? .06f : uniform(scene, .6f, 1.1f);
  add_window_above(scene, w, x, width, y0, uniform(scene, .8f, fmaxf(w->height - y0 - .2f, .9f)));
}

// Glass from the floor to above one's head.
static void add_glass_door(Scene *scene, Wall *w, float x, float width) {
  add_window_above(scene, w, x, width, .04f, uniform(scene, 1.95f, 2.4f));
}

// A framed picture, print, mirror or clock; all flat but for the frame.
static void hang_picture(Scene *scene, Wall *w, float x, float width) {
  float h = fminf(width * uniform(scene, .5f, 1.6f), w->height * .5f), border = uniform(scene, .01f, .06f),
        deep = uniform(scene, .012f, .05f);
  Pose at = rotate_z(place(w->pose, x + width / 2, uniform(scene, 1.2f, 1.75f), -deep / 2, 0), normal(scene, .01f));
  int frame = chance(scene, .4f)   ? furniture_material(scene)
              : chance(scene, .5f) ? w->trim
                                   : plain_material(scene, neutral_colour(scene, .01f, .1f));
  float inner_w = width - 2 * border, inner_h = h - 2 * border;
  if (inner_w < .05f || inner_h < .05f) return;
  for (int s = -1; s < 2; s += 2) {
    add_box(scene, at, 0, s * (h - border) / 2, 0, width, border, deep, frame);
    add_box(scene, at, s * (width - border) / 2, 0, 0, border, inner_h, deep, frame);
  }
  int shown = panel_material(scene, inner_w, inner_h);
  add_box(scene, place(at, 0, 0, deep * .2f, 0), 0, 0, 0, inner_w, inner_h, .004f, shown);
  polish(scene, shown, .4f);
}

static void hang_shelf(Scene *scene, Wall *w, float x, float width) {
  float y = uniform(scene, 1, 1.8f);
  add_box(scene, w->pose, x + width / 2, y, -.12f, width, .03f, .24f, furniture_material(scene));
  int things = integer(scene, 1, 7);
  for (int j = 0; j < things; j++) {
    Pose at = place(w->pose, x + uniform(scene, .1f, .9f) * width, y + .015f, -.12f, unit(scene) * TURN);
    if (chance(scene, .4f))
      add_vessel(scene, at, uniform(scene, .08f, .25f));
    else
      add_small_thing(scene, at, uniform(scene, .08f, .22f));
  }
}

static void add_sockets(Scene *scene, Wall *w) {
  int count = integer(scene, 0, 3), white = plain_material(scene, neutral_colour(scene, .6f, .95f));
  for (int i = 0; i < count; i++)
    add_box(scene, w->pose, uniform(scene, -.48f, .48f) * w->length, chance(scene, .6f) ? .3f : 1.1f, -.005f, .08f,
            .08f, .01f, white);
}

void add_dressed_wall(Scene *scene, Pose pose, float length, float height, int material) {
  Wall w = {.pose = pose, .length = length, .height = height, .built = -length / 2, .material = material};
  w.trim = plain_material(scene, chance(scene, .6f) ? neutral_colour(scene, .5f, .9f) : wood_colour(scene));
  int bare = chance(scene, .2f);
  for (float x = -length / 2 + uniform(scene, .2f, .8f), width; x < length / 2 - .6f;
       x += width + uniform(scene, .1f, 1.2f)) {
    float k = bare ? 1 : unit(scene), left = length / 2 - .05f - x;
    if (k < .13f && left > 1.1f)
      hang_door(scene, &w, x, width = uniform(scene, .8f, 1));
    else if (k < .2f && left > 1.3f)
      open_doorway(scene, &w, x, width = uniform(scene, .8f, 1.2f));
    else if (k < .26f && left > 1.3f)
      add_glass_door(scene, &w, x, width = fminf(uniform(scene, 1.2f, 3.6f), left));
    else if (k < .42f)
      add_window(scene, &w, x, width = fminf(uniform(scene, .8f, 2.2f), left));
    else if (k < .69f)
      hang_picture(scene, &w, x, width = fminf(uniform(scene, .2f, 1.3f), left));
    else if (k < .76f)
      hang_shelf(scene, &w, x, width = fminf(uniform(scene, .4f, 1.4f), left));
    else if (k < .82f) {
      width = fminf(uniform(scene, .5f, 2), left);
      add_cabinet(scene, place(pose, x + width / 2, uniform(scene, 1.4f, 1.7f), -.175f, 0), width,
                  uniform(scene, .4f, .9f), .35f);
    } else
      width = uniform(scene, .3f, 1.5f);
  }
  build_to(scene, &w, length / 2, 0, 0, 0);
  if (chance(scene, .1f)) { // panelling
    float y = uniform(scene, .8f, 1.3f);
    add_quad(scene, pose, vec(-length / 2, 0, -.01f), vec(length / 2, 0, -.01f), vec(length / 2, y, -.01f),
             vec(-length / 2, y, -.01f), wall_material(scene));
  }
  float skirting = uniform(scene, .06f, .15f);
  if (chance(scene, .7f)) add_box(scene, pose, 0, skirting / 2, -.01f, length, skirting, .02f, w.trim);
  if (chance(scene, .15f)) add_box(scene, pose, 0, height - .06f, -.03f, length, .12f, .06f, w.trim);
  add_sockets(scene, &w);
}
