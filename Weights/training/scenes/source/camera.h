// The camera: where it stands, where it looks, and how points come onto the raster.
#pragma once
#include "scene.h"

enum { NEAREST_MILLIMETRES = 50 }; // nothing nearer than this is drawn

// Works out the axes and focal length for the raster's size from position, yaw, pitch, roll and field of view.
void aim_camera(Camera *camera, int width);

// The direction through the middle of pixel (x, y), with a depth (component along `ahead`) of 1.
static inline Vec3 ray_through(const Scene *scene, int x, int y) {
  const Camera *c = &scene->camera;
  float u = (x + .5f - scene->width * .5f) / c->focal, v = (scene->height * .5f - y - .5f) / c->focal;
  return add(c->ahead, add(mul(c->right, u), mul(c->up, v)));
}
