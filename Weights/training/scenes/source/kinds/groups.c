#include "kinds.h"

#include "light.h"
#include "material.h"
#include "mesh.h"
#include "objects/objects.h"
#include "random.h"

static void add_rug(Scene *scene, Pose pose, float width, float depth) {
  int rug = fabric_material(scene);
  if (chance(scene, .3f)) rug = panel_material(scene, width, depth);
  if (chance(scene, .75f))
    add_box(scene, pose, 0, .005f, 0, width, .01f, depth, rug);
  else {
    float radii[3] = {0, width * .5f, width * .5f}, heights[3] = {.01f, .01f, 0};
    add_revolved(scene, pose, 0, 0, 0, radii, heights, 3, 30, rug);
  }
}

void add_living_group(Scene *scene, Pose pose) {
  if (chance(scene, .7f)) add_rug(scene, pose, uniform(scene, 1.6f, 2.8f), uniform(scene, 1.2f, 2));
  if (chance(scene, .85f)) {
    float width = uniform(scene, .7f, 1.3f), depth = uniform(scene, .45f, .8f), height = uniform(scene, .32f, .5f);
    add_table(scene, pose, width, height, depth, 0);
    lay_table(scene, pose, width, depth, height, COFFEE, integer(scene, 0, 7));
  }
  float seat = uniform(scene, 1, 1.5f);
  add_sofa(scene, place(pose, normal(scene, .2f), 0, seat, normal(scene, .06f)), uniform(scene, 1.4f, 2.4f));
  for (int s = -1; s < 2; s += 2)
    if (chance(scene, .55f)) {
      Pose at =
          place(pose, s * uniform(scene, 1.2f, 1.7f), 0, uniform(scene, -.5f, .5f), -s * -PI / 2 + normal(scene, .4f));
      if (chance(scene, .6f))
        add_armchair(scene, at);
      else
        add_sofa(scene, at, uniform(scene, 1.2f, 1.9f));
    }
  if (chance(scene, .5f))
    add_floor_lamp(scene,
                   place(pose, sign(scene) * uniform(scene, 1.3f, 1.7f), 0, seat + uniform(scene, -.1f, .4f), 0));
  if (chance(scene, .4f))
    add_potted_plant(scene, place(pose, sign(scene) * uniform(scene, 1.3f, 1.8f), 0, seat, 0),
                     uniform(scene, .5f, 1.6f));
  if (chance(scene, .5f)) {
    Pose stand = place(pose, normal(scene, .2f), 0, -uniform(scene, 1.6f, 2.2f), PI);
    float height = uniform(scene, .35f, .6f), width = uniform(scene, 1, 1.8f);
    add_cabinet(scene, stand, width, height, .4f);
    add_television(scene, place(stand, 0, height, 0, 0), uniform(scene, .6f, 1.3f));
  }
  if (chance(scene, .2f))
    add_person(scene, place(pose, normal(scene, .4f), 0, seat - .05f, normal(scene, .2f)), uniform(scene, 1.5f, 1.9f),
               1);
}

void add_dining_group(Scene *scene, Pose pose, float ceiling) {
  if (chance(scene, .35f)) add_rug(scene, pose, uniform(scene, 2, 3), uniform(scene, 1.5f, 2.2f));
  float width = uniform(scene, 1.1f, 2.4f), depth = uniform(scene, .75f, 1.05f), height = uniform(scene, .71f, .77f);
  add_table(scene, pose, width, height, depth, 0);
  lay_table(scene, pose, width, depth, height, DINING, integer(scene, 0, 5));
  if (chance(scene, .5f)) {
    int shade = plain_material(scene, chance(scene, .5f) ? vec(.95f, .85f, .65f) : vec(.05f, .05f, .05f)),
        wire = plain_material(scene, vec(.03f, .03f, .03f));
    float y = uniform(scene, 1.4f, 1.8f), r = uniform(scene, .15f, .3f), lit = log_uniform(scene, .4f, 4);
    scene->materials[shade].emission = lit;
    float radii[3] = {.03f, r * .7f, r}, heights[3] = {y + r * .8f, y + r * .5f, y};
    add_revolved(scene, pose, 0, 0, 0, radii, heights, 3, 22, shade);
    if (ceiling > y + r) add_cylinder(scene, pose, 0, y + r * .8f, 0, .005f, .005f, ceiling - y - r * .8f, wire);
    add_lamp_light(scene, apply(&pose, vec(0, y - .1f, 0)), mul(vec(1, .85f, .6f), lit * uniform(scene, .1f, .4f)));
  }
  if (chance(scene, .25f))
    add_person(scene, place(pose, normal(scene, .3f), 0, depth / 2 + .2f, normal(scene, .2f)),
               uniform(scene, 1.5f, 1.9f), 1);
}

void add_office_group(Scene *scene, Pose pose) {
  int desks = integer(scene, 1, 3);
  float width = uniform(scene, 1.1f, 1.8f), depth = uniform(scene, .65f, .85f), height = uniform(scene, .7f, .76f);
  for (int i = 0; i < desks; i++) {
    Pose at = place(pose, (i & 1) * width, 0, (i >> 1) * 1.7f, i & 1 ? normal(scene, .03f) : 0);
    add_table(scene, at, width, height, depth, 0);
    lay_table(scene, at, width, depth, height, OFFICE, integer(scene, 2, 10));
    if (chance(scene, .85f))
      add_chair(scene,
                place(at, normal(scene, .2f), 0, -depth * .5f - uniform(scene, .1f, .7f), PI + normal(scene, .7f)));
    if (chance(scene, .3f)) add_cabinet(scene, place(at, width * .3f, 0, 0, 0), .42f, height - .06f, depth * .8f);
    if (chance(scene, .15f))
      add_person(scene, place(at, 0, 0, -depth * .5f - .3f, PI + normal(scene, .2f)), uniform(scene, 1.5f, 1.9f), 1);
  }
}

void add_bedroom_group(Scene *scene, Pose pose) {
  if (chance(scene, .5f))
    add_rug(scene, place(pose, 0, 0, -.8f, 0), uniform(scene, 1.6f, 2.6f), uniform(scene, 1, 1.8f));
  add_bed(scene, pose);
  for (int s = -1; s < 2; s += 2)
    if (chance(scene, .6f)) {
      Pose at = place(pose, s * uniform(scene, 1.05f, 1.3f), 0, .75f, 0);
      float height = uniform(scene, .4f, .65f);
      add_cabinet(scene, at, uniform(scene, .35f, .55f), height, .38f);
      if (chance(scene, .6f)) {
        int shade = plain_material(scene, vec(.95f, .85f, .65f));
        float lit = chance(scene, .6f) ? log_uniform(scene, .6f, 4) : 0, radii[2] = {.13f, .08f},
              heights[2] = {height + .22f, height + .4f};
        scene->materials[shade].emission = lit;
        add_vessel(scene, place(at, 0, height, 0, 0), .25f);
        add_revolved(scene, at, 0, 0, 0, radii, heights, 2, 18, shade);
        if (lit > 0) add_lamp_light(scene, apply(&at, vec(0, height + .45f, -.15f)), mul(vec(1, .8f, .5f), lit * .2f));
      }
    }
}
