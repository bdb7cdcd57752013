/** The life of an element in a page: out of it and back, into another document, with another language, lazy, gone. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { addressed, button, control, field, headline, shows, type } from './screen.js';
import { open, until } from './harness.js';
import { memoryOf } from './memory.js';

const ONE = '<reach-estimator><p>Fallback</p></reach-estimator>';

test('attributes that change while it is out of the page are taken over', async (t) => {
  const { page } = await open(t, { body: ONE });
  await page.evaluate(() => {
    const node = document.querySelector('reach-estimator');
    node.remove();
    node.setAttribute('employees', '450');
    node.setAttribute('lang', 'de');
    document.body.append(node);
  });
  await page.getByRole('heading', { name: /Ihre Inhalte/ }).waitFor();
  await shows(page, { employees: 450 });
});

test('it moves into another document and back', async (t) => {
  const { page, errors } = await open(t, { body: `${ONE}<iframe width="900" height="700"></iframe>`, strict: false });
  const colour = (where) =>
    page.evaluate(
      (inside) =>
        getComputedStyle((inside ? document.querySelector('iframe').contentDocument : document).querySelector('reach-estimator').shadowRoot.querySelector('.root')).backgroundColor,
      where,
    );
  const usual = await colour(false);
  await page.evaluate(() => {
    const { contentDocument } = document.querySelector('iframe');
    contentDocument.documentElement.lang = 'fr';
    contentDocument.body.append(document.querySelector('reach-estimator'));
  });
  assert.equal(await colour(true), usual);
  await page
    .frameLocator('iframe')
    .getByRole('heading', { name: /Vos contenus/ })
    .waitFor();
  await page.evaluate(() => document.body.append(document.querySelector('iframe').contentDocument.querySelector('reach-estimator')));
  assert.equal(await colour(false), usual);
  await page.getByRole('heading', { name: /Your content/ }).waitFor();
  await type(page, 'employees', '450');
  await shows(page, { employees: 450 });
  assert.deepEqual(errors, []);
});

test('it follows the language of the page, as content systems write it', async (t) => {
  const { page } = await open(t, { body: ONE });
  for (const [tag, said] of [
    ['de_DE', /Ihre Inhalte/],
    ['FR-fr', /Vos contenus/],
    ['de-DE@euro', /Ihre Inhalte/],
    ['pt_BR', /Seu conteúdo/],
    ['', /Your content/],
    ['undefined', /Your content/],
    ['es-419', /Su contenido/],
    ['“de”', /Ihre Inhalte/],
    ['fra', /Vos contenus/],
    ['de_AT.UTF-8', /Ihre Inhalte/],
    ['zh-Hans', /Your content/],
    ['pt-PT', /Seu conteúdo/],
    ['de--DE', /Ihre Inhalte/],
    ['ara', /محتواكم/],
  ]) {
    await page.evaluate((lang) => (document.documentElement.lang = lang), tag);
    await page.getByRole('heading', { name: said }).waitFor();
  }
});

test('a lazy element starts when it is asked to, and may leave while it loads', async (t) => {
  const { page, errors } = await open(t, { body: '<div style="height:5000px"></div><reach-estimator loading="lazy"></reach-estimator>', strict: false });
  await page.evaluate(() => document.querySelector('reach-estimator').setAttribute('loading', 'eager'));
  await headline(page).waitFor({ state: 'attached' });
  const other = await page.evaluate(async () => {
    const node = document.createElement('reach-estimator');
    document.body.append(node);
    node.remove();
    await node.ready;
    document.body.append(node);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const lazy = document.createElement('reach-estimator');
    lazy.loading = 'lazy';
    document.body.prepend(Object.assign(document.createElement('div')), node);
    document.body.append(lazy);
    dispatchEvent(new Event('beforeprint'));
    return [
      node.shadowRoot.querySelectorAll('svg[data-chart]').length,
      await Promise.race([lazy.ready.then(() => 'printed'), new Promise((done) => setTimeout(done, 20_000, 'asleep'))]),
    ];
  });
  assert.deepEqual(other, [1, 'printed']);
  assert.deepEqual(errors, []);
});

test('an element is made at once when its host says so later, and an empty value takes no link away', async (t) => {
  const { page } = await open(t, { body: '<div style="height: 5000px"></div>' });
  await page.evaluate(() => {
    const element = document.createElement('reach-estimator');
    element.value = '';
    document.body.append(element);
    element.loading = 'eager';
    history.replaceState(null, '', '?reach-employees=640');
    return element.ready;
  });
  assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').employees), 640);
});

test("a range of the reader's own stays when the host changes how it looks", async (t) => {
  const { page } = await open(t, { body: '<reach-estimator preset="enterprise"></reach-estimator>' });
  const ranges = () => page.evaluate(() => document.querySelector('reach-estimator').values.ranges);
  const before = await ranges();
  const name = Object.keys(before)[0];
  const own = before[name].map((end) => end * 1.01);
  await page.evaluate(([key, pair]) => (document.querySelector('reach-estimator').values = { ranges: { [key]: pair } }), [name, own]);
  assert.deepEqual((await ranges())[name], own);
  await page.evaluate(() => document.querySelector('reach-estimator').setAttribute('theme', 'dark'));
  await page.evaluate(() => document.querySelector('reach-estimator').setAttribute('lang', 'de'));
  await page.getByRole('heading', { name: /Ihre Inhalte/ }).waitFor();
  assert.deepEqual((await ranges())[name], own);
});

test('a number that is being typed when the language changes is taken', async (t) => {
  const { page } = await open(t, { body: ONE });
  await field(page, 'employees').click();
  await field(page, 'employees').pressSequentially('640');
  await page.evaluate(() => document.querySelector('reach-estimator').setAttribute('lang', 'de'));
  await page.getByRole('heading', { name: /Ihre Inhalte/ }).waitFor();
  await shows(page, { employees: 640 });
});

test('what a reader has opened stays open in another language and currency', async (t) => {
  const { page, errors } = await open(t, { body: ONE });
  const seen = () =>
    page.evaluate(() => {
      const { shadowRoot } = document.querySelector('reach-estimator');
      const open = [...shadowRoot.querySelectorAll('details.group[open], .details:not([hidden]), .formula-row')];
      return open.map((node) => node.closest('[data-parameter]')?.dataset.parameter ?? node.className).sort();
    });
  await page.locator('details.group > summary').nth(1).click();
  await control(page, 'posts').locator('[part~="badge"]').click();
  await control(page, 'claims-counted').locator('[part~="badge"]').click();
  await button(page, 'panel.figures').click();
  await page.locator('[data-figure="total.reach"]').click();
  await page.locator('.formula-row').waitFor();
  const before = await seen();
  assert.deepEqual(before, ['claims-counted', 'formula-row', 'group', 'posts']);
  for (const [name, value] of [
    ['lang', 'de'],
    ['currency', 'EUR'],
  ]) {
    await page.evaluate(([name, value]) => document.querySelector('reach-estimator').setAttribute(name, value), [name, value]);
    await page.getByRole('heading', { name: /Ihre Inhalte/ }).waitFor();
    await page.locator('.formula-row').waitFor();
    await until(page, (count) => document.querySelector('reach-estimator').shadowRoot.querySelectorAll('.details:not([hidden])').length === count, 2);
    assert.deepEqual(await seen(), before, name);
  }
  assert.deepEqual(errors, []);
});

test('a panel that was asked for while its words were on their way opens, whatever the host changes meanwhile', async (t) => {
  const { page } = await open(t, { body: ONE });
  const held = [];
  await page.route('**/locales/details/fr.json', (route) => new Promise((go) => held.push(go)).then(() => route.continue()));
  const set = (name, value) => page.evaluate(([name, value]) => document.querySelector('reach-estimator').setAttribute(name, value), [name, value]);
  await set('lang', 'fr');
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[lang="fr"]'));
  await page.locator('button[data-panel="figures"]').click();
  await set('currency', 'EUR');
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.textContent.includes('€'));
  for (const go of held.splice(0)) go();
  await page.locator('[data-figure="total.reach"]').waitFor();
  // What was open comes back, unless something else is asked for, or nothing.
  await page.route('**/locales/details/es.json', (route) => new Promise((go) => held.push(go)).then(() => route.continue()));
  await set('lang', 'es');
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[lang="es"]'));
  await page.locator('button[data-panel="sources"]').click();
  for (const go of held.splice(0)) go();
  await page.locator('button[data-panel="sources"][aria-expanded="true"]').waitFor();
  assert.equal(await page.locator('button[data-panel="figures"]').getAttribute('aria-expanded'), 'false');
});

