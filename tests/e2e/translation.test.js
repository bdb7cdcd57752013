/** The pages in six languages: every text has its translation, none is left in English, the choice travels. */

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { open, until } from './harness.js';
import { dist } from '../../www/serve.mjs';

const TRANSLATIONS = ['es', 'de', 'fr', 'pt-BR', 'ar'];
const FOLDERS = ['pages', 'embed', 'examples', 'method'];
const examples = (await readdir(join(dist, 'examples'))).filter((name) => name.endsWith('.html')).map((name) => `examples/${name}`);
const PAGES = ['index.html', 'embed.html', 'method.html', ...examples];

/** Keys that a script sets, and not the page. */
const SET_BY_SCRIPT = /^gallery\.(?!title|text)/;

const read = async (path) => JSON.parse(await readFile(join(dist, 'locales', `${path}.json`), 'utf8'));
const html = new Map(await Promise.all(PAGES.map(async (path) => [path, await readFile(join(dist, path), 'utf8')])));

/** The keys that a page asks for. */
const keysOf = (page) => [...html.get(page).matchAll(/ data-(?:text|label)="([^"]+)"/g)].flatMap(([, keys]) => keys.split(' '));
const filesOf = (page) => /<html[^>]* data-texts="([^"]+)"/.exec(html.get(page))[1].split(' ');

for (const language of TRANSLATIONS) {
  test(`${language} has every text that a page asks for, and no other`, async () => {
    const asked = new Set();
    for (const page of PAGES) {
      const texts = Object.assign({}, ...(await Promise.all(filesOf(page).map((path) => read(path.replace('*', language))))));
      const keys = keysOf(page);
      assert.ok(keys.length > 8, page);
      assert.deepEqual(
        keys.filter((key) => typeof texts[key] !== 'string' || !texts[key]),
        [],
        page,
      );
      for (const key of keys) asked.add(key);
    }
    for (const folder of FOLDERS) {
      const own = Object.keys(await read(`${folder}/${language}`));
      assert.deepEqual(
        own.filter((key) => !asked.has(key) && !SET_BY_SCRIPT.test(key)),
        [],
        folder,
      );
    }
  });
}

test('a text has the same places in every language', async () => {
  const places = (text) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();
  for (const folder of FOLDERS) {
    const german = await read(`${folder}/de`);
    for (const language of TRANSLATIONS) {
      const texts = await read(`${folder}/${language}`);
      assert.deepEqual(Object.keys(texts), Object.keys(german), `${folder}/${language}`);
      for (const [key, text] of Object.entries(texts)) assert.deepEqual(places(text), places(german[key]), `${language} ${key}`);
    }
  }
});

test('French keeps its signs together with their words', async () => {
  for (const folder of FOLDERS) {
    for (const [key, text] of Object.entries(await read(`${folder}/fr`))) {
      assert.doesNotMatch(text, / [:;?!%»]|« |\w[;?!»]/, key);
    }
  }
});

/** What a reader sees or hears of the page itself, piece by piece; code, formulas and what is in another language by intent apart. */
const pieces = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [document.title, document.querySelector('meta[name=description]')?.content ?? ''];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // What the element shows before its script is the element's own matter.
      if (
        !node.parentElement.closest(
          'reach-estimator :not([data-text]), code, pre, math, script, main [lang], [data-publisher], textarea, cite, option[value=""] ~ option[lang], [translate="no"], [data-left], .site-choices, .log li, #lang',
        )
      )
        found.push(node.data);
    }
    for (const node of document.querySelectorAll('[aria-label]')) if (!node.closest('[translate="no"]')) found.push(node.ariaLabel);
    return found.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
  });

/** What is the same word in a language as in English. */
const SAME = new Set([
  'Pages',
  'bytes',
  'Compact',
  'articles',
  'Leads',
  'Symbol',
  'Median',
  'Organisation',
  'Sources',
  'Verdict',
  'Impressions',
  'Cascades',
  'Programme',
  'DSMN8, white paper',
  'Agostini',
  'Deutsche Telekom, 2020',
  'The Conference Board, 2016',
]);

/** Words, and not names, numbers or signs. */
const WORDY = /\p{Ll}{2,}.*[\s,.:;–]+.*\p{Ll}{2,}|^\p{L}\p{Ll}{3,}$/u;

/** Without its engine the estimate is not calculated again for each language. */
const still = (page) => page.route('**/*.wasm', (route) => route.abort());

