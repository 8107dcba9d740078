// Materials that fill a flat panel about the origin of their object: pictures, print, keys.
#pragma once
#include "scene.h"

// The colour of a panel's material (PICTURE, PRINT or KEYS) at a point of the panel; arguments as in texture.h.
Vec3 panel_colour(const Scene *scene, const Material *material, Vec3 local, int axis, float footprint);
