#include "mesh.h"

#include "noise.h"
#include "random.h"

static int add_vertex(Scene *scene, Vec3 world, Vec3 local) {
  if (scene->vertex_count >= VERTEX_LIMIT) return 0;
  int i = scene->vertex_count++;
  scene->positions[i] = world;
  scene->local_positions[i] = local;
  scene->normals[i] = vec(0, 0, 0);
  return i;
}

static void add_triangle(Scene *scene, int a, int b, int c, int material, int flat) {
  if (scene->triangle_count >= TRIANGLE_LIMIT || scene->vertex_count >= VERTEX_LIMIT - 8) return;
  int t = scene->triangle_count++;
  scene->corners[t][0] = a;
  scene->corners[t][1] = b;
  scene->corners[t][2] = c;
  scene->triangle_material[t] = (uint16_t)material;

  const Vec3 *local = scene->local_positions;
  Vec3 n = cross(sub(local[b], local[a]), sub(local[c], local[a]));
  float x = fabsf(n.x), y = fabsf(n.y), z = fabsf(n.z);
  int axis = x > y ? (x > z ? 0 : 2) : (y > z ? 1 : 2);
  scene->triangle_flags[t] = (uint8_t)(axis | (flat ? FLAT : 0) | (scene->shadowless ? SHADOWLESS : 0));
  if (flat) return;

  const Vec3 *world = scene->positions;
  Vec3 g = cross(sub(world[b], world[a]), sub(world[c], world[a]));
  Vec3 *normals = scene->normals;
  normals[a] = add(normals[a], g);
  normals[b] = add(normals[b], g);
  normals[c] = add(normals[c], g);
}

void add_quad(Scene *scene, Pose pose, Vec3 a, Vec3 b, Vec3 c, Vec3 d, int material) {
  int i = add_vertex(scene, apply(&pose, a), a), j = add_vertex(scene, apply(&pose, b), b);
  int k = add_vertex(scene, apply(&pose, c), c), l = add_vertex(scene, apply(&pose, d), d);
  add_triangle(scene, i, j, k, material, 1);
  add_triangle(scene, i, k, l, material, 1);
}

void add_box(Scene *scene, Pose pose, float x, float y, float z, float sx, float sy, float sz, int material) {
  static const int faces[6][4] = {{0, 1, 3, 2}, {4, 5, 7, 6}, {0, 1, 5, 4}, {2, 3, 7, 6}, {0, 2, 6, 4}, {1, 3, 7, 5}};
  Vec3 p[8];
  for (int i = 0; i < 8; i++)
    p[i] = vec(x + ((i & 1) - .5f) * sx, y + (((i >> 1) & 1) - .5f) * sy, z + (((i >> 2) & 1) - .5f) * sz);
  for (int i = 0; i < 6; i++)
    add_quad(scene, pose, p[faces[i][0]], p[faces[i][1]], p[faces[i][2]], p[faces[i][3]], material);
}

void add_grid(Scene *scene, Pose pose, int rows, int columns, int material, int flat) {
  int first = scene->vertex_count;
  if (first + rows * columns >= VERTEX_LIMIT - 8) return;
  for (int i = 0; i < rows * columns; i++) add_vertex(scene, apply(&pose, scene->grid[i]), scene->grid[i]);
  for (int i = 0; i + 1 < rows; i++)
    for (int j = 0; j + 1 < columns; j++) {
      int a = first + i * columns + j;
      add_triangle(scene, a, a + 1, a + columns + 1, material, flat);
      add_triangle(scene, a, a + columns + 1, a + columns, material, flat);
    }
}

static float signed_power(float base, float exponent) {
  return base < 0 ? -powf(-base, exponent) : powf(base, exponent);
}

void add_superellipsoid(Scene *scene, Pose pose, Vec3 centre, float rx, float ry, float rz, float e1, float e2,
                        float noise, float frequency, int material, int rows, int columns) {
  float origin = uniform(scene, 0, 100);
  for (int i = 0; i <= rows; i++)
    for (int j = 0; j <= columns; j++) {
      float u = (float)i / rows * (float)M_PI - (float)M_PI / 2;
      float w = (float)(j % columns) / columns * 2 * (float)M_PI;
      float cu = signed_power(cosf(u), e1), su = signed_power(sinf(u), e1);
      float cw = signed_power(cosf(w), e2), sw = signed_power(sinf(w), e2);
      Vec3 d = vec(cu * cw, su, cu * sw);
      float k = 1;
      if (noise > 0) k += noise * (octave_noise(vec(d.x + origin, d.y, d.z), frequency, 4, .55f, 0) - .5f) * 2;
      scene->grid[i * (columns + 1) + j] =
          vec(centre.x + rx * d.x * k, centre.y + ry * d.y * k, centre.z + rz * d.z * k);
    }
  add_grid(scene, pose, rows + 1, columns + 1, material, 0);
}

void add_ellipsoid(Scene *scene, Pose pose, float x, float y, float z, float rx, float ry, float rz, int material) {
  add_superellipsoid(scene, pose, vec(x, y, z), rx, ry, rz, 1, 1, 0, 0, material, 10, 16);
}

