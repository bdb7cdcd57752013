/** The whole slider step: event, model, band, chart, small curves, figures, layout; the element beside a page with uPlot. */

import { knotsOfEngine } from './kernel.mjs';
import { milliseconds, summary } from './summary.mjs';

const BATCHES = 10;
const BATCH = 25;

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 */
export async function step(browser, origin) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
  const pages = {
    element: await openElement(context, origin),
    'all groups open': await openElement(context, origin, true),
    uplot: await openRival(context, origin),
  };
  const times = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  // The first batch warms up.
  for (let batch = 0; batch <= BATCHES; batch++) {
    for (const [name, page] of Object.entries(pages)) {
      await page.bringToFront();
      const taken = await page.evaluate(async (options) => (await import('/bench/steps.js')).steps(options), { first: batch * BATCH, count: BATCH });
      if (batch) times[name].push(...taken);
    }
  }
  await context.close();
  const result = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, summary(list)]));
  const ratio = result.uplot.median / result.element.median;
  console.log('slider step, ms     median      p95    least');
  for (const [name, { median, p95, least }] of Object.entries(result)) {
    console.log(`  ${name.padEnd(16)}${[median, p95, least].map(milliseconds).join(' ')}`);
  }
  console.log(`  uPlot and JavaScript / element ${ratio.toFixed(1)}`);
  return { ...result, ratio };
}

/**
 * @param {boolean} [all] with every input on the screen
 */
async function openElement(context, origin, all = false) {
  const page = await context.newPage();
  await page.goto(`${origin}/index.html`);
  await page.evaluate(async () => {
    await customElements.whenDefined('reach-estimator');
    await document.querySelector('reach-estimator').ready;
  });
  if (all) await page.locator('summary').evaluateAll((summaries) => summaries.forEach((summary) => summary.click()));
  return page;
}

async function openRival(context, origin) {
  const blank = await context.newPage();
  await blank.goto(`${origin}/bench/blank.html`);
  const table = await blank.evaluate(async () => {
    const glue = await import('/pkg/reach_estimator.js');
    await glue.default({ module_or_path: '/reach_estimator_more_bg.wasm' });
    return glue.parameters();
  });
  await blank.close();
  const page = await context.newPage();
  await page.goto(`${origin}/bench/rival.html`);
  await page.evaluate(async ([rows, knots]) => (await import('/bench/rival.js')).start(rows, knots), [table, await knotsOfEngine()]);
  return page;
}
