/** "How many do I need?": a sentence whose places can be filled in, and its answer. */

import { outputLabel, outputUnit, parameterName, valueOf } from './desk.js';
import { freshId, h, refill, sentence, write } from './dom.js';
import { numberField } from './number-field.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('./desk.js').Parameter} Parameter */
/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('../pkg/reach_estimator.js').Solution} Solution */

/** Chances that can be asked for, in tenths. */
const CHANCES = [5, 8, 9];
const USUAL_CHANCE = 8;

/**
 * A round target above the present figure, to start from.
 * @param {number | null} median
 */
function suggest(median) {
  return median && median > 0 ? Number((median * 2).toPrecision(1)) : 100;
}

/**
 * @param {Desk} desk
 * @returns {Part & { settle: (frame: Frame) => void }}
 */
export function createGoalSeek(desk) {
  const { engine, words, format } = desk;
  const stem = freshId('goal');
  /** @type {number | null} */
  let suggestion = null;
  /** @type {{ id: ParameterId, value: number } | null} */
  let found = null;

  const target = numberField({
    words,
    format,
    unit: 'people',
    id: `${stem}-target`,
    attributes: { class: 'goal-field', 'aria-label': words.text('goal.target') },
    accept(typed) {
      desk.look({ goal: Math.max(0, typed) });
      return null;
    },
  });
  const solvable = [...desk.parameters.values()].filter(({ id, solvable: may }) => may && !desk.locked.has(id) && !desk.hidden.has(id));
  const seekable = [...desk.outputs.values()].filter(({ name, higherIsBetter }) => higherIsBetter && /^(total|employees|money|incremental)/.test(name));
  const output = choice(words.text('goal.output'), seekable.map(({ name }) => [name, outputLabel(desk, name)]), (value) => desk.look({ output: /** @type {OutputName} */ (value), goal: null }));
  const chance = choice(words.text('goal.chance'), CHANCES.map((tenths) => [String(tenths), format.inTen(tenths / 10)]), () => desk.refresh());
  chance.value = String(USUAL_CHANCE);
  const parameter = choice(words.text('goal.parameter'), solvable.map(({ id }) => [id, parameterName(desk, id)]), () => desk.refresh());
  // Changes with every input; only an answer to a new question is said aloud, by the one status.
  const answer = h('output', { class: 'goal-answer', part: 'goal-answer', 'aria-live': 'off' });
  let asked = '';
  const odds = h('span', { class: 'goal-odds' });
  const apply = h('button', { type: 'button', class: 'text-button', hidden: true, click: () => take() }, words.text('goal.apply'));
  const clear = h('button', { type: 'button', class: 'text-button', hidden: true, click: () => desk.look({ goal: null }) }, words.text('goal.clear'));

  const take = () => {
    const row = found && desk.parameters.get(found.id);
    if (row && found) {
      const { value } = found;
      desk.act(() => desk.move(row, value));
    }
  };

  /**
   * Why there is no answer, the best there is, and what limits it.
   * @param {Solution} result
   * @param {Parameter} row
   * @param {OutputName} name
   */
  const refusal = (result, row, name) => {
    const reason = words.text(`goal.${result.reason}`, {}, words.text('goal.unreachable'));
    const best = result.best === null ? '' : words.text('goal.best', { best: format.figure(result.best, outputUnit(desk, name)), at: format.input(result.at ?? row.max, row.unit) });
    const limit = result.limitedBy ? words.text('goal.limit', { parameter: parameterName(desk, result.limitedBy) }) : '';
    return [reason, best, limit].filter(Boolean).join(' ');
  };

  const question = h('p', { class: 'goal-question' }, ...sentence(words.text('goal.question'), { target: target.input, output, chance, parameter }));
  const node = h('div', { class: 'goal-seek', part: 'goal', role: 'group', 'aria-label': words.text('goal.label'), hidden: !solvable.length }, question, h('p', { class: 'goal-result' }, odds, answer, apply, clear), target.note);

  return {
    node,
    update(frame) {
      const { goal, output: name } = frame.view;
      if (seekable.some((candidate) => candidate.name === name)) output.value = name;
      if (goal === null && (!frame.moving || suggestion === null)) suggestion = suggest(frame.of(name).p50);
      target.show(goal ?? suggestion);
      clear.hidden = goal === null;
      odds.hidden = goal === null;
      write(odds, goal !== null && frame.probability !== null ? words.text('goal.odds', { chance: format.inTen(frame.probability) }) : '');
    },
    settle(frame) {
      const id = /** @type {ParameterId} */ (parameter.value);
      const row = desk.parameters.get(id);
      const { output: name, goal } = frame.view;
      if (!row) return;
      const result = engine.solve(frame.inputs, { parameter: id, output: name, target: goal ?? suggestion ?? 0, chance: Number(chance.value) / 10 });
      found = result.value === null ? null : { id, value: result.value };
      apply.hidden = !found;
      if (result.value !== null) refill(answer, h('strong', {}, valueOf(desk, id, result.value)));
      else write(answer, refusal(result, row, name));
      const question = [id, chance.value, goal === null ? '' : `${name} ${goal}`].join(' ');
      if (asked && asked !== question) desk.announce(answer.textContent ?? '');
      asked = question;
    },
  };
}

/**
 * A choice that reads as part of a sentence.
 * @param {string} label
 * @param {[string, string][]} options
 * @param {(value: string) => void} choose
 */
function choice(label, options, choose) {
  const node = h('select', { class: 'choice', part: 'choice', 'aria-label': label, change: () => choose(node.value) }, ...options.map(([value, text]) => h('option', { value }, text)));
  return node;
}
