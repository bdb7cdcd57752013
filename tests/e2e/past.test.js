/** What was counted of an earlier period: live preview, taking it over, taking it back, and the link. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, engine, frames, words } from './screen.js';
import { open, until } from './harness.js';

const panel = (page) => page.locator('[part~="panel"]');

/** Opens the panel and enters counts. */
async function enter(page, counts) {
  await button(page, 'panel.past').click();
  await panel(page).waitFor({ state: 'visible' });
  for (const [name, count] of Object.entries(counts)) {
    const entry = panel(page).locator(`[data-past="${name}"]`);
    await entry.fill(String(count));
    await entry.press('Enter');
  }
  await frames(page);
}

const inputsOf = (page) => page.evaluate(() => document.querySelector('reach-estimator').values);
const LAST_MONTH = { sharers: 30, shares: 200, impressions: 9000, clicks: 60, engagements: 250 };

test('counts show what would change, are taken over in one gesture, and taken back in one', async (t) => {
  const { page } = await open(t, '/index.html');
  const before = await inputsOf(page);
  await enter(page, LAST_MONTH);
  assert.deepEqual(await inputsOf(page), before, 'a preview changes nothing');
  const fit = engine.fit(before, LAST_MONTH);
  for (const { result, moreThan } of fit.report.results) {
    const line = panel(page).locator(`[data-result="${result}"]`);
    assert.equal(Number(await line.getAttribute('data-more-than')), moreThan);
    assert.match(await line.innerText(), /plausible cases/);
  }
  const rows = fit.report.inputs.filter(({ learned }) => Math.abs(learned) > 0.01);
  assert.equal(await panel(page).locator('tr[data-fitted]').count(), rows.length);
  await panel(page).locator('[data-action="past-take"]').click();
  await frames(page);
  const after = await inputsOf(page);
  assert.equal(after.dependence, fit.inputs.dependence);
  assert.deepEqual(after.past, LAST_MONTH);
  assert.equal(after.visibility, fit.inputs.visibility);
  assert.deepEqual(after.ranges, fit.inputs.ranges);
  const link = await page.evaluate(() => document.querySelector('reach-estimator').toQuery());
  const read = engine.parseQuery(link);
  assert.deepEqual(read.problems, []);
  assert.deepEqual(engine.distribution(read.inputs, {}), engine.distribution(after, {}));
  await panel(page).locator('[data-action="past-undo"]').click();
  await frames(page);
  assert.deepEqual(await inputsOf(page), before);
});

test('a page that says again what it has heard leaves what was fitted fitted', async (t) => {
  const { page } = await open(t, '/index.html');
  await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    element.addEventListener('reach-change', ({ detail }) => (element.values = detail.values));
  });
  const before = await inputsOf(page);
  await enter(page, LAST_MONTH);
  await panel(page).locator('[data-action="past-take"]').click();
  await frames(page);
  const fitted = page.locator('[part~="control"]').filter({ hasText: words('source.fitted') });
  assert.ok((await fitted.count()) > 0);
  await panel(page).locator('[data-action="past-undo"]').click();
  await frames(page);
  assert.deepEqual(await inputsOf(page), before);
});

test('a count that cannot be is named, and the rest is used', async (t) => {
  const { page } = await open(t, '/index.html');
  await enter(page, { ...LAST_MONTH, clicks: 10_000 });
  const said = panel(page).locator('[data-problem="past-impossible"]');
  assert.ok((await said.innerText()).startsWith(words('past.clicks')));
  assert.equal(await panel(page).locator('[data-result]').count(), 2);
});

test('of months nobody has a million', async (t) => {
  const { page } = await open(t, '/index.html?past-months=6m');
  assert.deepEqual(await page.evaluate(() => document.querySelector('reach-estimator').values.past), { months: 6 });
  await page.locator('.action[data-panel="past"]').click();
  const months = page.locator('[data-past="months"]');
  await page.locator('.past summary').click();
  for (const [text, shown] of [
    ['3 m', '3'],
    ['12 months', '12'],
    ['1.5m', '1.5'],
  ]) {
    await months.fill(text);
    await months.press('Enter');
    assert.equal(await months.inputValue(), shown, text);
    assert.equal(await page.locator('.past-field:has([data-past="months"]) [part~="field-note"]').isVisible(), false, text);
  }
});

test('attributes, properties and a link carry the earlier period', async (t) => {
  const { page } = await open(t, '/index.html?v=2&past-clicks=60&past-shares=200');
  assert.deepEqual((await inputsOf(page)).past, { shares: 200, clicks: 60 });
  const property = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    element.pastSharers = 30;
    return [element.pastSharers, element.pastClicks];
  });
  assert.deepEqual(property, [30, 60]);
});

