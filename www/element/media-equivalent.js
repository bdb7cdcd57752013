/** What the exposure would have cost as advertising, by clicks or by impressions: a comparison, never a part of the return. */

import { outputUnit } from './desk.js';
import { h, sentence, write } from './dom.js';
import { markOutput } from './figures.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./desk.js').View} View */

/** @type {Record<View['basis'], OutputName>} */
const OUTPUTS = { cpc: 'money.media_equivalent_cpc', cpm: 'money.media_equivalent_cpm' };

/**
 * @param {Desk} desk
 * @returns {Part}
 */
export function createMediaEquivalent(desk) {
  const { words, format } = desk;
  const choice = h(
    'select',
    { class: 'choice', part: 'choice', 'aria-label': words.text('basis.label'), change: () => desk.look({ basis: /** @type {View['basis']} */ (choice.value) }) },
    ...Object.keys(OUTPUTS).map((basis) => h('option', { value: basis }, words.text(`basis.${basis}`))),
  );
  const value = h('strong', {});
  const range = h('span', {});
  const node = h('p', { class: 'media-equivalent', part: 'media-equivalent' }, ...sentence(words.text('basis.sentence'), { basis: choice, value, range }));
  return {
    node,
    update(frame) {
      const { basis } = frame.view;
      const output = OUTPUTS[basis];
      const { p10, p50, p90 } = frame.of(output);
      const unit = outputUnit(desk, output);
      if (choice.value !== basis) choice.value = basis;
      markOutput(node, frame, output);
      write(value, format.figure(p50, unit));
      write(range, frame.view.stress ? words.text('range.none') : format.range(p10, p90, unit));
    },
  };
}
