/** What is on the screen before anybody touches anything, and what loading leaves behind: nothing. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { DRAWS, button, frames, headline, figure, expected, numberIn, openTab, rounds, shows, slider, type } from './screen.js';
import { open, site, until } from './harness.js';
import { holding } from './network.js';

const HOST = { body: '<p id="before">Before</p><reach-estimator><p>Fallback</p></reach-estimator><p id="after">After</p>' };

test('the answer stands there before any touch', async (t) => {
  const { page, errors } = await open(t, '/index.html');
  const reach = expected({}, 'total.reach');
  const said = await headline(page).innerText();
  assert.match(said, /reaches [\d,]+ people a month when it is shared by 20 of your 200 employees: [\d.]+ times as many as the company page alone\./);
  assert.ok(rounds(numberIn(said), reach.p50), said);
  const range = await page.locator('[part~="headline-range"]').innerText();
  const [low, high] = /between (.+?) and (.+?)\./.exec(range).slice(1).map(numberIn);
  assert.ok(rounds(low, reach.p10) && rounds(high, reach.p90), range);
  await shows(page, {}, ['total.reach', 'total.impressions', 'total.clicks', 'money.roi']);
  assert.equal(await page.locator('[part~="figure"]').count(), 4);
  await page.locator('svg[data-chart="reach"]').waitFor({ state: 'visible' });
  assert.deepEqual(errors, []);
});

test('every figure is written as its number, with its range and what the page does alone', async (t) => {
  const { page } = await open(t, '/index.html');
  const beside = { 'total.reach': 'page.reach', 'total.impressions': 'page.impressions', 'total.clicks': 'page.clicks' };
  for (const output of [...Object.keys(beside), 'money.roi']) {
    const { value, p10, p90, shown, range, beside: other } = await figure(page, output);
    assert.ok(rounds(numberIn(shown), value), `${output}: ${shown} for ${value}`);
    const [low, high] = range.split('–').map(numberIn);
    assert.ok(rounds(low, p10) && rounds(high, p90), `${output}: ${range} for ${p10} to ${p90}`);
    if (beside[output]) assert.ok(rounds(numberIn(other), expected({}, beside[output]).p50), `${output}: ${other}`);
  }
});

for (const path of [
  '/index.html',
  '/index.html?lang=de',
  '/examples/basic.html?v=2&lang=ar',
  '/iframe.html',
  '/iframe.html?lang=de',
  '/examples/basic.html',
  '/examples/right-to-left.html',
]) {
  test(`every file is fetched once: ${path}`, async (t) => {
    const { page, requests, errors } = await open(t, path);
    const times = new Map();
    for (const { url } of requests) times.set(url, (times.get(url) ?? 0) + 1);
    assert.deepEqual(
      [...times].filter(([, count]) => count > 1),
      [],
    );
    assert.ok([...times.keys()].some((url) => url.endsWith('.wasm')));
    // Longer than a browser waits before it says that what was preloaded is not used.
    await page.waitForTimeout(4000);
    assert.deepEqual(
      errors.filter((line) => /preload/.test(line)),
      [],
    );
  });
}

test('only what is needed is fetched, from the site alone, and nothing after that', async (t) => {
  const { page, requests, errors } = await open(t, '/index.html');
  const files = requests.map(({ url }) => new URL(url));
  assert.ok(
    files.every(({ origin }) => origin === site.origin),
    files.join(' '),
  );
  assert.ok(requests.every(({ method, status }) => method === 'GET' && status === 200));
  // What is ready has both modules: the first, and the one that came when the picture stood.
  const modules = files.map(({ pathname }) => pathname).filter((pathname) => pathname.endsWith('.wasm'));
  assert.deepEqual(modules, ['/reach_estimator_bg.wasm', '/reach_estimator_more_bg.wasm']);
  assert.deepEqual(
    files.filter(({ pathname }) => pathname.includes('/locales/')).map(({ pathname }) => pathname),
    ['/locales/en.json', '/locales/details/en.json'],
  );

  const before = requests.length;
  await slider(page, 'employees').press('ArrowRight');
  await type(page, 'participation', '25');
  for (const chart of ['rounds', 'time', 'matters', 'odds', 'hype', 'reach']) await openTab(page, chart);
  for (const panel of ['compare', 'without', 'figures', 'sources']) {
    await button(page, `panel.${panel}`).click();
    await frames(page);
  }
  await button(page, 'action.csv').click();
  await until(page, () => location.search.includes('participation'));
  assert.deepEqual(
    requests.slice(before).filter(({ url }) => !url.startsWith('blob:')),
    [],
  );
  assert.deepEqual(errors, []);
});

test('the page around is not touched: no nodes, globals, storage, cookies, history', async (t) => {
  const { page, traces, errors } = await open(t, HOST);
  const address = page.url();
  await slider(page, 'employees').press('ArrowRight');
  await type(page, 'posts', '6');
  await openTab(page, 'odds');
  await button(page, 'panel.compare').click();
  await button(page, 'compare.keep').click();
  // Longer than the pause after which an address would be written.
  await page.waitForTimeout(600);
  const { history, ...left } = await traces();
  assert.deepEqual(left, { mutations: [], globals: [], storage: [], cookies: '', styleSheets: 0 });
  assert.equal(page.url(), address);
  assert.ok(history <= 2);
  assert.equal(await page.title(), 'Host');
  assert.deepEqual(errors, []);
});

test('the fallback content is there while it loads, and goes when the answer comes', async (t) => {
  const { before, release } = holding('**/*.wasm');
  const { page } = await open(t, HOST, { ready: false, before });
  await page.getByText('Fallback').waitFor({ state: 'visible' });
  assert.equal(await headline(page).count(), 0);
  release();
  await headline(page).waitFor({ state: 'visible' });
  assert.equal(await page.getByText('Fallback').isVisible(), false);
});

