/** Who says a value: the table assumes it, a named starting point brings it, a fit has found it, or the reader gave it. */

import { own } from './own.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Parameter} Parameter */
/** @typedef {import('../pkg/reach_estimator.js').Inputs} Inputs */

/** @typedef {'assumed' | 'preset' | 'fitted' | 'entered'} Origin */

/** @type {WeakMap<Desk, Map<string, Inputs>>} */
const known = new WeakMap();

/** The values of every named starting point. @param {Desk} desk */
function presetsOf(desk) {
  const presets = known.get(desk) ?? new Map(desk.engine.presets().map(({ id, values }) => [id, own(values)]));
  known.set(desk, presets);
  return presets;
}

/**
 * @param {Desk} desk
 * @param {Parameter} parameter
 * @returns {Origin}
 */
export function originOf(desk, { name, default: usual }) {
  const { state } = desk;
  const value = state.inputs[name];
  if (value === undefined) return 'assumed';
  if (state.fitted.has(name)) return 'fitted';
  if (state.preset && presetsOf(desk).get(state.preset)?.[name] === value) return value === usual ? 'assumed' : 'preset';
  return 'entered';
}
