/** Reads what the host asks for, gently: unusable things are left out and named. */

import { CHARTS } from './chart-options.js';

/** @typedef {import('./desk.js').View} View */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('./desk.js').InputName} InputName */
/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./words.js').Phrases} Phrases */
/** @typedef {import('../pkg/reach_estimator.js').Inputs} Inputs */
/** @typedef {import('../pkg/reach_estimator.js').Problem} Problem */

/**
 * A problem with something that is not a parameter.
 * @param {Problem['code']} code
 * @param {string} given
 * @param {string} message in English, for developers
 * @returns {Problem}
 */
export function noteOf(code, given, message) {
  return { parameter: null, code, given, used: null, min: null, max: null, message };
}

/**
 * The words of a list, those that are ids; `all` stands for every one.
 * @template {string} T
 * @param {string | null} text
 * @param {Set<T>} ids
 * @returns {Set<T>}
 */
export function tokens(text, ids) {
  const wanted = new Set((text ?? '').split(/[\s,]+/));
  return wanted.has('all') ? new Set(ids) : new Set([...ids].filter((id) => wanted.has(id)));
}

/**
 * Values by id or property name, read as an address is read.
 * @param {Engine} engine
 * @param {Record<string, unknown>} given
 * @param {Partial<Record<InputName, [number, number]>>} [ranges]
 * @returns {{ inputs: Inputs, problems: Problem[] }}
 */
export function readValues(engine, given, ranges = {}) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {Inputs} */
  const inputs = {};
  /** @type {Partial<Record<InputName, [number, number]>>} */
  const usable = {};
  const rows = engine.parameters();
  for (const [key, text] of Object.entries(given)) {
    const row = rows.find(({ id, name }) => id === key || name === key);
    const { value, problem } = row ? engine.parseValue(row.id, String(text)) : { value: null, problem: noteOf('unknown', key, `unknown name "${key}": ignored`) };
    if (row && value !== null) inputs[row.name] = value;
    if (problem) problems.push(problem);
  }
  for (const { id, name } of rows) {
    const pair = ranges[name];
    if (!pair) continue;
    const [low, high] = pair;
    if (low < high) usable[name] = [engine.clampValue(id, low).value, engine.clampValue(id, high).value];
    else problems.push({ ...noteOf('range-unusable', String(pair), `${id}: the range ${String(pair)} does not rise; ignored`), parameter: id });
  }
  return { inputs: { ...inputs, ranges: usable }, problems };
}

/**
 * Only what differs from the table, so that one can see what was changed.
 * @param {Engine} engine
 * @param {Inputs} inputs
 * @returns {Inputs}
 */
export function sparse(engine, inputs) {
  /** @type {Inputs} */
  const kept = { ranges: { ...inputs.ranges } };
  for (const { name, default: usual } of engine.parameters()) {
    const value = inputs[name];
    if (value !== undefined && value !== usual) kept[name] = value;
  }
  return kept;
}

/**
 * What is looked at, from attributes or an address. Null means absent: the usual view.
 * @param {Engine} engine
 * @param {Record<string, string | null>} given
 * @returns {{ view: Partial<View>, problems: Problem[] }}
 */
export function readView(engine, given) {
  /** @type {Partial<View>} */
  const view = {};
  /** @type {Problem[]} */
  const problems = [];
  for (const [name, text] of Object.entries(given)) {
    if (text === null) {
      if (name === 'goal') view.goal = null;
      if (name === 'stress') view.stress = false;
      continue;
    }
    if (!take(engine, view, name, text)) problems.push(noteOf('unknown', text, `${name}: "${text}" is not known; ignored`));
  }
  return { view, problems };
}

/**
 * @param {Engine} engine
 * @param {Partial<View>} view
 * @param {string} name
 * @param {string} text
 * @returns {boolean} whether it was usable
 */
function take(engine, view, name, text) {
  switch (name) {
    case 'chart':
      view.chart = CHARTS.find((chart) => chart === text) ?? view.chart;
      return view.chart === text;
    case 'axis':
      view.axis = engine.parameters().find(({ id }) => id === text)?.id ?? view.axis;
      return view.axis === text;
    case 'output':
      view.output = engine.outputs().find((output) => output.name === text)?.name ?? view.output;
      return view.output === text;
    case 'goal': {
      const goal = text.trim() === '' ? Number.NaN : Number(text);
      if (!Number.isFinite(goal)) return false;
      view.goal = goal;
      return true;
    }
    case 'stress':
      view.stress = text !== 'false' && text !== '0';
      return true;
    default:
      return true;
  }
}

/**
 * Texts of the host's own, from a JSON object.
 * @param {string | null} text
 * @returns {{ phrases: Phrases, problems: Problem[] }}
 */
export function readPhrases(text) {
  if (!text) return { phrases: {}, problems: [] };
  try {
    const given = JSON.parse(text);
    if (given && typeof given === 'object' && !Array.isArray(given)) return { phrases: given, problems: [] };
  } catch {
    // Said below.
  }
  return { phrases: {}, problems: [noteOf('unreadable', text, 'strings: not a JSON object; ignored')] };
}

/** The currency of the sources of CPC and CPM. */
const USUAL_CURRENCY = 'USD';

/**
 * A currency code that `Intl` can write.
 * @param {string | null} text
 * @returns {{ currency: string, problems: Problem[] }}
 */
export function readCurrency(text) {
  const code = (text ?? USUAL_CURRENCY).trim().toUpperCase();
  try {
    new Intl.NumberFormat('en', { style: 'currency', currency: code });
    return { currency: code, problems: [] };
  } catch {
    return { currency: USUAL_CURRENCY, problems: [noteOf('unreadable', code, `currency: "${code}" is not a currency code; ${USUAL_CURRENCY} is used`)] };
  }
}
