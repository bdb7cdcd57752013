/** A new user's way from first look to a hand-off that can be defended, in as few gestures as promised. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, control, field, figure, frames, headline, slider, words } from './screen.js';
import { open, until } from './harness.js';

const MOST_GESTURES = 15;

test('three inputs, a goal, two scenarios, the sources, the brief: at most 15 gestures', async (t) => {
  const { page, errors } = await open(t, '/index.html', { viewport: { width: 1280, height: 800 } });
  await page.evaluate(() => (window.print = () => (window.__printed = true)));
  const gestures = [];
  const folder = process.env.SCREENSHOTS;
  /** One thing that a hand does: a click, a drag, or a number typed and entered. */
  const gesture = async (name, act) => {
    gestures.push(name);
    await act();
    await frames(page);
    if (folder) await page.screenshot({ path: `${folder}/${String(gestures.length).padStart(2, '0')} ${name}.png` });
  };
  const enter = async (input, text) => {
    await input.click();
    await input.pressSequentially(text);
    await input.press('Enter');
  };
  const drag = async (id, share) => {
    await slider(page, id).scrollIntoViewIfNeeded();
    const { x, y, width, height } = await slider(page, id).boundingBox();
    const from = Number(await slider(page, id).inputValue()) / 1000;
    await page.mouse.move(x + 9 + (width - 18) * from, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + 9 + (width - 18) * share, y + height / 2, { steps: 5 });
    await page.mouse.up();
  };

  const first = await figure(page, 'total.reach');
  await gesture('enter 400 employees', () => enter(field(page, 'employees'), '400'));
  await gesture('enter 12,000 followers', () => enter(field(page, 'followers'), '12k'));
  await gesture('drag participation', () => drag('participation', 0.25));
  assert.match(await headline(page).innerText(), /of your 400 employees/);
  assert.ok((await figure(page, 'total.reach')).value > first.value);

  await gesture('enter a goal', () => enter(page.getByRole('textbox', { name: words('goal.target') }), '20000'));
  await until(page, () => /goal 20,000/.test(document.querySelector('reach-estimator').shadowRoot.querySelector('svg[data-chart]').textContent));

  await gesture('open the comparison', () => button(page, 'panel.compare').click());
  await gesture('keep this as A', () => button(page, 'compare.keep').click());
  await gesture('drag posts', () => drag('posts', 0.6));
  const row = page.getByRole('row', { name: /^Unique reach/ });
  await frames(page);
  assert.match(await row.innerText(), /in 10/);
  assert.ok(await page.locator('[part~="panel"]').isVisible());

  await gesture('open the sources', () => button(page, 'panel.sources').click());
  assert.ok(await page.getByText(words('claims.title')).isVisible());
  await gesture('open the source of engagement', () => control(page, 'engagement').locator('[part~="badge"]').click());
  const link = control(page, 'engagement').getByRole('link').first();
  assert.match(await link.getAttribute('href'), /^https:/);

  await gesture('print the brief', () => button(page, 'action.brief').click());
  assert.ok(await page.evaluate(() => window.__printed));
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.brief-large svg').isVisible());
  assert.ok(await page.locator('.brief').isVisible());

  assert.ok(gestures.length <= MOST_GESTURES, gestures.join(', '));
  t.diagnostic(`${gestures.length} gestures: ${gestures.join(', ')}`);
  assert.deepEqual(errors, []);
});