for (const changes of [
  { currency: 'EUR', locked: 'posts' },
  { lang: 'de', strings: '{"controls.title": "Zahlen"}' },
]) {
  test(`what the host changes once the parts are made is there with the first picture: ${Object.keys(changes).join(', ')}`, async (t) => {
    const { before, release } = holding('**/*.wasm');
    const { page, errors } = await open(t, HOST, { ready: false, before });
    await until(page, () => performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('en.json') && responseEnd > 0));
    await frames(page);
    await page.locator('reach-estimator').evaluate((element, changes) => {
      for (const [name, value] of Object.entries(changes)) element.setAttribute(name, value);
    }, changes);
    release();
    await page.evaluate(() => document.querySelector('reach-estimator').ready);
    assert.match(await headline(page).innerText(), changes.lang ? /Personen/ : /people/);
    assert.equal(await page.getByText('Zahlen', { exact: true }).count(), changes.lang ? 1 : 0);
    assert.equal(await slider(page, 'posts').isDisabled(), changes.locked !== undefined);
    assert.equal(/€/.test(await page.locator('.figures.money').innerText()), changes.currency !== undefined);
    assert.deepEqual(errors, []);
  });
}

test('the classic script does the same', async (t) => {
  const { page, traces, errors } = await open(t, { ...HOST, script: 'reach-estimator.iife.js' });
  assert.match(await headline(page).innerText(), /people a month/);
  const { globals, mutations } = await traces();
  assert.deepEqual({ globals, mutations }, { globals: [], mutations: [] });
  assert.deepEqual(errors, []);
});

test('the script with everything inside asks for nothing else', async (t) => {
  const { page, requests, errors } = await open(t, { ...HOST, script: 'reach-estimator.inline.js' });
  assert.match(await headline(page).innerText(), /people a month/);
  assert.deepEqual(
    requests.filter(({ type }) => type === 'fetch'),
    [],
  );
  assert.deepEqual(errors, []);
});

test('loading twice, or two copies of the script, makes one definition and no noise', async (t) => {
  const head = `<script async src="${new URL('reach-estimator.iife.js', site.origin)}"></script>`;
  const { page, errors } = await open(t, { ...HOST, head });
  assert.match(await headline(page).innerText(), /people a month/);
  assert.deepEqual(errors, []);
});

