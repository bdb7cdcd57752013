/** The back of the envelope: each naive figure with its formula, and beside it what the model says of the same thing. */

import { formulaText, outputLabel, outputUnit } from './desk.js';
import { h, mark, refill } from './dom.js';
import { markOutput } from './figures.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').OutputName} OutputName */

/** @type {{ naive: OutputName, model: OutputName }[]} */
const PAIRS = [
  { naive: 'envelope.page_visits', model: 'page.clicks' },
  { naive: 'envelope.audience', model: 'employees.reach' },
  { naive: 'envelope.impressions', model: 'employees.impressions' },
  { naive: 'envelope.corporate_equivalent_impressions', model: 'employees.reach' },
  { naive: 'envelope.page_second_degree', model: 'page.impressions' },
  { naive: 'envelope.second_degree', model: 'employees.impressions' },
  { naive: 'envelope.second_degree_with_lift', model: 'employees.impressions' },
];

/**
 * @param {Desk} desk
 * @returns {Part}
 */
export function createEnvelope(desk) {
  const { engine, words, format } = desk;
  const table = h('table', { class: 'table', part: 'table' });
  const node = h('div', { class: 'table-scroll envelope-table', tabindex: '0', role: 'group', hidden: true }, table);
  return {
    node,
    update(frame) {
      mark(node, 'hidden', frame.view.chart !== 'hype');
      if (node.hidden || !words.complete) return;
      node.setAttribute('aria-label', words.text('envelope.title'));
      const rows = PAIRS.map(({ naive, model }) => {
        const claim = h('td', {}, h('strong', {}, format.exact(frame.point(naive), outputUnit(desk, naive))));
        const says = h('td', {}, h('strong', {}, format.figure(frame.of(model).p50, outputUnit(desk, model))), h('small', {}, outputLabel(desk, model)));
        markOutput(claim, frame, naive);
        markOutput(says, frame, model);
        const { formula } = engine.breakdown(frame.inputs, naive);
        return h(
          'tr',
          {},
          h(
            'th',
            { scope: 'row' },
            words.text(`envelope.${naive}`, {}, outputLabel(desk, naive)),
            h('small', {}, h('span', { class: 'formula' }, formulaText(desk, naive, formula))),
          ),
          claim,
          says,
        );
      });
      refill(
        table,
        h('caption', {}, words.text('envelope.title')),
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, words.text('envelope.formula')),
            h('th', { scope: 'col' }, words.text('envelope.figure')),
            h('th', { scope: 'col' }, words.text('envelope.model')),
          ),
        ),
        h('tbody', {}, ...rows),
      );
    },
  };
}
