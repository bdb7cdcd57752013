/** Host and reader speak in turn: what was said last counts, at once, and what one takes back is never the other's. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { addressed, control, field, frames, headline, shows, slider, type } from './screen.js';
import { open, until } from './harness.js';
import { holding } from './network.js';

const ONE = '<reach-estimator></reach-estimator>';
const element = (page) => page.locator('reach-estimator');
const inputs = (page) => element(page).evaluate(({ values: { employees, posts } }) => ({ employees, posts }));

test('what is taken away in the same task as a change is of the change', async (t) => {
  const { page } = await open(t, { body: ONE });
  const taken = await element(page).evaluate((element) => {
    element.values = { employees: 300 };
    const { link, inputs } = JSON.parse(element.toJSON());
    element.setAttribute('employees', '350');
    const said = { link, inputs: inputs.employees, value: JSON.parse(element.value).inputs.employees, csv: element.toCSV({ plain: true }) };
    element.employees = 400;
    return { ...said, svg: element.toSVG(), still: element.toStill() };
  });
  assert.match(taken.link, /employees=300\b/);
  assert.deepEqual([taken.inputs, taken.value], [300, 350]);
  assert.match(taken.csv, /employees\b.*\b350\b/);
  assert.match(taken.svg, /your 400/);
  assert.match(taken.still, /400 employees/);
});

test('what the host says after a query that still waits to be read counts more than the query', async (t) => {
  const { page } = await open(t, { body: '' });
  const said = await page.evaluate(async () => {
    const made = (say) => {
      const element = document.createElement('reach-estimator');
      document.body.append(element);
      say(element);
      return element;
    };
    const query = 'v=2&employees=310&posts=6';
    const elements = [
      made((element) => ((element.value = query), (element.employees = 50))),
      made((element) => ((element.employees = 50), (element.value = query))),
      made((element) => ((element.value = query), element.reset())),
      made((element) => ((element.value = query), (element.value = JSON.stringify({ inputs: { employees: 70 } })))),
      made((element) => ((element.value = query), (element.value = 'v=2&posts=9'))),
    ];
    await Promise.all(elements.map(({ ready }) => ready));
    return elements.map(({ employees, posts }) => [employees, posts]);
  });
  assert.deepEqual(said, [
    [50, 6],
    [310, 6],
    [200, 3],
    [70, 3],
    [200, 9],
  ]);
});

test('undo takes back what the reader did, and nothing that the host has said since', async (t) => {
  const { page } = await open(t, { body: ONE });
  await type(page, 'posts', '6');
  await type(page, 'employees', '300');
  await element(page).evaluate((element) => {
    element.setAttribute('linkedin-contacts', '500');
    element.employees = 450;
  });
  await frames(page);
  const contacts = () => element(page).evaluate(({ linkedinContacts }) => linkedinContacts);
  await headline(page).click();
  await slider(page, 'employees').focus();
  const press = async (key) => {
    await page.keyboard.press(key);
    await frames(page);
    return [...Object.values(await inputs(page)), await contacts()];
  };
  assert.deepEqual(await press('Control+z'), [450, 6, 500], 'what the host has moved since stays');
  assert.deepEqual(await press('Control+z'), [450, 3, 500]);
  assert.deepEqual(await press('Control+y'), [450, 6, 500]);
  assert.deepEqual(await element(page).evaluate((element) => element.undo()), true);
  await shows(page, { employees: 450, linkedinContacts: 500 });
});

for (const [way, takeBack] of [
  ['by key', (page) => page.keyboard.press('Control+z')],
  ['by the host', (page) => element(page).evaluate((element) => element.undo())],
])
  test(`an input that the host has locked since stays where it is, whatever is taken back ${way}`, async (t) => {
    const { page } = await open(t, { body: ONE });
    await type(page, 'posts', '6');
    await type(page, 'employees', '300');
    await element(page).evaluate((element) => (element.locked = 'posts'));
    await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[data-parameter="posts"] input:disabled'));
    await slider(page, 'employees').focus();
    for (const expected of [
      { employees: 200, posts: 6 },
      { employees: 200, posts: 6 },
    ]) {
      await takeBack(page);
      await frames(page);
      assert.deepEqual(await inputs(page), expected);
    }
    await element(page).evaluate((element) => element.reset());
    assert.deepEqual(await inputs(page), { employees: 200, posts: 6 });
  });

test('an address that the host shares late is read and written as one that is shared from the start', async (t) => {
  const { page } = await open(t, { body: '' });
  const read = await page.evaluate(async () => {
    history.replaceState(null, '', '?employees=640&utm_source=x');
    const element = document.createElement('reach-estimator');
    document.body.append(element);
    element.setAttribute('sync-url', '');
    await element.ready;
    const read = element.employees;
    element.employees = 650;
    return read;
  });
  assert.equal(read, 640);
  assert.match(await addressed(page, /employees=650/), /utm_source=x/);
});

test('what the reader has done is not lost when the host shares the address again', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator sync-url></reach-estimator>' });
  await type(page, 'employees', '400');
  await until(page, () => location.search.includes('employees=400'));
  await element(page).evaluate((element) => element.removeAttribute('sync-url'));
  await type(page, 'employees', '900');
  await element(page).evaluate((element) => element.setAttribute('sync-url', ''));
  await until(page, () => location.search.includes('employees=900'));
  assert.equal((await inputs(page)).employees, 900);
});

test('a page that says again what it has heard takes neither undo nor redo away', async (t) => {
  const { page } = await open(t, { body: ONE });
  await element(page).evaluate((element) => element.addEventListener('reach-change', ({ detail }) => (element.values = detail.values)));
  await type(page, 'employees', '300');
  await slider(page, 'employees').focus();
  for (const [key, employees] of [
    ['Control+z', 200],
    ['Control+y', 300],
    ['Control+z', 200],
  ]) {
    await page.keyboard.press(key);
    await frames(page);
    assert.equal((await inputs(page)).employees, employees, key);
  }
});

test('what is said of a currency that is none stays among the problems', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator currency="XX"></reach-estimator>' });
  assert.deepEqual(await element(page).evaluate((element) => (element.toQuery(), element.problems.map(({ given }) => given).filter(Boolean))), ['XX']);
});

test('a fragment is followed as long as the host shares it', async (t) => {
  const { page } = await open(t, { body: ONE });
  const hash = (text) => page.evaluate((text) => ((location.hash = text), new Promise((done) => setTimeout(done, 300))), text);
  await element(page).evaluate((element) => element.setAttribute('sync-url', 'hash'));
  await hash('v=2&employees=310');
  assert.equal((await inputs(page)).employees, 310);
  await element(page).evaluate((element) => {
    element.removeAttribute('sync-url');
    element.employees = 320;
  });
  await hash('v=2&employees=330');
  assert.equal((await inputs(page)).employees, 320);
});

test('an element that comes back to the same address writes it again', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator sync-url></reach-estimator>' });
  await page.evaluate(() => (document.querySelector('reach-estimator').employees = 310));
  const before = await addressed(page, /employees=310/);
  await page.evaluate(async () => {
    const element = document.querySelector('reach-estimator');
    const { pathname } = location;
    element.remove();
    history.pushState(null, '', '/elsewhere');
    await new Promise((done) => setTimeout(done, 200));
    history.pushState(null, '', pathname);
    document.body.append(element);
  });
  assert.equal(await addressed(page, /employees=310/), before);
});

test('what is being typed is taken when the host changes what is around it', async (t) => {
  const { page } = await open(t, { body: ONE });
  const title = page.getByLabel('Case or client');
  await title.pressSequentially('Northwind');
  await element(page).evaluate((element) => (element.currency = 'EUR'));
  await page.getByText('€').first().waitFor();
  assert.equal(await element(page).evaluate(({ caseTitle }) => caseTitle), 'Northwind');
  const goal = page.locator('.goal-field').first();
  await goal.press('ControlOrMeta+a');
  await goal.pressSequentially('9,000');
  await element(page).evaluate((element) => (element.currency = 'GBP'));
  await page.getByText('£').first().waitFor();
  assert.equal(await element(page).evaluate(({ goal }) => Number(goal)), 9000);
});

test('files that were dropped while their script was on its way are read by the panel that takes its place', async (t) => {
  const { before, release } = holding('**/reach-estimator-files.js');
  const { page } = await open(t, { body: ONE }, { before });
  await control(page, 'employees').evaluate((node) => {
    const data = new DataTransfer();
    data.items.add(new File(['{"no":1}'], 'case.json', { type: 'application/json' }));
    node.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
  });
  await page.locator('.late[aria-busy]').waitFor({ state: 'attached' });
  await element(page).evaluate((element) => (element.currency = 'EUR'));
  await page.getByText('€').first().waitFor();
  release();
  await page
    .getByText(/case\.json/)
    .first()
    .waitFor();
});

