// The kinds of scene. Each builds geometry and light and sets the camera's place and direction.
#pragma once
#include "scene.h"

typedef enum {
  ROOM,
  HALL,
  STREET,
  NATURE,
  TABLE,
  SUBJECT,
  ABSTRACT,
  DESK,
  PORTRAIT,
  PET,
  MACHINE,
  OUTLOOK,
  KIND_COUNT
} Kind;

// How a room is filled: a lived-in room, a corridor or hall, or the surroundings of a table (the caller sets the
// camera).
typedef enum { FURNISHED, LARGE, SURROUNDINGS } RoomUse;

void build_room(Scene *scene, RoomUse use);
void build_street(Scene *scene);
void build_nature(Scene *scene);
// Things on a table, seen near.
void build_table(Scene *scene);
// A desk, dining table, coffee table or workbench full of things, seen obliquely so that it fills most of the picture.
void build_desk(Scene *scene);
// One or several people near: faces close up to half length, before a room, street or nature.
void build_portrait(Scene *scene);
// A cat or dog near, indoors or out, on the floor or raised to the camera.
void build_pet(Scene *scene);
// Bicycles, motorcycles, pipes, railings, ladders, stairs.
void build_machine(Scene *scene);
// Views that are not "near at the bottom": down from a height, up, out from under leaves, onto the floor.
void build_outlook(Scene *scene);
// A person, animal or thing large in the foreground of a room, nature or street.
void build_subject(Scene *scene);
// Things that float in a room, turned anyhow.
void build_abstract(Scene *scene);

// Puts up a wall of `length` and `height` with doors, openings, windows and what hangs on it. The pose has its origin
// at the foot of the wall's middle, the wall in its xy plane and the room towards -z.
void add_dressed_wall(Scene *scene, Pose pose, float length, float height, int material);
// A piece of furniture with its back to the wall (the same pose).
void add_furniture(Scene *scene, Pose pose);

// Furniture close to the camera that the edge of the picture cuts off, in a room of that width and depth about the
// origin.
void add_foreground(Scene *scene, float width, float depth);

// What a table is used for, and so what lies on it.
typedef enum { OFFICE, DINING, COFFEE, WORKBENCH } TableUse;

// Puts things on a table of that size that stands on `floor`, and chairs round a dining table.
void lay_table(Scene *scene, Pose floor, float width, float depth, float height, TableUse use, int things);

// Furniture that belongs together, about the pose's origin: sofa, armchairs, low table and television; a laid table
// under a lamp; desks; a bed with its tables.
void add_living_group(Scene *scene, Pose pose);
void add_dining_group(Scene *scene, Pose pose, float ceiling);
void add_office_group(Scene *scene, Pose pose);
void add_bedroom_group(Scene *scene, Pose pose);

// Makes the camera look at `target` from `distance`, `elevation` above it and from `azimuth` (0: from -z), nearly.
void look_from(Scene *scene, Vec3 target, float distance, float elevation, float azimuth);
