// Colours every drawn pixel: texture, sun, lamps, ambient light with occlusion, highlights, reflections, haze, sky.
#pragma once
#include "scene.h"

// Needs a drawn scene; fills scene->surface and scene->colour (linear light).
void shade_scene(Scene *scene);
