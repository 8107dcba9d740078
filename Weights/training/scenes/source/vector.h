// Vectors of three floats, poses (rotation or uniform scale, then a shift), and the small functions on them.
// Axes: x right, y up, z away from the viewer, in metres. Angles are in radians.
#pragma once
#include <math.h>

typedef struct {
  float x, y, z;
} Vec3;

// Maps p to rotation * p + shift; `rotation` is row-major.
typedef struct {
  float rotation[9];
  Vec3 shift;
} Pose;

#define PI 3.14159265f
#define TURN 6.28318531f

static inline Vec3 vec(float x, float y, float z) { return (Vec3){x, y, z}; }
static inline Vec3 add(Vec3 a, Vec3 b) { return vec(a.x + b.x, a.y + b.y, a.z + b.z); }
static inline Vec3 sub(Vec3 a, Vec3 b) { return vec(a.x - b.x, a.y - b.y, a.z - b.z); }
static inline Vec3 mul(Vec3 a, float k) { return vec(a.x * k, a.y * k, a.z * k); }
static inline Vec3 modulate(Vec3 a, Vec3 b) { return vec(a.x * b.x, a.y * b.y, a.z * b.z); }
static inline float dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
static inline Vec3 cross(Vec3 a, Vec3 b) {
  return vec(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}
static inline float length(Vec3 a) { return sqrtf(dot(a, a)); }
static inline Vec3 normalize(Vec3 a) {
  float l = sqrtf(dot(a, a)) + 1e-12f;
  return mul(a, 1 / l);
}
static inline Vec3 mix(Vec3 a, Vec3 b, float t) { return add(mul(a, 1 - t), mul(b, t)); }
static inline float blend(float a, float b, float t) { return a + (b - a) * t; }
static inline float clamp(float x, float low, float high) { return x < low ? low : x > high ? high : x; }
static inline float smooth_step(float low, float high, float x) {
  x = clamp((x - low) / (high - low), 0, 1);
  return x * x * (3 - 2 * x);
}

static inline Pose identity(void) { return (Pose){{1, 0, 0, 0, 1, 0, 0, 0, 1}, {0, 0, 0}}; }
static inline Vec3 apply(const Pose *pose, Vec3 p) {
  const float *r = pose->rotation;
  return vec(r[0] * p.x + r[1] * p.y + r[2] * p.z + pose->shift.x, r[3] * p.x + r[4] * p.y + r[5] * p.z + pose->shift.y,
             r[6] * p.x + r[7] * p.y + r[8] * p.z + pose->shift.z);
}
// The pose that does `inner` first and `outer` after it.
static inline Pose compose(Pose outer, Pose inner) {
  Pose c;
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      c.rotation[i * 3 + j] = outer.rotation[i * 3] * inner.rotation[j] +
                              outer.rotation[i * 3 + 1] * inner.rotation[3 + j] +
                              outer.rotation[i * 3 + 2] * inner.rotation[6 + j];
  c.shift = apply(&outer, inner.shift);
  return c;
}
// A child of `parent` at (x, y, z) in it, turned by `yaw` about the vertical.
static inline Pose place(Pose parent, float x, float y, float z, float yaw) {
  float c = cosf(yaw), s = sinf(yaw);
  return compose(parent, (Pose){{c, 0, s, 0, 1, 0, -s, 0, c}, {x, y, z}});
}
static inline Pose rotate_x(Pose pose, float angle) {
  float c = cosf(angle), s = sinf(angle);
  return compose(pose, (Pose){{1, 0, 0, 0, c, -s, 0, s, c}, {0, 0, 0}});
}
static inline Pose rotate_z(Pose pose, float angle) {
  float c = cosf(angle), s = sinf(angle);
  return compose(pose, (Pose){{c, -s, 0, s, c, 0, 0, 0, 1}, {0, 0, 0}});
}
static inline Pose scaled(Pose pose, float k) { return compose(pose, (Pose){{k, 0, 0, 0, k, 0, 0, 0, k}, {0, 0, 0}}); }
