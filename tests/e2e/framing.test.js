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

test('a frame has room for all of its content, whatever box the page measures frames by', async (t) => {
  const css = '* { box-sizing: border-box } iframe { border: 3px solid; padding: 16px }';
  const { page: host } = await open(t, { ...page(frame()), css }, { ready: false });
  await grown(host);
  const inside = host.frames().at(-1);
  await until(inside, () => document.documentElement.scrollHeight === innerHeight);
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

/** What an element in a frame has made of its address. */
async function framed(t, address) {
  const { page: host, errors } = await open(t, page(frame('', site.origin + address)), { ready: false });
  const inside = host.frameLocator('iframe');
  await headline(inside).waitFor();
  const said = await inside.locator('reach-estimator').evaluate((element) => {
    const values = () => ({ employees: element.employees, participation: element.participation, posts: element.posts });
    const now = values();
    const { caseTitle } = element;
    element.reset();
    return { attributes: element.getAttributeNames(), caseTitle, now, start: values() };
  });
  const read = (name) => inside.locator('reach-estimator').getAttribute(name);
  return { inside, said, read, errors };
}

test('what an editor has escaped twice, or put quotes around, is read', async (t) => {
  const query = 'view=full&amp;amp;lang=%22de%22&amp;#038;currency=EUR&amp;#x26;omit=ctr&amp;amp;locked=posts';
  const { said, read } = await framed(t, `/iframe.html?${query}#v=2&amp;amp;employees=432&amp;amp;case-title=C%23&amp;#x26;posts=6`);
  const settings = await Promise.all(['view', 'lang', 'currency', 'omit', 'locked'].map(read));
  assert.deepEqual(settings, ['full', 'de', 'EUR', 'ctr', 'posts']);
  assert.equal(said.caseTitle, 'C#');
  assert.deepEqual([said.now.employees, said.now.posts], [432, 6]);
});

test('what a program has made of the address changes neither what is locked nor where reset leads', async (t) => {
  for (const [query, hash] of [
    ['lang=de&%23038;locked=participation', 'employees=50;participation=0.4'],
    ['lang=de&amp%3Blocked=participation', 'employees=50%26participation=0.4'],
    ['lang=de%26amp%3BLOCKED=participation', 'Employees=50&Participation=0.4'],
    ['lang=de&amplocked[]=participation', 'employees=50\\u0026participation=0.4'],
    ['lang%3Dde&hidden=ctr;locked%3Dparticipation', 'employees=50&%23038;participation=0.4'],
    ['lang=de&locked=participation%23employees=50&participation=0.4', ''],
    ['', 'lang=de&locked=participation&employees=50&participation=0.4'],
  ]) {
    const address = `/iframe.html?${query}${hash && `#${hash}`}`;
    const { said, read, errors } = await framed(t, address);
    assert.deepEqual(await Promise.all(['lang', 'locked'].map(read)), ['de', 'participation'], address);
    const wanted = { employees: 50, participation: 0.4, posts: 3 };
    assert.deepEqual([said.now, said.start], [wanted, wanted], address);
    assert.deepEqual(errors, [], address);
  }
});

test('an address sets nothing of an element but what it may', async (t) => {
  const attempts =
    'onclick=top.hit=1&oncontentvisibilityautostatechange=top.hit=1&style=content-visibility:auto&class=a&id=b&slot=c&sync-url=&wasm-url=/elsewhere.wasm&link-url=/&hidden=1&__proto__=d';
  for (const address of [`/iframe.html?${attempts}#employees=50`, `/iframe.html#${attempts}&employees=50`]) {
    const { said, inside } = await framed(t, address);
    assert.deepEqual(
      said.attributes.filter((name) => !['sync-url', 'value', 'omit'].includes(name)),
      [],
    );
    assert.equal(await inside.locator('reach-estimator').getAttribute('sync-url'), 'hash');
    assert.equal(said.now.employees, 50);
  }
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
