/** Whatever can be opened, in every language, at many widths and on paper: no word cut off, none on another. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { faults, sideways } from './geometry.js';
import { print } from './printed.js';
import { frames } from './screen.js';
import { languages } from './language.js';
import { open, until } from './harness.js';

/** From the narrowest phone to a desk; the charts have a file of their own for other widths. */
const WIDTHS = { chart: [280, 600, 1440], panel: [280, 390, 768, 1280] };

/** What is wrong at each width, in lines that say where. */
async function look(page, what, widths, targets = true) {
  const found = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await frames(page);
    await frames(page);
    const lines = await faults(page, { targets });
    const over = await sideways(page);
    if (over > 0) lines.push(`the page is ${over} px too wide`);
    found.push(...lines.map((line) => `${what}, ${width} px: ${line}`));
  }
  return found;
}

/** Presses something of the element by a selector, as no name is the same in every language. */
const press = (page, selector) => page.evaluate((wanted) => document.querySelector('reach-estimator').shadowRoot.querySelector(wanted).click(), selector);
const listed = (page, key) => page.locator(`button[data-${key}]`).evaluateAll((nodes, name) => nodes.map(({ dataset }) => dataset[name]), key);

for (const language of languages) {
  // Long figures: thousands of people, francs, a goal.
  const target = `/index.html?lang=${language}&preset=enterprise&currency=CHF&goal=80000`;

  test(`every chart and every panel has room: ${language}`, async (t) => {
    const { page } = await open(t, target);
    const found = [];
    for (const chart of await listed(page, 'tab')) {
      await press(page, `[data-tab="${chart}"]`);
      await page.locator(`svg[data-chart="${chart}"]`).waitFor();
      found.push(...(await look(page, chart, WIDTHS.chart)));
    }
    for (const panel of await listed(page, 'panel')) {
      await press(page, `[data-panel="${panel}"]`);
      await until(page, (id) => document.querySelector('reach-estimator').shadowRoot.querySelector(`button[data-panel="${id}"]`).ariaExpanded === 'true', panel);
      await until(page, () => !document.querySelector('reach-estimator').shadowRoot.querySelector('.late[aria-busy]'));
      found.push(...(await look(page, panel, WIDTHS.panel)));
    }
    assert.deepEqual(found, []);
  });

  test(`the brief is one page in every format: ${language}`, async (t) => {
    const { page } = await open(t, `${target}&case-title=${encodeURIComponent('Example Holding, North and South')}&third-group-share=0.1&x-contacts=50`);
    for (const format of ['A4', 'Letter']) assert.equal((await print(page, format)).pages, 1, format);
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await look(page, 'paper', [700], false), []);
  });
}
