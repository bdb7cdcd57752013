/** One answer: everything the parts show is read from it, so that no two of them can disagree. */

import { recall } from './memory.js';
import { own } from './own.js';
import { Recent } from './recent.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./desk.js').Inputs} Inputs */
/** @typedef {import('./live.js').Figures} Figures */
/** @typedef {import('../pkg/reach_estimator.js').Percentiles} Percentiles */
/** @typedef {import('../pkg/reach_estimator.js').Distribution} Distribution */

/** @satisfies {OutputName} */
const PAYBACK = 'money.payback';

/** @type {OutputName[]} */
const ALWAYS = [
  'total.reach',
  'page.reach',
  'total.impressions',
  'page.impressions',
  'total.clicks',
  'page.clicks',
  'multiple',
  'money.media_equivalent_cpc',
  'money.media_equivalent_cpm',
  'money.roi',
  'money.net',
  'money.cost',
  'money.gross_profit',
  PAYBACK,
];

/** @type {Percentiles} */
const NOTHING = { p10: null, p50: null, p90: null };

/** @type {Distribution} */
const NO_ANSWER = { draws: 0, outputs: {}, probability: {} };

/** The pessimistic ends of inputs, which never change in place: the same object for the same inputs. @type {WeakMap<Inputs, Inputs>} */
const stressed = new WeakMap();

/** @param {Desk['engine']} engine @param {Inputs} inputs */
function stress(engine, inputs) {
  const ends = stressed.get(inputs) ?? engine.stressed(inputs);
  stressed.set(inputs, ends);
  return ends;
}

/**
 * Figures that stand still.
 * @typedef {object} Known
 * @property {Partial<Record<OutputName, Percentiles>>} outputs
 * @property {Partial<Record<string, number | null>>} chances by what is to be reached
 */

/** @typedef {{ outputs: OutputName[], goals: Partial<Record<OutputName, number>> }} Question of the draws */

/** @param {Pick<Question, 'goals'>} question */
const goalsOf = ({ goals }) => /** @type {[OutputName, number][]} */ (Object.entries(goals));

/** @param {OutputName} name @param {number} goal */
const chanceOf = (name, goal) => `${name} ${goal}`;

/**
 * The part of a question that is about some results, by their names, and some chances; null where it is about none.
 * @param {Question} question
 * @param {(key: string) => boolean} picks
 * @returns {Question | null}
 */
function partOf(question, picks) {
  const outputs = question.outputs.filter(picks);
  const goals = own(Object.fromEntries(goalsOf(question).filter((goal) => picks(chanceOf(...goal)))));
  return outputs.length + goalsOf({ goals }).length > 0 ? { outputs, goals } : null;
}

export class Frame {
  #desk;
  /** So many draws of the figures stand still. */
  #enough;
  /** @type {Partial<Record<OutputName, Percentiles>>} */
  #percentiles = own({});
  /** What the parts have asked for. @type {Set<OutputName>} */
  #asked = new Set();
  /** Chances that a result reaches a goal, by both. @type {Known['chances']} */
  #chances = own({});
  /** What was asked for too late for the draws of the other figures. @type {Set<string>} */
  #late = new Set();

  /** @param {Desk} desk */
  constructor(desk) {
    const { engine, state, view } = desk;
    this.#desk = desk;
    /** How the inputs are looked at; where one picture has to do, its result may be another than the chosen one. */
    const seen = engine.whole ? view : { ...view, stress: false };
    this.view = desk.shown && desk.shown !== view.output ? { ...seen, output: desk.shown, goal: null } : { ...seen };
    this.moving = state.moving;
    const { moving, resting, figures } = engine.draws();
    /** Draws of what is drawn; a first picture had better be there soon. */
    this.draws = this.moving || !engine.whole ? moving : resting;
    /** Draws of the figures, which grow once everything rests. */
    this.figureDraws = this.moving ? moving : resting;
    this.#enough = figures;
    /** What is calculated: the user's inputs, or their pessimistic ends. @type {Inputs} */
    this.inputs = seen.stress ? stress(engine, state.inputs) : state.inputs;
    /** @type {Figures} */
    this.estimate = engine.figures(this.inputs);
    const known = this.moving ? null : this.#known();
    if (known) this.#resume(known, desk.asked);
    // What the parts asked for last is asked for with the rest, in one pass.
    else this.#take(this.#questions(desk.asked).map((question) => engine.distribution(this.inputs, { draws: this.figureDraws, ...question })));
    if (this.coarse) this.#borrow();
    desk.asked = this.#asked;
  }

