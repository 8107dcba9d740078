#include "noise.h"

float value_noise(float x, float y, float z) {
  float fx = floorf(x), fy = floorf(y), fz = floorf(z);
  int X = (int)fx, Y = (int)fy, Z = (int)fz;
  x -= fx, y -= fy, z -= fz;
  x = x * x * (3 - 2 * x);
  y = y * y * (3 - 2 * y);
  z = z * z * (3 - 2 * z);
  float a = lattice_hash(X, Y, Z), b = lattice_hash(X + 1, Y, Z);
  float c = lattice_hash(X, Y + 1, Z), d = lattice_hash(X + 1, Y + 1, Z);
  float e = lattice_hash(X, Y, Z + 1), f = lattice_hash(X + 1, Y, Z + 1);
  float g = lattice_hash(X, Y + 1, Z + 1), h = lattice_hash(X + 1, Y + 1, Z + 1);
  a += (b - a) * x;
  c += (d - c) * x;
  e += (f - e) * x;
  g += (h - g) * x;
  a += (c - a) * y;
  e += (g - e) * y;
  return a + (e - a) * z;
}

float octave_noise(Vec3 p, float frequency, int octaves, float gain, float footprint) {
  float amplitude = 1, sum = 0, weight = 0;
  for (int i = 0; i < octaves; i++) {
    float kept = clamp(1.2f - footprint * frequency * 1.6f, 0, 1);
    if (kept <= 0) {
      sum += amplitude * .5f;
      weight += amplitude;
      break;
    }
    sum += amplitude * (.5f + kept * (value_noise(p.x * frequency, p.y * frequency, p.z * frequency) - .5f));
    weight += amplitude;
    frequency *= 2.03f;
    amplitude *= gain;
    p.x += 3.1f;
    p.y += 1.7f;
  }
  return sum / weight;
}
