/** The key figures, each with its range: what the content does beside the page alone, and what comes of it in money. */

import { outputLabel, outputUnit } from './desk.js';
import { h, mark, write } from './dom.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./frame.js').Frame} Frame */

/** What the content does, and what comes of it; each with what the page does alone. @type {{ output: OutputName, beside: OutputName | undefined }[]} */
const KEY_FIGURES = [
  { output: 'total.reach', beside: 'page.reach' },
  { output: 'total.impressions', beside: 'page.impressions' },
  { output: 'total.clicks', beside: 'page.clicks' },
  { output: 'money.roi', beside: undefined },
];

/** What the programme costs, what it brings, and what is left. @type {OutputName[]} */
const MONEY_FIGURES = ['money.cost', 'money.gross_profit', 'money.net'];

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
 * @param {string} [part]
 * @returns {{ node: HTMLElement, show: (frame: Frame, output: OutputName, beside?: OutputName) => void }}
 */
export function createFigure(desk, label, part = 'figure') {
  const { words, format } = desk;
  const value = h('dd', { class: 'figure-value', part: 'figure-value' });
  const range = h('dd', { class: 'figure-range', part: 'figure-range' });
  const below = h('dd', { class: 'figure-beside' });
  const node = h('div', { class: 'figure', part }, h('dt', { class: 'figure-label' }, label), value, range, below);
  return {
    node,
    show(frame, output, beside) {
      const unit = outputUnit(desk, output);
      const { p10, p50, p90 } = frame.of(output);
      markOutput(node, frame, output);
      writeFitting(value, format.figure(p50, unit));
      mark(value, 'title', format.exact(p50, unit));
      write(range, frame.view.stress ? words.text('range.none') : format.range(p10, p90, unit));
      if (beside) {
        markOutput(below, frame, beside);
        write(below, words.text(`beside.${beside}`, { value: format.figure(frame.of(beside).p50, outputUnit(desk, beside)) }));
      } else {
        const key = `beside.${output}`;
        write(below, words.has(key) ? words.text(key, { months: format.input(frame.estimate.inputs.months, 'months') }) : '');
      }
    },
  };
}

/**
 * When the programme pays for itself, as a sentence.
 * @param {Desk} desk
 * @param {number | null} months
 * @param {number} horizon
 */
export function paybackText({ words, format }, months, horizon) {
  const horizonIs = { number: format.field(horizon, 'months'), count: horizon };
  if (months === null) return words.text('payback.never');
  if (months > horizon) return words.text('payback.later', horizonIs);
  if (months <= 0) return words.text('payback.at-once');
  if (months < 1) return words.text('payback.first-month');
  return words.text('payback.after', { number: format.bare(months, 'months'), count: Number(months.toPrecision(2)) });
}

/**
 * When the programme pays for itself, and how likely that is within the horizon.
 * @param {Desk} desk
 */
function createPayback(desk) {
  const { words, format } = desk;
  const value = h('dd', { class: 'figure-value', part: 'figure-value' });
  const chance = h('dd', { class: 'figure-range', part: 'figure-range' });
  const node = h('div', { class: 'figure', part: 'money-figure' }, h('dt', { class: 'figure-label' }, words.text('figure.money.payback')), value, chance);
  return {
    node,
    /** @param {Frame} frame */
    show(frame) {
      const horizon = frame.estimate.inputs.months;
      markOutput(node, frame, 'money.payback');
      write(value, paybackText(desk, frame.of('money.payback').p50, horizon));
      const text = words.text('payback.chance', { chance: format.inTen(frame.paysBack), number: format.field(horizon, 'months'), count: horizon });
      write(chance, frame.view.stress ? words.text('range.none') : text);
    },
  };
}

/**
 * @param {Desk} desk
 * @returns {Part}
 */
export function createFigures(desk) {
  const { words } = desk;
  /** @param {OutputName} output */
  const label = (output) => document.createTextNode(words.text(`figure.${output}`, {}, outputLabel(desk, output)));
  const figures = KEY_FIGURES.map(({ output, beside }) => ({ output, beside, figure: createFigure(desk, label(output)) }));
  const money = MONEY_FIGURES.map((output) => ({ output, figure: createFigure(desk, label(output), 'money-figure') }));
  const payback = createPayback(desk);
  const node = h(
    'div',
    { class: 'figure-rows' },
    h('dl', { class: 'figures', part: 'figures' }, ...figures.map(({ figure }) => figure.node)),
    h('dl', { class: 'figures money', part: 'money' }, ...money.map(({ figure }) => figure.node), payback.node),
  );
  return {
    node,
    update(frame) {
      mark(node, 'data-draws', frame.figureDraws);
      for (const { output, beside, figure } of figures) figure.show(frame, output, beside);
      for (const { output, figure } of money) figure.show(frame, output);
      payback.show(frame);
    },
  };
}
