/** What the reader has set at one moment, and how two such moments go together. */

import { own } from './own.js';

/** @typedef {import('../pkg/reach_estimator.js').Inputs} Inputs */
/** @typedef {import('../pkg/reach_estimator.js').InputName} InputName */

/**
 * Names by the id of the group or network that bears them.
 * @typedef {Readonly<Partial<Record<string, string>>>} Names
 */

/**
 * A state that never changes in place, so that it can be compared and gone back to.
 * @typedef {object} Snapshot
 * @property {Inputs} inputs what differs from the table
 * @property {string} preset the named starting point, or an empty text
 * @property {ReadonlySet<InputName>} fitted inputs that a fit has found, as long as nobody moves them
 * @property {Names} names what the reader calls groups and networks
 */

/**
 * Without a prototype: what a page has put on every object is no input.
 * @param {Inputs} inputs
 * @returns {Inputs & { ranges: NonNullable<Inputs['ranges']> }}
 */
export function copyInputs(inputs) {
  const { past, ranges } = own(inputs);
  return own({ ...inputs, ranges: own(ranges), ...(past ? { past: own(past) } : {}) });
}

/**
 * What stands among inputs without being one, as far as there is any.
 * @param {Inputs} inputs
 * @returns {Inputs}
 */
export function beside(inputs) {
  const { dependence, past } = own(inputs);
  return { ...(dependence ? { dependence } : {}), ...(past && Object.keys(past).length ? { past: { ...past } } : {}) };
}

/**
 * Entries as they stand now, but for those that another start changes: these follow it.
 * @template {object} T
 * @param {T | undefined} now
 * @param {T | undefined} start
 * @param {T | undefined} before
 * @returns {T}
 */
export function followed(now, start, before) {
  const kept = /** @type {Record<string, unknown>} */ (own(now));
  const wanted = /** @type {Record<string, unknown>} */ (own(start));
  const left = /** @type {Record<string, unknown>} */ (own(before));
  for (const key of Object.keys({ ...wanted, ...left })) {
    if (wanted[key] === left[key]) continue;
    if (wanted[key] === undefined) delete kept[key];
    else kept[key] = wanted[key];
  }
  return /** @type {T} */ (kept);
}

/** @returns {Snapshot} */
export const nothing = () => ({ inputs: copyInputs({}), preset: '', fitted: new Set(), names: own({}) });

/**
 * A snapshot in which what differs between two others goes from the one to the other, unless it has changed since.
 * @param {Snapshot} now
 * @param {Snapshot} from
 * @param {Snapshot} to
 * @param {boolean} [anyway] also what has changed since
 * @returns {Snapshot}
 */
export function turned(now, from, to, anyway = false) {
  if (now === from) return to;
  const [is, was, willBe] = /** @type {[Parts, Parts, Parts]} */ ([now, from, to].map(partsOf));
  /** @param {(keyof Parts)[]} parts that belong together */
  const turn = (...parts) => {
    const untouched = (/** @type {string} */ key) => anyway || parts.every((part) => String(is[part][key]) === String(was[part][key]));
    const pick = (/** @type {Parts[keyof Parts]} */ entries) => Object.fromEntries(Object.entries(entries).filter(([key]) => untouched(key)));
    return parts.map((part) => followed(is[part], pick(willBe[part]), pick(was[part])));
  };
  // A range belongs to its value.
  const [values, ranges] = turn('values', 'ranges');
  const [[past], [names]] = [turn('past'), turn('names')];
  const kept = [...now.fitted].filter((name) => !from.fitted.has(name) || to.fitted.has(name));
  return {
    inputs: copyInputs({ ...values, ranges, ...(Object.keys(past ?? {}).length ? { past } : {}) }),
    preset: now.preset === from.preset ? to.preset : now.preset,
    fitted: new Set([...kept, ...[...to.fitted].filter((name) => !from.fitted.has(name))]),
    names: /** @type {Names} */ (names),
  };
}

/**
 * Entries by name.
 * @typedef {Record<'values' | 'ranges' | 'past' | 'names', Record<string, unknown>>} Parts
 */

/** @param {Snapshot} snapshot @returns {Parts} */
function partsOf({ inputs: { ranges, past, ...values }, names }) {
  return { values: own(values), ranges: own(ranges), past: own(past), names };
}
