/** A case that was saved as JSON: by the page, which puts its link into it, or by the command line. */

import { camel } from './camel.js';
import { urlOf } from './urls.js';

/** @typedef {import('../pkg/reach_estimator.js').Inputs} Inputs */

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {Record<string, unknown>} names as the command line spells them, or as the page does */
const camelNames = (names) => Object.fromEntries(Object.entries(names).map(([name, value]) => [camel(name.replaceAll('_', '-')), value]));

/**
 * @param {string} text
 * @returns {{ query: string, inputs: Inputs } | null} null where it is no such file
 */
export function readCase(text) {
  try {
    const found = JSON.parse(text);
    if (!isObject(found)) return null;
    const { link, inputs } = found;
    const url = typeof link === 'string' ? urlOf(link) : null;
    const query = url ? queryOf(url) : '';
    if (!isObject(inputs)) return query ? { query, inputs: {} } : null;
    const { ranges, ...values } = camelNames(inputs);
    return { query, inputs: /** @type {Inputs} */ ({ ...values, ...(isObject(ranges) ? { ranges: camelNames(ranges) } : {}) }) };
  } catch {
    return null;
  }
}

/**
 * Our keys in a link, which begin with the name of the element where the address was not ours.
 * @param {URL} link
 */
function queryOf({ search, hash }) {
  for (const part of [search, hash]) {
    const pieces = part.slice(1).split('&');
    const version = pieces.find((piece) => /^([^=]*-)?v=\d+$/.test(piece));
    if (version === undefined) continue;
    const prefix = version.slice(0, version.indexOf('v='));
    return pieces
      .filter((piece) => piece.startsWith(prefix))
      .map((piece) => piece.slice(prefix.length))
      .join('&');
  }
  return '';
}
