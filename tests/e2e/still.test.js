/** The still: the answer that stands in the HTML before any script, and for good where none runs. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { needs } from './engines/index.js';
import { saidSoFar, watch, watchFromHere } from './said.js';
import { chart, field, frames, headline } from './screen.js';
import { open, site, until, untilReady } from './harness.js';
import { strictPolicy } from './host-page.js';
import { roomRule } from '../../www/release/room.mjs';
import { dist, files, listen } from '../../www/serve.mjs';

const www = fileURLToPath(new URL('../../www', import.meta.url));

/** What a bad host does to whatever it can reach, short of hiding it. */
const HOSTILE = `
body, body * { color: red !important; background: lime !important; font: italic 41px/3 cursive !important; text-transform: uppercase !important; letter-spacing: 9px !important; }
p, dl, dt, dd, div, figure, svg { float: left !important; margin: 40px !important; padding: 33px !important; border: 9px solid lime !important; max-width: 90px !important; }
svg * { fill: red !important; stroke: red !important; }
`;

const SIZES = [
  { width: 360, height: 800 },
  { width: 1280, height: 900 },
];

/** Never answers, so that the still stays. */
const hold = (page) => page.route('**/*.wasm', () => {});

/** A page of ours whose scripts never come, at once. */
async function openBeforeScripts(t, path) {
  const { page } = await open(t, 'about:blank', { ready: false });
  await page.route('**/*.js', () => {});
  await page.goto(new URL(path, site.origin).href, { waitUntil: 'commit' });
  return page;
}

/** Waits until the still is hidden. Nothing is painted before the sheets are there; at first there is no document at all. */
const untilHidden = (page) =>
  until(page, () => {
    const node = document.querySelector('.reach-still') ?? document.documentElement;
    return node && getComputedStyle(node).visibility === 'hidden';
  });

/** Parts of the answer in the still and in its successor, in the same order. */
const PARTS = {
  still: ['.reach-still > div > p', '.reach-still dl', '.reach-still dl > div:nth-child(4) strong', '.reach-still dl + dl', '.reach-still > svg'],
  live: ['.headline', '.figures', '.figures .figure:nth-child(4) .figure-value', '.money', 'svg[data-chart]'],
};

const boxes = (page, parts) =>
  page.evaluate((selectors) => {
    const element = document.querySelector('reach-estimator');
    const root = element.shadowRoot ?? element;
    return selectors.map((selector) => {
      const { x, y, width, height } = root.querySelector(selector).getBoundingClientRect();
      return { x, y, width, height };
    });
  }, parts);

/** Below the headline all places count from the figures: the sentence over them grows when the slower answers come. */
const below = ([first, figures, ...rest]) => [first, figures, ...rest.map((box) => ({ ...box, y: box.y - figures.y }))].filter((box) => box !== figures);

/** The texts of headline and figures. */
const texts = (page, selectors) =>
  page.evaluate((wanted) => {
    const element = document.querySelector('reach-estimator');
    const root = element.shadowRoot ?? element;
    return wanted.map((selector) => [...root.querySelectorAll(selector)].map((node) => node.textContent.trim()).filter(Boolean));
  }, selectors);

const STILL_TEXTS = ['.reach-still > div > p:first-child', '.reach-still dt', '.reach-still dd'];
const LIVE_TEXTS = ['.headline', '.figure-label', '.figure-rows dd'];

for (const viewport of SIZES) {
  for (const path of ['/index.html', '/examples/values.html', '/examples/compact.html']) {
    test(`the answer takes the place of its still, ${viewport.width} px: ${path}`, async (t) => {
      const { page: off } = await open(t, path, { viewport, ready: false, javaScriptEnabled: false });
      const { page: held } = await open(t, path, { viewport, ready: false, before: hold });
      await until(held, () => document.querySelector('reach-estimator').shadowRoot?.querySelector('.reach-still'));
      // Read while nothing has been waited for so long that it is said.
      const stills = { 'without a script': below(await boxes(off, PARTS.still)), 'while loading': below(await boxes(held, PARTS.still)) };
      const { page: live } = await open(t, path, { viewport });
      const expected = below(await boxes(live, PARTS.live));
      for (const [state, found] of Object.entries(stills)) {
        found.forEach((box, part) => {
          for (const side of ['x', 'y']) assert.ok(Math.abs(box[side] - expected[part][side]) <= 3, `${state}: part ${part}: ${side} ${box[side]} for ${expected[part][side]}`);
        });
        const [curve, answer] = [found.at(-1), expected.at(-1)];
        for (const side of ['width', 'height']) assert.ok(Math.abs(curve[side] - answer[side]) <= 3, `${state}: the curve's ${side} ${curve[side]} for ${answer[side]}`);
      }
    });
  }
}