test('an element that is moved while its first figures are worked out is ready when they stand still', async (t) => {
  const { page } = await open(t, { body: '<div></div>' });
  const coarse = await page.evaluate(async () => {
    const element = document.createElement('reach-estimator');
    document.body.append(element);
    const { shadowRoot } = element;
    while (!shadowRoot.querySelector('[data-coarse]')) await new Promise((done) => setTimeout(done, 1));
    const moves = setInterval(() => document.querySelector('div').append(element), 20);
    setTimeout(() => clearInterval(moves), 400);
    await element.ready;
    clearInterval(moves);
    return shadowRoot.querySelector('[data-coarse]') !== null;
  });
  assert.equal(coarse, false);
});

test('what a host changes in the middle of a gesture ends it, and the change is told', async (t) => {
  const { page } = await open(t, { body: ONE });
  await page.evaluate(() => {
    window.told = [];
    document.querySelector('reach-estimator').addEventListener('reach-change', ({ detail }) => window.told.push(detail.values.employees));
  });
  const slider = control(page, 'employees').locator('input[type="range"]');
  await slider.focus();
  await page.keyboard.down('ArrowRight');
  await until(page, () => document.querySelector('reach-estimator').employees !== 200);
  await page.evaluate(() => document.querySelector('reach-estimator').setAttribute('currency', 'CHF'));
  await until(page, () => window.told.length > 0);
  const { told, employees } = await page.evaluate(() => ({ told: window.told, employees: document.querySelector('reach-estimator').employees }));
  assert.equal(told.at(-1), employees);
  await page.keyboard.up('ArrowRight');
});

