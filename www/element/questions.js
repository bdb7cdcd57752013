/** "How many do I need?": a sentence whose places can be filled in, and its answer. */

import { isWhole, outputLabel, outputUnit, parameterName, valueOf } from './desk.js';
import { emphasised, freshId, h, mark, refill, sentence, write } from './dom.js';
import { numberField } from './number-field.js';
import { Slices } from './slices.js';
import { watchSight } from './surroundings.js';
import { recall } from './memory.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('./desk.js').Parameter} Parameter */
/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('../pkg/reach_estimator.js').Solution} Solution */

/** What a solution may lie above a whole number without asking for one more. */
const TINY = 1e-6;

/** Chances that can be asked for, in tenths. */
const CHANCES = [5, 8, 9];

/** What a reader can change first: who takes part, not whom to hire. @type {ParameterId} */
const USUAL_PARAMETER = 'participation';

/**
 * What the question remembers.
 * @typedef {object} Memory
 * @property {{ name: OutputName, target: number } | null} suggestion a target to start from, as long as nobody names one; it stays where it is while inputs move
 * @property {ParameterId} parameter the input that is asked for
 */

/**
 * Takes over the value that an answer names, as one gesture. Where every uncertain input is counted at its pessimistic end,
 * the answer is about that end: then this input is certain.
 * @param {Desk} desk
 * @param {Parameter} row
 * @param {number} value
 */
export function takeAnswer(desk, row, value) {
  const { state } = desk;
  const { name, p10 } = row;
  const uncertain = typeof p10 === 'number' || state.inputs.ranges?.[name] !== undefined;
  desk.act(() => {
    if (desk.view.stress && uncertain) state.change({ [name]: value }, { [name]: [value, value] });
    else desk.move(row, value);
  });
}

/**
 * A round target above the present figure, to start from.
 * @param {number | null} median
 */
function suggest(median) {
  return median && median > 0 ? Number((median * 2).toPrecision(1)) : 100;
}

/**
 * @param {Desk} desk
 * @returns {Part & { settle: (frame: Frame) => void, stop: () => void }}
 */
