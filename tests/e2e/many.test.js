/** Many elements on one page: one engine, and no work for what nobody sees. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, until } from './harness.js';
import { frames } from './screen.js';

const MANY = 100;
const CSS = '.above { height: 4000px } reach-estimator { display: block; min-height: 2400px }';
const BODY = `<div class="above">Above</div>${'<reach-estimator></reach-estimator>'.repeat(MANY)}`;

/** Runs in the page before its scripts: counts the modules that are started, and what they are asked. */
function countWork() {
  const work = { modules: 0, calls: 0 };
  window.__work = work;
  const { Instance, instantiate } = WebAssembly;
  WebAssembly.instantiate = async (module, imports) => {
    const made = await instantiate(module, imports);
    work.modules += 1;
    const counted = (name, call) => (/^(figures|percentiles|draw|sparks|study_advance)$/.test(name) ? (...given) => ((work.calls += 1), call(...given)) : call);
    const exports = Object.fromEntries(Object.entries(made.exports).map(([name, value]) => [name, typeof value === 'function' ? counted(name, value) : value]));
    return Object.create(Instance.prototype, { exports: { value: exports } });
  };
}

const before = async (page) => {
  await page.addInitScript(countWork);
  // The later module is another one: this is about the first.
  await page.route('**/*_more_*', () => {});
};

const shown = (page) => page.locator('reach-estimator').evaluateAll((elements) => elements.filter(({ shadowRoot }) => shadowRoot.querySelector('svg[data-chart]')).length);

test('a hundred elements share one engine, and those off the screen ask nothing of it', async (t) => {
  const { page, errors } = await open(t, { body: BODY, css: CSS }, { ready: false, before });
  await until(page, () => window.__work.modules > 0);
  await frames(page);
  assert.deepEqual(await page.evaluate(() => window.__work), { modules: 1, calls: 0 });
  assert.equal(await shown(page), 0);
  await page
    .locator('reach-estimator')
    .nth(40)
    .evaluate((element) => element.scrollIntoView());
  await page.locator('reach-estimator').nth(40).locator('svg[data-chart]').waitFor();
  assert.ok((await shown(page)) <= 3, 'what lies around it, at most');
  assert.ok((await page.evaluate(() => window.__work.calls)) > 0);
  assert.equal(await page.evaluate(() => window.__work.modules), 1);
  assert.deepEqual(errors, []);
});

test('what is asked for comes without being seen', async (t) => {
  const { page } = await open(t, { body: BODY, css: CSS }, { ready: false, before });
  await until(page, () => customElements.get('reach-estimator') !== undefined);
  await page
    .locator('reach-estimator')
    .nth(80)
    .evaluate((element) => void element.ready);
  await page.locator('reach-estimator').nth(80).locator('svg[data-chart]').waitFor({ state: 'attached' });
  assert.equal(await shown(page), 1);
});
