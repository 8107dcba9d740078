/** Asks the service for a photo's depth, and for its picture where the browser cannot read the file. */
import { Depth } from "./depth.js";
import { decoded, viewOf } from "./photo.js";
import { ask } from "./server.js";

/**
 * @param fields options of the scene.
 * @returns {Promise<{file: File, depth: Depth, picture: HTMLCanvasElement, warnings: string[]}>}
 */
export async function estimate(file, fields, { signal, onProgress, picture }) {
  const [answer, bitmap] = await Promise.all([
    ask("v1/export/npy", { fields: [["image", file], ...fields], signal, onProgress }),
    picture ? null : decoded(file),
  ]);
  const depth = new Depth(await answer.blob.arrayBuffer());
  const isUpright = bitmap && bitmap.width === depth.width && bitmap.height === depth.height;
  const shown = picture ?? viewOf(isUpright ? bitmap : await served(file, signal));
  bitmap?.close();
  return { file, depth, picture: shown, warnings: answer.warnings };
}

/** The whole photo, upright, as the service reads it. */
async function served(file, signal) {
  const fields = [
    ["image", file], ["format", "jpg"], ["background", "#000000"], ["from-percent", "0"], ["to-percent", "100"],
    ["matte", "none"],
  ];
  const { blob } = await ask("v1/export/cutout", { fields, signal });
  const bitmap = await decoded(blob);
  if (!bitmap) throw new Error("The photo cannot be shown.");
  return bitmap;
}
