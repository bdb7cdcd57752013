/** The hand on a slider or a number field: mouse and finger, in every engine. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { finger, PHONE } from './finger.js';
import { needs } from './engines/index.js';
import { button, control, field, frames, openGroups, parameter, shows, slider } from './screen.js';
import { open, until } from './harness.js';

const valueOf = (page, name) => page.evaluate((key) => document.querySelector('reach-estimator')[key], name);
const undo = (page) => page.locator('[part~="undo"]');

/** Where the thumb is, and the middle of the slider's height. */
async function thumb(page, id) {
  await slider(page, id).scrollIntoViewIfNeeded();
  await frames(page);
  const { x, y, width, height } = await slider(page, id).boundingBox();
  const at = Number(await slider(page, id).inputValue()) / 1000;
  return { x: x + 9 + (width - 18) * at, y: y + height / 2, left: x, width };
}

/** Notes what the element tells its page. */
const listen = (page) =>
  page.addInitScript(() => {
    window.__told = [];
    for (const kind of ['reach-input', 'reach-change']) addEventListener(kind, () => window.__told.push(kind), true);
  });

/** A drag of the mouse in small steps, so that the value is redrawn between them. */
async function drag(page, id, shares) {
  const { x, y, left, width } = await thumb(page, id);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const share of shares) {
    await page.mouse.move(left + width * share, y);
    await frames(page);
  }
  await page.mouse.up();
  await frames(page);
}

// Posts are whole numbers: many positions of the slider mean the same value.
for (const id of ['posts', 'employees']) {
  test(`a drag ends as one change, one link and one step of undo: ${id}`, async (t) => {
    const { page } = await open(t, '/index.html', { before: listen });
    const { name, default: start } = parameter(id);
    await drag(page, id, [0.5, 0.52, 0.6, 0.63, 0.7, 0.702]);
    const value = await valueOf(page, name);
    assert.notEqual(value, start);
    await until(page, (key) => location.search.includes(key), id);
    await shows(page, { [name]: value });
    const told = await page.evaluate(() => window.__told);
    assert.ok(told.includes('reach-input'));
    assert.deepEqual(
      told.filter((kind) => kind === 'reach-change'),
      ['reach-change'],
    );
    await undo(page).click();
    await frames(page);
    assert.equal(await valueOf(page, name), start);
    assert.ok(await undo(page).isDisabled());
  });
}

test('a drag that ends where it began leaves nothing behind', async (t) => {
  const { page } = await open(t, '/index.html');
  const { x, left, width } = await thumb(page, 'employees');
  await drag(page, 'employees', [0.6, 0.8, (x - left) / width]);
  // At rest, so with the draws of a page at rest.
  await shows(page, { employees: await valueOf(page, 'employees') });
});

test('when the hand lets go, the thumb stands at the value', async (t) => {
  const { page } = await open(t, '/index.html');
  await drag(page, 'posts', [0.5, 0.613]);
  const before = await slider(page, 'posts').inputValue();
  await slider(page, 'posts').press('ArrowRight');
  await slider(page, 'posts').press('ArrowLeft');
  await frames(page);
  assert.equal(await slider(page, 'posts').inputValue(), before);
});

test('a click into a number selects it, a second one places the caret', async (t) => {
  const { page } = await open(t, '/index.html');
  for (const input of [field(page, 'employees'), field(page, 'participation')]) {
    await input.click();
    const selection = () => input.evaluate(({ selectionStart, selectionEnd, value }) => [selectionStart, selectionEnd, value.length]);
    const [start, end, length] = await selection();
    assert.deepEqual([start, end], [0, length]);
    await input.click();
    const [from, to] = await selection();
    assert.equal(from, to);
  }
  await field(page, 'employees').click();
  await page.keyboard.type('400');
  await page.keyboard.press('Enter');
  assert.equal(await valueOf(page, 'employees'), 400);
});

test('digits typed into a number that appears under them replace it', async (t) => {
  const { page } = await open(t, '/index.html');
  const badge = control(page, 'participation').locator('[part~="badge"]');
  const low = control(page, 'participation').locator('[part~="details"] input').first();
  // The focus comes before the frame that fills the field.
  await badge.evaluate((button) => {
    button.click();
    button.parentElement.querySelector('[part~="details"] input').focus();
  });
  await frames(page);
  assert.notEqual(await low.inputValue(), '');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await until(page, () => document.querySelector('reach-estimator').values.ranges.participation?.[0] === 0.1);
});

