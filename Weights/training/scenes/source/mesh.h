// Geometry: triangles gathered in the scene, and the solids that objects are put together from. Each solid takes the
// pose it stands in, coordinates in that pose, and the index of its material.
#pragma once
#include "scene.h"

// Joins scene->grid (rows x columns points in the pose) to a surface; `flat` for facets instead of smooth shading.
void add_grid(Scene *scene, Pose pose, int rows, int columns, int material, int flat);
void add_quad(Scene *scene, Pose pose, Vec3 a, Vec3 b, Vec3 c, Vec3 d, int material);
// A box about (x, y, z) with the sides sx, sy, sz.
void add_box(Scene *scene, Pose pose, float x, float y, float z, float sx, float sy, float sz, int material);
// A superellipsoid: exponents 1, 1 are an ellipsoid, near 0 a box; `noise` roughens it at `frequency`.
void add_superellipsoid(Scene *scene, Pose pose, Vec3 centre, float rx, float ry, float rz, float e1, float e2,
                        float noise, float frequency, int material, int rows, int columns);
void add_ellipsoid(Scene *scene, Pose pose, float x, float y, float z, float rx, float ry, float rz, int material);
// An ellipsoid roughened by noise.
void add_blob(Scene *scene, Pose pose, float x, float y, float z, float rx, float ry, float rz, float noise,
              float frequency, int material);
// The surface of revolution of `count` points (radius, height) about the vertical through (x, y, z).
void add_revolved(Scene *scene, Pose pose, float x, float y, float z, const float *radius, const float *height,
                  int count, int columns, int material);
// A closed cylinder or cone on (x, y, z): r0 at the foot, r1 at the top.
void add_cylinder(Scene *scene, Pose pose, float x, float y, float z, float r0, float r1, float height, int material);
// A rounded limb from a (radius r0) to b (radius r1).
void add_capsule(Scene *scene, Pose pose, Vec3 a, Vec3 b, float r0, float r1, int material);
// Ground that rises and falls by noise over x0..x1, z0..z1; `rise` adds height away from z0.
void add_height_field(Scene *scene, Pose pose, float x0, float x1, float z0, float z1, int side, float amplitude,
                      float wavelength, float base, float rise, int material);
// A tube with round ends closed by a point, through `count` (2 to 100) points with a radius each.
void add_tube(Scene *scene, Pose pose, const Vec3 *points, const float *radii, int count, int columns, int material);
// A ring of tube of `thickness` (radius) about (x, y, z), in the pose's xy plane when `upright`, else in its xz plane.
void add_ring(Scene *scene, Pose pose, Vec3 centre, float radius, float thickness, int upright, int material);
