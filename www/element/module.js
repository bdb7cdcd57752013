/** Loads a WebAssembly module, and names the cause when that fails. */

import { isPlaced, isWithinReach, open } from './assets.js';

/** @typedef {'unsupported' | 'file' | 'offline' | 'network' | 'missing' | 'server' | 'mime' | 'csp' | 'invalid' | 'locale' | 'slow' | 'address' | 'internal'} FailureCode */

/** Why a module is not there. */
export class Failure extends Error {
  /**
   * @param {FailureCode} code
   * @param {string} message for developers
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message, { cause });
    this.name = 'ReachEstimatorFailure';
    this.code = code;
  }
}

/** The smallest module that uses a 128-bit vector. */
const SIMD_PROBE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);

const MAGIC = [0, 97, 115, 109];

/** The smallest module that there is: it starts wherever starting one is allowed. */
const EMPTY = new Uint8Array([...MAGIC, 1, 0, 0, 0]);

export const hasSimd = () => WebAssembly.validate(SIMD_PROBE);

/**
 * Fetches, compiles and starts a module.
 * @template T
 * @param {URL | (() => URL)} address
 * @param {(options: { module_or_path: WebAssembly.Module }) => Promise<T>} init
 * @returns {Promise<T>}
 */
export async function loadModule(address, init) {
  if (typeof WebAssembly !== 'object') throw new Failure('unsupported', 'WebAssembly is not available in this browser.');
  const url = typeof address === 'function' ? address() : address;
  const module = await compile(await request(url), url);
  try {
    return await init({ module_or_path: module });
  } catch (error) {
    throw await explain(error, url);
  }
}

/**
 * @param {URL} url
 * @returns {Promise<Response>}
 */
async function request(url) {
  if (!isWithinReach(url)) throw new Failure('file', `${url} cannot be loaded from a file: address; serve the files over http.`);
  let response;
  try {
    response = await open(url);
  } catch (error) {
    const code = !isPlaced(url) ? 'address' : globalThis.navigator?.onLine === false ? 'offline' : 'network';
    throw new Failure(code, `${url} could not be fetched (offline, blocked by connect-src, or without CORS headers).`, error);
  }
  if (response.ok) return response;
  const known = isPlaced(url);
  throw new Failure(
    !known ? 'address' : response.status === 404 ? 'missing' : 'server',
    `${response.url} answered with status ${response.status}.${known ? '' : ' The script does not know its own address: name that of the engine in wasm-url.'}`,
  );
}

/**
 * Compiles while the bytes arrive if the server names the type; else looks at the bytes themselves.
 * @param {Response} response
 * @param {URL} url
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(response, url) {
  const type = response.headers.get('content-type') ?? '';
  try {
    // Browsers compile on the way only what has this very type, without a charset, and is no copy that the page has made.
    if (type.trim().toLowerCase() === 'application/wasm' && response instanceof Response && WebAssembly.compileStreaming) {
      try {
        return await WebAssembly.compileStreaming(response);
      } catch (error) {
        // A page may forbid it, or put something around what it answers; the bytes are there all the same.
        if (response.bodyUsed) throw error;
      }
    }
    const bytes = await response.arrayBuffer();
    const start = new Uint8Array(bytes.slice(0, 4));
    if (!MAGIC.every((byte, index) => start[index] === byte)) {
      throw new Failure(isPlaced(url) ? 'mime' : 'address', `${url} is not WebAssembly: the server sent ${type || 'no type'}.`);
    }
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw await explain(error, url);
  }
}

/**
 * @param {unknown} error
 * @param {URL} url
 * @returns {Promise<Failure>}
 */
async function explain(error, url) {
  if (error instanceof Failure) return error;
  const text = error instanceof Error ? error.message : String(error);
  // Some engines refuse to compile, others only to start.
  const allowed = await WebAssembly.instantiate(EMPTY).then(
    () => true,
    () => false,
  );
  if (!allowed) {
    return new Failure('csp', `The page's content security policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src. ${text}`, error);
  }
  if (error instanceof TypeError) return new Failure('network', `${url} could not be read to its end. ${text}`, error);
  return new Failure('invalid', `${url} could not be started. ${text}`, error);
}