test('a field that leaves its page while somebody types shows the value when it is back', async (t) => {
  const { page } = await open(t, '/index.html');
  await field(page, 'employees').click();
  await page.keyboard.type('7');
  await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    window.place = element.parentNode;
    element.remove();
    // What the browser tells of it is over.
    return new Promise((done) => setTimeout(() => done((window.place.append(element), element.setAttribute('employees', '321'))), 50));
  });
  await until(page, () => document.querySelector('reach-estimator').values.employees === 321);
  await frames(page);
  assert.equal(await field(page, 'employees').inputValue(), '321');
});

for (const [where, place] of [
  ['away from the thumb', 0.85],
  ['on the thumb', null],
]) {
  test(`a finger that goes up across a slider scrolls the page: ${where}`, needs('devtools'), async (t) => {
    for (const lean of [0, 2]) {
      const { page, context } = await open(t, '/index.html', { ...PHONE, before: listen });
      const { x, y, left, width } = await thumb(page, 'employees');
      const from = place === null ? x : left + width * place;
      const { stroke } = await finger(page);
      const before = await page.evaluate(() => scrollY);
      await stroke([from, y], [from + lean, y - 60]);
      await page.waitForTimeout(400);
      assert.ok((await page.evaluate(() => scrollY)) > before + 20, 'the page scrolls');
      assert.equal(await valueOf(page, 'employees'), 200);
      assert.deepEqual(await page.evaluate(() => window.__told), []);
      assert.equal(new URL(page.url()).search, '');
      // The thumb has not stayed under the finger.
      assert.ok(Math.abs((await thumb(page, 'employees')).x - x) < 1);
      // And the slider still hears the keyboard.
      await slider(page, 'employees').press('End');
      assert.equal(await valueOf(page, 'employees'), parameter('employees').max);
      await context.close();
    }
  });
}

test('a finger slides the thumb sideways, from it or from beside it, as one gesture', needs('devtools'), async (t) => {
  for (const start of [null, 0.8]) {
    const { page, context } = await open(t, '/index.html', { ...PHONE, before: listen });
    const { x, y, left, width } = await thumb(page, 'employees');
    const { stroke } = await finger(page);
    await stroke([start === null ? x : left + width * start, y], [left + width * 0.6, y + 2]);
    const value = await valueOf(page, 'employees');
    assert.ok(value > 1000 && value < 200_000, String(value));
    // What grows above makes the browser scroll along; the slider itself stays where it was.
    const now = await slider(page, 'employees').boundingBox();
    assert.ok(Math.abs(now.y + now.height / 2 - y) < 2, `${now.y + now.height / 2} for ${y}`);
    await until(page, () => window.__told.includes('reach-change'));
    assert.equal((await page.evaluate(() => window.__told)).filter((kind) => kind === 'reach-change').length, 1);
    await until(page, () => location.search.includes('employees'));
    await undo(page).click();
    assert.equal(await valueOf(page, 'employees'), 200);
    await context.close();
  }
});

test('a tap on a slider puts the value there', needs('devtools'), async (t) => {
  const { page } = await open(t, '/index.html', { ...PHONE, before: listen });
  const { y, left, width } = await thumb(page, 'employees');
  const { tap } = await finger(page);
  await tap([left + width * 0.7, y]);
  await until(page, () => location.search.includes('employees'));
  const value = await valueOf(page, 'employees');
  assert.ok(value > 5000 && value < 200_000, String(value));
  assert.equal((await page.evaluate(() => window.__told)).filter((kind) => kind === 'reach-change').length, 1);
  await undo(page).click();
  assert.equal(await valueOf(page, 'employees'), 200);
});

test('an address that was about to be written waits for the end of a gesture', async (t) => {
  const { page } = await open(t, '/index.html', { before: listen });
  await until(page, () => document.querySelector('reach-estimator').estimate !== null);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 600)));
  const search = await page.evaluate(async () => {
    const element = document.querySelector('reach-estimator');
    const range = element.shadowRoot.querySelector('[data-parameter="employees"] input[type="range"]');
    element.posts = 11;
    // Once it is on the screen, its address is about to be written.
    for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);
    range.value = '600';
    range.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => setTimeout(done, 700));
    const held = location.search;
    range.dispatchEvent(new Event('change', { bubbles: true }));
    return held;
  });
  assert.doesNotMatch(search, /employees/);
  await until(page, () => /employees=.*posts=11|posts=11.*employees=/.test(location.search));
  assert.equal((await page.evaluate(() => window.__told)).filter((kind) => kind === 'reach-change').length, 1);
});