export function createGoalSeek(desk) {
  const { engine, words, format } = desk;
  const stem = freshId('goal');
  /** @type {Memory} */
  const memory = recall(desk, 'questions', () => ({ suggestion: null, parameter: USUAL_PARAMETER }));
  /** @type {{ id: ParameterId, value: number } | null} */
  let found = null;
  /** @type {Frame | null} */
  let latest = null;

  const target = numberField({
    words,
    format,
    announce: desk.announce,
    unit: 'people',
    counts: () => outputUnit(desk, about().name),
    id: `${stem}-target`,
    attributes: { class: 'goal-field', 'aria-label': words.text('goal.target') },
    accept(typed) {
      const { name } = about();
      const goal = engine.parseGoal(String(typed), name) ?? 0;
      desk.ask({ output: name, goal });
      return goal === typed ? null : words.text('field.read', { value: format.amount(goal, outputUnit(desk, name)) });
    },
    remember() {
      const { output: before, goal } = desk.view;
      return () => desk.ask({ output: before, goal });
    },
  });
  const solvable = [...desk.parameters.values()].filter(({ id, solvable: may }) => may && !desk.locked.has(id) && !desk.hidden.has(id));
  const seekable = [...desk.outputs.values()].filter(({ name, higherIsBetter }) => higherIsBetter && /^(total|employees|money|incremental)/.test(name));
  const output = choice(
    words.text('goal.output'),
    seekable.map(({ name }) => [name, outputLabel(desk, name)]),
    (value) => desk.ask({ output: /** @type {OutputName} */ (value), goal: null }),
  );
  const chance = choice(
    words.text('goal.chance'),
    CHANCES.map((tenths) => [String(tenths), format.inTen(tenths / 10)]),
    (value) => desk.ask({ chance: Number(value) / 10 }),
  );
  const parameter = choice(
    words.text('goal.parameter'),
    solvable.map(({ id }) => [id, parameterName(desk, id)]),
    (value) => {
      memory.parameter = /** @type {ParameterId} */ (value);
      desk.asking = true;
      desk.refresh();
    },
  );
  const first = [memory.parameter, USUAL_PARAMETER].find((wanted) => solvable.some(({ id }) => id === wanted));
  if (first) parameter.value = first;
  // Changes with every input; only an answer to a new question is said aloud, by the one status.
  const answer = h('output', { class: 'goal-answer', part: 'goal-answer', 'aria-live': 'off' });
  /** What the answer is to. @type {{ inputs: import('./desk.js').Inputs | null, question: string }} */
  let answered = { inputs: null, question: '' };
  const odds = h('span', { class: 'goal-odds' });
  const apply = h('button', { type: 'button', class: 'text-button', hidden: true, click: () => take() }, words.text('goal.apply'));
  const clear = h('button', { type: 'button', class: 'text-button', hidden: true, click: () => forget() }, words.text('goal.clear'));

  /** What is asked for: the result on the chart with its goal, or one that can be asked for where that one cannot. */
  const about = () => {
    const { output: name, goal } = desk.view;
    return seekable.some((row) => row.name === name) ? { name, goal } : { name: /** @type {OutputName} */ (output.value), goal: null };
  };

  const forget = () => {
    // The button goes with the goal.
    if (clear.matches(':focus')) target.input.focus();
    target.remember();
    desk.ask({ goal: null });
  };

  const take = () => {
    const row = found && desk.parameters.get(found.id);
    if (row && found && !result.hasAttribute('aria-busy')) takeAnswer(desk, row, found.value);
  };

  /** What is sought, but for the inputs. */
  const sought = () => {
    const { name, goal } = about();
    return [parameter.value, chance.value, name, goal ?? memory.suggestion?.target ?? 0].join(' ');
  };

  /** @param {Frame} frame */
  const isAnswered = (frame) => answered.inputs === frame.inputs && answered.question === sought();

  /** The chance that was asked for, as every answer repeats it. */
  const asksFor = () => format.inTen(Number(chance.value) / 10);

  /**
   * An input that meets the target: people who take part are counted, not only their share.
   * @param {Frame} frame
   * @param {Parameter} row
   * @param {number} value
   */
  const wanted = (frame, { id }, value) => {
    if (id !== USUAL_PARAMETER) return valueOf(desk, id, value);
    const { inputs, activeEmployees } = engine.figures(engine.withValue(frame.inputs, id, value));
    const employees = Math.ceil(inputs.employees);
    const people = Math.ceil(activeEmployees);
    const share = format.rounded(value, 'share');
    if (people === 0) return words.text('goal.nobody', { share });
    return words.text('goal.people', { people: format.exact(people, 'people'), employees: format.exact(employees, 'people'), share, count: employees });
  };

  /**
   * Why there is no answer, the best there is with what half of the cases reach there, and what limits it.
   * @param {Frame} frame
   * @param {Solution} result
   * @param {Parameter} row
   * @param {OutputName} name
   */
  const refusal = (frame, result, row, name) => {
    const unit = outputUnit(desk, name);
    const reason = words.text(`goal.${result.reason}`, {}, words.text('goal.unreachable'));
    const at = result.at ?? row.max;
    const median = engine.distribution(engine.withValue(frame.inputs, row.id, at), { draws: frame.draws, outputs: [name] }).outputs[name]?.p50;
    const { goal } = about();
    // What just misses the target is not written like it.
    const isNear = result.best !== null && goal !== null && result.best < goal && format.figure(result.best, unit) === format.figure(goal, unit);
    const best =
      result.best === null
        ? ''
        : words.text('goal.best', {
            best: isNear ? format.exact(result.best < 100 ? result.best : Math.floor(result.best), unit) : format.amount(result.best, unit),
            chance: asksFor(),
            median: format.amount(median, unit),
            at: format.input(at, row.unit),
          });
    const limit = result.limitedBy ? words.text('goal.limit', { parameter: parameterName(desk, result.limitedBy) }) : '';
    return [reason, best, limit].filter(Boolean).join(' ');
  };

  const result = h('p', { class: 'goal-result' }, odds, answer, apply, clear);
  const question = h('p', { class: 'goal-question' }, ...sentence(words.text('goal.question'), { target: target.input, output, chance, parameter }));
  const node = h('div', { class: 'goal-seek', part: 'goal', role: 'group', 'aria-label': words.text('goal.label'), hidden: !solvable.length }, question, result, target.note);

  const slices = new Slices(desk.press);
  // The search is the most expensive thing on the page: whoever does not see its answer does not pay for it.
  let inSight = false;
  /** What has settled out of sight. @type {Frame | null} */
  let unseen = null;
  /** @param {boolean} seen */
  const look = (seen) => {
    inSight = seen;
    if (!seen || !unseen || unseen !== latest) return;
    try {
      search(unseen, true);
    } catch (error) {
      desk.fail(error);
    }
  };
  node.addEventListener('focusin', () => look(true));
  /** @type {Document | null} */
  let watched = null;
  let unwatch = () => {};
  const watch = () => {
    if (watched === node.ownerDocument) return;
    watched = node.ownerDocument;
    unwatch();
    unwatch = watchSight(node, look);
  };
  /** Whether the answer is still that to another question; an old one that nobody has seen last is not shown. @param {boolean} waiting */
  const wait = (waiting) => {
    mark(result, 'aria-busy', waiting && 'true');
    mark(result, 'data-stale', waiting && (!inSight || result.hasAttribute('data-stale')));
    // Not disabled: whoever has just used it keeps the focus.
    mark(apply, 'aria-disabled', waiting && 'true');
  };

  /** @param {Frame} frame @param {boolean} [quietly] it was asked a while ago */
  const search = (frame, quietly) => {
    unseen = null;
    if (isAnswered(frame)) {
      desk.asking = false;
      return;
    }
    const id = /** @type {ParameterId} */ (parameter.value);
    const row = desk.parameters.get(id);
    const { name, goal } = about();
    if (!row) return;
    const solve = engine.startSolve(frame.inputs, { parameter: id, output: name, target: goal ?? memory.suggestion?.target ?? 0, chance: Number(chance.value) / 10 });
    const show = () => {
      const solution = solve.answer();
      if (!solution) return;
      found = solution.value === null ? null : { id, value: isWhole(row) ? Math.ceil(solution.value - TINY) : solution.value };
      // The button goes with the answer.
      if (!found && apply.matches(':focus-visible')) target.input.focus();
      mark(apply, 'hidden', !found);
      if (found) refill(answer, ...emphasised(words.text('goal.answer', { answer: wanted(frame, row, found.value), chance: asksFor() })));
      else write(answer, refusal(frame, solution, row, name));
      answered = { inputs: frame.inputs, question: sought() };
      wait(false);
      if (desk.asking && !quietly) desk.announce(answer.textContent ?? '');
      desk.asking = false;
    };
    slices.run(solve, show).catch(desk.fail);
  };

  return {
    node,
    update(frame) {
      const { goal, name } = about();
      chance.value = String(Math.round(frame.view.chance * 10));
      output.value = name;
      if (memory.suggestion?.name !== name) memory.suggestion = { name, target: suggest(frame.of(name).p50) };
      if (frame !== latest) {
        latest = frame;
        slices.stop();
        wait(!isAnswered(frame));
      }
      target.show(goal ?? memory.suggestion.target, name);
      mark(clear, 'hidden', desk.view.goal === null);
      mark(odds, 'hidden', goal === null);
      write(odds, goal !== null && frame.probability !== null ? words.text('goal.odds', { chance: format.inTen(frame.probability) }) : '');
    },
    settle(frame) {
      watch();
      unseen = frame;
      if (inSight) search(frame);
    },
    stop() {
      unseen = null;
      slices.stop();
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
  const node = h(
    'select',
    { class: 'choice', part: 'choice', 'aria-label': label, change: () => choose(node.value) },
    ...options.map(([value, text]) => h('option', { value }, text)),
  );
  return node;
}
