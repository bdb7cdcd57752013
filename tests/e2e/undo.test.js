/** What is taken back, and done again: gestures of the page by button and key, in a field of its own what is its own. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, control, field, frames, openPanel, shows, slider, type, valueOf, words } from './screen.js';
import { open } from './harness.js';

test('one undo takes back one gesture, however many steps it had', async (t) => {
  const { page } = await open(t, '/index.html');
  const undo = page.getByRole('button', { name: 'Undo' });
  assert.equal(await undo.isVisible(), false);
  await type(page, 'posts', '9');
  const box = await slider(page, 'employees').boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.344, y);
  await page.mouse.down();
  for (const share of [0.4, 0.45, 0.5, 0.6]) await page.mouse.move(box.x + box.width * share, y);
  await page.mouse.up();
  assert.ok((await valueOf(page, 'employees')) > 300);
  await undo.click();
  await shows(page, { posts: 9 });
  await undo.click();
  await shows(page, {});
  assert.equal(await undo.isVisible(), false);
});

test('a gesture taken back can be done again, until something new is done', async (t) => {
  const { page } = await open(t, '/index.html');
  const employees = () => page.evaluate(() => document.querySelector('reach-estimator').employees);
  await field(page, 'employees').fill('300');
  await field(page, 'employees').press('Enter');
  await button(page, 'undo').click();
  assert.equal(await employees(), 200);
  await slider(page, 'posts').focus();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  assert.equal(await employees(), 300);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+y');
  assert.equal(await employees(), 300);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ArrowRight');
  await frames(page);
  assert.equal(await page.locator('[part~="redo"]').isDisabled(), true);
});

test('a number that has been taken is taken back by key, one that is being typed is its own', async (t) => {
  const { page } = await open(t, '/index.html?goal=8000');
  await control(page, 'posts').locator('[part~="badge"]').click();
  const low = control(page, 'posts').getByLabel('1 in 10 is below');
  await low.waitFor();
  const said = () =>
    page.evaluate(() => ((estimator) => [estimator.employees, estimator.values.ranges?.posts?.[0] ?? null, estimator.goal])(document.querySelector('reach-estimator')));
  const press = async (key) => {
    await page.keyboard.press(key);
    await frames(page);
    return said();
  };
  await type(page, 'employees', '333');
  assert.deepEqual(await press('ControlOrMeta+z'), [200, null, 8000]);
  assert.equal(await field(page, 'employees').inputValue(), '200');
  for (const again of ['ControlOrMeta+y', 'ControlOrMeta+Shift+z']) {
    assert.deepEqual(await press(again), [333, null, 8000], again);
    assert.equal(await field(page, 'employees').inputValue(), '333', again);
    assert.deepEqual(await press('ControlOrMeta+z'), [200, null, 8000]);
  }
  await press('ControlOrMeta+y');
  await page.keyboard.type('44');
  await press('ControlOrMeta+z');
  assert.deepEqual(await said(), [333, null, 8000], 'what is being typed is nothing to the estimate');
  await page.keyboard.press('Escape');
  await field(page, 'employees').press('End');
  await page.keyboard.type('9');
  await press('Backspace');
  assert.deepEqual(await press('ControlOrMeta+z'), [200, null, 8000], 'what has been typed and taken away again is nothing');
  await press('ControlOrMeta+y');
  const end = await low.inputValue();
  await low.fill('50');
  assert.deepEqual(await press('Enter'), [333, null, 8000]);
  assert.equal(await low.inputValue(), '50');
  assert.deepEqual(await press('ControlOrMeta+z'), [333, null, 8000], 'what waits for its other end comes before any gesture');
  assert.equal(await low.inputValue(), end);
  await low.fill('2.5');
  assert.deepEqual(await press('Enter'), [333, 2.5, 8000]);
  assert.deepEqual(await press('ControlOrMeta+z'), [333, null, 8000]);
  assert.deepEqual(await press('ControlOrMeta+y'), [333, 2.5, 8000]);
  await page.getByRole('textbox', { name: words('goal.target') }).fill('9000');
  assert.deepEqual(await press('Enter'), [333, 2.5, 9000]);
  assert.deepEqual(await press('ControlOrMeta+z'), [333, 2.5, 8000], 'a goal is no gesture: its field takes back its own');
  assert.deepEqual(await press('ControlOrMeta+z'), [333, 2.5, 8000], 'and nothing of another field after it');
  assert.deepEqual(await press('ControlOrMeta+y'), [333, 2.5, 9000]);
  await page.locator('.case input').first().fill('Spring');
  assert.deepEqual(await press('ControlOrMeta+z'), [333, 2.5, 9000], 'words have an undo of their own');
});

test('what has been taken back stays so, whatever was begun in the field', async (t) => {
  const { page } = await open(t, '/index.html');
  const employees = field(page, 'employees');
  for (const begun of [
    ['5', 'Backspace'],
    ['9', 'Backspace'],
  ]) {
    await type(page, 'employees', '400');
    await employees.press('End');
    for (const key of begun) await page.keyboard.press(key);
    await page.keyboard.press('ControlOrMeta+z');
    await frames(page);
    assert.equal(await employees.inputValue(), '200');
    await page.keyboard.press('Tab');
    assert.equal(await valueOf(page, 'employees'), 200);
    await employees.focus();
  }
  await employees.press('End');
  await page.keyboard.type('7');
  await page.keyboard.press('Backspace');
  await page.evaluate(() => (document.querySelector('reach-estimator').values = { employees: 900 }));
  await frames(page);
  await page.keyboard.press('Tab');
  assert.equal(await employees.inputValue(), '900');
  assert.equal(await valueOf(page, 'employees'), 900);
});

test('who types what stands there, on the way to another number, is not overtaken by the host', async (t) => {
  const { page } = await open(t, '/index.html?employees=20');
  const employees = field(page, 'employees');
  await employees.focus();
  await page.keyboard.type('20');
  await page.evaluate(() => (document.querySelector('reach-estimator').values = { employees: 30 }));
  await frames(page);
  await page.keyboard.type('0');
  assert.equal(await employees.inputValue(), '200');
  await page.keyboard.press('Enter');
  assert.equal(await valueOf(page, 'employees'), 200);
});

test("a gesture that ends where it began is no step, and leaves a range of one's own", async (t) => {
  for (const [query, id] of [
    ['posts=7', 'employees'],
    ['participation.range=0.05..0.3&posts=7', 'participation'],
    // On no position of the slider.
    ['employees=1234&posts=7', 'employees'],
    ['participation=0.1234&participation.range=0.05..0.3&posts=7', 'participation'],
  ]) {
    const { page } = await open(t, `/index.html?v=2&${query}`);
    const values = () => page.evaluate(() => JSON.stringify(document.querySelector('reach-estimator').values));
    await type(page, 'posts', '9');
    await button(page, 'undo').click();
    const before = await values();
    const changes = await slider(page, id).evaluate(async (range) => {
      const element = range.getRootNode().host;
      let changes = 0;
      element.addEventListener('reach-change', () => changes++);
      const start = range.value;
      for (const place of [range.max, String(Number(start) + 40), start]) {
        range.value = place;
        range.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }
      range.dispatchEvent(new Event('change', { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return changes;
    });
    assert.deepEqual([await values(), changes], [before, 0], id);
    assert.equal(await button(page, 'redo').isEnabled(), true, id);
  }
});

test('a marker that is put back where it was has moved nothing', async (t) => {
  const { page } = await open(t, '/index.html?employees=217');
  const marker = await page.locator('.plot .chart circle.marker').evaluate((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  });
  // Beside its middle, as a hand takes it.
  await page.mouse.move(marker.x + 4, marker.y);
  await page.mouse.down();
  await page.mouse.move(marker.x + 60, marker.y, { steps: 3 });
  await frames(page);
  assert.ok((await valueOf(page, 'employees')) > 250);
  await page.mouse.move(marker.x + 4, marker.y, { steps: 3 });
  await page.mouse.up();
  await frames(page);
  assert.equal(await valueOf(page, 'employees'), 217);
  assert.equal(await button(page, 'undo').isVisible(), false);
});

test('what a host says while somebody moves an input is not taken back with it', async (t) => {
  for (const [back, says, undone] of [
    [false, { posts: 9 }, { posts: 9, participation: 0.2, range: '0.05,0.3' }],
    [true, { posts: 9 }, { posts: 9, participation: 0.2, range: '0.05,0.3' }],
    [true, { ranges: { participation: [0.1, 0.25] } }, { posts: 3, participation: 0.2, range: '0.1,0.25' }],
    [false, { participation: 0.15 }, { posts: 3, participation: 0.15, range: '0.0358,0.2323' }],
  ]) {
    const { page } = await open(t, '/index.html?v=2&participation=0.2&participation.range=0.05..0.3');
    const values = () =>
      page.evaluate(() => {
        const { posts, participation, ranges } = document.querySelector('reach-estimator').values;
        return { posts, participation, range: String(ranges?.participation.map((end) => Number(end.toFixed(4)))) };
      });
    await slider(page, 'participation').evaluate(
      async (range, [back, says]) => {
        const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const start = range.value;
        const move = async (place) => {
          range.value = place;
          range.dispatchEvent(new Event('input', { bubbles: true }));
          await frame();
        };
        await move(String(Number(start) + 90));
        range.getRootNode().host.values = says;
        await frame();
        await move(back ? start : range.max);
        range.dispatchEvent(new Event('change', { bubbles: true }));
        await frame();
      },
      [back, says],
    );
    const undo = button(page, 'undo');
    assert.equal(await undo.isVisible(), !back, JSON.stringify(says));
    if (!back) await undo.click();
    assert.deepEqual(await values(), undone, JSON.stringify([back, says]));
  }
});

test('a field that is made anew while somebody types goes on at the end of what was typed', async (t) => {
  for (const change of [{ currency: 'EUR' }, { locked: 'posts' }, { lang: 'de' }, { 'heading-level': '3' }]) {
    const { page } = await open(t, '/index.html');
    await field(page, 'employees').focus();
    await page.keyboard.type('90');
    await page.evaluate(async (change) => {
      const element = document.querySelector('reach-estimator');
      for (const [name, value] of Object.entries(change)) element.setAttribute(name, value);
      await element.ready;
    }, change);
    await page.waitForFunction(() => {
      const { shadowRoot } = document.querySelector('reach-estimator');
      return shadowRoot.activeElement?.matches('[data-parameter="employees"] .field, .field') && !document.querySelector('reach-estimator').loading;
    });
    await frames(page);
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    assert.equal(await valueOf(page, 'employees'), 905, JSON.stringify(change));
  }
});

test('a number that was typed is taken, whatever was taken back before', async (t) => {
  const { page } = await open(t, '/index.html?employees=20');
  const employees = field(page, 'employees');
  const say = (values) => page.evaluate((values) => void (document.querySelector('reach-estimator').values = values), values);
  await type(page, 'posts', '9');
  await employees.focus();
  await page.keyboard.type('205');
  await page.keyboard.press('Backspace');
  await say({ employees: 30 });
  await frames(page);
  await page.keyboard.press('ControlOrMeta+z');
  await frames(page);
  await employees.fill('20');
  await employees.press('Enter');
  assert.equal(await valueOf(page, 'employees'), 20);
});

test('a goal of one result is not taken back at another', async (t) => {
  const { page } = await open(t, '/index.html');
  const target = page.getByRole('textbox', { name: words('goal.target') });
  await target.fill('10000');
  await target.press('Enter');
  await page.getByLabel(words('goal.output')).selectOption('total.impressions');
  await frames(page);
  await target.focus();
  await page.keyboard.press('ControlOrMeta+z');
  await frames(page);
  assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').output), 'total.impressions');
});

test('a field whose numbers are no gestures takes back its own, and no input', async (t) => {
  const { page } = await open(t, '/index.html');
  await type(page, 'employees', '400');
  await openPanel(page, 'past');
  const impressions = page.locator('[data-past="impressions"]');
  await impressions.fill('50000');
  await impressions.press('Enter');
  await impressions.fill('60000');
  await impressions.press('Enter');
  const steps = [
    ['z', '50,000'],
    ['z', ''],
    ['z', ''],
    ['y', '50,000'],
  ];
  for (const [key, shown] of steps) {
    await page.keyboard.press(`ControlOrMeta+${key}`);
    await frames(page);
    assert.equal(await impressions.inputValue(), shown);
    assert.equal(await valueOf(page, 'employees'), 400);
  }
  await impressions.fill('');
  await impressions.press('Enter');
  await page.keyboard.press('ControlOrMeta+z');
  assert.equal(await impressions.inputValue(), '50,000', 'what was cleared comes back');
  await openPanel(page, 'requirements');
  const target = page.getByLabel(words('requirements.target'));
  await target.fill('50');
  await target.press('Enter');
  await page.keyboard.press('ControlOrMeta+z');
  await frames(page);
  assert.equal(await target.inputValue(), '100');
  assert.equal(await valueOf(page, 'employees'), 400);
});

test('a correction that changes nothing is no step', async (t) => {
  const { page } = await open(t, '/index.html');
  await type(page, 'employees', '5000000');
  await type(page, 'employees', '99999999');
  assert.equal(await field(page, 'employees').inputValue(), '5,000,000');
  assert.match(await control(page, 'employees').innerText(), /5,000,000/);
  await button(page, 'undo').click();
  assert.equal(await valueOf(page, 'employees'), 200);
});
