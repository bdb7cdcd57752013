/** Everything by keyboard alone: reached in order, seen when focused, worked, and never lost. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, chart, control, expected, field, figure, frames, shows, slider, TABS, type, words } from './screen.js';
import { open, until } from './harness.js';

/** What has the focus: its name, whether that can be seen, and where it is. */
const focus = (page) =>
  page.evaluate(() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    if (!node || node === document.body) return null;
    const { outlineStyle, outlineWidth, opacity, appearance } = getComputedStyle(node);
    const { top, left, width, height } = node.getBoundingClientRect();
    return {
      name: node.getAttribute('aria-label') ?? node.labels?.[0]?.textContent ?? node.innerText ?? '',
      kind: node.localName,
      inside: Boolean(node.getRootNode().host),
      visible: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1.5 && opacity !== '0' && appearance !== undefined,
      box: { top: top + scrollY, left, width, height },
      onScreen: top < innerHeight && top + height > 0,
    };
  });

test('Tab goes through everything once, in reading order, always visible, and out again', async (t) => {
  const { page } = await open(t, '/index.html?goal=8000');
  const stops = [];
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    const here = await focus(page);
    if (!here || (stops.length && !here.inside && stops.at(-1)?.inside)) break;
    stops.push(here);
  }
  const inside = stops.filter((stop) => stop.inside);
  assert.ok(inside.length > 40 && inside.length < 90, `${inside.length} stops`);
  assert.deepEqual(
    inside.filter((stop) => !stop.visible).map(({ name, kind }) => `${kind} ${name}`),
    [],
  );
  assert.deepEqual(
    inside.filter((stop) => !stop.onScreen).map(({ name }) => name),
    [],
  );
  const names = inside.map(({ name }) => name.trim());
  const order = [
    words('skip.inputs'),
    TABS.reach,
    words('chart.inspect'),
    words('preset.label'),
    'Employees',
    'Engagement rate',
    words('reset'),
    words('goal.target'),
    words('basis.label'),
    words('panel.compare'),
    words('action.json'),
  ];
  const places = order.map((name) => names.indexOf(name));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
    order.map((name, index) => `${name} ${places[index]}`).join(', '),
  );
  assert.ok(!places.includes(-1), names.join(' | '));
});

test('the first input is eight stops away at most, and one key press by the skip link', async (t) => {
  for (const width of [1280, 390]) {
    const { page } = await open(t, '/index.html', { viewport: { width, height: 900 } });
    const parameter = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.closest('[data-parameter]')?.dataset.parameter ?? null);
    let stops = 0;
    let inside = 0;
    while (!(await parameter()) && stops < 60) {
      await page.keyboard.press('Tab');
      stops += 1;
      if ((await focus(page))?.inside) inside += 1;
    }
    assert.ok(inside <= 8, `${inside} stops at ${width} px`);
    await page.locator('[data-skip="inputs"]').focus();
    await page.keyboard.press('Enter');
    assert.ok((await focus(page)).inside);
    assert.equal(await page.evaluate(() => Boolean(document.activeElement.shadowRoot.activeElement.closest('[part~="controls"]'))), true);
    await page.locator('[data-skip="further"]').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => Boolean(document.activeElement.shadowRoot.activeElement.closest('[part~="further"]'))), true);
  }
});

test('arrows go round the tabs; one tab stop for all of them', async (t) => {
  const { page } = await open(t, '/index.html');
  await page.getByRole('tab', { selected: true }).focus();
  const seen = [];
  for (const name of [...Object.keys(TABS).slice(1), 'reach']) {
    await page.keyboard.press('ArrowRight');
    await page.locator(`svg[data-chart="${name}"]`).waitFor();
    seen.push((await focus(page)).name);
  }
  assert.deepEqual(seen, [...Object.values(TABS).slice(1), TABS.reach]);
  await page.keyboard.press('End');
  await page.locator('svg[data-chart="hype"]').waitFor();
  await page.keyboard.press('Home');
  await page.locator('svg[data-chart="reach"]').waitFor();
  assert.equal(await page.locator('[role="tab"][tabindex="0"]').count(), 1);
});

test('sliders know arrows, pages, Home and End, and each arrow moves on', async (t) => {
  const { page } = await open(t, '/index.html');
  const value = () => page.evaluate(() => document.querySelector('reach-estimator').employees);
  await slider(page, 'employees').focus();
  let last = await value();
  for (const key of ['ArrowRight', 'ArrowUp', 'PageUp', 'End']) {
    await page.keyboard.press(key);
    const now = await value();
    assert.ok(now > last, `${key}: ${now} after ${last}`);
    last = now;
  }
  for (const key of ['ArrowLeft', 'ArrowDown', 'PageDown', 'Home']) {
    await page.keyboard.press(key);
    const now = await value();
    assert.ok(now < last, `${key}: ${now} after ${last}`);
    last = now;
  }
});

