#include "kinds.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"
#include "sunbeam.h"

typedef struct {
  float width, depth, height; // along x, z and y; the floor's middle is the origin
} Space;

static Space draw_space(Scene *scene, RoomUse use) {
  Space s = {uniform(scene, 2.6f, 7), uniform(scene, 2.8f, 8), uniform(scene, 2.2f, 3.2f)};
  if (use == FURNISHED && chance(scene, .2f)) { // one runs into the next
    s.width = uniform(scene, 4, 9);
    s.depth = uniform(scene, 7, 13);
  }
  if (use == LARGE && chance(scene, .5f)) { // a corridor
    s.width = uniform(scene, 1.3f, 2.8f);
    s.depth = uniform(scene, 8, 30);
  } else if (use == LARGE) {
    s.width = uniform(scene, 8, 25);
    s.depth = uniform(scene, 8, 30);
    s.height = uniform(scene, 3, 8);
  }
  return s;
}

static void add_floor_and_ceiling(Scene *scene, const Space *s) {
  int floor = floor_material(scene);
  Pattern pattern = chance(scene, .6f) ? PLAIN : chance(scene, .5f) ? TILES : MOTTLED;
  int ceiling = new_material(scene, pattern, neutral_colour(scene, .55f, .95f), neutral_colour(scene, .5f, .9f),
                             uniform(scene, .4f, 1));
  float x = s->width / 2 + .01f, y = s->height, z = s->depth / 2 + .01f;
  scene->shadowless = 1;
  add_quad(scene, identity(), vec(-x, 0, -z), vec(x, 0, -z), vec(x, 0, z), vec(-x, 0, z), floor);
  add_quad(scene, identity(), vec(-x, y, -z), vec(x, y, -z), vec(x, y, z), vec(-x, y, z), ceiling);
  scene->shadowless = 0;
  if (chance(scene, .12f)) { // beams
    int wood = furniture_material(scene), count = integer(scene, 2, 6);
    for (int i = 0; i < count; i++)
      add_box(scene, identity(), 0, y - .08f, (i + .5f - count * .5f) * s->depth / count, s->width, .16f, .14f, wood);
  }
}

typedef enum { ANY_FURNITURE, KITCHEN, BATHROOM, LIBRARY } Lining;

// Furniture along a wall: built in, or pieces with the given density.
static void line_wall(Scene *scene, Pose wall, float length, Lining lining, float density) {
  float run = length - 1.1f;
  switch (lining) {
  case KITCHEN: add_kitchen_run(scene, wall, fmaxf(run, .8f)); return;
  case BATHROOM: add_bathroom_run(scene, wall, fmaxf(run, .8f)); return;
  case LIBRARY:
    for (float x = -run / 2, width; x < run / 2; x += width + uniform(scene, 0, .1f)) {
      width = uniform(scene, .7f, 1.2f);
      add_shelf(scene, place(wall, x + width / 2, 0, -.19f, 0), width, uniform(scene, 1.6f, 2.2f),
                uniform(scene, .25f, .38f));
    }
    return;
  default:
    for (float x = -length / 2 + uniform(scene, .3f, 1.2f); x < length / 2 - .4f; x += uniform(scene, .7f, 2.2f))
      if (chance(scene, density)) add_furniture(scene, place(wall, x, 0, 0, normal(scene, .03f)));
  }
}