void add_blob(Scene *scene, Pose pose, float x, float y, float z, float rx, float ry, float rz, float noise,
              float frequency, int material) {
  add_superellipsoid(scene, pose, vec(x, y, z), rx, ry, rz, 1, 1, noise, frequency, material, 18, 28);
}

void add_revolved(Scene *scene, Pose pose, float x, float y, float z, const float *radius, const float *height,
                  int count, int columns, int material) {
  for (int i = 0; i < count; i++)
    for (int j = 0; j <= columns; j++) {
      float w = (float)(j % columns) / columns * 2 * (float)M_PI;
      scene->grid[i * (columns + 1) + j] = vec(x + radius[i] * cosf(w), y + height[i], z + radius[i] * sinf(w));
    }
  add_grid(scene, pose, count, columns + 1, material, 0);
}

void add_cylinder(Scene *scene, Pose pose, float x, float y, float z, float r0, float r1, float height, int material) {
  float radii[6] = {0, r0, r0, r1, r1, 0}, heights[6] = {0, 0, .001f, height - .001f, height, height};
  add_revolved(scene, pose, x, y, z, radii, heights, 6, 14, material);
}

void add_capsule(Scene *scene, Pose pose, Vec3 a, Vec3 b, float r0, float r1, int material) {
  Vec3 along = normalize(sub(b, a));
  Vec3 u = normalize(cross(along, fabsf(along.y) < .9f ? vec(0, 1, 0) : vec(1, 0, 0))), w = cross(along, u);
  float distance = length(sub(b, a));
  int k = 0, columns = 10;
  for (int s = 0; s < 8; s++) { // four rings round each end
    float angle = s < 4 ? (s / 3.f - 1) * (float)M_PI / 2 : ((s - 4) / 3.f) * (float)M_PI / 2;
    float radius = s < 4 ? r0 : r1, offset = (s < 4 ? 0 : distance) + radius * sinf(angle), ring = radius * cosf(angle);
    for (int j = 0; j <= columns; j++) {
      float t = (float)(j % columns) / columns * 2 * (float)M_PI;
      scene->grid[k++] = add(a, add(mul(along, offset), add(mul(u, ring * cosf(t)), mul(w, ring * sinf(t)))));
    }
  }
  add_grid(scene, pose, 8, columns + 1, material, 0);
}

void add_tube(Scene *scene, Pose pose, const Vec3 *points, const float *radii, int count, int columns, int material) {
  Vec3 u = vec(0, 0, 0);
  int k = 0;
  for (int i = -1; i <= count; i++) {
    int at = i < 0 ? 0 : i == count ? count - 1 : i, before = at ? at - 1 : 0, after = at < count - 1 ? at + 1 : at;
    Vec3 along = normalize(sub(points[after], points[before]));
    if (i <= 0) u = cross(along, fabsf(along.y) < .9f ? vec(0, 1, 0) : vec(1, 0, 0));
    u = normalize(sub(u, mul(along, dot(u, along)))); // carried along, so that the tube does not twist
    Vec3 w = cross(along, u);
    float radius = i < 0 || i == count ? 0 : radii[at];
    for (int j = 0; j <= columns; j++) {
      float angle = (float)(j % columns) / columns * TURN;
      scene->grid[k++] = add(points[at], add(mul(u, radius * cosf(angle)), mul(w, radius * sinf(angle))));
    }
  }
  add_grid(scene, pose, count + 2, columns + 1, material, 0);
}

void add_ring(Scene *scene, Pose pose, Vec3 centre, float radius, float thickness, int upright, int material) {
  enum { ROWS = 28, COLUMNS = 7 };
  for (int i = 0; i <= ROWS; i++)
    for (int j = 0; j <= COLUMNS; j++) {
      float a = (float)(i % ROWS) / ROWS * TURN, b = (float)(j % COLUMNS) / COLUMNS * TURN;
      float r = radius + thickness * cosf(b), side = thickness * sinf(b);
      Vec3 p = upright ? vec(r * cosf(a), r * sinf(a), side) : vec(r * cosf(a), side, r * sinf(a));
      scene->grid[i * (COLUMNS + 1) + j] = add(centre, p);
    }
  add_grid(scene, pose, ROWS + 1, COLUMNS + 1, material, 0);
}

void add_height_field(Scene *scene, Pose pose, float x0, float x1, float z0, float z1, int side, float amplitude,
                      float wavelength, float base, float rise, int material) {
  float origin = uniform(scene, 0, 200);
  for (int i = 0; i < side; i++)
    for (int j = 0; j < side; j++) {
      float x = x0 + (x1 - x0) * j / (side - 1), far = (float)i / (side - 1), z = z0 + (z1 - z0) * far;
      float height = octave_noise(vec(x + origin, 0, z), 1 / wavelength, 6, .5f, 0);
      scene->grid[i * side + j] = vec(x, base + amplitude * (height - .5f) * 2 + rise * far * height, z);
    }
  add_grid(scene, pose, side, side, material, 0);
}
