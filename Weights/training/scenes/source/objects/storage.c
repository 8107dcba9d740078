#include "objects.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

void add_shelf(Scene *scene, Pose pose, float w, float h, float d) {
  int m = furniture_material(scene);
  float t = .025f;
  for (int s = -1; s < 2; s += 2) add_box(scene, pose, s * w / 2, h / 2, 0, t, h, d, m);
  if (chance(scene, .7f)) add_box(scene, pose, 0, h / 2, d / 2, w, h, .01f, m);
  int n = integer(scene, 2, 6);
  float y = uniform(scene, .02f, .15f), st = (h - y) / n;
  for (int i = 0; i <= n; i++) {
    add_box(scene, pose, 0, y, 0, w, t, d, m);
    if (i < n) {
      float x = -w / 2 + .04f;
      int books = chance(scene, .55f);
      while (x < w / 2 - .06f) {
        if (books) {
          float bw = uniform(scene, .015f, .06f), bh = st * uniform(scene, .5f, .85f);
          add_box(scene, pose, x + bw / 2, y + bh / 2, uniform(scene, -.02f, .05f), bw * .95f, bh,
                  d * uniform(scene, .5f, .8f), plain_material(scene, any_colour(scene)));
          x += bw;
          if (chance(scene, .04f)) x += uniform(scene, .05f, .3f);
        } else {
          float s = st * uniform(scene, .2f, .7f);
          if (chance(scene, .6f))
            add_small_thing(
                scene, place(pose, x + s * .5f, y + t / 2, uniform(scene, -.05f, .05f), uniform(scene, 0, 6)), s * .9f);
          x += s * uniform(scene, 1, 2);
        }
      }
    }
    y += st;
  }
}

void add_cabinet(Scene *scene, Pose pose, float w, float h, float d) {
  int m = furniture_material(scene), k = chance(scene, .6f) ? m : furniture_material(scene),
      hm = plain_material(scene, neutral_colour(scene, .05f, .7f));
  add_box(scene, pose, 0, h / 2, 0, w, h, d, m);
  int nx = integer(scene, 1, 3), ny = h > 1 ? integer(scene, 1, 3) : integer(scene, 1, 4);
  for (int i = 0; i < nx; i++)
    for (int j = 0; j < ny; j++) {
      float cw = w / nx, ch = h * .94f / ny, cx = -w / 2 + (i + .5f) * cw, cy = h * .04f + (j + .5f) * ch;
      add_box(scene, pose, cx, cy, -d / 2 - .008f, cw * .95f, ch * .95f, .018f, k);
      add_box(scene, pose, cx + cw * .3f, cy + ch * .1f, -d / 2 - .03f, .015f, .1f, .02f, hm);
    }
  int n = integer(scene, 0, 3);
  if (h < 1.5f)
    for (int i = 0; i < n; i++)
      add_small_thing(
          scene, place(pose, uniform(scene, -.4f, .4f) * w, h, uniform(scene, -.2f, .2f) * d, uniform(scene, 0, 6)),
          uniform(scene, .1f, .4f));
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