test('counts that are corrected are fitted again, not twice, whatever else has changed meanwhile', async (t) => {
  const { page } = await open(t, '/index.html');
  const before = await inputsOf(page);
  await enter(page, LAST_MONTH);
  await panel(page).locator('[data-action="past-take"]').click();
  await page.evaluate(() => (document.querySelector('reach-estimator').employees = 260));
  await frames(page);
  const clicks = panel(page).locator('[data-past="clicks"]');
  await clicks.fill('70 visits');
  await clicks.press('Enter');
  await panel(page).locator('[data-action="past-take"]').click();
  await frames(page);
  const after = await inputsOf(page);
  const fit = engine.fit({ ...before, employees: 260 }, { ...LAST_MONTH, clicks: 70 });
  assert.equal(after.employees, 260);
  assert.equal(after.dependence, fit.inputs.dependence);
  assert.deepEqual(after.ranges, fit.inputs.ranges);
});

test('what is locked is no change that is promised, and a count can be taken back', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator locked="ctr visibility"></reach-estimator>' });
  await enter(page, { sharers: '30 people', shares: 200, impressions: '9,000 impressions', clicks: 60 });
  assert.ok((await panel(page).locator('tr[data-fitted]').count()) > 0);
  assert.equal(await panel(page).locator('tr:is([data-fitted="ctr"], [data-fitted="visibility"])').count(), 0);
  const clicks = panel(page).locator('[data-past="clicks"]');
  await clicks.fill('');
  await clicks.press('Enter');
  assert.equal(await panel(page).locator('[data-result="clicks"]').count(), 0);
  const impressions = panel(page).locator('[data-past="impressions"]');
  await impressions.fill('12.500');
  await impressions.press('Enter');
  assert.equal(await impressions.inputValue(), '12,500', 'a count is whole');
  await clicks.fill('nonsense');
  await clicks.press('Enter');
  assert.match(await panel(page).innerText(), /“nonsense” cannot be read as a number\.(?! *stays)/);
});

const speak = async (page, lang, part) => {
  await page.evaluate((tag) => (document.querySelector('reach-estimator').lang = tag), lang);
  await until(page, ([tag, selector]) => document.querySelector('reach-estimator').shadowRoot.querySelector(`[lang="${tag}"] ${selector}`), [lang, part]);
  await frames(page);
};

test('what is typed of an earlier period stays when the language changes, and so does the way back', async (t) => {
  const { page, errors } = await open(t, '/index.html');
  const before = await inputsOf(page);
  await enter(page, LAST_MONTH);
  const typed = () =>
    panel(page)
      .locator('[data-past]')
      .evaluateAll((fields) => fields.map(({ value }) => value));
  const entered = await typed();
  await speak(page, 'pt-BR', '.past');
  assert.deepEqual(
    (await typed()).map((text) => text.replace(/\D/g, '')),
    entered.map((text) => text.replace(/\D/g, '')),
  );
  await panel(page).locator('[data-action="past-take"]').click();
  await frames(page);
  await speak(page, 'en', '.past');
  await panel(page).locator('[data-action="past-undo"]').click();
  await frames(page);
  assert.deepEqual(await inputsOf(page), before);
  assert.deepEqual(errors, []);
});

test('an input that the host moves after a fit is no longer one that the fit found', async (t) => {
  const { page } = await open(t, '/index.html');
  await enter(page, LAST_MONTH);
  await panel(page).locator('[data-action="past-take"]').click();
  await frames(page);
  const fitted = () =>
    page
      .locator('[part~="control"]')
      .filter({ hasText: words('source.fitted') })
      .evaluateAll((nodes) => nodes.map(({ dataset }) => dataset.parameter));
  const before = await fitted();
  assert.ok(before.includes('engagement'), before.join());
  await page.evaluate(() => document.querySelector('reach-estimator').setAttribute('engagement', '0.03'));
  await frames(page);
  assert.deepEqual(
    await fitted(),
    before.filter((id) => id !== 'engagement'),
  );
});

test("the host's word on one count or one name leaves the reader's others", async (t) => {
  const { page } = await open(t, '/index.html');
  await enter(page, LAST_MONTH);
  await panel(page).locator('[data-action="past-take"]').click();
  await frames(page);
  await page.evaluate(() => document.querySelector('reach-estimator').setAttribute('past-months', '2'));
  await frames(page);
  assert.deepEqual((await inputsOf(page)).past, { ...LAST_MONTH, months: 2 });
});

test('where an input is locked, what a fit has found still says so', async (t) => {
  const { page } = await open(t, '/index.html');
  await page.evaluate(() => document.querySelector('reach-estimator').setAttribute('locked', 'employees'));
  await enter(page, LAST_MONTH);
  await panel(page).locator('[data-action="past-take"]').click();
  await frames(page);
  assert.ok(
    (await page
      .locator('[part~="control"]')
      .filter({ hasText: words('source.fitted') })
      .count()) > 0,
  );
});
