/** Every input of the table: slider, exact number, reset, range, sources, policy. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, control, engine, field, frames, headline, openGroups, parameter, parameters, shows, slider, type, valueOf } from './screen.js';
import { open, until } from './harness.js';

/**
 * What can be seen of one input, and everything that can be seen of the results. A curve that says in words that it is flat
 * is the only thing that may stay: it is left out.
 */
const seen = (page, id) =>
  page.evaluate((wanted) => {
    const { shadowRoot } = document.querySelector('reach-estimator');
    const control = shadowRoot.querySelector(`[part~="control"][data-parameter="${wanted}"]`);
    const flat = !control.querySelector('.spark-flat').hidden;
    const results = [...shadowRoot.querySelectorAll('[data-output]')].map(({ dataset }) => JSON.stringify(dataset));
    return {
      position: control.querySelector('input[type="range"]').value,
      words: control.querySelector('input[type="range"]').getAttribute('aria-valuetext'),
      field: control.querySelector('input[type="text"]').value,
      ...(flat ? {} : { curve: control.querySelector('svg').innerHTML }),
      results: [shadowRoot.querySelector('svg[data-chart]').innerHTML, ...results].join('\n'),
    };
  }, id);

test('there is one control for every row of the table, and no other', async (t) => {
  const { page } = await open(t, '/index.html');
  await openGroups(page);
  const shown = await page.locator('[part~="control"]').evaluateAll((nodes) => nodes.map((node) => node.dataset.parameter));
  assert.deepEqual([...shown].sort(), parameters.map(({ id }) => id).sort());
  assert.deepEqual(
    shown.slice(0, 7),
    parameters.filter(({ simple }) => simple).map(({ id }) => id),
  );
});

/** Moves the sliders of every group that are in sight and wanted, one after the other, and takes each back. */
async function moveEach(page, wanted = () => true) {
  const start = await page.evaluate(() => document.querySelector('reach-estimator').values);
  await button(page, 'panel.figures').click();
  const groups = page.locator('[part~="group"]');
  const moved = [];
  for (let index = -1; index < (await groups.count()); index += 1) {
    const group = index < 0 ? page.locator('[part~="controls"]') : groups.nth(index);
    if (index >= 0) {
      await group.locator('summary').click();
      await group.locator('.group-controls').waitFor();
    }
    await frames(page);
    const ids = await group.locator('[part~="control"]:not([hidden])').evaluateAll((nodes) => nodes.map((node) => node.dataset.parameter));
    if (ids.includes('months')) await page.evaluate(() => (document.querySelector('reach-estimator').chart = 'time'));
    for (const id of ids.filter((each) => (index >= 0 || parameter(each).simple) && wanted(each))) {
      const { name, max } = parameter(id);
      await frames(page);
      const before = await seen(page, id);
      const key = start[name] >= max ? 'ArrowLeft' : 'ArrowRight';
      await slider(page, id).press(key);
      await frames(page);
      const after = await seen(page, id);
      for (const part of Object.keys(before)) assert.notEqual(after[part], before[part], `${id}: ${part} stays`);
      assert.equal((await valueOf(page, name)) > start[name], key === 'ArrowRight', `${id} went the wrong way`);
      await page.getByRole('button', { name: 'Undo' }).press('Enter');
      assert.equal(await valueOf(page, name), start[name], `${id}: undone`);
      moved.push(id);
    }
    if (index >= 0) await group.locator('summary').click();
  }
  return moved;
}

test('every slider, by keyboard, changes its value, its words, its curve and the result', async (t) => {
  // High enough for a panel and a chart at once; two more networks, so that every input has something to act on.
  const { page, errors } = await open(t, '/index.html?x-contacts=100&other-contacts=100&own-words=0.3', { viewport: { width: 1280, height: 1400 } });
  const moved = await moveEach(page);
  const aside = parameters.filter(({ id, needs }) => needs !== null && !moved.includes(id)).map(({ id }) => id);
  // One input stands among the questions instead.
  assert.deepEqual(
    [...moved, ...aside].sort(),
    parameters
      .map(({ id }) => id)
      .filter((id) => id !== 'claims-counted')
      .sort(),
  );
  assert.deepEqual(errors, []);
});

