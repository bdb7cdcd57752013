/** Frames of the estimator in other people's pages: how high they are, and what a sandbox forbids. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, headline, words } from './screen.js';
import { open, site, until } from './harness.js';
import { listen } from '../../www/serve.mjs';

const frame = (attributes = '', src = `${site.origin}/iframe.html`) => `<iframe id="frame" width="800" height="300" data-reach-estimator ${attributes} src="${src}"></iframe>`;
const page = (body, head = '') => ({ body, head, script: 'iframe-parent.js', strict: false });
const grown = (where, find = "document.querySelector('#frame')") => until(where, (text) => (0, eval)(text).offsetHeight > 900, find, 20_000);

test('a frame far below the screen has the height of its content at once', async (t) => {
  const { page: host } = await open(t, page(`<div style="height: 6000px"></div>${frame()}`), { ready: false });
  await grown(host);
  assert.equal(await host.evaluate(() => scrollY), 0);
});

test('a frame in a shadow root grows', async (t) => {
  const { page: host } = await open(t, page('<div id="shelter"></div>'), { ready: false });
  await host.evaluate((markup) => {
    document.querySelector('#shelter').attachShadow({ mode: 'open' }).innerHTML = `<section>${markup}</section>`;
  }, frame());
  await grown(host, "document.querySelector('#shelter').shadowRoot.querySelector('iframe')");
});

test('where a shadow root is closed, one line in the console says why it does not', async (t) => {
  const { page: host, errors } = await open(t, page('<div id="shelter"></div>'), { ready: false });
  await host.evaluate((markup) => {
    document.querySelector('#shelter').attachShadow({ mode: 'closed' }).innerHTML = markup;
  }, frame());
  await until(host, () => true);
  while (!errors.some((line) => /closed shadow root/.test(line))) await host.waitForTimeout(100);
  assert.equal(errors.filter((line) => /reach-estimator/.test(line)).length, 1);
});

test('a src that leads on to another host grows too', async (t) => {
  const hop = await listen((_request, response) => response.writeHead(302, { location: `${site.origin}/iframe.html` }).end());
  t.after(() => hop.close());
  const { page: host } = await open(t, page(frame('', `${hop.origin}/estimate`)), { ready: false });
  await grown(host);
});

test("a value that the frame is locked at stays, and reset leads back to the frame's own", async (t) => {
  const { page: host } = await open(t, page(frame('', `${site.origin}/iframe.html?locked=employees#v=2&employees=444&posts=7`)), { ready: false });
  const inside = host.frameLocator('#frame');
  await headline(inside).waitFor();
  const values = await inside.locator('reach-estimator').evaluate((element) => {
    element.restore?.();
    element.values = { posts: 3 };
    element.reset();
    return [element.employees, element.posts, element.locked];
  });
  assert.deepEqual(values, [444, 7, 'employees']);
});

test('what an editor has escaped twice, or put quotes around, is read', async (t) => {
  const src = `${site.origin}/iframe.html?view=full&amp;amp;lang=%22de%22&amp;#038;currency=EUR&amp;#x26;omit=brief&amp;amp;locked=posts#v=2&amp;amp;employees=432&amp;amp;title=C#&amp;#x26;posts=6`;
  const { page: host } = await open(t, page(frame('', src)), { ready: false });
  const inside = host.frameLocator('iframe');
  await headline(inside).waitFor();
  const { settings, employees, posts } = await inside.locator('reach-estimator').evaluate((element) => ({
    settings: ['view', 'lang', 'currency', 'omit', 'locked', 'title'].map((name) => element.getAttribute(name)),
    employees: element.employees,
    posts: element.posts,
  }));
  assert.deepEqual(settings, ['full', 'de', 'EUR', 'brief', 'posts', 'C#']);
  assert.deepEqual([employees, posts], [432, 6]);
});

test('in a sandbox that forbids it, every button works or says where it would', async (t) => {
  const { page: host } = await open(t, page(frame('sandbox="allow-scripts"')), { ready: false, permissions: ['clipboard-read', 'clipboard-write'] });
  const inside = host.frameLocator('#frame');
  await headline(inside).waitFor();
  for (const [action, key] of [
    ['csv', 'file.fallback'],
    ['svg', 'file.fallback'],
    ['png', 'file.fallback'],
    ['json', 'file.fallback'],
    ['brief', 'print.fallback'],
  ]) {
    await button(inside, `action.${action}`).click();
    const field = inside.getByLabel(words(key));
    await field.waitFor({ state: 'visible' });
    assert.match(await field.inputValue(), /\/iframe\.html/, action);
  }
  // Not every engine keeps the clipboard from a sandbox.
  await button(inside, 'action.link').click();
  const field = inside.getByLabel(words('link.fallback'));
  const copied = button(inside, 'link.copied');
  await field.or(copied).filter({ visible: true }).waitFor();
  const link = (await copied.isVisible()) ? await host.evaluate(() => navigator.clipboard.readText()) : await field.inputValue();
  assert.match(link, /\/iframe\.html/);
});

test('outside of frames nothing is said', async (t) => {
  const { page: own } = await open(t, '/index.html');
  await button(own, 'action.csv').click();
  assert.equal(await own.locator('[part~="link-field"]').isVisible(), false);
});
