/** What a part goes on from when it is made anew, in another language or currency: kept as long as the state is. */

/** @typedef {import('./desk.js').Desk} Desk */

/** By the name of the part. @type {WeakMap<Desk['state'], Map<string, object>>} */
const memories = new WeakMap();

/**
 * @template {object} Memory
 * @param {Desk} desk
 * @param {string} part
 * @param {() => Memory} fresh
 * @returns {Memory} what the part may change in place
 */
export function recall({ state }, part, fresh) {
  const parts = memories.get(state) ?? new Map();
  memories.set(state, parts);
  const memory = parts.get(part) ?? fresh();
  parts.set(part, memory);
  return memory;
}
