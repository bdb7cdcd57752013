/**
 * Attributes and properties of the class. They are there with the class and not with the engine, so that every framework
 * finds them at its first look: `'linkedinContacts' in element`.
 */

import { PARAMETERS, PAST, SETTINGS } from '../pkg/names.js';
import { camel } from './camel.js';
import { firstName, OTHER_NAMES } from './other-names.js';
import { own, textOf } from './own.js';

/** @typedef {import('../reach-estimator-class.js').ReachEstimator} ReachEstimator */
/** @typedef {import('../pkg/reach_estimator.js').InputName} InputName */

/** Attributes that are neither an input nor a setting of the view. */
const OTHERS = ['locked', 'hidden', 'omit', 'sync-url', 'wasm-url', 'link-url', 'strings', 'value', 'name', 'loading', 'heading-level', 'required', 'disabled'];

/** Attributes that hold a list of words. */
const LISTS = new Set(['locked', 'hidden', 'omit']);

/** Attributes that are on or off. */
const FLAGS = new Set([...SETTINGS.filter(({ kind }) => kind === 'flag').map(({ key }) => key), 'required', 'disabled']);

/** Every attribute. */
const ATTRIBUTES = [...PARAMETERS, ...PAST.map(({ id }) => id), ...SETTINGS.map(({ key }) => key), ...OTHERS];

/** What is followed: all of them, under every name. */
export const OBSERVED = [...ATTRIBUTES, ...Object.values(OTHER_NAMES)];

/** Properties that may be set before the script arrives. */
const EARLY = ['values', ...[...ATTRIBUTES, ...Object.values(OTHER_NAMES)].map(camel)];

/** Words that switch a flag off; by any other it is on, as HTML has it. */
const OFF = /^(false|0|no|off|none|nan)$/i;

/** @param {string} text */
export const isOn = (text) => !OFF.test(text);

/** What a template leaves behind that had nothing to say. */
const NOTHING = ['undefined', 'null'];

/**
 * What an attribute says, without typographic quotes that a text editor has put around it; null when it says nothing.
 * @param {Element} host
 * @param {string} name
 * @returns {string | null}
 */
export function said(host, name) {
  const text = host.getAttribute(name)?.replace(/^[\s"'“”„«»‘’]+|[\s"'“”„«»‘’]+$/g, '') ?? null;
  if (text !== null && !NOTHING.includes(text)) return text;
  const other = OTHER_NAMES[name];
  return other === undefined ? null : said(host, other);
}

/** The day of a moment where the reader is. @param {Date} moment */
const dayOf = (moment) => new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** As it writes itself, if it does: an address. @param {object} value */
function jsonOf(value) {
  try {
    return JSON.stringify(value) ?? textOf(value);
  } catch {
    return textOf(value);
  }
}

/** @param {object} value @returns {value is Date} */
const isMoment = (value) => Object.prototype.toString.call(value) === '[object Date]' && !Number.isNaN(Number(value));

/**
 * Says a property as its attribute. Nothing, in any of its forms, is no attribute.
 * @param {Element} host
 * @param {string} name
 * @param {unknown} value
 */
function say(host, name, value) {
  if (value === null || value === undefined || value === false) host.removeAttribute(name);
  else if (value === true) host.setAttribute(name, name === 'locked' || name === 'omit' ? 'all' : '');
  else if (typeof value === 'object' && LISTS.has(name) && Symbol.iterator in value) say(host, name, [.../** @type {Iterable<unknown>} */ (value)].map(textOf).join(' ') || null);
  else if (typeof value === 'object' && isMoment(value)) host.setAttribute(name, dayOf(value));
  else host.setAttribute(name, typeof value === 'object' ? jsonOf(value) : textOf(value));
}

/**
 * @param {Element} host
 * @param {string} name
 */
function read(host, name) {
  const text = said(host, name);
  if (FLAGS.has(name)) return text !== null && isOn(text);
  if (name === 'hidden') return text === null ? false : text || true;
  return text ?? '';
}

/**
 * @param {object} prototype
 * @param {string} name
 * @param {(this: ReachEstimator) => unknown} get
 * @param {(this: ReachEstimator, value: any) => void} set
 */
function define(prototype, name, get, set) {
  if (!Object.hasOwn(prototype, name)) Object.defineProperty(prototype, name, own({ configurable: true, enumerable: true, get, set }));
}

/**
 * Gives the class a property for every attribute that it does not treat itself, one for every input, and one for every
 * fact of an earlier period.
 * @param {ReachEstimator} prototype
 * @param {(element: ReachEstimator, name: string) => unknown} shown what a setting of the view is at present
 */
export function defineProperties(prototype, shown) {
  for (const attribute of [...ATTRIBUTES.slice(PARAMETERS.length + PAST.length), ...Object.values(OTHER_NAMES)]) {
    const first = firstName(attribute);
    /** @this {ReachEstimator} */
    function get() {
      const value = shown(this, camel(first));
      return value === undefined ? read(this, first) : value;
    }
    /** @this {ReachEstimator} @param {unknown} value */
    function set(value) {
      say(this, attribute, value);
    }
    define(prototype, camel(attribute), get, set);
  }
  for (const { id, name, default: usual } of PAST) {
    /** @this {ReachEstimator} */
    function get() {
      return this.values.past?.[name] ?? usual;
    }
    /** @this {ReachEstimator} @param {number | null | undefined} value */
    function set(value) {
      this.values = { past: { [name]: value ?? usual } };
    }
    define(prototype, camel(id), get, set);
  }
  for (const id of PARAMETERS) {
    const name = /** @type {InputName} */ (camel(id));
    /** @this {ReachEstimator} */
    function get() {
      return this.values[name];
    }
    /** @this {ReachEstimator} @param {number | null | undefined} value */
    function set(value) {
      this.values = /** @type {any} */ ({ [name]: value ?? null });
    }
    define(prototype, name, get, set);
  }
}

/**
 * Moves properties that were set before the script arrived out of the way of their accessors.
 * @param {ReachEstimator} element
 */
export function upgradeProperties(element) {
  for (const name of EARLY) {
    if (!Object.hasOwn(element, name)) continue;
    const value = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}
