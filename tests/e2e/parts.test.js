/** A part that comes when it is asked for, and a language that comes late: what is said meanwhile, and how it goes on. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { cellsOf, connections } from './exports.js';
import { headline, status, words } from './screen.js';
import { open, until } from './harness.js';
import { all, breaking, holding, neverAnswer, stumbling } from './network.js';
import { impatient } from './patience.js';

const failures = JSON.parse(await readFile(new URL('../../www/locales/failures.json', import.meta.url), 'utf8'));
const german = JSON.parse(await readFile(new URL('../../www/locales/details/de.json', import.meta.url), 'utf8'));
const ofFiles = async (language) => JSON.parse(await readFile(new URL(`../../www/locales/files/${language}.json`, import.meta.url), 'utf8'));
const HOST = { body: '<reach-estimator></reach-estimator>' };
const PAST = '**/*-past.js*';
const FILES = '**/*-files.js*';
const READER = '**/reach_estimator_files_bg.wasm';
const GERMAN_OF_FILES = '**/locales/files/de.json';
const GERMAN = { body: '<reach-estimator lang="de"></reach-estimator>' };

const panel = (page) => page.locator('[part~="panel"]');
const again = (page) => page.getByRole('button', { name: failures.en.again });
const contacts = (name, from, count) => ({ name, mimeType: '', buffer: Buffer.from(connections(from, count)) });
const choose = (page, ...files) => panel(page).locator('input[type=file]').setInputFiles(files);
const chooser = (page) => panel(page).locator('[data-action="choose-files"]');
const filesRead = (page) => panel(page).locator('[data-file-kind]');

/** Opens "Our files" and hands it two lists of contacts. */
async function chooseFiles(page) {
  await page.locator('.action[data-panel="files"]').click();
  await panel(page).locator('.drop-zone').waitFor();
  await choose(page, contacts('Connections.csv', 0, 200), contacts('Connections (1).csv', 160, 300));
}

test('a panel whose script does not come offers another try, which keeps the focus and leads to it', async (t) => {
  const { before, mend } = breaking(PAST);
  const { page } = await open(t, HOST, { before: all(impatient, before) });
  await page.locator('.action[data-panel="past"]').click();
  await panel(page).getByText(words('part.missing')).waitFor();
  await until(page, (said) => document.querySelector('reach-estimator').shadowRoot.querySelector('p[role="status"]').textContent === said, words('part.missing'));
  // Until the try that nobody asks for is over.
  await page.waitForTimeout(1500);
  await status(page).evaluate((node) =>
    new MutationObserver(() => (window.saidAgain ||= node.textContent !== '')).observe(node, { childList: true, characterData: true, subtree: true }),
  );
  await again(page).focus();
  await again(page).press('Enter');
  await panel(page).locator('button:not([aria-disabled])', { hasText: failures.en.again }).waitFor();
  assert.equal(await again(page).evaluate((node) => node.matches(':focus')), true);
  await until(page, () => window.saidAgain);
  // What has failed takes no time any more.
  await page.waitForTimeout(1500);
  assert.equal(await panel(page).getByText(words('part.slow')).count(), 0);
  assert.equal(await panel(page).locator('.late[aria-busy]').count(), 0);
  mend();
  await again(page).press('Enter');
  await panel(page).locator('[data-past]').first().waitFor();
  assert.equal(await panel(page).evaluate((node) => node.matches(':focus-within')), true);
});

test('a panel that failed is asked for again by whoever opens it again', async (t) => {
  const { before, mend } = breaking(PAST);
  const { page } = await open(t, HOST, { before: all(impatient, before) });
  const past = page.locator('.action[data-panel="past"]');
  await past.click();
  await panel(page).getByText(words('part.missing')).waitFor();
  await page.waitForTimeout(1500);
  await past.click();
  mend();
  await past.click();
  await panel(page).locator('[data-past]').first().waitFor();
});

test('a panel whose script never answers says so, and asks once more by itself', async (t) => {
  const { before, asked } = stumbling(PAST, neverAnswer, neverAnswer);
  const { page } = await open(t, HOST, { before: all(impatient, before) });
  await page.locator('.action[data-panel="past"]').click();
  await panel(page).getByText(words('part.slow')).waitFor();
  assert.equal(await panel(page).locator('.late[aria-busy="true"]').count(), 1);
  await again(page).click();
  await panel(page).locator('[data-past]').first().waitFor();
  assert.equal(asked(), 3);
});

