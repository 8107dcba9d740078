#include "material.h"

#include <string.h>

#include "colour.h"
#include "random.h"

int new_material(Scene *scene, Pattern pattern, Vec3 base, Vec3 other, float size) {
  if (scene->material_count >= MATERIAL_LIMIT - 10) scene->material_count = MATERIAL_LIMIT - 10; // the last is reused
  Material *m = scene->materials + scene->material_count;
  memset(m, 0, sizeof *m);
  m->pattern = pattern;
  m->base = base;
  m->other = other;
  m->accent = any_colour(scene);
  m->size = size;
  m->variant = uniform(scene, .3f, 3);
  m->ratio = uniform(scene, .1f, .9f);
  m->offset = vec(uniform(scene, 0, 50), uniform(scene, 0, 50), uniform(scene, 0, 50));
  m->turned = chance(scene, .5f);
  m->octaves = integer(scene, 2, 6);
  m->bump = chance(scene, .5f) ? uniform(scene, 0, .5f) : 0;
  m->photograph = scene->photographs.count ? integer(scene, 0, scene->photographs.count - 1) : 0;
  if (pattern == PHOTOGRAPH && !scene->photographs.count) m->pattern = MOTTLED;
  return scene->material_count++;
}

void polish(Scene *scene, int m, float p) {
  if (chance(scene, p)) {
    scene->materials[m].specular = uniform(scene, .05f, .8f);
    scene->materials[m].gloss = log_uniform(scene, 6, 200);
    if (chance(scene, .4f)) scene->materials[m].mirror = uniform(scene, .05f, .4f);
  }
}

int plain_material(Scene *scene, Vec3 c) { return new_material(scene, PLAIN, c, c, 1); }

int any_material(Scene *scene, float size) {
  Vec3 c = any_colour(scene);
  int k = integer(scene, 0, 15);
  Pattern t = k < 3 ? PLAIN : k < 6 ? MOTTLED : k - 5 < FUR ? (Pattern)(k - 5) : MOTTLED;
  if (t == WINDOWED) t = PHOTOGRAPH;
  int m = new_material(scene, t, c, chance(scene, .5f) ? vary(scene, c, .4f) : any_colour(scene),
                       size * log_uniform(scene, .05f, .6f));
  polish(scene, m, .45f);
  return m;
}

int wall_material(Scene *scene) {
  Vec3 c = chance(scene, .7f) ? neutral_colour(scene, .3f, .9f) : any_colour(scene);
  float k = unit(scene);
  int m;
  if (k < .62f)
    m = new_material(scene, MOTTLED, c, vary(scene, c, .06f), uniform(scene, .2f, 1.5f));
  else if (k < .7f)
    m = new_material(scene, STRIPED, c, vary(scene, c, .3f), uniform(scene, .05f, .3f));
  else if (k < .78f)
    m = new_material(scene, BRICKS, c, vary(scene, c, .35f), uniform(scene, .06f, .12f));
  else if (k < .85f)
    m = new_material(scene, TILES, c, vary(scene, c, .3f), uniform(scene, .1f, .5f));
  else if (k < .9f)
    m = new_material(scene, PLANKS, wood_colour(scene), wood_colour(scene), uniform(scene, .08f, .2f));
  else if (k < .95f)
    m = new_material(scene, DOTTED, c, vary(scene, c, .4f), uniform(scene, .05f, .4f));
  else
    m = new_material(scene, STREAKED, c, vary(scene, c, .3f), uniform(scene, .1f, .6f));
  return m;
}

