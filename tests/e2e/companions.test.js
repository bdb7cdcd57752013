/** Whatever slider of the first screen is moved, a curve that is in sight moves with it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.js';
import { frames, slider } from './screen.js';

/** The outlines of every curve that is shown, by what it shows. */
const pictures = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('reach-estimator').shadowRoot;
    const shown = [...root.querySelectorAll('.chart-panel svg.chart')].filter((svg) => svg.getClientRects().length > 0);
    return shown.map((svg) => [svg.dataset.companion ?? 'large', [...svg.querySelectorAll('path')].map((path) => path.getAttribute('d')).join(' ')]);
  });

const simple = (page) =>
  page.evaluate(() => [...document.querySelector('reach-estimator').shadowRoot.querySelectorAll('.simple [data-parameter]')].map((node) => node.dataset.parameter));

for (const width of [1280, 390]) {
  test(`each slider of the first screen moves a curve in sight at ${width} px`, async (t) => {
    const { page, errors } = await open(t, '/index.html', { viewport: { width, height: 900 } });
    const ids = await simple(page);
    assert.ok(ids.includes('ctr') && ids.includes('employees') && ids.includes('engagement'), ids.join());
    for (const id of ids) {
      const before = await pictures(page);
      await slider(page, id).focus();
      for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowRight');
      await frames(page);
      const after = await pictures(page);
      assert.ok(
        after.some(([name, data]) => !before.some(([earlier, same]) => earlier === name && same === data)),
        `${id} moves nothing`,
      );
    }
    assert.deepEqual(errors, []);
  });
}

test('beside the chosen result stand visits and return, from the same draws as the figures', async (t) => {
  const { page } = await open(t, '/index.html');
  const companions = () => page.locator('[part~="companion"] svg').evaluateAll((nodes) => nodes.map((node) => node.dataset.companion));
  assert.deepEqual(await companions(), ['total.clicks', 'money.roi']);
  const said = (await page.locator('[part~="companion"]').first().innerText()).replace(/\s+/g, ' ');
  const figure = await page.locator('[part~="figure"][data-output="total.clicks"]').locator('dd').first().innerText();
  assert.ok(said.includes(figure), `${said} has ${figure}`);
  await page.locator('[data-choice="output"]').selectOption('total.clicks');
  await frames(page);
  assert.deepEqual(await companions(), ['money.roi', 'total.reach']);
});

test('on a phone the result that the last slider moves takes the place, with one tap back', async (t) => {
  const { page } = await open(t, '/index.html', { viewport: { width: 390, height: 844 } });
  const shown = () => page.locator('[data-choice="output"]').inputValue();
  const back = page.locator('.chart-back');
  assert.equal(await shown(), 'total.reach');
  await slider(page, 'ctr').focus();
  await page.keyboard.press('ArrowRight');
  await frames(page);
  assert.equal(await shown(), 'total.clicks');
  assert.match(await page.locator('[part~="slim"]').innerText(), /^Visits: /);
  assert.match(await back.innerText(), /Unique reach/);
  await back.press('Enter');
  await frames(page);
  assert.equal(await shown(), 'total.reach');
  assert.equal(await back.isVisible(), false);
  assert.ok(await page.locator('[data-choice="output"]').evaluate((node) => node.matches(':focus')), 'the focus goes on from what is taken away');
});