test('a view that takes the place of the presenter is no presenter, though the host still asks for one', async (t) => {
  const { page } = await open(t, { body: ONE });
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[data-action="present"]'));
  await element(page).evaluate((element) => (element.present = true));
  await page.locator('.root[data-present]').waitFor();
  await element(page).evaluate((element) => element.setAttribute('view', 'compact'));
  await page.locator('.root[data-view="compact"]').waitFor();
  await page.waitForTimeout(400);
  assert.equal(await page.locator('.root[data-present], .root[popover]').count(), 0);
});

test('changes are told once when the presenter view is made anew in the middle of them', async (t) => {
  const { page } = await open(t, { body: ONE });
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[data-action="present"]'));
  await element(page).evaluate((element) => {
    window.__told = [];
    for (const kind of ['input', 'change']) element.addEventListener(`reach-${kind}`, () => window.__told.push(kind));
    element.present = true;
  });
  await page.locator('.root[data-present]').waitFor();
  await page.locator('.root').evaluate(async (root) => {
    const range = root.querySelector('[data-parameter] input[type="range"]:not(:disabled)');
    range.value = String(Number(range.value) + 20);
    range.dispatchEvent(new Event('input', { bubbles: true }));
    range.dispatchEvent(new Event('change', { bubbles: true }));
    root.getRootNode().host.currency = 'EUR';
  });
  await page.getByText('€').first().waitFor();
  await page.waitForTimeout(400);
  assert.deepEqual(await page.evaluate(() => window.__told), ['input', 'change']);
});

test('whoever hears of a failure may mend it at once, and hears of it once', async (t) => {
  const before = (page) =>
    page.addInitScript(() => {
      window.__codes = [];
      addEventListener('reach-error', ({ target, detail }) => {
        window.__codes.push(detail.code);
        target.removeAttribute('wasm-url');
      });
    });
  const { page } = await open(t, { body: '<reach-estimator wasm-url="file:///nowhere.wasm"></reach-estimator>', strict: false }, { before, ready: false });
  await headline(page).waitFor();
  await field(page, 'employees').waitFor();
  assert.deepEqual(await page.evaluate(() => window.__codes), ['file']);
});

test('a script that never comes is told once', async (t) => {
  const before = async (page) => {
    await page.route('**/*-further.js', (route) => route.abort());
    await page.addInitScript(() => {
      window.__codes = [];
      addEventListener('reach-error', ({ detail }) => window.__codes.push(detail.code));
    });
  };
  const { page } = await open(t, { body: ONE }, { before });
  await page.locator('[part~="failure"]').waitFor();
  await page.waitForTimeout(300);
  assert.deepEqual(await page.evaluate(() => window.__codes), ['network']);
});
