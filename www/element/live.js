/**
 * The first module's face: plain objects on this side, typed arrays on the other. Inputs and results go by their place in
 * the table; what is absent is NaN there and null here.
 */

import * as live from '../pkg/live.js';
import { own } from './own.js';
import { harmless, PICTURE, show, showSpark } from './scene.js';
import { beside } from './snapshot.js';
import tables from '../pkg/table.json' with { type: 'json' };

/** @typedef {import('../pkg/more.js').Inputs} Inputs */
/** @typedef {import('../pkg/more.js').FullInputs} FullInputs */
/** @typedef {import('../pkg/more.js').InputName} InputName */
/** @typedef {import('../pkg/more.js').Parameter} Parameter */
/** @typedef {import('../pkg/more.js').ParameterId} ParameterId */
/** @typedef {import('../pkg/more.js').Output} Output */
/** @typedef {import('../pkg/more.js').OutputName} OutputName */
/** @typedef {import('../pkg/more.js').Preset} Preset */
/** @typedef {import('../pkg/more.js').PastFact} PastFact */
/** @typedef {import('../pkg/more.js').PastName} PastName */
/** @typedef {import('../pkg/more.js').Problem} Problem */
/** @typedef {import('../pkg/more.js').Estimate} Estimate */
/** @typedef {import('../pkg/more.js').Distribution} Distribution */
/** @typedef {import('../pkg/more.js').DistributionOptions} DistributionOptions */
/** @typedef {import('../pkg/more.js').ChartOptions} ChartOptions */
/** @typedef {import('../pkg/more.js').Drawing} Drawing */
/** @typedef {import('../pkg/more.js').Inspection} Inspection */

/** @type {{ parameters: Parameter[], outputs: Output[], presets: Preset[], pastFacts: PastFact[], sources: import('../pkg/more.js').Source[] }} */
const { parameters, outputs, presets, pastFacts, sources } = /** @type {any} */ (tables);

const placeOf = new Map(parameters.map(({ id }, place) => [id, place]));
const placeOfName = new Map(parameters.map(({ name }, place) => [name, place]));
const placeOfOutput = new Map(outputs.map(({ name }, place) => [name, place]));

/** Room for the letters of how inputs hang together. */
const LETTERS = 120;

/** Value, P10 and P90 of every parameter, as the table has them, no letters, and no earlier period. */
const usual = Float64Array.from([...parameters.flatMap((row) => [row.default, NaN, NaN]), ...Array(LETTERS).fill(0), ...pastFacts.map((fact) => fact.default)]);

/** Names of an output's place in an estimate. @type {string[][]} */
const paths = outputs.map(({ name }) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()).split('.'));

/** @param {number | undefined} value */
const present = (value) => (value === undefined || Number.isNaN(value) ? null : value);

/** @param {ParameterId} id */
const place = (id) => placeOf.get(id) ?? 0;

/** @param {OutputName} name */
const outputPlace = (name) => placeOfOutput.get(name) ?? 0;

/** Inputs never change in place, so what was worked out for them holds. @type {WeakMap<Inputs, Float64Array>} */
const encoded = new WeakMap();
/** @type {WeakMap<Inputs, Float64Array>} */
const ranged = new WeakMap();

/** @param {Inputs} inputs */
function encode(inputs) {
  let values = encoded.get(inputs);
  if (values) return values;
  values = usual.slice();
  const { ranges, dependence, past } = own(inputs);
  const counted = own(past);
  for (const [name, value] of Object.entries(inputs)) {
    const at = placeOfName.get(/** @type {InputName} */ (name));
    if (at !== undefined && typeof value === 'number') values[at * 3] = value;
  }
  for (const [name, pair] of Object.entries(ranges ?? {})) {
    const at = placeOfName.get(/** @type {InputName} */ (name));
    if (at !== undefined && pair) values.set(pair, at * 3 + 1);
  }
  values.set(
    [...(dependence ?? '').slice(0, LETTERS)].map((letter) => letter.charCodeAt(0)),
    parameters.length * 3,
  );
  values.set(
    pastFacts.map((fact) => counted[fact.name] ?? fact.default),
    parameters.length * 3 + LETTERS,
  );
  encoded.set(inputs, values);
  return values;
}

