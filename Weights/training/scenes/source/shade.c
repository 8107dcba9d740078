#include "shade.h"

#include "camera.h"
#include "light.h"
#include "noise.h"
#include "random.h"
#include "shadow.h"
#include "sunbeam.h"
#include "texture.h"

enum { OCCLUSION_SAMPLES = 6, DIRECTIONS = 64 };

typedef struct {
  float radius, strength; // of ambient occlusion, metres
  int even;               // ambient light alike from above and below
  float cosines[DIRECTIONS], sines[DIRECTIONS];
} Ambience;

// A seen point, with all that shading wants to know of it.
typedef struct {
  int x, y;
  float depth;
  Vec3 position, view, normal; // view: unit, from the camera
  const Material *material;
} Point;

static void locate_surfaces(Scene *scene) {
  const Camera *c = &scene->camera;
  for (int y = 0; y < scene->height; y++)
    for (int x = 0; x < scene->width; x++) {
      int i = y * scene->width + x;
      if (scene->triangle_seen[i] < 0) continue;
      float z = 1 / scene->inverse_depth[i];
      float u = (x + .5f - scene->width * .5f) / c->focal * z, v = (scene->height * .5f - y - .5f) / c->focal * z;
      scene->surface[i] = add(c->position, add(mul(c->ahead, z), add(mul(c->right, u), mul(c->up, v))));
    }
}

// Screen-space ambient occlusion: how open the point is, from the seen surfaces round it (0.15 to 1).
static float openness(const Scene *scene, const Ambience *ambience, const Point *p, Vec3 normal) {
  float reach = ambience->radius * scene->camera.focal / p->depth, hidden = 0;
  if (reach > 2) {
    if (reach > 40) reach = 40;
    int phase = (int)(lattice_hash(p->x, p->y, 3) * DIRECTIONS);
    float falloff = 1 / (ambience->radius * ambience->radius);
    for (int s = 0; s < OCCLUSION_SAMPLES; s++) {
      float r = reach * (.25f + .75f * (s + lattice_hash(p->x, p->y, s)) / OCCLUSION_SAMPLES);
      int direction = (phase + s * 25) & (DIRECTIONS - 1);
      int X = p->x + (int)(r * ambience->cosines[direction]), Y = p->y + (int)(r * ambience->sines[direction]);
      if (X < 0 || Y < 0 || X >= scene->width || Y >= scene->height) continue;
      int j = Y * scene->width + X;
      if (scene->triangle_seen[j] < 0) continue;
      Vec3 d = sub(scene->surface[j], p->position);
      float squared = dot(d, d) + 1e-8f, rise = dot(normal, d) / sqrtf(squared) - .15f;
      if (rise > 0) hidden += rise / (1 + squared * falloff);
    }
    hidden = hidden / OCCLUSION_SAMPLES * 1.8f * ambience->strength;
  }
  return clamp(1 - hidden, .15f, 1);
}

static Vec3 bumped(const Material *m, Vec3 local, Vec3 normal, float footprint) {
  float frequency = 1 / (m->size * .5f + .01f);
  float k = m->bump * clamp(1.2f - footprint * frequency * 2, 0, 1);
  if (k <= .01f) return normal;
  Vec3 o = mul(add(local, m->offset), frequency);
  return normalize(add(normal, vec(k * (value_noise(o.x, o.y, o.z) - .5f), k * (value_noise(o.x + 31, o.y, o.z) - .5f),
                                   k * (value_noise(o.x, o.y + 57, o.z) - .5f))));
}

// The light a reflecting surface sends back from its surroundings; rooms are a soft pattern of light and dark.
static Vec3 surroundings(const Light *light, Vec3 direction) {
  if (light->outdoor) return sky_colour(light, direction);
  return mul(mix(light->ambient_below, vec(1, 1, 1), clamp(.5f + .5f * direction.y, 0, 1)),
             .3f + .7f * value_noise(direction.x * 2, direction.y * 3, direction.z * 2));
}

static float highlight(const Material *m, Vec3 towards, Vec3 view, Vec3 normal) {
  float aligned = dot(normal, normalize(sub(towards, view)));
  return aligned > .4f ? m->specular * powf(aligned, m->gloss) : 0; // less is too weak to see
}

