/** The engine and its English words, for pages that are filled while building. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {(key: string, values?: Record<string, unknown>) => string} Text */

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {unknown} text */
export const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => ESCAPES[/** @type {keyof typeof ESCAPES} */ (sign)]);

/**
 * @param {string} www
 * @returns {Promise<typeof import('../pkg/reach_estimator.js')>}
 */
export async function loadEngine(www) {
  const engine = await import(pathToFileURL(join(www, 'pkg/reach_estimator.js')).href);
  engine.initSync({ module: await readFile(join(www, 'pkg/reach_estimator_bg.wasm')) });
  return engine;
}

/**
 * @param {string} www
 * @returns {Promise<Text>}
 */
export async function readText(www) {
  /** @type {Record<string, unknown>} */
  const read = async (/** @type {string} */ name) => JSON.parse(await readFile(join(www, 'locales', name), 'utf8'));
  const phrases = { ...(await read('en.json')), ...(await read('details/en.json')) };
  return (key, values = {}) => String(phrases[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * Rows of a table, with a heading row for each group of inputs.
 * @template {{ group: string }} T
 * @param {Text} text
 * @param {T[]} parameters
 * @param {number} columns
 * @param {(parameter: T) => string} row
 */
export function groupedRows(text, parameters, columns, row) {
  const groups = [...new Set(parameters.map(({ group }) => group))];
  return groups
    .flatMap((group) => [
      `<tr><th scope="rowgroup" colspan="${columns}" data-text="group.${group}">${escape(text(`group.${group}`))}</th></tr>`,
      ...parameters.filter((parameter) => parameter.group === group).map(row),
    ])
    .join('\n');
}
