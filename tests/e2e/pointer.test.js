/** Hands on the chart: crosshair by mouse, touch and keyboard, dragging the marker and the goal, clicking a bar. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { chart, control, expected, field, frames, numberIn, openTab, rounds, shows, slider } from './screen.js';
import { needs } from './engines/index.js';
import { finger, PHONE } from './finger.js';
import { open, until } from './harness.js';

const readout = (page) => page.locator('[part~="readout"]');
const inspector = (page) => page.getByRole('slider', { name: 'Read the chart' });
const employees = (page) => page.evaluate(() => document.querySelector('reach-estimator').employees);

/** Where the marker stands on the screen, and the ticks of the y axis. */
const marks = (page) =>
  chart(page).evaluate((svg) => {
    const centre = (node) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    };
    const marker = svg.querySelector('circle.marker');
    const goal = svg.querySelector('path.goal');
    const { left, right, top, bottom } = svg.querySelector('path.axis').getBoundingClientRect();
    const ticks = [...svg.querySelectorAll('.tick')].filter((node) => node.getAttribute('text-anchor') === 'end');
    return {
      marker: marker && centre(marker),
      goal: goal && centre(goal),
      plot: { left, right, top, bottom },
      ticks: ticks.map((node) => `${node.textContent} ${node.getAttribute('y')}`),
    };
  });

/** Drags in steps, as a hand does, and stays down. */
async function drag(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8);
  await frames(page);
}

test('the mouse reads the curve in words', async (t) => {
  const { page } = await open(t, '/index.html');
  const { plot } = await marks(page);
  const box = await chart(page).boundingBox();
  await page.mouse.move(plot.left + (plot.right - plot.left) * 0.75, box.y + 60);
  await frames(page);
  const text = await readout(page).innerText();
  assert.match(text, /^\d+ employees: [\d,.]+ people\s+8 in 10 cases: [\d,.]+ to [\d,.]+/);
  const at = numberIn(text);
  assert.ok(at > 350 && at < 400, text);
  const { p50 } = expected({ employees: at }, 'total.reach');
  assert.ok(rounds(numberIn(text.split(':')[1]), p50), `${text} for ${p50}`);
  await page.mouse.move(plot.left - 200, box.y - 80);
  await frames(page);
  assert.match(await readout(page).innerText(), /^200 employees/);
});

test('the keyboard reads every chart that has an axis', async (t) => {
  const { page } = await open(t, '/index.html?goal=8000');
  for (const [name, says] of [
    ['reach', /employees: .* people/],
    ['rounds', /After round \d/],
    ['time', /After month \d+/],
    ['odds', /cases: at least/],
  ]) {
    await openTab(page, name);
    await frames(page);
    await inspector(page).focus();
    await inspector(page).press('Home');
    const first = await inspector(page).getAttribute('aria-valuetext');
    await inspector(page).press('End');
    const last = await inspector(page).getAttribute('aria-valuetext');
    await inspector(page).press('ArrowLeft');
    assert.match(last, says, name);
    assert.notEqual(first, last, name);
    assert.ok(await readout(page).isVisible(), name);
    const spoken = await inspector(page).getAttribute('aria-valuetext');
    const seen = (await readout(page).innerText()).replace(/\s+/g, ' ');
    assert.ok(spoken.replace(/[.\s]+/g, ' ').startsWith(seen.replace(/[.\s]+/g, ' ').slice(0, 20)), `${spoken} / ${seen}`);
  }
});

test('Escape and leaving put the readout away', async (t) => {
  const { page } = await open(t, '/index.html?chart=odds');
  await inspector(page).focus();
  await inspector(page).press('ArrowRight');
  assert.ok(await readout(page).isVisible());
  await inspector(page).press('Escape');
  assert.equal(await readout(page).isVisible(), false);
  await inspector(page).press('ArrowRight');
  assert.ok(await readout(page).isVisible());
  await inspector(page).press('Tab');
  assert.equal(await readout(page).isVisible(), false);
});

test('a finger that scrolls across the goal or the marker changes neither; sideways it drags the marker', needs('devtools'), async (t) => {
  const { page } = await open(t, '/index.html?goal=8000', PHONE);
  const now = () => page.evaluate(() => [document.querySelector('reach-estimator').goal, document.querySelector('reach-estimator').employees]);
  const place = async (kind) => {
    await chart(page).scrollIntoViewIfNeeded();
    const { x, y } = (await marks(page))[kind];
    return [x, y];
  };
  const hand = await finger(page);
  for (const [kind, dx, dy] of [
    ['goal', 0, -150],
    ['goal', 0, 120],
    ['marker', 40, -120],
    ['marker', 90, -100],
  ]) {
    const [x, y] = await place(kind);
    await hand.stroke([x, y], [x + dx, y + dy]);
    await frames(page);
    assert.deepEqual(await now(), [8000, 200], `${kind} ${dx} ${dy}`);
  }
  assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').undo()), false, 'nothing to take back');
  const [x, y] = await place('marker');
  await hand.stroke([x, y], [x + 60, y]);
  assert.ok((await now())[1] > 200);
});

