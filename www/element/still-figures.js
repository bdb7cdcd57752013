/** The figures of the still as numbers: until the live answer rests on as many draws, it says the same. */

import { own } from './own.js';

/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('../pkg/reach_estimator.js').Percentiles} Percentiles */

/**
 * @typedef {object} StillFigures
 * @property {number} inputs the number of the inputs that they are of: an older still, or one of other inputs, has another
 * @property {number} paysBack chance that the programme pays for itself within the horizon
 * @property {Partial<Record<OutputName, Percentiles>>} outputs
 */

/** @param {string} text */
const numberOf = (text) => (text === '-' ? null : Number(text));

/**
 * @param {Element} host
 * @returns {StillFigures | null} null where it holds no still with figures
 */
export function readFigures(host) {
  const still = host.querySelector(':scope > .reach-still');
  const [inputs = '', chance = '', ...rows] = still?.getAttribute('data-figures')?.split(';') ?? [];
  const read = rows.map((row) => {
    const [name = '', ...numbers] = row.split(' ');
    const [p10 = NaN, p50 = NaN, p90 = NaN] = numbers.map(numberOf);
    return { name: /** @type {OutputName} */ (name), percentiles: { p10, p50, p90 } };
  });
  const numbers = read.flatMap(({ percentiles: { p10, p50, p90 } }) => [p10, p50, p90]);
  if (!rows.length || [Number(chance), ...numbers].some(Number.isNaN)) return null;
  return {
    inputs: Number(inputs),
    paysBack: Number(chance),
    outputs: own(Object.fromEntries(read.map(({ name, percentiles }) => [name, percentiles]))),
  };
}
