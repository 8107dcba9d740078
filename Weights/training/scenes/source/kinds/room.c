#include "kinds.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

void build_room(Scene *scene, RoomUse use) {
  int mode = use == LARGE ? 1 : use == SURROUNDINGS ? 2 : 0;
  set_room_light(scene);
  float W = uniform(scene, 2.4f, 7), D = uniform(scene, 2.6f, 9), H = uniform(scene, 2.2f, 3.2f);
  if (mode == 1) {
    if (chance(scene, .5f)) {
      W = uniform(scene, 1.3f, 2.8f);
      D = uniform(scene, 8, 30);
    } else {
      W = uniform(scene, 8, 25);
      D = uniform(scene, 8, 30);
      H = uniform(scene, 3, 8);
    }
  }
  Pose pose = identity();
  int fm = floor_material(scene), wm[4],
      cm = new_material(scene,
                        chance(scene, .6f)   ? PLAIN
                        : chance(scene, .5f) ? TILES
                                             : MOTTLED,
                        neutral_colour(scene, .55f, .95f), neutral_colour(scene, .5f, .9f), uniform(scene, .4f, 1));
  wm[0] = wall_material(scene);
  for (int i = 1; i < 4; i++) wm[i] = chance(scene, .75f) ? wm[0] : wall_material(scene);
  scene->shadowless = 1;
  add_quad(scene, pose, vec(-W / 2, 0, -D / 2), vec(W / 2, 0, -D / 2), vec(W / 2, 0, D / 2), vec(-W / 2, 0, D / 2), fm);
  add_quad(scene, pose, vec(-W / 2, H, -D / 2), vec(W / 2, H, -D / 2), vec(W / 2, H, D / 2), vec(-W / 2, H, D / 2), cm);
  for (int i = 0; i < 4; i++) {
    float L = i & 1 ? D : W, o = (i & 1 ? W : D) / 2;
    Pose A = place(pose, 0, 0, 0, i * PI / 2);
    A = compose(A, (Pose){{1, 0, 0, 0, 1, 0, 0, 0, 1}, {0, 0, o}});
    add_quad(scene, A, vec(-L / 2, 0, 0), vec(L / 2, 0, 0), vec(L / 2, H, 0), vec(-L / 2, H, 0), wm[i]);
    if (chance(scene, .12f)) {
      int wc = wall_material(scene);
      add_quad(scene, A, vec(-L / 2, 0, -.01f), vec(L / 2, 0, -.01f), vec(L / 2, uniform(scene, .8f, 1.3f), -.01f),
               vec(-L / 2, uniform(scene, .8f, 1.3f), -.01f), wc);
    }
    scene->shadowless = 0;
    dress_wall(scene, A, L, H);
    float x = -L / 2 + uniform(scene, .3f, 1.2f);
    float dens = mode == 2 ? .4f : uniform(scene, .2f, .95f);
    while (x < L / 2 - .4f) {
      if (chance(scene, dens)) add_furniture(scene, place(A, x, 0, 0, normal(scene, .03f)));
      x += uniform(scene, .7f, 2.2f);
    }
    scene->shadowless = 1;
  }
  scene->shadowless = 0;
  int nl = integer(scene, 0, 4);
  for (int i = 0; i < nl; i++) {
    int lm = plain_material(scene, vec(1, .97f, .9f));
    scene->materials[lm].emission = uniform(scene, .5f, 3);
    float x = uniform(scene, -.4f, .4f) * W, z = uniform(scene, -.4f, .4f) * D;
    if (chance(scene, .5f))
      add_box(scene, pose, x, H - .03f, z, uniform(scene, .2f, 1.2f), .06f, uniform(scene, .2f, 1.2f), lm);
    else {
      float dr = uniform(scene, 0, .8f);
      if (dr > H - 2) dr = 0;
      add_cylinder(scene, pose, x, H - dr, z, .008f, .008f, dr, plain_material(scene, vec(.05f, .05f, .05f)));
      add_ellipsoid(scene, pose, x, H - dr - .1f, z, uniform(scene, .08f, .25f), uniform(scene, .06f, .2f), .15f, lm);
    }
    if (scene->light.lamp_count < LAMP_LIMIT)
      add_lamp_light(scene, vec(x, H - .3f, z),
                     mul(vec(1, uniform(scene, .8f, 1), uniform(scene, .5f, 1)), uniform(scene, .3f, 1.6f)));
  }
  if (!scene->light.lamp_count) {
    Vec3 at = vec(uniform(scene, -.4f, .4f) * W, H - .2f, uniform(scene, -.4f, .4f) * D);
    add_lamp_light(scene, at, mul(vec(1, .95f, .9f), uniform(scene, .3f, 1.5f)));
  }
  if (mode == 1 && W > 6) {
    int n = integer(scene, 0, 8), pm = wall_material(scene);
    for (int i = 0; i < n; i++) {
      float x = uniform(scene, -.45f, .45f) * W, z = uniform(scene, -.45f, .45f) * D;
      if (chance(scene, .4f))
        add_box(scene, pose, x, H / 2, z, .4f, H, .4f, pm);
      else if (chance(scene, .5f))
        add_shelf(scene, place(pose, x, 0, z, integer(scene, 0, 3) * PI / 2), uniform(scene, 1, 3),
                  uniform(scene, 1.5f, 3), uniform(scene, .4f, 1));
      else
        add_table(scene, place(pose, x, 0, z, integer(scene, 0, 3) * PI / 2), uniform(scene, .8f, 2),
                  uniform(scene, .6f, .9f), uniform(scene, .6f, 1), integer(scene, 0, 6));
    }
    if (chance(scene, .5f)) {
      for (int i = 0; i < 6; i++) add_box(scene, pose, 0, H - .2f, -D / 2 + D * (i + .5f) / 6, W, .3f, .15f, pm);
    }
  }
  if (mode != 2) {
    int n = integer(scene, 0, mode ? 10 : 5);
    for (int i = 0; i < n; i++) {
      Pose A = place(pose, uniform(scene, -.4f, .4f) * W, 0, uniform(scene, -.4f, .4f) * D, uniform(scene, 0, 6.28f));
      float k = unit(scene);
      if (k < .18f)
        add_table(scene, A, uniform(scene, .6f, 1.8f), uniform(scene, .35f, .8f), uniform(scene, .5f, 1),
                  integer(scene, 0, 6));
      else if (k < .38f)
        add_chair(scene, A);
      else if (k < .55f)
        add_person(scene, A, uniform(scene, 1.2f, 1.95f), chance(scene, .15f));
      else if (k < .62f)
        add_potted_plant(scene, A, uniform(scene, .3f, 1.5f));
      else if (k < .7f) {
        int rm = fabric_material(scene);
        add_box(scene, A, 0, .006f, 0, uniform(scene, .8f, 2.5f), .012f, uniform(scene, .6f, 2), rm);
      } else if (k < .8f)
        add_furniture(scene, A);
      else if (k < .86f)
        add_animal(scene, A, uniform(scene, .25f, .6f));
      else
        add_small_thing(scene, A, uniform(scene, .15f, .9f));
    }
    scene->camera.position = vec(uniform(scene, -.45f, .45f) * W,
                                 chance(scene, .7f) ? uniform(scene, 1.1f, 1.75f) : uniform(scene, .25f, 1.2f),
                                 (chance(scene, .7f) ? -uniform(scene, .25f, .48f) : uniform(scene, -.48f, .48f)) * D);
    if (scene->camera.position.y > H - .2f) scene->camera.position.y = H - .2f;
    scene->camera.position.x = clamp(scene->camera.position.x, -W / 2 + .15f, W / 2 - .15f);
    scene->camera.position.z = clamp(scene->camera.position.z, -D / 2 + .15f, D / 2 - .15f);
    if (chance(scene, .85f)) {
      float tx = uniform(scene, -.4f, .4f) * W, tz = uniform(scene, -.1f, .5f) * D;
      if (scene->camera.position.z > 0) tz = -tz;
      scene->camera.yaw = atan2f(tx - scene->camera.position.x, tz - scene->camera.position.z);
    } else
      scene->camera.yaw = uniform(scene, 0, 6.28f);
    scene->camera.pitch = chance(scene, .75f) ? uniform(scene, -.45f, .08f) : uniform(scene, -.9f, .3f);
    scene->camera.roll = normal(scene, .05f);
  }
}
