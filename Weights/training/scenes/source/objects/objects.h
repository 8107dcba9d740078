// Things to put into a scene. Unless said otherwise a thing stands on y = 0 of its pose, about x = z = 0, and faces -z.
#pragma once
#include "scene.h"

// A head's shape: half sides in metres, the rest are strengths about 1 (`jaw`: how much it narrows, 0 to 1).
typedef struct {
  float width, height, depth, jaw, nose, sockets, lips;
} Features;

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
void add_chair(Scene *scene, Pose pose);
void add_stool(Scene *scene, Pose pose);
void add_armchair(Scene *scene, Pose pose);
void add_sofa(Scene *scene, Pose pose, float width);
void add_bed(Scene *scene, Pose pose);
void add_shelf(Scene *scene, Pose pose, float width, float height, float depth);
void add_cabinet(Scene *scene, Pose pose, float width, float height, float depth);
// Lights the room when it is lit.
void add_floor_lamp(Scene *scene, Pose pose);
void add_television(Scene *scene, Pose pose, float width);

// On desks. `add_desk_thing` is any of the smaller ones.
void add_monitor(Scene *scene, Pose pose, float width);
void add_keyboard(Scene *scene, Pose pose);
void add_mouse(Scene *scene, Pose pose);
void add_laptop(Scene *scene, Pose pose);
void add_phone(Scene *scene, Pose pose);
void add_desk_telephone(Scene *scene, Pose pose);
void add_papers(Scene *scene, Pose pose);
void add_book(Scene *scene, Pose pose);
void add_open_book(Scene *scene, Pose pose);
void add_pen(Scene *scene, Pose pose);
void add_pen_cup(Scene *scene, Pose pose);
void add_desk_lamp(Scene *scene, Pose pose);
void add_tape_roll(Scene *scene, Pose pose);
void add_cable(Scene *scene, Pose pose, float length);
void add_headphones(Scene *scene, Pose pose);
void add_desk_thing(Scene *scene, Pose pose);

// On dining tables and in kitchens. `add_table_thing` is any of them but the place setting.
void add_mug(Scene *scene, Pose pose);
void add_can(Scene *scene, Pose pose);
void add_drinking_glass(Scene *scene, Pose pose);
void add_plate(Scene *scene, Pose pose);
// Plate, cutlery, glass and napkin before someone who sits towards -z.
void add_place_setting(Scene *scene, Pose pose);
void add_candle(Scene *scene, Pose pose);
void add_table_thing(Scene *scene, Pose pose);

void add_person(Scene *scene, Pose pose, float height, int sitting);
// The same with `detail` 1 for far, 2 for near.
void add_person_in_detail(Scene *scene, Pose pose, float height, int sitting, int detail);
// A head with face and hair about (0, 0, 0), eyes at height 0, 0.23 m high, looking to -z.
void add_head(Scene *scene, Pose pose, int skin, int detail);
int hair_material(Scene *scene);
// Four-legged animals, `height` at the shoulder. Cat and dog: `detail` 1 for far, 3 for near.
void add_cat(Scene *scene, Pose pose, float height, int detail);
void add_dog(Scene *scene, Pose pose, float height, int detail);
void add_animal(Scene *scene, Pose pose, float height);
// A car or van, facing -z.
void add_car(Scene *scene, Pose pose);
// A house or block with its front towards -z.
void add_building(Scene *scene, Pose pose, float width, float height, float depth);
// A lattice mast, chimney or silo, or a rocket on its pad.
void add_tower(Scene *scene, Pose pose, float height);

// Thin and jagged things. Bicycle and motorcycle face -z.
void add_bicycle(Scene *scene, Pose pose);
void add_motorcycle(Scene *scene, Pose pose);
// A railing along x.
void add_railing(Scene *scene, Pose pose, float length, float height);
void add_ladder(Scene *scene, Pose pose, float height);
// Pipes with bends in a space of about `size`.
void add_pipes(Scene *scene, Pose pose, float size);
// Steps that rise towards z.
void add_staircase(Scene *scene, Pose pose, float width, int steps);

// Built-in furniture along `length` of a wall at z = 0, the room towards -z.
void add_kitchen_run(Scene *scene, Pose pose, float length);
void add_bathroom_run(Scene *scene, Pose pose, float length);