test('a view that cannot present leaves the whole window', async (t) => {
  const { page, errors } = await open(t, { body: ONE });
  const presents = () => page.evaluate(() => Boolean(document.querySelector('reach-estimator').shadowRoot.querySelector(':popover-open, [data-present]')));
  for (const [name, value] of [
    ['view', 'compact'],
    ['lang', 'de'],
  ]) {
    await page.evaluate(() => {
      document.querySelector('reach-estimator').removeAttribute('view');
      document.querySelector('reach-estimator').present = true;
    });
    await page.locator(':popover-open').waitFor();
    await page.evaluate(
      ([name, value]) => {
        const element = document.querySelector('reach-estimator');
        element.setAttribute(name, value);
        element.present = false;
      },
      [name, value],
    );
    await until(page, () => !document.querySelector('reach-estimator').shadowRoot.querySelector(':popover-open, [data-present]'));
    await page.waitForTimeout(300);
    assert.equal(await presents(), false, name);
  }
  assert.deepEqual(errors, []);
});

test('an element that is out of the page writes no address; back in it, it does', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator sync-url></reach-estimator>' });
  const away = await page.evaluate(async () => {
    const element = document.querySelector('reach-estimator');
    const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
    element.employees = 310;
    await pause(230);
    element.remove();
    history.replaceState(null, '', '/elsewhere');
    element.employees = 320;
    await pause(1_500);
    const away = location.pathname + location.search + location.hash;
    document.body.append(element);
    return away;
  });
  assert.equal(away, '/elsewhere');
  await addressed(page, /employees=320/);
  assert.ok(await page.evaluate(() => document.querySelector('reach-estimator').estimate.total.reach > 0));
});

test('the last to speak is heard: an attribute after a property that was set before there was an engine', async (t) => {
  const { page } = await open(t, { body: '' });
  const found = await page.evaluate(async () => {
    const element = document.createElement('reach-estimator');
    element.values = { employees: 50, posts: 7 };
    element.values = { employees: undefined };
    document.body.append(element);
    await element.ready;
    const before = [element.employees, element.posts];
    element.setAttribute('employees', '80');
    await new Promise((done) => setTimeout(done));
    const after = [element.employees, element.posts];
    const [first, last] = [0, 1].map(() => document.createElement('reach-estimator'));
    first.values = { 'linkedin-contacts': 300, past: { clicks: 5, shares: 6 } };
    first.setAttribute('linkedin-contacts', '400');
    first.setAttribute('past-clicks', '9');
    document.body.append(first, last);
    last.setAttribute('employees', '80');
    last.employees = 50;
    await Promise.all([first.ready, last.ready]);
    const { linkedinContacts, past } = first.values;
    return { before, after, first: [linkedinContacts, past.clicks, past.shares], last: last.employees };
  });
  assert.deepEqual(found, { before: [50, 7], after: [80, 7], first: [400, 9, 6], last: 50 });
});

