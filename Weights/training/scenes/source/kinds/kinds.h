// The kinds of scene. Each builds geometry and light and sets the camera's place and direction.
#pragma once
#include "scene.h"

typedef enum { ROOM, HALL, STREET, NATURE, TABLE, SUBJECT, ABSTRACT, DESK, PORTRAIT, PET, KIND_COUNT } Kind;

// How a room is filled: a lived-in room, a corridor or hall, or the surroundings of a table (the caller sets the camera).
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
// A person, animal or thing large in the foreground of a room, nature or street.
void build_subject(Scene *scene);
// Things that float in a room, turned anyhow.
void build_abstract(Scene *scene);

// What stands or hangs on a wall of `length` and `height`; the pose has its origin at the foot of the wall's middle,
// the wall in its xy plane and the room towards -z.
void dress_wall(Scene *scene, Pose pose, float length, float height);
// A piece of furniture with its back to the wall (the same pose).
void add_furniture(Scene *scene, Pose pose);
