/** The element as other people's code meets it: attributes, properties, methods, events, forms, places it can be in. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { control, engine, expected, field, frames, headline, parameters, shows, slider, type } from './screen.js';
import { open, site, until, untilReady } from './harness.js';

const host = (body, more = {}) => ({ body, ...more });
const ONE = '<reach-estimator><p>Fallback</p></reach-estimator>';

/** Records every event of the element from the start. */
const listening = (page) =>
  page.addInitScript(() => {
    window.__events = [];
    for (const type of ['reach-ready', 'reach-input', 'reach-change', 'reach-error']) {
      addEventListener(type, ({ target, detail, composed, bubbles }) => window.__events.push({ type, id: target.id, at: performance.now(), detail, composed, bubbles }));
    }
  });
const events = (page) => page.evaluate(() => window.__events.map(({ type }) => type));

test('every parameter is an attribute and a property', async (t) => {
  const { page } = await open(t, host(ONE));
  for (const { id, name, min, max, integer, default: usual } of parameters) {
    const middle = engine.clampValue(id, integer ? Math.round((usual + max) / 2) : (usual + max) / 2).value;
    const got = await page.evaluate(
      ([attribute, property, value, low]) => {
        const element = document.querySelector('reach-estimator');
        element.setAttribute(attribute, String(value));
        const byAttribute = element[property];
        element.removeAttribute(attribute);
        const without = element[property];
        element[property] = low;
        const byProperty = element.values[property];
        element.reset();
        return { byAttribute, without, byProperty };
      },
      [id, name, middle, min],
    );
    assert.deepEqual(got, { byAttribute: middle, without: usual, byProperty: min }, id);
  }
});

test('attributes are there from the start and followed afterwards', async (t) => {
  const { page } = await open(t, host('<reach-estimator preset="mid-size" employees="400" participation="20%"></reach-estimator>'));
  const preset = engine.presets().find(({ id }) => id === 'mid-size').values;
  await shows(page, { ...preset, employees: 400, participation: 0.2 });
  await page.locator('reach-estimator').evaluate((element) => element.setAttribute('employees', '450'));
  await shows(page, { ...preset, employees: 450, participation: 0.2 });
  await page.locator('reach-estimator').evaluate((element) => element.removeAttribute('preset'));
  await shows(page, { employees: 450, participation: 0.2 });
});

test('author is another name of case-author, which counts where both are there', async (t) => {
  const { page, errors } = await open(t, host('<reach-estimator author="Ada"></reach-estimator>'));
  const said = await page.locator('reach-estimator').evaluate((element) => {
    const all = [element.caseAuthor, new URLSearchParams(element.toQuery()).get('case-author')];
    for (const [name, text] of [
      ['author', 'Grace'],
      ['case-author', 'Mary'],
      ['author', 'Emmy'],
      ['case-author', null],
      ['author', null],
    ]) {
      if (text === null) element.removeAttribute(name);
      else element.setAttribute(name, text);
      all.push(element.caseAuthor);
    }
    element.author = 'Dan';
    return [...all, element.caseAuthor, element.author, element.getAttribute('author')];
  });
  assert.deepEqual(said, ['Ada', 'Ada', 'Grace', 'Mary', 'Mary', 'Emmy', '', 'Dan', 'Dan', 'Dan']);
  // In an address it is somebody else's: blogs list the posts of an author by it.
  const linked = await open(t, '/index.html?author=3');
  assert.equal(await linked.page.locator('reach-estimator').evaluate((element) => element.caseAuthor), '');
  assert.deepEqual(errors, []);
});

test("a preset's ranges go along with the values that the host sets, as they do in an address", async (t) => {
  const { page } = await open(t, host('<reach-estimator preset="enterprise" participation="20%"></reach-estimator>'));
  const { inputs } = engine.parseQuery('preset=enterprise&participation=0.2');
  const { values: own } = engine.presets().find(({ id }) => id === 'enterprise');
  assert.notDeepEqual(inputs.ranges.participation, own.ranges.participation);
  await shows(page, inputs);
});

test('properties that are set before the script arrives are honoured', async (t) => {
  const { page } = await open(t, host(ONE, { script: null }), { ready: false });
  await page.evaluate((source) => {
    const element = document.querySelector('reach-estimator');
    Object.assign(element, { employees: 640, values: { posts: 9 }, chart: 'odds' });
    return import(source);
  }, `${site.origin}/reach-estimator.js`);
  await untilReady(page);
  await shows(page, { employees: 640, posts: 9 });
  await page.locator('svg[data-chart="odds"]').waitFor();
});

test("values read all and take some; the estimate is the engine's", async (t) => {
  const { page } = await open(t, host(ONE));
  const { values, estimate } = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    element.values = { employees: 321, ranges: { posts: [3, 5] } };
    return { values: element.values, estimate: element.estimate };
  });
  assert.equal(values.employees, 321);
  assert.equal(Object.keys(values).length, parameters.length + 1);
  assert.equal(estimate.total.reach, engine.estimate({ employees: 321 }).total.reach);
  await shows(page, { employees: 321, ranges: { posts: [3, 5] } });
});

