#include "worth.h"

#include <string.h>

#include "random.h"

enum { STRIDE = 7 };

// What every STRIDE-th pixel shows.
typedef struct {
  int looked_at, sky, very_near, subject, materials; // materials: those with at least 0.3 % of the pixels
  float nearest, farthest, mean_depth;               // the mean is geometric
} View;

static View survey(const Scene *scene) {
  View v = {.looked_at = scene->width * scene->height / STRIDE, .nearest = 1e9f};
  int histogram[MATERIAL_LIMIT];
  memset(histogram, 0, sizeof histogram);
  float log_depth = 0;
  int surfaces = 0;
  for (int i = 0; i < scene->width * scene->height; i += STRIDE) {
    int t = scene->triangle_seen[i];
    if (scene->inverse_depth[i] > 1 / .12f) v.very_near++;
    if (t < 0) {
      v.sky++;
      continue;
    }
    float z = 1 / scene->inverse_depth[i];
    v.nearest = fminf(v.nearest, z);
    v.farthest = fmaxf(v.farthest, z);
    int m = scene->triangle_material[t];
    histogram[m]++;
    if (m >= scene->subject_first && m < scene->subject_end) v.subject++;
    log_depth += logf(z);
    surfaces++;
  }
  for (int i = 0; i < scene->material_count; i++) v.materials += histogram[i] > v.looked_at * .003f;
  v.mean_depth = expf(log_depth / (surfaces + 1));
  return v;
}

// Whether the point that matters lies in the picture with the subject before it.
static int focus_seen(const Scene *scene) {
  const Camera *c = &scene->camera;
  Vec3 d = sub(scene->focus, c->position);
  float depth = dot(d, c->ahead);
  if (depth <= 0) return 0;
  int x = (int)(scene->width * .5f + c->focal * dot(d, c->right) / depth);
  int y = (int)(scene->height * .5f - c->focal * dot(d, c->up) / depth);
  if (x < 0 || y < 0 || x >= scene->width || y >= scene->height) return 0;
  int t = scene->triangle_seen[y * scene->width + x];
  if (t < 0) return 0;
  int m = scene->triangle_material[t];
  return m >= scene->subject_first && m < scene->subject_end;
}

static int poor_for(Kind kind, const View *v) {
  switch (kind) {
  case ROOM:
  case HALL: return v->materials < 7 || v->mean_depth < .8f;
  case STREET: return v->materials < 7;
  case NATURE: return v->materials < 4;
  case DESK: return v->materials < 8 || v->subject < v->looked_at * .15f;
  case PORTRAIT:
  case PET: return v->subject < v->looked_at * .12f;
  case MACHINE: return v->subject < v->looked_at * .05f || v->materials < 5;
  case OUTLOOK: return v->materials < 4;
  case TABLE: return v->materials < 2 || v->subject < v->looked_at * .04f;
  case SUBJECT: return v->subject < v->looked_at * .07f || v->subject > v->looked_at * .8f || v->materials < 6;
  default: return 0;
  }
}

int worth_showing(Scene *scene, Kind kind) {
  if (scene->has_focus && !focus_seen(scene)) return 0;
  View v = survey(scene);
  int plain_allowed = chance(scene, .12f); // bare rooms and lawns exist too
  if (!plain_allowed && poor_for(kind, &v)) return 0;
  if (v.very_near > v.looked_at * .02f || v.sky > v.looked_at * .8f) return 0;
  if (!scene->light.outdoor && v.sky > v.looked_at * .3f) return 0;
  return v.farthest >= v.nearest * 1.35f;
}
