#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

enum { MOST_FLOORS = 14, MOST_COLUMNS = 14 };

typedef struct {
  float width, height, depth, storey;
  int wall, trim;
} House;

// Windows that stand out of front and back a little, perhaps with balconies.
static void add_window_grid(Scene *scene, Pose pose, const House *h) {
  int glass = plain_material(scene, vec(.04f, .05f, .07f)), balconies = chance(scene, .3f), railed = chance(scene, .5f);
  scene->materials[glass].mirror = .5f;
  scene->materials[glass].specular = .5f;
  scene->materials[glass].gloss = 80;
  int floors = (int)fminf(h->height / h->storey, MOST_FLOORS),
      columns = (int)fminf(h->width / uniform(scene, 1.8f, 4), MOST_COLUMNS);
  float step = h->width / fmaxf((float)columns, 1), tall = uniform(scene, 1.1f, 1.8f), wide = uniform(scene, .3f, .6f);
  for (int i = 0; i < floors; i++)
    for (int j = 0; j < columns; j++) {
      float x = -h->width / 2 + (j + .5f) * step, y = i * h->storey + 1.6f;
      for (int s = -1; s < 2; s += 2) {
        add_box(scene, pose, x, y, s * h->depth / 2, step * wide, tall, .12f, h->trim);
        add_box(scene, pose, x, y, s * (h->depth / 2 + .03f), step * wide * .85f, tall * .9f, .12f, glass);
        if (!balconies) continue;
        float z = s * (h->depth / 2 + .4f);
        add_box(scene, pose, x, y - 1.05f, z, step * .7f, .12f, .9f, h->trim);
        if (!railed)
          add_box(scene, pose, x, y - .6f, z + s * .43f, step * .7f, .85f, .04f, h->trim);
        else if (s < 0 && i < 5)
          for (int k = 0; k < 6; k++)
            add_box(scene, pose, x + (k / 5.f - .5f) * step * .7f, y - .6f, z + s * .43f, .03f, .85f, .03f, h->trim);
      }
    }
}

static void add_gable_roof(Scene *scene, Pose pose, const House *h) {
  Vec3 tile = hsv(uniform(scene, 0, .1f), uniform(scene, .2f, .7f), uniform(scene, .1f, .5f));
  int roof = new_material(scene, chance(scene, .5f) ? BRICKS : STRIPED, tile, vary(scene, tile, .3f), .3f);
  float rise = h->width * uniform(scene, .2f, .5f), eave = .4f, x = h->width / 2, z = h->depth / 2, y = h->height;
  for (int s = -1; s < 2; s += 2)
    add_quad(scene, pose, vec(-x - eave, y - .1f, s * (z + eave)), vec(x + eave, y - .1f, s * (z + eave)),
             vec(x + eave, y + rise, 0), vec(-x - eave, y + rise, 0), roof);
  for (int s = -1; s < 2; s += 2)
    add_quad(scene, pose, vec(s * x, y, -z), vec(s * x, y, z), vec(s * x, y + rise, 0), vec(s * x, y + rise, 0),
             h->wall);
  if (chance(scene, .6f))
    add_box(scene, pose, uniform(scene, -.3f, .3f) * h->width, y + rise, uniform(scene, -.1f, .1f) * h->depth, .6f,
            1.6f, .6f, h->trim);
}

// Shop windows, a sign and an awning along the ground floor.
static void add_shop(Scene *scene, Pose pose, const House *h) {
  float z = -h->depth / 2, y = uniform(scene, 2.5f, 3.2f);
  int sign = new_material(scene, BLOCKS, any_colour(scene), any_colour(scene), uniform(scene, .5f, 2));
  add_box(scene, pose, 0, y, z - .1f, h->width * .9f, .6f, .25f, sign);
  int panes = integer(scene, 2, 5);
  for (int i = 0; i < panes; i++) {
    float w = h->width * .9f / panes, x = (i + .5f - panes * .5f) * w;
    Pose pane = place(pose, x, 1.35f, z - .06f, 0);
    add_box(scene, pane, 0, 0, 0, w * .85f, 2, .06f,
            panel_of(scene, chance(scene, .5f) ? PICTURE : BLOCKS, mul(vec(1, 1, 1), uniform(scene, .2f, .9f)),
                     vec(0, 0, 0), w * .85f, 2));
  }
  if (!chance(scene, .4f)) return;
  int cloth = new_material(scene, STRIPED, any_colour(scene), neutral_colour(scene, .6f, .95f), .4f);
  float out = uniform(scene, .8f, 1.6f), x = h->width * .45f;
  add_quad(scene, pose, vec(-x, y - .3f, z), vec(x, y - .3f, z), vec(x, y - .8f, z - out), vec(-x, y - .8f, z - out),
           cloth);
}

void add_building(Scene *scene, Pose pose, float width, float height, float depth) {
  House h = {.width = width,
             .height = height,
             .depth = depth,
             .storey = uniform(scene, 2.7f, 3.6f),
             .wall = facade_material(scene)};
  h.trim = plain_material(scene, vary(scene, scene->materials[h.wall].base, .4f));
  add_box(scene, pose, 0, height / 2, 0, width, height, depth, h.wall);
  float kind = unit(scene);
  if (kind < .35f) { // cornices
    int floors = (int)fminf(height / h.storey, MOST_FLOORS);
    for (int i = 1; i <= floors; i++) add_box(scene, pose, 0, i * h.storey, 0, width + .2f, .15f, depth + .2f, h.trim);
  } else if (kind < .8f) {
    add_window_grid(scene, pose, &h);
  }
  if (height < 14 && chance(scene, .45f))
    add_gable_roof(scene, pose, &h);
  else if (chance(scene, .5f))
    add_box(scene, pose, uniform(scene, -.2f, .2f) * width, height + 1, uniform(scene, -.2f, .2f) * depth, width * .3f,
            2, depth * .3f, h.trim);
  if (chance(scene, .5f)) add_shop(scene, pose, &h);
}
