/** As a guest in other people's pages: how they hide it, set it, box it and move it. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { control, frames, headline, parameters, shows, slider } from './screen.js';
import { open, site, until, untilReady } from './harness.js';

const ONE = '<reach-estimator><p>Fallback</p></reach-estimator>';
const height = (page, selector = 'reach-estimator') => page.evaluate((where) => document.querySelector(where).offsetHeight, selector);

test('the host can hide it in every way it knows', async (t) => {
  const css = '.d-none { display: none !important } @media (min-width: 300px) { .narrow-only { display: none } } #by-id { display: none }';
  const body = [
    'style="display:none"',
    'style="display: none"',
    'class="d-none"',
    'class="narrow-only"',
    'id="by-id"',
    'hidden',
    'hidden="hidden"',
    'hidden="true"',
    'hidden="ctr" style="display: none"',
  ]
    .map((way) => `<reach-estimator ${way}></reach-estimator>`)
    .join('');
  const { page } = await open(t, { body, css, strict: false });
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('reach-estimator')].map(({ offsetHeight }) => offsetHeight).filter(Boolean)), []);
  await page.evaluate(() => document.querySelector('[style]').style.removeProperty('display'));
  assert.ok((await height(page)) > 300);
});

test('what the host makes invisible or switches off is so inside too', async (t) => {
  const css = '.invisible { visibility: hidden } .off { pointer-events: none }';
  const { page } = await open(t, { body: `<div class="invisible">${ONE}</div><reach-estimator class="invisible off"></reach-estimator>`, css, strict: false });
  const seen = await page.evaluate(() =>
    [...document.querySelectorAll('reach-estimator')].map(({ shadowRoot }) => {
      const { visibility, pointerEvents } = getComputedStyle(shadowRoot.querySelector('[part~="headline"]'));
      return [visibility, pointerEvents];
    }),
  );
  assert.deepEqual(seen, [
    ['hidden', 'auto'],
    ['hidden', 'none'],
  ]);
});

test('a reset sheet does not hide it for the inputs that it leaves out', async (t) => {
  for (const rule of ['[hidden] { display: none !important }', '[hidden] { display: none }', '[hidden]:where(:not([hidden="until-found"])) { display: none !important }']) {
    const { page } = await open(t, {
      body: '<reach-estimator hidden="cpc"></reach-estimator><reach-estimator id="gone" hidden></reach-estimator><reach-estimator id="omit" omit="cpc posts"></reach-estimator>',
      css: rule,
    });
    assert.ok((await height(page)) > 300, rule);
    assert.equal(await height(page, '#gone'), 0);
    assert.equal(await control(page.locator('#omit'), 'posts').count(), 0);
    await page.context().close();
  }
});

test('hidden as a property: ids, true, false, and nothing', async (t) => {
  const { page } = await open(t, { body: ONE });
  const set = (value) => page.evaluate((given) => void (document.querySelector('reach-estimator').hidden = given), value);
  await set('linkedinContacts, Posts linkedin_contacts');
  await until(page, () => !document.querySelector('reach-estimator').shadowRoot.querySelector('[data-parameter="posts"]'));
  assert.equal(await control(page, 'linkedin-contacts').count(), 0, 'any spelling');
  assert.ok((await height(page)) > 300);
  await set('posts ctr');
  await frames(page);
  assert.equal((await control(page, 'posts').count()) + (await control(page, 'ctr').count()), 0);
  assert.ok((await height(page)) > 300);
  await set(['followers']);
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[data-parameter="posts"]'));
  assert.equal(await control(page, 'followers').count(), 0);
  await set(true);
  assert.equal(await height(page), 0);
  assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').hidden), true);
  for (const value of [false, null, undefined]) {
    await set(true);
    await set(value);
    assert.ok((await height(page)) > 300, String(value));
  }
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[data-parameter="followers"]'));
});

test('every property is there with the class, before there is an engine', async (t) => {
  const before = (page) => page.route('**/*.wasm', (route) => setTimeout(() => route.continue(), 1500));
  const { page } = await open(t, { body: ONE }, { before, ready: false });
  const seen = await page.evaluate(async () => {
    await customElements.whenDefined('reach-estimator');
    const element = document.createElement('reach-estimator');
    const missing = [
      'linkedinContacts',
      'employees',
      'roundDecay',
      'chart',
      'syncUrl',
      'wasmUrl',
      'linkUrl',
      'headingLevel',
      'locked',
      'omit',
      'values',
      'strings',
      'required',
    ].filter((name) => !(name in element));
    element.linkedinContacts = 777;
    element.employees = 640;
    element.values = { posts: 9 };
    document.body.append(element);
    await element.ready;
    const first = [element.linkedinContacts, element.employees, element.posts];
    element.values = { employees: 5 };
    element.reset();
    return { missing, first, reset: element.employees };
  });
  assert.deepEqual(seen, { missing: [], first: [777, 640, 9], reset: 640 });
});

