#include "light.h"

#include "colour.h"
#include "noise.h"
#include "random.h"

void set_daylight(Scene *scene) {
  Light *l = &scene->light;
  l->outdoor = 1;
  float elevation = uniform(scene, .15f, 1.4f), azimuth = uniform(scene, 0, 6.28f);
  l->sun_direction = vec(cosf(elevation) * cosf(azimuth), sinf(elevation), cosf(elevation) * sinf(azimuth));
  float warmth = clamp(1.2f - elevation, 0, 1) * .5f;
  int overcast = chance(scene, .35f);
  float strength = overcast ? uniform(scene, 0, .25f) : uniform(scene, .6f, 1.6f);
  l->sun_colour = mul(vec(1, 1 - warmth * .3f, 1 - warmth * .7f), strength);
  Vec3 zenith = overcast ? neutral_colour(scene, .5f, .9f)
                         : hsv(uniform(scene, .53f, .66f), uniform(scene, .2f, .8f), uniform(scene, .4f, 1));
  l->zenith = zenith;
  l->horizon = chance(scene, .7f) ? mix(zenith, vec(.95f, .95f, .95f), uniform(scene, .3f, .95f))
                                  : hsv(uniform(scene, .02f, .15f), uniform(scene, .1f, .6f), uniform(scene, .6f, 1));
  l->clouds = overcast ? uniform(scene, 0, 1) : chance(scene, .6f) ? uniform(scene, .2f, 1) : 0;
  l->cloud_scale = log_uniform(scene, .6f, 4);
  l->ambient_above = mul(mix(l->zenith, vec(1, 1, 1), .5f), uniform(scene, .25f, .6f) + (overcast ? .4f : 0));
  l->ambient_below = mul(vec(.9f, .85f, .8f), uniform(scene, .08f, .25f));
  l->fog_colour = mix(l->horizon, vec(.8f, .85f, .9f), .4f);
  l->fog_distance = chance(scene, .75f)  ? log_uniform(scene, 60, 4000)
                    : chance(scene, .3f) ? log_uniform(scene, 12, 60)
                                         : 1e9f;
}

void set_night(Scene *scene, float side) {
  Light *l = &scene->light;
  float left = log_uniform(scene, .02f, .2f); // of the day's light: night to late dusk
  Vec3 glow = chance(scene, .5f) ? vec(1, .6f, .35f) : vec(.5f, .6f, 1);
  l->sun_colour = mul(l->sun_colour, chance(scene, .7f) ? 0 : left * .3f);
  l->zenith = mul(vec(.25f, .35f, .7f), left);
  l->horizon = mul(mix(vec(.35f, .45f, .7f), glow, unit(scene)), left * 2);
  l->ambient_above = mul(vec(.6f, .7f, 1), left * .5f);
  l->ambient_below = mul(glow, left * .25f);
  l->fog_colour = l->horizon;
  l->clouds *= .3f;
  Vec3 lamp = chance(scene, .6f) ? vec(1, .65f, .3f) : vec(.85f, .95f, 1);
  float strength = uniform(scene, 2, 9), z = uniform(scene, 2, 6), gap = uniform(scene, 7, 14);
  for (int i = 0; i < LAMP_LIMIT; i++)
    add_lamp_light(scene, vec((i & 1 ? 1 : -1) * side, uniform(scene, 3.5f, 5.5f), z + (i >> 1) * gap),
                   mul(lamp, strength));
  for (int i = 0; i < scene->material_count; i++) {
    Material *m = scene->materials + i;
    if (m->pattern == WINDOWED)
      m->base = mul(m->base, .2f), m->other = mul(m->other, .2f), m->emission = uniform(scene, .6f, 1.6f);
    if (m->pattern == BLOCKS) m->emission = uniform(scene, .3f, 1.5f);
    if (m->pattern == PLAIN && m->base.x > .85f && m->base.y > .85f) m->emission = 2; // head lamps
  }
}

void set_room_light(Scene *scene) {
  Light *l = &scene->light;
  l->outdoor = 0;
  float elevation = uniform(scene, .35f, 1.4f), azimuth = uniform(scene, 0, 6.28f);
  l->sun_direction = vec(cosf(elevation) * cosf(azimuth), sinf(elevation), cosf(elevation) * sinf(azimuth));
  float warmth = uniform(scene, -.3f, .5f);
  l->sun_colour = mul(vec(1, 1 - .3f * warmth, 1 - .6f * warmth), uniform(scene, 0, .9f));
  float ambient = uniform(scene, .15f, .6f);
  l->ambient_above = mul(neutral_colour(scene, .8f, 1), ambient);
  l->ambient_below = mul(neutral_colour(scene, .7f, 1), ambient * uniform(scene, .3f, 1));
  l->fog_distance = 1e9f;
  l->zenith = hsv(uniform(scene, .53f, .66f), uniform(scene, .1f, .5f), uniform(scene, .7f, 1));
  l->horizon = vec(.95f, .95f, .95f);
  l->clouds = chance(scene, .5f);
  l->cloud_scale = 2;
  l->fog_colour = vec(.8f, .8f, .8f);
}

void add_lamp_light(Scene *scene, Vec3 position, Vec3 colour) {
  Light *l = &scene->light;
  if (l->lamp_count < LAMP_LIMIT) l->lamps[l->lamp_count++] = (Lamp){position, colour};
}

Vec3 sky_colour(const Light *light, Vec3 direction) {
  float t = clamp(direction.y * 1.6f, 0, 1);
  Vec3 c = mix(light->horizon, light->zenith, sqrtf(t));
  if (light->clouds > 0 && direction.y > .01f) {
    float k = light->cloud_scale / (direction.y + .15f);
    float n = octave_noise(vec(direction.x * k, 3.3f, direction.z * k), 1, 5, .55f, 0);
    float cover = light->clouds * smooth_step(.45f, .75f, n) * clamp(direction.y * 6, 0, 1);
    c = mix(c, mul(vec(1, 1, 1), .6f + .4f * n), cover);
  }
  if (light->outdoor) {
    float towards = dot(direction, light->sun_direction);
    if (towards > .97f) c = add(c, mul(light->sun_colour, (towards - .97f) * 20));
  }
  return c;
}
