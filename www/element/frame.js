/** One answer: everything the parts show is read from it, so that no two of them can disagree. */

import { writeJSON } from './json.js';

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

export class Frame {
  #desk;
  /** So many draws of the figures stand still. */
  #enough;
  /** @type {Partial<Record<OutputName, Percentiles>>} */
  #percentiles;

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
    this.inputs = seen.stress ? engine.stressed(state.inputs) : state.inputs;
    /** @type {Figures} */
    this.estimate = engine.figures(this.inputs);
    const kept = desk.sharpened;
    // Another look at the same inputs shows the same digits.
    const same = kept?.inputs === this.inputs && kept.asked === writeJSON(this.#asked());
    const result = kept && same ? kept.result : engine.distribution(this.inputs, { draws: this.figureDraws, ...this.#asked() });
    this.figureDraws = result.draws;
    this.#percentiles = { ...result.outputs };
    /** Chance that the chosen result reaches the goal. @type {number | null} */
    this.probability = this.#chanceOfGoal(result);
    /** Chance that the programme pays for itself within the horizon. */
    this.paysBack = this.#chanceOfPayback(result);
  }

  /** Whether the ranges move by more than their digits show when more draws come. */
  get coarse() {
    return this.figureDraws < this.#enough;
  }

  /** What is asked of every distribution. */
  #asked() {
    const { output, goal } = this.view;
    /** @type {Partial<Record<OutputName, number>>} */
    const goals = { [PAYBACK]: this.estimate.inputs.months };
    if (goal !== null) goals[output] = goal;
    return { outputs: [...new Set([...ALWAYS, output])], goals };
  }

  /** @param {Distribution} result */
  #chanceOfGoal(result) {
    return this.view.goal === null ? null : (result.probability[this.view.output]?.probability ?? null);
  }

  /**
   * A goal of the reader's own for the payback has taken the place of the horizon in the answer.
   * @param {Distribution} result
   */
  #chanceOfPayback(result) {
    const goals = { [PAYBACK]: this.estimate.inputs.months };
    const asked = this.view.goal !== null && this.view.output === PAYBACK;
    const { probability } = asked ? this.#desk.engine.distribution(this.inputs, { draws: this.figureDraws, outputs: [], goals }) : result;
    return probability[PAYBACK]?.probability ?? 0;
  }

  /** Draws enough that the figures stand still, evaluated a slice at a time. */
  study() {
    const { engine } = this.#desk;
    return engine.study(this.inputs, { draws: this.#enough, ...this.#asked() });
  }

  /**
   * Takes over the figures of more draws.
   * @param {Distribution} result
   */
  sharpen(result) {
    this.#desk.sharpened = { inputs: this.inputs, asked: writeJSON(this.#asked()), result };
    this.figureDraws = result.draws;
    this.#percentiles = { ...result.outputs };
    this.probability = this.#chanceOfGoal(result);
    this.paysBack = this.#chanceOfPayback(result);
  }

  /**
   * Median and range of a result.
   * @param {OutputName} name
   * @returns {Percentiles}
   */
  of(name) {
    const known = this.#percentiles[name];
    if (known) return known;
    const asked = this.#desk.engine.distribution(this.inputs, { draws: this.figureDraws, outputs: [name] }).outputs[name] ?? NOTHING;
    this.#percentiles[name] = asked;
    return asked;
  }

  /** Adds every result at once, for parts that show them all. */
  complete() {
    const names = [...this.#desk.outputs.keys()].filter((name) => !this.#percentiles[name]);
    if (names.length) Object.assign(this.#percentiles, this.#desk.engine.distribution(this.inputs, { draws: this.figureDraws, outputs: names }).outputs);
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
