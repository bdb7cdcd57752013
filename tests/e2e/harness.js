/**
 * What every end-to-end test stands on: the site on one origin, foreign host pages on another, one browser, and a
 * record of everything a page logs, requests or changes.
 *
 *   import { open, site } from './harness.js';
 *   test('shows a figure', async (t) => {
 *     const { page } = await open(t, '/index.html?employees=50');
 *   });
 */

import { createRequire } from 'node:module';
import { after } from 'node:test';
import { launch } from './engines/index.js';
import { hostPage } from './host-page.js';
import { observe } from './observe.js';
import { pagesOf } from './lent-pages.js';
import { dist, files, listen } from '../../www/serve.mjs';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const { source: axeSource } = require('axe-core');

/** The site: dist/ as any static host would serve it. */
export const site = await listen(files(dist));

/** Pages of somebody else, on another origin; `open` fills it. */
const hosted = new Map([['/favicon.ico', { body: '', headers: { 'content-type': 'image/x-icon' } }]]);
export const host = await listen((request, response) => {
  const found = hosted.get(request.url.split('?')[0]);
  response.writeHead(found ? 200 : 404, found?.headers);
  response.end(found?.body);
});

const browser = await launch();
const pages = pagesOf(browser);

after(async () => {
  await browser.close();
  site.close();
  host.close();
});

/**
 * Opens a page that is as new; one whose start is looked at (`ready: false`, `before`) is nobody's but the test's.
 *
 * `target` is a path of the site, a whole address, or a host page: `{ body, css, head, csp, strict, script }`
 * (see host-page.js; strict is the default and forbids all that the element should not need).
 * `settings` are playwright's context options: viewport, colorScheme, locale, reducedMotion, forcedColors, ...
 * `settings.ready: false` does not wait for the elements; `settings.before(page)` runs before the page is loaded.
 *
 * @param {import('node:test').TestContext} t
 * @param {string | object} target
 * @param {object} [settings]
 */
export async function open(t, target, settings = {}) {
  const { ready = true, before, ...options } = settings;
  const give = ready && !before ? pages.lend : pages.open;
  const { page, context, giveBack } = await give(options, (page) => page.addInitScript(observe));
  t.after(giveBack);
  const record = watch(page);
  await before?.(page);
  await page.goto(address(target), { waitUntil: 'load' });
  if (ready) await untilReady(page);
  return {
    page,
    get context() {
      return context();
    },
    ...record,
    traces: () => page.evaluate(() => window.__observed()),
    axe: (where, rules) => axe(page, where, rules),
  };
}

/** The address of what is to be opened; a host page is published under a path of its own. */
function address(target) {
  if (typeof target === 'string') return new URL(target, site.origin).href;
  const path = `/page-${hosted.size}`;
  for (const [suffix, file] of Object.entries(hostPage(target, path, site.origin))) hosted.set(path + suffix, file);
  return host.origin + path;
}

/** Waits until every element on the page, but for lazy ones, has shown its first result, or said why it cannot. */
export const untilReady = (page) =>
  page.evaluate(async () => {
    const elements = [...document.querySelectorAll('reach-estimator:not([loading=lazy])')];
    if (elements.length > 0) await customElements.whenDefined('reach-estimator');
    await Promise.allSettled(elements.map((element) => element.ready));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });

/**
 * Waits until a function, run in the page, gives something truthy, and returns that. Playwright's own `waitForFunction`
 * is itself a violation of a strict content security policy.
 */
export async function until(page, condition, argument, patience = 10_000) {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await page.evaluate(condition, argument);
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`not within ${patience} ms: ${condition}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

/**
 * Keeps two lists as long as the page lives: `errors` (console errors and warnings, exceptions, refused policies,
 * failed requests) and `requests` ({ method, url, type, status }).
 */
function watch(page) {
  const errors = [];
  const requests = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => errors.push(`exception: ${error.stack ?? error}`));
  page.on('requestfailed', (request) => errors.push(`request: ${request.url()} ${request.failure()?.errorText}`));
  page.on('request', (request) => {
    const entry = { method: request.method(), url: request.url(), type: request.resourceType(), status: null };
    requests.push(entry);
    request.response().then(
      (response) => (entry.status = response?.status() ?? null),
      () => {},
    );
  });
  return { errors, requests };
}

/**
 * What axe finds wrong, shadow trees included, as short lines; an empty list is what a test wants.
 * @param {string} [where]
 * @param {string[]} [rules] only these
 */
async function axe(page, where = 'body', rules) {
  if (!(await page.evaluate(() => 'axe' in window))) await browser.inject(page, axeSource);
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const { violations } = await page.evaluate(([selector, asked]) => window.axe.run(selector, asked), [where, options]);
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.flat().join(' ')).join('; ')})`);
}
