/** Networks that keep a page waiting, or break: each gives a `before` for `open`. */

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Route} Route */

export const refuse = (/** @type {Route} */ route) => route.abort();
export const neverAnswer = () => {};

/** Holds answers of some addresses back until they are let go. @param {string} pattern */
export function holding(pattern) {
  let release = () => {};
  const held = new Promise((done) => (release = done));
  return { before: (/** @type {Page} */ page) => page.route(pattern, async (route) => (await held, route.continue())), release };
}

/**
 * Refuses some addresses until that is mended, and counts how often they were asked for.
 * @param {string} pattern
 * @param {(route: Route) => void} [answerBroken]
 */
export function breaking(pattern, answerBroken = refuse) {
  let broken = true;
  let asked = 0;
  const answer = (/** @type {Route} */ route) => ((asked += 1), broken ? answerBroken(route) : route.continue());
  return { before: (/** @type {Page} */ page) => page.route(pattern, answer), mend: () => (broken = false), asked: () => asked };
}

/**
 * Answers the first requests of some addresses in ways of their own, and later ones as the server does.
 * @param {string} pattern
 * @param {...(route: Route) => void} ways
 */
export function stumbling(pattern, ...ways) {
  let asked = 0;
  const answer = (/** @type {Route} */ route) => (ways[(asked += 1) - 1] ?? ((other) => other.continue()))(route);
  return { before: (/** @type {Page} */ page) => page.route(pattern, answer), asked: () => asked };
}

/** Several of these, for a page whose `before` is all of theirs. @param {...(page: Page) => unknown} each */
export const all =
  (...each) =>
  async (/** @type {Page} */ page) => {
    for (const before of each) await before(page);
  };
