/** Order and counts of depth values. */

const sampleSize = 200_000;

/** Values in order, NaN left out; every n-th when there are many. */
export function sortedSample(values) {
  const step = Math.max(1, Math.floor(values.length / sampleSize));
  const sample = new Float32Array(Math.ceil(values.length / step));
  let count = 0;
  for (let index = 0; index < values.length; index += step) {
    if (Number.isFinite(values[index])) sample[count++] = values[index];
  }
  return sample.subarray(0, count).sort();
}

/** How many values lie in each of `bins` even parts of a range; those outside are counted in the first and last. */
export function histogram(values, low, high, bins) {
  const counts = new Uint32Array(bins);
  const gain = bins / (high - low || 1);
  for (const value of values) {
    if (Number.isFinite(value)) counts[Math.min(bins - 1, Math.max(0, Math.floor((value - low) * gain)))] += 1;
  }
  return counts;
}

/**
 * The value that best parts a lower from an upper class (Otsu, 1979), as the service takes it for the foreground.
 * @param sorted values in order.
 */
export function otsu(sorted) {
  if (sorted.length < 2) return NaN;
  const low = sorted[Math.floor(sorted.length * 0.005)];
  const high = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.995))];
  const bins = 1024;
  const counts = histogram(sorted, low, high, bins);
  const total = sorted.length;
  const mean = counts.reduce((sum, count, bin) => sum + count * bin, 0) / total;
  let [lowerCount, lowerSum, best, cut] = [0, 0, -1, 0];
  for (let bin = 0; bin < bins - 1; bin += 1) {
    lowerCount += counts[bin];
    lowerSum += bin * counts[bin];
    if (lowerCount === 0 || lowerCount === total) continue;
    const between = (mean * lowerCount - lowerSum) ** 2 / (lowerCount * (total - lowerCount));
    if (between > best) [best, cut] = [between, bin + 1];
  }
  return low + (cut * (high - low)) / bins;
}
