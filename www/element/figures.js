/** The four key figures, each with its range and what the page does alone. */

import { outputLabel, outputUnit } from './desk.js';
import { h, mark, write } from './dom.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./desk.js').View} View */
/** @typedef {import('./frame.js').Frame} Frame */

/** @type {Record<View['basis'], { output: OutputName, beside: OutputName }>} */
const BASES = {
  cpc: { output: 'money.media_equivalent_cpc', beside: 'money.media_equivalent_cpm' },
  cpm: { output: 'money.media_equivalent_cpm', beside: 'money.media_equivalent_cpc' },
  roi: { output: 'money.roi', beside: 'money.net' },
};

/** @type {{ output: OutputName, beside: OutputName }[]} */
const KEY_FIGURES = [
  { output: 'total.reach', beside: 'page.reach' },
  { output: 'total.impressions', beside: 'page.impressions' },
  { output: 'total.clicks', beside: 'page.clicks' },
];

/**
 * Writes a result and its range, exact numbers in the data attributes.
 * @param {Element} node
 * @param {Frame} frame
 * @param {OutputName} name
 */
export function markOutput(node, frame, name) {
  const { p10, p50, p90 } = frame.of(name);
  mark(node, 'data-output', name);
  mark(node, 'data-value', p50);
  mark(node, 'data-p10', p10);
  mark(node, 'data-p90', p90);
  mark(node, 'data-estimate', frame.point(name));
}

/**
 * Writes a text whose size depends on how long it is; marks of direction have no width.
 * @param {HTMLElement} node
 * @param {string} text
 */
function writeFitting(node, text) {
  if (node.textContent === text) return;
  write(node, text);
  node.style.setProperty('--letters', String(text.replace(/\p{Format}/gu, '').length));
}

/**
 * @param {Desk} desk
 * @param {Node} label
 * @returns {{ node: HTMLElement, show: (frame: Frame, output: OutputName, beside: OutputName) => void }}
 */
function createFigure(desk, label) {
  const { words, format } = desk;
  const value = h('dd', { class: 'figure-value', part: 'figure-value' });
  const range = h('dd', { class: 'figure-range', part: 'figure-range' });
  const beside = h('dd', { class: 'figure-beside' });
  const node = h('div', { class: 'figure', part: 'figure' }, h('dt', { class: 'figure-label' }, label), value, range, beside);
  return {
    node,
    show(frame, output, other) {
      const unit = outputUnit(desk, output);
      const { p10, p50, p90 } = frame.of(output);
      markOutput(node, frame, output);
      markOutput(beside, frame, other);
      writeFitting(value, format.figure(p50, unit));
      mark(value, 'title', format.exact(p50, unit));
      write(range, frame.view.stress ? words.text('range.none') : format.range(p10, p90, unit));
      write(beside, words.text(`beside.${other}`, { value: format.figure(frame.of(other).p50, outputUnit(desk, other)) }));
    },
  };
}

/**
 * @param {Desk} desk
 * @returns {Part}
 */
export function createFigures(desk) {
  const { words } = desk;
  const figures = KEY_FIGURES.map(({ output, beside }) => ({ output, beside, figure: createFigure(desk, document.createTextNode(words.text(`figure.${output}`, {}, outputLabel(desk, output)))) }));
  const choice = h(
    'select',
    {
      class: 'choice',
      part: 'choice',
      'aria-label': words.text('basis.label'),
      change: () => desk.look({ basis: /** @type {View['basis']} */ (choice.value) }),
    },
    ...Object.keys(BASES).map((basis) => h('option', { value: basis }, words.text(`basis.${basis}`))),
  );
  const money = createFigure(desk, choice);
  const node = h('dl', { class: 'figures', part: 'figures' }, ...figures.map(({ figure }) => figure.node), money.node);
  return {
    node,
    update(frame) {
      for (const { output, beside, figure } of figures) figure.show(frame, output, beside);
      const basis = BASES[frame.view.basis];
      if (choice.value !== frame.view.basis) choice.value = frame.view.basis;
      money.show(frame, basis.output, basis.beside);
    },
  };
}
