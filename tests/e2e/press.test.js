/** A button under a finger stays there until the finger is gone, whatever arrives meanwhile; nothing waits for a hand that never leaves. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, frames, headline, shows, slider, valueOf, words } from './screen.js';
import { open, until } from './harness.js';

/** Longer than the pause before slower answers, and than a click takes. */
const PRESS_MS = 400;

/** Puts the pointer down in the middle of something. */
async function press(page, target) {
  await target.scrollIntoViewIfNeeded();
  await frames(page);
  const { x, y, width, height } = await target.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
}

test('a click counts though the answer before its button becomes another', async (t) => {
  const { page } = await open(t, '/index.html?employees=20&goal=9000');
  const clear = button(page, 'goal.clear');
  const answer = page.locator('.goal-result:not([aria-busy]) [part~="goal-answer"]');
  await clear.scrollIntoViewIfNeeded();
  await answer.filter({ hasText: words('goal.unreachable') }).waitFor();
  await press(page, clear);
  const before = await clear.boundingBox();
  // Within reach, which is said in one line.
  await page.evaluate(() => (document.querySelector('reach-estimator').employees = 2000));
  await page.waitForTimeout(PRESS_MS);
  assert.deepEqual(await clear.boundingBox(), before);
  await page.mouse.up();
  await until(page, () => document.querySelector('reach-estimator').goal === null);
  await answer.waitFor();
  assert.equal(await valueOf(page, 'employees'), 2000);
});

test('whoever keeps a button down sees what has come meanwhile all the same', async (t) => {
  const { page } = await open(t, '/index.html');
  await press(page, button(page, 'reset'));
  await page.evaluate(() => (document.querySelector('reach-estimator').employees = 2000));
  await shows(page, { employees: 2000 });
  await page.mouse.up();
});

test('a slider that is held is followed at once', async (t) => {
  const { page } = await open(t, '/index.html');
  const input = slider(page, 'employees');
  await press(page, input);
  const before = await headline(page).innerText();
  const { x, y, width, height } = await input.boundingBox();
  await page.mouse.move(x + width * 0.9, y + height / 2, { steps: 4 });
  await frames(page);
  assert.notEqual(await headline(page).innerText(), before);
  await page.mouse.up();
});
