/** The numbers of a chart as a table that can be read, selected and copied. */

import { outputLabel, outputUnit, parameterLabel, valueOf } from './desk.js';
import { freshId, h, mark, refill, write } from './dom.js';
import { countedFrom } from './fitted.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('../pkg/reach_estimator.js').ChartOptions} ChartOptions */
/** @typedef {import('../pkg/reach_estimator.js').Drawing} Drawing */

/** @param {Desk} desk */
export function createTable(desk) {
  const { engine, words, format } = desk;
  const table = h('table', { class: 'table', part: 'table' });
  const counted = h('p', { class: 'table-note' });
  const node = h('div', { class: 'table-scroll', id: freshId('table'), tabindex: '0', role: 'group', 'aria-label': words.text('chart.table'), hidden: true }, table, counted);

  /**
   * @param {string} id
   * @param {Frame} frame
   */
  const heading = (id, { view }) => {
    if (id === 'x') return parameterLabel(desk, view.axis);
    if (id === 'value' && view.chart === 'odds') return outputLabel(desk, view.output);
    const ghost = /^ghost-(\d)$/.exec(id);
    return ghost ? words.text('column.ghost', { label: desk.scenarios[Number(ghost[1]) - 1]?.label ?? '' }) : words.text(`column.${id}`);
  };

  /**
   * @param {string} text
   * @param {string} unit
   */
  const textCell = (text, unit) => {
    if (unit !== 'parameter') return words.text(`chart.step.${text}`, {}, text);
    const id = /** @type {ParameterId} */ (text);
    return h('button', { type: 'button', class: 'text-button', click: () => desk.focus(id) }, parameterLabel(desk, id));
  };

  return {
    node,
    /**
     * @param {Frame} frame
     * @param {ChartOptions} options
     * @param {Drawing} drawing
     */
    update(frame, options, drawing) {
      const { chart, axis, output } = frame.view;
      const unit = outputUnit(desk, output);
      const point = drawing.counted;
      mark(counted, 'hidden', !point);
      if (point) {
        write(
          counted,
          countedFrom(desk, frame.inputs, {
            value: format.amount(point.value, unit),
            low: format.figure(point.p10, unit),
            high: format.figure(point.p90, unit),
            x: valueOf(desk, axis, point.at),
          }),
        );
      }
      const { columns, rows } = engine.table(chart, frame.inputs, options);
      refill(
        table,
        h('caption', {}, words.text(`chart.${chart}`)),
        h('thead', {}, h('tr', {}, ...columns.map(({ id }) => h('th', { scope: 'col' }, heading(id, frame))))),
        h(
          'tbody',
          {},
          ...rows.map((row) =>
            h(
              'tr',
              {},
              ...row.map((cell, index) => {
                const unit = columns[index]?.unit ?? '';
                const content = typeof cell === 'string' ? textCell(cell, unit) : format.exact(cell, unit);
                return h(index ? 'td' : 'th', index ? {} : { scope: 'row' }, content);
              }),
            ),
          ),
        ),
      );
    },
  };
}
