/** Every page of the site: loads without a sound, obeys the rules of accessibility, fits a phone, leads nowhere wrong. */

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { sideways } from './geometry.js';
import { open, site } from './harness.js';
import { dist } from '../../www/serve.mjs';

const examples = (await readdir(join(dist, 'examples'))).filter((name) => name.endsWith('.html')).map((name) => `/examples/${name}`);
const pages = ['/index.html', '/method.html', '/embed.html', '/iframe.html', ...examples];

/** What a page may say, because it is about that. */
const MAY_SAY = { '/examples/failure.html': /missing\.wasm|404/ };

for (const path of pages) {
  test(`${path}: silent, accessible, as wide as the window`, async (t) => {
    const { page, errors, axe } = await open(t, path);
    const noise = errors.filter((line) => !MAY_SAY[path]?.test(line));
    assert.deepEqual(noise, []);
    assert.deepEqual(await axe(), []);
    assert.ok((await page.title()).length > 5);
    assert.ok(await page.locator('html').getAttribute('lang'));
    await page.setViewportSize({ width: 320, height: 700 });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.equal(await sideways(page), 0, 'at 320 px');
  });
}

test('no file to publish names the machine that built it', async () => {
  const { HOME = '', CARGO_HOME = join(HOME, '.cargo') } = process.env;
  const homes = [join(CARGO_HOME, 'registry'), fileURLToPath(new URL('../../', import.meta.url))];
  for (const name of (await readdir(dist)).filter((file) => /\.(wasm|js|json|html)$/.test(file))) {
    const bytes = await readFile(join(dist, name));
    for (const home of homes) assert.ok(!bytes.includes(home), `${name} names ${home}`);
  }
});

test('every link inside the site leads to something that is there', async (t) => {
  const links = new Map();
  const ids = new Map();
  for (const path of pages) {
    const { page, context } = await open(t, path, { ready: false, javaScriptEnabled: false });
    const found = await page.evaluate(() => ({
      links: [...document.querySelectorAll('a[href], link[href], script[src], img[src], iframe[src]')].map((node) => node.href || node.src),
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
      double: [...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index),
    }));
    assert.deepEqual(found.double, [], path);
    ids.set(new URL(path, site.origin).href, new Set(found.ids));
    for (const link of found.links) links.set(link, path);
    await context.close();
  }
  assert.ok(links.size > 60);
  for (const [link, from] of links) {
    const url = new URL(link);
    if (url.protocol === 'data:') continue;
    if (url.origin !== site.origin) {
      assert.match(link, /^https?:\/\/[a-z0-9.-]+\.[a-z]{2,}(\/|$)/, `${link} on ${from}`);
      continue;
    }
    const { hash } = url;
    url.hash = '';
    url.search = '';
    const { status } = await fetch(url);
    assert.equal(status, 200, `${link} on ${from}`);
    if (hash && ids.has(url.href)) assert.ok(ids.get(url.href).has(decodeURIComponent(hash.slice(1))), `${link} on ${from}`);
  }
});

test('the examples show what they say, each by its element', async (t) => {
  for (const [path, selector, says] of [
    ['/examples/strings.html', '[part~="controls"]', /Our numbers/],
    ['/examples/right-to-left.html', '[part~="headline"]', /[\u0600-\u06ff]/],
    ['/examples/compact.html', '[part~="headline"]', /people a month/],
    ['/examples/failure.html', '[part~="failure"]', /missing on the server/],
    ['/examples/goal.html', '[part~="goal"]', /Now: (fewer than |more than )?[\d.]+ in 10/],
    ['/examples/locked.html', '[part~="headline"]', /people a month/],
  ]) {
    const { page, context } = await open(t, path);
    assert.match(await page.locator(selector).first().innerText(), says, path);
    await context.close();
  }
});

test('the list of examples has a picture and a sentence of each', async (t) => {
  const { page } = await open(t, '/examples/index.html', { ready: false, javaScriptEnabled: false });
  const cards = await page.locator('.cards li').evaluateAll((items) =>
    items.map((item) => ({
      path: new URL(item.querySelector('a').href).pathname,
      words: item.querySelector('p').innerText.split(' ').length,
      drawn: item.querySelector('svg').getBoundingClientRect().height > 100 && item.querySelectorAll('svg *').length > 4,
    })),
  );
  assert.deepEqual(cards.map(({ path }) => path).sort(), examples.filter((path) => !path.endsWith('/index.html')).sort());
  assert.deepEqual(
    cards.filter(({ words, drawn }) => words < 5 || !drawn),
    [],
  );
});

test('the form example sends inputs and results', async (t) => {
  const { page } = await open(t, '/examples/form.html');
  await page.locator('[data-parameter="employees"] input[type="text"]').fill('321');
  await page.locator('[data-parameter="employees"] input[type="text"]').press('Enter');
  await page.locator('main form button, main form input[type="submit"]').last().click();
  await page.locator('main').getByText(/321/).first().waitFor();
});

test('the method says where the model is wrong, and what was checked', async (t) => {
  const { page } = await open(t, '/method.html', { ready: false, javaScriptEnabled: false });
  const text = await page.locator('main').innerText();
  for (const part of [/where the model is wrong|limits/i, /validation|checked/i, /converge/i]) assert.match(text, part);
  assert.doesNotMatch(text, /undefined|NaN|\[object|<!--/);
});
