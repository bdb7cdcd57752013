/** What assistive technology is told: names, values in words, one status, tables, headings, contrast modes, motion. */

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  announced,
  button,
  chart,
  control,
  engine,
  figure,
  frames,
  headline,
  numberIn,
  openGroups,
  openTab,
  parameters,
  rounds,
  slider,
  status,
  TABS,
  type,
  words,
  seek,
} from './screen.js';
import { open, until } from './harness.js';

/** The accessibility tree as the browser hands it on: role, name, value and properties of every node that is not ignored. */
async function tree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, value, properties = [] }) => ({
      role: role?.value,
      name: name?.value ?? '',
      value: value?.value,
      ...Object.fromEntries(properties.map((each) => [each.name, each.value.value])),
    }));
}

test('everything that can be operated has a name of its own', async (t) => {
  // With every group and network in use, all their sliders are there.
  const { page } = await open(
    t,
    '/index.html?goal=8000&third-group-share=0.1&fourth-group-share=0.1&x-contacts=50&other-contacts=50&fourth-network-contacts=100&fifth-network-contacts=100',
  );
  await openGroups(page);
  await page.locator('[part~="badge"]').evaluateAll((badges) => badges.forEach((badge) => badge.click()));
  await frames(page);
  const operable = (await tree(page)).filter(({ role }) => ['button', 'slider', 'textbox', 'combobox', 'tab', 'link', 'checkbox', 'DisclosureTriangle'].includes(role));
  assert.ok(operable.length > 250, String(operable.length));
  assert.deepEqual(
    operable.filter(({ name }) => !name.trim()),
    [],
  );
  const sliders = operable.filter(({ role }) => role === 'slider').map(({ name }) => name);
  assert.equal(new Set(sliders).size, sliders.length, 'no two sliders of one name');
  for (const { label } of parameters) assert.ok(sliders.includes(label), label);
});

test('every slider says its value in words with its unit', async (t) => {
  const { page } = await open(t, '/index.html');
  await openGroups(page);
  const said = await page
    .locator('[part~="control"]')
    .evaluateAll((nodes) =>
      nodes.map((node) => [node.dataset.parameter, node.querySelector('input[type="range"]').getAttribute('aria-valuetext'), node.querySelector('input[type="text"]').value]),
    );
  const unit = {
    share: /percent$/,
    people: /(people|person)$/,
    'posts-per-month': /a month$/,
    ratio: /times?$/,
    rounds: /rounds?$/,
    months: /months?$/,
    'money-per-hour': /dollars an hour$/,
    'money-per-click': /dollars a click$/,
  };
  for (const [id, text, shown] of said) {
    const row = parameters.find((each) => each.id === id);
    assert.ok(text.includes(shown), `${id}: ${text} for ${shown}`);
    assert.match(text, unit[row.unit] ?? /./, id);
  }
});

test('one change is said once, after the key is let go', async (t) => {
  const { page } = await open(t, '/index.html');
  await page.waitForTimeout(400);
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('reach-estimator');
    window.__said = [];
    const live = (node) =>
      (node instanceof Element ? node : node.parentElement)?.closest(
        '[role="status"], [role="alert"], output:not([aria-live="off"]), [aria-live="polite"], [aria-live="assertive"]',
      );
    new MutationObserver((records) => {
      const regions = new Set(records.map(({ target }) => live(target)).filter(Boolean));
      for (const region of regions) window.__said.push(region.textContent);
    }).observe(shadowRoot, { subtree: true, childList: true, characterData: true });
  });
  // A key that is held repeats; only when it is let go the change is made.
  await slider(page, 'participation').focus();
  for (let step = 0; step < 6; step += 1) await page.keyboard.down('ArrowRight');
  await page.waitForTimeout(900);
  assert.deepEqual(await page.evaluate(() => window.__said), [], 'nothing while the key is held');
  await page.keyboard.up('ArrowRight');
  await announced(page);
  await page.waitForTimeout(500);
  const said = await page.evaluate(() => window.__said);
  assert.equal(said.length, 1, said.join(' | '));
  assert.ok(said[0].includes((await headline(page).innerText()).split('.')[0]), said[0]);
});

test('the answer to a new question is said', async (t) => {
  const { page } = await open(t, '/index.html');
  const answer = page.locator('[part~="goal-answer"]');
  await seek(page);
  const before = await answer.textContent();
  const chance = page.getByLabel(words('goal.chance'));
  await chance.selectOption('5');
  const asked = await chance.evaluate((node) => node.selectedOptions[0].text);
  // The old answer stands until the new one is found, so that the two are compared where both are.
  const said = await until(
    page,
    (old) => {
      const { shadowRoot } = document.querySelector('reach-estimator');
      const [told, shown] = ['[role="status"]', '[part~="goal-answer"]'].map((part) => shadowRoot.querySelector(part).textContent);
      return shown !== old && told === shown && shown;
    },
    before,
  );
  assert.ok(said.includes(asked), `${said} for ${asked}`);
});