test('undefined, null, lists and nonsense as properties', async (t) => {
  const { page, errors } = await open(t, { body: '<reach-estimator employees="300"></reach-estimator>' });
  const seen = await page.evaluate(async () => {
    const element = document.querySelector('reach-estimator');
    const { shadowRoot } = element;
    const locked = () =>
      [...shadowRoot.querySelectorAll('[part~="control"]')].filter((node) => node.querySelector('input[type="range"]').disabled).map((node) => node.dataset.parameter);
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    element.goal = 5000;
    const goals = [element.goal];
    element.goal = undefined;
    goals.push(element.goal);
    element.locked = ['employees', 'posts'];
    await frame();
    const lists = [locked()];
    element.locked = new Set(['posts']);
    await frame();
    lists.push(locked());
    element.locked = undefined;
    await frame();
    lists.push(locked());
    element.employees = 900;
    element.employees = undefined;
    const numbers = [element.employees];
    for (const nonsense of [Number.NaN, {}, true, 'many', () => 1]) element.employees = nonsense;
    numbers.push(element.employees);
    element.values = { employees: 900, posts: 9 };
    element.values = undefined;
    numbers.push(element.employees, element.posts);
    for (const nonsense of [5, 'x', [1]]) element.values = nonsense;
    element.values = { nonsense: 1, employees: undefined, ranges: null, posts: 7 };
    numbers.push(element.employees, element.posts);
    element.strings = { 'controls.title': 'Ours' };
    element.linkUrl = new URL('https://example.org/estimate');
    const links = [element.linkUrl];
    element.name = undefined;
    element.lang = 'undefined';
    await frame();
    return { goals, lists, links, numbers, title: shadowRoot.querySelector('.controls-title')?.textContent, names: [element.name, element.getAttribute('name')] };
  });
  assert.deepEqual(seen.goals, [5000, null]);
  assert.deepEqual(seen.lists, [['employees', 'posts'], ['posts'], []]);
  const { default: usual } = parameters.find(({ id }) => id === 'posts');
  assert.deepEqual(seen.numbers, [300, 300, 300, usual, 300, 7]);
  assert.deepEqual(seen.links, ['https://example.org/estimate']);
  assert.deepEqual(seen.names, ['', null]);
  assert.ok(
    errors.every((line) => line.startsWith('warning: <reach-estimator>')),
    errors.join('\n'),
  );
});

