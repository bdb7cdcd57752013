/** The model without an interface: `await ready()`, then call `estimate`, `distribution`, `curve` and the others. */

import { later, laterScalar } from './element/assets.js';
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
  const origin = address ? new URL(address, globalThis.document?.baseURI ?? import.meta.url) : null;
  loading ??= loadModule(() => (hasSimd() ? later(origin) : laterScalar(origin)), init)
    .then(() => api)
    .catch((error) => {
      loading = null;
      throw error;
    });
  return loading;
}

/**
 * Reads files that people have into proposals for inputs, in a worker where there can be one. Nothing leaves the browser;
 * what reads comes when it is asked for.
 * @param {Iterable<Readable>} chosen
 * @param {ImportOptions} [options]
 */
export async function importFiles(chosen, options = {}) {
  const contents = [...chosen].map(async (file) => ({ name: file.name, bytes: 'arrayBuffer' in file ? await file.arrayBuffer() : file.bytes }));
  return (await files()).readFiles(await Promise.all(contents), options);
}

/**
 * A scenario as a workbook (.xlsx) that recalculates.
 * @param {import('./pkg/more.js').Inputs} [inputs]
 * @param {WorkbookOptions} [options]
 */
export async function workbook(inputs = {}, options = {}) {
  const { scenarios = [], ...others } = own(options);
  const [{ writeWorkbook }, { toQuery }] = await Promise.all([files(), ready()]);
  return writeWorkbook(toQuery(inputs, {}), { ...others, others: scenarios.map((scenario) => [scenario.label, toQuery(scenario.inputs, {})]) });
}

export { Failure };
export * from './pkg/more.js';