test('keys that come faster than frames are all counted, and are one gesture', async (t) => {
  const { page } = await open(t, '/index.html');
  const value = () => page.evaluate(() => document.querySelector('reach-estimator').employees);
  for (let step = 0; step < 3; step += 1) await slider(page, 'employees').press('ArrowRight');
  const slow = await value();
  await button(page, 'reset').click();
  await slider(page, 'employees').evaluate((range) => {
    for (let step = 0; step < 3; step += 1) range.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
    range.dispatchEvent(new KeyboardEvent('keyup', { key: 'ArrowRight', bubbles: true }));
  });
  assert.equal(await value(), slow);
  await button(page, 'undo').click();
  assert.equal(await value(), 200);
});

test('keys do nothing while the focus is elsewhere', async (t) => {
  const { page } = await open(t, { body: '<input id="theirs"><reach-estimator></reach-estimator>' });
  await field(page, 'employees').fill('300');
  await field(page, 'employees').press('Enter');
  await page.locator('#theirs').focus();
  // At rest: what sharpens of its own is no answer to a key.
  await shows(page, { employees: 300 });
  const before = await figure(page, 'total.reach');
  for (const key of ['ControlOrMeta+z', 'ArrowRight', 'Escape', 'r', '1', '?', 'End', 'Enter', 's', 'l']) await page.keyboard.press(key);
  await frames(page);
  assert.deepEqual(await figure(page, 'total.reach'), before);
  assert.equal(await page.locator('[part~="panel"]').isVisible(), false);
});

test('a letter in a list or a date looks for what begins with it; out of the presenter view, the focus is where it was', async (t) => {
  const { page } = await open(t, '/index.html');
  const present = page.locator('[data-action="present"]');
  await present.waitFor();
  const presenting = () => page.locator('.root[data-present]').count();
  for (const place of [page.locator('reach-estimator select').first(), page.getByLabel('Date')]) {
    await place.focus();
    await page.keyboard.press('p');
    await frames(page);
    assert.equal(await presenting(), 0);
  }
  for (const [place, out] of [
    [slider(page, 'posts'), 'Escape'],
    [present, 'p'],
  ]) {
    await place.focus();
    await page.keyboard.press('p');
    await page.locator('.root[data-present]').waitFor();
    await page.keyboard.press(out);
    await until(page, () => !document.querySelector('reach-estimator').shadowRoot.querySelector('.root[data-present]'));
    assert.ok(await place.evaluate((node) => node.matches(':focus')), out);
  }
});

