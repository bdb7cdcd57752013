/**
 * The rule by which a host page keeps an element's room until its script is there: the room that the element keeps itself
 * until its answer is there, as its style sheet says, with what lies around it.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Letters of the usual size, in CSS pixels. */
const LETTERS = 16;
/** What the element's own padding adds to its height, in CSS pixels. */
const PADDING = 40;
/** The share of its width that its padding takes on each side, and the least in CSS pixels. */
const [SIDE, LEAST] = [0.03, 14];
/** What a page leaves beside the element, in CSS pixels. */
const MARGINS = 20;

const RULE = /@container reach \(min-width: ([\d.]+)em\)|\[data-view="(\w+)"\] > \.room \{ height: (\d+)px|\.room \{[^}]*height: (\d+)px/g;

/** How wide a page is whose element is so wide inside. @param {number} inside */
const pageOf = (inside) => (inside ? Math.round(Math.max(inside + 2 * LEAST, inside / (1 - 2 * SIDE)) + MARGINS) : 0);

/**
 * Heights of the whole element, in CSS pixels, by the width of the page from which they hold.
 * @param {string} www
 * @returns {Promise<{ from: number, full: number, compact: number, chart: number }[]>}
 */
export async function rooms(www) {
  const css = await readFile(join(www, 'element/style.css'), 'utf8');
  /** @type {Map<number, Record<string, number>>} */
  const found = new Map();
  let from = 0;
  for (const [, width, view, other, full] of css.matchAll(RULE)) {
    if (width) from = Number(width) * LETTERS;
    else found.set(from, { ...found.get(from), [view ?? 'full']: Number(other ?? full) });
  }
  const height = (/** @type {Record<string, number>} */ heights, /** @type {string} */ view) => (heights[view] ?? NaN) + PADDING;
  return [...found].map(([width, heights]) => ({
    from: pageOf(width),
    full: height(heights, 'full'),
    compact: height(heights, 'compact'),
    chart: height(heights, 'chart'),
  }));
}

/**
 * @param {string} www
 * @param {'full' | 'compact' | 'chart'} view
 */
export async function roomRule(www, view) {
  const selector = 'reach-estimator:not(:defined)';
  const lines = (await rooms(www)).map(({ from, [view]: height }) =>
    from ? `@media (min-width: ${from}px) { ${selector} { min-height: ${height}px } }` : `${selector} { display: block; min-height: ${height}px }`,
  );
  return lines.join('\n');
}
