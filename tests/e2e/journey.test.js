/** Ways from first look to a hand-off that can be defended, in as few gestures as promised. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, control, field, figure, frames, headline, slider, words } from './screen.js';
import { open, until } from './harness.js';

/** What a newcomer needs for a brief, and a consultant for a case with groups, scenarios and three files. */
const MOST_GESTURES = { newcomer: 15, consultant: 25 };

/** Hands on a page: counts what they do, each a click, a drag, or a text typed and entered; `SCREENSHOTS` names a folder for pictures. */
function hands(page) {
  const gestures = [];
  const folder = process.env.SCREENSHOTS;
  return {
    gestures,
    async gesture(name, act) {
      gestures.push(name);
      const done = await act();
      await frames(page);
      if (folder) await page.screenshot({ path: `${folder}/${String(gestures.length).padStart(2, '0')} ${name.replaceAll('/', ' ')}.png` });
      return done;
    },
    async enter(input, text) {
      await input.click();
      await page.keyboard.press('ControlOrMeta+a');
      await input.pressSequentially(text);
      await input.press('Enter');
    },
    async drag(id, share) {
      await slider(page, id).scrollIntoViewIfNeeded();
      const { x, y, width, height } = await slider(page, id).boundingBox();
      const from = Number(await slider(page, id).inputValue()) / 1000;
      await page.mouse.move(x + 9 + (width - 18) * from, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + 9 + (width - 18) * share, y + height / 2, { steps: 5 });
      await page.mouse.up();
    },
  };
}

test('three inputs, a goal, two scenarios, the sources, the brief: at most 15 gestures', async (t) => {
  const { page, errors } = await open(t, '/index.html', { viewport: { width: 1280, height: 800 } });
  await page.evaluate(() => (window.print = () => (window.__printed = true)));
  const { gestures, gesture, enter, drag } = hands(page);

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

  assert.ok(gestures.length <= MOST_GESTURES.newcomer, gestures.join(', '));
  t.diagnostic(`${gestures.length} gestures: ${gestures.join(', ')}`);
  assert.deepEqual(errors, []);
});

test('a client with groups, a network more, a goal, two named scenarios, brief, slide and spreadsheet: at most 25 gestures', async (t) => {
  const { page, errors } = await open(t, '/index.html', { viewport: { width: 1280, height: 720 }, acceptDownloads: true });
  await page.evaluate(() => (window.print = () => (window.__printed = true)));
  const { gestures, gesture, enter, drag } = hands(page);
  const panel = page.locator('[part~="panel"]');
  const place = (id, figure) => panel.locator(`[data-place="${id}"] [data-figure="${figure}"]`);
  const download = async (key) => (await Promise.all([page.waitForEvent('download', { timeout: 30_000 }), button(page, key).click()]))[0].suggestedFilename();

  await gesture('name the client', () => enter(page.getByLabel(words('case.caseTitle')), 'Acme'));
  await gesture('choose a preset', () => page.getByLabel('Start from').selectOption('mid-size'));
  await gesture('open groups and networks', () => button(page, 'panel.staff').first().click());
  await gesture('40 in sales', () => enter(place('sales', 'heads'), '40'));
  await gesture('with 1,500 contacts', () => enter(place('sales', 'contacts'), '1,500'));
  await gesture('name the engineers', () => enter(panel.locator('[data-place="technical"]').getByLabel(words('staff.name')), 'Engineers'));
  await gesture('20 of them', () => enter(place('technical', 'heads'), '20'));
  await gesture('with 300 contacts', () => enter(place('technical', 'contacts'), '300'));
  await gesture('choose Xing', () => panel.getByLabel(words('staff.choose-network')).selectOption('Xing'));
  await gesture('add it', () => panel.locator('[data-add="network"]').click());
  await gesture('150 contacts there', () => enter(place('other-network', 'contacts'), '150'));
  const { employees, salesShare, technicalShare } = await page.evaluate(() => document.querySelector('reach-estimator').values);
  assert.ok(Math.abs(employees * salesShare - 40) < 1e-6 && Math.abs(employees * technicalShare - 20) < 1e-6, `${employees} ${salesShare} ${technicalShare}`);

  await gesture('enter a goal', () => enter(page.getByRole('textbox', { name: words('goal.target') }), '9000'));
  await page.locator('.goal-result:not([aria-busy])').waitFor({ timeout: 30_000 });
  assert.match(await page.locator('[part~="goal-answer"]').innerText(), /\d+ of your [\d,]+ employees/);
  await gesture('ask what breaks even', () => button(page, 'panel.requirements').click());
  // Every target of a case with five networks is sought: seconds of work, more on a busy machine.
  await panel.locator('[aria-busy]').waitFor({ state: 'detached', timeout: 30_000 });
  assert.match(await panel.locator('[data-target="break-even"]').innerText(), /at least|at most|so already/);

  await gesture('open the comparison', () => button(page, 'panel.compare').click());
  await gesture('keep this as A', () => button(page, 'compare.keep').click());
  await gesture('name it', () => enter(page.getByLabel('Name of scenario A'), 'Today'));
  await gesture('drag participation', () => drag('participation', 0.5));
  await gesture('keep that too', () => button(page, 'compare.keep').click());
  await gesture('name that', () => enter(page.getByLabel('Name of scenario B'), 'With training'));
  await until(page, () => /With training/.test(decodeURIComponent(location.search.replaceAll('+', ' '))));

  await gesture('print the brief', () => button(page, 'action.brief').click());
  assert.ok(await page.evaluate(() => window.__printed));
  const brief = await page.locator('.brief').evaluate((node) => node.textContent);
  for (const said of ['Today', 'With training', 'Engineers', 'Xing']) assert.ok(brief.includes(said), `${said} in ${brief}`);
  assert.match(await page.locator('.brief-head').evaluate((node) => node.textContent), /Acme/);
  assert.match(await gesture('take the slide', () => download('action.png')), /^Acme-.*\.png$/);
  assert.match(await gesture('take the spreadsheet', () => download('action.workbook')), /^Acme-.*\.xlsx$/);

  assert.ok(gestures.length <= MOST_GESTURES.consultant, gestures.join(', '));
  t.diagnostic(`${gestures.length} gestures: ${gestures.join(', ')}`);
  assert.deepEqual(errors, []);
});
