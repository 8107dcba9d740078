/** NumPy's file of one array (format 1.0 to 3.0), as far as isobath writes it: 32-bit floats in rows. */

/** @returns {{width: number, height: number, values: Float32Array, header: string}} */
export function parseNPY(buffer) {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < 12 || bytes[0] !== 0x93 || String.fromCharCode(...bytes.slice(1, 6)) !== "NUMPY") {
    throw new Error("The depth is no NumPy array.");
  }
  const view = new DataView(buffer);
  const isLong = bytes[6] >= 2;
  const length = isLong ? view.getUint32(8, true) : view.getUint16(8, true);
  const start = isLong ? 12 : 10;
  const header = new TextDecoder().decode(bytes.subarray(start, start + length));
  const shape = /'shape':\s*\((\d+),\s*(\d+)\)/.exec(header);
  if (!shape || !/'descr':\s*'<f4'/.test(header)) throw new Error("The depth has a form that this page does not know.");
  const [height, width] = [Number(shape[1]), Number(shape[2])];
  return { width, height, header, values: new Float32Array(buffer.slice(start + length), 0, width * height) };
}

/** @returns a file of one array of 32-bit floats. */
export function makeNPY(values, width, height) {
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${height}, ${width}), }`;
  const header = text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11) + "\n";
  const start = new Uint8Array(10);
  start.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  new DataView(start.buffer).setUint16(8, header.length, true);
  return new File([start, header, values], "depth.npy");
}
