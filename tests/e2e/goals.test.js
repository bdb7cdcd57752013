/** "How many do I need?": what is asked, the answer that keeps its promise, and what is said where there is none. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { announced, chart, engine, figure, frames, numberIn, openPanel, panel, PATIENCE_MS, rounds, status, type, words, seek } from './screen.js';
import { open, until } from './harness.js';

const answer = (page) => page.locator('[part~="goal-answer"]');

/** Fills the sentence "how many do I need?". */
async function ask(page, { target, output, chance, by }) {
  const question = page.getByRole('group', { name: words('goal.label') });
  if (output) await question.getByLabel('Result to reach').selectOption(output);
  if (chance) await question.getByLabel('Chance').selectOption({ label: chance });
  if (by) await question.getByLabel('Input to change').selectOption({ label: by });
  await question.getByLabel('Target').fill(target);
  await question.getByLabel('Target').press('Enter');
}

/** Waits for an answer that says what a test wants to hear. */
async function answered(page, isRight) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const text = await answer(page).innerText();
    if (isRight(text)) return text;
    if (Date.now() > deadline) assert.fail(text);
    await frames(page);
  }
}

test('goal seek: put back, the answer meets the goal in as many cases as asked', async (t) => {
  const { page } = await open(t, '/index.html');
  const questions = [
    { target: '400', output: 'total.clicks', chance: '8 in 10 cases', by: 'employees', parameter: 'employees' },
    { target: '9,000', output: 'total.reach', chance: '5 in 10 cases', by: 'participation', parameter: 'participation' },
    { target: '6,000', output: 'total.reach', chance: '9 in 10 cases', by: 'posts', parameter: 'posts' },
  ];
  for (const { parameter, ...question } of questions) {
    const { output, chance } = question;
    const goal = numberIn(question.target);
    const share = numberIn(chance) / 10;
    await ask(page, question);
    const { value } = engine.solve({}, { parameter, output, target: goal, chance: share });
    const people = parameter === 'participation' ? Math.ceil(200 * value) : value;
    const said = await answered(page, (text) => rounds(numberIn(text), people));
    assert.ok(said.includes(`in ${chance}`), said);
    if (parameter === 'participation') assert.match(said, /of your 200 employees/);
    await page.getByRole('button', { name: 'Use it' }).click();
    await frames(page);
    const values = await page.evaluate(() => document.querySelector('reach-estimator').values);
    const { probability } = engine.distribution(values, { draws: 4096, outputs: [output], goals: { [output]: goal } }).probability[output];
    assert.ok(Math.abs(probability - share) < 0.02, `${question.target} by ${parameter}: ${probability}`);
    assert.match(await page.getByRole('group', { name: words('goal.label') }).innerText(), new RegExp(`Now: ${chance}`));
    await page.getByRole('button', { name: 'Reset all inputs' }).click();
  }
});

test('beside a result that cannot be asked for, the answer is about the one that the question names', async (t) => {
  const { page } = await open(t, '/index.html?v=2&chart=odds&output=money.payback&setup-cost=20000&goal=24');
  const question = page.getByRole('group', { name: words('goal.label') });
  const named = await question.getByLabel('Result to reach').inputValue();
  assert.match(named, /^(total|employees|money|incremental)/);
  const target = numberIn(await question.getByLabel('Target').inputValue());
  assert.notEqual(target, 24);
  const { value } = engine.solve({ setupCost: 20_000 }, { parameter: 'participation', output: named, target, chance: 0.8 });
  await answered(page, (text) => rounds(numberIn(text), Math.ceil(200 * value)));
  await question.getByLabel('Target').fill('6000');
  await question.getByLabel('Target').press('Enter');
  await until(page, () => /output=total.reach|goal=6000/.test(location.search));
  assert.deepEqual(await page.evaluate(() => (({ output, goal }) => [output, goal])(document.querySelector('reach-estimator'))), [named, 6000]);
});

