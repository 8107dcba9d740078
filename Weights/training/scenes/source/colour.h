// Colours in linear RGB, 0 to 1, and draws of them.
#pragma once
#include "scene.h"

// Hue (in turns, wraps), saturation, value.
Vec3 hsv(float hue, float saturation, float value);
Vec3 any_colour(Scene *scene);
// Grey or slightly tinted, mostly warm, with a value between a and b.
Vec3 neutral_colour(Scene *scene, float a, float b);
Vec3 wood_colour(Scene *scene);
// A colour near c; `spread` is the relative deviation.
Vec3 vary(Scene *scene, Vec3 c, float spread);
