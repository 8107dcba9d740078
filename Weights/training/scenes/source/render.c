#include "render.h"

#include "camera.h"
#include "develop.h"
#include "kinds/kinds.h"
#include "raster.h"
#include "random.h"
#include "shade.h"
#include "worth.h"

enum { ATTEMPTS = 25 };

static Kind draw_kind(Scene *scene) {
  static const float share[KIND_COUNT] = {[ROOM] = .26f,     [HALL] = .07f,    [STREET] = .08f,   [NATURE] = .07f,
                                          [TABLE] = .08f,    [SUBJECT] = .04f, [ABSTRACT] = .02f, [DESK] = .16f,
                                          [PORTRAIT] = .07f, [PET] = .05f,     [MACHINE] = .04f,  [OUTLOOK] = .06f};
  float u = unit(scene);
  int kind = 0;
  while (kind < KIND_COUNT - 1 && u >= share[kind]) u -= share[kind++];
  return (Kind)kind;
}

static void build(Scene *scene, Kind kind) {
  switch (kind) {
  case HALL: build_room(scene, LARGE); break;
  case STREET: build_street(scene); break;
  case NATURE: build_nature(scene); break;
  case TABLE: build_table(scene); break;
  case SUBJECT: build_subject(scene); break;
  case DESK: build_desk(scene); break;
  case PORTRAIT: build_portrait(scene); break;
  case PET: build_pet(scene); break;
  case MACHINE: build_machine(scene); break;
  case OUTLOOK: build_outlook(scene); break;
  case ABSTRACT: build_abstract(scene); break;
  default: build_room(scene, FURNISHED); break;
  }
}

EXPORT void set_photographs(Scene *scene, const uint8_t *pixels, int count, int side) {
  scene->photographs = (Photographs){pixels, count, side};
}

EXPORT void set_pictures(Scene *scene, const uint8_t *pixels, int count, int side) {
  scene->pictures = (Photographs){pixels, count, side};
}

EXPORT int render_scene(Scene *scene, uint64_t seed, int width, int height, float oversampling, int kind, uint8_t *rgb,
                        float *inverse_depth) {
  if (!size_scene(scene, (int)(width * oversampling + .5f), (int)(height * oversampling + .5f))) return -1;
  seed_random(scene, seed);
  for (int i = 0; i < 8; i++) random_bits(scene);
  Kind drawn = ROOM;
  for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
    clear_scene(scene);
    scene->camera.field_of_view = uniform(scene, .7f, 1.57f);
    Kind any = draw_kind(scene);
    drawn = kind < 0 ? any : (Kind)kind;
    build(scene, drawn);
    aim_camera(&scene->camera, scene->width);
    draw_scene(scene);
    if (worth_showing(scene, drawn)) break;
  }
  shade_scene(scene);
  develop(scene, drawn == SUBJECT || drawn == TABLE || drawn == PORTRAIT || drawn == PET, width, height, oversampling,
          rgb, inverse_depth);
  return drawn;
}
