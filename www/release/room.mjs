/**
 * The rule by which a host page keeps an element's room until its script is there: the room that the element keeps itself
 * until its answer is there, as its style sheet says, with what lies around it.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Letters of the usual size, in CSS pixels. */
const LETTERS = 16;
/** What a page leaves beside the element, in CSS pixels. */
const MARGINS = 20;

/** The padding of the element: at least so many CSS pixels, a percentage of the page's width, at most so many. */
const PADDING = /--reach-padding, clamp\((\d+)px, ([\d.]+)cqi, (\d+)px\)/;
const RULE = /@container reach \(min-width: ([\d.]+)em\)|\[data-view="(\w+)"\] > \.room \{ height: (\d+)px|\.room \{[^}]*height: (\d+)px/g;

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
  const [least = NaN, percent = NaN, most = NaN] = PADDING.exec(css)?.slice(1).map(Number) ?? [];
  return [...found].map(([inside, heights]) => {
    const page = Math.max(inside + 2 * least, inside / (1 - percent / 50)) + MARGINS;
    const padding = 2 * Math.min(most, Math.max(least, (page * percent) / 100));
    const height = (/** @type {string} */ view) => Math.round((heights[view] ?? NaN) + padding);
    return { from: inside && Math.round(page), full: height('full'), compact: height('compact'), chart: height('chart') };
  });
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
