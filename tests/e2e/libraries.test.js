/** Libraries that a host page may have: those that change the language or the document, and those that move markup around; and what others of their kind do. */

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import test from 'node:test';
import { cellsOf, connections, pageContent } from './exports.js';
import { open, until } from './harness.js';
import { field, frames, shows, TABS, tryEverything, words } from './screen.js';

const packages = new URL('../frameworks/node_modules/', import.meta.url);

/** Files of packages, in the order of their script elements, between what the page says first and last. */
const CHANGING = {
  'zone.js': { files: ['zone.js/bundles/zone.umd.min.js'] },
  Sugar: { files: ['sugar/dist/sugar.js'], last: 'Sugar.extend();' },
  'core-js': { files: ['core-js-bundle/minified.js'] },
  'es6-shim': { files: ['es6-shim/es6-shim.js', 'es6-shim/es6-sham.js'] },
  'polyfills of web components': { files: ['@webcomponents/webcomponentsjs/webcomponents-bundle.js'] },
  'scoped registries of elements': { files: ['@webcomponents/scoped-custom-element-registry/scoped-custom-element-registry.min.js'] },
  'a language that SES has frozen': { files: ['ses/dist/lockdown.umd.min.js'], last: "lockdown({ reporting: 'none' });" },
  'promises of its own': { first: 'delete Promise.prototype.finally;', files: ['es6-promise/dist/es6-promise.auto.js'] },
};

/** What an address of the host answers, for libraries that fetch. */
const FRAGMENT = '<reach-estimator employees="300"></reach-estimator>';

/** What brings an element with 300 employees into the page. */
const MOVING = {
  jQuery: {
    files: ['jquery/dist/jquery.js'],
    body: '<div id="place"></div>',
    last: `$(() => { $('#place').html('${FRAGMENT}'); const held = $('reach-estimator').detach(); $('<section>').appendTo('body').append(held); });`,
  },
  Alpine: {
    files: ['alpinejs/dist/cdn.js'],
    body: `<div x-data="{ staff: 200 }" x-init="setTimeout(() => (staff = 300), 50)"><template x-if="staff"><reach-estimator :employees="staff"></reach-estimator></template></div>`,
  },
  htmx: {
    files: ['htmx.org/dist/htmx.js'],
    body: '<div hx-get="/fragment" hx-trigger="load" hx-swap="innerHTML"></div>',
  },
  Turbo: {
    files: ['@hotwired/turbo/dist/turbo.es2017-umd.js'],
    body: '<a href="/fragment" id="go">Next</a><reach-estimator></reach-estimator>',
    act: async (page) => {
      await shows(page, {});
      await page.locator('#go').click();
      await until(page, () => document.querySelector('#back'));
      await shows(page, { employees: 300 });
      await page.goBack();
      await until(page, () => document.querySelector('#go'));
      await shows(page, {});
      await page.goForward();
      await until(page, () => document.querySelector('#back'));
    },
  },
};

