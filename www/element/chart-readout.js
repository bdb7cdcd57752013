/** What the chart says at a point, in words, and where that stands. */

import { outputUnit, valueOf } from './desk.js';
import { h, mark, write } from './dom.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('../pkg/reach_estimator.js').Drawing} Drawing */
/** @typedef {import('../pkg/reach_estimator.js').Inspection} Inspection */

/** Space between the point and what is said about it, in CSS pixels. */
const GAP = 12;
/** Height of what is said, in letters of the usual size. */
const HEIGHT = 42;

/**
 * @param {Desk} desk
 * @param {Frame} frame
 * @param {Inspection} point
 * @returns {{ first: string, second: string }}
 */
export function phraseOf(desk, frame, point) {
  const { words, format } = desk;
  const { chart, axis, output } = frame.view;
  const unit = outputUnit(desk, output);
  const value = point.p50 ?? point.value;
  const values = {
    x: chart === 'reach' ? valueOf(desk, axis, point.x) : chart === 'odds' ? format.amount(point.x, unit) : format.exact(point.x, 'rounds'),
    y: format.amount(value, chart === 'reach' ? unit : 'people'),
    impressions: format.amount(point.envelope, 'impressions'),
    low: format.figure(point.p10, chart === 'reach' ? unit : 'people'),
    high: format.figure(point.p90, chart === 'reach' ? unit : 'people'),
    page: format.figure(point.page, unit),
    chance: point.probability === null ? '' : format.inTen(point.probability),
  };
  const first = words.text(`readout.${chart}`, values);
  const ranged = chart === 'rounds' || (point.p10 !== null && point.p10 !== point.p90);
  const second = ranged && words.has(`readout.${chart}.range`) ? words.text(`readout.${chart}.range`, values) : '';
  return { first, second };
}

/**
 * What was counted, which stands on the chart as a point.
 * @param {Desk} desk
 * @param {Frame} frame
 * @param {NonNullable<Drawing['counted']>} counted
 */
export function phraseOfCounted(desk, frame, counted) {
  const { words, format } = desk;
  const unit = outputUnit(desk, frame.view.output);
  return {
    first: words.text('readout.counted', { y: format.amount(counted.value, unit) }),
    second: words.text('readout.counted.range', { low: format.figure(counted.p10, unit), high: format.figure(counted.p90, unit) }),
  };
}

/** @param {Desk} desk */
export function createReadout(desk) {
  const { words } = desk;
  const line = h('div', { class: 'crosshair', 'aria-hidden': 'true', hidden: true });
  const dot = h('div', { class: 'crosshair-dot', 'aria-hidden': 'true', hidden: true });
  const strong = h('strong', {});
  const soft = h('span', {});
  const text = h('div', { class: 'readout', dir: words.direction, part: 'readout', 'aria-hidden': 'true', hidden: true }, strong, soft);
  return {
    nodes: [line, dot, text],
    /** @param {boolean} said @param {boolean} crossed whether lines lead to the point */
    reveal(said, crossed) {
      mark(text, 'hidden', !said);
      mark(line, 'hidden', !crossed);
      mark(dot, 'hidden', !crossed);
    },
    /**
     * @param {{ x: number, y: number }} point
     * @param {Drawing['plot']} plot
     * @param {{ first: string, second: string }} phrase
     */
    say({ x, y }, plot, { first, second }) {
      write(strong, first);
      write(soft, second);
      // Moved by transforms, which lay nothing out.
      line.style.height = `${plot.height}px`;
      line.style.transform = `translate(${x}px, ${plot.top}px)`;
      dot.style.transform = `translate(${x}px, ${y}px)`;
      // Shifted by its own share of the way along the plot, it stays inside without being measured.
      const along = plot.width ? Math.max(0, Math.min(1, (x - plot.left) / plot.width)) : 0;
      const below = y + GAP + HEIGHT * desk.magnification < plot.top + plot.height;
      const top = below ? `${y + GAP}px` : `max(0px, ${y - GAP}px - 100%)`;
      text.style.transform = `translate(calc(${x}px - ${100 * along}%), ${top})`;
    },
  };
}
