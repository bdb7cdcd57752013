/** What an element finds around it. */

/** How far below the screen a lazy element starts to load. */
const NEAR = '300px';

/**
 * The language of an element or of the nearest ancestor that names one, across shadow roots.
 * @param {Element} element
 */
export function languageOf(element) {
  for (let node = /** @type {Node | null} */ (element); node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    const lang = node instanceof Element ? node.getAttribute('lang') : null;
    if (lang) return lang;
  }
  return 'en';
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
  const near = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && begin(), { rootMargin: NEAR });
  near.observe(element);
  element.addEventListener('focusin', begin);
  return stop;
}

/** Longest wait for an idle moment, in milliseconds. */
const PATIENCE = 1000;

/**
 * Calls back when the browser has nothing better to do.
 * @param {() => void} then
 */
export function whenIdle(then) {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(then, { timeout: PATIENCE });
  else setTimeout(then);
}
