/** The snippet builder: what it gives works on somebody else's page and shows what the preview showed. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { control, field, figure, frames, headline, shows, slider } from './screen.js';
import { host as other, open, site, until } from './harness.js';

const snippet = (page, kind) => page.locator(`[data-snippet="${kind}"] textarea`);

test('values that are set in the preview stand in the snippet, and work elsewhere', async (t) => {
  const { page } = await open(t, '/embed.html');
  await field(page, 'employees').fill('432');
  await field(page, 'employees').press('Enter');
  await until(page, () => document.querySelector('[data-snippet="tag"] textarea').value.includes('432'));
  await shows(page, { employees: 432 });
  const preview = await figure(page, 'total.reach');
  const tag = await snippet(page, 'tag').inputValue();
  assert.match(tag, /<reach-estimator[^>]* employees="432"/);
  const { page: elsewhere, errors } = await open(t, { body: tag, script: null });
  await shows(elsewhere, { employees: 432 });
  assert.deepEqual(await figure(elsewhere, 'total.reach'), preview);
  assert.deepEqual(errors, []);
});

test('preset, view, language, currency, locked and hidden inputs are in the snippet', async (t) => {
  const { page } = await open(t, '/embed.html');
  await page.getByLabel('Start from', { exact: true }).first().selectOption('mid-size');
  await page.getByLabel('Show', { exact: true }).selectOption('compact');
  await page.getByLabel('Language').selectOption('de');
  await page.getByLabel('Currency').fill('EUR');
  await page.getByLabel('Currency').press('Enter');
  await page.locator('details.inputs > summary').click();
  await page.locator('input[name="locked"][value="employees"]').check();
  await page.locator('input[name="hidden"][value="ctr"]').check();
  await until(page, () => /Menschen|Personen|Leute/.test(document.querySelector('[data-snippet="tag"] textarea').value));
  const tag = await snippet(page, 'tag').inputValue();
  for (const part of ['preset="mid-size"', 'view="compact"', 'lang="de"', 'currency="EUR"', 'locked="employees"', 'hidden="ctr"']) assert.ok(tag.includes(part), `${part} in ${tag}`);
  const { page: elsewhere } = await open(t, { body: tag, script: null });
  assert.ok(await slider(elsewhere, 'employees').isDisabled());
  assert.equal(await control(elsewhere, 'ctr').count(), 0);
  assert.match(await elsewhere.locator(`[part~="money"]`).innerText(), /€/);
});

test('the frame snippet shows the same, and takes the height of its content', async (t) => {
  const { page } = await open(t, '/embed.html');
  await field(page, 'posts').fill('9');
  await field(page, 'posts').press('Enter');
  await until(page, () => document.querySelector('[data-snippet="frame"] textarea').value.includes('posts=9'));
  const frame = await snippet(page, 'frame').inputValue();
  const csp = `default-src 'none'; script-src ${site.origin}; frame-src ${site.origin}; style-src 'self'`;
  const { page: elsewhere } = await open(t, { body: frame, script: null, csp }, { ready: false });
  const inside = elsewhere.frameLocator('iframe');
  await elsewhere.locator('iframe').scrollIntoViewIfNeeded();
  await headline(inside).waitFor();
  assert.deepEqual(await figure(inside, 'total.reach'), await figure(page, 'total.reach'));
  assert.match(await elsewhere.locator('iframe').getAttribute('title'), /\w/);
  assert.equal(new URL(elsewhere.url()).origin, other.origin);
});

test('the picture snippet is a link to the same estimate with words for the blind', async (t) => {
  const { page } = await open(t, '/embed.html');
  await field(page, 'employees').fill('99');
  await field(page, 'employees').press('Enter');
  await until(page, () => document.querySelector('[data-snippet="picture"] textarea').value.includes('employees=99'));
  const text = await snippet(page, 'picture').inputValue();
  assert.doesNotMatch(text, /<script|<iframe/);
  const { page: elsewhere, context } = await open(t, { body: text, script: null }, { ready: false });
  assert.match(await elsewhere.getByRole('img').getAttribute('alt'), /reaches [\d,]+ people a month when it is shared by \d+ of your 99 employees/);
  const link = await elsewhere.getByRole('link').getAttribute('href');
  const opened = await context.newPage();
  await opened.goto(link);
  await headline(opened).waitFor();
  await shows(opened, { employees: 99 });
});

test('without scripts the tag snippet still says the answer', async (t) => {
  const { page } = await open(t, '/embed.html');
  const said = (await headline(page).innerText()).replace(/\s+/g, ' ');
  const tag = await snippet(page, 'tag').inputValue();
  const { page: elsewhere } = await open(t, { body: tag, script: null }, { ready: false, javaScriptEnabled: false });
  const link = elsewhere.getByRole('link').first();
  assert.ok((await link.innerText()).replace(/\s+/g, ' ').includes(said.slice(0, 60)));
});

test('copying is confirmed; starting over is complete', async (t) => {
  const { page } = await open(t, '/embed.html', { permissions: ['clipboard-read', 'clipboard-write'] });
  await field(page, 'employees').fill('432');
  await field(page, 'employees').press('Enter');
  await page.getByLabel('Colours').selectOption('dark');
  await page.locator('[data-snippet="tag"] button').click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await snippet(page, 'tag').inputValue());
  await page.getByRole('button', { name: 'Start over' }).click();
  await frames(page);
  await until(page, () => /^<reach-estimator>[^]*of your 200 employees/.test(document.querySelector('[data-snippet="tag"] textarea').value));
  await shows(page, {});
});