// Walls with what hangs on them and stands along them.
static void add_walls(Scene *scene, const Space *s, RoomUse use) {
  int material = wall_material(scene);
  float theme = use == LARGE ? 1 : unit(scene);
  Lining lining = theme < .15f ? KITCHEN : theme < .22f ? BATHROOM : theme < .28f ? LIBRARY : ANY_FURNITURE;
  int lined = integer(scene, 0, 3);
  for (int i = 0; i < 4; i++) {
    float length = i & 1 ? s->depth : s->width, offset = (i & 1 ? s->width : s->depth) / 2;
    Pose wall = compose(place(identity(), 0, 0, 0, i * PI / 2), place(identity(), 0, 0, offset, 0));
    add_dressed_wall(scene, wall, length, s->height, chance(scene, .75f) ? material : wall_material(scene));
    float density = use == SURROUNDINGS ? .4f : uniform(scene, .15f, .9f);
    int built_in = i == lined || (i == (lined + 1) % 4 && lining != ANY_FURNITURE && i & 1);
    line_wall(scene, wall, length, built_in ? lining : ANY_FURNITURE, density);
  }
}

static void hang_lamps(Scene *scene, const Space *s) {
  int count = integer(scene, 0, 4);
  for (int i = 0; i < count; i++) {
    int glow = plain_material(scene, vec(1, .97f, .9f));
    scene->materials[glow].emission = uniform(scene, .5f, 3);
    float x = uniform(scene, -.4f, .4f) * s->width, z = uniform(scene, -.4f, .4f) * s->depth, drop = 0;
    float kind = unit(scene);
    if (kind < .35f) {
      add_box(scene, identity(), x, s->height - .03f, z, uniform(scene, .2f, 1.2f), .06f, uniform(scene, .2f, 1.2f),
              glow);
    } else if (kind < .6f) { // let into the ceiling
      add_cylinder(scene, identity(), x, s->height - .01f, z, .05f, .05f, .009f, glow);
    } else {
      drop = uniform(scene, 0, .8f);
      if (drop > s->height - 2) drop = 0;
      int wire = plain_material(scene, vec(.05f, .05f, .05f));
      add_cylinder(scene, identity(), x, s->height - drop, z, .008f, .008f, drop + .001f, wire);
      add_ellipsoid(scene, identity(), x, s->height - drop - .1f, z, uniform(scene, .08f, .25f),
                    uniform(scene, .06f, .2f), .15f, glow);
    }
    add_lamp_light(scene, vec(x, s->height - drop - .3f, z),
                   mul(vec(1, uniform(scene, .8f, 1), uniform(scene, .5f, 1)), uniform(scene, .3f, 1.6f)));
  }
  if (!scene->light.lamp_count)
    add_lamp_light(scene,
                   vec(uniform(scene, -.4f, .4f) * s->width, s->height - .2f, uniform(scene, -.4f, .4f) * s->depth),
                   mul(vec(1, .95f, .9f), uniform(scene, .3f, 1.5f)));
}

// Columns, racks and tables of a shop, office floor, station.
static void fill_hall(Scene *scene, const Space *s) {
  int count = integer(scene, 0, 9), stone = wall_material(scene);
  for (int i = 0; i < count; i++) {
    float x = uniform(scene, -.45f, .45f) * s->width, z = uniform(scene, -.45f, .45f) * s->depth, k = unit(scene);
    Pose at = place(identity(), x, 0, z, integer(scene, 0, 3) * PI / 2);
    if (k < .3f)
      add_box(scene, identity(), x, s->height / 2, z, .4f, s->height, .4f, stone);
    else if (k < .55f)
      add_shelf(scene, at, uniform(scene, 1, 3), uniform(scene, 1.5f, 3), uniform(scene, .4f, 1));
    else if (k < .75f)
      add_table(scene, at, uniform(scene, .8f, 2), uniform(scene, .6f, .9f), uniform(scene, .6f, 1),
                integer(scene, 0, 6));
    else
      add_office_group(scene, at);
  }
  if (chance(scene, .5f))
    for (int i = 0; i < 6; i++)
      add_box(scene, identity(), 0, s->height - .2f, s->depth * ((i + .5f) / 6 - .5f), s->width, .3f, .15f, stone);
}

