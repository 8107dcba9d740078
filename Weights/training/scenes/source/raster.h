// Draws the scene's triangles into scene->inverse_depth and scene->triangle_seen by a depth buffer.
#pragma once
#include "scene.h"

// Fills the pixels of a triangle whose corners are (x, y, q) where q, linear over the raster, is larger than what is
// there; q is inverse depth before the camera and height towards the sun in a shadow map. `ids` may be NULL.
void fill_triangle(float *buffer, int *ids, int width, int height, const float a[3], const float b[3], const float c[3],
                   int id);

// Draws all triangles that have none of the flags `skipped`, as seen by a camera (its axes and focal length set), into
// a raster of its own; those that cross the plane at depth `near` are cut there. `ids` may be NULL.
void draw_triangles(const Scene *scene, const Camera *camera, float near, int skipped, float *buffer, int *ids,
                    int width, int height);

// Draws the scene as its camera sees it.
void draw_scene(Scene *scene);