test('what a host sets that says nothing takes nothing away, and what cannot be a text ends nothing', async (t) => {
  const { page } = await open(t, { body: '' });
  const found = await page.evaluate(async () => {
    const element = document.createElement('reach-estimator');
    element.setAttribute('employees', '50');
    element.values = { employees: undefined };
    element.values = { employees: Number.NaN, posts: Object.create(null), ranges: { participation: [Symbol(), 1] } };
    element.caseDate = new Date(2026, 2, 4, 10);
    const round = {};
    round.round = round;
    element.theme = round;
    element.locked = [Symbol('all')];
    element.values = [Object.create(null)];
    document.body.append(element);
    await element.ready;
    return { employees: element.employees, posts: element.posts, caseDate: element.caseDate, problems: element.problems.map(({ parameter, given }) => parameter ?? given) };
  });
  assert.deepEqual(found, { employees: 50, posts: 3, caseDate: '2026-03-04', problems: ['[object Object]', 'object', 'employees', 'posts', 'participation'] });
});

test('an element that has been in a document that nobody sees works again in one that somebody sees', async (t) => {
  const { page, errors } = await open(t, { body: ONE });
  await page.evaluate(async () => {
    const element = document.querySelector('reach-estimator');
    const template = document.createElement('template');
    template.content.append(element);
    await new Promise((done) => setTimeout(done, 100));
    document.implementation.createHTMLDocument().body.append(element);
    element.ready.catch(() => {});
    await new Promise((done) => setTimeout(done, 100));
    document.body.append(element);
    await element.ready;
  });
  await field(page, 'employees').fill('640');
  await field(page, 'employees').press('Enter');
  await shows(page, { employees: 640 });
  assert.equal(await page.locator('reach-estimator').evaluate(({ shadowRoot }) => getComputedStyle(shadowRoot.querySelector('.root')).display), 'block');
  assert.deepEqual(errors, []);
});

/** Elements that come and go, each so many times, drawn once and gone for good. */
const CONNECTS = 20;
const comeAndGo = (page, elements) =>
  page.evaluate(
    async ([count, connects]) => {
      for (let at = 0; at < count; at++) {
        const element = document.createElement('reach-estimator');
        for (let turn = 1; turn < connects; turn++) {
          document.body.prepend(element);
          if (turn % 2) await null;
          element.remove();
        }
        document.body.prepend(element);
        while (!element.shadowRoot.querySelector('svg[data-chart]')) await new Promise((done) => setTimeout(done));
        element.remove();
      }
    },
    [elements, CONNECTS],
  );

test('1,000 connects and removes leave no more behind than 200', async (t) => {
  const { page, errors } = await open(t, { body: ONE, strict: false });
  await comeAndGo(page, 200 / CONNECTS);
  // What is on its way when an element goes holds it until then.
  const settled = async () => {
    for (let last = null; ; ) {
      await page.waitForTimeout(2_000);
      const now = await memoryOf(page);
      if (now?.nodes === last?.nodes) return now;
      last = now;
    }
  };
  const before = await settled();
  await comeAndGo(page, 800 / CONNECTS);
  const after = await settled();
  assert.deepEqual(errors, []);
  assert.equal(await page.locator('reach-estimator').count(), 1);
  if (!before) return;
  t.diagnostic(JSON.stringify({ before, after }));
  // One element that is held has over a thousand nodes and listeners.
  assert.ok(after.nodes - before.nodes < 200, `nodes: ${before.nodes}, ${after.nodes}`);
  assert.ok(after.listeners - before.listeners < 50, `listeners: ${before.listeners}, ${after.listeners}`);
  // Some of it is the record that every test keeps of what changes in the page.
  assert.ok(after.heap - before.heap < 1.5e6, `heap: ${before.heap}, ${after.heap}`);
});
