/** What would have to be true for the programme to pay for itself, or to return so much: each input that could do it alone. */

import { isWhole, outputUnit, parameterLabel } from './desk.js';
import { freshId, h, heading, mark, refill, sentence } from './dom.js';
import { numberField } from './number-field.js';
import { takeAnswer } from './questions.js';
import { Slices } from './slices.js';
import { recall } from './memory.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('../pkg/reach_estimator.js').Requirement} Requirement */

/** What pays for itself has a return of nothing; what is asked for first beyond that, in percent. @type {OutputName} */
const OUTPUT = 'money.roi';
const BREAK_EVEN = 0;
const FIRST_TARGET = 100;

/** Half of the cases: the middle that stands everywhere. */
const CHANCE = 0.5;

/**
 * A value in three digits, rounded to the side on which it still does what it has to.
 * @param {number} value
 * @param {boolean} atMost
 * @param {boolean} whole
 */
function stillHolding(value, atMost, whole) {
  const round = atMost ? Math.floor : Math.ceil;
  if (whole) return round(value);
  const scale = 10 ** (2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return Number((round(value * scale) / scale).toPrecision(3));
}

/**
 * @param {Desk} desk
 * @returns {Part}
 */
export function createRequirementsPanel(desk) {
  const { engine, words, format } = desk;
  const memory = recall(desk, 'requirements', () => ({ target: FIRST_TARGET }));
  const unit = outputUnit(desk, OUTPUT);
  /** @param {number} target */
  const aim = (target) => {
    memory.target = target;
    desk.refresh();
  };
  const field = numberField({
    words,
    format,
    announce: desk.announce,
    unit,
    id: freshId('requirement'),
    attributes: { class: 'goal-field', 'aria-label': words.text('requirements.target') },
    accept(typed) {
      aim(typed);
      return null;
    },
    remember() {
      const { target } = memory;
      return () => aim(target);
    },
  });
  const breakEven = h('ul', { class: 'ways', 'data-target': 'break-even' });
  const wanted = h('ul', { class: 'ways', 'data-target': 'return' });
  /** Whether a list is still that of other inputs. @param {HTMLElement} list @param {boolean} waiting */
  const wait = (list, waiting) => {
    mark(list, 'data-stale', waiting);
    // Not disabled: whoever has just used it keeps the focus.
    for (const use of list.querySelectorAll('button')) mark(use, 'aria-disabled', waiting && 'true');
  };
  const level = desk.level + 2;
  const node = h(
    'div',
    {},
    h('p', {}, words.text('requirements.text')),
    heading(level, { class: 'ways-title' }, words.text('requirements.break-even')),
    breakEven,
    heading(level, { class: 'ways-title' }, ...sentence(words.text('requirements.return'), { target: field.input })),
    field.note,
    wanted,
  );

  /** @param {Requirement} requirement @param {Frame} frame */
  const way = ({ parameter, value, atMost, plausible }, frame) => {
    const row = desk.parameters.get(parameter);
    if (!row) return null;
    const label = parameterLabel(desk, parameter);
    const needed = stillHolding(value, atMost, isWhole(row));
    const shown = format.input(needed, row.unit);
    const beside = [
      words.text('requirements.now', { value: format.input(frame.inputs[row.name] ?? row.default, row.unit) }),
      plausible ? '' : words.text('requirements.far'),
    ].filter(Boolean);
    const use = desk.locked.has(parameter)
      ? null
      : h(
          'button',
          {
            type: 'button',
            class: 'text-button',
            'data-take': parameter,
            'aria-label': `${words.text('goal.apply')}${words.text('colon')}${label}`,
            click: (/** @type {Event} */ { currentTarget }) => currentTarget instanceof Element && !currentTarget.closest('[data-stale]') && takeAnswer(desk, row, needed),
          },
          words.text('goal.apply'),
        );
    return h(
      'li',
      { 'data-requirement': parameter },
      h('span', {}, label, words.text('colon'), h('strong', {}, words.text(atMost ? 'requirements.most' : 'requirements.least', { value: words.isolate(shown) }))),
      h('small', {}, beside.join(words.text('separator'))),
      use,
    );
  };

  const slices = new Slices(desk.press);
  /** What the lists are about, or will be. @type {{ inputs: import('./desk.js').Inputs, target: number } | null} */
  let asked = null;

  /** @param {HTMLElement} list @param {Frame} frame @param {number} goal */
  const fill = async (list, frame, goal) => {
    const { p50 } = frame.of(OUTPUT);
    if (p50 !== null && p50 >= goal) {
      refill(list, h('li', {}, words.text('requirements.met', { value: format.figure(p50, unit) })));
      wait(list, false);
      return;
    }
    const search = engine.startRequirements(frame.inputs, { output: OUTPUT, target: goal, chance: CHANCE });
    await slices.run(search, () => {
      const ways = search.answer().map((requirement) => way(requirement, frame));
      refill(list, ...(ways.length ? ways : [h('li', {}, words.text('requirements.none'))]));
      wait(list, false);
    });
  };

  /** @param {Frame} frame */
  const find = async (frame) => {
    const question = { inputs: frame.inputs, target: memory.target };
    asked = question;
    await fill(breakEven, frame, BREAK_EVEN);
    if (asked === question) await fill(wanted, frame, question.target);
    if (asked === question) mark(node, 'aria-busy', null);
  };

  return {
    node,
    update(frame) {
      field.show(memory.target);
      if (asked?.inputs === frame.inputs && asked.target === memory.target) return;
      asked = null;
      slices.stop();
      mark(node, 'aria-busy', 'true');
      for (const list of [breakEven, wanted]) wait(list, true);
      // Worked out once the figures stand still, so that what is met here is met above.
      if (!frame.coarse) find(frame).catch(desk.fail);
    },
    stop() {
      asked = null;
      slices.stop();
    },
  };
}