// Furniture that belongs together, about (x, z); returns where one would look.
static Vec3 add_group(Scene *scene, const Space *s, float x, float z) {
  float k = unit(scene);
  Pose at = place(identity(), x, 0, z, integer(scene, 0, 3) * PI / 2 + normal(scene, .08f));
  if (k < .34f)
    add_living_group(scene, at);
  else if (k < .56f)
    add_dining_group(scene, at, s->height);
  else if (k < .74f)
    add_office_group(scene, at);
  else if (k < .86f)
    add_bedroom_group(scene, at);
  return vec(x + normal(scene, .5f), uniform(scene, .2f, 1.1f), z + normal(scene, .5f));
}

// The room's main furniture, in a large room at both ends, as where one dines and sits in one; returns where one would
// look.
static Vec3 add_groups(Scene *scene, const Space *s) {
  float x = normal(scene, .12f) * s->width, z = normal(scene, .12f) * s->depth;
  if (s->width * s->depth > 20 && chance(scene, .7f)) {
    float side = sign(scene) * uniform(scene, .2f, .3f);
    if (s->width > s->depth)
      x = side * s->width;
    else
      z = side * s->depth;
    add_group(scene, s, -x, -z);
  }
  return add_group(scene, s, x, z);
}

static void add_loose_things(Scene *scene, const Space *s, int count) {
  for (int i = 0; i < count; i++) {
    Pose at = place(identity(), uniform(scene, -.42f, .42f) * s->width, 0, uniform(scene, -.42f, .42f) * s->depth,
                    unit(scene) * TURN);
    float k = unit(scene);
    if (k < .14f)
      add_table(scene, at, uniform(scene, .6f, 1.8f), uniform(scene, .35f, .8f), uniform(scene, .5f, 1),
                integer(scene, 0, 6));
    else if (k < .32f)
      add_chair(scene, at);
    else if (k < .38f)
      add_stool(scene, at);
    else if (k < .43f)
      add_armchair(scene, at);
    else if (k < .58f)
      add_person(scene, at, uniform(scene, 1.2f, 1.95f), 0);
    else if (k < .66f)
      add_potted_plant(scene, at, uniform(scene, .3f, 1.5f));
    else if (k < .72f)
      add_box(scene, at, 0, .006f, 0, uniform(scene, .8f, 2.5f), .012f, uniform(scene, .6f, 2), fabric_material(scene));
    else if (k < .8f)
      add_furniture(scene, at);
    else if (k < .86f)
      add_animal(scene, at, uniform(scene, .22f, .6f));
    else
      add_small_thing(scene, at, uniform(scene, .15f, .6f));
  }
}

// From within the room, at eye height or lower, towards `target`.
static void stand_in_room(Scene *scene, const Space *s, Vec3 target) {
  Camera *c = &scene->camera;
  float height = unit(scene), x = s->width / 2 - .15f, z = s->depth / 2 - .15f;
  c->position.y = height < .7f    ? uniform(scene, 1.1f, 1.75f)
                  : height < .93f ? uniform(scene, .25f, 1.1f)
                                  : uniform(scene, 1.7f, s->height - .15f);
  c->position.y = fminf(c->position.y, s->height - .15f);
  float distance = log_uniform(scene, 1.2f, 7), from = unit(scene) * TURN;
  c->position.x = clamp(target.x + distance * cosf(from), -x, x);
  c->position.z = clamp(target.z + distance * sinf(from), -z, z);
  float dx = target.x - c->position.x, dz = target.z - c->position.z, apart = sqrtf(dx * dx + dz * dz);
  c->yaw = atan2f(dx, dz) + normal(scene, .15f);
  c->pitch = atan2f(target.y - c->position.y, fmaxf(apart, .8f)) * uniform(scene, .3f, 1) + normal(scene, .08f);
  if (chance(scene, .1f)) { // anywhere: along a wall, at the ceiling, into a corner
    c->yaw = unit(scene) * TURN;
    c->pitch = uniform(scene, -.9f, .5f);
  }
  c->roll = normal(scene, chance(scene, .15f) ? .25f : .04f);
}

