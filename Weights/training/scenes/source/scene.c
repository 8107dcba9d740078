#include "scene.h"

#include <stdlib.h>

#include "shadow.h"

EXPORT Scene *create_scene(void) {
  Scene *scene = calloc(1, sizeof *scene);
  if (!scene) return NULL;
  scene->positions = malloc(VERTEX_LIMIT * sizeof(Vec3));
  scene->local_positions = malloc(VERTEX_LIMIT * sizeof(Vec3));
  scene->normals = malloc(VERTEX_LIMIT * sizeof(Vec3));
  scene->corners = malloc(TRIANGLE_LIMIT * sizeof *scene->corners);
  scene->triangle_material = malloc(TRIANGLE_LIMIT * sizeof *scene->triangle_material);
  scene->triangle_flags = malloc(TRIANGLE_LIMIT);
  scene->grid = malloc(GRID_LIMIT * sizeof(Vec3));
  scene->shadow_map = malloc((size_t)SHADOW_SIDE * SHADOW_SIDE * sizeof(float));
  scene->lamp_map = malloc((size_t)SHADOW_SIDE * SHADOW_SIDE * sizeof(float));
  if (!scene->positions || !scene->local_positions || !scene->normals || !scene->corners || !scene->triangle_material ||
      !scene->triangle_flags || !scene->grid || !scene->shadow_map || !scene->lamp_map) {
    destroy_scene(scene);
    return NULL;
  }
  return scene;
}

EXPORT void destroy_scene(Scene *scene) {
  if (!scene) return;
  free(scene->positions);
  free(scene->local_positions);
  free(scene->normals);
  free(scene->corners);
  free(scene->triangle_material);
  free(scene->triangle_flags);
  free(scene->grid);
  free(scene->shadow_map);
  free(scene->lamp_map);
  free(scene->inverse_depth);
  free(scene->triangle_seen);
  free(scene->colour);
  free(scene->surface);
  free(scene->spare);
  free(scene);
}

int size_scene(Scene *scene, int width, int height) {
  int pixels = width * height;
  scene->width = width;
  scene->height = height;
  if (pixels <= scene->pixel_capacity) return 1;
  free(scene->inverse_depth);
  free(scene->triangle_seen);
  free(scene->colour);
  free(scene->surface);
  free(scene->spare);
  scene->inverse_depth = malloc((size_t)pixels * sizeof(float));
  scene->triangle_seen = malloc((size_t)pixels * sizeof(int));
  scene->colour = malloc((size_t)pixels * sizeof(Vec3));
  scene->surface = malloc((size_t)pixels * sizeof(Vec3));
  scene->spare = malloc((size_t)pixels * sizeof(Vec3));
  int complete = scene->inverse_depth && scene->triangle_seen && scene->colour && scene->surface && scene->spare;
  scene->pixel_capacity = complete ? pixels : 0;
  return complete;
}

void clear_scene(Scene *scene) {
  scene->vertex_count = scene->triangle_count = scene->material_count = 0;
  scene->light.lamp_count = 0;
  scene->light.opening_count = 0;
  scene->light.sun_through_openings = 0;
  scene->subject_first = scene->subject_end = 0;
  scene->shadowless = scene->has_focus = 0;
}
