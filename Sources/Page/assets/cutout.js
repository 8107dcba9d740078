/** Cuts the foreground out in the browser, as the service does it, for what must be seen at once. */

/**
 * @param view of a {@link Depth}.
 * @param range least and greatest nearness of the foreground.
 * @param feather radius of the soft edge in pixels of the view.
 * @returns {Uint8ClampedArray} opacity of each pixel.
 */
export function foreground(view, [least, greatest], feather) {
  const { nearness, width, height } = view;
  let mask = new Float32Array(nearness.length);
  for (let index = 0; index < mask.length; index += 1) {
    mask[index] = nearness[index] >= least && nearness[index] <= greatest ? 255 : 0;
  }
  // Three box blurs whose radii add up, close to a Gaussian.
  for (const radius of [(feather + 2) / 3, (feather + 1) / 3, feather / 3].map(Math.floor)) {
    if (radius < 1) continue;
    mask = blurred(mask, width, height, radius, 1, width);
    mask = blurred(mask, height, width, radius, width, 1);
  }
  return new Uint8ClampedArray(mask);
}

/** Box blur along lines: `length` pixels `step` apart, `count` lines `lineStep` apart. */
function blurred(input, length, count, radius, step, lineStep) {
  const output = new Float32Array(input.length);
  const size = 2 * radius + 1;
  for (let line = 0; line < count; line += 1) {
    const start = line * lineStep;
    const at = (index) => input[start + Math.min(length - 1, Math.max(0, index)) * step];
    let sum = 0;
    for (let index = -radius; index <= radius; index += 1) sum += at(index);
    for (let index = 0; index < length; index += 1) {
      output[start + index * step] = sum / size;
      sum += at(index + radius + 1) - at(index - radius);
    }
  }
  return output;
}

/** Paints the photo's colours with an opacity. */
export function paintCutout(canvas, colors, opacity, width, height) {
  canvas.width = width;
  canvas.height = height;
  const image = new ImageData(new Uint8ClampedArray(colors), width, height);
  for (let index = 0; index < opacity.length; index += 1) image.data[4 * index + 3] = opacity[index];
  canvas.getContext("2d").putImageData(image, 0, 0);
}