int floor_material(Scene *scene) {
  float k = unit(scene);
  int m;
  if (k < .35f) {
    Vec3 c = wood_colour(scene);
    m = new_material(scene, PLANKS, c, vary(scene, c, .25f), uniform(scene, .06f, .2f));
    polish(scene, m, .6f);
  } else if (k < .6f) {
    Vec3 c = neutral_colour(scene, .1f, .8f);
    m = new_material(scene, TILES, c, vary(scene, c, .4f), uniform(scene, .2f, .8f));
    polish(scene, m, .7f);
  } else if (k < .8f) {
    Vec3 c = any_colour(scene);
    m = new_material(scene, MOTTLED, c, vary(scene, c, .3f), log_uniform(scene, .01f, .3f));
    scene->materials[m].octaves = 5;
  } else if (k < .87f) {
    Vec3 c = neutral_colour(scene, .1f, .7f);
    m = new_material(scene, MARBLE, c, vary(scene, c, .5f), uniform(scene, .3f, 1.5f));
    polish(scene, m, .8f);
  } else if (k < .93f)
    m = new_material(scene, CHECKED, any_colour(scene), any_colour(scene), uniform(scene, .15f, .6f));
  else {
    Vec3 c = neutral_colour(scene, .15f, .7f);
    m = new_material(scene, STREAKED, c, vary(scene, c, .4f), log_uniform(scene, .1f, 1));
    polish(scene, m, .5f);
  }
  return m;
}

int furniture_material(Scene *scene) {
  Vec3 c = chance(scene, .5f)   ? wood_colour(scene)
           : chance(scene, .6f) ? neutral_colour(scene, .05f, .85f)
                                : any_colour(scene);
  int m = new_material(scene,
                       chance(scene, .5f)   ? STREAKED
                       : chance(scene, .6f) ? PLAIN
                                            : PLANKS,
                       c, vary(scene, c, .25f), uniform(scene, .04f, .4f));
  polish(scene, m, .4f);
  return m;
}

int fabric_material(Scene *scene) {
  Vec3 c = any_colour(scene);
  float k = unit(scene);
  return new_material(scene,
                      k < .5f    ? MOTTLED
                      : k < .65f ? STRIPED
                      : k < .75f ? CHECKED
                      : k < .85f ? DOTTED
                      : k < .93f ? CELLS
                                 : PLAIN,
                      c, chance(scene, .6f) ? vary(scene, c, .3f) : any_colour(scene), log_uniform(scene, .01f, .25f));
}

int leaf_material(Scene *scene) {
  Vec3 c = chance(scene, .85f) ? hsv(uniform(scene, .17f, .36f), uniform(scene, .35f, .85f), uniform(scene, .08f, .45f))
                               : hsv(uniform(scene, .02f, .15f), uniform(scene, .5f, .9f), uniform(scene, .15f, .6f));
  int m = new_material(scene, MOTTLED, c, mul(vary(scene, c, .3f), uniform(scene, .25f, .9f)),
                       log_uniform(scene, .04f, .2f));
  scene->materials[m].octaves = 5;
  scene->materials[m].bump = uniform(scene, .3f, 1.2f);
  return m;
}

int ground_material(Scene *scene) {
  float k = unit(scene);
  Vec3 c = k < .6f    ? hsv(uniform(scene, .16f, .32f), uniform(scene, .3f, .8f), uniform(scene, .1f, .45f))
           : k < .85f ? hsv(uniform(scene, .05f, .13f), uniform(scene, .15f, .6f), uniform(scene, .1f, .6f))
                      : neutral_colour(scene, .2f, .85f);
  int m = new_material(scene,
                       chance(scene, .5f)   ? GRASSY
                       : chance(scene, .4f) ? PHOTOGRAPH
                       : chance(scene, .5f) ? CELLS
                                            : MOTTLED,
                       c, vary(scene, c, .5f), log_uniform(scene, .05f, .8f));
  scene->materials[m].octaves = 6;
  return m;
}

int skin_material(Scene *scene) {
  float value = log_uniform(scene, .18f, .95f); // the lighter, the paler
  Vec3 c = hsv(uniform(scene, .035f, .075f), clamp(uniform(scene, .55f, .75f) - .38f * value, .2f, .65f), value);
  return new_material(scene, MOTTLED, c, vary(scene, c, .08f), .05f);
}

