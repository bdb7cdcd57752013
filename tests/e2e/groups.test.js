/** Groups of employees and networks by name: typed as people know them, kept in link and file, taken back like any input. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { open, until } from './harness.js';
import { button, engine, figure, frames, panel, words } from './screen.js';

const row = (page, id) => panel(page).locator(`[data-place="${id}"]`);
const inputs = (page) => page.evaluate(() => document.querySelector('reach-estimator').values);
const query = (page) => page.evaluate(() => document.querySelector('reach-estimator').toQuery());
const add = (page, what) => panel(page).locator(`[data-add="${what}"]`);

async function openPanel(page) {
  await button(page, 'panel.staff').first().click();
  await panel(page).waitFor({ state: 'visible' });
  await row(page, 'other-staff').waitFor();
}

/** Types a figure of a row, as a person does. */
async function enter(page, id, figure, text) {
  const field = row(page, id).locator(`[data-figure="${figure}"]`);
  await field.fill(text);
  await field.press('Enter');
  await frames(page);
}

async function name(page, id, text) {
  const field = row(page, id).getByLabel(words('staff.name'));
  await field.fill(text);
  await field.press('Tab');
  await frames(page);
}

/** What every row shows. */
const shown = (page) =>
  panel(page)
    .locator('[data-place]')
    .evaluateAll((rows) => rows.map((each) => [each.dataset.place, ...[...each.querySelectorAll('input')].map(({ value }) => value)]));

test('40 in sales with 1,500 contacts, 20 engineers with 300, and Xing: the same after the link is opened again', async (t) => {
  const { page, errors } = await open(t, '/index.html');
  const before = await figure(page, 'total.reach');
  await openPanel(page);
  await name(page, 'sales', 'Field sales');
  await enter(page, 'sales', 'contacts', '1,500');
  await enter(page, 'sales', 'participation', '20%');
  await add(page, 'group').click();
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.activeElement?.closest('[data-place="third-group"]'));
  await page.keyboard.type('Engineers');
  await page.keyboard.press('Tab');
  await enter(page, 'third-group', 'heads', '20');
  await enter(page, 'third-group', 'contacts', '300');
  await enter(page, 'third-group', 'participation', '5');
  await panel(page).getByLabel(words('staff.choose-network')).selectOption('Xing');
  await add(page, 'network').click();
  await row(page, 'other-network').waitFor();
  await enter(page, 'other-network', 'contacts', '150');
  await enter(page, 'other-network', 'clicks', '1%');
  const expected = [
    ['sales', 'Field sales', '40', '1,500', '20'],
    ['technical', 'Technical staff', '60', '400', '10'],
    ['third-group', 'Engineers', '20', '300', '5'],
    ['other-staff', 'Other staff', '80', '400', '10'],
    ['linkedin', 'LinkedIn', '400', '10', '0.6'],
    ['other-network', 'Xing', '150', '10', '1'],
  ];
  assert.deepEqual(await shown(page), expected);
  const values = await inputs(page);
  assert.equal(values.employees, 200);
  assert.deepEqual(
    engine.groups(values).map(({ id, heads }) => [id, heads]),
    [
      ['sales', 40],
      ['technical', 60],
      ['third-group', 20],
      ['other-staff', 80],
    ],
  );
  assert.ok((await figure(page, 'total.reach')).value > before.value);

  const link = await query(page);
  const { page: again } = await open(t, `/index.html?${link}`);
  await openPanel(again);
  assert.deepEqual(await shown(again), expected);
  assert.deepEqual(await figure(again, 'total.clicks'), await figure(page, 'total.clicks'));
  assert.equal(await query(again), link);
  // Labels, parts and tables speak of the names.
  await again
    .locator('[part~="group"]', { hasText: words('group.networks') })
    .locator('summary')
    .click();
  await again.locator('[data-parameter="other-contacts"]', { hasText: 'Xing: contacts' }).waitFor();
  await button(again, 'panel.without').click();
  await again.locator('[data-exclusion="third-group"]', { hasText: 'Engineers' }).waitFor();
  assert.deepEqual(errors, []);
});

