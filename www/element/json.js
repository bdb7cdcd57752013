/** JSON of what is there, whatever a page has taught its arrays and objects to write instead, as Prototype does. */

import { own } from './own.js';

/**
 * The same without the page's methods, which JSON would ask first.
 * @param {unknown} value
 * @returns {unknown}
 */
function silent(value) {
  if (Array.isArray(value)) return Object.defineProperty(value.map(silent), 'toJSON', own({ value: undefined }));
  if (!value || typeof value !== 'object') return value;
  return own(Object.fromEntries(Object.entries(value).map(([name, part]) => [name, silent(part)])));
}

/**
 * @param {unknown} value plain objects, arrays and what they hold
 * @param {number} [indent] spaces a level; none for one line
 */
export const writeJSON = (value, indent) => JSON.stringify(silent(value), null, indent);