for (const path of PAGES) {
  test(`${path} leaves nothing in English`, async (t) => {
    const { page, context } = await open(t, `/${path}`, { ready: false, before: still });
    await until(page, () => document.querySelector('.site-choices option'));
    const english = new Set((await pieces(page)).filter((text) => WORDY.test(text)));
    assert.ok(english.size > 5);
    // One of each direction will do for the small pages: that no text is missing is known already.
    for (const language of path.startsWith('examples/') ? ['de', 'ar'] : TRANSLATIONS) {
      const other = await context.newPage();
      await still(other);
      await other.goto(`${new URL(page.url()).origin}/${path}?lang=${language}`);
      await until(other, (lang) => document.documentElement.lang === lang, language);
      assert.equal(await other.evaluate(() => getComputedStyle(document.body).direction), language === 'ar' ? 'rtl' : 'ltr');
      const now = await pieces(other);
      assert.deepEqual([...new Set(now.filter((text) => english.has(text) && !SAME.has(text)))], [], language);
      for (const text of now) assert.doesNotMatch(text, /\{\w+|undefined|NaN/);
      await other.close();
    }
  });
}

test('the choice of language holds for the page, its address and the pages after it, and English comes back', async (t) => {
  const { page, errors } = await open(t, '/method.html?campaign=spring', { ready: false });
  // The names of the languages come after their codes.
  await until(page, () => document.querySelector('.site-choices option:checked')?.textContent === 'English');
  const before = await page.locator('body').innerText();
  const choose = page.locator('.site-choices select[name="lang"]');
  assert.equal(await choose.inputValue(), 'en');
  await choose.selectOption('ar');
  await until(page, () => document.documentElement.dir === 'rtl');
  assert.equal(new URL(page.url()).search, '?campaign=spring&lang=ar', 'what else stands in the address stays');
  await page.locator('.site-nav a').nth(3).click();
  await page.waitForURL(/examples\/index\.html\?lang=ar/);
  await until(page, () => document.documentElement.lang === 'ar' && document.title.includes('أمثلة'));
  await page.locator('.site-nav a').nth(0).click();
  await page.waitForURL(/\/index\.html\?.*lang=ar/);
  await until(page, () => document.documentElement.dir === 'rtl');
  await page.goBack();
  await page.waitForURL(/examples\/index\.html/);
  await page.goBack();
  await page.waitForURL((url) => !url.pathname.includes('examples'));
  await until(page, () => document.documentElement.lang === 'ar');
  await page.locator('.site-choices select[name="lang"]').selectOption('en');
  await until(page, () => document.documentElement.lang === 'en');
  assert.equal(await page.locator('body').innerText(), before);
  assert.equal(new URL(page.url()).search, '?campaign=spring');
  // What was still on its way when the page was left is no error.
  assert.deepEqual(
    errors.filter((line) => !/ABORT/.test(line)),
    [],
  );
});

test('on the page of the estimate language and currency go into its link, and from there to the other pages', async (t) => {
  const { page } = await open(t, '/index.html?employees=300');
  await page.getByLabel('Currency').selectOption('EUR');
  await page.getByLabel('Language').selectOption('de');
  await until(page, () => /lang=de/.test(location.search) && /currency=EUR/.test(location.search));
  assert.match(page.url(), /employees=300/);
  await page.locator('reach-estimator').getByText(/€/).first().waitFor();
  await until(page, () => document.documentElement.lang === 'de');
  await page.getByRole('link', { name: 'Einbetten' }).click();
  await page.waitForURL(/embed\.html\?/);
  await until(page, () => document.documentElement.lang === 'de');
  const { searchParams } = new URL(page.url());
  assert.deepEqual([...searchParams].sort(), [
    ['currency', 'EUR'],
    ['lang', 'de'],
  ]);
  await until(page, () => /lang=de/.test(document.querySelector('[data-snippet="frame"] textarea').value));
  assert.match(await page.locator('[data-snippet="frame"] textarea').inputValue(), /currency=EUR/);
});

for (const [given, lang] of [
  ['de-AT', 'de-AT'],
  ['pt', 'pt'],
  ['ja', 'en'],
  ['%3Cb%3E', 'en'],
  ['fr_CA', 'fr-CA'],
  ['', 'en'],
]) {
  test(`an address that asks for “${given}” gets ${lang}`, async (t) => {
    const { page, errors } = await open(t, `/examples/index.html?lang=${given}`, { ready: false });
    await until(page, (wanted) => document.querySelector('.site-choices option') && document.documentElement.lang === wanted, lang);
    const title = await until(page, () => document.title);
    if (lang === 'en') assert.match(title, /^Examples/);
    else await until(page, () => !document.title.startsWith('Examples'));
    assert.deepEqual(errors, []);
  });
}

test('without scripts the pages read in English', async (t) => {
  for (const path of ['index.html', 'embed.html', 'method.html', 'examples/index.html']) {
    const { page, context } = await open(t, `/${path}?lang=de`, { ready: false, javaScriptEnabled: false });
    assert.match(await page.locator('h1').first().innerText(), /[a-z]{4}/);
    if (path === 'method.html') assert.ok((await page.locator('math').count()) > 50);
    assert.equal(await page.locator('.site-choices select:visible').count(), 0, 'no list that does nothing');
    await context.close();
  }
});

test('no part of the method page stays in English', () => {
  const page = html.get('method.html');
  assert.deepEqual(
    [...page.matchAll(/<\w+[^>]* lang="en"[^>]*>/g)].slice(1).map(([tag]) => tag),
    [],
  );
});
