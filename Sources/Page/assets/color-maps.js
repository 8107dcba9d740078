/** Colour maps, asked of the service as the heatmap of a ramp, so that the page has the colours of its files. */
import { makeNPY } from "./npy.js";
import { decoded } from "./photo.js";
import { ask } from "./server.js";

const steps = 256;
const tables = new Map();

/** @returns {Promise<Uint8Array>} RGB of 256 steps from far to near. */
export function colorTable(name) {
  if (!tables.has(name)) {
    tables.set(name, asked(name).catch((error) => {
      tables.delete(name);
      throw error;
    }));
  }
  return tables.get(name);
}

async function asked(name) {
  const rows = 4;
  const ramp = Float32Array.from({ length: steps * rows }, (_, index) => 1 + (index % steps) / (steps - 1));
  const fields = [
    ["depth", makeNPY(ramp, steps, rows)], ["depth-is", "inverse"],
    ["colors", name], ["low", "0"], ["high", "100"], ["format", "png"],
  ];
  const bitmap = await decoded((await ask("v1/export/heatmap", { fields })).blob);
  const canvas = new OffscreenCanvas(steps, 1);
  const context = canvas.getContext("2d");
  context.drawImage(bitmap, 0, 0);
  const pixels = context.getImageData(0, 0, steps, 1).data;
  const table = new Uint8Array(3 * steps);
  for (let step = 0; step < steps; step += 1) table.set(pixels.subarray(4 * step, 4 * step + 3), 3 * step);
  return table;
}

/** A CSS gradient of a table, for legends. */
export function gradient(table) {
  const stops = Array.from({ length: 17 }, (_, stop) => {
    const at = 3 * Math.min(steps - 1, stop * 16);
    return `rgb(${table[at]} ${table[at + 1]} ${table[at + 2]})`;
  });
  return `linear-gradient(to right, ${stops.join(", ")})`;
}
