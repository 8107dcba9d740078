/** Distances in words. */

/** @param isMetric else multiples of the nearest surface's distance. */
export function lengthText(value, isMetric) {
  if (!Number.isFinite(value)) return "no depth";
  if (!isMetric) return `${digits(value)} × nearest`;
  if (value >= 1000) return `${digits(value / 1000)} km`;
  if (value < 0.01) return `${digits(value * 1000)} mm`;
  if (value < 1) return `${digits(value * 100)} cm`;
  return `${digits(value)} m`;
}

/** The unit once, where both ends have the same. */
export function rangeText(low, high, isMetric) {
  const [first, second] = [low, high].map((value) => lengthText(value, isMetric));
  const [number, ...unit] = first.split(" ");
  return second.endsWith(` ${unit.join(" ")}`) ? `${number} to ${second}` : `${first} to ${second}`;
}

/** Three digits that count. */
export const digits = (value) => (value === 0 ? "0" : Number(value.toPrecision(3)).toString());