test('what is worked out anew keeps the focus of what it replaces', async (t) => {
  const { page } = await open(t, '/index.html');
  await shows(page, {});
  let employees = 200;
  const changed = async (part) => {
    employees += 100;
    const before = (await focus(page)).name;
    await page.evaluate((value) => (document.querySelector('reach-estimator').employees = value), employees);
    await shows(page, { employees });
    assert.equal((await focus(page))?.name, before, part);
  };
  await button(page, 'panel.figures').click();
  await page.getByRole('button', { name: 'Unique reach', exact: true }).press('Enter');
  await changed('a row of figures');
  for (const label of ['A', 'B']) await page.evaluate((name) => document.querySelector('reach-estimator').saveScenario(name), label);
  await button(page, 'panel.compare').click();
  const removing = page.locator('[part~="panel"] table button');
  await removing.last().focus();
  await changed('a scenario');
  const noted = await open(t, '/index.html?employees=many');
  await noted.page.getByRole('button', { name: words('problem.dismiss') }).press('Enter');
  await noted.page.locator('[part~="warnings"]').waitFor({ state: 'hidden' });
  await frames(noted.page);
  assert.ok((await focus(noted.page))?.inside, 'what comes after a note that has been dismissed');
  await type(noted.page, 'posts', '5');
  await noted.page.evaluate(() => (document.querySelector('reach-estimator').goal = 9000));
  await noted.page.getByRole('button', { name: words('goal.clear') }).press('Enter');
  await frames(noted.page);
  assert.equal((await focus(noted.page))?.name, words('goal.target'));
  await slider(noted.page, 'posts').focus();
  await noted.page.evaluate(() => Object.assign(document.querySelector('reach-estimator'), { currency: 'EUR', locked: 'employees' }));
  await until(noted.page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[data-parameter="employees"] input:disabled'));
  assert.match((await focus(noted.page))?.name ?? '', /Posts per person/);
});

test('a key that an input method takes means nothing else', async (t) => {
  const { page } = await open(t, '/index.html');
  await button(page, 'panel.sources').click();
  const composing = (key) =>
    page.evaluate((name) => {
      const at = document.querySelector('reach-estimator').shadowRoot.activeElement;
      at.dispatchEvent(new KeyboardEvent('keydown', { key: name, isComposing: true, bubbles: true, composed: true, cancelable: true }));
    }, key);
  await composing('Escape');
  assert.ok(await page.locator('[part~="panel"]').isVisible());
  await field(page, 'employees').click();
  await page.keyboard.type('40');
  for (const key of ['Escape', 'Enter']) await composing(key);
  assert.equal(await field(page, 'employees').inputValue(), '40');
  await shows(page, {});
  await page.keyboard.press('Enter');
  await shows(page, { employees: 40 });
});

test('without a mouse: every feature, from first look to paper', async (t) => {
  const { page, errors } = await open(t, '/index.html', { acceptDownloads: true });
  await page.evaluate(() => (window.print = () => (window.__printed = true)));
  const press = async (locator, ...keys) => {
    await locator.focus();
    for (const key of keys) await page.keyboard.press(key);
    await frames(page);
  };

  await press(field(page, 'employees'), 'ControlOrMeta+a', '4', '0', '0', 'Enter');
  await shows(page, { employees: 400 });
  await press(slider(page, 'posts'), 'ArrowRight');
  await press(button(page, 'undo'), 'Enter');
  await shows(page, { employees: 400 });

  await press(page.locator('summary').nth(5), 'Enter');
  assert.ok(await control(page, 'reaction-reach').isVisible());
  await press(control(page, 'participation').locator('[part~="badge"]'), 'Enter', 'Tab', 'ControlOrMeta+a', '1', '0', 'Enter');
  await until(page, () => document.querySelector('reach-estimator').values.ranges.participation?.[0] === 0.1);
  await press(control(page, 'participation').getByRole('button', { name: words('control.own-range-reset') }), 'Enter');
  assert.ok((await focus(page)).inside, 'the focus goes on from a button that is switched off');
  await shows(page, { employees: 400 });

  const output = page.getByLabel(words('chart.choose-output'), { exact: true });
  for (let steps = 0; steps < 60 && (await output.inputValue()) !== 'total.clicks'; steps += 1) await press(output, 'ArrowDown');
  assert.equal(await output.inputValue(), 'total.clicks');
  await press(page.getByRole('button', { name: words('chart.log'), exact: true }), 'Space');
  await press(page.getByRole('button', { name: words('chart.table'), exact: true }), 'Space');
  assert.ok(await page.locator('figure table:visible').last().isVisible());
  await press(page.getByRole('slider', { name: words('chart.inspect') }), 'End');
  assert.match(await page.locator('[part~="readout"]').innerText(), /\d/);

  await press(page.getByRole('textbox', { name: words('goal.target') }), 'ControlOrMeta+a', '1', '0', '0', 'Enter');
  await frames(page);
  assert.ok((await chart(page).textContent()).includes('goal 100'));
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="goal-answer"]').textContent.match(/\d/));
  await page.locator('.goal-result:not([aria-busy])').waitFor();
  await press(button(page, 'goal.apply'), 'Enter');
  await frames(page);
  assert.equal((await focus(page)).name, words('goal.apply'), 'the focus stays where it was');

  for (const panel of ['compare', 'without', 'figures', 'sources']) {
    await press(button(page, `panel.${panel}`), 'Enter');
    assert.ok(await page.locator('[part~="panel"]').isVisible(), panel);
    const heading = await focus(page);
    assert.ok(heading.inside, panel);
    if (panel === 'compare') await press(button(page, 'compare.keep'), 'Enter');
    if (panel === 'figures') {
      const row = page.getByRole('button', { name: 'Unique reach', exact: true });
      await press(row, 'Enter');
      assert.equal(await row.getAttribute('aria-expanded'), 'true');
      assert.equal((await focus(page)).name, 'Unique reach', 'the focus stays where it was');
    }
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('[part~="panel"]').isVisible(), false, panel);
    assert.equal((await focus(page)).name, words(`panel.${panel}`));
  }
  await press(button(page, 'action.stress'), 'Enter');
  assert.equal(await button(page, 'action.stress').getAttribute('aria-pressed'), 'true');
  await press(button(page, 'action.stress'), 'Enter');

  for (const action of ['svg', 'png', 'csv', 'json']) {
    const [file] = await Promise.all([page.waitForEvent('download'), press(button(page, `action.${action}`), 'Enter')]);
    assert.equal(file.suggestedFilename(), `reach.${action}`);
  }
  await press(button(page, 'action.brief'), 'Enter');
  assert.ok(await page.evaluate(() => window.__printed));
  await press(button(page, 'reset'), 'Enter');
  await until(
    page,
    (median) => Number(document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="figure"][data-output="total.reach"]').dataset.value) === median,
    expected({}, 'total.reach').p50,
  );
  assert.deepEqual(errors, []);
});

