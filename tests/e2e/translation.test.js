/** The pages in six languages: every text has its translation, none is left in English, the choice travels. */

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { open, until } from './harness.js';
import { all, breaking, neverAnswer, refuse, stumbling } from './network.js';
import { impatient } from './patience.js';
import { dist } from '../../www/serve.mjs';
import { LANGUAGES } from '../../www/element/languages.js';

const TRANSLATIONS = LANGUAGES.filter((language) => language !== 'en');
const FOLDERS = ['pages', 'embed', 'examples', 'method'];
const examples = (await readdir(join(dist, 'examples'))).filter((name) => name.endsWith('.html')).map((name) => `examples/${name}`);
const PAGES = ['index.html', 'embed.html', 'method.html', ...examples];

/** Keys that a script sets, and not the page. */
const SET_BY_SCRIPT = /^gallery\.(?!title|text)/;

const read = async (path) => JSON.parse(await readFile(join(dist, 'locales', `${path}.json`), 'utf8'));
const html = new Map(await Promise.all(PAGES.map(async (path) => [path, await readFile(join(dist, path), 'utf8')])));

const failures = await read('pages/failures');
const [germanPages, germanMethod] = [await read('pages/de'), await read('method/de')];

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

const METHOD = '**/locales/method/*.json';

const lack = (page) => page.locator('.site-lack');

/** What a page says of its language, and in which its heading is. */
const spoken = (page) =>
  page.evaluate(() => {
    const { lang, dir, dataset } = document.documentElement;
    const list = document.querySelector('.site-choices select[name="lang"]').value;
    const nav = document.querySelector('.site-nav a[href*="method"]');
    return {
      lang,
      dir: dir || 'ltr',
      list,
      waits: 'waiting' in dataset,
      title: document.querySelector('h1').textContent,
      nav: [nav.textContent, nav.lang],
      link: nav.getAttribute('href'),
    };
  });

const ENGLISH = { lang: 'en', dir: 'ltr', list: 'en', waits: false, title: 'How the estimate is made' };
const GERMAN = { lang: 'de', dir: 'ltr', list: 'de', waits: false, title: germanMethod['method.intro.how-the-estimate-is'], nav: [germanPages['nav.method'], ''] };

/** The same, without where the link leads. */
const spokenHere = async (page) => (({ link, ...rest }) => rest)(await spoken(page));

test('every language says that the page is not all there in it', () => {
  assert.deepEqual(Object.keys(failures).sort(), [...TRANSLATIONS].sort());
  for (const language of TRANSLATIONS) assert.deepEqual(Object.keys(failures[language]), ['texts', 'again'], language);
});

for (const [what, answer] of [
  ['fail', refuse],
  ['never answer', neverAnswer],
  ['are refused by the server', (route) => route.fulfill({ status: 503 })],
]) {
  test(`texts of a page that ${what} leave it in English with a sentence, in what has come, until they come`, async (t) => {
    const { before, mend } = breaking(METHOD, answer);
    const { page, errors, axe } = await open(t, '/method.html?lang=de', { before: all(impatient, before), ready: false });
    await lack(page).getByText(failures.de.texts).waitFor();
    assert.deepEqual(await axe('header, .site-lack'), []);
    const { link, ...rest } = await spoken(page);
    assert.deepEqual(rest, { ...ENGLISH, nav: [germanPages['nav.method'], 'de'] });
    assert.match(link, /method\.html\?lang=de$/);
    // Until the tries that nobody asks for are over.
    await page.waitForTimeout(1500);
    mend();
    await lack(page).getByRole('button', { name: failures.de.again }).focus();
    await page.keyboard.press('Enter');
    await lack(page).waitFor({ state: 'detached' });
    assert.deepEqual(await spokenHere(page), GERMAN);
    assert.equal(await page.evaluate(() => document.activeElement.name), 'lang', 'the focus goes on from where it was');
    assert.deepEqual(
      errors.filter((line) => line.startsWith('exception')),
      [],
    );
  });
}