test("a box that shrinks to fit gives it a sensible width, at most the screen's", async (t) => {
  const css =
    'body { margin: 0 } .flex { display: flex } .column { display: flex; flex-direction: column; align-items: center } .grid { display: grid; justify-items: start } .inline { display: inline-block } .float { float: left } .clear { clear: both } .absolute { position: absolute; top: 0; left: 0 } .fit { width: fit-content }';
  const box = '<reach-estimator></reach-estimator>';
  const boxes = {
    dialog: `<dialog open>${box}</dialog>`,
    flex: `<div class="flex">${box}</div>`,
    column: `<div class="column">${box}</div>`,
    grid: `<div class="grid">${box}</div>`,
    table: `<table><tr><td>${box}</td></tr></table>`,
    float: `<div class="float">${box}</div><p class="clear"></p>`,
    inline: `<div class="inline">${box}</div>`,
    absolute: `<div class="absolute">${box}</div>`,
    fit: `<div class="fit">${box}</div>`,
    popover: `<div popover>${box}</div>`,
  };
  for (const [width, least] of [
    [1280, 700],
    [390, 280],
  ]) {
    const { page } = await open(t, { body: Object.values(boxes).join(''), css }, { viewport: { width, height: 800 } });
    await page.evaluate(() => document.querySelector('[popover]').showPopover());
    await frames(page);
    const widths = await page.evaluate(() => [...document.querySelectorAll('reach-estimator')].map(({ offsetWidth }) => offsetWidth));
    Object.keys(boxes).forEach((name, index) => assert.ok(widths[index] >= least && widths[index] <= width, `${name} at ${width}: ${widths[index]}`));
    await page.context().close();
  }
});

test('however the host lays it out, it is as wide as its box', async (t) => {
  const ways = [
    'display: flex',
    'display: flex; align-items: center; justify-content: center',
    'display: flex; flex-direction: column; align-items: center',
    'display: inline-flex; width: 100%',
    'display: grid',
    'display: grid; grid-template-columns: 1fr 1fr; place-items: center',
    'writing-mode: vertical-rl',
    'display: table; width: 100%',
    'all: revert !important',
    'all: unset !important',
    'display: contents',
    'columns: 1',
  ];
  for (const css of [
    ...ways.map((way) => `reach-estimator { ${way} }`),
    'body { writing-mode: vertical-rl }',
    'body { display: flex } reach-estimator { flex: 1 }',
    'body { display: grid }',
    '* { all: revert !important }',
    'body > * { display: flex; flex-direction: column; align-items: center }',
  ]) {
    const { page } = await open(t, { body: ONE, css: `body { margin: 0 } h1 { display: none } ${css}`, strict: false }, { viewport: { width: 900, height: 700 } });
    const [width, tall] = await page.evaluate(() => {
      const root = document.querySelector('reach-estimator').shadowRoot.querySelector('.root');
      return [root.offsetWidth, root.offsetHeight];
    });
    assert.ok(width > 800 && width <= 900 && tall < 4000, `${css}: ${width} x ${tall}`);
    await page.context().close();
  }
});

test('a classic script without an address starts where one attribute says where the engine is, and else says which', async (t) => {
  const source = await (await fetch(`${site.origin}/reach-estimator.iife.js`)).text();
  const run = (page) => page.evaluate((text) => (0, eval)(text), source);
  const good = await open(
    t,
    { body: `<reach-estimator lang="de" wasm-url="${site.origin}/reach_estimator_bg.wasm"></reach-estimator>`, script: null, strict: false },
    { ready: false },
  );
  await run(good.page);
  await untilReady(good.page);
  assert.match(await headline(good.page).innerText(), /Ihre Inhalte/);
  const bad = await open(t, { body: ONE, script: null, strict: false }, { ready: false });
  await run(bad.page);
  const failure = bad.page.locator('[part~="failure"]');
  await failure.waitFor();
  assert.match(await failure.innerText(), /wasm-url/);
  assert.ok(await bad.page.getByText('Fallback').isVisible());
  await bad.page.evaluate((url) => document.querySelector('reach-estimator').setAttribute('wasm-url', url), `${site.origin}/reach_estimator_bg.wasm`);
  await headline(bad.page).waitFor();
  const asModule = await open(t, { body: ONE, head: `<script type="module" src="${site.origin}/reach-estimator.iife.js"></script>`, script: null, strict: false });
  await shows(asModule.page, {});
});

/** Counts what a page is told of failures. */
const countFailures = (page) =>
  page.addInitScript(() => {
    window.__failures = 0;
    addEventListener('reach-error', () => (window.__failures += 1), true);
  });

test('another address of the engine is another try, also after the last one that nobody asked for', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator wasm-url="/nothing.wasm"></reach-estimator>' }, { ready: false, before: countFailures });
  await until(page, () => window.__failures === 2);
  await page.evaluate(() => document.querySelector('reach-estimator').removeAttribute('wasm-url'));
  await shows(page, {});
});