test('what is done once more is said once more', async (t) => {
  const { page } = await open(t, '/index.html', { permissions: ['clipboard-read', 'clipboard-write'] });
  await status(page).evaluate((node) => {
    window.said = [];
    new MutationObserver(() => node.textContent && window.said.push(node.textContent)).observe(node, { childList: true, characterData: true, subtree: true });
  });
  const copy = await button(page, 'action.link').elementHandle();
  for (const times of [1, 2]) {
    await copy.click();
    await until(page, (count) => window.said.length === count, times);
  }
  assert.deepEqual(await page.evaluate(() => window.said), Array(2).fill(words('link.copied')));
});

test('what could not be taken as it was typed is said', async (t) => {
  const { page } = await open(t, '/index.html');
  const says = (text) => until(page, (said) => document.querySelector('reach-estimator').shadowRoot.querySelector('p[role="status"]').textContent.includes(said), text);
  await type(page, 'employees', 'abc');
  await says('abc');
  await type(page, 'participation', '150%');
  await says(words('field.clamped').split('{')[0]);
});

test('what changes nothing that is said is answered all the same', async (t) => {
  const { page } = await open(t, '/index.html?v=2&headline=reach');
  await type(page, 'posts', '4');
  const said = await announced(page);
  await status(page).evaluate((node) => {
    window.said = [];
    new MutationObserver(() => node.textContent && window.said.push(node.textContent)).observe(node, { childList: true, characterData: true, subtree: true });
  });
  await openGroups(page);
  await type(page, 'months', '24');
  await until(page, (text) => window.said.includes(text), said);
});

test('a change by script is not announced', async (t) => {
  const { page } = await open(t, '/index.html');
  await page.evaluate(() => (document.querySelector('reach-estimator').values = { employees: 900 }));
  await page.waitForTimeout(900);
  assert.equal(await status(page).textContent(), '');
});

test('there is one status, and it is polite', async (t) => {
  const { page } = await open(t, '/index.html');
  const regions = (await tree(page)).filter(({ live }) => live && live !== 'off');
  assert.ok(regions.every(({ live }) => live === 'polite'));
  assert.equal(await status(page).count(), 1);
});

test('headings make an outline that the host may place', async (t) => {
  const outline = (page) => page.getByRole('heading').evaluateAll((nodes) => nodes.map((node) => Number(node.ariaLevel ?? node.localName.slice(1))));
  const { page } = await open(t, '/index.html');
  await button(page, 'panel.sources').click();
  await frames(page);
  const levels = await outline(page);
  assert.equal(levels[0], 1);
  assert.equal(levels.filter((level) => level === 1).length, 1);
  levels.forEach((level, index) => assert.ok(index === 0 || level <= levels[index - 1] + 1, levels.join()));
  const { page: embedded } = await open(t, { body: '<reach-estimator heading-level="4"></reach-estimator>' });
  assert.deepEqual(await outline(embedded), [1, 4, 5]);
});

test('every chart is one picture with its summary, and has a real table', async (t) => {
  const { page } = await open(t, '/index.html?goal=8000');
  await page.getByRole('button', { name: words('chart.table'), exact: true }).click();
  for (const [name, title] of Object.entries(TABS)) {
    await openTab(page, name);
    await frames(page);
    const picture = (await tree(page)).filter(({ role, name: said }) => role === 'image' && said);
    assert.equal(picture.length, 1, title);
    assert.match(picture[0].name, /\d/, `${title}: a number in "${picture[0].name}"`);
    const table = page.locator('figure table:visible').last();
    assert.ok((await table.getByRole('columnheader').count()) >= 2, title);
    assert.ok((await table.getByRole('rowheader').count()) >= 3, title);
    assert.ok((await table.locator('caption').innerText()).length > 3, title);
    assert.ok(await page.getByRole('tabpanel', { name: title }).isVisible());
  }
});

test('the summary of the reach curve follows the inputs', async (t) => {
  const { page } = await open(t, '/index.html');
  await type(page, 'employees', '400');
  const summary = await chart(page).getAttribute('aria-label');
  assert.match(summary, /Employees 400: Unique reach/);
  assert.ok(rounds(numberIn(summary.split('400: Unique reach')[1]), (await figure(page, 'total.reach')).value), summary);
});

test('figures are terms with their definitions; groups and details say whether they are open', async (t) => {
  const { page } = await open(t, '/index.html');
  const terms = await page.getByRole('term').allInnerTexts();
  assert.equal(terms.length, 8);
  const badge = control(page, 'participation').locator('[part~="badge"]');
  assert.equal(await badge.getAttribute('aria-expanded'), 'false');
  await badge.press('Enter');
  assert.equal(await badge.getAttribute('aria-expanded'), 'true');
  const details = await badge.getAttribute('aria-controls');
  assert.ok(await page.locator(`#${details}`).isVisible());
});