test('a new group takes its people from the others, who get them back; undo and reset know names too', async (t) => {
  const { page } = await open(t, '/index.html');
  const start = await inputs(page);
  await openPanel(page);
  const others = () => row(page, 'other-staff').locator('[data-figure="heads"]').inputValue();
  await add(page, 'group').click();
  await row(page, 'third-group').waitFor();
  await enter(page, 'third-group', 'heads', '40');
  assert.equal(await others(), '60');
  await name(page, 'third-group', 'Leaders');
  await row(page, 'third-group')
    .getByRole('button', { name: words('staff.remove').replace('{name}', 'Leaders') })
    .click();
  await row(page, 'third-group').waitFor({ state: 'detached' });
  assert.deepEqual(await inputs(page), start);
  assert.equal(await query(page), '');
  await page.getByRole('button', { name: words('undo') }).click();
  await row(page, 'third-group').waitFor();
  assert.equal(await row(page, 'third-group').getByLabel(words('staff.name')).inputValue(), 'Leaders');
  await page
    .getByRole('button', { name: words('reset') })
    .last()
    .click();
  await row(page, 'third-group').waitFor({ state: 'detached' });
  assert.equal(await query(page), '');
});

test('more people than there are make the company grow, or not where the host has locked its size', async (t) => {
  const { page } = await open(t, '/index.html');
  await openPanel(page);
  await enter(page, 'sales', 'heads', '500');
  assert.equal((await inputs(page)).employees, 560);
  await panel(page).getByText('The company has 560 employees now.').waitFor();

  const { page: locked } = await open(t, { body: '<reach-estimator locked="employees technical-share x-contacts"></reach-estimator>' });
  await openPanel(locked);
  await enter(locked, 'sales', 'heads', '500');
  assert.equal((await inputs(locked)).employees, 200);
  assert.equal(await row(locked, 'sales').locator('[data-figure="heads"]').inputValue(), '140');
  assert.ok(await row(locked, 'technical').locator('[data-figure="heads"]').isDisabled());
  assert.ok(await row(locked, 'other-staff').locator('[data-figure="heads"]').isDisabled());
});

test('names come from attributes, and a preset starts without them', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator sales-name="Field sales" third-group-share="0.1" third-group-name="R&amp;D"></reach-estimator>' });
  await openPanel(page);
  const names = async () => (await shown(page)).map(([, name]) => name);
  assert.deepEqual(await names(), ['Field sales', 'Technical staff', 'R&D', 'Other staff', 'LinkedIn']);
  await page.getByLabel(words('preset.label')).selectOption('small');
  await until(page, () => !document.querySelector('reach-estimator').shadowRoot.querySelector('[data-place="third-group"]'));
  assert.deepEqual(await names(), ['Sales staff', 'Technical staff', 'Other staff', 'LinkedIn']);
});

test('a network of which nothing is published says so, and there is room for five', async (t) => {
  const { page } = await open(t, '/index.html');
  await openPanel(page);
  const choose = panel(page).getByLabel(words('staff.choose-network'));
  for (const [chosen, id] of [
    ['X', 'x'],
    ['Instagram', 'other-network'],
    ['WhatsApp', 'fourth-network'],
    ['', 'fifth-network'],
  ]) {
    await choose.selectOption(chosen);
    await add(page, 'network').click();
    await row(page, id).waitFor();
    await frames(page);
    if (chosen === 'Instagram')
      await panel(page)
        .getByText(/Nothing usable is published of Instagram/)
        .first()
        .waitFor();
    if (chosen === 'X')
      await panel(page)
        .getByText(/X starts with what sources say/)
        .first()
        .waitFor();
  }
  assert.ok(await add(page, 'network').isDisabled());
  await panel(page).getByText('There is room for 5 networks.').waitFor();
});