/** @param {Float64Array} values @returns {FullInputs} */
function decode(values) {
  /** @type {Record<string, any>} */
  const all = own({});
  /** @type {Record<string, [number, number]>} */
  const ranges = own({});
  parameters.forEach(({ name }, at) => {
    const [value = 0, low = NaN, high = NaN] = values.subarray(at * 3, at * 3 + 3);
    all[name] = value;
    if (low <= high) ranges[name] = [low, high];
  });
  return /** @type {FullInputs} */ (Object.keys(ranges).length ? Object.assign(all, { ranges }) : all);
}

/**
 * What no question of the first module changes passes by: how the inputs hang together, and the earlier period.
 * @param {FullInputs} inputs
 * @param {Inputs} given
 * @returns {FullInputs}
 */
const withBeside = (inputs, given) => own({ ...inputs, ...beside(given) });

/** @typedef {Omit<Estimate, 'waterfall' | 'byNetwork' | 'byRound' | 'problems'>} Figures an estimate without its parts */

/** @param {Inputs} inputs @returns {Figures} */
export function figures(inputs) {
  const values = encode(inputs);
  const numbers = live.figures(values);
  /** @type {Record<string, any>} */
  const result = { inputs: withBeside(decode(values), inputs) };
  paths.forEach(([first = '', second], at) => {
    const value = present(numbers[at]);
    if (second === undefined) result[first] = value;
    else if (Object.hasOwn(result, first)) result[first][second] = value;
    else result[first] = { [second]: value };
  });
  return /** @type {Figures} */ (result);
}

/** @param {Inputs} inputs */
export const fingerprint = (inputs) => live.fingerprint(encode(inputs));

/**
 * @param {Inputs} inputs
 * @param {DistributionOptions & { draws: number }} options
 * @returns {Distribution}
 */
export function distribution(inputs, { draws, outputs: names = outputs.map(({ name }) => name), goals = {} }) {
  const { places, pairs } = request(names, goals);
  return answer(live.percentiles(encode(inputs), draws, places, pairs), draws, names, goals);
}

/** @typedef {Partial<Record<OutputName, number>>} Goals */

/** @param {Goals} goals */
const entries = (goals) => /** @type {[OutputName, number][]} */ (Object.entries(goals));

/** @param {OutputName[]} names @param {Goals} goals */
const request = (names, goals) => ({
  places: Uint8Array.from(names, outputPlace),
  pairs: Float64Array.from(entries(goals).flatMap(([name, goal]) => [outputPlace(name), goal])),
});

/**
 * @param {Float64Array} numbers
 * @param {number} draws
 * @param {OutputName[]} names
 * @param {Goals} goals
 * @returns {Distribution}
 */
function answer(numbers, draws, names, goals) {
  let at = 0;
  const next = () => numbers[at++] ?? NaN;
  const ranges = Object.fromEntries(names.map((name) => [name, { p10: present(next()), p50: present(next()), p90: present(next()) }]));
  const probability = Object.fromEntries(entries(goals).map(([name, goal]) => [name, { goal, probability: next() }]));
  return { draws, outputs: ranges, probability };
}

/** Draws while something moves, of what is drawn at rest, and of the key figures at rest. */
export function draws() {
  const [moving = 0, resting = 0, figures = 0] = live.draws();
  return { moving, resting, figures };
}

/**
 * Many draws in slices that leave the page time for its own: `advance(draws)` says when all are done.
 * @param {Inputs} inputs
 * @param {{ draws: number, outputs: OutputName[], goals?: Partial<Record<OutputName, number>> }} options
 */
export function study(inputs, { draws, outputs: names, goals = {} }) {
  const { places, pairs } = request(names, goals);
  const work = new live.Study(encode(inputs), draws, places, pairs);
  return {
    /** @param {number} slice */
    advance: (slice) => work.advance(slice),
    distribution: () => answer(work.percentiles(), draws, names, goals),
    free: () => work.free(),
  };
}

/** What each picture was drawn from, by its options. @type {WeakMap<ChartOptions, { svg: SVGSVGElement, inputs: Inputs }>} */
const drawn = new WeakMap();
/** @type {ChartOptions | null} */
let latest = null;

/**
 * @typedef {object} Picture
 * @property {SVGSVGElement} svg
 * @property {ChartOptions} options
 */