test('ids are unique, also with two on a page', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator></reach-estimator><reach-estimator></reach-estimator>' });
  const ids = await page.evaluate(() =>
    [...document.querySelectorAll('reach-estimator')].flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('[id]')].map(({ id }) => id)),
  );
  assert.equal(new Set(ids).size, ids.length);
  const dangling = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('reach-estimator');
    const kinds = ['for', 'aria-controls', 'aria-labelledby', 'aria-describedby'];
    return kinds.flatMap((kind) =>
      [...shadowRoot.querySelectorAll(`[${kind}]`)].filter((node) => !shadowRoot.getElementById(node.getAttribute(kind))).map((node) => `${kind}=${node.getAttribute(kind)}`),
    );
  });
  assert.deepEqual(dangling, []);
});

test('in forced colours every state can be told apart, and axe agrees', async (t) => {
  const { page, axe } = await open(t, '/index.html?goal=8000', { forcedColors: 'active' });
  assert.deepEqual(await axe(), []);
  const edge = (locator, property) => locator.evaluate((node, name) => getComputedStyle(node)[name], property);
  const [selected, other] = [page.getByRole('tab', { selected: true }), page.getByRole('tab', { selected: false }).first()];
  assert.notEqual(await edge(selected, 'borderBottomColor'), await edge(other, 'borderBottomColor'));
  // A panel in the chart's place leaves no tab chosen.
  await button(page, 'panel.sources').click();
  assert.equal(await edge(page.getByRole('tab').first(), 'borderBottomWidth'), '0px');
  await button(page, 'panel.sources').click();
  const marks = await chart(page).evaluate((svg) =>
    Object.fromEntries(['line', 'page', 'envelope', 'goal', 'marker'].map((kind) => [kind, getComputedStyle(svg.querySelector(`path.${kind}, circle.${kind}`)).stroke])),
  );
  const ground = await page.evaluate(() => getComputedStyle(document.querySelector('reach-estimator').shadowRoot.querySelector('.root')).backgroundColor);
  for (const [kind, stroke] of Object.entries(marks)) assert.notEqual(stroke, ground, kind);
  assert.notEqual(marks.line, marks.page);
});

test('lines are told apart by more than colour', async (t) => {
  const { page } = await open(t, '/index.html?goal=8000');
  const dashes = await chart(page).evaluate((svg) =>
    ['line', 'page', 'envelope', 'goal'].map((kind) => {
      const { strokeDasharray, strokeWidth } = getComputedStyle(svg.querySelector(`path.${kind}`));
      return `${strokeDasharray} ${strokeWidth}`;
    }),
  );
  assert.equal(new Set(dashes).size, dashes.length, dashes.join(' | '));
  const labels = await chart(page).evaluate((svg) => [...svg.querySelectorAll('text.label')].map((node) => node.dataset.series));
  for (const series of ['median', 'page', 'envelope', 'goal', 'band']) assert.ok(labels.includes(series), series);
});

test('nothing moves by itself, with or without reduced motion', async (t) => {
  for (const reducedMotion of ['reduce', 'no-preference']) {
    const { page, context } = await open(t, '/index.html', { reducedMotion });
    await slider(page, 'employees').press('ArrowRight');
    await button(page, 'panel.sources').click();
    const moving = await page.evaluate(() => {
      const nodes = [...document.querySelector('reach-estimator').shadowRoot.querySelectorAll('*')];
      return { animations: document.getAnimations().length, transitions: nodes.filter((node) => Number.parseFloat(getComputedStyle(node).transitionDuration) > 0).length };
    });
    assert.deepEqual(moving, { animations: 0, transitions: 0 });
    await context.close();
  }
});

test('it never takes the focus or scrolls by itself', async (t) => {
  const { page } = await open(t, '/index.html#', { viewport: { width: 390, height: 600 } });
  assert.ok(await page.evaluate(() => document.activeElement === document.body && scrollY === 0));
  await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    element.values = { employees: 900 };
    element.chart = 'odds';
  });
  await frames(page);
  assert.ok(await page.evaluate(() => document.activeElement === document.body && scrollY === 0));
});

test("every result has a label and the engine's unit in its table", async (t) => {
  const { page } = await open(t, '/index.html');
  await button(page, 'panel.figures').click();
  const rows = await page.locator('[part~="panel"] tbody tr[data-output]').evaluateAll((nodes) => nodes.map((node) => [node.dataset.output, node.innerText]));
  assert.deepEqual(
    rows.map(([name]) => name),
    engine.outputs().map(({ name }) => name),
  );
  assert.ok(rows.every(([, text]) => !/NaN|undefined|null|Infinity/.test(text)));
});
