/** What comes once the first picture stands: the later module, the script of the panels, their texts; or does not. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { button, chart, figure, frames, shows, slider, type, words } from './screen.js';
import { open, until } from './harness.js';
import { all, breaking, holding, neverAnswer, refuse, stumbling } from './network.js';
import { impatient } from './patience.js';

const failures = JSON.parse(await readFile(new URL('../../www/locales/failures.json', import.meta.url), 'utf8'));

const HOST = { body: '<reach-estimator><p>Fallback</p></reach-estimator>' };

/** The sentence that says what is lacking. @param {import('playwright-core').Page} page */
const lack = (page) => page.locator('[part~="failure"]');

/** Opens a chart of the later module. @param {import('playwright-core').Page} page */
async function openRounds(page) {
  await page.locator('[data-tab="rounds"]').click();
  await page.locator('svg[data-chart="rounds"]').waitFor();
}

test('the first picture and its sliders need one module; the other charts wait for the later one', async (t) => {
  const { before, release } = holding('**/*_more_*');
  const { page, errors } = await open(t, HOST, { ready: false, before });
  await shows(page, {});
  await slider(page, 'employees').press('ArrowRight');
  await frames(page);
  const { employees } = await page.locator('reach-estimator').evaluate((element) => element.values);
  assert.ok(employees > 200);
  await shows(page, { employees });
  await page.getByRole('tab', { name: 'Rounds' }).click();
  await page.locator('.plot[aria-busy="true"]').waitFor();
  release();
  await page.locator('svg[data-chart="rounds"]').waitFor();
  assert.equal(await page.locator('.plot[aria-busy]').count(), 0);
  assert.deepEqual(errors, []);
});

test('a chart that is asked for before its part is there is no failure, however the figures go on', async (t) => {
  const { before, release } = holding('**/*_more_*');
  const { page, errors } = await open(t, HOST, { ready: false, before });
  await page.evaluate(() => addEventListener('reach-error', ({ detail }) => (window.failed = detail.message), true));
  await chart(page).locator('path').first().waitFor();
  await page.locator('[data-tab="odds"]').click();
  await figure(page, 'total.reach');
  assert.equal(await page.evaluate(() => window.failed ?? ''), '');
  release();
  await page.locator('svg[data-chart="odds"]').waitFor();
  assert.deepEqual(errors, []);
});

test('when the later module never comes, a sentence says so and the first goes on', async (t) => {
  const before = async (page) => {
    await page.addInitScript(() => addEventListener('reach-error', ({ detail }) => (window.__code = detail.code)));
    await page.route('**/*_more_*', (route) => route.abort());
  };
  const { page } = await open(t, HOST, { before });
  await lack(page).waitFor({ state: 'visible' });
  assert.equal(await page.evaluate(() => window.__code), 'network');
  // What cannot be written says so.
  await button(page, 'action.csv').click();
  await page.locator('.link-fallback').getByText(words('part.failed')).waitFor({ state: 'visible' });
  assert.equal(await page.locator('[part~="link-field"]').isVisible(), false);
  await type(page, 'employees', '400');
  await shows(page, { employees: 400 });
});

test('a later module that never answers is said, waited for, and used when it comes', async (t) => {
  const { before, release } = holding('**/*_more_*');
  const { page } = await open(t, HOST, { before: all(impatient, before), ready: false });
  await lack(page).getByText(failures.en.slow).waitFor();
  await page.locator('reach-estimator').evaluate((element) => element.setAttribute('lang', 'de'));
  await lack(page).getByText(failures.de.slow).waitFor();
  await type(page, 'employees', '400');
  await page.locator('[data-tab="rounds"]').click();
  await page.locator('.plot[aria-busy="true"]').waitFor();
  release();
  await page.locator('svg[data-chart="rounds"]').waitFor();
  assert.equal(await lack(page).count(), 0);
});

test('a later module that fails once is asked for again, and no longer missed', async (t) => {
  let tries = 0;
  const { before: hold, release } = holding('**/*_more_*');
  const before = async (page) => {
    await impatient(page);
    await hold(page);
    await page.route('**/*_more_*', (route) => ((tries += 1) === 1 ? route.abort() : route.fallback()));
  };
  const { page } = await open(t, HOST, { before });
  await lack(page).waitFor();
  release();
  await lack(page).waitFor({ state: 'detached' });
  await openRounds(page);
  assert.deepEqual(await page.evaluate(() => window.__codes), ['network']);
});

test('a later module that comes for whoever asks again is no longer missed', async (t) => {
  const { before, mend } = breaking('**/*_more_*');
  const { page } = await open(t, HOST, { before: all(impatient, before) });
  await lack(page).waitFor();
  // The one try that nobody asks for has failed too.
  await until(page, () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('_more_')).length > 1);
  await page.waitForTimeout(300);
  mend();
  await openRounds(page);
  await lack(page).waitFor({ state: 'detached' });
});

