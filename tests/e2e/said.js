/** What the answer says frame by frame: its sentence, figures and ranges. */

import { frames } from './screen.js';

/** Of the answer in the element; what waits has the same parts. */
export const TEXTS = '[part~="headline"], [part~="figure-value"], [part~="figure-range"]';

/** Begins to keep what any frame says; runs in the page. @param {string} parts */
function keep(parts) {
  const isLooking = window.__said;
  window.__said = new Set();
  const look = () => {
    const root = document.querySelector('reach-estimator')?.shadowRoot;
    const texts = [...(root?.querySelectorAll(parts) ?? [])].map((node) => node.textContent);
    if (texts.length > 1) window.__said.add(texts.join(' | '));
    requestAnimationFrame(look);
  };
  if (!isLooking) look();
}

/** Keeps it from the first frame of whatever is opened next. */
export const watch = (page) => page.addInitScript(keep, TEXTS);

/** Keeps it from here on. */
export const watchFromHere = (page) => page.evaluate(keep, TEXTS);

/** What any frame has said, the last one included: an answer may be there before its frame is. */
export async function saidSoFar(page) {
  await frames(page);
  return page.evaluate(() => [...window.__said]);
}
