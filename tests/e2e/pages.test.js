/** The pages around the element: the method shows what it stands on, the snippets work where they are pasted. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, site, until, untilReady } from './harness.js';

const LIMIT_BYTES = 1024;

test('the method page shows equations, defaults, sources and claims', async (t) => {
  const { page, errors, axe } = await open(t, '/method.html', { ready: false });
  assert.ok((await page.locator('math').count()) > 50);
  const rows = await page.locator('.defaults tbody tr:has(td)').count();
  assert.ok(rows > 40, `${rows} defaults`);
  assert.match(await page.locator('#sources').innerText(), /LinkedIn: click rate of the same content/);
  assert.match(await page.locator('#claims').innerText(), /561%/);
  const dead = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href').slice(1)).filter((id) => !document.getElementById(id)));
  assert.deepEqual(dead, []);
  assert.deepEqual(await axe(), []);
  assert.deepEqual(errors, []);
});

test('the method page prints the article’s arithmetic exactly', async (t) => {
  const { page } = await open(t, '/method.html', { ready: false });
  const figures = await page.locator('#article table').first().locator('td.number').allInnerTexts();
  assert.deepEqual(figures, ['50', '20,000', '200,000', '600,000', '250,000', '1,000,000', '3,000,000']);
});

for (const [path, width] of [
  ['/method.html', 360],
  ['/embed.html', 360],
  ['/embed.html', 1280],
]) {
  test(`${path} does not scroll sideways at ${width} px`, async (t) => {
    const { page } = await open(t, path, { viewport: { width, height: 800 }, ready: path === '/embed.html' });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
  });
}

/** The text of a snippet, by its name. */
const snippet = (page, name) => page.locator(`[data-snippet="${name}"] textarea`).inputValue();

test('the snippets follow the form and the sliders, and stay short', async (t) => {
  const { page, errors, axe } = await open(t, '/embed.html');
  await page.selectOption('#preset', 'small');
  await page.selectOption('#theme', 'dark');
  await page.fill('#currency', 'EUR');
  await page.locator('#currency').blur();
  await page.locator('.inputs summary').click();
  await page.check('input[name="locked"][value="ctr"]');
  const field = page.locator('reach-estimator [data-parameter="employees"] input[type="text"]').first();
  await field.fill('60');
  await field.press('Enter');
  await until(page, () => document.querySelector('textarea').value.includes('employees="60"'));
  const tag = await snippet(page, 'tag');
  for (const part of ['preset="small"', 'theme="dark"', 'currency="EUR"', 'locked="ctr"']) assert.ok(tag.includes(part), part);
  assert.doesNotMatch(tag.split('>')[0], /followers=/, 'what the preset brings is not repeated');
  const frame = await snippet(page, 'frame');
  assert.match(frame, /iframe\.html\?[^#]*theme=dark[^#]*#[^"]*employees=60/);
  for (const name of ['tag', 'frame', 'picture']) {
    const text = await snippet(page, name);
    assert.ok(new TextEncoder().encode(text).length < LIMIT_BYTES, name);
  }
  assert.deepEqual(await axe(), []);
  assert.deepEqual(errors, []);
});

test('the tag snippet works on somebody else’s page', async (t) => {
  const { page: builder } = await open(t, '/embed.html?');
  await builder.selectOption('#preset', 'enterprise');
  await until(builder, () => document.querySelector('textarea').value.includes('enterprise'));
  const expected = await builder.evaluate(() => document.querySelector('reach-estimator').estimate.total.reach);
  const { page, errors } = await open(t, { body: await snippet(builder, 'tag'), script: null });
  assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').estimate.total.reach), expected);
  assert.deepEqual(errors, []);
});

test('without clipboard, copying selects the snippet and says so', async (t) => {
  const before = (page) => page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('denied')) } }));
  const { page } = await open(t, '/embed.html', { before });
  await page.locator('[data-snippet="tag"] button').click();
  const [selected, whole] = await until(page, () => {
    const { activeElement: field } = document;
    const selected = field instanceof HTMLTextAreaElement && field.value.slice(field.selectionStart, field.selectionEnd);
    return selected && [selected, document.querySelector('[data-snippet="tag"] textarea').value];
  });
  assert.equal(selected, whole);
  assert.match(await page.locator('[data-said]').innerText(), /press/);
});

/** A host page with one frame; `attributes` stand on it. */
const framed = (attributes = '', hash = '', script = `<script async src="${site.origin}/iframe-parent.js"></script>`) => ({
  body: `<iframe src="${site.origin}/iframe.html${hash}" title="Estimate" width="100%" height="150" frameborder="0" data-reach-estimator ${attributes}></iframe>${script}`,
  script: null,
  strict: false,
});

