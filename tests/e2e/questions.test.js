/** The questions that users ask, answered on the screen: what if, without whom, which of two, where from. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, chart, engine, expected, field, figure, frames, headline, numberIn, openPanel, panel, rounds, shows, type, words } from './screen.js';
import { open, until } from './harness.js';

/** How long all the ways to some targets may be sought, where two browsers share two cores. */
const SEARCH_MS = 30_000;

test('the pessimistic case: every figure falls to it, and back', async (t) => {
  const { page } = await open(t, '/index.html');
  const stress = button(page, 'action.stress');
  const usual = await figure(page, 'total.reach');
  await stress.click();
  await shows(page, engine.stressed({}));
  assert.ok((await figure(page, 'total.reach')).value < usual.value / 3);
  assert.equal(await stress.getAttribute('aria-pressed'), 'true');
  assert.match(await page.locator('[part~="headline-range"]').innerText(), /pessimistic|low end/);
  await type(page, 'employees', '400');
  await shows(page, engine.stressed({ employees: 400 }));
  await stress.click();
  await shows(page, { employees: 400 });
});

test('without sales, a network, the page: people lost, with ranges', async (t) => {
  const { page } = await open(t, '/index.html?x-contacts=150');
  await openPanel(page, 'without');
  const names = { sales: 'Sales staff', technical: 'Technical staff', 'other-staff': 'Other staff', linkedin: 'LinkedIn', x: 'X', page: 'The company page' };
  const rows = new Map(engine.exclusions({ xContacts: 150 }).map((row) => [row.id, row]));
  for (const [id, name] of Object.entries(names)) {
    const row = panel(page).getByRole('row', { name: new RegExp(`^${name} `) });
    const [lost, share] = await row.getByRole('cell').allInnerTexts();
    const [median, range] = lost.split('\n');
    assert.ok(rounds(numberIn(median), rows.get(id).lost.p50), `${name}: ${median}`);
    assert.ok(rounds(numberIn(range), rows.get(id).lost.p10), `${name}: ${range}`);
    assert.ok(rounds(numberIn(share), rows.get(id).lostShare.p50 * 100), `${name}: ${share}`);
  }
});

test('the table of what would be lost follows the inputs', async (t) => {
  const { page } = await open(t, '/index.html');
  await openPanel(page, 'without');
  const before = await panel(page).innerText();
  await type(page, 'followers', '50,000');
  assert.notEqual(await panel(page).innerText(), before);
});

test('scenarios A, B and C: ghosts on the chart, differences and odds on the same draws', async (t) => {
  const { page } = await open(t, '/index.html');
  await openPanel(page, 'compare');
  const keep = page.getByRole('button', { name: 'Keep these inputs' });
  await keep.click();
  await type(page, 'employees', '400');
  await shows(page, { employees: 400 });
  await panel(page).getByRole('columnheader', { name: /^A/ }).waitFor();
  const row = panel(page).getByRole('row', { name: /^Unique reach/ });
  const [now, a] = await row.getByRole('cell').allInnerTexts();
  const { outputs } = engine.compare({}, { employees: 400 });
  const { a: left, b: right, difference, probability } = outputs['total.reach'];
  assert.ok(rounds(numberIn(now), right.p50) && rounds(numberIn(a), left.p50), `${now} ${a}`);
  const [, change, odds] = a.split('\n').filter(Boolean);
  assert.ok(rounds(numberIn(change), difference.p50), `${change} for ${difference.p50}`);
  assert.ok(/more than 9/.test(odds) ? probability > 0.9 : Math.abs(numberIn(odds) / 10 - probability) < 0.06, `${odds} for ${probability}`);
  assert.equal(await chart(page).locator('path.ghost').count(), 1);
  await keep.click();
  await type(page, 'posts', '8');
  await keep.click();
  await frames(page);
  assert.equal(await chart(page).locator('path.ghost').count(), 3);
  assert.ok(await keep.isDisabled());
  assert.match(
    await panel(page)
      .getByRole('row', { name: /^Other inputs/ })
      .innerText(),
    /employees/i,
  );

  await page.getByRole('button', { name: 'Load scenario A' }).click();
  await shows(page, {});
  await page.getByRole('button', { name: 'Undo' }).click();
  await shows(page, { employees: 400, posts: 8 });
  await page.getByRole('button', { name: 'Remove scenario A' }).click();
  await frames(page);
  assert.equal(await chart(page).locator('path.ghost').count(), 2);
});