test('a finger reads the curve, and the page still scrolls', async (t) => {
  const { page, context } = await open(t, '/index.html', { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
  await chart(page).scrollIntoViewIfNeeded();
  const { plot } = await marks(page);
  const box = await chart(page).boundingBox();
  const session = await context.newCDPSession(page);
  const touch = (type, x) => session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: box.y + 60 }] });
  const across = (share) => plot.left + (plot.right - plot.left) * share;
  await touch('touchStart', across(0.7));
  await touch('touchMove', across(0.74));
  await touch('touchMove', across(0.8));
  await frames(page);
  const at = numberIn(await readout(page).innerText());
  await touch('touchEnd', across(0.8));
  assert.ok(at > 330 && at < 450, String(at));
  assert.equal(await chart(page).evaluate((svg) => getComputedStyle(svg).touchAction), 'pan-y');
  assert.equal(await employees(page), 200);
});

test('dragging the marker moves its input; the axis holds still until it is let go', async (t) => {
  const { page } = await open(t, '/index.html');
  const { marker, ticks, plot } = await marks(page);
  await drag(page, marker, { x: plot.right - 5, y: marker.y - 40 });
  const moved = await employees(page);
  assert.ok(moved > 450, String(moved));
  const while_ = await marks(page);
  assert.deepEqual(while_.ticks, ticks);
  assert.equal(await field(page, 'employees').inputValue(), moved.toLocaleString('en'));
  await page.mouse.up();
  await shows(page, { employees: moved });
  await until(
    page,
    (before) => {
      const svg = document.querySelector('reach-estimator').shadowRoot.querySelector('svg[data-chart]');
      return (
        [...svg.querySelectorAll('.tick')]
          .filter((node) => node.getAttribute('text-anchor') === 'end')
          .map((node) => node.textContent)
          .join() !== before
      );
    },
    ticks.map((text) => text.split(' ')[0]).join(),
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  await shows(page, {});
});

test('dragging a slider holds the axis still as well, and everything moves in the same frame', async (t) => {
  const { page } = await open(t, '/index.html');
  const { ticks } = await marks(page);
  const box = await slider(page, 'participation').boundingBox();
  const y = box.y + box.height / 2;
  await drag(page, { x: box.x + box.width * 0.16, y }, { x: box.x + box.width * 0.8, y });
  assert.deepEqual((await marks(page)).ticks, ticks);
  const seen = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('reach-estimator');
    const share = document.querySelector('reach-estimator').participation;
    return {
      share,
      field: shadowRoot.querySelector('[part~="control"][data-parameter="participation"] input[type="text"]').value,
      said: shadowRoot.querySelector('[part~="headline"]').textContent,
    };
  });
  assert.equal(Number(seen.field), Math.round(seen.share * 1000) / 10);
  assert.ok(seen.said.includes(`${Math.round(seen.share * 200)} of your 200`), seen.said);
  await page.mouse.up();
  await shows(page, { participation: seen.share });
  assert.notDeepEqual((await marks(page)).ticks, ticks);
});

test('a marker whose input is locked stays where it is', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator locked="employees"></reach-estimator>' });
  const { marker, plot } = await marks(page);
  await drag(page, marker, { x: plot.right - 5, y: marker.y });
  await page.mouse.up();
  assert.equal(await employees(page), 200);
});

test('the goal can be dragged, on the curve and among the dots', async (t) => {
  const { page } = await open(t, '/index.html?goal=8000');
  const target = () => page.getByRole('textbox', { name: 'Target' }).inputValue();
  for (const [name, towards] of [
    ['reach', { x: 0, y: -40 }],
    ['odds', { x: 60, y: 0 }],
  ]) {
    await openTab(page, name);
    await frames(page);
    const before = numberIn(await target());
    const { goal } = await marks(page);
    await drag(page, goal, { x: goal.x + towards.x, y: goal.y + towards.y });
    await page.mouse.up();
    await frames(page);
    const after = numberIn(await target());
    assert.ok(after > before, `${name}: ${before} to ${after}`);
    assert.ok((await chart(page).textContent()).includes(after.toLocaleString('en')), `${name}: the line says ${after}`);
    const moved = await marks(page);
    assert.ok(Math.abs(name === 'odds' ? moved.goal.x - goal.x - towards.x : moved.goal.y - goal.y - towards.y) < 12, `${name}: the line went with the hand`);
  }
});

test('what a dragged goal takes is read out, where it can be seen', async (t) => {
  const { page } = await open(t, '/index.html?goal=8000', { viewport: { width: 1280, height: 2400 } });
  await page.locator('.goal-result:not([aria-busy])').waitFor();
  const { goal } = await marks(page);
  await drag(page, goal, { x: goal.x, y: goal.y - 40 });
  await page.mouse.up();
  await until(page, () => /of your 200 employees \(|Out of reach/.test(document.querySelector('reach-estimator').shadowRoot.querySelector('p[role="status"]').textContent));
});

test('a click on a bar of the tornado leads to that input, opening its group', async (t) => {
  const { page } = await open(t, '/index.html?chart=matters');
  await chart(page).locator('rect.bar').first().click();
  const focused = () => page.evaluate(() => document.querySelector('reach-estimator').shadowRoot.activeElement?.closest('[data-parameter]')?.dataset.parameter);
  assert.equal(await focused(), 'participation');
  await chart(page).getByText('Feed visibility').click();
  assert.equal(await focused(), 'visibility');
  assert.ok(await control(page, 'visibility').isVisible());
});

test('by keyboard the same: the table of the tornado leads to each input', async (t) => {
  const { page } = await open(t, '/index.html?chart=matters');
  await page.getByRole('button', { name: 'table', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Feed visibility', exact: true }).press('Enter');
  assert.ok(await slider(page, 'visibility').evaluate((node) => node.matches(':focus')));
});
