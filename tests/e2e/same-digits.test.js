/** The same inputs have the same figures: at another look, after a step back, on paper; and no other inputs have them. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { saidSoFar, TEXTS, watch, watchFromHere } from './said.js';
import { button, control, DRAWS, engine, field, frames, openPanel, panel, type, valueOf, words } from './screen.js';
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

/** How the sentence about what decides begins. */
const decides = words('headline.decisive').other.split('{')[0].trim();
const decided = (page) => until(page, (text) => document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="headline-range"]').innerText.includes(text), decides);

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
  await decided(page);
  const next = await page.evaluate(async () => {
    const element = document.querySelector('reach-estimator');
    element.values = { participation: 1 };
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return element.shadowRoot.querySelector('[part~="headline-range"]').innerText;
  });
  assert.ok(!next.includes(decides), next);
  await decided(page);
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
  assert.match(paper.range.join(), new RegExp(decides));
});

test('answers to what was asked of other inputs are neither read nor taken', async (t) => {
  const { page } = await open(t, '/index.html');
  await openPanel(page, 'requirements');
  await panel(page).locator('[aria-busy]').waitFor({ state: 'detached', timeout: 30_000 });
  const use = panel(page).locator('[data-requirement] button').first();
  await use.focus();
  await type(page, 'employees', '5000');
  const stale = await panel(page)
    .locator('.ways > li')
    .first()
    .evaluate((node) => [getComputedStyle(node.querySelector('strong')).visibility, node.querySelector('button').getAttribute('aria-disabled')]);
  assert.deepEqual(stale, ['hidden', 'true']);
  const values = () => page.evaluate(() => JSON.stringify(document.querySelector('reach-estimator').values));
  const before = await values();
  await use.evaluate((node) => node.click());
  await panel(page).locator('[aria-busy]').waitFor({ state: 'detached', timeout: 30_000 });
  assert.equal(await values(), before);
  assert.equal(
    await panel(page)
      .locator('.ways > li')
      .first()
      .evaluate((node) => getComputedStyle(node.querySelector('strong')).visibility),
    'visible',
  );
});

test('paper has the digits of rest, and the number being typed, also where nothing has come but the first module', async (t) => {
  const { page } = await open(t, '/index.html', { ready: false, before: (blank) => blank.route('**/reach_estimator_more*', (route) => route.abort()) });
  await rest(page);
  await field(page, 'employees').fill('5000');
  const paper = await page.evaluate((parts) => {
    dispatchEvent(new Event('beforeprint'));
    return [...document.querySelector('reach-estimator').shadowRoot.querySelectorAll(parts)].map((node) => node.textContent);
  }, TEXTS);
  assert.match(paper[0], /5,000 employees/);
  assert.equal(await valueOf(page, 'employees'), 5000);
  await page.waitForTimeout(300);
  assert.deepEqual(await rest(page), paper);
});

test('a picture of what was asked for last has the chance of the draws that it names', async (t) => {
  const { page } = await open(t, '/index.html?chart=odds');
  await rest(page);
  const goals = [2200, 2500, 2800, 3100, 3400, 3700, 4300, 4600, 5200, 6400];
  const pictures = await page.evaluate((all) => {
    const element = document.querySelector('reach-estimator');
    return all.map((goal) => {
      element.goal = goal;
      return element.toSVG();
    });
  }, goals);
  const chances = goals.map((goal) => engine.distribution({}, { draws: DRAWS, goals: { 'total.reach': goal } }).probability['total.reach'].probability);
  assert.deepEqual(
    pictures.map((svg) => [/([\d,]+) simulated cases/.exec(svg)[1], / (\d+)% of cases/.exec(svg)[1]]),
    chances.map((chance) => ['65,536', String(Math.round(chance * 100))]),
  );
});

test('what decides is known after a step back, at once', async (t) => {
  const { page } = await open(t, '/index.html');
  const said = () => page.locator('[part~="headline-range"]').innerText();
  await decided(page);
  await type(page, 'employees', '400');
  await decided(page);
  await button(page, 'undo').click();
  await frames(page);
  assert.ok((await said()).includes(decides), await said());
});

test('another look at the pessimistic case leaves its answers where they are', async (t) => {
  const { page } = await open(t, '/index.html?stress=1');
  await openPanel(page, 'requirements');
  await panel(page).locator('[aria-busy]').waitFor({ state: 'detached', timeout: 30_000 });
  await page.evaluate(() => (document.querySelector('reach-estimator').log = true));
  await frames(page);
  assert.equal(await panel(page).locator('[data-stale]').count(), 0);
});

test('what is being typed is printed and goes on being typed', async (t) => {
  const { page } = await open(t, '/index.html');
  const employees = field(page, 'employees');
  const print = () => page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const state = () => employees.evaluate((node) => [node.value, node.selectionStart, node.getRootNode().host.employees]);
  for (const [text, taken, rest, whole] of [
    ['90', 90, '5', 905],
    ['', 200, '5', 5],
    ['300 peo', 200, 'ple', 300],
    ['12k', 12000, '', 12000],
  ]) {
    await type(page, 'employees', '200');
    await employees.fill(text);
    await print();
    await frames(page);
    assert.deepEqual(await state(), [text, text.length, taken]);
    await page.keyboard.type(rest);
    await page.keyboard.press('Enter');
    assert.equal(await valueOf(page, 'employees'), whole, text);
  }
});

test('what has been printed while it was typed is one step, and is no answer to what the host says since', async (t) => {
  const { page } = await open(t, '/index.html');
  const print = () => page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const employees = field(page, 'employees');
  await employees.fill('90');
  await print();
  await page.evaluate(() => (document.querySelector('reach-estimator').values = { employees: 30 }));
  await frames(page);
  await page.keyboard.press('Enter');
  assert.equal(await valueOf(page, 'employees'), 90);

  await openPanel(page, 'past');
  const shares = panel(page).locator('[data-past] input, input[data-past]').first();
  const before = await shares.inputValue();
  await shares.fill('12k');
  await print();
  await shares.press('Enter');
  assert.notEqual(await shares.inputValue(), '12k');
  await page.keyboard.press('ControlOrMeta+z');
  await frames(page);
  assert.equal(await shares.inputValue(), before);
});

test('an end of a range that is half typed waits for nothing because it was printed', async (t) => {
  const { page } = await open(t, '/index.html');
  await control(page, 'participation').locator('.badge').click();
  const [low, high] = [0, 1].map((at) => control(page, 'participation').locator('.pair .field').nth(at));
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelectorAll('[data-parameter="participation"] .pair .field')[1]?.value);
  const before = await high.inputValue();
  await high.focus();
  await page.keyboard.type('1');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await frames(page);
  await page.keyboard.press('Escape');
  assert.equal(await high.inputValue(), before);
  await low.fill('2');
  await low.press('Enter');
  await frames(page);
  assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').values.ranges.participation[1]), Number(before) / 100);
});

test('printing takes nobody away', async (t) => {
  const { page } = await open(t, '/index.html');
  await button(page, 'panel.staff').first().click();
  const heads = panel(page).locator('[data-figure]').first();
  await heads.fill('40');
  await heads.press('Enter');
  await heads.fill('0');
  const before = await page.evaluate(() => JSON.stringify(document.querySelector('reach-estimator').values));
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await frames(page);
  assert.equal(await page.evaluate(() => JSON.stringify(document.querySelector('reach-estimator').values)), before);
  assert.equal(await heads.inputValue(), '0');
});
