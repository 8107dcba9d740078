/** A photo as the browser shows it: upright, and small enough to paint at once. */

const viewPixels = 1_600_000;

/** @returns {Promise<ImageBitmap|null>} null for what the browser cannot read, such as TIFF. */
export async function decoded(blob) {
  try {
    return await createImageBitmap(blob, { imageOrientation: "from-image" });
  } catch {
    return null;
  }
}

/** A canvas with the picture, no larger than what is worth painting. */
export function viewOf(bitmap) {
  const scale = Math.min(1, Math.sqrt(viewPixels / (bitmap.width * bitmap.height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The picture's colours at another size, as RGBA bytes. */
export function colorsAt(canvas, width, height) {
  const small = document.createElement("canvas");
  small.width = width;
  small.height = height;
  const context = small.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}
