#include "kinds.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

// A bright outside, painted on the pane: the pane is as deep as anyone can tell.
static int window_view(Scene *scene, float width, float height) {
  int g;
  if (chance(scene, .5f)) {
    g = panel_of(scene, PICTURE, vec(1, 1, 1), vec(1, 1, 1), width, height);
    scene->materials[g].ratio = 0;
  } else {
    g = new_material(scene, MOTTLED, vec(.8f, .88f, 1), chance(scene, .5f) ? vec(.6f, .75f, .9f) : vec(.25f, .4f, .2f), .8f);
  }
  scene->materials[g].emission = log_uniform(scene, .4f, 5);
  return g;
}

void dress_wall(Scene *scene, Pose pose, float L,
                float H) { // pose: origin at the wall's floor centre, wall in xy plane, room towards -z
  int tr = plain_material(scene, chance(scene, .6f) ? neutral_colour(scene, .5f, .9f) : wood_colour(scene));
  float sk = uniform(scene, .06f, .15f);
  if (chance(scene, .7f)) add_box(scene, pose, 0, sk / 2, -.01f, L, sk, .02f, tr);
  if (chance(scene, .15f)) add_box(scene, pose, 0, H - .06f, -.03f, L, .12f, .06f, tr);
  float x = -L / 2 + uniform(scene, .2f, .8f);
  while (x < L / 2 - .6f) {
    float w;
    float k = unit(scene);
    if (k < .2f) {
      w = uniform(scene, .8f, 1);
      float h = uniform(scene, 1.95f, 2.2f);
      int dm = furniture_material(scene);
      add_box(scene, pose, x + w / 2, h / 2, -.02f, w + .14f, h + .07f, .04f, tr);
      add_box(scene, pose, x + w / 2, h / 2, -.035f, w, h, .03f, dm);
      if (chance(scene, .5f))
        for (int j = 0; j < 2; j++)
          add_box(scene, pose, x + w / 2, h * (.27f + .46f * j), -.05f, w * .7f, h * .35f, .015f, dm);
      add_ellipsoid(scene, pose, x + w * .9f, 1.02f, -.09f, .03f, .03f, .04f,
                    plain_material(scene, neutral_colour(scene, .3f, .7f)));
    } else if (k < .42f) {
      w = uniform(scene, .8f, 2.2f);
      float y0 = chance(scene, .2f) ? .1f : uniform(scene, .6f, 1.1f),
            h = uniform(scene, .8f, H - y0 - .2f > .9f ? H - y0 - .2f : .9f);
      int g = window_view(scene, w, h);
      add_box(scene, place(pose, x + w / 2, y0 + h / 2, -.005f, 0), 0, 0, 0, w, h, .01f, g);
      add_box(scene, pose, x + w / 2, y0, -.06f, w + .16f, .05f, .14f, tr);
      add_box(scene, pose, x + w / 2, y0 + h, -.03f, w + .1f, .08f, .06f, tr);
      int nb = integer(scene, 1, 3);
      for (int j = 0; j <= nb; j++) add_box(scene, pose, x + w * j / nb, y0 + h / 2, -.03f, .06f, h, .06f, tr);
      if (chance(scene, .4f)) add_box(scene, pose, x + w / 2, y0 + h * .5f, -.03f, w, .05f, .05f, tr);
      if (chance(scene, .4f)) {
        int f = fabric_material(scene);
        for (int s = 0; s < 2; s++) {
          float cx = s ? x + w : x, cw = uniform(scene, .2f, .6f);
          for (int j = 0; j < 40; j++)
            for (int i = 0; i < 2; i++)
              scene->grid[i * 40 + j] = vec(cx + (j / 39.f - .5f) * cw, i ? .1f : y0 + h + .15f,
                                            -.12f - .05f * sinf(j * .9f) * (1 + .3f * i));
          add_grid(scene, pose, 2, 40, f, 0);
        }
      } else if (chance(scene, .2f)) {
        int f = new_material(scene, STRIPED, neutral_colour(scene, .6f, .9f), neutral_colour(scene, .3f, .6f), .05f);
        scene->materials[f].turned = 1;
        add_box(scene, pose, x + w / 2, y0 + h * .7f, -.08f, w, h * .6f, .01f, f);
      }
      if (chance(scene, .3f)) {
        int rm = plain_material(scene, neutral_colour(scene, .6f, .95f));
        for (int j = 0; j < 9; j++) add_box(scene, pose, x + w * (.1f + .1f * j), .4f, -.1f, w * .07f, .55f, .1f, rm);
      }
    } else if (k < .68f) {
      w = uniform(scene, .2f, 1.3f);
      float h = w * uniform(scene, .5f, 1.6f);
      if (h > H * .5f) h = H * .5f;
      float y = uniform(scene, 1.2f, 1.7f);
      int pm = panel_material(scene, w * .88f, h * .88f);
      add_box(scene, pose, x + w / 2, y, -.012f, w, h, .024f, tr);
      add_box(scene, place(pose, x + w / 2, y, -.02f, 0), 0, 0, 0, w * .88f, h * .88f, .018f, pm);
      polish(scene, pm, .4f);
    } else if (k < .76f) {
      w = uniform(scene, .4f, 1.4f);
      float y = uniform(scene, 1, 1.8f);
      int m = furniture_material(scene);
      add_box(scene, pose, x + w / 2, y, -.12f, w, .03f, .24f, m);
      int n = integer(scene, 1, 6);
      for (int j = 0; j < n; j++)
        add_small_thing(scene, place(pose, x + uniform(scene, .1f, .9f) * w, y + .015f, -.12f, uniform(scene, 0, 6)),
                        uniform(scene, .08f, .25f));
    } else if (k < .82f) {
      w = uniform(scene, .5f, 2);
      float hh = uniform(scene, .4f, .9f), y = uniform(scene, 1.4f, 1.7f), d = .35f;
      Pose C = place(pose, x + w / 2, y, -d / 2, 0);
      add_cabinet(scene, C, w, hh, d);
    } else
      w = uniform(scene, .3f, 1.5f);
    x += w + uniform(scene, .1f, 1.2f);
  }
}