for (const path of [
  '/index.html',
  '/iframe.html',
  '/examples/values.html',
  '/examples/two.html',
  '/examples/language.html',
  '/examples/right-to-left.html',
  '/examples/strings.html',
]) {
  test(`the still has the words and digits of the answer at rest: ${path}`, async (t) => {
    const { page: off } = await open(t, path, { ready: false, javaScriptEnabled: false });
    const { page: live } = await open(t, path);
    const plain = (lists) => lists.map((list) => list.map((text) => text.replace(/\p{Format}/gu, '')));
    assert.deepEqual(plain(await texts(off, STILL_TEXTS)), plain(await texts(live, LIVE_TEXTS)));
  });
}

test('the answer that takes the place of the still says the same from its first frame', async (t) => {
  const { page } = await open(t, '/index.html', { before: watch });
  assert.equal((await saidSoFar(page)).length, 1);
  // Another language has the same digits at once.
  await watchFromHere(page);
  await page.evaluate(() => document.querySelector('reach-estimator').setAttribute('lang', 'es'));
  await until(page, () => /personas/.test(document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="headline"]').textContent));
  await page.evaluate(() => document.querySelector('reach-estimator').ready);
  const translated = (await saidSoFar(page)).filter((text) => text.includes('personas'));
  assert.equal(translated.length, 1, translated.join('\n'));
  // Figures of other inputs are nobody's.
  const { page: other } = await open(t, '/index.html?v=2&employees=400', { before: watch });
  const said = await saidSoFar(other);
  assert.ok(said.length > 0 && said.every((text) => text.includes('400 employees') && !/ 4,000 people/.test(text)), said.join('\n'));
});

test('figures of the still are those of its ranges only, before and after a gesture', async (t) => {
  const { page: usual } = await open(t, '/index.html', { before: watch });
  const [usually = ''] = await saidSoFar(usual);
  const end = /[\d,]+$/.exec(await usual.locator('[part~="figure-range"]').first().innerText())?.[0] ?? '';
  assert.ok(end && usually.includes(end), usually);
  await usual.evaluate(() => {
    window.__said.clear();
    document.querySelector('reach-estimator').values = { ranges: { participation: [0.02, 0.9] } };
  });
  await usual.evaluate(() => document.querySelector('reach-estimator').ready);
  await until(usual, (was) => window.__said.size > 0 && ![...window.__said].at(-1)?.includes(was), end);
  const { page } = await open(t, '/index.html?v=2&participation.range=0.02..0.9', { before: watch });
  for (const said of [(await saidSoFar(usual)).slice(1), await saidSoFar(page)]) {
    assert.ok(
      said.every((text) => !text.includes(end)),
      said.join('\n'),
    );
  }
});

/** What the snippet builder gives for a company of 432, in a language that was chosen for it or in that of the page. */
async function snippet(t, kind, lang = '') {
  const { page } = await open(t, '/embed.html');
  await field(page, 'employees').fill('432');
  await field(page, 'employees').press('Enter');
  await until(page, (name) => document.querySelector(`[data-snippet="${name}"] textarea`).value.includes('of your 432 employees'), kind);
  if (lang) {
    await page.locator('#lang').selectOption(lang);
    await until(page, ([name, tag]) => document.querySelector(`[data-snippet="${name}"] textarea`).value.includes(` lang="${tag}"`), [kind, lang]);
    await page.getByRole('heading', { name: /Ihre Inhalte/ }).waitFor();
  }
  return page.locator(`[data-snippet="${kind}"] textarea`).inputValue();
}

test('the snippet with a still is small, and leaves a strict policy nothing to forbid', async (t) => {
  const text = await snippet(t, 'still');
  assert.ok(brotliCompressSync(text).length <= 4096, `${brotliCompressSync(text).length} bytes`);
  assert.doesNotMatch(text, /style|\son\w+=|\sid=/);
  assert.match(text, /<a href="http[^"]*index\.html\?[^"]*employees=432/);
  const short = await snippet(t, 'tag');
  assert.doesNotMatch(short, /<svg/);
  assert.match(short, /<a href="http[^"]*index\.html\?[^"]*employees=432/);
});

test('the snippet with a still has model and texts on the way before its script, and fetches them once', async (t) => {
  const body = await snippet(t, 'still', 'de');
  const early = (url) => /\/(reach_estimator_bg\.wasm|locales\/de\.json)$/.exec(url)?.[1];
  const asked = [];
  let wanted;
  const areWanted = new Promise((done) => (wanted = done));
  const answer = files(dist);
  // Held by the server: a browser whose requests are intercepted may preload nothing.
  const slow = await listen(async (request, response) => {
    if (early(request.url) && asked.push(early(request.url)) === 2) wanted();
    if (request.url.endsWith('/reach-estimator.iife.js')) await areWanted;
    answer(request, response);
  });
  t.after(() => slow.close());
  const { page, requests, errors } = await open(t, { body: body.replaceAll(site.origin, slow.origin), csp: strictPolicy(slow.origin), script: null }, { ready: false });
  await untilReady(page);
  assert.deepEqual(asked.sort(), ['locales/de.json', 'reach_estimator_bg.wasm']);
  assert.deepEqual(
    requests.filter(({ url }) => early(url)).map(({ status }) => status),
    [200, 200],
  );
  assert.deepEqual(errors, []);
});

test('the snippet with a still asks for no texts where the language is that of the page', async (t) => {
  assert.doesNotMatch(await snippet(t, 'still'), /locales/);
});

test('without scripts the still stands on a hostile page of another origin, under the strictest policy', async (t) => {
  const body = await snippet(t, 'still');
  const { page, errors } = await open(t, { body, css: HOSTILE, script: null }, { ready: false, javaScriptEnabled: false });
  await page
    .getByText(/of your 432 employees/)
    .first()
    .waitFor({ state: 'visible' });
  await page.locator('.reach-still > svg').waitFor({ state: 'visible' });
  assert.equal(await page.locator('.reach-still dt').count(), 8);
  assert.match(await page.locator('.reach-still a').getAttribute('href'), /employees=432/);
  assert.deepEqual(errors, []);
});

test('once the script is there, no style of the host reaches the still', async (t) => {
  const body = await snippet(t, 'still');
  const width = '<style>body { margin: 0; width: 1000px }</style>';
  const look = async (css) => {
    const { page } = await open(t, { body, css, head: width, strict: false, script: null }, { ready: false, before: hold });
    await until(page, () => document.querySelector('reach-estimator').shadowRoot?.querySelector('.reach-still'));
    return page.evaluate(() =>
      [...document.querySelector('reach-estimator').shadowRoot.querySelectorAll('.reach-still, .reach-still *')].map((node) => {
        const { color, fill, fontSize, lineHeight, float, margin, padding, textTransform } = getComputedStyle(node);
        return [node.nodeName, color, fill, fontSize, lineHeight, float, margin, padding, textTransform].join(' | ');
      }),
    );
  };
  assert.deepEqual(await look(HOSTILE), await look(''));
});

test('when loading fails the still stays, below a sentence that says why', async (t) => {
  const body = await snippet(t, 'still');
  const { page } = await open(t, { body, script: null }, { before: (page) => page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' })) });
  await page.locator('[part~="failure"]').waitFor({ state: 'visible' });
  const still = page.locator('reach-estimator').locator('.reach-still').last();
  await page
    .getByText(/of your 432 employees/)
    .locator('visible=true')
    .waitFor();
  assert.equal(
    await page
      .getByText(/of your 432 employees/)
      .locator('visible=true')
      .count(),
    1,
  );
  assert.match(await still.locator('a').getAttribute('href'), /employees=432/);
});

test('what a host puts beside the still is there where nothing runs, and the still is gone once the answer is there', async (t) => {
  const { page } = await open(t, '/examples/basic.html');
  assert.equal(await page.getByText('8 in 10 plausible cases').locator('visible=true').count(), 1);
  assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').shadowRoot.querySelector('.reach-still, slot')), null);
  const { page: off } = await open(t, '/examples/basic.html', { ready: false, javaScriptEnabled: false });
  await off.locator('reach-estimator > p').waitFor({ state: 'visible' });
});

/** Links as programs hand them on and as people write them by hand. */
const LINKS = [
  'employees=5000',
  'v=2&ctr.range=0.01..0.02',
  'ctr.range=0.01..0.02',
  'currency=EUR',
  'preset=article',
  'EMPLOYEES=5000',
  'Sales_Share=0.5',
  'utm_source=x&amp;employees=5000',
  'employees%3D5000%26posts%3D6',
  'posts%253D6',
  'employees&#61;5000',
  'employees[]=5000',
  'stress=1',
  'headline=money',
  'past-clicks=40',
];

for (const query of LINKS) {
  test(`a link with ${query} does not show the answer of others while it loads`, async (t) => {
    const { page } = await open(t, `/index.html?${query}`, { ready: false, before: hold });
    await until(page, () => document.querySelector('reach-estimator').shadowRoot);
    await frames(page);
    assert.equal(await page.getByText('of your 200 employees').locator('visible=true').count(), 0);
    const early = await openBeforeScripts(t, `/index.html?${query}`);
    await untilHidden(early);
    await early.getByText('Nothing you enter').first().waitFor();
  });
}

test('an address of a campaign leaves the answer where it is', async (t) => {
  const { page } = await open(t, '/index.html?utm_source=mail&gclid=v&ref=employees&utm_content=employees%3D5', { ready: false, before: hold });
  await until(page, () => document.querySelector('reach-estimator').shadowRoot);
  assert.ok((await page.getByText('of your 200 employees').locator('visible=true').count()) > 0);
});

test('a link in another language shows no English before it, and English where nothing else comes', async (t) => {
  const english = (page) =>
    page
      .getByText(/Your content reaches|Nothing you enter|^Method$/)
      .locator('visible=true')
      .count();
  const { page } = await open(t, '/index.html?lang=de', { ready: false, before: hold });
  await until(page, () => document.documentElement.lang === 'de');
  assert.equal(await english(page), 0, 'while the engine loads');
  const early = await openBeforeScripts(t, '/index.html?lang=de');
  await untilHidden(early);
  await early.locator('footer').waitFor({ state: 'attached' });
  await early.evaluate(() => document.getAnimations().map((animation) => animation.finish()));
  assert.ok((await english(early)) > 1, 'where no script comes');
  const usual = await openBeforeScripts(t, '/index.html?lang=en-GB');
  await usual.locator('footer').waitFor({ state: 'attached' });
  assert.ok((await english(usual)) > 1, 'English is at once');
});

for (const viewport of SIZES) {
  for (const [name, target] of [
    ['the full page', () => '/index.html'],
    ['the page of a frame', () => '/iframe.html'],
    ['an example', () => '/examples/values.html'],
    ['a host page with the snippet', async (t) => ({ body: `<p>Before</p>${await snippet(t, 'still')}<p>After</p>`, css: await roomRule(www, 'full'), script: null })],
  ]) {
    test(`nothing jumps when the answer takes the place of its still, ${viewport.width} px: ${name}`, needs('shifts'), async (t) => {
      const before = (page) =>
        page.addInitScript(() => {
          window.__shifts = [];
          new PerformanceObserver((list) =>
            window.__shifts.push(...list.getEntries().map(({ value, sources }) => [value, sources.map(({ node }) => node?.className || node?.nodeName).join(' ')])),
          ).observe({ type: 'layout-shift', buffered: true });
        });
      const { page } = await open(t, await target(t), { viewport, before });
      await headline(page).waitFor();
      await chart(page).first().waitFor();
      await frames(page);
      const shifts = await page.evaluate(() => window.__shifts);
      const sum = shifts.reduce((all, [value]) => all + value, 0);
      assert.ok(sum < 0.01, `${sum}: ${JSON.stringify(shifts)}`);
    });
  }
}