test('an attribute that cannot be read keeps the last value, and is said once', async (t) => {
  const { page, errors } = await open(t, host('<reach-estimator employees="300" posts="many"></reach-estimator>'));
  await page.evaluate(async () => {
    const element = document.querySelector('reach-estimator');
    for (const text of ['350', 'lots', 'lots']) {
      element.setAttribute('employees', text);
      await new Promise((done) => requestAnimationFrame(done));
    }
    element.setAttribute('theme', 'dark');
    element.setAttribute('participation', '7');
    await new Promise((done) => requestAnimationFrame(done));
  });
  await shows(page, { employees: 350, participation: 1 });
  const codes = await page.evaluate(() => document.querySelector('reach-estimator').problems.map(({ parameter, code }) => `${parameter} ${code}`));
  assert.deepEqual(codes.filter((code) => /unreadable|clamped/.test(code)).sort(), ['employees unreadable', 'participation clamped', 'posts unreadable']);
  assert.equal(errors.length, 3, errors.join('\n'));
  assert.ok(
    errors.every((line) => line.startsWith('warning: <reach-estimator> ')),
    errors.join('\n'),
  );
});

test('a change by script is silent; a change by the user is told', async (t) => {
  const { page } = await open(t, host(ONE), { before: listening });
  await page.evaluate(async () => {
    const element = document.querySelector('reach-estimator');
    element.setAttribute('employees', '250');
    element.posts = 7;
    element.values = { ctr: 0.01 };
    element.chart = 'odds';
    element.saveScenario('A');
    element.undo();
    element.reset();
    await new Promise((done) => setTimeout(done, 100));
  });
  assert.deepEqual(await events(page), ['reach-ready']);
  await type(page, 'employees', '260');
  assert.deepEqual(await events(page), ['reach-ready', 'reach-input', 'reach-change']);
  const { detail, composed, bubbles } = await page.evaluate(() => window.__events.at(-1));
  assert.ok(composed && bubbles);
  assert.equal(detail.values.employees, 260);
  assert.equal(detail.estimate.total.reach, engine.estimate({ ...detail.values }).total.reach);
  assert.match(detail.query, /employees=260/);
});

test('while dragging: at most one input event a frame, one change at the end', async (t) => {
  const { page } = await open(t, host(ONE), { before: listening });
  await page.evaluate(() => {
    window.__frames = 0;
    const count = () => ((window.__frames += 1), requestAnimationFrame(count));
    requestAnimationFrame(count);
  });
  const { x, y, width, height } = await slider(page, 'posts').boundingBox();
  await page.mouse.move(x + width * 0.33, y + height / 2);
  await page.mouse.down();
  for (let step = 0; step < 40; step += 1) await page.mouse.move(x + width * (0.33 + step / 100), y + height / 2);
  await frames(page);
  assert.equal((await events(page)).filter((type) => type === 'reach-change').length, 0);
  await page.mouse.up();
  await until(page, () => window.__events.some(({ type }) => type === 'reach-change'));
  const counts = await page.evaluate(() => window.__frames);
  const inputs = (await events(page)).filter((type) => type === 'reach-input').length;
  assert.ok(inputs > 1 && inputs <= counts + 1, `${inputs} events in ${counts} frames`);
  assert.equal((await events(page)).filter((type) => type === 'reach-change').length, 1);
});

test('native events of the fields inside do not leak out', async (t) => {
  const { page } = await open(t, host(`<form>${ONE}</form>`));
  await page.evaluate(() => {
    window.__leaks = [];
    for (const kind of ['input', 'change', 'submit']) addEventListener(kind, () => window.__leaks.push(kind));
  });
  await type(page, 'employees', '260');
  await slider(page, 'employees').press('PageUp');
  await page.locator('[part~="controls"] select').first().selectOption('small');
  assert.deepEqual(await page.evaluate(() => window.__leaks), []);
});

test('two on a page do not know of each other', async (t) => {
  const { page } = await open(t, host('<reach-estimator id="one"></reach-estimator><reach-estimator id="two" posts="9"></reach-estimator>'), { before: listening });
  const [one, two] = [page.locator('#one'), page.locator('#two')];
  await field(one, 'employees').fill('333');
  await field(one, 'employees').press('Enter');
  await shows(one, { employees: 333 });
  await shows(two, { posts: 9 });
  assert.deepEqual(await page.evaluate(() => window.__events.filter(({ type }) => type === 'reach-change').map(({ id }) => id)), ['one']);
});

test('it works in another shadow root, with the language around it', async (t) => {
  const { page } = await open(t, host('<div id="outer" lang="de"></div>'), { ready: false });
  await page.evaluate(async () => {
    await customElements.whenDefined('reach-estimator');
    const element = document.createElement('reach-estimator');
    document.querySelector('#outer').attachShadow({ mode: 'open' }).append(element);
    await element.ready;
  });
  assert.match(await headline(page).innerText(), /Menschen|Personen|Leute/);
  await field(page, 'employees').fill('1.000');
  await field(page, 'employees').press('Enter');
  await shows(page, { employees: 1000 });
});

