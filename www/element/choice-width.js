/**
 * Engines without `field-sizing` make a select as wide as the widest of its options, which tears the sentence apart that
 * it is a part of. There its text is measured.
 */

import { styleOf } from './dom.js';

/** Room for the arrow, as the style sheet leaves it. */
const ARROW = '1.2em';

/** @type {CanvasRenderingContext2D | null | undefined} */
let pen;

/** The text that each select was measured for. @type {WeakMap<HTMLSelectElement, string>} */
const measured = new WeakMap();

/**
 * Makes every choice of an element as wide as its text.
 * @param {ParentNode} root
 * @param {boolean} [again] also where the text is the same, because its size may be another
 */
export function fitChoices(root, again = false) {
  if (pen === undefined) pen = CSS.supports('field-sizing', 'content') ? null : document.createElement('canvas').getContext('2d');
  if (!pen) return;
  for (const select of /** @type {NodeListOf<HTMLSelectElement>} */ (root.querySelectorAll('select.choice'))) {
    const text = select.selectedOptions[0]?.text ?? '';
    if (!again && measured.get(select) === text) continue;
    measured.set(select, text);
    const style = styleOf(select);
    pen.font = ['font-style', 'font-weight', 'font-size', 'font-family'].map(style).join(' ');
    // In letters rather than pixels, so that it fits smaller ones on paper too.
    select.style.width = `calc(${Math.ceil((pen.measureText(text).width / Number.parseFloat(style('font-size'))) * 100) / 100}em + ${ARROW})`;
  }
}
