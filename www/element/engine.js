/**
 * The engine: one face over two WebAssembly modules. The first holds what a slider moves and is there at once; the later
 * one holds everything and comes when the browser is idle or when it is asked for. Both are loaded once for all elements
 * of the page; when that fails, the cause has a name.
 */

import init from '../pkg/live.js';
import * as assets from './assets.js';
import * as first from './live.js';
import { Failure, hasSimd, loadModule } from './module.js';
import { own } from './own.js';
import * as parts from './parts.js';
import { forget } from './scene.js';
import { SAME_TRY_MS, Tries } from './tries.js';
import { urlOf } from './urls.js';

export { Failure };

/** @typedef {typeof import('../pkg/more.js')} More */
/** @typedef {import('./module.js').FailureCode} FailureCode */

/**
 * What needs the later module throws until it is there: ask `whole`, or wait for `more()`.
 * @typedef {Omit<More, 'default' | 'initSync' | 'parseValue' | 'parsePast' | 'outputs' | 'presets' | 'settings' | 'charts' | 'drawSparks' | 'requirements' | 'sensitivity' | 'Search' | 'Ways' | 'Ranking'> & { whole: boolean, more: (again?: import('./tries.js').Urgency) => Promise<unknown>, arrival: Promise<unknown> }
 *   & { clampRange: typeof first.clampRange, parseGoal: typeof first.parseGoal, parseValue: typeof first.parseValue, parsePast: typeof first.parsePast, outputs: () => import('../pkg/more.js').Output[], presets: () => import('../pkg/more.js').Preset[], draws: typeof first.draws, fingerprint: typeof first.fingerprint, study: typeof first.study,
 *   figures: typeof first.figures, drawReach: typeof first.drawReach, drawSparks: typeof first.drawSparks, problems: (inputs: import('../pkg/more.js').Inputs) => import('../pkg/more.js').Problem[] }} Engine
 */

/** @type {Promise<Engine> | null} */
let loading = null;
let since = 0;
let running = false;

/** Where the first module came from, which the later one lies beside. @type {URL | null} */
let origin = null;

/** The script of the later module, which may come although that does not. */
const glueScript = new Tries(parts.more);

/** The later module. @type {Tries<More>} */
const later = new Tries(async (attempt) => {
  const glue = glueScript.ask(attempt > 0 && 'now');
  // Whoever waits for the module hears of the first that fails.
  glue.catch(() => {});
  /** @param {URL | null} beside */
  const from = (beside) =>
    loadModule(
      () => (hasSimd() ? assets.later(beside) : assets.laterScalar(beside)),
      async (options) => (await glue).default(options),
    );
  // Where the first module has an address of its own, the later one may still lie beside the script.
  await (origin ? from(origin).catch(() => from(null)) : from(null));
  const api = await glue;
  const rows = new Map(first.parameters.map((row) => [row.id, row]));
  for (const { id, help } of api.parameters()) Object.assign(rows.get(id) ?? {}, { help });
  return withoutPrototypes(api);
});

/** What says nothing but its own. @param {unknown} asked */
const bare = (asked) => (asked && Object.getPrototypeOf(asked) === Object.prototype ? own(/** @type {object} */ (asked)) : asked);

/**
 * The later module reads options by name: what a page has put on every object is nothing that is asked for.
 * @param {More} api
 * @returns {More}
 */
function withoutPrototypes(api) {
  const entries = Object.entries(api).map(([name, ask]) => [
    name,
    /^[a-z]/.test(name) ? (/** @type {unknown[]} */ ...asked) => /** @type {Function} */ (ask)(...asked.map(bare)) : ask,
  ]);
  return Object.fromEntries(entries);
}

/** The same of a query. @param {import('../pkg/more.js').Query} read */
const bareQuery = ({ inputs, view, problems }) => ({ inputs: own(inputs), view: own(view), problems });

/** @returns {More} */
function rest() {
  if (!later.found) throw new Failure('network', 'The later part of the engine is not there yet; await more() first.');
  return later.found;
}

