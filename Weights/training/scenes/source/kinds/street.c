#include "kinds.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

void build_street(Scene *scene) {
  set_daylight(scene);
  Pose pose = identity();
  int rd = new_material(scene, chance(scene, .7f) ? MOTTLED : CELLS, neutral_colour(scene, .06f, .35f),
                        neutral_colour(scene, .05f, .3f), log_uniform(scene, .05f, .6f)),
      sw = new_material(scene, TILES, neutral_colour(scene, .25f, .6f), neutral_colour(scene, .2f, .5f),
                        uniform(scene, .3f, 1)),
      gm = ground_material(scene), ln = plain_material(scene, neutral_colour(scene, .6f, .9f));
  scene->materials[rd].octaves = 6;
  float RW = uniform(scene, 2.5f, 7), SW = uniform(scene, 1.2f, 5), L = uniform(scene, 60, 200);
  scene->shadowless = 1;
  add_quad(scene, pose, vec(-900, -.08f, -900), vec(900, -.08f, -900), vec(900, -.08f, 900), vec(-900, -.08f, 900), gm);
  add_quad(scene, pose, vec(-RW, -.02f, -60), vec(RW, -.02f, -60), vec(RW, -.02f, L * 2), vec(-RW, -.02f, L * 2), rd);
  if (chance(scene, .8f)) {
    float y = -.012f;
    if (chance(scene, .6f))
      for (float z = -20; z < L; z += 6)
        add_quad(scene, pose, vec(-.07f, y, z), vec(.07f, y, z), vec(.07f, y, z + 3), vec(-.07f, y, z + 3), ln);
    for (int s = -1; s < 2; s += 2)
      add_quad(scene, pose, vec(s * RW * .93f - .06f, y, -30), vec(s * RW * .93f + .06f, y, -30),
               vec(s * RW * .93f + .06f, y, L), vec(s * RW * .93f - .06f, y, L), ln);
    if (chance(scene, .3f)) {
      float z0 = uniform(scene, 5, 20);
      for (int i = 0; i < 7; i++) {
        float x = -RW * .85f + i * RW * .27f;
        add_quad(scene, pose, vec(x, y, z0), vec(x + RW * .13f, y, z0), vec(x + RW * .13f, y, z0 + 3), vec(x, y, z0 + 3),
                 ln);
      }
    }
  }
  scene->shadowless = 0;
  for (int s = -1; s < 2; s += 2) {
    add_box(scene, pose, s * (RW + SW / 2), .02f, L / 2 - 30, SW, .16f, L + 60, sw);
    float z = -uniform(scene, 5, 20);
    float hs = uniform(scene, 3, 25);
    int bl = chance(scene, .8f);
    while (z < L) {
      float w = uniform(scene, 6, 20);
      if (bl && chance(scene, .85f)) {
        float h = hs * uniform(scene, .6f, 1.5f), d = uniform(scene, 6, 14),
              set = chance(scene, .6f) ? 0 : uniform(scene, 0, 8);
        Pose A = place(pose, s * (RW + SW + set + d / 2), 0, z + w / 2, s > 0 ? -PI / 2 : PI / 2);
        A = place(A, 0, 0, 0, PI);
        add_building(scene, A, w * uniform(scene, .85f, 1), h, d);
      } else {
        int n = integer(scene, 0, 3);
        for (int i = 0; i < n; i++)
          add_tree(scene, place(pose, s * (RW + SW + uniform(scene, 1, 12)), 0, z + unit(scene) * w, uniform(scene, 0, 6)),
                   uniform(scene, 3, 14));
      }
      z += w + (chance(scene, .3f) ? uniform(scene, 1, 8) : 0);
    }
    if (chance(scene, .4f))
      for (float z2 = uniform(scene, 0, 6); z2 < 70; z2 += uniform(scene, 6, 10))
        add_tree(scene, place(pose, s * (RW + SW * .3f), 0, z2, uniform(scene, 0, 6)), uniform(scene, 3, 8));
    if (chance(scene, .5f)) {
      int pm = plain_material(scene, neutral_colour(scene, .05f, .5f));
      float ph = uniform(scene, 3, 8), dz = uniform(scene, 12, 30);
      for (float z2 = uniform(scene, 2, 12); z2 < 120; z2 += dz) {
        add_cylinder(scene, pose, s * (RW + .4f), 0, z2, .08f, .05f, ph, pm);
        add_capsule(scene, pose, vec(s * (RW + .4f), ph, z2), vec(s * (RW - .9f), ph + .2f, z2), .04f, .04f, pm);
      }
    }
    if (chance(scene, .25f)) {
      int fm = furniture_material(scene);
      for (float z2 = 0; z2 < 40; z2 += .5f)
        add_box(scene, pose, s * (RW + SW), .6f, z2, .04f, 1.1f, chance(scene, .5f) ? .4f : .08f, fm);
    }
    if (chance(scene, .6f))
      for (float z2 = uniform(scene, -4, 8); z2 < 60; z2 += uniform(scene, 5.5f, 14))
        if (chance(scene, .7f))
          add_car(scene, place(pose, s * (RW - 1.1f), 0, z2, (chance(scene, .5f) ? 0 : PI) + normal(scene, .03f)));
  }
  int n = integer(scene, 0, 5);
  for (int i = 0; i < n; i++)
    add_car(scene, place(pose, uniform(scene, -.6f, .6f) * RW, 0, log_uniform(scene, 6, 60),
                         (chance(scene, .5f) ? 0 : PI) + normal(scene, .1f)));
  n = integer(scene, 0, 8);
  for (int i = 0; i < n; i++)
    add_person(scene,
               place(pose,
                     (chance(scene, .5f) ? 1 : -1) *
                         (chance(scene, .7f) ? RW + uniform(scene, .2f, 1) * SW : uniform(scene, 0, 1) * RW),
                     .1f, log_uniform(scene, 2, 40), uniform(scene, 0, 6.28f)),
               uniform(scene, 1.5f, 1.9f), 0);
  n = integer(scene, 0, 5);
  for (int i = 0; i < n; i++)
    add_small_thing(scene,
                    place(pose, (chance(scene, .5f) ? 1 : -1) * (RW + uniform(scene, 0, 1) * SW), .1f,
                          log_uniform(scene, 2, 30), uniform(scene, 0, 6)),
                    uniform(scene, .3f, 1.5f));
  if (chance(scene, .5f)) {
    int mm = leaf_material(scene);
    float r0 = uniform(scene, 150, 500);
    add_height_field(scene, pose, -1200, 1200, r0, r0 + 700, 60, uniform(scene, 10, 60), uniform(scene, 80, 300), 0,
                     uniform(scene, 20, 250), mm);
  }
  scene->camera.position =
      vec(uniform(scene, -1, 1) * (RW + SW * .6f),
          chance(scene, .8f) ? uniform(scene, 1.2f, 2) : uniform(scene, .5f, 8), uniform(scene, -3, 3));
  scene->camera.yaw = chance(scene, .8f) ? normal(scene, .35f) : uniform(scene, -1.6f, 1.6f);
  scene->camera.pitch = uniform(scene, -.3f, .2f);
  scene->camera.roll = normal(scene, .04f);
  if (chance(scene, .22f)) set_night(scene, RW);
}