int facade_material(Scene *scene) {
  Vec3 c = chance(scene, .7f) ? neutral_colour(scene, .15f, .85f)
                              : hsv(uniform(scene, .0f, .12f), uniform(scene, .2f, .6f), uniform(scene, .2f, .7f));
  int m = new_material(scene,
                       chance(scene, .75f)  ? WINDOWED
                       : chance(scene, .6f) ? BRICKS
                                            : MOTTLED,
                       c, vary(scene, c, .2f), uniform(scene, 1.6f, 4));
  if (scene->materials[m].pattern == BRICKS) scene->materials[m].size = uniform(scene, .07f, .3f);
  scene->materials[m].turned = 0;
  return m;
}

int panel_of(Scene *scene, Pattern pattern, Vec3 base, Vec3 other, float width, float height) {
  if (pattern == PICTURE && !scene->pictures.count) pattern = BLOCKS;
  int i = new_material(scene, pattern, base, other, width);
  Material *m = scene->materials + i;
  m->variant = height;
  m->turned = 0;
  m->bump = 0;
  if (pattern == BLOCKS)
    m->size = width * .2f, m->variant = 1;
  else
    m->photograph = scene->pictures.count ? integer(scene, 0, scene->pictures.count - 1) : 0;
  return i;
}

int panel_material(Scene *scene, float width, float height) {
  float k = unit(scene);
  if (k < .55f) {
    float tint = unit(scene);
    Vec3 white = tint < .75f ? vec(1, 1, 1) : tint < .85f ? vec(1, .8f, .55f) : neutral_colour(scene, .3f, .8f);
    return panel_of(scene, PICTURE, white, white, width, height);
  }
  if (k < .7f)
    return panel_of(scene, PRINT, chance(scene, .6f) ? neutral_colour(scene, .7f, .95f) : any_colour(scene),
                    chance(scene, .7f) ? vec(.03f, .03f, .04f) : any_colour(scene), width, height);
  if (k < .8f) return panel_of(scene, BLOCKS, any_colour(scene), any_colour(scene), width, height);
  static const Pattern painted[] = {MOTTLED, STRIPED, CHECKED, CELLS, MARBLE, DOTTED, STREAKED, PHOTOGRAPH};
  Pattern pattern = painted[integer(scene, 0, 7)];
  return new_material(scene, pattern, any_colour(scene), any_colour(scene), width * uniform(scene, .05f, .5f));
}

int metal_material(Scene *scene) {
  Vec3 c = chance(scene, .6f)   ? neutral_colour(scene, .25f, .75f)
           : chance(scene, .6f) ? neutral_colour(scene, .02f, .1f)
                                : any_colour(scene);
  int m = plain_material(scene, c);
  Material *metal = scene->materials + m;
  metal->specular = uniform(scene, .3f, 1);
  metal->gloss = log_uniform(scene, 15, 150);
  metal->mirror = uniform(scene, .1f, .7f);
  metal->bump = 0;
  return m;
}

int plastic_material(Scene *scene) {
  float k = unit(scene);
  Vec3 c = k < .45f   ? neutral_colour(scene, .01f, .08f)
           : k < .75f ? neutral_colour(scene, .5f, .9f)
                      : any_colour(scene);
  int m = plain_material(scene, c);
  scene->materials[m].bump = 0;
  polish(scene, m, .8f);
  return m;
}

int paper_material(Scene *scene) {
  int m = plain_material(scene, chance(scene, .8f) ? neutral_colour(scene, .75f, .95f) : any_colour(scene));
  scene->materials[m].bump = 0;
  return m;
}

int ceramic_material(Scene *scene) {
  Vec3 c = chance(scene, .6f) ? neutral_colour(scene, .7f, .95f) : any_colour(scene);
  Pattern pattern = chance(scene, .75f) ? PLAIN : chance(scene, .5f) ? STRIPED : DOTTED;
  int m = new_material(scene, pattern, c, any_colour(scene), uniform(scene, .01f, .05f));
  scene->materials[m].bump = 0;
  polish(scene, m, .9f);
  return m;
}