test('so does every slider of a group or a network that is added', async (t) => {
  const { page, errors } = await open(t, '/index.html?third-group-share=0.1&fourth-group-share=0.1&fourth-network-contacts=100&fifth-network-contacts=100', {
    viewport: { width: 1280, height: 1400 },
  });
  const added = (id) => /^(third|fourth|fifth)-/.test(id);
  assert.deepEqual(
    (await moveEach(page, added)).sort(),
    parameters
      .map(({ id }) => id)
      .filter(added)
      .sort(),
  );
  assert.deepEqual(errors, []);
});

test('Home and End go to the ends of the range, and the result follows', async (t) => {
  const { page } = await open(t, '/index.html');
  const { min, max } = parameter('participation');
  await slider(page, 'participation').press('End');
  await shows(page, { participation: max });
  await slider(page, 'participation').press('Home');
  await shows(page, { participation: min });
  assert.match(await headline(page).innerText(), /No employee shares it/);
});

test('typed numbers are taken exactly, as people write them', async (t) => {
  const { page } = await open(t, '/index.html');
  for (const [text, followers] of [
    ['12.5k', 12500],
    ['1,234', 1234],
    ['2m', 2_000_000],
    ['7 890', 7890],
    ['4321', 4321],
  ]) {
    await type(page, 'followers', text);
    assert.equal(await valueOf(page, 'followers'), followers, text);
    await shows(page, { followers });
  }
  for (const [text, participation] of [
    ['3 %', 0.03],
    ['3.25', 0.0325],
    ['17.3%', 0.173],
  ]) {
    await type(page, 'participation', text);
    assert.equal(await valueOf(page, 'participation'), participation, text);
    assert.match(await slider(page, 'participation').getAttribute('aria-valuetext'), /percent/);
  }
});

test('a locale has its own decimal comma and group sign', async (t) => {
  const { page } = await open(t, '/examples/language.html');
  await type(page, 'followers', '12.500');
  assert.equal(await valueOf(page, 'followers'), 12500);
  await type(page, 'participation', '3,5 %');
  assert.equal(await valueOf(page, 'participation'), 0.035);
  assert.equal(await field(page, 'participation').inputValue(), '3,5');
});

test('what cannot be read is said, and the last value stays', async (t) => {
  const { page } = await open(t, '/index.html');
  await type(page, 'employees', '350');
  await type(page, 'employees', 'many');
  assert.equal(await valueOf(page, 'employees'), 350);
  assert.equal(await field(page, 'employees').inputValue(), '350');
  const note = control(page, 'employees').getByText('“many” cannot be read as a number. 350 stays.');
  await note.waitFor({ state: 'visible' });
  assert.equal(await field(page, 'employees').getAttribute('aria-invalid'), 'true');
  assert.equal(await field(page, 'employees').getAttribute('aria-describedby'), await note.getAttribute('id'));
  await type(page, 'employees', '360');
  assert.equal(await note.isVisible(), false);
  assert.equal(await field(page, 'employees').getAttribute('aria-invalid'), null);
});

test('what is out of range is corrected, and said', async (t) => {
  const { page } = await open(t, '/index.html');
  await type(page, 'participation', '900');
  assert.equal(await valueOf(page, 'participation'), 1);
  await control(page, 'participation')
    .getByText(/Enter 0% to 100%\. Using 100%\./)
    .waitFor({ state: 'visible' });
});

test('Escape leaves a field as it was; leaving it takes the number', async (t) => {
  const { page } = await open(t, '/index.html');
  await field(page, 'employees').click();
  await field(page, 'employees').press('ControlOrMeta+a');
  await field(page, 'employees').pressSequentially('77');
  await field(page, 'employees').press('Escape');
  assert.equal(await field(page, 'employees').inputValue(), '200');
  await field(page, 'employees').fill('78');
  await field(page, 'employees').press('Tab');
  assert.equal(await valueOf(page, 'employees'), 78);
});

test('an exact number is kept although the slider knows only steps', async (t) => {
  const { page } = await open(t, '/index.html');
  await type(page, 'followers', '5,137');
  assert.equal(await field(page, 'followers').inputValue(), '5,137');
  await slider(page, 'employees').press('ArrowRight');
  assert.equal(await valueOf(page, 'followers'), 5137);
});

