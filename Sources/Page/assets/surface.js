/** Points and triangles of a depth map, in three.js's axes: x right, y up, looking along -z. */

/** Points that turn smoothly on a phone. */
const mostPoints = 260_000;

/**
 * @param depth a {@link Depth}.
 * @returns {{columns, rows, step, positions: Float32Array, distances: Float32Array, coordinates: Float32Array}}
 *   a grid of every `step`-th pixel; NaN distances have no point.
 */
export function grid(depth) {
  const step = Math.max(1, Math.ceil(Math.sqrt((depth.width * depth.height) / mostPoints)));
  const columns = Math.floor((depth.width - 1) / step) + 1;
  const rows = Math.floor((depth.height - 1) / step) + 1;
  const positions = new Float32Array(3 * columns * rows);
  const coordinates = new Float32Array(2 * columns * rows);
  const distances = new Float32Array(columns * rows);
  const { fx, fy, cx, cy } = depth.camera;
  for (let row = 0, index = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1, index += 1) {
      const [x, y] = [column * step, row * step];
      const z = depth.distance(x, y);
      distances[index] = z;
      const known = Number.isFinite(z) ? z : 0;
      positions[3 * index] = ((x + 0.5 - cx) / fx) * known;
      positions[3 * index + 1] = -((y + 0.5 - cy) / fy) * known;
      positions[3 * index + 2] = -known;
      coordinates[2 * index] = (x + 0.5) / depth.width;
      coordinates[2 * index + 1] = 1 - (y + 0.5) / depth.height;
    }
  }
  return { columns, rows, step, positions, distances, coordinates };
}

/** The grid's points between two distances. */
export function points({ distances }, [near, far]) {
  const kept = new Uint32Array(distances.length);
  let count = 0;
  for (let index = 0; index < distances.length; index += 1) {
    if (distances[index] >= near && distances[index] <= far) kept[count++] = index;
  }
  return kept.subarray(0, count);
}

/**
 * The grid's triangles between two distances, torn where surfaces end.
 * @param edge a share of the nearer distance, as the exporters' option; 0 tears nothing.
 */
export function triangles({ columns, rows, step, distances }, [near, far], edge, longerSide) {
  // The service compares pixels that lie a 1000th of the longer side apart; these lie `step` apart.
  const reach = Math.max(1, Math.round(longerSide / 1000));
  const threshold = edge > 0 ? edge * Math.max(1, step / reach) : Infinity;
  const isIn = (z) => z >= near && z <= far;
  const joins = (a, b) => Math.abs(a - b) <= threshold * Math.min(a, b);
  const faces = new Uint32Array(6 * (columns - 1) * (rows - 1));
  let count = 0;
  const add = (a, b, c) => {
    const [p, q, r] = [distances[a], distances[b], distances[c]];
    if (!isIn(p) || !isIn(q) || !isIn(r) || !joins(p, q) || !joins(q, r) || !joins(p, r)) return;
    faces[count++] = a;
    faces[count++] = b;
    faces[count++] = c;
  };
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const a = row * columns + column;
      const [b, c, d] = [a + 1, a + columns, a + columns + 1];
      add(a, c, b);
      add(b, c, d);
    }
  }
  return faces.subarray(0, count);
}
