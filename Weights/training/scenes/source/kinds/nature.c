#include "kinds.h"

#include "colour.h"
#include "light.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

void build_nature(Scene *scene) {
  set_daylight(scene);
  Pose pose = identity();
  float amp = chance(scene, .4f) ? 0 : log_uniform(scene, .1f, 6), wl = uniform(scene, 6, 60);
  int gm = ground_material(scene);
  float so = 0;
  (void)so;
  if (amp < .05f) {
    scene->shadowless = 1;
    add_quad(scene, pose, vec(-2000, 0, -300), vec(2000, 0, -300), vec(2000, 0, 3000), vec(-2000, 0, 3000), gm);
    scene->shadowless = 0;
  } else {
    add_height_field(scene, pose, -60, 60, -15, 105, 120, amp * .5f, wl, -amp * .2f,
                     chance(scene, .5f) ? 0 : uniform(scene, -2, 15), gm);
    add_quad(scene, pose, vec(-3000, -amp * .6f - 1.f, -300), vec(3000, -amp * .6f - 1.f, -300),
             vec(3000, -amp * .6f - 1.f, 4000), vec(-3000, -amp * .6f - 1.f, 4000), ground_material(scene));
  }
  if (chance(scene, .25f)) {
    int wm = new_material(scene, STREAKED,
                          hsv(uniform(scene, .5f, .62f), uniform(scene, .2f, .7f), uniform(scene, .1f, .4f)),
                          hsv(.55f, .3f, .5f), .5f);
    scene->materials[wm].mirror = uniform(scene, .3f, .8f);
    add_quad(scene, pose, vec(-3000, -.05f, uniform(scene, 8, 40)), vec(3000, -.05f, uniform(scene, 8, 60)),
             vec(3000, -.05f, 900), vec(-3000, -.05f, 900), wm);
  }
  if (chance(scene, .3f)) {
    int pm = ground_material(scene);
    float x0 = normal(scene, 1), w = uniform(scene, .5f, 2);
    for (int i = 0; i < 2; i++)
      for (int j = 0; j < 60; j++)
        scene->grid[i * 60 + j] =
            vec(x0 + 4 * sinf(j * .07f * uniform(scene, .99f, 1.01f)) + (i - .5f) * w * 2, .02f, -2 + j * 1.5f);
    if (amp < .05f) add_grid(scene, pose, 2, 60, pm, 0);
  }
  if (chance(scene, .65f)) {
    int mm = chance(scene, .5f)
                 ? leaf_material(scene)
                 : new_material(scene, MOTTLED, neutral_colour(scene, .15f, .6f),
                                chance(scene, .5f) ? vec(.85f, .87f, .9f) : neutral_colour(scene, .1f, .4f),
                                uniform(scene, 10, 80));
    int k = integer(scene, 1, 3);
    for (int i = 0; i < k; i++) {
      float r0 = log_uniform(scene, 60, 700);
      add_height_field(scene, pose, -r0 * 3, r0 * 3, r0, r0 * 3, 70, r0 * uniform(scene, .02f, .08f),
                       r0 * uniform(scene, .2f, .8f), -r0 * .04f, r0 * uniform(scene, .1f, 1.1f), mm);
    }
  }
  int n = integer(scene, 0, 40), for_ = chance(scene, .35f);
  if (for_) n = integer(scene, 30, 90);
  for (int i = 0; i < n && scene->triangle_count < 600000; i++) {
    float z = log_uniform(scene, for_ ? 4 : 5, for_ ? 60 : 120), x = normal(scene, .7f) * z;
    add_tree(scene, place(pose, x, amp < .05f ? 0 : -amp * .2f, z, uniform(scene, 0, 6)),
             uniform(scene, 2, for_ ? 18 : 12));
  }
  n = integer(scene, 0, 16);
  for (int i = 0; i < n; i++) {
    float z = log_uniform(scene, 1.5f, 40), x = normal(scene, .6f) * z;
    if (chance(scene, .5f))
      add_bush(scene, place(pose, x, 0, z, uniform(scene, 0, 6)), log_uniform(scene, .3f, 2));
    else {
      Vec3 c = neutral_colour(scene, .1f, .6f);
      int rm = new_material(scene, chance(scene, .5f) ? MOTTLED : PHOTOGRAPH, c, vary(scene, c, .4f),
                            log_uniform(scene, .1f, 1));
      float s = log_uniform(scene, .15f, 3);
      add_blob(scene, pose, x, s * .2f, z, s * uniform(scene, .5f, 1.1f), s * uniform(scene, .3f, .8f),
               s * uniform(scene, .5f, 1.1f), uniform(scene, .2f, .6f), uniform(scene, 1, 3), rm);
    }
  }
  n = chance(scene, .5f) ? integer(scene, 1, 3) : 0;
  for (int i = 0; i < n; i++) {
    float z = log_uniform(scene, 1.2f, 25);
    if (chance(scene, .5f))
      add_animal(scene, place(pose, normal(scene, .35f) * z, 0, z, uniform(scene, 0, 6.28f)),
                 log_uniform(scene, .3f, 1.6f));
    else
      add_person(scene, place(pose, normal(scene, .35f) * z, 0, z, uniform(scene, 0, 6.28f)), uniform(scene, 1.2f, 1.9f),
                 chance(scene, .15f));
  }
  if (chance(scene, .25f))
    add_building(scene, place(pose, normal(scene, 12), 0, uniform(scene, 15, 60), uniform(scene, 0, 6)),
                 uniform(scene, 5, 15), uniform(scene, 3, 8), uniform(scene, 5, 12));
  if (chance(scene, .2f)) {
    int fm = furniture_material(scene);
    float z = uniform(scene, 4, 20), yw = normal(scene, .4f);
    Pose A = place(pose, 0, 0, z, yw);
    for (float x = -20; x < 20; x += 1.6f) add_box(scene, A, x, .6f, 0, .1f, 1.2f, .1f, fm);
    for (int j = 0; j < 2; j++) add_box(scene, A, 0, .5f + .45f * j, 0, 40, .1f, .04f, fm);
  }
  if (amp < .05f && chance(scene, .4f)) {
    int lm = leaf_material(scene);
    n = integer(scene, 200, 900);
    for (int i = 0; i < n; i++) {
      float z = log_uniform(scene, .6f, 12), x = normal(scene, .5f) * z, h = uniform(scene, .05f, .3f);
      add_quad(scene, pose, vec(x, 0, z), vec(x + .01f, 0, z), vec(x + normal(scene, .06f), h, z),
               vec(x + normal(scene, .06f), h, z), lm);
    }
  }
  scene->camera.position = vec(0, chance(scene, .75f) ? uniform(scene, 1.2f, 2) : log_uniform(scene, .3f, 10), 0);
  scene->camera.position.y += amp * .4f;
  scene->camera.yaw = normal(scene, .2f);
  scene->camera.pitch = uniform(scene, -.3f, .22f);
  scene->camera.roll = normal(scene, .05f);
}
