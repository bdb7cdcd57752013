/** Reads what the host asks for, gently: unusable things are left out and named. */

import { SETTINGS } from '../pkg/names.js';
import { own, textOf } from './own.js';
import { camel } from './camel.js';
import { isOn } from './properties.js';
import { beside, copyInputs } from './snapshot.js';

/** @typedef {import('./desk.js').View} View */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('./desk.js').InputName} InputName */
/** @typedef {import('./desk.js').OutputName} OutputName */
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
  return { parameter: null, code, given, used: null, min: null, max: null, mend: null, message };
}

/** A name without its capitals and the signs between its words. @param {string} name */
const letters = (name) => name.replace(/[-_\s\u2010-\u2015\u2212]/g, '').toLowerCase();

/** Whether a text means a name, however it is spelt. @param {string} text @param {string} name */
export const means = (text, name) => letters(text) === letters(name);

/**
 * The words of a list, those that are ids, in any spelling; `all` stands for every one.
 * @template {string} T
 * @param {string | null} text
 * @param {Iterable<T>} ids
 * @returns {Set<T>}
 */
export function tokens(text, ids) {
  const wanted = new Set((text ?? '').split(/[^\w-]+/).map(letters));
  return wanted.has('all') ? new Set(ids) : new Set([...ids].filter((id) => wanted.has(letters(id))));
}

/**
 * Values by id or property name, read as an address is read. Nothing in them comes from what a page has put on every object.
 * @param {Engine} engine
 * @param {Record<string, unknown>} given
 * @param {Partial<Record<InputName, [number, number]>>} [ranges]
 * @param {Inputs} [standing] what stays where something cannot be read
 * @returns {{ inputs: Inputs, problems: Problem[] }}
 */
export function readValues(engine, given, ranges = {}, standing = own({})) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {Inputs} */
  const inputs = own({});
  /** @type {Partial<Record<InputName, [number, number]>>} */
  const usable = {};
  const rows = engine.parameters();
  const facts = engine.pastFacts();
  /** @type {Inputs} */
  const others = own({});
  const { past: period, ...rest } = own(given);
  const entries = Object.entries(rest).concat(Object.entries(period ?? {}).map(([name, value]) => [`past-${name}`, value]));
  for (const [key, text] of entries) {
    if (text === undefined) continue;
    if (key === 'dependence') {
      others.dependence = textOf(text);
      continue;
    }
    const fact = facts.find(({ id }) => id === key);
    if (fact) {
      const { value, problem } = engine.parsePast(fact.name, textOf(text), own(standing.past)[fact.name]);
      if (value !== null) others.past = { ...others.past, [fact.name]: value };
      if (problem) problems.push(problem);
      continue;
    }
    const row = rows.find(({ id, name }) => id === key || name === key);
    const { value, problem } = row
      ? engine.parseValue(row.id, textOf(text), standing[row.name])
      : { value: null, problem: noteOf('unknown', key, `unknown name "${key}": ignored`) };
    if (row && value !== null) inputs[row.name] = value;
    if (problem) problems.push(problem);
  }
  for (const { id, name } of rows) {
    const pair = ranges && Object.hasOwn(ranges, name) ? ranges[name] : null;
    if (!pair) continue;
    const kept = Array.isArray(pair) ? engine.clampRange(id, pair) : null;
    if (kept) usable[name] = kept;
    else problems.push({ ...noteOf('range-unusable', textOf(pair), `${id}: ${textOf(pair)} is no usable range; ignored`), parameter: id });
  }
  return { inputs: copyInputs({ ...inputs, ranges: usable, ...others }), problems };
}

/**
 * Only what differs from the table, so that one can see what was changed.
 * @param {Engine} engine
 * @param {Inputs} inputs
 * @returns {Inputs}
 */
export function sparse(engine, inputs) {
  /** @type {Inputs} */
  const kept = copyInputs({ ranges: inputs.ranges, ...beside(inputs) });
  for (const { name, default: usual } of engine.parameters()) {
    const value = inputs[name];
    if (value !== undefined && value !== usual) kept[name] = value;
  }
  return kept;
}

/** How everything looks before anybody asks otherwise. */
export const USUAL = Object.freeze(
  own(
    /** @type {View} */ ({
      chart: 'reach',
      axis: 'employees',
      output: 'total.reach',
      goal: null,
      chance: 0.8,
      basis: 'cpc',
      stress: false,
      log: false,
      dayOne: false,
      present: false,
      headline: 'reach',
      caseTitle: '',
      caseAuthor: '',
      caseDate: '',
    }),
  ),
);

