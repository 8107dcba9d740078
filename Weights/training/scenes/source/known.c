#include "known.h"

#include <string.h>

#include "camera.h"
#include "develop.h"
#include "material.h"
#include "mesh.h"
#include "random.h"
#include "raster.h"
#include "shade.h"

EXPORT int render_known_shape(Scene *scene, int shape, const float camera[7], int width, int height, float oversampling,
                              uint8_t *rgb, float *inverse_depth) {
  if (!size_scene(scene, (int)(width * oversampling + .5f), (int)(height * oversampling + .5f))) return -1;
  seed_random(scene, 1);
  clear_scene(scene);
  memset(&scene->light, 0, sizeof scene->light);
  scene->light.fog_distance = 1e9f;
  scene->light.sun_direction = vec(0, 1, 0);

  int glowing = plain_material(scene, vec(1, .1f, .1f));
  scene->materials[glowing].emission = 1;
  scene->materials[glowing].bump = 0;
  Pose centre = place(identity(), 0, 0, 4, 0), tilted = rotate_x(centre, .6f);
  switch (shape) {
  case SPHERE: add_superellipsoid(scene, centre, vec(0, 0, 0), 1, 1, 1, 1, 1, 0, 0, glowing, 100, 128); break;
  case CUBE: add_box(scene, centre, 0, 0, 0, 1, 1, 1, glowing); break;
  default: add_quad(scene, tilted, vec(-10, -10, 0), vec(10, -10, 0), vec(10, 10, 0), vec(-10, 10, 0), glowing);
  }
  scene->camera = (Camera){.position = vec(camera[0], camera[1], camera[2]),
                           .yaw = camera[3],
                           .pitch = camera[4],
                           .roll = camera[5],
                           .field_of_view = camera[6]};
  aim_camera(&scene->camera, scene->width);
  draw_scene(scene);
  shade_scene(scene);
  develop_plainly(scene, width, height, oversampling, rgb, inverse_depth);
  return 0;
}