test('a ghost is the curve as it was', async (t) => {
  const { page } = await open(t, '/index.html');
  await openPanel(page, 'compare');
  const median = () => chart(page).locator('path.line').getAttribute('d');
  const before = await median();
  await page.getByRole('button', { name: 'Keep these inputs' }).click();
  await frames(page);
  assert.equal(await chart(page).locator('path.ghost').getAttribute('d'), before);
  await type(page, 'participation', '7');
  assert.notEqual(await median(), before);
  // Lower participation keeps the axes of the goal line, so that the ghost may only be redrawn on another scale.
  assert.notEqual(await chart(page).locator('path.ghost').getAttribute('d'), await median());
});

test('every figure can be questioned: formula, values, result', async (t) => {
  const { page } = await open(t, '/index.html');
  await openPanel(page, 'figures');
  const outputs = engine.outputs();
  assert.equal(await panel(page).locator('tbody button').count(), outputs.length);
  for (const { name, label } of [...outputs.slice(0, 3), ...outputs.filter(({ name: each }) => /total\.reach$|money\.roi|envelope\.corp|media_equivalent_cpc/.test(each))]) {
    await panel(page).getByRole('button', { name: label, exact: true }).click();
    const { formula, terms } = engine.breakdown({}, name);
    const text = (await panel(page).locator('.formula-row').innerText()).replace(/\s+/g, ' ');
    const named = formula.replace(/\{([\w.-]+)\}/g, (_, id) => (engine.parameters().find((row) => row.id === id) ?? outputs.find((row) => row.name === id)).label);
    assert.ok(text.includes(`${label} = ${named}`), `${name}: ${text}`);
    assert.doesNotMatch(text, /[{}_]/);
    for (const { id, value } of terms.filter(({ value: known }) => known !== null)) {
      const said = engine.parameters().find((row) => row.id === id)?.label ?? outputs.find((row) => row.name === id)?.label;
      assert.ok(text.includes(`${said}: `), `${name}: ${said} ${value} in ${text}`);
    }
  }
});

test('the claims of vendors are shown as claims, and none of them is a default', async (t) => {
  const { page } = await open(t, '/index.html');
  await openPanel(page, 'sources');
  const text = (await panel(page).innerText()).replace(/\s+/g, ' ');
  for (const { claim, problem } of engine.claims()) assert.ok(text.includes(claim) && text.includes(problem), claim);
  for (const { title } of engine.sources()) assert.ok(text.includes(title), title);
});

test('a panel closes by its button, by Escape and by its opener, and gives the focus back', async (t) => {
  const { page } = await open(t, '/index.html');
  const opener = button(page, 'panel.sources');
  const closings = [() => button(page, 'panel.close').click(), () => page.keyboard.press('Escape')];
  for (const close of closings) {
    await openPanel(page, 'sources');
    assert.equal(await opener.getAttribute('aria-expanded'), 'true');
    await close();
    await panel(page).waitFor({ state: 'hidden' });
    assert.equal(await opener.getAttribute('aria-expanded'), 'false');
    assert.ok(await opener.evaluate((node) => node.matches(':focus')));
  }
  await openPanel(page, 'sources');
  await opener.click();
  await panel(page).waitFor({ state: 'hidden' });
});

test('it warns where the model leaves its ground', async (t) => {
  const { page } = await open(t, '/index.html');
  const warnings = page.locator('[part~="warnings"]');
  assert.equal(await warnings.isVisible(), false);
  await page.evaluate(() => (document.querySelector('reach-estimator').values = { engagement: 0.3, reactionReach: 40 }));
  await warnings.waitFor({ state: 'visible' });
  assert.match(await warnings.innerText(), /more than one further reaction/);
  await page.getByRole('button', { name: 'Reset all inputs' }).click();
  await warnings.waitFor({ state: 'hidden' });
});

