#include "camera.h"

void aim_camera(Camera *camera, int width) {
  float cy = cosf(camera->yaw), sy = sinf(camera->yaw), cp = cosf(camera->pitch), sp = sinf(camera->pitch);
  float cr = cosf(camera->roll), sr = sinf(camera->roll);
  camera->ahead = vec(sy * cp, sp, cy * cp);
  Vec3 level = vec(cy, 0, -sy), upright = cross(camera->ahead, level);
  camera->right = add(mul(level, cr), mul(upright, sr));
  camera->up = sub(mul(upright, cr), mul(level, sr));
  camera->focal = width / 2.f / tanf(camera->field_of_view / 2);
}
