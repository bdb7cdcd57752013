/** The figures of the still as numbers: until the live answer rests on as many draws, it says the same. */

import { own } from './own.js';

/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('../pkg/reach_estimator.js').Percentiles} Percentiles */

/**
 * @typedef {object} StillFigures
 * @property {number} paysBack chance that the programme pays for itself within the horizon
 * @property {Partial<Record<OutputName, Percentiles>>} outputs
 * @property {[OutputName, number | null][]} estimates of the same inputs
 */

/** By how much numbers in the still may differ from what they stand for. */
const ROUNDING = 1e-5;

/** @param {string} text */
const numberOf = (text) => (text === '-' ? null : Number(text));

/**
 * @param {Element} host
 * @returns {StillFigures | null} null where it holds no still with figures
 */
export function readFigures(host) {
  const still = host.querySelector(':scope > .reach-still');
  const [chance = '', ...rows] = still?.getAttribute('data-figures')?.split(';') ?? [];
  const read = rows.map((row) => {
    const [name = '', ...numbers] = row.split(' ');
    const [estimate = NaN, p10 = NaN, p50 = NaN, p90 = NaN] = numbers.map(numberOf);
    return { name: /** @type {OutputName} */ (name), estimate, percentiles: { p10, p50, p90 } };
  });
  const numbers = read.flatMap(({ estimate, percentiles: { p10, p50, p90 } }) => [estimate, p10, p50, p90]);
  if (!rows.length || [Number(chance), ...numbers].some(Number.isNaN)) return null;
  return {
    paysBack: Number(chance),
    outputs: own(Object.fromEntries(read.map(({ name, percentiles }) => [name, percentiles]))),
    estimates: read.map(({ name, estimate }) => [name, estimate]),
  };
}

/**
 * Whether figures are of the same inputs as estimates: an older still, or one of other inputs, has other estimates.
 * @param {StillFigures} still
 * @param {(name: OutputName) => number | null} point the estimate of a result
 */
export function isAbout({ estimates }, point) {
  return estimates.every(([name, was]) => {
    const is = point(name);
    return is === null || was === null ? is === was : Math.abs(is - was) <= ROUNDING * Math.abs(was);
  });
}
