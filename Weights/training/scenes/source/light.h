// Light out of doors and in rooms, and the sky.
#pragma once
#include "scene.h"

// Sun, sky, clouds and haze of some time of day.
void set_daylight(Scene *scene);
// Turns a finished street into night: dark sky, lamps along both sides of the road (|x| = `side`), lit windows and
// signs.
void set_night(Scene *scene, float side);
// A room's even light with a weak direction; its lamps are put in by `add_lamp_light`.
void set_room_light(Scene *scene);
// A point light; only the one that matters most casts a shadow. Ignored beyond LAMP_LIMIT.
void add_lamp_light(Scene *scene, Vec3 position, Vec3 colour);
// The sky's colour in a direction.
Vec3 sky_colour(const Light *light, Vec3 direction);
