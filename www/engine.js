/** The model without an interface: `await ready()`, then call `estimate`, `distribution`, `curve` and the others. */

import { base, later, laterScalar } from './element/assets.js';
import { Failure, hasSimd, loadModule } from './element/module.js';
import { own } from './element/own.js';
import { files } from './element/parts.js';
import init, * as api from './pkg/more.js';

/** @typedef {import('./pkg/reach_estimator.js').Readable} Readable */
/** @typedef {import('./pkg/reach_estimator.js').ImportOptions} ImportOptions */
/** @typedef {import('./pkg/reach_estimator.js').WorkbookOptions} WorkbookOptions */

/** @type {Promise<typeof api> | null} */
let loading = null;

/**
 * Loads the model once; a failed load is forgotten, so that the next caller may try again.
 * @param {string | null} [address] of a wasm file, where they do not lie beside this one
 * @returns {Promise<typeof api>}
 */
export function ready(address) {
  const origin = address ? new URL(address, base()) : null;
  loading ??= loadModule(() => (hasSimd() ? later(origin) : laterScalar(origin)), init)
    .then(() => api)
    .catch((error) => {
      loading = null;
      throw error;
    });
  return loading;
}

/**
 * @template T
 * @param {Iterable<T>} given
 * @param {string} name of the argument, for whoever has given something else
 * @param {string} kind of its entries
 */
function listOf(given, name, kind) {
  if (typeof given !== 'object' || !given?.[Symbol.iterator]) throw new Error(`${name}: a list of ${kind} is expected`);
  return [...given];
}

/** @param {unknown} bytes also those of another frame, which are no instances of this one's classes */
const isBytes = (bytes) => /^\[object (ArrayBuffer|Uint8Array)\]$/.test(Object.prototype.toString.call(bytes));

/** @param {Readable} file @param {number} index */
async function contentOf(file, index) {
  const given = Object(file);
  const bytes = typeof given.arrayBuffer === 'function' ? await given.arrayBuffer() : given.bytes;
  if (typeof given.name === 'string' && isBytes(bytes)) return { name: given.name, bytes };
  throw new Error(`files[${index}]: a File or { name, bytes } is expected, with the bytes as an ArrayBuffer or a Uint8Array`);
}

/**
 * Reads files that people have into proposals for inputs, in a worker where there can be one. Nothing leaves the browser;
 * what reads comes when it is asked for.
 * @param {Iterable<Readable>} chosen
 * @param {ImportOptions} [options]
 */
export async function importFiles(chosen, options = {}) {
  const contents = await Promise.all(listOf(chosen, 'files', 'File or { name, bytes }').map(contentOf));
  return (await files()).readFiles(contents, options);
}

/**
 * A scenario as a workbook (.xlsx) that recalculates.
 * @param {import('./pkg/more.js').Inputs} [inputs]
 * @param {WorkbookOptions} [options]
 */
export async function workbook(inputs = {}, options = {}) {
  const given = own(options);
  const kept = listOf(given.scenarios ?? [], 'options.scenarios', '{ label, inputs }').map((scenario, index) => {
    if (typeof scenario !== 'object' || !scenario) throw new Error(`options.scenarios[${index}]: { label, inputs } is expected`);
    const { label, inputs: values } = own(scenario);
    if (typeof label !== 'string') throw new Error(`options.scenarios[${index}].label: a string is expected`);
    return { label, values };
  });
  const [{ writeWorkbook }, { toQuery }] = await Promise.all([files(), ready()]);
  return writeWorkbook(toQuery(inputs, {}), { ...given, scenarios: kept.map(({ label, values }) => [label, toQuery(values, {})]) });
}

export { Failure };
export * from './pkg/more.js';
