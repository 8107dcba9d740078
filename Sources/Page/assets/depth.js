/** The depth of a photo, as the service's npy export gives it, with camera and calibration. */
import { parseNPY } from "./npy.js";
import { sortedSample } from "./statistics.js";

/** Pixels that pictures are drawn from in the browser; read-outs use all. */
const viewPixels = 1_000_000;

/** A pixel fifty times as far as the nearest surface is taken to be at infinity (Sky.share). */
const skyShare = 0.02;

export class Depth {
  #skyLimit = -Infinity;
  #skyDistance = NaN;

  /** @param buffer the file; its header's comment says what the numbers mean (docs/coordinates.md). */
  constructor(buffer) {
    const { width, height, values, header } = parseNPY(buffer);
    const record = /# isobath (\{.*\})/.exec(header);
    if (!record) throw new Error("The depth does not say what it means.");
    this.width = width;
    this.height = height;
    this.values = values;
    this.record = JSON.parse(record[1]);
    this.camera = this.record.camera;
    this.calibration = this.record.calibration;
    this.isInverse = this.record.meaning === "inverse";
    this.#findSky();
    this.view = new DepthView(this);
  }

  /** What is at infinity has no distance, or that of the far plane; as Sky has it. */
  #findSky() {
    if (!this.isInverse || !this.record.sky) return;
    this.#skyLimit = skyShare * atShare(sortedSample(this.values), 0.999);
    this.#skyDistance = this.record.sky === "keep" ? this.calibration.far ?? NaN : NaN;
  }

  get isMetric() {
    return this.calibration.unit === "metres";
  }

  /** The distance of a depth value along the optical axis, NaN where there is none; as Calibration.distance has it. */
  distanceOf(value) {
    if (value <= this.#skyLimit) return this.#skyDistance;
    const { a, b, isInverse, near, far, outside } = this.calibration;
    const line = a * value + b;
    const z = isInverse ? 1 / line : line;
    const clamps = outside === "clamp";
    if (!(z > 0 && z < Infinity)) return isInverse && clamps && far !== undefined && !Number.isNaN(line) ? far : NaN;
    if (near !== undefined && z < near) return clamps || z >= near * (1 - 1e-4) ? near : NaN;
    if (far !== undefined && z > far) return clamps || z <= far * (1 + 1e-4) ? far : NaN;
    return z;
  }

  /** Larger is nearer, whatever the depth map holds. */
  nearnessOf(value) {
    return this.isInverse ? value : 1 / this.distanceOf(value);
  }

  value(x, y) {
    return this.values[y * this.width + x];
  }

  distance(x, y) {
    return this.distanceOf(this.value(x, y));
  }

  /** The point that a pixel's centre shows: X right, Y down, Z forward; null without depth. */
  position(x, y) {
    const z = this.distance(x, y);
    if (!Number.isFinite(z)) return null;
    const { fx, fy, cx, cy } = this.camera;
    return [((x + 0.5 - cx) / fx) * z, ((y + 0.5 - cy) / fy) * z, z];
  }
}

/** Every n-th pixel: what sliders redraw at once. */
class DepthView {
  constructor(depth) {
    this.step = Math.max(1, Math.ceil(Math.sqrt((depth.width * depth.height) / viewPixels)));
    this.width = Math.ceil(depth.width / this.step);
    this.height = Math.ceil(depth.height / this.step);
    this.nearness = new Float32Array(this.width * this.height);
    this.distance = new Float32Array(this.width * this.height);
    for (let y = 0, index = 0; y < this.height; y += 1) {
      for (let x = 0; x < this.width; x += 1, index += 1) {
        const value = depth.value(x * this.step, y * this.step);
        this.nearness[index] = depth.nearnessOf(value);
        this.distance[index] = depth.distanceOf(value);
      }
    }
    this.sortedNearness = sortedSample(this.nearness);
    this.sortedDistance = sortedSample(this.distance);
  }

  /** The nearness below which so many percent of the pixels lie, the farthest first. */
  nearnessAt(percent) {
    return atShare(this.sortedNearness, percent / 100);
  }

  distanceAt(percent) {
    return atShare(this.sortedDistance, percent / 100);
  }
}

function atShare(sorted, share) {
  if (!sorted.length) return NaN;
  return sorted[Math.round(Math.min(1, Math.max(0, share)) * (sorted.length - 1))];
}