/** All settings; what a row does not say is said by nothing else. */
export const ROWS = SETTINGS.map((row) => own(row));

/** Settings that name a group or a network. */
const NAMING = SETTINGS.filter(({ kind }) => kind === 'name');
const NAMES = NAMING.map(({ key }) => key);

/** Scenarios that are kept at most, so that the ghosts on the chart stay legible. */
export const MOST_SCENARIOS = 3;

/** Letters of the name of a group or a network. */
export const LONGEST_PLACE = NAMING[0]?.longest ?? Infinity;

/** The group or network that a setting names. @param {string} key */
const placeOf = (key) => key.replace(/-name$/, '');

/**
 * What groups and networks are called, by what is said for each setting.
 * @param {(key: string) => string | null | undefined} said
 * @returns {import('./snapshot.js').Names}
 */
export function readNames(said) {
  return own(Object.fromEntries(NAMES.map((key) => [placeOf(key), said(key)?.trim().slice(0, LONGEST_PLACE) ?? '']).filter(([, name]) => name)));
}

/**
 * Names as an address says them.
 * @param {import('./snapshot.js').Names} names
 * @returns {Record<string, string>}
 */
export function writeNames(names) {
  return Object.fromEntries(NAMES.flatMap((key) => (names[placeOf(key)] ? [[key, names[placeOf(key)] ?? '']] : [])));
}

/** Letters of a name that still stand on one line of a picture. */
export const LONGEST_TEXT = 80;

/** Settings of the view, by attribute and address key; the others concern the look of the whole element. */
export const VIEWING = ROWS.filter(({ key }) => camel(key) in USUAL);

/**
 * What a text means for a setting, in its one spelling; undefined when it is not allowed.
 * @param {Engine} engine
 * @param {typeof SETTINGS[number]} setting
 * @param {string} text
 * @param {OutputName} output whose goal it may be
 * @returns {string | number | boolean | undefined}
 */
function allowed(engine, { key, kind, words }, text, output) {
  switch (kind) {
    case 'flag':
      return isOn(text);
    case 'number':
      return engine.parseGoal(text, output);
    case 'text':
      return [...text.trim()].slice(0, LONGEST_TEXT).join('');
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
    case 'parameter':
      return engine.parameters().find(({ id }) => means(text, id))?.id;
    case 'output':
      return engine.outputs().find(({ name }) => means(text, name))?.name;
    default: {
      const found = words?.find((word) => means(text, word));
      return key === 'chance' && found ? Number(found) : found;
    }
  }
}

/**
 * What is looked at, from attributes or an address, as the engine's table of settings allows. Null means absent: as usual.
 * @param {Engine} engine
 * @param {Record<string, string | null>} given
 * @param {OutputName} standing the result that is looked at where nothing else is said
 * @returns {{ view: Partial<View>, problems: Problem[] }}
 */
export function readView(engine, given, standing) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {Record<string, unknown> & { output?: OutputName }} */
  const view = own({});
  for (const setting of VIEWING) {
    const { key } = setting;
    // What a page has put on every object is not given.
    const text = Object.hasOwn(given, key) ? given[key] : undefined;
    const name = camel(key);
    if (text === undefined) continue;
    // An empty text is what a template leaves that has nothing to say; a flag is on by being there.
    const absent = text === null || (setting.kind !== 'flag' && !text.trim());
    const value = absent ? USUAL[/** @type {keyof View} */ (name)] : allowed(engine, setting, text, view.output ?? standing);
    if (value === undefined) problems.push(noteOf('unknown', String(text), `${key}: "${text}" is not known; ignored`));
    else view[name] = value;
  }
  return { view: /** @type {Partial<View>} */ (view), problems };
}

/**
 * A view as an address says it: only what is not as usual.
 * @param {View} view
 * @returns {Record<string, string>}
 */
export function writeView(view) {
  /** @type {Record<string, string>} */
  const texts = {};
  for (const { key, kind } of VIEWING) {
    const name = /** @type {keyof View} */ (camel(key));
    if (view[name] !== USUAL[name]) texts[key] = kind === 'flag' ? (view[name] ? '1' : '0') : String(view[name]);
  }
  return texts;
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
  const code = (text?.trim() || USUAL_CURRENCY).toUpperCase();
  try {
    new Intl.NumberFormat('en', own(/** @type {const} */ ({ style: 'currency', currency: code })));
    return { currency: code, problems: [] };
  } catch {
    return { currency: USUAL_CURRENCY, problems: [noteOf('unreadable', code, `currency: "${code}" is not a currency code; ${USUAL_CURRENCY} is used`)] };
  }
}