test('what redraws keeps the focus where it is', async (t) => {
  const { page } = await open(t, '/index.html');
  const kept = async (locator, act) => {
    await locator.focus();
    const before = (await focus(page)).name;
    await act();
    await frames(page);
    assert.equal((await focus(page))?.name, before, before);
  };
  await kept(page.getByLabel(words('chart.choose-axis'), { exact: true }), () => page.keyboard.press('ArrowDown'));
  await kept(button(page, 'action.stress'), () => page.keyboard.press('Enter'));
  await kept(field(page, 'employees'), () => page.keyboard.press('Enter'));
  await kept(control(page, 'posts').locator('[part~="badge"]'), () => page.keyboard.press('Enter'));
  await kept(page.getByLabel(words('basis.label')), () => page.keyboard.press('ArrowDown'));
});

test('removing or resetting by key does not drop the focus to the page', async (t) => {
  const { page } = await open(t, '/index.html');
  await field(page, 'employees').fill('300');
  await field(page, 'employees').press('Enter');
  await control(page, 'employees').getByRole('button', { name: 'Reset: Employees' }).focus();
  await page.keyboard.press('Enter');
  await frames(page);
  assert.ok((await focus(page))?.inside, 'after reset');
  await button(page, 'chart.log').focus();
  await page.evaluate(() => document.querySelector('reach-estimator').setAttribute('chart', 'matters'));
  await page.locator('svg[data-chart="matters"]').waitFor();
  assert.equal((await focus(page))?.name, words('chart.table'), 'after another chart');
  await button(page, 'panel.compare').press('Enter');
  await button(page, 'compare.keep').press('Enter');
  await frames(page);
  await page.getByRole('button', { name: 'Remove scenario A' }).press('Enter');
  await frames(page);
  assert.ok((await focus(page))?.inside, 'after removing');
  await field(page, 'employees').fill('300');
  await field(page, 'employees').press('Enter');
  await button(page, 'undo').press('Enter');
  await frames(page);
  assert.ok((await focus(page))?.inside, 'after the last undo');
  for (const taken of [control(page, 'employees').getByRole('button', { name: 'Reset: Employees' }), button(page, 'undo')]) {
    await field(page, 'employees').fill('300');
    await field(page, 'employees').press('Enter');
    await taken.press('ControlOrMeta+z');
    await frames(page);
    assert.ok((await focus(page))?.inside, 'after a gesture that is taken back by a key');
  }
});

for (const [what, begin, ended] of [
  ['a panel', (page) => button(page, 'panel.compare').press('Enter'), (page) => page.locator('[part~="panel"]').waitFor({ state: 'hidden' })],
  [
    'a number that is half typed',
    async (page) => {
      await field(page, 'employees').focus();
      await page.keyboard.type('77');
    },
    async (page) => assert.equal(await field(page, 'employees').inputValue(), '200'),
  ],
  [
    'the readout of a chart',
    async (page) => {
      await page.locator('input.inspect').focus();
      await page.keyboard.press('ArrowRight');
    },
    (page) => page.locator('.readout').waitFor({ state: 'hidden' }),
  ],
]) {
  test(`Escape that ends ${what} does not close the dialog or popover around it`, async (t) => {
    for (const [around, show] of [
      ['dialog', 'showModal'],
      ['div popover', 'showPopover'],
    ]) {
      const { page } = await open(t, { body: `<${around} id="around"><reach-estimator chart="odds"></reach-estimator></${around.split(' ')[0]}>` }, { ready: false });
      await page.evaluate((way) => document.querySelector('#around')[way](), show);
      await page.evaluate(() => document.querySelector('reach-estimator').ready);
      const isOpen = () => page.locator('#around').evaluate((node) => node.matches(':modal, :popover-open'));
      await begin(page);
      await page.keyboard.press('Escape');
      await ended(page);
      assert.equal(await isOpen(), true, around);
      await page.keyboard.press('Escape');
      assert.equal(await isOpen(), false, `${around}: what is not used is the page's`);
    }
  });
}