test('texts of a page that fail once come by themselves', async (t) => {
  const { before, asked } = stumbling(METHOD, refuse);
  const { page } = await open(t, '/method.html?lang=de', { before: all(impatient, before), ready: false });
  await until(page, () => document.documentElement.lang === 'de');
  await lack(page).waitFor({ state: 'detached' });
  assert.deepEqual(await spokenHere(page), GERMAN);
  assert.equal(asked(), 2);
});

test('texts of a page that failed come when the network is back', async (t) => {
  const { before, mend } = breaking('**/locales/**/de.json');
  const { page } = await open(t, '/method.html?lang=de', { before: all(impatient, before), ready: false });
  await lack(page).waitFor();
  assert.deepEqual(await spokenHere(page), { ...ENGLISH, nav: ['Method', ''] });
  await page.waitForTimeout(1500);
  await lack(page).evaluate((node) => new MutationObserver(() => (window.saidAgain = node.textContent)).observe(node, { childList: true }));
  const again = lack(page).getByRole('button', { name: failures.de.again });
  await again.focus();
  await page.keyboard.press('Enter');
  const said = await until(page, () => window.saidAgain);
  assert.ok(said.includes(failures.de.texts));
  assert.equal(await again.evaluate((node) => node.matches(':focus') && !node.hasAttribute('aria-disabled')), true);
  mend();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await until(page, () => document.documentElement.lang === 'de');
  assert.deepEqual(await spokenHere(page), GERMAN);
});

test('a language that does not come is not chosen in the list, and can be chosen again', async (t) => {
  const { before, mend } = breaking('**/locales/**/ar.json');
  const { page } = await open(t, '/method.html', { before: all(impatient, before), ready: false });
  const list = page.locator('.site-choices select[name="lang"]');
  await list.selectOption('de');
  await until(page, () => document.documentElement.lang === 'de');
  await list.selectOption('ar');
  await lack(page).getByText(failures.ar.texts).waitFor();
  // Nothing of it has come: the page stays as it was.
  assert.deepEqual(await spokenHere(page), GERMAN);
  assert.equal(await lack(page).getAttribute('dir'), 'rtl');
  await page.waitForTimeout(1500);
  mend();
  await list.selectOption('ar');
  await until(page, () => document.documentElement.dir === 'rtl');
  await lack(page).waitFor({ state: 'detached' });
  assert.equal(await list.inputValue(), 'ar');
});

test('another language ends what was said of the one before', async (t) => {
  const { before } = breaking('**/locales/**/ar.json');
  const { page } = await open(t, '/method.html?lang=ar', { before: all(impatient, before), ready: false });
  await lack(page).waitFor();
  await page.locator('.site-choices select[name="lang"]').selectOption('de');
  await until(page, () => document.documentElement.lang === 'de');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForTimeout(500);
  assert.equal(await lack(page).count(), 0);
  assert.deepEqual(await spokenHere(page), GERMAN);
});

test('a page is in the language of its heading; what is in another says so', async (t) => {
  const { before, mend } = breaking('**/locales/pages/ar.json');
  const { page } = await open(t, '/method.html?lang=ar', { before: all(impatient, before), ready: false });
  await lack(page).getByText(failures.ar.texts).waitFor();
  const nav = page.locator('.site-nav a').first();
  const said = () => nav.evaluate(({ lang, dir, textContent }) => [document.documentElement.lang, document.documentElement.dir, lang, dir, textContent]);
  assert.deepEqual(await said(), ['ar', 'rtl', 'en', 'ltr', 'Estimate']);
  mend();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await lack(page).waitFor({ state: 'detached' });
  assert.deepEqual(await said(), ['ar', 'rtl', '', '', (await read('pages/ar'))['nav.estimate']]);
});

test('links hand language and currency on before any text has come', async (t) => {
  const { before } = breaking('**/locales/**/de.json', neverAnswer);
  const { page } = await open(t, '/examples/basic.html?lang=de&currency=EUR', { before, ready: false });
  const link = await until(page, () => document.querySelector('.site-nav a[href*="lang="]')?.getAttribute('href'));
  assert.match(link, /lang=de&currency=EUR/);
});
