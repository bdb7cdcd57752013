
/**
 * Every function of the model under one name: they are those of the later module, which needs nothing of the first. An
 * address of the first module leads to the later one beside it. The page itself takes what a slider moves from `live.js`
 * and the rest from `more.js`.
 */

const file = () => new URL('reach_estimator_more_bg.wasm', import.meta.url);

/** What only the later module exports. */
const MARK = 'sensitivity';

const addressOf = (source) => String(source instanceof Request ? source.url : source).replace(/reach_estimator(_scalar)?_bg\.wasm/, 'reach_estimator_more$1_bg.wasm');

const isLater = (module) => WebAssembly.Module.exports(module).some(({ name }) => name === MARK);

/** The one option, or the argument itself. */
const option = (given, name) => (given && Object.getPrototypeOf(given) === Object.prototype ? given[name] : given);

/** Loads the model: from where it is told to, or from beside this file. */
async function start(options) {
  const source = await option(options, 'module_or_path');
  if (!source) return __wbg_init({ module_or_path: file() });
  if (typeof source === 'string' || source instanceof URL || source instanceof Request) return __wbg_init({ module_or_path: addressOf(source) });
  if (source instanceof Response) return __wbg_init({ module_or_path: source });
  const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
  return __wbg_init({ module_or_path: isLater(module) ? module : file() });
}

/** The same at once, from bytes or from a module. Where files can be read, the bytes of the first module are enough. */
function startSync(options) {
  const source = option(options, 'module');
  const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
  if (isLater(module)) return initSync({ module });
  const files = globalThis.process?.getBuiltinModule?.('node:fs');
  if (!files) throw new Error('reach_estimator: initSync needs reach_estimator_more_bg.wasm, which holds every function');
  return initSync({ module: files.readFileSync(file()) });
}

/** The module that reads files and writes workbooks, which comes when it is asked for. */
let aside = null;

function filesModule() {
  aside ??= (async () => {
    const module = await import('./files-web.js');
    const address = new URL('reach_estimator_files_bg.wasm', import.meta.url);
    const files = globalThis.process?.getBuiltinModule?.('node:fs');
    await module.default({ module_or_path: files ? files.readFileSync(address) : address });
    return module;
  })().catch((error) => {
    aside = null;
    throw error;
  });
  return aside;
}

/** Says what would do, where an argument cannot be used. @param {boolean} usable @param {string} message */
function expect(usable, message) {
  if (!usable) throw new Error(message);
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isFile = (file) => typeof file?.arrayBuffer === 'function' || ArrayBuffer.isView(file?.bytes) || file?.bytes instanceof ArrayBuffer;

/** Options as they cross: as JSON, which some values have no place in. */
function written(options) {
  expect(isObject(options), 'options: an object is expected');
  try {
    return JSON.stringify(options);
  } catch (error) {
    throw new Error(`options: values of JSON are expected; ${error.message}`);
  }
}

const bytesOf = async (file) => new Uint8Array(typeof file.arrayBuffer === 'function' ? await file.arrayBuffer() : file.bytes);

/** Reads files that people have into proposals for inputs. */
async function importFiles(files, options = {}) {
  expect(typeof files === 'object' && typeof files?.[Symbol.iterator] === 'function', 'files: a list is expected');
  const chosen = [...files];
  expect(chosen.every(isFile), 'files: each is expected to have a name, and arrayBuffer() or bytes');
  const asked = written(options);
  const [module, contents] = await Promise.all([filesModule(), Promise.all(chosen.map(bytesOf))]);
  return JSON.parse(module.importFiles(chosen.map(({ name }) => String(name)), contents, asked));
}

/** A scenario as a workbook that recalculates. */
async function workbook(inputs = {}, given = {}) {
  expect(isObject(given), 'options: an object is expected');
  const { scenarios = [] } = given;
  expect(Array.isArray(scenarios), 'options.scenarios: a list of { label, inputs } is expected');
  const kept = Array.from(scenarios, (scenario, index) => {
    expect(isObject(scenario), `options.scenarios[${index}]: { label, inputs } is expected`);
    expect(typeof scenario.label === 'string', `options.scenarios[${index}].label: a string is expected`);
    return [scenario.label, toQuery(scenario.inputs, {})];
  });
  return (await filesModule()).workbook(toQuery(inputs, {}), written({ ...given, scenarios: kept }));
}

export { startSync as initSync, start as default, importFiles, workbook };