static Vec3 shade_point(const Scene *scene, const Ambience *ambience, const Shadow *shadow,
                        const LampShadow *lamp_shadow, const Point *p, Vec3 albedo, float facing_camera) {
  const Light *light = &scene->light;
  const Material *m = p->material;
  Vec3 n = p->normal;
  float open = openness(scene, ambience, p, n);
  Vec3 received = mul(mix(light->ambient_below, light->ambient_above, ambience->even ? .7f : .5f + .5f * n.y), open);
  Vec3 shine = vec(0, 0, 0);

  float facing = dot(n, light->sun_direction);
  if (facing > 0) {
    float lit = light->sun_through_openings ? past_walls(light, p->position) : 1;
    if (lit > 0) lit *= sunlight(scene, shadow, p->position, facing, p->depth, p->x, p->y);
    received = add(received, mul(light->sun_colour, facing * lit));
    if (m->specular > 0) shine = mul(light->sun_colour, lit * highlight(m, light->sun_direction, p->view, n));
  }
  for (int i = 0; i < light->lamp_count; i++) {
    Vec3 d = sub(light->lamps[i].position, p->position), towards;
    float squared = dot(d, d);
    towards = mul(d, 1 / sqrtf(squared + 1e-6f));
    float lit = i == lamp_shadow->lamp ? lamplight(scene, lamp_shadow, p->position, p->x, p->y) : 1;
    float k = lit * fmaxf(dot(n, towards) * .85f + .15f, 0) * open * 3 / (squared + 1.5f);
    received = add(received, mul(light->lamps[i].colour, k));
    if (m->specular > 0)
      shine = add(shine, mul(light->lamps[i].colour, lit * highlight(m, towards, p->view, n) / (.3f * squared + 1)));
  }

  Vec3 colour = add(modulate(albedo, received), shine);
  if (m->mirror > 0) {
    Vec3 reflected = sub(p->view, mul(n, 2 * dot(p->view, n)));
    float fresnel = m->mirror * (.25f + .75f * powf(1 - facing_camera, 3));
    colour = mix(colour, surroundings(light, reflected), fresnel);
  }
  if (m->emission > 0) colour = add(colour, mul(albedo, m->emission));
  if (light->fog_distance < 1e8f) colour = mix(colour, light->fog_colour, 1 - expf(-p->depth / light->fog_distance));
  return colour;
}

// The point's place in its triangle gives texture coordinates and the normal.
static Vec3 shade_pixel(const Scene *scene, const Ambience *ambience, const Shadow *shadow,
                        const LampShadow *lamp_shadow, int x, int y) {
  int i = y * scene->width + x, t = scene->triangle_seen[i];
  Point p = {.x = x, .y = y, .view = normalize(ray_through(scene, x, y))};
  if (t < 0) return scene->light.outdoor ? sky_colour(&scene->light, p.view) : scene->light.horizon;

  p.position = scene->surface[i];
  p.depth = 1 / scene->inverse_depth[i];
  p.material = scene->materials + scene->triangle_material[t];
  const int *q = scene->corners[t];
  Vec3 a = scene->positions[q[0]], b = scene->positions[q[1]], c = scene->positions[q[2]];
  Vec3 e0 = sub(b, a), e1 = sub(c, a), e2 = sub(p.position, a);
  float d00 = dot(e0, e0), d01 = dot(e0, e1), d11 = dot(e1, e1), d20 = dot(e2, e0), d21 = dot(e2, e1);
  float determinant = d00 * d11 - d01 * d01, w1 = 0, w2 = 0;
  if (fabsf(determinant) > 1e-20f) {
    w1 = clamp((d11 * d20 - d01 * d21) / determinant, 0, 1);
    w2 = clamp((d00 * d21 - d01 * d20) / determinant, 0, 1);
  }
  float w0 = 1 - w1 - w2;
  Vec3 local = add(mul(scene->local_positions[q[0]], w0),
                   add(mul(scene->local_positions[q[1]], w1), mul(scene->local_positions[q[2]], w2)));
  Vec3 n = scene->triangle_flags[t] & FLAT
               ? normalize(cross(e0, e1))
               : normalize(add(mul(scene->normals[q[0]], w0),
                               add(mul(scene->normals[q[1]], w1), mul(scene->normals[q[2]], w2))));
  if (dot(n, p.view) > 0) n = mul(n, -1);

  float facing_camera = fmaxf(-dot(n, p.view), .08f);
  float footprint = p.depth / scene->camera.focal / sqrtf(facing_camera) * .8f;
  Vec3 albedo = texture_colour(scene, p.material, local, scene->triangle_flags[t] & AXIS_BITS, footprint);
  p.normal = p.material->bump > 0 ? bumped(p.material, local, n, footprint) : n;
  return shade_point(scene, ambience, shadow, lamp_shadow, &p, albedo, facing_camera);
}

void shade_scene(Scene *scene) {
  int outdoor = scene->light.outdoor;
  for (int i = 0; i < scene->vertex_count; i++) scene->normals[i] = normalize(scene->normals[i]);
  float reach = outdoor ? uniform(scene, 20, 60) : 12;
  locate_surfaces(scene);
  Shadow shadow = draw_shadow(scene, reach);
  LampShadow lamp_shadow = draw_lamp_shadow(scene);

  Ambience ambience;
  ambience.radius = outdoor ? uniform(scene, .2f, .8f) : uniform(scene, .08f, .4f);
  ambience.strength = uniform(scene, .5f, 1.3f);
  ambience.even = chance(scene, .15f);
  for (int i = 0; i < DIRECTIONS; i++) {
    ambience.cosines[i] = cosf(i * TURN / DIRECTIONS);
    ambience.sines[i] = sinf(i * TURN / DIRECTIONS);
  }
  for (int y = 0; y < scene->height; y++)
    for (int x = 0; x < scene->width; x++)
      scene->colour[y * scene->width + x] = shade_pixel(scene, &ambience, &shadow, &lamp_shadow, x, y);
}
