#include "objects.h"

#include "colour.h"
#include "material.h"
#include "mesh.h"
#include "random.h"

void add_building(Scene *scene, Pose pose, float w, float h, float d) {
  int m = facade_material(scene), tr = plain_material(scene, vary(scene, scene->materials[m].base, .4f));
  add_box(scene, pose, 0, h / 2, 0, w, h, d, m);
  float fl = uniform(scene, 2.7f, 3.6f);
  if (chance(scene, .6f)) {
    int n = (int)(h / fl);
    if (n > 14) n = 14;
    if (chance(scene, .5f))
      for (int i = 1; i <= n; i++) add_box(scene, pose, 0, i * fl, 0, w + .2f, .15f, d + .2f, tr);
    else {
      int gl = plain_material(scene, vec(.04f, .05f, .07f));
      scene->materials[gl].mirror = .5f;
      scene->materials[gl].specular = .5f;
      scene->materials[gl].gloss = 80;
      int nx = (int)(w / uniform(scene, 1.8f, 4));
      if (nx > 14) nx = 14;
      int bal = chance(scene, .3f);
      for (int i = 0; i < n; i++)
        for (int j = 0; j < nx; j++) {
          float x = -w / 2 + (j + .5f) * w / nx, y = i * fl + 1.6f;
          for (int s = -1; s < 2; s += 2) {
            add_box(scene, pose, x, y, s * d / 2, w / nx * .5f, 1.5f, .12f, tr);
            add_box(scene, pose, x, y, s * (d / 2 + .03f), w / nx * .42f, 1.35f, .12f, gl);
            if (bal) add_box(scene, pose, x, y - .9f, s * (d / 2 + .4f), w / nx * .7f, .5f, .9f, tr);
          }
        }
    }
  }
  if (chance(scene, .4f) && h < 14) {
    int rm = new_material(scene, chance(scene, .5f) ? BRICKS : STRIPED,
                          hsv(uniform(scene, 0, .1f), uniform(scene, .2f, .7f), uniform(scene, .1f, .5f)),
                          any_colour(scene), .3f);
    scene->materials[rm].other = vary(scene, scene->materials[rm].base, .3f);
    float rh = w * uniform(scene, .2f, .5f), o = .4f;
    add_quad(scene, pose, vec(-w / 2 - o, h, -d / 2 - o), vec(w / 2 + o, h, -d / 2 - o), vec(w / 2 + o, h + rh, 0),
             vec(-w / 2 - o, h + rh, 0), rm);
    add_quad(scene, pose, vec(-w / 2 - o, h, d / 2 + o), vec(w / 2 + o, h, d / 2 + o), vec(w / 2 + o, h + rh, 0),
             vec(-w / 2 - o, h + rh, 0), rm);
    for (int s = -1; s < 2; s += 2)
      add_quad(scene, pose, vec(s * w / 2, h, -d / 2), vec(s * w / 2, h, d / 2), vec(s * w / 2, h + rh, 0),
               vec(s * w / 2, h + rh, 0), m);
  } else if (chance(scene, .5f)) {
    add_box(scene, pose, uniform(scene, -.2f, .2f) * w, h + 1, uniform(scene, -.2f, .2f) * d, w * .3f, 2, d * .3f, tr);
  }
  if (chance(scene, .5f)) {
    int s2 = new_material(scene, BLOCKS, any_colour(scene), any_colour(scene), uniform(scene, .5f, 2));
    add_box(scene, pose, 0, uniform(scene, 2.4f, 3.4f), -d / 2 - .1f, w * .9f, .6f, .25f, s2);
  }
}