test('reset brings back one input, or all of them', async (t) => {
  const { page } = await open(t, '/index.html');
  await type(page, 'employees', '350');
  await type(page, 'posts', '9');
  await control(page, 'employees').getByRole('button', { name: 'Reset: Employees' }).click();
  await shows(page, { posts: 9 });
  await type(page, 'employees', '350');
  await page.getByRole('button', { name: 'Reset all inputs' }).click();
  await shows(page, {});
});

test("a range of the user's own widens or narrows every figure", async (t) => {
  const { page } = await open(t, '/index.html');
  await control(page, 'participation')
    .getByRole('button', { name: /3 – 25%/ })
    .click();
  const low = control(page, 'participation').getByLabel('Employees who share: 1 in 10 is below');
  const high = control(page, 'participation').getByLabel('Employees who share: 1 in 10 is above');
  const ends = async () => [await low.inputValue(), await high.inputValue()];
  for (let waited = 0; waited < 100 && (await ends()).includes(''); waited += 1) await frames(page);
  assert.deepEqual(await ends(), ['3', '25']);
  await low.fill('12');
  await low.press('Enter');
  await high.fill('18');
  await high.press('Enter');
  await shows(page, { ranges: { participation: [0.12, 0.18] } });
  await control(page, 'participation')
    .getByRole('button', { name: /12 – 18%/ })
    .waitFor();
  await until(page, () => location.search.slice(1) === document.querySelector('reach-estimator').toQuery());
  await page.reload();
  await headline(page).waitFor();
  await shows(page, { ranges: { participation: [0.12, 0.18] } });
  await control(page, 'participation')
    .getByRole('button', { name: /12 – 18%/ })
    .click();
  await control(page, 'participation').getByRole('button', { name: 'Usual range' }).click();
  await shows(page, {});
});

/** Opens what is below the badge of an input, and finds the two ends of its range. */
async function openRange(page, id, badge) {
  await control(page, id).getByRole('button', { name: badge }).click();
  const [low, high] = ['below', 'above'].map((end) => control(page, id).getByLabel(`1 in 10 is ${end}`));
  for (let waited = 0; waited < 100 && (await high.inputValue()) === ''; waited += 1) await frames(page);
  return { low, high, ends: async () => [await low.inputValue(), await high.inputValue()] };
}

test('a range is moved end by end: one that passes the other waits for it', async (t) => {
  const { page } = await open(t, '/index.html');
  const { low, high, ends } = await openRange(page, 'participation', /3 – 25%/);
  const note = control(page, 'participation').locator('.details .field-note:visible');
  await low.fill('40');
  await low.press('Tab');
  await frames(page);
  assert.deepEqual(await ends(), ['40', '25']);
  assert.match(await note.innerText(), /Noted: 40%\. Now give the other end/);
  await shows(page, {});
  await high.fill('60');
  await high.press('Enter');
  await shows(page, { ranges: { participation: [0.4, 0.6] } });
  assert.deepEqual(await ends(), ['40', '60']);
  assert.equal(await note.count(), 0);
  await high.fill('10');
  await high.press('Enter');
  await frames(page);
  assert.deepEqual(await ends(), ['40', '10']);
  await low.fill('5');
  await low.press('Enter');
  await shows(page, { ranges: { participation: [0.05, 0.1] } });
  for (const [end, text] of [
    [low, '0'],
    [high, '150'],
  ]) {
    await end.fill(text);
    await end.press('Enter');
    await frames(page);
    assert.match(await note.innerText(), /must be above 0% and below 100%/, text);
    assert.deepEqual(await ends(), ['5', '10'], text);
  }
});

