/**
 * Where the files lie that are fetched at run time. Each address is spelled out as `new URL(literal, import.meta.url)`
 * because that is the form which bundlers recognise and rewrite.
 */

import { own } from './own.js';
import { urlOf } from './urls.js';

/** The texts of the first screen. @type {Record<import('./languages.js').Language, () => URL>} */
export const locales = {
  en: () => new URL('./locales/en.json', import.meta.url),
  es: () => new URL('./locales/es.json', import.meta.url),
  de: () => new URL('./locales/de.json', import.meta.url),
  fr: () => new URL('./locales/fr.json', import.meta.url),
  'pt-BR': () => new URL('./locales/pt-BR.json', import.meta.url),
  ar: () => new URL('./locales/ar.json', import.meta.url),
};

/**
 * Everything else the model answers, with and without SIMD; beside the first module where that has an address of its own,
 * with the query of that: a version, or what lets the reader in.
 * @param {URL | null} origin
 */
export const later = (origin) => (origin ? new URL(`reach_estimator_more_bg.wasm${origin.search}`, origin) : new URL('./reach_estimator_more_bg.wasm', import.meta.url));
/** @param {URL | null} origin */
export const laterScalar = (origin) =>
  origin ? new URL(`reach_estimator_more_scalar_bg.wasm${origin.search}`, origin) : new URL('./reach_estimator_more_scalar_bg.wasm', import.meta.url);

/** The texts of what opens later: sources, claims, formulas, helps, panels, the brief. @type {Record<import('./languages.js').Language, () => URL>} */
export const details = {
  en: () => new URL('./locales/details/en.json', import.meta.url),
  es: () => new URL('./locales/details/es.json', import.meta.url),
  de: () => new URL('./locales/details/de.json', import.meta.url),
  fr: () => new URL('./locales/details/fr.json', import.meta.url),
  'pt-BR': () => new URL('./locales/details/pt-BR.json', import.meta.url),
  ar: () => new URL('./locales/details/ar.json', import.meta.url),
};

/** What a slider moves, for browsers with 128-bit SIMD. */
export const simd = () => new URL('./reach_estimator_bg.wasm', import.meta.url);

/** The same for all others. */
export const scalar = () => new URL('./reach_estimator_scalar_bg.wasm', import.meta.url);

/** Addresses of a script that does not know its own, because it was pasted into a page or bundled by hand. */
const UNPLACED = 'unplaced:';

/** Where the files of such a script lie: with the engine that the host has named, or else with the page. @type {URL | null} */
let place = null;

/** @param {URL} url of the engine, as the host names it */
export function placeFiles(url) {
  place = url;
}

/** @param {URL} url */
export const isPlaced = (url) => url.protocol !== UNPLACED || place !== null;

/**
 * What the page's own addresses are relative to. The model runs without a page too, in a worker or in Node: there it is this
 * script.
 */
export const base = () => globalThis.document?.baseURI ?? import.meta.url;

/** Where such an address leads. @param {URL} url */
export const placed = (url) => (url.protocol === UNPLACED ? new URL(url.pathname.replace(/^\/+/, ''), place ?? base()) : url);

/**
 * The address of a script beside these files for another attempt: many browsers keep one that failed, or never answers,
 * under its own. None where the page has said what its scripts must be, which under another address nobody would check.
 * @param {string} file
 * @param {number} attempt
 */
export function addressAgain(file, attempt) {
  // Where there is no page, nobody has said so.
  const maps = [...(globalThis.document?.querySelectorAll('script[type="importmap"]') ?? [])];
  if (!attempt || maps.some(({ textContent }) => textContent?.includes('"integrity"'))) return null;
  // Beside a file that is inside a script lies nothing.
  return urlOf(`${file}?attempt=${attempt}`, placed(simd()).href)?.href ?? null;
}

/**
 * What reads files where there is no browser: Node fetches none. Asked of the process, so that no bundler follows it.
 * @returns {{ readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> } | undefined}
 */
const disk = () => /** @type {any} */ (globalThis).process?.getBuiltinModule?.('node:fs/promises');

/** Whether it can be had at all: a browser gives a page no file. @param {URL} url */
export const isWithinReach = (url) => url.protocol !== 'file:' || disk() !== undefined;

/**
 * Fetches one of these files. Addresses with the file inside are read without a request, which a policy could forbid.
 *
 * The address is a text: pages that have a `fetch` of their own, to count requests or to add to them, expect one.
 *
 * Our pages preload their files, and WebKit takes what was preloaded only for a request without CORS; one that leads to
 * another origin after all cannot be read so, and is made again.
 * @param {URL} address
 * @returns {Promise<Response>}
 */
export async function open(address) {
  const url = placed(address);
  const inside = /^data:([^;,]+);base64,/.exec(url.href);
  if (inside) {
    const bytes = Uint8Array.from(atob(url.href.slice(inside[0].length)), (letter) => letter.charCodeAt(0));
    return new Response(bytes, own({ headers: own({ 'content-type': inside[1] ?? '' }) }));
  }
  if (url.protocol === 'file:') return new Response(await disk()?.readFile(url));
  const response = url.origin === globalThis.origin ? await fetch(url.href, own(/** @type {const} */ ({ mode: 'no-cors', credentials: 'include' }))) : null;
  return response && response.type !== 'opaque' ? response : fetch(url.href, own(/** @type {const} */ ({ credentials: 'same-origin' })));
}
