#include "sunbeam.h"

#include "random.h"

static const float SUN_RADIUS = .0047f; // radians, as seen from the earth

void add_opening(Scene *scene, Pose wall, Vec3 middle, float width, float height) {
  Light *l = &scene->light;
  if (l->opening_count == OPENING_LIMIT) return;
  Opening *o = l->openings + l->opening_count++;
  o->middle = apply(&wall, middle);
  o->across = sub(apply(&wall, vec(1, 0, 0)), wall.shift);
  o->up = sub(apply(&wall, vec(0, 1, 0)), wall.shift);
  o->out = sub(apply(&wall, vec(0, 0, 1)), wall.shift);
  o->width = width, o->height = height;
}

// A direction in which a sun might stand, from the point through the opening.
static int sun_stands(const Opening *o, Vec3 towards) {
  return dot(towards, o->out) > .1f && towards.y > .1f && towards.y < .93f;
}

void let_sun_in(Scene *scene, Vec3 onto) {
  enum { ATTEMPTS = 12 };
  Light *l = &scene->light;
  if (!l->opening_count) return;
  const Opening *o;
  Vec3 towards;
  for (int i = 0; i < ATTEMPTS; i++) {
    o = l->openings + integer(scene, 0, l->opening_count - 1);
    Vec3 through = add(o->middle, add(mul(o->across, uniform(scene, -.4f, .4f) * o->width),
                                      mul(o->up, uniform(scene, -.4f, .4f) * o->height)));
    towards = normalize(sub(through, onto));
    if (sun_stands(o, towards)) break;
  }
  if (!sun_stands(o, towards)) return;
  l->sun_direction = towards;
  float warmth = uniform(scene, -.1f, .6f);
  Vec3 colour = vec(1, 1 - .3f * warmth, 1 - .6f * warmth);
  float strength = log_uniform(scene, .8f, 6);
  l->sun_colour = mul(colour, strength);
  l->ambient_below =
      add(l->ambient_below, mul(colour, strength * uniform(scene, .01f, .06f))); // thrown back by the floor
  l->sun_through_openings = 1;
}

// The share of the sun's disc above an edge that it stands `over`, for the disc's apparent radius there.
static float cleared(float over, float radius) { return clamp(.5f + .5f * over / radius, 0, 1); }

float past_walls(const Light *light, Vec3 position) {
  float most = 0;
  for (int i = 0; i < light->opening_count; i++) {
    const Opening *o = light->openings + i;
    Vec3 d = sub(o->middle, position);
    float behind = dot(d, o->out), facing = dot(light->sun_direction, o->out);
    if (behind < -.02f) return 1;
    if (facing < .05f) continue;
    float distance = behind / facing, radius = SUN_RADIUS * distance + .002f;
    Vec3 passed = sub(mul(light->sun_direction, distance), d); // where the wall is crossed, from the opening's middle
    float lit = cleared(o->width / 2 - fabsf(dot(passed, o->across)), radius) *
                cleared(o->height / 2 - fabsf(dot(passed, o->up)), radius);
    most = fmaxf(most, lit);
  }
  return most;
}