test('a link whose later module does not answer asks for it again', async (t) => {
  const { before, asked } = stumbling('**/*_more_*', neverAnswer);
  const { page } = await open(t, '/index.html?employees=400', { before: all(impatient, before), ready: false });
  await shows(page, { employees: 400 });
  assert.equal(asked(), 2);
});

test('what is handed off waits visibly for the module that writes it', async (t) => {
  const { before, release } = holding('**/*_more_*');
  const { page, errors } = await open(t, '/index.html', { ready: false, before, acceptDownloads: true });
  await type(page, 'employees', '444');
  const names = [];
  page.on('download', (download) => names.push(download.suggestedFilename()));
  // However often it is asked for.
  for (let clicks = 0; clicks < 3; clicks += 1) await button(page, 'action.csv').click();
  await page.locator('.root[aria-busy="true"]').waitFor();
  assert.ok((await button(page, 'action.csv').evaluate((node) => Number(getComputedStyle(node).opacity))) < 1);
  const download = page.waitForEvent('download');
  release();
  assert.match((await download).suggestedFilename(), /\.csv$/);
  await page.locator('.root:not([aria-busy])').waitFor();
  await frames(page);
  assert.equal(names.length, 1);
  assert.deepEqual(errors, []);
});

test('where the later module does not come, a page that names its own address for links says so too', async (t) => {
  const body = '<reach-estimator link-url="https://example.com/reach"></reach-estimator>';
  const { page } = await open(t, { body }, { before: (page) => page.route('**/*_more_*', (route) => route.abort()) });
  await lack(page).waitFor({ state: 'visible' });
  await button(page, 'action.link').click();
  await page.locator('.link-fallback').getByText(words('part.failed')).waitFor({ state: 'visible' });
  await page.locator('.root:not([aria-busy])').waitFor();
});

test('when the script of the panels never comes, a sentence says so and the sliders go on', async (t) => {
  const before = (page) => page.route('**/*-further.js', (route) => route.abort());
  const { page } = await open(t, HOST, { before });
  await lack(page).waitFor({ state: 'visible' });
  await slider(page, 'employees').press('ArrowRight');
  await frames(page);
  const { employees } = await page.locator('reach-estimator').evaluate((element) => element.values);
  await shows(page, { employees });
});

test('who asks before the script of the panels is there waits visibly', async (t) => {
  const { before, release } = holding('**/*-further.js');
  const { page, errors } = await open(t, HOST, { ready: false, before });
  await button(page, 'chart.table').click();
  await page.locator('.root[aria-busy="true"]').waitFor();
  release();
  await page.getByRole('table', { name: 'Reach curve' }).waitFor();
  assert.equal(await page.locator('.root[aria-busy]').count(), 0);
  assert.deepEqual(errors, []);
});

test('ready waits for what is only slow, and whoever has it can ask everything', async (t) => {
  const { before, release } = holding('**/*_more_*');
  const { page } = await open(t, HOST, { before: all(impatient, before), ready: false });
  await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    window.told = 0;
    element.addEventListener('reach-ready', () => (window.told += 1));
    element.ready.then(() => (window.reach = element.estimate.total.reach));
  });
  await lack(page).getByText(failures.en.slow).waitFor();
  // Slow is no failure that a page should put something else in place of.
  assert.deepEqual(await page.evaluate(() => [window.reach, window.told, window.__codes]), [undefined, 0, []]);
  release();
  assert.ok((await until(page, () => window.reach)) > 0);
  assert.equal(await page.evaluate(() => window.told), 1);
});

test('whoever waits for what never answers hears that another try has failed', async (t) => {
  let tries = 0;
  const before = async (page) => {
    await impatient(page);
    await page.route('**/*_more_*', (route) => ((tries += 1) === 1 ? undefined : route.abort()));
  };
  const { page } = await open(t, HOST, { before, ready: false });
  await button(page, 'action.csv').click();
  await page.locator('.link-fallback').getByText(words('part.failed')).waitFor();
  await page.locator('.root:not([aria-busy])').waitFor();
});

test('the sentence offers another try, and the focus stays where it was', async (t) => {
  const { before, mend } = breaking('**/*_more_*');
  const { page } = await open(t, HOST, { before: all(impatient, before) });
  const again = lack(page).getByRole('button', { name: failures.en.again });
  await again.focus();
  await again.press('Enter');
  await lack(page).locator('button:not([aria-disabled])').waitFor();
  assert.equal(await again.evaluate((node) => node.matches(':focus')), true);
  mend();
  await again.press('Enter');
  await lack(page).waitFor({ state: 'detached' });
  // Not at the top of the page again.
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'reach-estimator');
});

