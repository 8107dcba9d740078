// Known shapes before a known camera, to check the drawing against geometry on paper.
#pragma once
#include "scene.h"

typedef enum { SPHERE, TILTED_PLANE, CUBE } KnownShape;

// Draws a glowing shape in an unlit void: a sphere of radius 1 or a cube of side 1 about (0, 0, 4), or the plane
// through (0, 0, 4) that is turned by 0.6 rad about x, as a square of side 20. `camera`: x, y, z, yaw, pitch, roll,
// horizontal field of view. Returns 0, or -1 when memory is short.
EXPORT int render_known_shape(Scene *scene, int shape, const float camera[7], int width, int height, float oversampling,
                              uint8_t *rgb, float *inverse_depth);