  /** Chance that the chosen result reaches the goal. */
  get probability() {
    const { output, goal } = this.view;
    return goal === null ? null : (this.#chances[chanceOf(output, goal)] ?? null);
  }

  /** Chance that the programme pays for itself within the horizon. */
  get paysBack() {
    return this.#chances[chanceOf(PAYBACK, this.estimate.inputs.months)] ?? 0;
  }

  /** Whether the ranges move by more than their digits show when more draws come. */
  get coarse() {
    return this.figureDraws < this.#enough;
  }

  /** Whether every figure that was asked for stands still. */
  get still() {
    return !this.coarse && this.#late.size === 0;
  }

  /**
   * What is asked of the draws. The chance of paying back is a question of its own where a goal of the reader's own for
   * the payback has taken the place of the horizon.
   * @param {Set<OutputName>} further results that the parts need
   * @returns {Question[]}
   */
  #questions(further) {
    const { output, goal } = this.view;
    const outputs = [...new Set([...ALWAYS, output, ...further])];
    const horizon = { [PAYBACK]: this.estimate.inputs.months };
    if (goal === null) return [{ outputs, goals: horizon }];
    if (output !== PAYBACK) return [{ outputs, goals: { ...horizon, [output]: goal } }];
    return [
      { outputs, goals: { [output]: goal } },
      { outputs: [], goals: horizon },
    ];
  }

  /** Figures of the inputs that were looked at last; another language or currency has the same. @returns {Recent<number, Known>} */
  get #memory() {
    return recall(this.#desk, 'known', () => new Recent());
  }

  /** What is known of the same inputs already: another look at them shows the same digits. */
  #known() {
    const memory = this.#memory;
    return memory.isEmpty ? null : memory.get(this.#desk.engine.fingerprint(this.inputs));
  }

  /** Until more draws have come, figures that stood in the still stay as they are. */
  #borrow() {
    const { engine, stillFigures: still } = this.#desk;
    if (!still || this.moving || engine.fingerprint(this.inputs) !== still.inputs) return;
    Object.assign(this.#percentiles, still.outputs);
    this.#chances[chanceOf(PAYBACK, this.estimate.inputs.months)] = still.paysBack;
  }

  /**
   * Goes on from what is known; only what is not is asked of fewer draws at first.
   * @param {Known} known
   * @param {Set<OutputName>} further results that the parts need
   */
  #resume({ outputs, chances }, further) {
    Object.assign(this.#percentiles, outputs);
    Object.assign(this.#chances, chances);
    /** @type {Record<string, unknown>} */
    const known = own({ ...outputs, ...chances });
    for (const question of this.#questions(further)) {
      const lacking = partOf(question, (key) => known[key] === undefined);
      if (!lacking) continue;
      this.#answer(lacking);
      for (const late of [...lacking.outputs, ...goalsOf(lacking).map((goal) => chanceOf(...goal))]) this.#late.add(late);
    }
    this.figureDraws = this.#enough;
  }

  /** @param {Distribution[]} answers to the questions */
  #take(answers) {
    this.figureDraws = answers[0]?.draws ?? 0;
    this.#percentiles = own({});
    this.#chances = own({});
    this.#late.clear();
    this.#questions(new Set()).forEach((question, index) => this.#keep(question, answers[index] ?? NO_ANSWER));
  }

