/** What an element finds around it. */

import { canonicalTag } from './languages.js';
import { own } from './own.js';

/** How far below the screen a lazy element starts to load. */
const NEAR = '300px';

/** How far from the screen is about to be on it: a slow answer begins while the reader scrolls there. */
const ABOUT = '100px';

/** Trees of other documents have other classes, but the same numbers. */
const ELEMENT = 1;
const FRAGMENT = 11;

/** The element that a shadow tree belongs to; a document has none, whatever a page has put on every object. @param {Node} tree @returns {Element | null} */
const hostOf = (tree) => (tree.nodeType === FRAGMENT && /** @type {ShadowRoot} */ (tree).host) || null;

/**
 * The language of an element or of the nearest ancestor that names one, across shadow roots, as content systems write
 * it: de_DE, DE-de, de-DE@euro.
 * @param {Element} element
 */
export function languageOf(element) {
  for (let node = /** @type {Node | null} */ (element); node; node = node.parentNode ?? hostOf(node)) {
    const lang = node.nodeType === ELEMENT ? canonicalTag(/** @type {Element} */ (node).getAttribute('lang')) : '';
    if (lang) return lang;
  }
  return 'en';
}

/**
 * Calls back when an element around this one, or the whole page, says another language.
 * @param {Element} element
 * @param {() => void} callback
 * @returns {() => void} stops watching
 */
export function whenLanguageChanges(element, callback) {
  const observer = new MutationObserver(callback);
  for (let tree = /** @type {Node | undefined} */ (element.getRootNode()); tree; tree = hostOf(tree)?.getRootNode()) {
    observer.observe(tree, own({ attributes: true, attributeFilter: ['lang'], subtree: true }));
  }
  return () => observer.disconnect();
}

/**
 * Calls back once when an element comes near the screen or takes the focus.
 * @param {Element} element
 * @param {() => void} callback
 * @returns {() => void} stops waiting
 */
export function whenNear(element, callback) {
  const stop = () => {
    near.disconnect();
    element.removeEventListener('focusin', begin);
  };
  const begin = () => {
    stop();
    callback();
  };
  const near = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && begin(), own({ rootMargin: NEAR }));
  near.observe(element);
  element.addEventListener('focusin', begin);
  return stop;
}

/**
 * Tells whether an element is on the screen, or about to be, whenever that changes.
 * @param {Element} element
 * @param {(inSight: boolean) => void} tell
 * @returns {() => void} stops watching
 */
export function watchSight(element, tell) {
  const sight = observe(element, (entries) => tell(entries.at(-1)?.isIntersecting ?? false));
  sight.observe(element);
  return () => sight.disconnect();
}

/**
 * Knows which of many elements are on the screen, or about to be. A new one is not until the next frame.
 * @param {Element} around an element in the same window
 */
export function createSight(around) {
  /** @type {WeakSet<Element>} */
  const seen = new WeakSet();
  const sight = observe(around, (entries) => {
    for (const { target, isIntersecting } of entries) seen[isIntersecting ? 'add' : 'delete'](target);
  });
  return {
    /** @param {Element} element */
    watch: (element) => sight.observe(element),
    /** @param {Element} element */
    sees: (element) => seen.has(element),
  };
}

/** @param {Element} element @param {IntersectionObserverCallback} callback */
function observe(element, callback) {
  // The screen is that of the window which the element is in.
  const { IntersectionObserver: Observer } = /** @type {typeof globalThis} */ (element.ownerDocument.defaultView ?? globalThis);
  return new Observer(callback, own({ rootMargin: ABOUT, scrollMargin: ABOUT }));
}

/**
 * Listens for what only the window around an element can tell.
 * @param {Element} element
 * @param {string} kind
 * @param {() => void} listener
 * @returns {() => void} stops listening
 */
export function onPage(element, kind, listener) {
  const view = element.ownerDocument.defaultView ?? window;
  view.addEventListener(kind, listener);
  return () => view.removeEventListener(kind, listener);
}

/**
 * Calls back when a script of the page has given it another fragment, of which routers tell by no event of the window.
 * Browsers without the interface of navigation say nothing.
 * @param {Element} element
 * @param {(replaces: boolean) => void} callback is told whether it takes the place of the one before
 * @returns {() => void} stops listening
 */
export function whenRouted(element, callback) {
  const { navigation, location } = /** @type {any} */ (element.ownerDocument.defaultView ?? window);
  if (typeof navigation?.addEventListener !== 'function') return () => {};
  const listener = (/** @type {{ from?: { url?: string | null }, navigationType?: string }} */ { from, navigationType }) => {
    if (from?.url && new URL(from.url).hash !== location.hash) callback(navigationType === 'replace');
  };
  navigation.addEventListener('currententrychange', listener);
  return () => navigation.removeEventListener('currententrychange', listener);
}

/** Longest wait for an idle moment, in milliseconds. */
const PATIENCE = 1000;

/**
 * Calls back when the browser has nothing better to do.
 * @param {() => void} then
 */
export function whenIdle(then) {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(then, own({ timeout: PATIENCE }));
  else setTimeout(then);
}
