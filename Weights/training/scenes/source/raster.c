#include "raster.h"

#include <string.h>

#include "camera.h"

void fill_triangle(float *buffer, int *ids, int width, int height, const float a[3], const float b[3], const float c[3],
                   int id) {
  float left = fminf(a[0], fminf(b[0], c[0])), right = fmaxf(a[0], fmaxf(b[0], c[0]));
  float top = fminf(a[1], fminf(b[1], c[1])), bottom = fmaxf(a[1], fmaxf(b[1], c[1]));
  if (right < 0 || bottom < 0 || left >= width || top >= height) return;
  // The pixels whose middles lie in the bounding box; most small triangles have none.
  int x0 = left < .5f ? 0 : (int)ceilf(left - .5f), x1 = right >= width ? width - 1 : (int)floorf(right - .5f);
  int y0 = top < .5f ? 0 : (int)ceilf(top - .5f), y1 = bottom >= height ? height - 1 : (int)floorf(bottom - .5f);
  if (x0 > x1 || y0 > y1) return;
  float area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  if (fabsf(area) < 1e-9f) return;

  // Barycentric weights of a and b, and their steps along x and y; in double precision, for corners may lie millions of
  // pixels outside and neighbours must still meet without a crack.
  double scale = 1 / (((double)b[0] - a[0]) * ((double)c[1] - a[1]) - ((double)b[1] - a[1]) * ((double)c[0] - a[0]));
  double across1 = ((double)b[1] - c[1]) * scale, down1 = ((double)c[0] - b[0]) * scale;
  double across2 = ((double)c[1] - a[1]) * scale, down2 = ((double)a[0] - c[0]) * scale;
  float step1 = (float)across1, step2 = (float)across2;
  for (int y = y0; y <= y1; y++) {
    double px = x0 + .5 - c[0], py = y + .5 - c[1];
    float w1 = (float)(across1 * px + down1 * py), w2 = (float)(across2 * px + down2 * py);
    float *row = buffer + (size_t)y * width;
    for (int x = x0; x <= x1; x++, w1 += step1, w2 += step2) {
      float w3 = 1 - w1 - w2;
      if (w1 < -1e-6f || w2 < -1e-6f || w3 < -1e-6f) continue;
      float q = w1 * a[2] + w2 * b[2] + w3 * c[2];
      if (q <= row[x]) continue;
      row[x] = q;
      if (ids) ids[(size_t)y * width + x] = id;
    }
  }
}

// Cuts a triangle at depth `near`; returns how many corners are left (0, 3 or 4).
static int clip_near(const Vec3 *corner, float near, Vec3 *kept) {
  int count = 0;
  for (int i = 0; i < 3; i++) {
    Vec3 a = corner[i], b = corner[(i + 1) % 3];
    if (a.z > near) kept[count++] = a;
    if ((a.z > near) == (b.z > near)) continue;
    // Always from the corner in front, so that triangles with a common edge are cut at the very same point.
    Vec3 front = a.z > near ? a : b, behind = a.z > near ? b : a;
    kept[count++] = mix(front, behind, (near - front.z) / (behind.z - front.z));
  }
  return count;
}

// Where surfaces meet along edges of different lengths, a pixel's middle may fall between them. Such a pixel, with all
// four neighbours on nearly one depth, takes its left neighbour's surface.
static void close_cracks(Scene *scene) {
  int width = scene->width;
  for (int y = 1; y + 1 < scene->height; y++)
    for (int x = 1; x + 1 < width; x++) {
      int i = y * width + x;
      if (scene->triangle_seen[i] >= 0) continue;
      float a = scene->inverse_depth[i - 1], b = scene->inverse_depth[i + 1];
      float c = scene->inverse_depth[i - width], d = scene->inverse_depth[i + width];
      if (fminf(fminf(a, b), fminf(c, d)) < .93f * fmaxf(fmaxf(a, b), fmaxf(c, d)) || a <= 0) continue;
      scene->inverse_depth[i] = a;
      scene->triangle_seen[i] = scene->triangle_seen[i - 1];
    }
}

void draw_triangles(const Scene *scene, const Camera *camera, float near, int skipped, float *buffer, int *ids,
                    int width, int height) {
  memset(buffer, 0, (size_t)width * height * sizeof(float));
  for (int t = 0; t < scene->triangle_count; t++) {
    if (scene->triangle_flags[t] & skipped) continue;
    Vec3 eye[3], kept[4];
    int inside = 0;
    for (int i = 0; i < 3; i++) {
      Vec3 d = sub(scene->positions[scene->corners[t][i]], camera->position);
      eye[i] = vec(dot(d, camera->right), dot(d, camera->up), dot(d, camera->ahead));
      inside += eye[i].z > near;
    }
    if (!inside) continue;
    const Vec3 *polygon = eye;
    int count = 3;
    if (inside < 3) {
      count = clip_near(eye, near, kept);
      polygon = kept;
    }
    float q[4][3];
    for (int i = 0; i < count; i++) {
      float inverse = 1 / polygon[i].z;
      q[i][0] = width * .5f + camera->focal * polygon[i].x * inverse;
      q[i][1] = height * .5f - camera->focal * polygon[i].y * inverse;
      q[i][2] = inverse;
    }
    fill_triangle(buffer, ids, width, height, q[0], q[1], q[2], t);
    if (count == 4) fill_triangle(buffer, ids, width, height, q[0], q[2], q[3], t);
  }
}

void draw_scene(Scene *scene) {
  memset(scene->triangle_seen, -1, (size_t)scene->width * scene->height * sizeof(int));
  draw_triangles(scene, &scene->camera, NEAREST_MILLIMETRES * .001f, 0, scene->inverse_depth, scene->triangle_seen,
                 scene->width, scene->height);
  close_cracks(scene);
}