test('a workbook that is asked for twice is made once', async (t) => {
  const { before, release } = holding(FILES);
  const { page, requests } = await open(t, HOST, { before });
  let saved = 0;
  page.on('download', () => (saved += 1));
  const workbook = page.locator('[data-action="workbook"]');
  await workbook.click();
  await page.locator('[data-action="workbook"][aria-busy="true"]').waitFor();
  await workbook.click();
  release();
  await page.locator('[data-action="workbook"]:not([aria-busy])').waitFor();
  await page.waitForTimeout(500);
  assert.equal(saved, 1);
  // Each is made with its words.
  assert.equal(requests.filter(({ url }) => url.includes('/locales/files/')).length, 1);
});

test('a workbook whose script does not come says so, and comes when it is asked for again', async (t) => {
  const { before, mend } = breaking(FILES);
  const { page } = await open(t, HOST, { before: all(impatient, before) });
  const workbook = page.locator('[data-action="workbook"]');
  await workbook.click();
  await page.locator('.link-fallback').getByText(words('part.failed')).waitFor();
  mend();
  const download = page.waitForEvent('download');
  await workbook.click();
  assert.match((await download).suggestedFilename(), /\.xlsx$/);
  assert.equal(await page.locator('.link-fallback').isVisible(), false);
});

test('a language that failed once takes the place of the English that stood in for it', async (t) => {
  const { before, mend } = breaking('**/locales/de.json');
  const { page } = await open(t, { body: '<reach-estimator lang="de"></reach-estimator>' }, { before: all(impatient, before) });
  const lack = page.locator('[part~="failure"]');
  await lack.getByText(failures.de.locale).waitFor();
  assert.match(await headline(page).innerText(), /people/);
  mend();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await headline(page).getByText('Personen').waitFor();
  await lack.waitFor({ state: 'detached' });
  await page.locator('.action[data-panel="sources"]').click();
  await panel(page).getByText(german['sources.title']).first().waitFor();
});

test('every element of a page takes the language over, whoever asked for it; all answer meanwhile', async (t) => {
  const { before, mend } = breaking('**/locales/de.json');
  const { page } = await open(
    t,
    { body: '<reach-estimator lang="de"></reach-estimator><reach-estimator lang="de" view="compact"></reach-estimator>' },
    { before: all(impatient, before) },
  );
  // English that stands in is no reason to be ready before everything can be answered.
  assert.ok(await page.evaluate(() => [...document.querySelectorAll('reach-estimator')].every((element) => element.estimate.total.reach > 0)));
  const first = page.locator('reach-estimator').first();
  await page.locator('[part~="failure"]').nth(1).waitFor();
  // Until the tries that nobody asks for are over.
  await page.waitForTimeout(1500);
  mend();
  await first.locator('[part~="failure"]').getByRole('button').click();
  for (const which of [0, 1]) await page.locator('reach-estimator').nth(which).locator('[part~="headline"]').getByText('Personen').waitFor();
  await page.locator('[part~="failure"]').first().waitFor({ state: 'detached' });
  assert.equal(await page.locator('[part~="failure"]').count(), 0);
});

test('a panel that is closed and opened again while its script loads is made once', async (t) => {
  const { before, release } = holding(FILES);
  const { page, requests } = await open(t, HOST, { before });
  const files = page.locator('.action[data-panel="files"]');
  for (let times = 0; times < 3; times += 1) await files.click();
  release();
  await panel(page).locator('.drop-zone').waitFor();
  const asked = requests.map(({ url }) => new URL(url).pathname).filter((path) => /files/.test(path));
  assert.deepEqual(asked, [...new Set(asked)]);
});

test('a language that a site does not have is English without a word', async (t) => {
  const { before } = breaking('**/locales/de.json', (route) => route.fulfill({ status: 404 }));
  const { page } = await open(t, { body: '<reach-estimator lang="de"></reach-estimator>' }, { before: all(impatient, before) });
  await page.evaluate(() => document.querySelector('reach-estimator').ready);
  await page.waitForTimeout(1000);
  assert.match(await headline(page).innerText(), /people/);
  assert.equal(await page.locator('[part~="failure"]').count(), 0);
  assert.deepEqual(await page.evaluate(() => window.__codes), []);
});

