// What colour a material has at a point.
#pragma once
#include "scene.h"

// `local`: the point in its object; `axis`: the axis of the object that the surface faces most (0 x, 1 y, 2 z), along
// which patterns are projected; `footprint`: the pixel's size on the surface in metres, finer detail is averaged.
Vec3 texture_colour(const Scene *scene, const Material *material, Vec3 local, int axis, float footprint);