// As one takes a photograph of a room: from its edge or corner, at eye height, across it.
static void stand_back(Scene *scene, const Space *s) {
  Camera *c = &scene->camera;
  float x = sign(scene) * (s->width / 2 - uniform(scene, .2f, .8f)), z = uniform(scene, -.46f, .46f) * s->depth;
  if (chance(scene, .5f)) {
    x = uniform(scene, -.46f, .46f) * s->width;
    z = sign(scene) * (s->depth / 2 - uniform(scene, .2f, .8f));
  }
  c->position = vec(x, uniform(scene, 1.1f, 1.75f), z);
  c->yaw = atan2f(normal(scene, .15f) * s->width - x, normal(scene, .15f) * s->depth - z) + normal(scene, .1f);
  c->pitch = -.15f + normal(scene, .1f);
  c->roll = normal(scene, .04f);
}

// Before a wall: pictures, shelves, windows or the bare wall, seen near and mostly from the side.
static void stand_before_wall(Scene *scene, const Space *s) {
  Camera *c = &scene->camera;
  int wall = integer(scene, 0, 3);
  float length = wall & 1 ? s->depth : s->width, offset = (wall & 1 ? s->width : s->depth) / 2;
  float away = fminf(log_uniform(scene, .5f, 2.2f), offset * 1.6f), along = uniform(scene, -.45f, .45f) * length;
  float target = clamp(along + normal(scene, .9f) * away, -length / 2, length / 2), height = uniform(scene, .9f, 1.8f);
  Pose pose = compose(place(identity(), 0, 0, 0, wall * PI / 2), place(identity(), 0, 0, offset, 0));
  c->position = apply(&pose, vec(along, height, -away));
  Vec3 d = sub(apply(&pose, vec(target, height, 0)), c->position);
  c->yaw = atan2f(d.x, d.z);
  c->pitch = normal(scene, .15f);
  c->roll = normal(scene, chance(scene, .2f) ? .3f : .05f);
}

static Vec3 somewhere_in_view(Scene *scene, const Space *s) {
  const Camera *c = &scene->camera;
  float away = log_uniform(scene, .8f, 6), yaw = c->yaw + normal(scene, .25f) * c->field_of_view;
  return vec(clamp(c->position.x + away * sinf(yaw), -s->width / 2, s->width / 2), uniform(scene, 0, .8f),
             clamp(c->position.z + away * cosf(yaw), -s->depth / 2, s->depth / 2));
}

void build_room(Scene *scene, RoomUse use) {
  set_room_light(scene);
  Space s = draw_space(scene, use);
  add_floor_and_ceiling(scene, &s);
  add_walls(scene, &s, use);
  hang_lamps(scene, &s);
  if (use == LARGE && s.width > 6) fill_hall(scene, &s);
  int sunny = chance(scene, .4f);
  if (use == SURROUNDINGS) {
    if (sunny) let_sun_in(scene, vec(normal(scene, 1), uniform(scene, 0, 1.5f), normal(scene, 1)));
    return;
  }
  Vec3 target =
      vec(uniform(scene, -.4f, .4f) * s.width, uniform(scene, .3f, 1.3f), uniform(scene, -.4f, .4f) * s.depth);
  if (use == FURNISHED && s.width > 2.9f && s.depth > 2.9f) {
    Vec3 group = add_groups(scene, &s);
    if (chance(scene, .75f)) target = group;
  }
  add_loose_things(scene, &s, integer(scene, 0, use == LARGE ? 10 : 4));
  float view = unit(scene);
  if (view < .12f)
    stand_before_wall(scene, &s);
  else if (view < .5f)
    stand_back(scene, &s);
  else
    stand_in_room(scene, &s, target);
  if (use == FURNISHED && chance(scene, .6f)) add_foreground(scene, s.width, s.depth);
  if (sunny) let_sun_in(scene, somewhere_in_view(scene, &s));
}
