/**
 * The module that reads files and writes workbooks. It is fetched here and handed to a worker, which asks for nothing: so
 * the page answers while a large file is read, and reading can be ended. Where there can be no worker it works in the page.
 */

import { loadModule } from '../module.js';
import init, { importFiles, workbook } from '../../pkg/files-web.js';
import { addresses } from './addresses.js';
import { writeJSON } from '../json.js';
import { own } from '../own.js';
import { Tries } from '../tries.js';

/** @typedef {import('../../pkg/reach_estimator.js').Import} Import */
/** @typedef {import('../../pkg/reach_estimator.js').ImportOptions} ImportOptions */
/** @typedef {import('../../pkg/reach_estimator.js').WorkbookOptions} WorkbookOptions */
/** @typedef {Omit<WorkbookOptions, 'scenarios'> & { scenarios: [label: string, query: string][] }} Wanted */
/** @typedef {{ name: string, bytes: ArrayBuffer | Uint8Array }} Content */
/** @typedef {{ module: WebAssembly.Module, files: Content[], told: ImportOptions }} Order */

/** Longer than any file within the limits takes on a slow phone. */
const PATIENCE_MS = 20_000;

/** How long the script of a worker may take to come: the page can read without it. */
const STARTING_MS = 5000;

/** Reading was ended because it took too long. */
export class TooSlow extends Error {}

/** The browser did not start the worker: a policy, another origin, none of the kind, or a script that does not come. */
class WorkerRefused extends Error {}

/** What both do it with, compiled. */
export const reader = new Tries(() => loadModule(addresses.wasm, async ({ module_or_path }) => module_or_path));
const started = new Tries(async () => init({ module_or_path: await reader.ask('soon') }));

/**
 * Reads files and forgets them: a worker is ended when it has answered, and its memory with it. Whoever may have to wait for
 * the reader has done so before.
 * @param {Content[]} files
 * @param {ImportOptions} told
 * @param {number} [patience] milliseconds
 * @returns {Promise<Import>}
 */
export async function readFiles(files, told, patience = PATIENCE_MS) {
  try {
    return JSON.parse(await askWorker({ module: await reader.ask('soon'), files, told }, patience));
  } catch (error) {
    if (!(error instanceof WorkerRefused)) throw error;
  }
  await started.ask('soon');
  return JSON.parse(
    importFiles(
      files.map(({ name }) => name),
      files.map(({ bytes }) => new Uint8Array(bytes)),
      writeJSON(told),
    ),
  );
}

/**
 * @param {Order} order
 * @param {number} patience
 * @returns {Promise<string>}
 */
function askWorker(order, patience) {
  return new Promise((resolve, reject) => {
    /** @type {Worker | null} */
    let worker = null;
    const refuse = () => end(() => reject(new WorkerRefused()));
    let timer = setTimeout(refuse, STARTING_MS);
    /** @param {() => void} then */
    const end = (then) => {
      clearTimeout(timer);
      worker?.terminate();
      then();
    };
    const begin = () => {
      clearTimeout(timer);
      timer = setTimeout(() => end(() => reject(new TooSlow())), patience);
    };
    try {
      worker = new Worker(addresses.worker(), own(/** @type {const} */ ({ type: 'module' })));
      worker.onmessage = ({ data }) => {
        if (Object.hasOwn(data, 'here')) begin();
        else end(() => (Object.hasOwn(data, 'answer') ? resolve(data.answer) : reject(new Error(data.error))));
      };
      worker.onerror = (event) => {
        event.preventDefault();
        refuse();
      };
      worker.onmessageerror = refuse;
      worker.postMessage(order);
    } catch {
      refuse();
    }
  });
}

/**
 * @param {string} query the scenario
 * @param {Wanted} wanted
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function writeWorkbook(query, wanted) {
  await started.ask('soon');
  return /** @type {Uint8Array<ArrayBuffer>} */ (workbook(query, writeJSON(wanted)));
}