test('a step of a slider writes only what changes', async (t) => {
  const { page } = await open(t, '/index.html');
  await openGroups(page);
  const written = await page.evaluate(async () => {
    const root = document.querySelector('reach-estimator').shadowRoot;
    const range = root.querySelector('[data-parameter="employees"] input[type="range"]');
    const idle = [];
    let count = 0;
    /** From the last to the first, so that what a node says after each is known. */
    const read = (records) => {
      const after = new Map();
      for (const { target, type, attributeName, oldValue } of records.reverse()) {
        const name = attributeName ?? type;
        const values = after.get(target) ?? {};
        const now = name in values ? values[name] : attributeName ? target.getAttribute(attributeName) : target.data;
        count += 1;
        if (now === oldValue) idle.push(`${target.nodeName} ${target.className} ${name}`);
        after.set(target, { ...values, [name]: oldValue });
      }
    };
    const observer = new MutationObserver(read);
    observer.observe(root, { subtree: true, attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true });
    for (let at = 0; at < 10; at += 1) {
      range.value = String(400 + at * 3);
      range.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
    }
    read(observer.takeRecords());
    observer.disconnect();
    return { count, idle: [...new Set(idle)] };
  });
  assert.ok(written.count > 100, String(written.count));
  assert.deepEqual(written.idle, []);
});

test('small curves out of sight wait for the end of a gesture, those in sight do not', async (t) => {
  const { page } = await open(t, '/index.html');
  await openGroups(page);
  const curves = () =>
    page.evaluate(() =>
      [...document.querySelector('reach-estimator').shadowRoot.querySelectorAll('.control .spark')]
        .filter((svg) => svg.checkVisibility?.() ?? svg.clientWidth > 0)
        .map((svg) => ({ top: svg.getBoundingClientRect().top, drawn: svg.innerHTML })),
    );
  await slider(page, 'employees').scrollIntoViewIfNeeded();
  await frames(page);
  const before = await curves();
  const move = (kind, at) =>
    slider(page, 'employees').evaluate(
      (range, [name, position]) => {
        range.value = String(position);
        range.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
      },
      [kind, at],
    );
  const { height } = page.viewportSize();
  await move('input', 700);
  await frames(page);
  const during = await curves();
  const moved = during.filter(({ drawn }, at) => drawn !== before[at].drawn);
  assert.ok(moved.length > 3, String(moved.length));
  const changed = (list, at) => list[at].drawn !== before[at].drawn;
  const away = during.map(({ top }, at) => ({ top, at })).filter(({ top }) => top > height * 2);
  assert.ok(away.length > 5, String(away.length));
  assert.deepEqual(
    away.filter(({ at }) => changed(during, at)),
    [],
  );
  await move('change', 700);
  await frames(page);
  const after = await curves();
  assert.ok(away.filter(({ at }) => changed(after, at)).length > away.length / 2);
});

test('a phone does not zoom into a field: no letters below 16 px', needs('devtools'), async (t) => {
  for (const [path, needed] of [
    ['/index.html?goal=8000', 8],
    ['/embed.html', 8],
  ]) {
    const { page, context } = await open(t, path, PHONE);
    if (path.startsWith('/index')) await button(page, 'action.link').click();
    const small = await page.evaluate(() => {
      const roots = [document, ...[...document.querySelectorAll('reach-estimator')].map(({ shadowRoot }) => shadowRoot)];
      const fields = roots.flatMap((root) => [...root.querySelectorAll('input:not([type=range], [type=checkbox], [type=radio]), select, textarea')]);
      return {
        count: fields.length,
        small: fields.filter((field) => parseFloat(getComputedStyle(field).fontSize) < 16).map((field) => `${field.className} ${field.id} ${getComputedStyle(field).fontSize}`),
      };
    });
    assert.ok(small.count >= needed, String(small.count));
    assert.deepEqual(small.small, [], path);
    await context.close();
  }
});
