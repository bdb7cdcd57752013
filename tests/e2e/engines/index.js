/**
 * The browser that the tests of this process run in: `ENGINE` is chromium, firefox or webkit.
 *
 * Each engine's module launches a browser of the system's own packages and answers with what playwright's `Browser` has and
 * the tests need, `newContext` and `close`, and with `inject(page, source)`, which runs a long script in a page.
 */

import { LIMITS } from './limits.js';

/** @type {'chromium' | 'firefox' | 'webkit'} */
export const engine = process.env.ENGINE || 'chromium';

/** Launches it. */
export async function launch() {
  const { launch } = await import(`./${engine}.js`);
  return launch();
}

/**
 * The options of a test that needs what not every engine can do: skipped there, with the reason.
 *
 *   test('a screen reader hears it', needs('devtools'), async (t) => { ... });
 *
 * @param {keyof typeof LIMITS} ability
 */
export function needs(ability) {
  const why = LIMITS[ability].lacking[engine];
  return why ? { skip: `${LIMITS[ability].what}: ${why}` } : {};
}
