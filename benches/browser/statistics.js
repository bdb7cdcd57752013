/** Draws and quantiles of the JavaScript twin. */

/** Rational approximation of the normal quantile (Acklam), relative error below 1.2e-9. */
function normalQuantile(probability) {
  const tail = (q) =>
    (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783) /
    ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);
  if (probability < 0.02425) return tail(Math.sqrt(-2 * Math.log(probability)));
  if (probability > 0.97575) return -tail(Math.sqrt(-2 * Math.log(1 - probability)));
  const q = probability - 0.5;
  const r = q * q;
  return (
    ((((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r + 1.38357751867269e2) * r - 3.066479806614716e1) * r + 2.506628277459239) * q) /
    (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r + 6.680131188771972e1) * r - 1.328068155288572e1) * r + 1)
  );
}

/**
 * Standard normals of one dimension, one in each of `draws` equally likely layers, in an order of its own. One such
 * column for each input is a Latin hypercube: percentiles of a monotone model settle far sooner than with plain
 * pseudo-random draws.
 * @param {number} draws
 * @param {number} seed
 */
export function latinHypercube(draws, seed) {
  let state = seed * 0x9e3779b9;
  const random = () => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const column = new Float64Array(draws);
  for (let i = 0; i < draws; i++) column[i] = normalQuantile((i + 0.5) / draws);
  for (let i = draws - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [column[i], column[j]] = [column[j], column[i]];
  }
  return column;
}

/** Hoare's selection: afterwards nothing before `k` in the part is larger than its element, nothing after it smaller. */
function select(column, k, left, right) {
  while (left < right) {
    const pivot = column[k];
    let i = left;
    let j = right;
    while (i <= j) {
      while (column[i] < pivot) i++;
      while (pivot < column[j]) j--;
      if (i <= j) {
        const swapped = column[i];
        column[i++] = column[j];
        column[j--] = swapped;
      }
    }
    if (j < k) left = i;
    if (k < i) right = j;
  }
}

/** The quantile of a column whose part from `left` to `right` holds it, linear between the two nearest draws. */
function quantile(column, share, left, right) {
  const place = share * (column.length - 1);
  const below = Math.floor(place);
  select(column, below, left, right);
  let next = Infinity;
  for (let i = below + 1; i <= right; i++) if (column[i] < next) next = column[i];
  return place > below ? column[below] + (next - column[below]) * (place - below) : column[below];
}

/**
 * P10, P50 and P90, which reorders the column. The median comes first: it halves the part that the others search.
 * @param {Float64Array} column
 * @returns {[number, number, number]}
 */
export function percentiles(column) {
  const last = column.length - 1;
  const middle = Math.floor(last / 2);
  const p50 = quantile(column, 0.5, 0, last);
  return [quantile(column, 0.1, 0, middle), p50, quantile(column, 0.9, middle, last)];
}
