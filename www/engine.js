/** The model without an interface: `await ready()`, then call `estimate`, `distribution`, `curve` and the others. */

import { later, laterScalar } from './element/assets.js';
import { Failure, hasSimd, loadModule } from './element/module.js';
import init, * as api from './pkg/more.js';

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

export { Failure };
export * from './pkg/more.js';