test('moving it keeps values, scenarios and reactions', async (t) => {
  const { page } = await open(t, host(`<div id="from">${ONE}</div><div id="to"></div>`), { before: listening });
  await type(page, 'employees', '333');
  await page.evaluate(() => document.querySelector('#to').append(document.querySelector('reach-estimator')));
  await frames(page);
  await shows(page, { employees: 333 });
  await type(page, 'employees', '334');
  await shows(page, { employees: 334 });
  await page.locator('reach-estimator').evaluate((element) => element.setAttribute('posts', '8'));
  await shows(page, { employees: 334, posts: 8 });
  assert.equal((await events(page)).filter((kind) => kind === 'reach-ready').length, 1);
});

test('it submits with the form around it: inputs and results as JSON', async (t) => {
  const { page } = await open(t, host(`<form>${ONE.replace('<reach-estimator', '<reach-estimator name="reach"')}<button>Send</button></form>`));
  await type(page, 'employees', '450');
  await shows(page, { employees: 450 });
  const sent = JSON.parse(await page.evaluate(() => new FormData(document.querySelector('form')).get('reach')));
  assert.equal(sent.inputs.employees, 450);
  const { p50 } = expected({ employees: 450 }, 'total.reach');
  assert.equal(sent.distribution.outputs['total.reach'].p50, p50);
  await page.evaluate(() => document.querySelector('form').reset());
  await shows(page, {});
});

test('locked inputs cannot be moved, hidden ones are not there but count', async (t) => {
  const { page } = await open(t, host('<reach-estimator locked="employees posts" hidden="ctr followers" followers="9000"></reach-estimator>'));
  for (const id of ['employees', 'posts']) {
    assert.ok(await slider(page, id).isDisabled(), id);
    assert.ok(await field(page, id).isDisabled(), id);
  }
  for (const id of ['ctr', 'followers']) assert.equal(await control(page, id).count(), 0, id);
  assert.ok(await slider(page, 'participation').isEnabled());
  await shows(page, { followers: 9000 });
  await page.locator('reach-estimator').evaluate((element) => element.setAttribute('locked', 'all'));
  await until(page, () => [...document.querySelector('reach-estimator').shadowRoot.querySelectorAll('input[type="range"][part]')].every(({ disabled }) => disabled));
});

test('hidden without a value hides the element', async (t) => {
  const { page } = await open(t, host('<reach-estimator hidden></reach-estimator>'));
  assert.equal(await page.locator('reach-estimator').isVisible(), false);
  await page.locator('reach-estimator').evaluate((element) => element.removeAttribute('hidden'));
  await headline(page).waitFor({ state: 'visible' });
});

test('the views show as much as they say', async (t) => {
  const { page } = await open(t, host('<reach-estimator id="compact" view="compact"></reach-estimator><reach-estimator id="chart" view="chart"></reach-estimator>'));
  const compact = page.locator('#compact');
  assert.equal(await compact.locator('[part~="control"]').count(), parameters.filter(({ simple }) => simple).length);
  assert.equal(await compact.getByRole('tab').count(), 0);
  const chart = page.locator('#chart');
  assert.equal(await chart.locator('[part~="control"]').count(), 0);
  assert.equal(await chart.locator('svg[data-chart]').isVisible(), true);
  assert.match(await headline(chart).innerText(), /people a month/);
});

test('methods answer as the screen does', async (t) => {
  const { page } = await open(t, host(ONE));
  const answers = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    element.values = { employees: 300 };
    const { value } = element.solve({ parameter: 'employees', output: 'total.clicks', target: 300, chance: 0.8 });
    const kept = ['A', 'B', undefined, 'D', 'b', 'Ｂ'].map((label) => element.saveScenario(label));
    return { value, kept, removed: [element.removeScenario('a'), element.removeScenario('A')], query: element.toQuery(), undone: element.undo() };
  });
  assert.equal(answers.value, engine.solve({ employees: 300 }, { parameter: 'employees', output: 'total.clicks', target: 300, chance: 0.8 }).value);
  assert.deepEqual(answers.kept, [true, true, true, false, true, true], 'a fourth has no room; a name in other letters is the same one');
  assert.deepEqual(answers.removed, [true, false]);
  assert.equal(answers.query, engine.toQuery({ employees: 300 }));
  assert.equal(answers.undone, false, "a script's change is nobody's gesture");
});

test('words can be replaced, and wrong ones are said once', async (t) => {
  const { page, errors } = await open(
    t,
    host(`<reach-estimator id="good" strings='{"controls.title":"Our numbers"}'></reach-estimator><reach-estimator id="bad" strings="{oops"></reach-estimator>`),
  );
  await page.locator('#good').getByText('Our numbers').waitFor();
  await page.locator('#bad').getByText('Your company').waitFor();
  assert.equal(errors.length, 1, errors.join('\n'));
});