test('an attribute that says nothing is none, and a value of doubtful size is not taken', async (t) => {
  const empty = [
    'employees',
    'participation',
    'chart',
    'axis',
    'output',
    'goal',
    'view',
    'theme',
    'lang',
    'currency',
    'preset',
    'locked',
    'omit',
    'strings',
    'chance',
    'basis',
    'headline',
    'case-title',
    'case-date',
    'past-clicks',
    'heading-level',
    'link-url',
    'wasm-url',
  ];
  const { page, errors } = await open(t, { body: `<reach-estimator ${empty.map((name) => `${name}=""`).join(' ')}></reach-estimator>` });
  await shows(page, {});
  assert.deepEqual(errors, []);
  const taken = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    const usual = element.employees;
    const read = (text) => {
      element.setAttribute('employees', usual);
      const before = element.employees;
      element.setAttribute('employees', text);
      return element.employees === before ? null : element.employees;
    };
    return ['400', ' 400 ', '400.5', '4e2', '+400', '2k', '1.000', '12.500', '1,000', '400%', '1 000', '400 people'].map(read);
  });
  assert.deepEqual(taken, [400, 400, 400.5, 400, 400, 2000, null, null, null, null, null, null]);
  // Neither a goal nor what was counted is taken for another size.
  const others = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    const read = (name, property) => (text) => {
      element.setAttribute(name, '0');
      const before = element[property];
      element.setAttribute(name, text);
      return element[property] === before ? null : element[property];
    };
    const texts = ['40000', '40k', '40.5', '40.000', '1.500', '40,000', '40%'];
    return [read('goal', 'goal'), read('past-clicks', 'pastClicks')].map((read) => texts.map(read));
  });
  const counted = [40_000, 40_000, 40.5, null, null, null, null];
  assert.deepEqual(others, [counted, counted]);
});

test('typographic quotes of an editor are no part of a value', async (t) => {
  const { page, errors } = await open(t, {
    body: '<reach-estimator preset=”mid-size” employees=“400” theme=„dark“ lang=”de” currency=»EUR« chart=’odds’ locked=”posts”></reach-estimator>',
  });
  assert.match(await headline(page).innerText(), /400/);
  await page.locator('svg[data-chart="odds"]').waitFor();
  assert.ok(await slider(page, 'posts').isDisabled());
  assert.deepEqual(errors, []);
});

test('nothing of it reaches the error monitor of the host, also while its box is resized', async (t) => {
  const before = (page) =>
    page.addInitScript(() => {
      window.__monitored = [];
      for (const kind of ['error', 'unhandledrejection']) addEventListener(kind, (event) => window.__monitored.push(String(event.message ?? event.reason)));
    });
  const { page } = await open(t, { body: `<div id="box">${ONE}</div>` }, { before });
  for (const width of [900, 320, 1200, 470, 700, 960, 280, 1000]) {
    await page.evaluate((wanted) => (document.querySelector('#box').style.width = `${wanted}px`), width);
    await frames(page);
  }
  await page.evaluate(() => {
    const blocked = document.createElement('reach-estimator');
    blocked.setAttribute('wasm-url', '/missing.wasm');
    document.body.append(blocked);
    void blocked.ready;
  });
  await frames(page);
  assert.deepEqual(await page.evaluate(() => window.__monitored), []);
});

test('out of sight it gives a picture or says why not', async (t) => {
  const { page } = await open(t, {
    body: '<reach-estimator style="display:none"></reach-estimator><reach-estimator id="lazy" loading="lazy" style="display:none"></reach-estimator>',
    strict: false,
  });
  const answers = await page.evaluate(() =>
    Promise.all(
      [...document.querySelectorAll('reach-estimator'), document.createElement('reach-estimator')].map((node) =>
        node.toPNG().then(
          ({ size }) => size,
          ({ message }) => message,
        ),
      ),
    ),
  );
  for (const answer of answers) assert.ok(typeof answer === 'string' ? answer.length > 10 : answer > 3000, String(answer));
});
