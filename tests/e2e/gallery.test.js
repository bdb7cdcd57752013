/** Every state of the gallery: rules of accessibility, sizes, nothing cut off, in light and dark. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { faults, sideways } from './geometry.js';
import { frames } from './screen.js';
import { open, until } from './harness.js';

/** Shows one state after the other in one page. */
async function walk(page, visit) {
  const states = await page.locator('#states a').evaluateAll((links) => links.map((link) => link.hash.slice(1)));
  assert.ok(states.length > 25);
  for (const state of states) {
    await page.evaluate((hash) => {
      delete document.querySelector('#stage').dataset.state;
      location.hash = hash;
    }, state);
    await until(page, (hash) => document.querySelector('#stage').dataset.state === hash, state);
    // Two rounds: what a state does to itself may ask for another frame, and the slower answers follow.
    await frames(page);
    await frames(page);
    await visit(state);
  }
  return states;
}

/** The rules that depend on colour scheme and width; the others see the same tree. */
const CHANGING = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'aria-hidden-focus'];

for (const [name, settings, rules] of [
  ['light and wide', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark and narrow', { colorScheme: 'dark', viewport: { width: 360, height: 800 } }, CHANGING],
]) {
  test(`in no state does axe find anything, is anything cut off, covered or too small: ${name}`, async (t) => {
    const { page, axe, errors } = await open(t, '/examples/gallery.html', settings);
    const found = {};
    await walk(page, async (state) => {
      const lines = [...(await axe('#stage', rules)), ...(await faults(page, { targets: true }))];
      const over = await sideways(page);
      if (over > 0) lines.push(`the page is ${over} px too wide`);
      if (lines.length) found[state] = lines;
    });
    assert.deepEqual(found, {});
    const noise = errors.filter((line) => !/missing\.wasm|404/.test(line) && !line.startsWith('warning: <reach-estimator>'));
    assert.deepEqual(noise, []);
  });
}