test('a warning offers the change that mends it, and undo takes that back', async (t) => {
  const { page } = await open(t, '/index.html?v=2&followers=50000&population=20000');
  const warnings = page.locator('[part~="warnings"]');
  await warnings.waitFor();
  const mend = warnings.getByRole('button', { name: /^People within reach: set to [\d,]+/ });
  const value = numberIn((await mend.innerText()).split('set to')[1]);
  assert.ok(value >= 50_000, String(value));
  await mend.click();
  await until(page, () => document.querySelector('reach-estimator').population >= 50_000);
  await mend.waitFor({ state: 'detached' });
  await button(page, 'undo').click();
  await mend.waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').population), 20_000);
});

test('what would have to be true: each way does what it says, alone', async (t) => {
  const { page } = await open(t, '/index.html');
  await openPanel(page, 'requirements');
  await panel(page).locator('[aria-busy]').waitFor({ state: 'detached', timeout: SEARCH_MS });
  const ways = panel(page).locator('[data-target="break-even"] [data-requirement]');
  const ids = await ways.evaluateAll((nodes) => nodes.map((node) => node.dataset.requirement));
  assert.deepEqual(
    ids,
    engine.requirements({}, { output: 'money.roi', target: 0, chance: 0.5 }).map(({ parameter }) => parameter),
  );
  assert.match(await ways.first().innerText(), /: at least \$[\d,]+/);
  for (const id of ids) {
    await panel(page).locator(`[data-target="break-even"] [data-requirement="${id}"]`).getByRole('button').click();
    await panel(page)
      .getByText(/That is so already/)
      .first()
      .waitFor({ timeout: SEARCH_MS });
    const { value } = await figure(page, 'money.roi');
    assert.ok(value >= 0 && value < 3, `${id}: ${value}`);
    await button(page, 'undo').click();
    await ways.first().waitFor({ timeout: SEARCH_MS });
  }
  const target = panel(page).getByRole('textbox', { name: words('requirements.target') });
  await target.fill('250');
  await target.press('Enter');
  const { value } = engine.requirements({}, { output: 'money.roi', target: 250, chance: 0.5 })[0];
  await until(
    page,
    (least) => {
      const text = document.querySelector('reach-estimator').shadowRoot.querySelector('[data-target="return"] [data-requirement] strong').innerText;
      return Math.abs(Number(text.replace(/[^\d.]/g, '')) / least - 1) < 0.02;
    },
    value,
  );
});

test('what is asked stays asked in another language and currency', async (t) => {
  const { page, errors } = await open(t, '/index.html');
  const parameter = page
    .getByRole('group', { name: words('goal.label') })
    .getByRole('combobox')
    .last();
  await parameter.selectOption('posts');
  const suggested = await page.locator('.goal-seek .goal-field').inputValue();
  await openPanel(page, 'requirements');
  const target = panel(page).getByRole('textbox', { name: words('requirements.target') });
  await target.fill('250');
  await target.press('Enter');
  await page.evaluate(() => Object.assign(document.querySelector('reach-estimator'), { lang: 'es', currency: 'EUR' }));
  await page.locator('[part~="goal"]').filter({ hasText: '¿' }).waitFor();
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('.panel .goal-field')?.value);
  const [goal, wanted] = await page.evaluate(() => {
    const root = document.querySelector('reach-estimator').shadowRoot;
    return [[...root.querySelectorAll('.goal-seek select')].at(-1).value, [...root.querySelectorAll('.goal-field')].map(({ value }) => value.replace(/\D/g, ''))];
  });
  assert.equal(goal, 'posts');
  assert.deepEqual(wanted, ['250', suggested.replace(/\D/g, '')]);
  assert.deepEqual(errors, []);
});

test('nothing helps where nobody could buy: that is said', async (t) => {
  const { page } = await open(t, '/index.html?v=2&gross-margin=0&locked=');
  await openPanel(page, 'requirements');
  await panel(page).locator('[aria-busy]').waitFor({ state: 'detached', timeout: SEARCH_MS });
  const text = await panel(page).locator('[data-target="break-even"]').innerText();
  const ways = engine.requirements({ grossMargin: 0 }, { output: 'money.roi', target: 0, chance: 0.5 });
  assert.equal(/No single input/.test(text), ways.length === 0, text);
});

