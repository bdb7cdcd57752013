/** What many short runs on a busy machine say. */

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

/** @param {number[]} times */
export function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return { runs: sorted.length, least: at(sorted, 0), median: at(sorted, 0.5), p95: at(sorted, 0.95) };
}

/** @param {number} value */
export const milliseconds = (value) => value.toFixed(2).padStart(8);