test('rows are labelled, reachable by keyboard and fit at every width', async (t) => {
  const { page, axe } = await open(t, '/index.html', { viewport: { width: 280, height: 800 } });
  await openPanel(page);
  for (const width of [280, 360, 600, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await frames(page);
    const wide = await panel(page).evaluate(
      (node) =>
        [...node.querySelectorAll('.place *')].filter(
          (part) => part.getBoundingClientRect().right > node.getBoundingClientRect().right + 1 && getComputedStyle(part).position !== 'absolute',
        ).length,
    );
    assert.equal(wide, 0, `${width} px`);
    const over = await panel(page).evaluate(
      (node) =>
        [...node.querySelectorAll('.place')].flatMap((row) => {
          const boxes = [...row.querySelectorAll('input, button')].map((part) => part.getBoundingClientRect());
          return boxes.filter((one, at) =>
            boxes.some((other, index) => index > at && one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom),
          );
        }).length,
    );
    assert.equal(over, 0, `fields lie over each other at ${width} px`);
  }
  assert.deepEqual(await axe('reach-estimator'), []);
});

test('the focus stays in the panel when a row goes, however it goes', async (t) => {
  const { page } = await open(t, '/index.html?third-group-share=0.1&fourth-group-share=0.1&x-contacts=50&other-contacts=50&fourth-network-contacts=40&fifth-network-contacts=30');
  await openPanel(page);
  const held = () =>
    page.evaluate(() => {
      const active = document.querySelector('reach-estimator').shadowRoot.activeElement;
      return active?.closest('.panel') && !active.disabled ? (active.dataset.add ?? active.tagName) : null;
    });
  const remove = (id) => row(page, id).locator('.place-remove').click();
  const gone = (id) => row(page, id).waitFor({ state: 'detached' });
  // There is no room before it goes, so what adds a row could not take the focus then.
  await remove('fourth-group');
  await gone('fourth-group');
  assert.equal(await held(), 'group');
  await enter(page, 'third-group', 'heads', '0');
  await gone('third-group');
  assert.equal(await held(), 'group');
  await remove('fifth-network');
  await gone('fifth-network');
  assert.equal(await held(), 'SELECT');
  await enter(page, 'x', 'contacts', '0');
  await gone('x');
  assert.equal(await held(), 'SELECT');
  assert.match(await panel(page).locator('.place-note').last().textContent(), /X.* is removed/);
});

test('figures of one row that are typed before the next picture all count', async (t) => {
  const { page } = await open(t, '/index.html');
  await openPanel(page);
  await page.evaluate(() => {
    const root = document.querySelector('reach-estimator').shadowRoot;
    for (const [id, figure, text] of [
      ['sales', 'heads', '50'],
      ['sales', 'contacts', '900'],
      ['sales', 'participation', '30'],
      ['linkedin', 'visibility', '20'],
      ['linkedin', 'clicks', '2'],
    ]) {
      const field = root.querySelector(`[data-place="${id}"] [data-figure="${figure}"]`);
      field.value = text;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    }
  });
  await frames(page);
  const rows = await shown(page);
  assert.deepEqual(rows.find(([id]) => id === 'sales').slice(2), ['50', '900', '30']);
  assert.deepEqual(rows.find(([id]) => id === 'linkedin').slice(2), ['400', '20', '2']);
});

test('an open panel stays open when the page changes its language or currency, and nobody loses the focus', async (t) => {
  const { page, errors } = await open(t, '/index.html');
  await openPanel(page);
  const list = page.locator('.site-choices select[name="currency"]');
  await list.focus();
  await list.selectOption('EUR');
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('.money').textContent.includes('€'));
  await row(page, 'other-staff').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'currency');
  await page.evaluate(() => (document.querySelector('reach-estimator').lang = 'de'));
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('.panel [data-place="sales"] input')?.value === 'Vertrieb');
  await page.evaluate(() => (document.querySelector('reach-estimator').view = 'compact'));
  await until(page, () => !document.querySelector('reach-estimator').shadowRoot.querySelector('.panel'));
  assert.equal(await page.locator('.chart-body').first().isVisible(), true, 'the chart is not away for a panel that is not there');
  assert.deepEqual(errors, []);
});

test('what the host has locked stays, whichever row is changed', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator locked="technical-share technical-participation"></reach-estimator>' });
  await openPanel(page);
  await enter(page, 'sales', 'heads', '300');
  await enter(page, 'sales', 'participation', '50');
  const { technicalShare, technicalParticipation } = await inputs(page);
  assert.deepEqual([technicalShare, technicalParticipation], [0.3, 1]);
});