test('another address of the engine is another try for the later part', async (t) => {
  const { before, mend } = breaking('**/*_more_*', (route) => route.fulfill({ status: 404 }));
  const { page } = await open(t, HOST, { before });
  await lack(page).waitFor();
  mend();
  await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    const { name } = performance.getEntriesByType('resource').find((entry) => /reach_estimator_bg/.test(entry.name));
    element.setAttribute('wasm-url', name);
  });
  await lack(page).waitFor({ state: 'detached' });
});

test('an element that is away asks for nothing, and goes on when it is back', async (t) => {
  const { before, mend, asked } = breaking('**/*_more_*');
  const { page } = await open(t, HOST, { before: all(impatient, before) });
  await page.evaluate(() => (window.element = document.querySelector('reach-estimator')).remove());
  const tries = asked();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForTimeout(700);
  assert.equal(asked(), tries);
  mend();
  await page.evaluate(() => document.body.append(window.element));
  await openRounds(page);
  await lack(page).waitFor({ state: 'detached' });
});

test('what the reader does after following a link that still waits to be read counts more', async (t) => {
  const { before, release } = holding('**/*_more_*');
  const { page } = await open(t, { body: '<reach-estimator sync-url="hash" followers="9000"></reach-estimator>' }, { before, ready: false });
  await shows(page, { followers: 9000 });
  await page.evaluate(() => (location.hash = 'v=2&employees=900'));
  await frames(page);
  await type(page, 'employees', '400');
  release();
  await page.evaluate(() => document.querySelector('reach-estimator').ready);
  await shows(page, { followers: 9000, employees: 400 });
  await until(page, () => location.hash.includes('employees=400'));
});

test('a link that waits to be read leaves nothing of before when it is', async (t) => {
  const { before, release } = holding('**/*_more_*');
  const { page } = await open(t, { body: '<reach-estimator sync-url="hash" followers="9000"></reach-estimator>' }, { before, ready: false });
  await type(page, 'participation', '30');
  await page.evaluate(() => (location.hash = 'v=2&employees=900'));
  await frames(page);
  release();
  await page.evaluate(() => document.querySelector('reach-estimator').ready);
  await shows(page, { employees: 900 });
  assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').participation), 0.1);
});

test('whoever comes after a failed try, while an older one hangs, makes another', async (t) => {
  const { before } = stumbling('**/*_more_*', neverAnswer, refuse);
  const { page } = await open(t, HOST, { before: all(impatient, before), ready: false });
  await lack(page).getByText(failures.en.network).waitFor();
  await openRounds(page);
  await lack(page).waitFor({ state: 'detached' });
});

test('a chart that is chosen just after a try has failed makes another', async (t) => {
  const { before, asked } = breaking('**/*_more_*');
  const choose = (page) =>
    page.addInitScript(() => addEventListener('reach-error', ({ target }) => setTimeout(() => target.shadowRoot.querySelector('[data-tab="rounds"]').click(), 50), { once: true }));
  const { page } = await open(t, HOST, { before: all(before, choose), ready: false });
  await page.locator('.plot[data-kind="rounds"]').waitFor();
  // Sooner than it is tried again anyway.
  await page.waitForTimeout(600);
  assert.equal(asked(), 2);
});

test('the texts of a language that was chosen later are asked for again, and said to lack', async (t) => {
  const { before, mend } = breaking('**/details/de.json');
  const { page } = await open(t, HOST, { before: all(impatient, before) });
  await page.locator('reach-estimator').evaluate((element) => element.setAttribute('lang', 'de'));
  await lack(page).waitFor();
  await page.waitForTimeout(1000);
  mend();
  await page.locator('.action[data-panel="compare"]').click();
  await page.locator('.root[data-panel]').waitFor();
  await lack(page).waitFor({ state: 'detached' });
});

test('whoever hears that the later part is missing may mend its address at once', async (t) => {
  const { before, mend } = breaking('**/*_more_*', (route) => route.fulfill({ status: 404 }));
  const hear = async (page) => {
    await page.exposeFunction('mend', mend);
    await page.addInitScript(() =>
      addEventListener('reach-error', async ({ target }) => {
        const { name } = performance.getEntriesByType('resource').find((entry) => /reach_estimator_bg/.test(entry.name));
        await window.mend();
        target.setAttribute('wasm-url', `${name}?mended`);
      }),
    );
  };
  const { page } = await open(t, HOST, { before: all(before, hear) });
  await lack(page).waitFor({ state: 'detached', timeout: 3000 });
  await openRounds(page);
});

test('texts that come last are fetched once', async (t) => {
  const { before, release } = holding('**/details/*');
  const { page, requests, errors } = await open(t, HOST, { before, ready: false });
  await until(page, () => performance.getEntriesByType('resource').filter(({ name }) => /_more_bg|further/.test(name)).length === 2);
  await openRounds(page);
  release();
  await page.evaluate(() => document.querySelector('reach-estimator').ready);
  assert.equal(requests.filter(({ url }) => url.includes('/details/')).length, 1);
  assert.deepEqual(errors, []);
});
