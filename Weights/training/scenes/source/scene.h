// Everything one picture needs, passed along to all who build, draw and shade it. There is no other state, so
// several scenes may be made at once, each by a thread of its own.
#pragma once
#include <stdint.h>

#include "vector.h"

#define EXPORT __attribute__((visibility("default"))) // seen by Python; all else is hidden

enum {
  VERTEX_LIMIT = 600000,
  TRIANGLE_LIMIT = 900000,
  MATERIAL_LIMIT = 4000,
  GRID_LIMIT = 130 * 130,
  LAMP_LIMIT = 8,
  OPENING_LIMIT = 16,
};

// How a material's colours are laid out in space; see texture.c. Those from PICTURE on fill a panel about the origin of
// its object, `size` wide and `variant` high.
typedef enum {
  PLAIN,
  MOTTLED,
  STRIPED,
  CHECKED,
  BRICKS,
  PLANKS,
  TILES,
  CELLS,
  MARBLE,
  WINDOWED,
  GRASSY,
  PHOTOGRAPH,
  BLOCKS,
  DOTTED,
  STREAKED,
  FUR,
  FACE,
  PICTURE,
  PRINT,
  KEYS,
  PATTERN_COUNT
} Pattern;

typedef struct {
  Pattern pattern;
  Vec3 base, other, accent;     // linear colours, 0 to 1
  float size;                   // of the pattern's unit, metres
  float variant, ratio;         // free parameters of the pattern
  float specular, gloss;        // strength and exponent of the highlight
  float emission, bump, mirror; // strengths; `mirror` reflects the surroundings' light
  int photograph, turned, octaves;
  Vec3 offset; // into the pattern
} Material;

enum { AXIS_BITS = 3, FLAT = 4, SHADOWLESS = 8 }; // triangle flags; the axis is the one the texture is projected along

typedef struct {
  Vec3 position;
  float yaw, pitch, roll;
  float field_of_view;   // horizontal, radians
  Vec3 right, up, ahead; // unit axes, set by aim_camera
  float focal;           // pixels
} Camera;

typedef struct {
  Vec3 position, colour;
} Lamp;

// A window, as far as it lets the sun in.
typedef struct {
  Vec3 middle, across, up, out; // unit axes, `out` of the room
  float width, height;
} Opening;

typedef struct {
  int outdoor;
  Vec3 sun_direction, sun_colour; // towards the sun
  Vec3 ambient_above, ambient_below;
  Vec3 zenith, horizon; // of the sky
  float clouds, cloud_scale;
  Vec3 fog_colour;
  float fog_distance;
  Lamp lamps[LAMP_LIMIT];
  int lamp_count;
  Opening openings[OPENING_LIMIT];
  int opening_count;
  int sun_through_openings; // and nowhere else
} Light;

// Square RGB tiles that PHOTOGRAPH materials take their colours from.
typedef struct {
  const uint8_t *pixels; // count x side x side x 3
  int count, side;
} Photographs;

typedef struct {
  uint64_t random;

  Vec3 *positions, *local_positions, *normals; // a vertex: in the world, in its object (for textures), its normal
  int (*corners)[3];                           // a triangle's vertices
  uint16_t *triangle_material;
  uint8_t *triangle_flags;
  int vertex_count, triangle_count;
  Vec3 *grid;     // scratch for `add_grid`, rows of columns
  int shadowless; // what is built now casts no shadow (walls, ground)

  Material materials[MATERIAL_LIMIT];
  int material_count;
  int subject_first, subject_end; // materials of the picture's subject, to judge how much of it is seen
  int has_focus;                  // the picture must show the subject at this point
  Vec3 focus;
  Photographs photographs; // of surfaces, repeated over them
  Photographs pictures;    // of scenes, shown once on a panel

  Camera camera;
  Light light;

  int width, height, pixel_capacity; // of the drawn raster, before it is reduced to the picture
  float *inverse_depth;              // 1 / z, 0 where nothing was drawn
  int *triangle_seen;                // -1 where nothing was drawn
  Vec3 *colour, *surface, *spare;    // linear light; position in the world; scratch
  float *shadow_map, *lamp_map;      // see shadow.h
} Scene;

// NULL when memory is short.
EXPORT Scene *create_scene(void);
EXPORT void destroy_scene(Scene *scene);
// Sets the size of the raster; 0 when memory is short.
int size_scene(Scene *scene, int width, int height);
// Forgets all geometry, materials and lamps.
void clear_scene(Scene *scene);