/** A host page with a library, from the addresses of the host. */
async function openWith(t, { first = '', files, last = '', body = '<reach-estimator></reach-estimator>' }) {
  const scripts = await Promise.all(files.map((file) => readFile(new URL(file, packages), 'utf8')));
  // Alpine asks for `defer` itself; for the others it would come after what the page says last.
  const waits = files[0].startsWith('alpine') ? ' defer' : '';
  const head = `<script>${first}</script>${files.map((_, at) => `<script src="/library-${at}.js"${waits}></script>`).join('')}<script>${last}</script>`;
  const before = async (page) => {
    await page.route('**/library-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: scripts[Number(/-(\d+)/.exec(route.request().url())?.[1])] }));
    await page.route('**/fragment', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Next</title><body><p id="back">Back</p>${FRAGMENT}</body>` }),
    );
  };
  return open(t, { head, body, strict: false }, { before, ready: false });
}

/** Everything, and then another language. */
async function use(page) {
  await page.evaluate(() => document.querySelector('reach-estimator').ready);
  await tryEverything(page, 400);
  await page.evaluate(() => document.querySelector('reach-estimator').setAttribute('lang', 'de'));
  await page.getByRole('heading', { name: /Ihre Inhalte/ }).waitFor();
}

for (const [name, library] of Object.entries(CHANGING)) {
  test(`on a page with ${name} everything works`, async (t) => {
    const { page, errors } = await openWith(t, library);
    await use(page);
    assert.deepEqual(errors, []);
  });
}

for (const [name, library] of Object.entries(MOVING)) {
  test(`where ${name} brings the element everything works`, async (t) => {
    const { page, errors } = await openWith(t, library);
    await library.act?.(page);
    await page.locator('reach-estimator [part~="headline"]').waitFor();
    await shows(page, { employees: 300 });
    await use(page);
    assert.deepEqual(errors, []);
  });
}

/** What pages and their older libraries do to the language and to the browser. */
const CHANGED = {
  Prototype: () => {
    Array.from = (items) => [...(items?.length ? [].slice.call(items) : [])];
    Array.prototype.toJSON = function () {
      return `[${this.join(', ')}]`;
    };
    Array.prototype.each = Array.prototype.forEach;
    Object.prototype.extend = () => {};
  },
  MooTools: () => (Array.from = (item) => (item == null ? [] : Array.isArray(item) ? item : [item])),
  'a frozen language': () => [Object, Array, String, Function, Promise, Map, Set, RegExp, Number, Element, Node].forEach((each) => Object.freeze(each.prototype)),
  'a fetch that counts addresses': () => {
    const { fetch } = window;
    window.fetch = (address, options) => (address.startsWith('http') ? fetch(address, options) : Promise.reject(new TypeError()));
  },
  'a fetch that copies answers': () => {
    const { fetch } = window;
    window.fetch = async (...asked) => {
      const answer = await fetch(...asked);
      return {
        ok: answer.ok,
        status: answer.status,
        type: answer.type,
        url: answer.url,
        headers: answer.headers,
        json: () => answer.json(),
        arrayBuffer: () => answer.arrayBuffer(),
      };
    };
  },
  'names of its own': () => Object.assign(window, { Element: class {}, Node: {}, Text: 'text', Event: () => {}, name: 'x', status: 'y', origin: 'null', parent: 1 }),
  'no idle moments': () => (window.requestIdleCallback = undefined),
};
for (const [name, change] of Object.entries(CHANGED)) {
  test(`on a page with ${name} it works, and gives away the same`, async (t) => {
    const { page, errors } = await open(t, { body: '<reach-estimator></reach-estimator>', strict: false }, { before: (page) => page.addInitScript(change) });
    await tryEverything(page, 300);
    assert.deepEqual(errors, []);
  });
}

/** What an accessor on every object would break: descriptors of properties, promises, JSON, and, with single letters, what playwright hands over. */
const FRAGILE = 'get set value writable enumerable configurable then toJSON prototype ref id bi ta ab'.split(' ');

/** What the platform reads of what it is given. */
const PLATFORM = `root rootMargin threshold trackVisibility delay scrollMargin slotAssignment delegatesFocus clonable serializable
  bubbles cancelable composed detail inline block behavior container endings type status statusText headers capture once passive
  signal focusVisible preventScroll localeMatcher numberingSystem style currency unit notation compactDisplay useGrouping signDisplay
  roundingMode minimumFractionDigits calendar hour12 timeZone dateStyle childList attributes characterData subtree attributeOldValue
  characterDataOldValue attributeFilter timeout method body referrer mode credentials cache redirect integrity keepalive window
  valueMissing typeMismatch tooLong badInput customError alpha desynchronized colorSpace willReadFrequently`;

/** Writes down which of these names are looked up on what every object has, by a plain one that does not have them. */
function spy(names) {
  const found = new Set();
  const { getPrototypeOf, defineProperty, prototype } = Object;
  const define = (target, name, rest) => defineProperty(target, name, Object.assign(Object.create(null), { configurable: true }, rest));
  for (const name of names) {
    define(prototype, name, {
      get() {
        const [caller = ''] = getPrototypeOf(this) === prototype ? new Error().stack.split('\n').slice(2) : [];
        if (/reach-estimator(-further|-past)?\.js/.test(caller)) found.add(`${name} ${caller.trim()}`);
      },
      set(value) {
        define(this, name, { value, writable: true, enumerable: true });
      },
    });
  }
  window.__found = () => [...found];
}

test('nothing is looked up on what every object has', async (t) => {
  const folder = new URL('../../www/element/', import.meta.url);
  const sources = await Promise.all((await readdir(folder)).filter((name) => name.endsWith('.js')).map((name) => readFile(new URL(name, folder), 'utf8')));
  const known = new Set([...Object.getOwnPropertyNames(Object.prototype), ...FRAGILE]);
  const names = [...new Set([...sources, PLATFORM].flatMap((text) => text.match(/[A-Za-z_]\w+/g)))].filter((name) => !known.has(name));
  const { page } = await open(
    t,
    { body: '<form><reach-estimator name="reach" sync-url></reach-estimator></form>', strict: false },
    { before: (page) => page.addInitScript(spy, names) },
  );
  await tryEverything(page, 400);
  for (const panel of ['staff', 'compare', 'past', 'figures', 'sources']) {
    await page.locator(`[data-panel="${panel}"]`).click();
    await page.getByRole('heading', { name: words(`${panel}.title`) }).waitFor();
  }
  for (const chart of Object.values(TABS)) {
    await page.getByRole('tab', { name: chart, exact: true }).click();
    await frames(page);
  }
  await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    for (const name of ['toSVG', 'toCSV', 'toStill', 'toQuery', 'saveScenario', 'undo', 'checkValidity', 'focus']) element[name]();
    element.setCustomValidity('wrong');
    element.values = { past: { reach: 400, months: 1 }, ranges: { posts: [1, 4] } };
    element.value = '?v=2&employees=70&chart=time';
    document.body.append(element);
  });
  await shows(page, { employees: 70 });
  assert.deepEqual(await page.evaluate(() => window.__found()), []);
});

/** Names of the view, of inputs and of options that a page may have put on every object. */
const EVERYWHERE = {
  ...{ log: () => {}, goal: 4, view: 'compact', chart: 'odds', output: 'money.net', axis: 'posts', draws: 16 },
  ...{ fontSize: 40, method: 'POST', body: 'a body' },
  ...{ employees: 7, posts: 9, ranges: { posts: [1, 2] }, hold: { xMax: 5, yMax: 5 }, style: 'none', unit: 'none', parameter: 'none' },
  ...{ root: 'none', threshold: 2, trackVisibility: true, characterDataOldValue: true, slotAssignment: 'none', customError: true, block: 'none', behavior: 'none' },
  ...{ inline: 'none', endings: 'none', status: 0, px: 4, x: 4, open: 'none', stop: 'none', take: 'none', note: 'none', host: 'none', theme: 'dark', lang: 'de', currency: 'EUR' },
  ...{
    people: 'money',
    count: 1,
    other: 'none',
    two: 'none',
    sales: 'none',
    linkedin: 'none',
    words: ['none'],
    beside: 'money.net',
    plain: true,
    page: 'none',
    past: {},
    optional: true,
  },
};
for (const [name, change] of Object.entries({
  names: (names) => Object.assign(Object.prototype, names),
  JSON: () => (Array.prototype.toJSON = () => 'the same'),
})) {
  test(`what a page gives every object is nothing that it says of an element: ${name}`, async (t) => {
    const body = '<reach-estimator employees="432" sync-url></reach-estimator>';
    const said = async (where) => (await where.locator('svg[data-chart] text, svg[data-companion] text, .figures dd, .control-label').allTextContents()).join('; ');
    const has = (where) =>
      where.evaluate(() => ['view', 'theme', 'lang', 'currency', 'preset', 'checkValidity'].map((name) => String(document.querySelector('reach-estimator')[name])));
    const { page: clean } = await open(t, { body, strict: false });
    const { page, errors } = await open(t, { body, strict: false }, { before: (page) => page.addInitScript(change, EVERYWHERE) });
    await shows(page, { employees: 432 });
    await shows(clean, { employees: 432 });
    assert.equal(await said(page), await said(clean));
    assert.deepEqual(await has(page), await has(clean));
    assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').values.posts), 3);
    assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').getAttribute('chart')), null);
    await field(page, 'employees').fill('600');
    await field(page, 'employees').press('Enter');
    await shows(page, { employees: 600 });
    await until(page, () => location.search === '?v=2&employees=600');
    for (const chart of Object.values(TABS)) {
      await page.getByRole('tab', { name: chart, exact: true }).click();
      await frames(page);
    }
    for (const panel of ['staff', 'past', 'staff', 'past']) {
      await page.locator(`[data-panel="${panel}"]`).click();
      await page.getByRole('heading', { name: words(`${panel}.title`) }).waitFor();
    }
    await page.evaluate(() => document.body.append(document.querySelector('reach-estimator')));
    await frames(page);
    await shows(page, { employees: 600 });
    assert.match(await page.evaluate(() => document.querySelector('reach-estimator').toCSV()), /^\W*Reach estimate/);
    assert.deepEqual(errors, []);
  });
}

/** Names of dates, numbers, files and workers, of what is told beside files and of columns. */
const OF_FILES = {
  ...{ unit: 'none', style: 'none', month: 'long', weekday: 'long', hour: 'numeric', timeStyle: 'short' },
  ...{ endings: 'none', credentials: 'none', answer: 'none', followers: 1, population: 1, reach: 'Reach', date: 'Date' },
};
test('what a page gives every object is nothing that it says of files, read or written', async (t) => {
  const body = '<reach-estimator employees="432"></reach-estimator>';
  const file = (name, content) => ({ name, mimeType: '', buffer: Buffer.from(content) });
  const use = async (page) => {
    const panel = page.locator('[part~="panel"]');
    await page.locator('.action[data-panel="files"]').click();
    const chosen = [file('Connections.csv', connections(0, 200)), file('content.xls', pageContent(60)), file('platform.csv', 'Name,Date,Reach\nA,2026-01-02,900\n')];
    await panel.locator('input[type=file]').setInputFiles(chosen);
    await panel.locator('[data-file-kind]').nth(2).waitFor();
    const read = await panel.innerText();
    const columns = await panel.locator('[data-meaning]').evaluateAll((selects) => selects.map(({ selectedIndex }) => selectedIndex));
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-action="workbook"]').click()]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const written = [...cellsOf(Buffer.concat(chunks))].flatMap(([sheet, cells]) => [...cells].map(([address, cell]) => `${sheet} ${address} ${cell}`.replace(page.url(), '')));
    return { read, columns, written };
  };
  const { page: clean } = await open(t, { body, strict: false });
  const { page, errors } = await open(t, { body, strict: false }, { before: (page) => page.addInitScript((names) => Object.assign(Object.prototype, names), OF_FILES) });
  assert.deepEqual(await use(page), await use(clean));
  assert.deepEqual(errors, []);
});

for (const script of ['reach-estimator.inline.js', 'reach-estimator.iife.js']) {
  test(`what a page gives every object is nothing that it says of ${script}`, async (t) => {
    const before = (page) => page.addInitScript((names) => Object.assign(Object.prototype, names), EVERYWHERE);
    const { page, errors } = await open(t, { body: '<reach-estimator employees="432"></reach-estimator>', strict: false, script }, { before, ready: false });
    await shows(page, { employees: 432 });
    assert.deepEqual(errors, []);
  });
}

test('what a page gives every property is nothing that it says of those of the class', async (t) => {
  const head = `<script>
    Object.assign(Object.prototype, { value: 1, writable: true });
    customElements.whenDefined('reach-estimator').then(() => ['value', 'writable'].forEach((name) => delete Object.prototype[name]));
  </script>`;
  const { page, errors } = await open(t, { head, body: '<reach-estimator employees="432"></reach-estimator>', strict: false }, { ready: false });
  await until(page, () => !!customElements.get('reach-estimator'));
  await shows(page, { employees: 432 });
  assert.deepEqual(errors, []);
});