/** The face, which answers once `loadEngine` has. What the script itself knows it can be asked before. @type {Engine} */
export const engine = {
  get whole() {
    return later.found !== null;
  },
  more: (again) => later.ask(again),
  arrival: later.arrival,
  parameters: () => first.parameters,
  outputs: () => first.outputs,
  presets: () => first.presets,
  position: first.position,
  valueAt: first.valueAt,
  clampValue: first.clampValue,
  clampRange: first.clampRange,
  parseValue: first.parseValue,
  pastFacts: () => first.pastFacts,
  parsePast: first.parsePast,
  parseGoal: first.parseGoal,
  rangeFor: first.rangeFor,
  withValue: first.withValue,
  draws: first.draws,
  fingerprint: first.fingerprint,
  study: first.study,
  drawSparks: first.drawSparks,
  figures: first.figures,
  problems: (inputs) => later.found?.estimate(inputs).problems ?? [],
  estimate: (...asked) => rest().estimate(...asked),
  stressed: (...asked) => own(rest().stressed(...asked)),
  distribution(inputs, options = {}) {
    const { draws, dots } = own(options);
    return draws === undefined || dots ? rest().distribution(inputs, options) : first.distribution(inputs, own({ ...options, draws }));
  },
  drawReach: first.drawReach,
  draw(svg, chart, inputs, options = {}) {
    forget(svg);
    return rest().draw(svg, chart, inputs, options);
  },
  inspect: (chart, inputs, options, at) =>
    chart === 'reach' && !Object.hasOwn(at, 'x') ? first.inspectReach(options, /** @type {{ px: number } | { py: number }} */ (at)) : rest().inspect(chart, inputs, options, at),
  // Publishers and years until the rest is there.
  sources: () => later.found?.sources() ?? first.sources,
  claims: () => rest().claims(),
  fit: (...asked) => rest().fit(...asked),
  startSensitivity: (...asked) => rest().startSensitivity(...asked),
  solve: (...asked) => rest().solve(...asked),
  startSolve: (...asked) => rest().startSolve(...asked),
  startRequirements: (...asked) => rest().startRequirements(...asked),
  curve: (...asked) => rest().curve(...asked),
  exclusions: (...asked) => rest().exclusions(...asked),
  compare: (...asked) => rest().compare(...asked),
  groups: (...asked) => rest().groups(...asked),
  newGroup: (...asked) => rest().newGroup(...asked),
  withGroup: (...asked) => rest().withGroup(...asked),
  withoutGroup: (...asked) => rest().withoutGroup(...asked),
  networks: (...asked) => rest().networks(...asked),
  knownNetworks: () => rest().knownNetworks(),
  newNetwork: (...asked) => rest().newNetwork(...asked),
  withNetwork: (...asked) => rest().withNetwork(...asked),
  withoutNetwork: (...asked) => rest().withoutNetwork(...asked),
  breakdown: (...asked) => rest().breakdown(...asked),
  parseQuery: (...asked) => bareQuery(rest().parseQuery(...asked)),
  parseOwnQuery: (...asked) => bareQuery(rest().parseOwnQuery(...asked)),
  toQuery: (...asked) => rest().toQuery(...asked),
  svg: (...asked) => rest().svg(...asked),
  still: (...asked) => rest().still(...asked),
  table: (...asked) => rest().table(...asked),
  csv: (...asked) => rest().csv(...asked),
};

/**
 * The engine. The first caller's address counts; a failed load is forgotten, so that the next caller may try again.
 * @param {string | null} [address]
 * @param {boolean} [again] without waiting for what was asked for before
 * @returns {Promise<Engine>}
 */
export function loadEngine(address, again) {
  if (again && !running && performance.now() - since > SAME_TRY_MS) loading = null;
  if (!loading) since = performance.now();
  const mine = (loading ??= start(address ?? null).catch((error) => {
    if (loading === mine) loading = null;
    throw error;
  }));
  return mine;
}

/**
 * Another address of the first module: the next try for the later one looks beside that.
 * @param {string | null} address
 */
export function moveEngine(address) {
  const url = address ? urlOf(address, document.baseURI) : null;
  if (url) origin = url;
}

/**
 * @param {string | null} address
 * @returns {Promise<Engine>}
 */
async function start(address) {
  const url = address ? urlOf(address, document.baseURI) : null;
  if (address && !url) throw new Failure('address', `${address} is no address: name that of the engine in wasm-url.`);
  if (url) assets.placeFiles(url);
  await loadModule(() => url ?? (hasSimd() ? assets.simd() : assets.scalar()), init);
  origin = url;
  running = true;
  return engine;
}
