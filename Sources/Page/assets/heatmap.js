/** Paints depth in colours, as the service's heatmap does. */

/**
 * @param view of a {@link Depth}.
 * @param range nearness of the far and of the near end.
 * @param table RGB of 256 steps from far to near.
 */
export function paintHeatmap(canvas, view, [low, high], table) {
  if (canvas.width !== view.width || canvas.height !== view.height) {
    canvas.width = view.width;
    canvas.height = view.height;
  }
  const image = new ImageData(view.width, view.height);
  const pixels = new Uint32Array(image.data.buffer);
  const gain = high > low ? 255 / (high - low) : 0;
  const bias = high > low ? 0.5 : 127.5;
  const colors = packed(table);
  const { nearness } = view;
  for (let index = 0; index < nearness.length; index += 1) {
    const value = nearness[index];
    pixels[index] = Number.isNaN(value)
      ? empty
      : colors[Math.min(255, Math.max(0, Math.floor((value - low) * gain + bias)))];
  }
  canvas.getContext("2d").putImageData(image, 0, 0);
}

const rgba = (red, green, blue) => new Uint32Array(new Uint8Array([red, green, blue, 255]).buffer)[0];
const empty = rgba(128, 128, 128);

function packed(table) {
  return Uint32Array.from({ length: 256 }, (_, step) =>
    rgba(table[3 * step], table[3 * step + 1], table[3 * step + 2]));
}