/** @param {ChartOptions} options */
const settingsOf = ({ width = NaN, height = NaN, fontSize = NaN, output = 'total.reach', axis = 'employees', draws = NaN, log, hold, goal, figure }) => [
  width,
  height,
  fontSize,
  outputPlace(output),
  place(axis),
  draws,
  log ? 1 : 0,
  hold?.xMax ?? NaN,
  hold?.yMax ?? NaN,
  goal ?? NaN,
  figure?.p10 ?? NaN,
  figure?.p50 ?? NaN,
  figure?.p90 ?? NaN,
  figure?.probability ?? NaN,
];

/**
 * The reach curve, and beside it small pictures of other results on the same axis, from the same draws in one pass.
 * @param {SVGSVGElement} svg
 * @param {Inputs} inputs
 * @param {ChartOptions} options
 * @param {Picture[]} [beside]
 * @returns {[Drawing, ...Drawing[]]}
 */
export function drawReach(svg, inputs, options, beside = []) {
  const { scenarios = [], format, words } = options;
  const all = [{ svg, options }, ...beside];
  const saved = Float64Array.from(scenarios.flatMap((scenario) => [...encode(scenario.inputs)]));
  const labels = scenarios.map(({ label }) => harmless(label));
  const settings = Float64Array.from(all.flatMap((picture) => settingsOf(picture.options)));
  const numbers = live.draw(encode(inputs), settings, labels, saved, /** @type {Function} */ (format), /** @type {Function} */ (words));
  const pictures = live.pictures().split(PICTURE);
  latest = options;
  drawn.set(options, { svg, inputs });
  return /** @type {[Drawing, ...Drawing[]]} */ (
    all.map((picture, at) => placed(picture, numbers.subarray(at * PLACES, (at + 1) * PLACES), show(picture.svg, pictures[at] ?? '')))
  );
}

/** Numbers that say where things are in a picture. */
const PLACES = 22;

/**
 * @param {Picture} picture
 * @param {Float64Array} numbers
 * @param {{ title: string, description: string }} texts
 * @returns {Drawing}
 */
function placed({ options: { axis = 'employees', output = 'total.reach' } }, numbers, texts) {
  let at = 0;
  const next = () => numbers[at++] ?? NaN;
  const plot = { left: next(), top: next(), width: next(), height: next() };
  const x = { min: next(), max: next(), log: next() > 0, unit: /** @type {Parameter} */ (parameters[place(axis)]).unit };
  const y = { min: next(), max: next(), log: next() > 0, unit: /** @type {Output} */ (outputs[outputPlace(output)]).unit };
  const grip = () => {
    const handle = { x: next(), y: next(), value: next() };
    return Number.isNaN(handle.x) ? null : handle;
  };
  const marker = grip();
  const aim = grip();
  const point = grip();
  const counted = point && { ...point, at: next(), p10: next(), p90: next() };
  return { plot, x, y, marker, goal: aim, counted, hold: { xMax: x.max, yMax: y.max }, ...texts };
}

/**
 * What the reach curve says at a pixel from the left, or from the top along its marker.
 * @param {ChartOptions} options those that it was drawn with
 * @param {{ px: number } | { py: number }} at
 * @returns {Inspection | null}
 */
export function inspectReach(options, at) {
  const picture = drawn.get(options);
  if (!picture) return null;
  if (latest !== options) drawReach(picture.svg, picture.inputs, options);
  const { px: left, py: top = NaN } = own(/** @type {{ px?: number, py?: number }} */ (at));
  const numbers = left === undefined ? live.inspectHeight(top) : live.inspect(left);
  if (!numbers.length) return null;
  const [x = 0, px = 0, py = 0, value, p10, p50, p90, page, envelope, probability] = numbers;
  return {
    x,
    px,
    py,
    value: present(value),
    p10: present(p10),
    p50: present(p50),
    p90: present(p90),
    page: present(page),
    envelope: present(envelope),
    probability: present(probability),
  };
}

/**
 * @param {SVGSVGElement[]} targets
 * @param {ParameterId[]} ids
 * @param {Inputs} inputs
 * @param {{ output?: OutputName }} options
 * @returns {boolean[]} whether each can be seen to move
 */
