// Sun that comes into a room through its windows: bright patches with the windows' outlines.
#pragma once
#include "scene.h"

// A window of the wall in the pose's xy plane, the room towards -z, about `middle`. Ignored beyond OPENING_LIMIT.
void add_opening(Scene *scene, Pose wall, Vec3 middle, float width, float height);
// Lets a strong sun in that shines onto the point through one of the openings, and through all others that face it;
// leaves the light as it is when no sun could.
void let_sun_in(Scene *scene, Vec3 onto);
// How much of the sun reaches a point past the walls, 0 to 1: 1 for what lies outside.
float past_walls(const Light *light, Vec3 position);