test('a goal stands on the chart, with the chance of passing it', async (t) => {
  const { page } = await open(t, '/index.html');
  await ask(page, { target: '9,000' });
  await chart(page).locator('text').filter({ hasText: 'goal 9,000' }).first().waitFor({ state: 'attached' });
  await frames(page);
  const written = await chart(page).textContent();
  const { probability } = engine.distribution({}, { draws: 4096, outputs: ['total.reach'], goals: { 'total.reach': 9000 } }).probability['total.reach'];
  assert.match(written, /goal 9,000/);
  assert.ok(written.includes(`${Math.round(probability * 100)}%`), written);
  assert.match(await page.getByRole('group', { name: words('goal.label') }).innerText(), new RegExp(`Now: ${Math.round(probability * 10)} in 10`));
  await page.getByRole('button', { name: 'Clear goal' }).click();
  await frames(page);
  assert.equal(await chart(page).locator('path.goal').count(), 0);
});

test('what cannot be reached is said, with the best there is and what limits it', async (t) => {
  const { page } = await open(t, '/index.html');
  await ask(page, { target: '90,000,000', by: 'participation' });
  const text = await answered(page, (said) => /Out of reach/.test(said));
  const { best, at, limitedBy } = engine.solve({}, { parameter: 'participation', output: 'total.reach', target: 9e7, chance: 0.8 });
  assert.ok(rounds(numberIn(/at most ([\d.,]+( \w+)?)/.exec(text)[0]), best), `${text} for ${best}`);
  assert.ok(text.includes(`${at * 100}%`), text);
  assert.match(text, /What limits it: .+\./);
  assert.ok(limitedBy);
  assert.equal(await page.getByRole('button', { name: 'Use it' }).isVisible(), false);
});

test("a goal of the host's is not read out, the reader's own is", async (t) => {
  const { page } = await open(t, '/index.html');
  const group = page.getByRole('group', { name: words('goal.label') });
  const answered = () => group.locator('.goal-result:not([aria-busy])').waitFor();
  await group.scrollIntoViewIfNeeded();
  await answered();
  await page.evaluate(() => (document.querySelector('reach-estimator').goal = 9000));
  await frames(page);
  await answered();
  await page.waitForTimeout(500);
  assert.equal(await status(page).textContent(), '');
  await page.getByLabel(words('goal.target')).fill('3000');
  await page.getByLabel(words('goal.target')).press('Enter');
  assert.match(await announced(page), /in 8 in 10/);
  const told = () => page.evaluate(() => window.told);
  await page.evaluate(() => {
    window.told = 0;
    document.querySelector('reach-estimator').addEventListener('reach-input', () => window.told++);
  });
  await page.getByLabel(words('goal.parameter')).selectOption('employees');
  await frames(page);
  await answered();
  assert.equal(await told(), 0, 'which input is asked for is nothing to the host');
});

test('where the page alone meets the goal nobody is needed', async (t) => {
  for (const [query, sentence] of [
    ['employees=1&goal=100', /^none of your employees \(0%\)/],
    ['employees=0&goal=100&lang=fr', /^aucun de vos salariés/],
  ]) {
    const { page } = await open(t, `/index.html?${query}`);
    await answer(page).scrollIntoViewIfNeeded();
    await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="goal-answer"]').textContent);
    assert.match(await answer(page).innerText(), sentence);
  }
});

test('a goal that was cleared comes back by undo', async (t) => {
  const { page } = await open(t, '/index.html');
  const target = page.getByRole('textbox', { name: words('goal.target') });
  const goal = () => page.evaluate(() => document.querySelector('reach-estimator').goal);
  await target.fill('20000');
  await target.press('Enter');
  await frames(page);
  await page.getByRole('button', { name: words('goal.clear') }).click();
  await frames(page);
  assert.equal(await goal(), null);
  await page.keyboard.press('ControlOrMeta+z');
  await frames(page);
  assert.equal(await goal(), 20000);
});

test('what just misses a goal is not written like it', async (t) => {
  const { page } = await open(t, '/index.html?v=2&participation.range=0.2..0.4&goal=9000&chance=0.8');
  const text = await answered(page, (said) => /Out of reach/.test(said));
  assert.match(text, /at most 8,9\d\d/);
});

