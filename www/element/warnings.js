/** What of the address was not usable, and what is odd about the inputs, each with the change that mends it. */

import { parameterLabel } from './desk.js';
import { h, mark, refill } from './dom.js';
import { own } from './own.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('../pkg/reach_estimator.js').Problem} Problem */

/**
 * @param {Desk} desk
 * @param {Problem} problem
 */
function problemText(desk, problem) {
  const { code, parameter, past, given, used, message } = own(problem);
  const { words, format, parameters } = desk;
  const unit = (parameter && parameters.get(parameter)?.unit) ?? '';
  return words.text(
    `problem.${code}`,
    { parameter: parameter ? parameterLabel(desk, parameter) : past ? words.text(`past.${past}`) : '', given: given ?? '', used: used === null ? '' : format.input(used, unit) },
    message,
  );
}

/**
 * @param {Desk} desk
 * @param {Problem} problem
 */
function createMend(desk, { mend }) {
  const row = mend && desk.parameters.get(mend.parameter);
  if (!row || desk.locked.has(row.id)) return null;
  const { words, format, engine, state } = desk;
  const text = words.text('problem.mend', { parameter: words.isolate(parameterLabel(desk, row.id)), value: words.isolate(format.input(mend.value, row.unit)) });
  return h('button', { type: 'button', class: 'text-button', 'data-mend': row.id, click: () => desk.act(() => state.set(engine, row, mend.value)) }, text);
}

/**
 * @param {Desk} desk
 * @returns {Part}
 */
export function createWarnings(desk) {
  const node = h('ul', { class: 'warnings', part: 'warnings', hidden: true });
  let shown = '';
  return {
    node,
    update(frame) {
      // A note that comes or goes would move the hand's place.
      if (frame.moving) return;
      const notes = desk.notes();
      const problems = new Map([...notes, ...desk.engine.problems(frame.inputs)].map((problem) => [problemText(desk, problem), problem]));
      const text = [...problems].map(([message, { mend }]) => `${message} ${mend?.value ?? ''}`).join('\n');
      if (shown === text) return;
      shown = text;
      mark(node, 'hidden', !problems.size);
      const dismiss = h('button', { type: 'button', class: 'text-button', click: () => desk.forget() }, desk.words.text('problem.dismiss'));
      refill(node, ...[...problems].map(([message, problem]) => h('li', {}, message, ' ', createMend(desk, problem))), notes.length ? h('li', {}, dismiss) : null);
    },
  };
}