test('files wait for a module that does not come: another try keeps the focus, and goes on with them', async (t) => {
  const { before, mend, asked } = breaking(READER);
  const { page } = await open(t, HOST, { before: all(impatient, before) });
  const { 'import.failed': unreadable } = await ofFiles('en');
  await chooseFiles(page);
  await panel(page).getByText(words('part.missing')).waitFor();
  const isSaid = (text) => [...document.querySelector('reach-estimator').shadowRoot.querySelectorAll('p[role="status"]')].some(({ textContent }) => textContent === text);
  await until(page, isSaid, words('part.missing'));
  await panel(page).locator('.files:not([aria-busy])').waitFor();
  // Until the try that nobody asks for is over.
  await page.waitForTimeout(1500);
  assert.equal(await panel(page).getByText(unreadable).count(), 0, 'the files are not to blame');
  await again(page).focus();
  await again(page).press('Enter');
  await panel(page).locator('button:not([aria-disabled])', { hasText: failures.en.again }).waitFor();
  assert.equal(await again(page).evaluate((node) => node.matches(':focus')), true);
  // More of them, which ask for it too.
  const times = asked();
  await choose(page, contacts('Connections (2).csv', 440, 400));
  while (asked() === times) await page.waitForTimeout(25);
  await panel(page).locator('.files:not([aria-busy])').waitFor();
  await again(page).focus();
  mend();
  await again(page).press('Enter');
  await filesRead(page).nth(2).waitFor();
  assert.equal(await filesRead(page).count(), 3);
  assert.equal(await again(page).count(), 0);
  assert.equal(await panel(page).evaluate((node) => node.matches(':focus-within')), true);
  await panel(page).locator('.files:not([aria-busy])').waitFor();
});

test('files whose module failed are read by whoever opens their panel again, or chooses them again', async (t) => {
  for (const retry of [
    async (page) => {
      await page.locator('.action[data-panel="files"]').click();
      await page.locator('.action[data-panel="files"]').click();
    },
    (page) => choose(page, contacts('Connections.csv', 0, 200)),
    (page) => page.evaluate(() => (document.querySelector('reach-estimator').lang = 'es')),
  ]) {
    const { before, mend } = breaking(READER);
    const { page } = await open(t, HOST, { before: all(impatient, before) });
    await chooseFiles(page);
    await panel(page).getByText(words('part.missing')).waitFor();
    await page.waitForTimeout(1500);
    mend();
    await retry(page);
    await filesRead(page).nth(1).waitFor();
    assert.equal(await filesRead(page).count(), 2);
    assert.equal(await page.locator('[part~="failure"]').count(), 0);
  }
});

test('a module for files that never answers is said, and they are read when it comes after all', async (t) => {
  const { before, release } = holding(READER);
  const { page } = await open(t, HOST, { before: all(impatient, before) });
  const { 'import.busy': busy } = await ofFiles('en');
  await chooseFiles(page);
  await panel(page).getByText(busy).waitFor();
  await panel(page).getByText(words('part.slow')).waitFor();
  assert.equal(await panel(page).locator('.files[aria-busy="true"]').count(), 1);
  assert.equal(await panel(page).getByText(busy).count(), 0, 'nothing is read yet');
  release();
  await filesRead(page).nth(1).waitFor();
  await panel(page).locator('.files:not([aria-busy])').waitFor();
  assert.equal(await again(page).count(), 0);
});

test('words about files that failed once are asked for again by panel and workbook', async (t) => {
  const { before, mend } = breaking(GERMAN_OF_FILES);
  const { page } = await open(t, GERMAN, { before: all(impatient, before) });
  const texts = await ofFiles('de');
  const workbook = page.locator('[data-action="workbook"]');
  await workbook.click();
  await page.locator('.link-fallback:not([hidden])').waitFor();
  await page.locator('.action[data-panel="files"]').click();
  await panel(page).getByText(german['part.missing']).waitFor();
  assert.equal(await chooser(page).count(), 0);
  // Until the try that nobody asks for is over.
  await page.waitForTimeout(1500);
  mend();
  await panel(page).getByRole('button', { name: failures.de.again }).click();
  assert.equal(await chooser(page).innerText(), texts['import.choose']);
  const [download] = await Promise.all([page.waitForEvent('download'), workbook.click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const sheets = [...cellsOf(Buffer.concat(chunks)).keys()];
  assert.ok(sheets.includes(texts['workbook.sheet.inputs']), sheets.join());
});

test('words about files that a site does not have are English without a word', async (t) => {
  for (const answer of [{ status: 404 }, { contentType: 'text/html', body: '<!doctype html><title>Home</title>' }]) {
    const { before } = breaking(GERMAN_OF_FILES, (route) => route.fulfill(answer));
    const { page } = await open(t, GERMAN, { before: all(impatient, before) });
    await page.locator('.action[data-panel="files"]').click();
    assert.equal(await chooser(page).innerText(), (await ofFiles('en'))['import.choose']);
    await Promise.all([page.waitForEvent('download'), page.locator('[data-action="workbook"]').click()]);
    assert.equal(await page.locator('[part~="failure"]').count(), 0);
  }
});
