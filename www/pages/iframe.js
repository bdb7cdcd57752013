/**
 * Runs inside iframe.html, before the element is defined: takes its settings from the query (the values are in the hash)
 * and tells the page around the frame how high the content is and what the user does. Nothing goes anywhere else.
 */

import { chooseLanguage } from '../element/languages.js';
import { readList, readLook } from '../element/looks.js';

/** Settings that an address may make beside values; anything else in it is ignored. What is hidden is left out. */
const LOOKS = ['lang', 'theme', 'currency', 'view'];
const LISTS = { locked: ['locked'], omit: ['hidden', 'omit'] };

/** What an editor that escapes twice makes of the sign between two settings; two forms of it look like a fragment. */
const ESCAPED = /&(?:amp;|(?:#|%23)(?:0*38|x0*26);)+/gi;

/** Where the values begin, also encoded: no setting before them has such a sign. */
const FRAGMENT = /#|%(?:25)*23/;

/** Heights that differ by less are the same. */
const NOTICEABLE_PX = 1;

/** Events that the page around hears under the same names. */
const EVENTS = ['reach-ready', 'reach-change', 'reach-error'];

const SENDER = 'reach-estimator';

const element = /** @type {HTMLElement} */ (document.querySelector('reach-estimator'));
const address = ((location.search || '?') + location.hash).slice(1).replace(ESCAPED, '&');
const [query = ''] = address.split(FRAGMENT, 1);
const values = address.slice(query.length).replace(FRAGMENT, '');
// What stands in the hash at first is the host's wish: where reset leads to, and what locked inputs are locked at.
if (values) element.setAttribute('value', values);
for (const name of LOOKS) {
  const value = readLook(query, name) ?? readLook(values, name);
  if (value) element.setAttribute(name, value);
}
for (const [name, keys] of Object.entries(LISTS)) {
  const lists = keys.map((key) => readList(query, key) ?? readList(values, key)).filter(Boolean);
  if (lists.length > 0) element.setAttribute(name, lists.join(' '));
}

// Before the large script is here. A frame without an origin of its own fetches with CORS, any other without, and only a
// preload of the same kind is used.
const language = chooseLanguage(element.getAttribute('lang') ?? '');
for (const [href, type] of [
  ['reach_estimator_bg.wasm', 'application/wasm'],
  [`locales/${language}.json`, 'application/json'],
]) {
  const preload = Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', type, href });
  if (globalThis.origin === 'null') preload.crossOrigin = 'anonymous';
  document.head.append(preload);
}

// The page around has to know how high it is, however far below the screen the frame stands.
customElements
  .whenDefined(element.localName)
  .then(() => /** @type {HTMLElement & { ready: Promise<unknown> }} */ (element).ready)
  .catch(() => {});

document.documentElement.dataset['theme'] = element.getAttribute('theme') ?? '';
document.documentElement.lang = element.getAttribute('lang') || 'en';

if (parent !== window) {
  let told = Number.NaN;

  /** Says the height in three dialects: our own, AMP's and Medium's. @param {number} height */
  const tell = (height) => {
    told = height;
    parent.postMessage({ source: SENDER, type: 'height', height }, '*');
    parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*');
    parent.postMessage(JSON.stringify({ src: location.href, context: 'iframe.resize', height }), '*');
  };
  const measure = () => Math.ceil(document.body.getBoundingClientRect().height);

  new ResizeObserver(() => {
    const height = measure();
    if (!(Math.abs(height - told) < NOTICEABLE_PX)) tell(height);
  }).observe(document.body);

  addEventListener('message', ({ source, data }) => {
    if (source === parent && data?.source === SENDER && data.type === 'measure') tell(measure());
  });

  // A frame that is not on the screen yet is not laid out by itself: its height is asked for.
  for (const type of ['reach-ready', 'reach-error']) element.addEventListener(type, () => tell(measure()));

  for (const type of EVENTS) {
    element.addEventListener(type, (event) => {
      parent.postMessage({ source: SENDER, type, detail: /** @type {CustomEvent} */ (event).detail }, '*');
    });
  }
}
