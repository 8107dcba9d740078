#include "objects.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

// A row of books of like height that stand, lean or lie, along x from -width/2; `room` is the height to the next board.
static void add_book_row(Scene *scene, Pose pose, float width, float room, float depth) {
  float usual = room * uniform(scene, .5f, .85f), filled = chance(scene, .7f) ? 1 : uniform(scene, .3f, .9f);
  Vec3 series = any_colour(scene);
  for (float x = -width / 2; x < width * (filled - .5f) - .05f;) {
    float thick = uniform(scene, .012f, .055f), h = fminf(usual * uniform(scene, .8f, 1.12f), room * .95f),
          d = depth * uniform(scene, .5f, .8f);
    int cover = plain_material(scene, chance(scene, .25f) ? vary(scene, series, .2f) : any_colour(scene));
    float lean = chance(scene, .05f) ? uniform(scene, .1f, .35f) : 0;
    Pose at = rotate_z(place(pose, x + thick / 2 + lean * h, 0, uniform(scene, -.02f, .05f), 0), lean);
    add_box(scene, at, 0, h / 2, 0, thick * .95f, h, d, cover);
    if (chance(scene, .4f))
      add_box(scene, at, 0, h * uniform(scene, .55f, .8f), -d / 2 - .0005f, thick * .9f, h * uniform(scene, .05f, .2f),
              .001f, plain_material(scene, any_colour(scene)));
    x += thick + lean * h;
    if (chance(scene, .04f)) x += uniform(scene, .05f, .3f);
  }
}

static void add_thing_row(Scene *scene, Pose pose, float width, float room) {
  for (float x = -width / 2; x < width / 2 - .06f;) {
    float size = room * uniform(scene, .2f, .7f);
    Pose at = place(pose, x + size * .5f, 0, uniform(scene, -.05f, .05f), unit(scene) * TURN);
    if (chance(scene, .6f)) add_small_thing(scene, at, size * .9f);
    x += size * uniform(scene, 1, 2);
  }
}

void add_shelf(Scene *scene, Pose pose, float width, float height, float depth) {
  int wood = chance(scene, .85f) ? furniture_material(scene) : metal_material(scene), boards = integer(scene, 2, 6);
  float thick = uniform(scene, .015f, .03f), y = uniform(scene, .02f, .15f), room = (height - y) / boards;
  for (int s = -1; s < 2; s += 2) add_box(scene, pose, s * width / 2, height / 2, 0, thick, height, depth, wood);
  if (chance(scene, .7f)) add_box(scene, pose, 0, height / 2, depth / 2, width, height, .01f, wood);
  for (int i = 0; i <= boards; i++, y += room) {
    add_box(scene, pose, 0, y, 0, width, thick, depth, wood);
    if (i == boards) break;
    Pose board = place(pose, 0, y + thick / 2, 0, 0);
    float kind = unit(scene);
    if (kind < .5f)
      add_book_row(scene, board, width - .08f, room - thick, depth);
    else if (kind < .92f)
      add_thing_row(scene, board, width - .08f, room - thick);
  }
}

void add_cabinet(Scene *scene, Pose pose, float width, float height, float depth) {
  int body = furniture_material(scene), door = chance(scene, .6f) ? body : furniture_material(scene),
      knob = metal_material(scene);
  int columns = integer(scene, 1, 3), rows = height > 1 ? integer(scene, 1, 3) : integer(scene, 1, 4),
      bars = chance(scene, .5f);
  float foot = chance(scene, .5f) ? 0 : fminf(uniform(scene, .05f, .18f), height * .3f);
  add_box(scene, pose, 0, (height + foot) / 2, 0, width, height - foot, depth, body);
  if (foot > 0)
    for (int i = 0; i < 4; i++) {
      float x = (i & 1 ? 1 : -1) * width * .46f, z = (i & 2 ? 1 : -1) * depth * .42f;
      add_capsule(scene, pose, vec(x, foot, z), vec(x, 0, z), .02f, .012f, body);
    }
  for (int i = 0; i < columns; i++)
    for (int j = 0; j < rows; j++) {
      float w = width / columns, h = (height - foot) * .96f / rows, x = (i + .5f - columns * .5f) * w,
            y = foot + (height - foot) * .02f + (j + .5f) * h;
      add_box(scene, pose, x, y, -depth / 2 - .008f, w * .96f, h * .95f, .018f, door);
      if (bars)
        add_capsule(scene, pose, vec(x - w * .15f, y + h * .2f, -depth / 2 - .035f),
                    vec(x + w * .15f, y + h * .2f, -depth / 2 - .035f), .006f, .006f, knob);
      else
        add_ellipsoid(scene, pose, x + (h > w ? w * .38f : 0), y, -depth / 2 - .03f, .014f, .014f, .014f, knob);
    }
  int things = height < 1.5f ? integer(scene, 0, 4) : 0;
  for (int i = 0; i < things; i++) {
    Pose at =
        place(pose, uniform(scene, -.4f, .4f) * width, height, uniform(scene, -.2f, .2f) * depth, unit(scene) * TURN);
    if (chance(scene, .4f))
      add_table_thing(scene, at);
    else
      add_small_thing(scene, at, uniform(scene, .1f, .4f));
  }
}

void add_floor_lamp(Scene *scene, Pose pose) {
  int stand = chance(scene, .6f) ? metal_material(scene) : furniture_material(scene),
      cloth = plain_material(scene, chance(scene, .7f) ? vec(.9f, .8f, .6f) : vary(scene, any_colour(scene), .2f));
  float height = uniform(scene, 1.2f, 1.8f), r = uniform(scene, .12f, .25f),
        lit = chance(scene, .6f) ? log_uniform(scene, .6f, 5) : 0;
  scene->materials[cloth].emission = lit;
  scene->materials[cloth].bump = 0;
  add_cylinder(scene, pose, 0, 0, 0, .14f, .12f, .03f, stand);
  add_cylinder(scene, pose, 0, 0, 0, .013f, .013f, height, stand);
  float top = r * uniform(scene, .5f, 1), tall = r * uniform(scene, .9f, 1.5f);
  float radii[2] = {r, top}, heights[2] = {height - .05f, height - .05f + tall};
  add_revolved(scene, pose, 0, 0, 0, radii, heights, 2, 20, cloth);
  if (lit > 0)
    add_lamp_light(scene, apply(&pose, vec(0, height + tall, -.1f)),
                   mul(vec(1, .82f, .55f), lit * uniform(scene, .15f, .4f)));
}

void add_television(Scene *scene, Pose pose, float width) {
  int shell = plain_material(scene, neutral_colour(scene, .01f, .03f)), screen = shell;
  polish(scene, shell, 1);
  float height = width * .57f;
  if (chance(scene, .4f)) {
    screen = panel_of(scene, PICTURE, vec(1, 1, 1), vec(1, 1, 1), width * .97f, height * .95f);
    scene->materials[screen].emission = uniform(scene, .5f, 1.5f), scene->materials[screen].ratio = 0;
  }
  add_box(scene, pose, 0, .06f + height / 2, 0, width, height, .035f, shell);
  add_box(scene, place(pose, 0, .06f + height / 2, -.019f, 0), 0, 0, 0, width * .97f, height * .95f, .002f, screen);
  for (int s = -1; s < 2; s += 2) add_box(scene, pose, s * width * .3f, .03f, 0, .03f, .06f, .2f, shell);
}