const frameHeight = () => document.querySelector('iframe').getBoundingClientRect().height;

/** Waits for the element inside the frame. */
async function insideFrame(page) {
  const frame = await until(page, () => document.querySelector('iframe') !== null).then(() => page.frames()[1]);
  await untilReady(frame);
  return frame;
}

for (const attributes of ['', 'sandbox="allow-scripts"', 'sandbox="allow-scripts allow-same-origin"']) {
  test(`a frame takes the height of its content: ${attributes || 'no sandbox'}`, async (t) => {
    const { page } = await open(t, framed(attributes, '?view=compact#v=2&employees=60'), { ready: false });
    const frame = await insideFrame(page);
    const content = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    assert.ok(content > 300);
    await until(page, (height) => Math.abs(document.querySelector('iframe').getBoundingClientRect().height - height) <= 2, content);
    assert.equal(await frame.evaluate(() => document.querySelector('reach-estimator').values.employees), 60);
    const settled = await page.evaluate(frameHeight);
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(await page.evaluate(frameHeight), settled);
  });
}

test('a parent script that arrives late asks for the height', async (t) => {
  const { page } = await open(t, framed('', '', ''), { ready: false });
  await insideFrame(page);
  assert.equal(await page.evaluate(frameHeight), 150);
  await page.addScriptTag({ url: `${site.origin}/iframe-parent.js` });
  await until(page, () => document.querySelector('iframe').getBoundingClientRect().height > 300);
});

test('forged, absurd and endless heights are refused', async (t) => {
  const { page } = await open(t, framed(), { ready: false });
  await insideFrame(page);
  await until(page, () => document.querySelector('iframe').getBoundingClientRect().height > 300);
  const before = await page.evaluate(frameHeight);
  const say = (message) => page.evaluate((data) => window.postMessage(data, '*'), message);
  await say({ source: 'reach-estimator', type: 'height', height: 9999 });
  for (const height of [Number.NaN, Number.POSITIVE_INFINITY, 'tall', null]) {
    await page.frames()[1].evaluate((data) => parent.postMessage(data, '*'), { source: 'reach-estimator', type: 'height', height });
  }
  await new Promise((done) => setTimeout(done, 200));
  assert.equal(await page.evaluate(frameHeight), before);
  await page.frames()[1].evaluate(() => {
    for (let height = 2000; height < 4000; height += 8) parent.postMessage({ source: 'reach-estimator', type: 'height', height }, '*');
  });
  await new Promise((done) => setTimeout(done, 300));
  assert.ok((await page.evaluate(frameHeight)) < 3000, 'growth without end is stopped');
});

test('the parent script leaves nothing behind on the page but the height', async (t) => {
  const { page, traces } = await open(t, framed(), { ready: false });
  await insideFrame(page);
  await until(page, () => document.querySelector('iframe').getBoundingClientRect().height > 300);
  const { mutations, globals, storage } = await traces();
  assert.deepEqual([...new Set(mutations)], ['iframe: style changed']);
  assert.deepEqual(
    globals.filter((name) => name !== '0'),
    [],
    'window[0] is the frame itself',
  );
  assert.deepEqual(storage, []);
});

test('a frame takes only settings from its address', async (t) => {
  const { page } = await open(t, framed('', '?theme=dark&lang=de&locked=ctr&onclick=alert(1)&style=color:red&wasm-url=https://example.com/'), { ready: false });
  const frame = await insideFrame(page);
  const names = await frame.evaluate(() => document.querySelector('reach-estimator').getAttributeNames().sort());
  assert.deepEqual(names, ['lang', 'locked', 'sync-url', 'theme']);
});

test('the page speaks the language of its estimate, also where a program has mangled the address', async (t) => {
  for (const query of [
    'lang=de',
    'lang=%22de%22',
    'lang=%E2%80%9Ede%E2%80%9C',
    'employees=400%26lang%3Dde',
    'Lang=DE',
    'v=2&#038;lang=de',
    'lang=(de)',
    'lang=%20de',
    'lang=fr&lang=de',
    'lang=de&case-title=R%26lang%3Dar',
  ]) {
    const { page } = await open(t, `/index.html?${query}`);
    await until(page, () => document.documentElement.lang === 'de' && document.querySelector('.site-nav a').textContent !== 'Estimate');
    assert.match(await page.locator('[part~="headline"]').innerText(), /Menschen|Personen/, query);
    await page.close();
  }
});