export function drawSparks(targets, ids, inputs, { output = 'total.reach' }) {
  const sparks = live.sparks(Uint8Array.from(ids, place), encode(inputs), outputPlace(output)).split(PICTURE);
  return targets.map((svg, at) => showSpark(svg, sparks[at] ?? ''));
}

/** @param {ParameterId} id @param {number} value */
export const position = (id, value) => live.position(place(id), value);

/** @param {ParameterId} id @param {number} position */
export const valueAt = (id, position) => live.valueAt(place(id), position);

/** @param {ParameterId} id @param {number} value @returns {{ value: number, problem: Problem | null }} */
export function clampValue(id, value) {
  const used = live.clamp(place(id), value);
  if (used === value) return { value, problem: null };
  const { min, max, integer } = /** @type {Parameter} */ (parameters[place(id)]);
  const message = `${id}: ${value} is outside ${integer ? 'the whole numbers from ' : ''}${min} to ${max}; ${used} is used`;
  return { value: used, problem: { parameter: id, code: 'clamped', given: String(value), used, min, max, mend: null, message } };
}

/**
 * @param {ParameterId} id
 * @param {string} text
 * @param {number} [stands] what stays where it cannot be read
 * @returns {{ value: number | null, problem: Problem | null }}
 */
export function parseValue(id, text, stands) {
  const value = live.readNumber(place(id), text);
  if (!Number.isNaN(value)) return clampValue(id, value);
  if (!text.trim()) return { value: null, problem: null };
  const { min, max, default: usual } = /** @type {Parameter} */ (parameters[place(id)]);
  const used = stands ?? usual;
  const message = `${id}: "${text}" is not a number from ${min} to ${max}; ${used} is used`;
  return { value: null, problem: { parameter: id, code: 'unreadable', given: text, used, min, max, mend: null, message } };
}

/** A goal of a result. @param {string} text @param {OutputName} output @returns {number | undefined} */
export function parseGoal(text, output) {
  const goal = live.readGoal(outputPlace(output), text);
  return Number.isNaN(goal) ? undefined : goal;
}

/**
 * @param {PastName} name
 * @param {string} text
 * @param {number} [stands] what stays where it cannot be read
 * @returns {{ value: number | null, problem: Problem | null }}
 */
export function parsePast(name, text, stands) {
  const at = pastFacts.findIndex((fact) => fact.name === name);
  const { id, min, max, default: usual } = /** @type {PastFact} */ (pastFacts[at]);
  const given = live.readPast(at, text);
  if (!text.trim()) return { value: null, problem: null };
  const value = Number.isNaN(given) ? null : Math.min(Math.max(given, min), max);
  if (value === given) return { value, problem: null };
  const used = value ?? stands ?? usual;
  const wrong = value === null ? `"${text}" is not a number from` : `${given} is outside`;
  const message = `${id}: ${wrong} ${min} to ${max}; ${used} is used`;
  return { value, problem: { parameter: null, past: name, code: value === null ? 'unreadable' : 'clamped', given: text, used, min, max, mend: null, message } };
}

/** @param {Inputs} inputs @param {ParameterId} id @returns {[number, number] | null} */
export function rangeFor(inputs, id) {
  let all = ranged.get(inputs);
  if (!all) {
    all = live.ranges(encode(inputs));
    ranged.set(inputs, all);
  }
  const at = place(id) * 2;
  const [low, high] = [all[at] ?? NaN, all[at + 1] ?? NaN];
  return Number.isNaN(low) ? null : [low, high];
}

/**
 * A range of the user's own as the engine takes it; null where it is none.
 * @param {ParameterId} id
 * @param {readonly unknown[]} pair
 * @returns {[number, number] | null}
 */
export function clampRange(id, [low, high]) {
  const { name, default: value } = /** @type {Parameter} */ (parameters[place(id)]);
  if (typeof low !== 'number' || typeof high !== 'number') return null;
  return withValue({ ranges: { [name]: [low, high] } }, id, value).ranges?.[name] ?? null;
}

/** @param {Inputs} inputs @param {ParameterId} id @param {number} value */
export const withValue = (inputs, id, value) => withBeside(decode(live.withValue(encode(inputs), place(id), value)), inputs);

export { outputs, parameters, pastFacts, presets, sources };