test('what the programme costs, brings and leaves, and when it pays for itself, with ranges and in words', async (t) => {
  const { page } = await open(t, '/index.html');
  const money = (output) => page.locator(`[part~="money-figure"][data-output="${output}"]`);
  for (const output of ['money.cost', 'money.gross_profit', 'money.net']) {
    const [shown, range] = await money(output).locator('dd').allInnerTexts();
    const { p10, p50, p90 } = expected({}, output);
    assert.ok(rounds(numberIn(shown), p50), `${output}: ${shown} for ${p50}`);
    const [low, high] = range.split('–').map(numberIn);
    assert.ok(rounds(low, p10) && rounds(high, p90), `${output}: ${range} for ${p10} to ${p90}`);
  }
  const payback = async (inputs) => {
    await page.evaluate((values) => Object.assign(document.querySelector('reach-estimator'), { values }), inputs);
    await frames(page);
    await frames(page);
    return (await money('money.payback').locator('dd').allInnerTexts()).join(' ');
  };
  const { probability } = engine.distribution({}, { draws: 4096, outputs: [], goals: { 'money.payback': 12 } }).probability['money.payback'];
  assert.match(await payback({}), new RegExp(`^not at all within 12 months in ${Math.round(probability * 10)} in 10 cases$`));
  assert.match(await payback({ revenuePerCustomer: 1e6 }), /^from the start /);
  assert.match(await payback({ revenuePerCustomer: 1e6, setupCost: 100 }), /^within the first month /);
  assert.match(await payback({ revenuePerCustomer: 1e6, setupCost: 20_000 }), /^after [\d.]+ months /);
  assert.match(await payback({ revenuePerCustomer: 1e6, setupCost: 1e6 }), /^not within 12 months /);
});

test('media equivalents stand apart, one at a time, with their warning', async (t) => {
  const { page } = await open(t, '/index.html');
  for (const basis of ['cpm', 'cpc']) {
    await page.getByLabel('Money figure').selectOption(basis);
    await frames(page);
    const output = `money.media_equivalent_${basis}`;
    const line = page.locator(`[part~="media-equivalent"][data-output="${output}"]`);
    const { p50 } = expected({}, output);
    assert.equal(Number(await line.getAttribute('data-value')), p50);
    assert.ok(rounds(numberIn(await line.locator('strong').innerText()), p50));
    assert.match(await line.innerText(), /not what it earned/);
  }
});

test('only what decides something is said to decide', async (t) => {
  const { page } = await open(t, '/index.html?v=2&followers=0&employees=0');
  const range = page.locator('[part~="headline-range"]');
  const settled = () => page.evaluate(() => document.querySelector('reach-estimator').ready);
  await settled();
  assert.doesNotMatch(await range.innerText(), /decide/);
  await page.goto(new URL('?v=2&employees=200', page.url()).href);
  await until(page, () => /decide most/.test(document.querySelector('reach-estimator')?.shadowRoot?.querySelector('[part~="headline-range"]')?.textContent));
});

test('a scenario that is only less certain is another', async (t) => {
  const { page } = await open(t, '/index.html');
  await openPanel(page, 'compare');
  await page.getByRole('button', { name: 'Keep these inputs' }).click();
  const row = panel(page).getByRole('row', { name: words('compare.inputs') });
  assert.match(await row.innerText(), /the same/);
  await page.evaluate(() => Object.assign(document.querySelector('reach-estimator'), { values: { ranges: { participation: [0.2, 0.4] } } }));
  await frames(page);
  assert.match(await row.innerText(), /Employees who share: 3 – 25%|Employees who share 3 – 25%/);
});

test('nobody and nothing: the sentence stays true', async (t) => {
  const { page, errors } = await open(t, '/index.html');
  await type(page, 'participation', '0');
  assert.match(await headline(page).innerText(), /on the company page\. No employee shares it\./);
  await type(page, 'participation', '15');
  await type(page, 'followers', '0');
  assert.match(await headline(page).innerText(), /The company page reaches nobody\./);
  await type(page, 'posts', '0');
  assert.match(await headline(page).innerText(), /No employee shares it\./);
  await page.evaluate(() => (document.querySelector('reach-estimator').headline = 'money'));
  await type(page, 'employees', '0');
  assert.match(await headline(page).innerText(), /No employee shares it\./);
  assert.equal((await figure(page, 'total.reach')).value, 0);
  assert.equal(await field(page, 'employees').inputValue(), '0');
  assert.deepEqual(errors, []);
});
