/** Every way in which loading can fail: a sentence names the cause, and what stood there stays. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { open, site } from './harness.js';
import { button, headline, shows, words } from './screen.js';
import { all, neverAnswer, refuse, stumbling } from './network.js';
import { impatient } from './patience.js';
import { strictPolicy } from './host-page.js';
import { dist, files, listen } from '../../www/serve.mjs';

const FALLBACK = '<reach-estimator><p>Last figure: 6,000 people</p></reach-estimator>';

/** Each way to fail: what is set up, the code, and what the sentence must name. */
const FAILURES = {
  'the policy forbids WebAssembly': { code: 'csp', says: /security policy/, parts: { csp: strictPolicy(site.origin).replace(" 'wasm-unsafe-eval'", '') } },
  'the file is missing': { code: 'missing', says: /missing on the server/, route: (route) => route.fulfill({ status: 404, body: '' }) },
  'the server fails': { code: 'server', says: /could not deliver/, route: (route) => route.fulfill({ status: 503, body: '' }) },
  'the server sends a page in its place': { code: 'mime', says: /something else/, route: (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }) },
  'the file is damaged': {
    code: 'invalid',
    says: /damaged/,
    route: (route) => route.fulfill({ contentType: 'application/wasm', body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 9, 9, 9]) }),
  },
  'the request is blocked': { code: 'network', says: /blocked or out of reach/, route: (route) => route.abort('blockedbyclient') },
  'there is no WebAssembly': { code: 'unsupported', says: /WebAssembly/, prepare: (page) => page.addInitScript(() => delete globalThis.WebAssembly) },
  'the network is gone': {
    code: 'offline',
    says: /offline/,
    prepare: (page) => page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false })),
    route: (route) => route.abort('internetdisconnected'),
  },
};

for (const [name, { code, says, parts = {}, route, prepare }] of Object.entries(FAILURES)) {
  test(`${name}: a sentence says so, and the fallback stays`, async (t) => {
    const before = async (page) => {
      await page.addInitScript(() => addEventListener('reach-error', ({ detail }) => (window.__code = detail.code)));
      await prepare?.(page);
      if (route) await page.route('**/*.wasm', (each) => route(each));
    };
    const { page } = await open(t, { body: FALLBACK, ...parts }, { before });
    const failure = page.locator('[part~="failure"]');
    await failure.waitFor({ state: 'visible' });
    assert.match(await failure.innerText(), says);
    assert.equal(await page.getByText('Last figure: 6,000 people').isVisible(), true);
    assert.equal(await page.evaluate(() => window.__code), code);
    assert.equal(
      await page.evaluate(() =>
        document.querySelector('reach-estimator').ready.then(
          () => 'ready',
          (error) => error.code,
        ),
      ),
      code,
    );
  });
}

test('wasm with a charset starts', async (t) => {
  const answer = files(dist);
  for (const type of ['application/wasm; charset=utf-8', 'Application/WASM;charset=UTF-8', '', 'binary/octet-stream']) {
    const server = await listen((request, response) => {
      const { writeHead } = response;
      if (/\.wasm$/.test(request.url)) response.writeHead = (status, headers) => writeHead.call(response, status, { ...headers, 'content-type': type });
      answer(request, response);
    });
    t.after(() => server.close());
    const { headers } = await fetch(`${server.origin}/reach_estimator_bg.wasm`, { method: 'HEAD' });
    assert.equal(headers.get('content-type'), type);
    const head = `<script type="module" src="${server.origin}/reach-estimator.js"></script>`;
    const { page, errors } = await open(t, { body: FALLBACK, head, csp: strictPolicy(server.origin), script: null });
    await shows(page, {});
    assert.deepEqual(errors, [], type);
    await page.context().close();
  }
});

test('where nothing answers it says so in a box of its size, and starts when something does', async (t) => {
  for (const what of ['wasm', 'json']) {
    let open_ = false;
    const before = (page) => page.route(`**/*.${what}`, (route) => (open_ ? route.continue() : undefined));
    const { page } = await open(t, { body: FALLBACK }, { before, ready: false });
    const failure = page.locator('[part~="failure"]');
    await failure.waitFor({ timeout: 20_000 });
    assert.ok(await page.getByText('Last figure').isVisible());
    assert.ok((await page.evaluate(() => document.querySelector('reach-estimator').offsetHeight)) < 300);
    open_ = true;
    await page.getByRole('button', { name: 'Try again' }).click();
    await headline(page).waitFor();
    assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').ready.then(({ employees }) => employees)), 200);
    await page.context().close();
  }
});

test('after a failure it tries once by itself, and again when the network is back', async (t) => {
  let tries = 0;
  let works = false;
  const before = (page) => page.route('**/*.wasm', (route) => ((tries += 1), works ? route.continue() : route.abort('internetdisconnected')));
  const { page } = await open(t, { body: FALLBACK }, { before, ready: false });
  await page.locator('[part~="failure"]').waitFor();
  while (tries < 2) await page.waitForTimeout(200);
  await page.waitForTimeout(1000);
  assert.equal(tries, 2, 'only once');
  works = true;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await headline(page).waitFor();
});

for (const [what, pattern] of [
  ['module', '**/*_more_*'],
  ['glue of the module', '**/reach-estimator-more.js*'],
  ['script of the panels', '**/reach-estimator-further.js*'],
  ['texts of the panels', '**/locales/details/*'],
]) {
  for (const [how, first] of [
    ['fails', refuse],
    ['never answers', neverAnswer],
  ]) {
    test(`${what} that ${how} is asked for again, and what was lacking is there`, async (t) => {
      const { before } = stumbling(pattern, first);
      const { page } = await open(t, { body: FALLBACK }, { before: all(impatient, before), ready: false });
      await page.evaluate(() => document.querySelector('reach-estimator').ready);
      await page.locator('[part~="failure"]').waitFor({ state: 'detached' });
      await button(page, 'panel.compare').click();
      await page.getByRole('heading', { name: words('compare.title') }).waitFor();
      await page.locator('[data-tab="rounds"]').click();
      await page.locator('svg[data-chart="rounds"]').waitFor();
    });
  }
}