test('a lazy element fetches nothing until it comes near the screen', async (t) => {
  const body = '<div class="tall">Tall</div><reach-estimator loading="lazy"><p>Fallback</p></reach-estimator>';
  const { page, requests } = await open(t, { body, css: '.tall { height: 4000px }' }, { ready: false });
  await frames(page);
  const engineFiles = () => requests.filter(({ url }) => /estimator(_scalar)?_bg\.wasm|locales/.test(url)).length;
  assert.equal(engineFiles(), 0);
  await page.locator('reach-estimator').evaluate((element) => element.scrollIntoView());
  await headline(page).waitFor({ state: 'visible' });
  // The module, the texts of the first screen, and those of what opens later.
  await page.evaluate(() => document.querySelector('reach-estimator').ready);
  assert.equal(engineFiles(), 3);
});

test('the ready promise and event come with the first answer', async (t) => {
  const before = (page) =>
    page.addInitScript(() =>
      addEventListener(
        'reach-ready',
        ({ detail }) => (window.__ready = { ...(window.__ready ?? { times: 0 }), reach: detail.estimate.total.reach, times: (window.__ready?.times ?? 0) + 1 }),
      ),
    );
  const { page } = await open(t, '/examples/basic.html', { before });
  const { times, reach } = await page.evaluate(() => window.__ready);
  assert.equal(times, 1);
  assert.equal(reach, await page.evaluate(() => document.querySelector('reach-estimator').estimate.total.reach));
});

test('ready comes although inputs change while the figures are worked out', async (t) => {
  const { page } = await open(t, '/index.html', { ready: false });
  const ready = page.evaluate(async () => {
    await customElements.whenDefined('reach-estimator');
    const element = document.querySelector('reach-estimator');
    const figures = () => element.shadowRoot.querySelector('[data-draws]');
    const nextFrame = () => new Promise(requestAnimationFrame);
    while (!figures()) await nextFrame();
    // What was at rest when it came: on a fast machine that may be figures of an earlier change.
    const ready = element.ready.then(() => Number(figures().dataset.draws));
    // Each change ends what was being worked out for the one before.
    for (let employees = 300; employees < 312; employees += 1) {
      element.employees = employees;
      await nextFrame();
      await nextFrame();
    }
    return ready;
  });
  assert.equal(await Promise.race([ready, page.waitForTimeout(20_000)]), DRAWS);
  await shows(page, { employees: 311 });
});

test('the language asked for last stays, whichever answer comes last', async (t) => {
  const { before, release } = holding('**/locales/de.json');
  const { page, errors } = await open(t, HOST, { before });
  const spoken = (tag) => until(page, (wanted) => document.querySelector('reach-estimator').shadowRoot.querySelector('.root').lang === wanted, tag);
  const asked = page.waitForRequest('**/locales/de.json');
  await page.locator('reach-estimator').evaluate((element) => element.setAttribute('lang', 'de'));
  await asked;
  await page.locator('reach-estimator').evaluate((element) => element.setAttribute('lang', 'fr'));
  await spoken('fr');
  const late = page.waitForResponse('**/locales/de.json');
  release();
  await (await late).finished();
  await frames(page);
  await frames(page);
  await spoken('fr');
  assert.deepEqual(errors, []);
});

test('an element that is taken away while its figures are worked out stops nothing', async (t) => {
  const { page } = await open(t, '/index.html', { ready: false });
  await page.evaluate(async () => {
    await customElements.whenDefined('reach-estimator');
    const element = document.querySelector('reach-estimator');
    const nextFrame = () => new Promise(requestAnimationFrame);
    while (!element.shadowRoot?.querySelector('[data-draws]')) await nextFrame();
    const place = element.parentNode;
    const { ready } = element;
    element.remove();
    for (let frame = 0; frame < 5; frame += 1) await nextFrame();
    place.append(element);
    await ready;
    await element.ready;
  });
  assert.ok((await figure(page, 'total.reach')).value > 0);
});