test('a goal may be below nothing where the result may, and is of its own unit', async (t) => {
  const { page } = await open(t, '/index.html');
  const target = page.getByLabel(words('goal.target'));
  const group = page.getByRole('group', { name: words('goal.label') });
  const give = async (text) => {
    await target.fill(text);
    await target.press('Enter');
    await frames(page);
    return page.evaluate(() => document.querySelector('reach-estimator').goal);
  };
  assert.equal(await give('8000'), 8000);
  assert.equal(await give('50%'), 8000);
  assert.match(await group.innerText(), /50%/);
  assert.equal(await give('-5'), 0);
  assert.match(await group.innerText(), /Read as 0 people/);
  await page.getByLabel(words('goal.output')).selectOption('money.roi');
  assert.equal(await give('-20%'), -20);
  await page.getByLabel(words('goal.output')).selectOption('money.net');
  assert.equal(await give('-$500'), -500);
});

test('an answer that nobody sees is not sought', async (t) => {
  const { page } = await open(t, '/index.html', { viewport: { width: 1280, height: 600 } });
  const result = page.locator('.goal-result');
  await frames(page);
  // The pause before it, and as long as it takes where it is seen.
  await page.waitForTimeout(2000);
  assert.equal(await result.getAttribute('aria-busy'), 'true');
  assert.equal(await answer(page).innerText(), '');
  await seek(page);
  const before = await answer(page).innerText();
  assert.match(before, /of your 200 employees/);
  // What was changed out of sight is sought once it is seen again.
  await page.evaluate(() => scrollTo(0, 0));
  await type(page, 'employees', '400');
  await page.waitForTimeout(2000);
  assert.equal(await result.getAttribute('aria-busy'), 'true');
  // Nobody who arrives there reads the answer to other inputs meanwhile; its room stays.
  const { visibility, height } = await answer(page).evaluate((node) => ({ visibility: getComputedStyle(node).visibility, height: node.offsetHeight }));
  assert.deepEqual([visibility, height > 0], ['hidden', true]);
  await seek(page);
  assert.match(await answer(page).innerText(), /of your 400 employees/);
  assert.equal(await answer(page).isVisible(), true);
});

test('an answer is sought for whoever has the focus there', async (t) => {
  const { page } = await open(t, '/index.html', { viewport: { width: 1280, height: 600 } });
  await frames(page);
  await page.locator('.goal-field').evaluate((node) => node.focus({ preventScroll: true }));
  await page.locator('.goal-result:not([aria-busy])').waitFor();
});

test('an answer that takes long is worked out between frames, and ends with what it is about', async (t) => {
  const { page } = await open(t, '/index.html');
  const goal = page.locator('[part~="goal"]');
  await seek(page);
  const apply = goal.getByRole('button', { name: words('goal.apply') });
  assert.equal(await apply.isDisabled(), false);
  // The answer to other inputs cannot be taken over.
  const isDisabled = await page.evaluate(async (name) => {
    const { shadowRoot: root } = document.querySelector('reach-estimator');
    const range = root.querySelector('[data-parameter="employees"] input[type="range"]');
    range.value = String(Number(range.value) + 100);
    for (const kind of ['input', 'change']) range.dispatchEvent(new Event(kind, { bubbles: true }));
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    return [...root.querySelectorAll('[part~="goal"] button')].find(({ textContent }) => textContent === name).ariaDisabled === 'true';
  }, words('goal.apply'));
  assert.equal(isDisabled, true);
  await seek(page);
  assert.equal(await apply.isDisabled(), false);
});

test('in the pessimistic case, too, an answer that is used keeps what it promised', async (t) => {
  const { page } = await open(t, '/index.html?stress');
  await ask(page, { target: '3,000', output: 'total.reach', by: 'LinkedIn contacts' });
  const { value } = engine.solve(engine.stressed({}), { parameter: 'linkedin-contacts', output: 'total.reach', target: 3000, chance: 0.8 });
  await answered(page, (text) => rounds(numberIn(text), value));
  await page.getByRole('button', { name: 'Use it' }).click();
  await until(page, () => Number(document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="figure"][data-output="total.reach"]').dataset.value) >= 2999);
  assert.ok(Math.abs((await figure(page, 'total.reach')).value - 3000) < 5);
  await openPanel(page, 'requirements');
  const way = panel(page)
    .locator('[data-target="break-even"] [data-requirement]')
    .filter({ has: page.locator('button') })
    .first();
  await way.waitFor();
  await way.locator('button').click();
  await panel(page).locator('[data-target="break-even"]').getByText(words('requirements.met').split('{')[0].trim()).waitFor();
});