test('an end that waits for the other is forgotten neither for one that cannot be nor in another language', async (t) => {
  const { page } = await open(t, '/index.html');
  const { low, high, ends } = await openRange(page, 'participation', /3 – 25%/);
  const notes = () => control(page, 'participation').locator('.details .field-note:visible').allInnerTexts();
  await low.fill('50');
  await low.press('Enter');
  await high.fill('100');
  await high.press('Enter');
  await frames(page);
  assert.deepEqual(await ends(), ['50', '25']);
  assert.match((await notes()).join('|'), /^Noted: 50%[^|]*\|[^|]*below 100%. It stays at 25%\.$/);
  await high.fill('90');
  await high.press('Enter');
  await shows(page, { ranges: { participation: [0.5, 0.9] } });
  assert.deepEqual([await ends(), await notes()], [['50', '90'], []]);
  await low.fill('95');
  await low.press('Enter');
  await page.evaluate(() => (document.querySelector('reach-estimator').lang = 'de'));
  await control(page, 'participation').getByText('Vorgemerkt').waitFor();
  const [from, to] = [control(page, 'participation').locator('.pair input').first(), control(page, 'participation').locator('.pair input').last()];
  assert.deepEqual([await from.inputValue(), await to.inputValue()], ['95', '90']);
  assert.match((await notes()).join('|'), /^Vorgemerkt: 95\s%[^|]*$/);
  await to.fill('97');
  await to.press('Enter');
  await shows(page, { ranges: { participation: [0.95, 0.97] } });
});

test('what can have no range is asked for none', async (t) => {
  const { page } = await open(t, '/index.html');
  await openGroups(page);
  for (const { id, integer } of parameters) {
    if (!(await control(page, id).isVisible())) continue;
    await control(page, id).locator('[part~="badge"]').click();
    await control(page, id).locator('.help').waitFor();
    assert.equal(await control(page, id).locator('.pair').count(), integer ? 0 : 1, id);
  }
  assert.ok(parameters.some(({ integer }) => integer));
});

test('Escape closes what is below a badge, and gives it the focus', async (t) => {
  const { page } = await open(t, '/index.html');
  const { low } = await openRange(page, 'participation', /3 – 25%/);
  await low.focus();
  await page.keyboard.press('Escape');
  const badge = control(page, 'participation').getByRole('button', { name: /3 – 25%/ });
  assert.equal(await badge.getAttribute('aria-expanded'), 'false');
  assert.ok(await badge.evaluate((node) => node.getRootNode().activeElement === node));
});

test('what was read is said in all its digits', async (t) => {
  const { page } = await open(t, '/index.html');
  await field(page, 'followers').fill('1.234.567');
  await field(page, 'followers').press('Enter');
  await frames(page);
  assert.match(await control(page, 'followers').innerText(), /Read as 1,234,567/);
});

test('an input that counts as certain can be given a range', async (t) => {
  const { page } = await open(t, '/index.html');
  await control(page, 'followers')
    .getByRole('button', { name: /no range/ })
    .click();
  const high = control(page, 'followers').getByLabel('Page followers: 1 in 10 is above');
  await high.fill('20k');
  await high.press('Enter');
  await shows(page, { ranges: { followers: [5000, 20000] } });
});

test('every input says where its number comes from', async (t) => {
  const { page } = await open(t, '/index.html');
  await openGroups(page);
  const badges = await page.locator('[part~="badge"]').evaluateAll((nodes) => nodes.map((node) => (node.click(), node.innerText)));
  await frames(page);
  const details = await page
    .locator('[part~="details"]')
    .evaluateAll((nodes) => nodes.map((node) => ({ text: node.innerText, links: [...node.querySelectorAll('a')].map(({ href }) => href) })));
  const ids = await page.locator('[part~="control"]').evaluateAll((nodes) => nodes.map((node) => node.dataset.parameter));
  const sources = new Map(engine.sources().map((source) => [source.id, source]));
  ids.forEach((id, index) => {
    const { source, p10, distribution, help } = parameter(id);
    const { text, links } = details[index];
    if (!source.length) assert.match(badges[index], distribution === 'certain' ? /assumed/ : /no published source/, id);
    assert.equal(/no range/.test(badges[index]), p10 === null, `${id}: ${badges[index]}`);
    assert.ok(text.includes(help), `${id}: ${text}`);
    for (const { title, url, year, grade } of source.map((key) => sources.get(key))) {
      assert.ok(text.includes(title) && text.includes(`grade ${grade}`) && (!year || text.includes(String(year))), `${id}: ${text}`);
      if (url) assert.ok(links.includes(new URL(url).href), `${id}: ${url}`);
    }
  });
});

