/** The address as a way to hand an estimate on: round trips, presets, mistakes in it, a second machine. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, engine, figure, frames, headline, openTab, parameters, shows, slider, type } from './screen.js';
import { open, until, untilReady } from './harness.js';

const OUTPUTS = ['total.reach', 'total.impressions', 'total.clicks', 'money.roi'];
const values = (page) => page.evaluate(() => document.querySelector('reach-estimator').values);
const problems = (page) => page.evaluate(() => document.querySelector('reach-estimator').problems);

test('an untouched page leaves its address alone', async (t) => {
  const { page } = await open(t, '/index.html');
  const address = page.url();
  await page.waitForTimeout(600);
  assert.ok([address, `${address}?v=1`].includes(page.url()), page.url());
});

test('only what differs stands in the address, with a version, and comes back from it', async (t) => {
  const { page } = await open(t, '/index.html');
  await type(page, 'employees', '350');
  await type(page, 'participation', '22.5');
  await openTab(page, 'odds');
  await until(page, () => location.search.includes('odds'));
  const query = new URLSearchParams(new URL(page.url()).search);
  assert.deepEqual([...query.keys()].sort(), ['chart', 'employees', 'participation', 'v']);
  assert.equal(query.get('v'), '2');
  await shows(page, { employees: 350, participation: 0.225 });
  const before = await page.evaluate(() => document.querySelector('reach-estimator').toJSON());
  await page.reload();
  await untilReady(page);
  assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').toJSON()), before);
  await page.locator('svg[data-chart="odds"]').waitFor();
  await shows(page, { employees: 350, participation: 0.225 });
});

test('a link in another language, currency and view opens in them at once', async (t) => {
  const { page } = await open(t, '/index.html?lang=de&currency=EUR&view=compact&theme=dark', {
    before: (page) =>
      page.addInitScript(() => {
        window.headlines = [];
        customElements.whenDefined('reach-estimator').then(() => {
          const root = document.querySelector('reach-estimator').shadowRoot;
          const note = () => window.headlines.push(root.querySelector('[part~="headline"]')?.textContent ?? '');
          new MutationObserver(note).observe(root, { childList: true, subtree: true });
        });
      }),
  });
  await frames(page);
  const seen = (await page.evaluate(() => window.headlines)).filter(Boolean);
  assert.ok(seen.length > 0 && seen.every((text) => /Ihre Inhalte/.test(text)), JSON.stringify([...new Set(seen)]));
  assert.match(await page.locator('[part~="money-figure"]').first().innerText(), /€/);

  await type(page, 'employees', '350');
  await until(page, () => location.search.includes('employees'));
  const query = Object.fromEntries(new URL(page.url()).searchParams);
  assert.deepEqual(query, { v: '2', employees: '350', lang: 'de', currency: 'EUR', view: 'compact', theme: 'dark' });
  await page.locator('reach-estimator').evaluate((element) => element.setAttribute('lang', 'fr'));
  await until(page, () => !location.search.includes('lang=de'));
});

test('every input survives the trip through a link', async (t) => {
  const changed = Object.fromEntries(
    parameters.map(({ id, name, integer, min, max, default: usual }) => {
      const moved = usual + (max - usual) * 0.25 || usual - (usual - min) * 0.25;
      return [name, engine.clampValue(id, integer ? Math.round(moved) : Number(moved.toPrecision(3))).value];
    }),
  );
  const { page, errors } = await open(t, `/index.html?${engine.toQuery(changed)}`);
  const { ranges, ...got } = await values(page);
  assert.deepEqual(got, changed);
  assert.deepEqual(ranges, {});
  await shows(page, changed);
  assert.deepEqual(errors, []);
});

test('the same link shows the same digits to somebody else', async (t) => {
  const link = '/index.html?v=2&employees=1234&participation=0.17&posts=7&ctr=0.01';
  const { page: one } = await open(t, link);
  const { page: two } = await open(t, link, { viewport: { width: 500, height: 800 }, colorScheme: 'dark' });
  for (const output of OUTPUTS) assert.deepEqual(await figure(two, output), await figure(one, output));
  await shows(two, { employees: 1234, participation: 0.17, posts: 7, ctr: 0.01 });
});

test('the view travels too: chart, axis, output, goal, stress', async (t) => {
  const { page, errors } = await open(t, '/index.html?v=2&chart=reach&axis=posts&output=total.clicks&goal=400&stress=1');
  assert.match(await page.locator('svg[data-chart="reach"]').getAttribute('aria-label'), /^Visits by: Posts per person/);
  assert.equal(await page.getByRole('textbox', { name: 'Target' }).inputValue(), '400');
  assert.equal(await button(page, 'action.stress').getAttribute('aria-pressed'), 'true');
  await shows(page, engine.stressed({}));
  assert.deepEqual(errors, []);
});

test('the article: its exact arithmetic, each figure with its formula, the model beside it', async (t) => {
  const { page, errors } = await open(t, '/index.html?preset=article');
  assert.equal(await page.getByLabel('Start from').inputValue(), 'article');
  const rows = await page.getByRole('row').evaluateAll((nodes) => nodes.filter((node) => node.checkVisibility()).map((node) => node.innerText.replace(/\s+/g, ' ')));
  const article = engine.presets().find(({ id }) => id === 'article').values;
  const { envelope } = engine.estimate(article);
  assert.equal(envelope.corporateEquivalentImpressions, 600_000);
  for (const claim of ['50', '20,000', '200,000', '600,000', '250,000', '1,000,000', '3,000,000']) {
    const row = rows.find((text) => text.split(' ').includes(claim));
    assert.ok(row, `${claim} in ${rows.join(' | ')}`);
    assert.match(row, /×/, `a formula beside ${claim}: ${row}`);
    assert.ok(row.match(/[\d,.]+/g).length > 1, `the model beside ${claim}: ${row}`);
  }
  await shows(page, article);
  assert.deepEqual(errors, []);
});

test("the article's claim is the first bar of the hype check, far above the model's people", async (t) => {
  const { page } = await open(t, '/index.html?preset=article');
  const words = await page.locator('svg[data-chart="hype"]').textContent();
  assert.match(words, /600,000|600K/);
  const { waterfall } = engine.estimate(engine.presets().find(({ id }) => id === 'article').values);
  assert.ok(waterfall[0].value > 5 * waterfall.at(-1).value);
});

test('a wrong link still works, and the page says what was corrected', async (t) => {
  const { page, errors } = await open(t, '/index.html?employees=abc&participation=900&nonsense=1');
  await shows(page, { participation: 1 });
  const given = (await problems(page)).map(({ parameter, code }) => `${parameter} ${code}`);
  assert.ok(given.includes('employees unreadable') && given.includes('participation clamped'), given.join());
  const text = await page.locator('[part~="warnings"]').innerText();
  assert.match(text, /abc/, 'what could not be read is shown');
  assert.match(text, /900|100%/, 'what was used instead is shown');
  assert.ok(
    errors.every((line) => line.startsWith('warning: <reach-estimator>')),
    errors.join('\n'),
  );
  assert.equal(new Set(errors).size, errors.length, 'each said once');
});

test('an address in the hash works where the host asks for that', async (t) => {
  const { page } = await open(t, '/iframe.html#v=2&employees=500');
  await shows(page, { employees: 500 });
  await type(page, 'employees', '600');
  await until(page, () => location.hash.includes('employees=600'));
  assert.equal(new URL(page.url()).search, '');
});

test('going back and forward between two hashes shows each again', async (t) => {
  const { page } = await open(t, '/iframe.html#v=2&employees=500');
  await page.evaluate(() => (location.hash = 'v=2&employees=900'));
  await shows(page, { employees: 900 });
  await page.goBack();
  await shows(page, { employees: 500 });
  await page.goForward();
  await shows(page, { employees: 900 });
});

test('another fragment is another estimate in its own language and currency; one of the page changes neither', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator sync-url="hash" theme="dark"></reach-estimator>' });
  const lang = () => page.evaluate(() => document.querySelector('reach-estimator').shadowRoot.querySelector('[lang]').lang);
  await page.evaluate(() => (location.hash = 'v=2&employees=900&lang=de&currency=EUR&theme=light'));
  await shows(page, { employees: 900 });
  await page.locator('reach-estimator').getByText(/€/).first().waitFor();
  assert.equal(await lang(), 'de');
  assert.equal(await page.locator('reach-estimator .root').getAttribute('data-theme'), 'dark', 'what the host says stays');
  await page.evaluate(() => (location.hash = 'faq'));
  await page.waitForTimeout(500);
  assert.equal(await lang(), 'de');
  await shows(page, { employees: 900 });
  await page.evaluate(() => (location.hash = 'v=2&employees=300'));
  await shows(page, { employees: 300 });
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[lang]').lang === 'en');
});

test('a fragment that a router of the page has set is another estimate too', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator sync-url="hash"></reach-estimator>' });
  await page.evaluate(() => history.pushState({}, '', '#v=2&employees=900'));
  await shows(page, { employees: 900 });
  await page.evaluate(() => history.replaceState({}, '', '#v=2&employees=300'));
  await shows(page, { employees: 300 });
  // The same as was written before, and left since.
  await page.waitForTimeout(600);
  const written = await page.evaluate(() => location.hash);
  await page.evaluate(() => history.pushState({}, '', '#v=2&employees=900'));
  await shows(page, { employees: 900 });
  await page.evaluate((hash) => history.pushState({}, '', hash), written);
  await shows(page, { employees: 300 });
  // Another query without the fragment, or with the same, takes nothing back that is not written yet.
  await type(page, 'employees', '700');
  await page.evaluate(() => history.pushState({}, '', `?page=2${location.hash}`));
  await page.evaluate(() => history.pushState({}, '', '?page=3'));
  await until(page, () => location.hash.includes('employees=700'));
  await shows(page, { employees: 700 });
});

test('a router that keeps its own books of the address takes nothing back', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator sync-url="hash"></reach-estimator>' });
  await page.evaluate(() => (location.hash = 'v=2&employees=400'));
  await shows(page, { employees: 400 });
  const known = await page.evaluate(() => location.href);
  await type(page, 'employees', '700');
  await until(page, () => location.hash.includes('employees=700'));
  // What it remembers, before it goes on.
  await page.evaluate((href) => history.replaceState({}, '', href), known);
  await page.evaluate(() => history.pushState({}, '', '?tab=2'));
  await frames(page);
  await shows(page, { employees: 700 });
  // A page that writes ours in its own way is not written over again and again.
  await type(page, 'employees', '800');
  await until(page, () => location.hash.includes('employees=800'));
  const writes = await page.evaluate(async () => {
    let count = 0;
    const replace = history.replaceState.bind(history);
    history.replaceState = (...asked) => ((count += 1), replace(...asked));
    const sorted = () => `#${location.hash.slice(1).split('&').sort().join('&')}`;
    const sort = () => location.hash !== sorted() && replace({}, '', sorted());
    navigation.addEventListener('currententrychange', sort);
    sort();
    await new Promise((done) => setTimeout(done, 2500));
    return count;
  });
  assert.ok(writes <= 1, `${writes} writes`);
  await shows(page, { employees: 800 });
});

test('a fragment leaves nothing of the one before, and without any the page is as it was at first', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator sync-url="hash" followers="9000"></reach-estimator>' });
  const view = () => page.evaluate(() => document.querySelector('reach-estimator').shadowRoot.querySelector('[role=tab][aria-selected=true]').textContent);
  const chart = await view();
  const goto = (hash) => page.evaluate((hash) => (location.hash = hash), hash);
  await goto('v=2&employees=900&chart=odds&stress=1&log=1');
  const is900 = () => until(page, () => document.querySelector('reach-estimator').employees === 900 && document.querySelector('reach-estimator').stress);
  await is900();
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('svg[data-chart=odds]'));
  await goto('v=2&employees=300');
  await shows(page, { employees: 300 });
  await until(page, () => !/stress|odds|log/.test(location.hash));
  assert.equal(await view(), chart);
  await goto('v=2&lang=de');
  await shows(page, { employees: 200, followers: 9000 });
  await goto('chart=time');
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('svg[data-chart=time]'));
  await shows(page, { employees: 200, followers: 9000 });
  for (let back = 0; back < 3; back += 1) await page.goBack();
  await is900();
  await page.goBack();
  await shows(page, { employees: 200, followers: 9000 });
  assert.equal(await view(), chart);
});

test('a fragment that comes before anybody has seen it, while it loads, or while it is away is followed', async (t) => {
  const { page } = await open(t, { body: '<div style="height:3000px"></div><reach-estimator sync-url="hash"></reach-estimator>' }, { ready: false });
  const goto = (hash) => page.evaluate((hash) => (location.hash = hash), hash);
  const figure = () => page.evaluate(() => document.querySelector('reach-estimator').employees);
  await goto('v=2&employees=400&lang=de');
  await page.waitForTimeout(1_000);
  await goto('v=2&employees=450&lang=de');
  await page.evaluate(() => document.querySelector('reach-estimator').scrollIntoView());
  await shows(page, { employees: 450 });
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[lang=de]'));
  assert.equal(await figure(), 450);
  await page.evaluate(() => {
    window.away = document.querySelector('reach-estimator');
    window.away.remove();
    location.hash = 'v=2&employees=700';
  });
  await page.waitForTimeout(300);
  await page.evaluate(() => document.body.append(window.away));
  await shows(page, { employees: 700 });
});

test('dragging and stepping for long writes the address seldom', async (t) => {
  const before = (page) =>
    page.addInitScript(() => {
      window.__writes = [];
      const { replaceState } = History.prototype;
      History.prototype.replaceState = function (...given) {
        window.__writes.push(performance.now());
        return replaceState.apply(this, given);
      };
    });
  const { page } = await open(t, '/index.html', { before });
  const { x, y, width, height } = await slider(page, 'employees').boundingBox();
  await page.mouse.move(x + width * 0.344, y + height / 2);
  await page.mouse.down();
  for (let step = 1; step <= 15; step += 1) {
    await page.mouse.move(x + width * (0.344 + 0.02 * step), y + height / 2);
    await frames(page);
  }
  await page.mouse.up();
  for (let step = 1; step <= 12; step += 1) {
    await page.keyboard.press('ArrowLeft');
    await page.waitForTimeout(60);
  }
  await until(page, () => location.search.includes('employees'));
  const writes = await page.evaluate(() => window.__writes);
  // Browsers refuse more than ten a second; a pause of a third of a second keeps well below.
  writes.slice(1).forEach((at, index) => assert.ok(at - writes[index] > 300, `${at - writes[index]} ms between two`));
});

test('a link made long ago opens for ever', async (t) => {
  const { page, errors } = await open(t, '/index.html?v=2&employees=250&participation=0.2&posts=5&chart=time&stress=0');
  await shows(page, { employees: 250, participation: 0.2, posts: 5 });
  assert.match(await headline(page).innerText(), /of your 250 employees/);
  await page.locator('svg[data-chart="time"]').waitFor();
  await frames(page);
  assert.deepEqual(errors, []);
});
