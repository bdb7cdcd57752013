/** The one-page brief: what the answer on screen lacks when it is printed. Filled when a print begins, shown only there. */

import version from '../pkg/version.json';
import { caseDay, caseLine } from './case-name.js';
import { chartOptions } from './chart-options.js';
import { isIdle, outputLabel, parameterLabel } from './desk.js';
import { h, heading, refill, s } from './dom.js';
import { fittedTo } from './fitted.js';
import { comparison, completeComparison } from './scenarios.js';
import { gradeLegend, sourceLine, sourcesInFull } from './sources.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').ChartName} ChartName */
/** @typedef {import('./frame.js').Frame} Frame */

/** Charts that stand below the main one on paper, and their size in CSS pixels. @type {ChartName[]} */
const BESIDE = ['matters', 'odds', 'time'];
const SMALL = { width: 300, height: 115, fontSize: 10 };

/** The chart that was looked at, over the whole width. */
const LARGE = { width: 700, height: 140, fontSize: 8.5 };

/** Lists of assumptions side by side. */
const COLUMNS = 4;

/**
 * Lists side by side, each as high as what stands in it: a long name costs a line of its own list only. Columns of the
 * style sheet are not followed on paper by every engine.
 * @param {HTMLElement[]} items
 */
function inColumns(items) {
  const begin = (/** @type {number} */ column) => Math.round((column * items.length) / COLUMNS);
  return Array.from({ length: COLUMNS }, (_, column) => h('ul', {}, ...items.slice(begin(column), begin(column + 1))));
}

/** @param {Desk} desk */
export function createBrief(desk) {
  const { engine, words, format, state } = desk;
  const head = h('p', { class: 'brief-head' });
  const body = h('div', { class: 'brief' });

  /** Inputs of groups and networks that nobody has said anything about are no assumptions. @param {import('./desk.js').Parameter} parameter */
  const isSilent = ({ place, needs, name, default: usual }) =>
    isIdle(desk, { needs }) || (place !== null && !state.changed(name) && usual === (place.says === 'participation' ? 1 : 0));

  /** @param {Frame} frame */
  const assumptions = (frame) =>
    [...desk.parameters.values()]
      .filter((parameter) => !isSilent(parameter))
      .map((parameter) => {
        const { id, name, unit } = parameter;
        const pair = engine.rangeFor(frame.inputs, id);
        const value = format.input(frame.inputs[name] ?? parameter.default, unit);
        const range = pair ? format.pair(pair, unit) : '';
        return h(
          'li',
          { class: state.changed(name) ? 'changed' : null },
          h('span', { class: 'brief-name' }, parameterLabel(desk, id)),
          h('strong', {}, value),
          h('small', {}, [range, sourceLine(desk, parameter)].filter(Boolean).join(words.text('separator'))),
        );
      });

  /** @param {Frame} frame */
  const charts = (frame) =>
    [frame.view.chart, ...BESIDE.filter((chart) => chart !== frame.view.chart)].map((chart) => {
      const isLarge = chart === frame.view.chart;
      const svg = s('svg', { class: 'chart', 'aria-hidden': 'true' });
      engine.draw(svg, chart, frame.inputs, { ...chartOptions(desk, frame, isLarge ? LARGE : SMALL, { ...frame.view, chart }), readout: isLarge });
      svg.removeAttribute('data-chart');
      return h(
        'figure',
        { class: isLarge ? 'brief-large' : null },
        h('figcaption', {}, words.text(`chart.${chart}.name`, { output: outputLabel(desk, frame.view.output), axis: parameterLabel(desk, frame.view.axis) })),
        svg,
      );
    });

  return {
    head,
    body,
    /** @param {Frame} frame */
    fill(frame) {
      refill(head, [caseLine(desk), words.text('brief.head', { date: caseDay(desk) })].filter(Boolean).join(words.text('separator')));
      completeComparison(desk, frame);
      refill(
        body,
        h('div', { class: 'brief-charts' }, ...charts(frame)),
        desk.scenarios.length ? comparison(desk, frame, ({ label }) => h('th', { scope: 'col' }, label)) : null,
        heading(desk.level + 1, { class: 'heading' }, words.text('brief.assumptions')),
        h('div', { class: 'brief-assumptions' }, ...inColumns(assumptions(frame))),
        fittedTo(desk, frame.inputs) ? h('p', { class: 'brief-fitted' }, fittedTo(desk, frame.inputs)) : null,
        gradeLegend(desk),
        heading(desk.level + 1, { class: 'heading' }, words.text('brief.sources')),
        sourcesInFull(desk),
        h(
          'p',
          { class: 'brief-foot' },
          words.text('brief.foot', { draws: format.exact(frame.figureDraws, 'count') }),
          ' ',
          words.text('brief.method', { version: words.isolate(version) }),
        ),
        h('p', { class: 'brief-link', dir: 'ltr' }, desk.link()),
      );
    },
  };
}
