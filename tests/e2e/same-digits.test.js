/** The same inputs have the same figures: at another look, after a step back, on paper; and no other inputs have them. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { saidSoFar, TEXTS, watch, watchFromHere } from './said.js';
import { button, DRAWS, type, words } from './screen.js';
import { open, until } from './harness.js';

/** What is said of the inputs, at rest. */
const rest = async (page) => {
  await page.locator(`[data-draws="${DRAWS}"]`).first().waitFor();
  return page.locator(TEXTS).allTextContents();
};

/** Acts, and gives every text that the figures have in any frame until they rest. */
async function framesOf(page, act) {
  await watchFromHere(page);
  await act();
  await page.evaluate(() => document.querySelector('reach-estimator').ready);
  await page.waitForTimeout(300);
  await rest(page);
  return saidSoFar(page);
}

test('another look at the same inputs has the same digits in every frame', async (t) => {
  const { page } = await open(t, '/index.html?v=2&employees=400');
  await rest(page);
  const look = (view) =>
    page.evaluate((attributes) => Object.entries(attributes).forEach(([name, value]) => document.querySelector('reach-estimator').setAttribute(name, value)), view);
  assert.equal((await framesOf(page, () => look({ output: 'total.clicks' }))).length, 1);
  assert.equal((await framesOf(page, () => look({ output: 'total.reach', goal: '9000' }))).length, 1);
});

test('what was known of inputs is known after a step back', async (t) => {
  const { page } = await open(t, '/index.html');
  const before = (await rest(page)).join(' | ');
  await type(page, 'employees', '400');
  const after = (await rest(page)).join(' | ');
  const back = await framesOf(page, () => button(page, 'undo').click());
  assert.deepEqual(new Set(back), new Set([after, before]));
  const again = await framesOf(page, () => button(page, 'redo').click());
  assert.deepEqual(new Set(again), new Set([before, after]));
});

test('a goal in the link leaves the digits of the still', async (t) => {
  const { page } = await open(t, '/index.html');
  const usual = (await rest(page)).join(' | ');
  const { page: asked } = await open(t, '/index.html?goal=5000', { before: watch });
  await rest(asked);
  assert.deepEqual(await saidSoFar(asked), [usual]);
});

test('what decides is said of the inputs that it was found for', async (t) => {
  const { page } = await open(t, '/index.html');
  const range = page.locator('[part~="headline-range"]');
  const decides = words('headline.decisive').other.split('{')[0].trim();
  await until(page, (text) => document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="headline-range"]').innerText.includes(text), decides);
  const next = await page.evaluate(async () => {
    const element = document.querySelector('reach-estimator');
    element.values = { participation: 1 };
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return element.shadowRoot.querySelector('[part~="headline-range"]').innerText;
  });
  assert.ok(!next.includes(decides), next);
  await until(page, (text) => document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="headline-range"]').innerText.includes(text), decides);
  assert.doesNotMatch(await range.innerText(), new RegExp(`${decides}[^.]*participation`));
});

test('what is printed is what was asked for last, in the digits that it has at rest', async (t) => {
  const { page } = await open(t, '/index.html');
  await rest(page);
  // A host sets inputs and prints in one go.
  const paper = await page.evaluate((parts) => {
    const element = document.querySelector('reach-estimator');
    element.values = { employees: 5000, participation: 0.5 };
    dispatchEvent(new Event('beforeprint'));
    const { shadowRoot } = element;
    const read = (selector) => [...shadowRoot.querySelectorAll(selector)].map((node) => node.textContent);
    return { texts: read(parts), range: read('[part~="headline-range"]'), brief: read('.brief') };
  }, TEXTS);
  assert.match(paper.texts[0], /2,500 of your 5,000 employees/);
  assert.match(paper.brief.join(), /5,000/);
  await page.waitForTimeout(300);
  await until(page, () => !document.querySelector('reach-estimator').shadowRoot.querySelector('[data-coarse]'));
  const now = (selector) => page.locator(selector).evaluateAll((nodes) => nodes.map((node) => node.textContent));
  assert.deepEqual({ texts: await now(TEXTS), range: await now('[part~="headline-range"]') }, { texts: paper.texts, range: paper.range });
  assert.match(paper.range.join(), new RegExp(words('headline.decisive').other.split('{')[0].trim()));
});

test('answers to what was asked of other inputs are neither read nor taken', async (t) => {
  const { page } = await open(t, '/index.html');
  await page.locator('.action[data-panel="requirements"]').click();
  const panel = page.locator('.panel');
  await panel.locator('[aria-busy]').waitFor({ state: 'detached', timeout: 30_000 });
  const use = panel.locator('[data-requirement] button').first();
  await use.focus();
  await type(page, 'employees', '5000');
  const stale = await panel
    .locator('.ways > li')
    .first()
    .evaluate((node) => [getComputedStyle(node.querySelector('strong')).visibility, node.querySelector('button').getAttribute('aria-disabled')]);
  assert.deepEqual(stale, ['hidden', 'true']);
  const values = () => page.evaluate(() => JSON.stringify(document.querySelector('reach-estimator').values));
  const before = await values();
  await use.evaluate((node) => node.click());
  await panel.locator('[aria-busy]').waitFor({ state: 'detached', timeout: 30_000 });
  assert.equal(await values(), before);
  assert.equal(
    await panel
      .locator('.ways > li')
      .first()
      .evaluate((node) => getComputedStyle(node.querySelector('strong')).visibility),
    'visible',
  );
});
