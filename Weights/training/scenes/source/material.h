// Materials: how to make one, and draws of those that walls, floors, furniture, cloth, skin, leaves ... are made of.
// Each returns the material's index in scene->materials.
#pragma once
#include "scene.h"

// A material of a pattern with two colours and a size in metres; all else is drawn at random.
int new_material(Scene *scene, Pattern pattern, Vec3 base, Vec3 other, float size);
int plain_material(Scene *scene, Vec3 colour);
// Gives the material highlights, and perhaps reflections, with probability p.
void polish(Scene *scene, int material, float p);
// Any pattern, fit for a thing of `size` metres.
int any_material(Scene *scene, float size);
int wall_material(Scene *scene);
int floor_material(Scene *scene);
int furniture_material(Scene *scene);
int fabric_material(Scene *scene);
int leaf_material(Scene *scene);
int ground_material(Scene *scene);
int skin_material(Scene *scene);
int facade_material(Scene *scene);
// What is shown on a flat panel of `width` x `height` about the origin of its object: a picture of a scene, print,
// blocks of colour, a pattern. Flat in depth whatever it shows.
int panel_material(Scene *scene, float width, float height);
// The same of a given pattern: PICTURE, PRINT or KEYS.
int panel_of(Scene *scene, Pattern pattern, Vec3 base, Vec3 other, float width, float height);
// Bare or painted metal, shiny.
int metal_material(Scene *scene);
// Plastic of any colour, mostly dark or light grey, a little shiny.
int plastic_material(Scene *scene);
// Paper or card, near white.
int paper_material(Scene *scene);
int ceramic_material(Scene *scene);