test('policy is a choice of named levels', async (t) => {
  const { page } = await open(t, '/index.html');
  await openGroups(page);
  const level = control(page, 'policy-factor').getByRole('combobox');
  const names = await level.locator('option').allInnerTexts();
  for (const name of ['Open', 'Pre-approved posts', 'Templates', 'Approval first', 'Page only']) assert.ok(names.includes(name), `${name} among ${names}`);
  let last = Infinity;
  for (const name of ['Open', 'Pre-approved posts', 'Templates', 'Approval first', 'Page only']) {
    await level.selectOption({ label: name });
    await frames(page);
    const value = await valueOf(page, 'policyFactor');
    assert.ok(value < last, `${name}: ${value} after ${last}`);
    last = value;
    await shows(page, { policyFactor: value }, ['total.reach']);
  }
  assert.equal(last, 0);
  assert.match(await headline(page).innerText(), /No employee shares it/);
});

test('a preset is a starting point: its values, and reset from there', async (t) => {
  const { page } = await open(t, '/index.html');
  for (const { id, values } of engine.presets()) {
    await page.getByLabel('Start from').selectOption(id);
    await shows(page, values);
  }
  await page.getByLabel('Start from').selectOption('');
  await shows(page, {});
});

test('an input that does not move the chosen result says so in place of its curve', async (t) => {
  const { page } = await open(t, '/index.html');
  const flat = control(page, 'ctr').locator('.spark-flat');
  assert.equal(await flat.innerText(), 'does not change: Unique reach');
  assert.equal(await control(page, 'employees').locator('.spark-flat').isVisible(), false);
  assert.equal(await control(page, 'ctr').locator('.spark-box > svg').isVisible(), false);
  await page.evaluate(() => (document.querySelector('reach-estimator').output = 'total.clicks'));
  await flat.waitFor({ state: 'hidden' });
  assert.ok(await control(page, 'ctr').locator('.spark-box > svg').isVisible());
});

test('what was said of a number goes with it', async (t) => {
  const { page } = await open(t, '/index.html');
  const note = control(page, 'employees').locator('[part~="field-note"]');
  const enter = async (text) => {
    await field(page, 'employees').fill(text);
    await field(page, 'employees').press('Enter');
    await frames(page);
  };
  await enter('abc');
  assert.match(await note.innerText(), /“abc”/);
  await enter('200');
  assert.equal(await note.isVisible(), false, 'the number that stayed, entered again');
  await enter('99999999');
  assert.match(await note.innerText(), /5,000,000/);
  await page.evaluate(() => document.querySelector('reach-estimator').reset());
  await frames(page);
  assert.equal(await note.isVisible(), false, 'after a reset');
  assert.equal(await field(page, 'employees').getAttribute('aria-invalid'), null);
  await enter(`${'x'.repeat(5000)}`);
  assert.ok((await note.innerText()).length < 120);
});

test('the cells of a column are not one number, however they come', async (t) => {
  const { page } = await open(t, '/index.html');
  const bring = (way, text) =>
    field(page, 'employees').evaluate(
      (input, [way, text]) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        const how = { bubbles: true, cancelable: true, composed: true };
        const events = {
          paste: () => new ClipboardEvent('paste', { clipboardData: data, ...how }),
          drop: () => new DragEvent('drop', { dataTransfer: data, ...how }),
          beforeinput: () => new InputEvent('beforeinput', { data: text, inputType: 'insertText', ...how }),
        };
        input.focus();
        input.select();
        // What a browser does with it, where nobody steps in.
        if (input.dispatchEvent(events[way]())) document.execCommand('insertText', false, text);
      },
      [way, text],
    );
  for (const way of ['paste', 'drop', 'beforeinput']) {
    for (const text of ['400\n500', '400\r\n500\r\n600', '400\u2028500']) {
      await bring(way, text);
      await field(page, 'employees').press('Enter');
      await shows(page, {});
      assert.match(await control(page, 'employees').innerText(), /400\s500/, way);
    }
  }
  await bring('paste', '400\n');
  await field(page, 'employees').press('Enter');
  await shows(page, { employees: 400 });
});
