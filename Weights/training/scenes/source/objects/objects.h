// Things to put into a scene. Unless said otherwise a thing stands on y = 0 of its pose, about x = z = 0, and faces -z.
#pragma once
#include "scene.h"

// Bottle, mug, bowl with fruit, or vase, about `height` high.
void add_vessel(Scene *scene, Pose pose, float height);
// Any small thing of about `size` metres: box, ball, vessel, stone, pile of books ...
void add_small_thing(Scene *scene, Pose pose, float size);

// `count` leaves of about `size` in an ellipsoid.
void add_leaves(Scene *scene, Pose pose, float x, float y, float z, float rx, float ry, float rz, int count, float size,
                int material);
void add_potted_plant(Scene *scene, Pose pose, float height);
void add_bush(Scene *scene, Pose pose, float size);
void add_tree(Scene *scene, Pose pose, float height);

void add_table(Scene *scene, Pose pose, float width, float height, float depth, int things);
void add_monitor(Scene *scene, Pose pose, float width);
void add_chair(Scene *scene, Pose pose);
void add_sofa(Scene *scene, Pose pose, float width);
void add_bed(Scene *scene, Pose pose);
void add_shelf(Scene *scene, Pose pose, float width, float height, float depth);
void add_cabinet(Scene *scene, Pose pose, float width, float height, float depth);
void add_floor_lamp(Scene *scene, Pose pose);

void add_person(Scene *scene, Pose pose, float height, int sitting);
// A four-legged animal of about `height`, facing +x.
void add_animal(Scene *scene, Pose pose, float height);
// A car or van, facing -z.
void add_car(Scene *scene, Pose pose);
// A house or block with its front towards -z.
void add_building(Scene *scene, Pose pose, float width, float height, float depth);