  /** @param {Pick<Question, 'goals'>} asked @param {Distribution} answer */
  #keep(asked, { outputs, probability }) {
    Object.assign(this.#percentiles, outputs);
    for (const [name, goal] of goalsOf(asked)) this.#chances[chanceOf(name, goal)] = probability[name]?.probability ?? null;
  }

  /** @param {Question} question */
  #answer(question) {
    this.#keep(question, this.#desk.engine.distribution(this.inputs, { draws: this.figureDraws, ...question }));
  }

  /** Draws enough that the figures stand still, evaluated a slice at a time. */
  study() {
    const studies = this.#questions(this.#asked).map((question) => this.#desk.engine.study(this.inputs, { draws: this.#enough, ...question }));
    return {
      /** @param {number} draws */
      advance: (draws) => studies.every((study) => study.advance(draws)),
      answers: () => studies.map((study) => study.distribution()),
      free: () => studies.forEach((study) => study.free()),
    };
  }

  /**
   * Takes over the figures of more draws.
   * @param {Distribution[]} answers
   */
  sharpen(answers) {
    this.#take(answers);
    const memory = this.#memory;
    const inputs = this.#desk.engine.fingerprint(this.inputs);
    const before = memory.get(inputs);
    memory.set(inputs, { outputs: own({ ...before?.outputs, ...this.#percentiles }), chances: own({ ...before?.chances, ...this.#chances }) });
  }

  /**
   * Median and range of a result.
   * @param {OutputName} name
   * @returns {Percentiles}
   */
  of(name) {
    this.ask([name]);
    return this.#percentiles[name] ?? NOTHING;
  }

  /**
   * Adds results at once, for a part that shows many. One that nobody has asked for yet comes from fewer draws at first:
   * all of them in one piece would hold the page.
   * @param {OutputName[]} names
   */
  ask(names) {
    for (const name of names) this.#asked.add(name);
    const draws = Math.min(this.draws, this.figureDraws);
    const added = this.#add(
      names.filter((name) => !this.#percentiles[name]),
      draws,
    );
    if (draws < this.figureDraws) for (const name of added) this.#late.add(name);
  }

  /**
   * What was asked for too late, with the draws of the others: for what leaves the page and names them. On the screen it is
   * still to be shown so.
   */
  catchUp() {
    const late = new Set([...this.#desk.outputs.keys()].filter((name) => this.#late.has(name)));
    for (const question of this.#questions(late)) {
      const asked = partOf(question, (key) => this.#late.has(key));
      if (asked) this.#answer(asked);
    }
  }

  /**
   * Every result with the draws of the others, for what leaves the page.
   * @returns {(name: OutputName) => Percentiles}
   */
  complete() {
    this.catchUp();
    this.#add(
      [...this.#desk.outputs.keys()].filter((name) => !this.#percentiles[name]),
      this.figureDraws,
    );
    return (name) => this.#percentiles[name] ?? NOTHING;
  }

  /** @param {OutputName[]} names @param {number} draws */
  #add(names, draws) {
    if (names.length > 0) Object.assign(this.#percentiles, this.#desk.engine.distribution(this.inputs, { draws, outputs: names }).outputs);
    return names;
  }

  /**
   * The point estimate of a result.
   * @param {OutputName} name
   */
  point(name) {
    return pointOf(this.estimate, name);
  }
}

/**
 * A result of an estimate.
 * @param {Figures} estimate
 * @param {OutputName} name
 * @returns {number | null}
 */
export function pointOf(estimate, name) {
  /** @type {unknown} */
  let here = estimate;
  for (const step of name.split('.')) {
    const key = step.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
    here = here && typeof here === 'object' ? /** @type {Record<string, unknown>} */ (here)[key] : null;
  }
  return typeof here === 'number' ? here : null;
}
