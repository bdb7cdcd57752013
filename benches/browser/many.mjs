/** A page of many elements beside a page of one: until everything on the screen stands there. */

import { milliseconds, summary } from './summary.mjs';

const MANY = 100;
const RUNS = 7;

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 */
export async function many(browser, origin) {
  const times = { one: [], many: [] };
  for (let run = 0; run < RUNS; run++) {
    for (const [name, count] of [
      ['one', 1],
      ['many', MANY],
    ])
      times[name].push(await timeOf(browser, origin, count));
  }
  const [one, all] = [summary(times.one), summary(times.many)];
  const allowed = 3 * one.median + 20 * MANY;
  console.log(`  one element ${milliseconds(one.median)} ms, ${MANY} ${milliseconds(all.median)} ms (allowed ${allowed.toFixed(0)}: three times one and 20 ms each)`);
  return { one, many: all, allowed };
}

async function timeOf(browser, origin, count) {
  const page = await browser.newPage();
  await page.goto(`${origin}/bench/blank.html`);
  const taken = await page.evaluate(async (elements) => {
    const start = performance.now();
    document.body.innerHTML = '<reach-estimator style="display: block; min-height: 2400px"></reach-estimator>'.repeat(elements);
    await import('/reach-estimator.js');
    const first = document.querySelector('reach-estimator');
    while (!first.shadowRoot.querySelector('svg[data-chart]')) await new Promise(requestAnimationFrame);
    return performance.now() - start;
  }, count);
  await page.close();
  return taken;
}
