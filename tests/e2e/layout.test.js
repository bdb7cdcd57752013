/** Room: every width from 280 to 1600 pixels, wide letters; what stays in view on a projector; nothing jumps. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { needs } from './engines/index.js';
import { faults, inView, sideways } from './geometry.js';
import { chart, control, frames, headline, openGroups, slider, seek } from './screen.js';
import { languages } from './language.js';
import { open, until } from './harness.js';
import { roomRule, rooms } from '../../www/release/room.mjs';

const www = fileURLToPath(new URL('../../www', import.meta.url));
/** By which a host page keeps the element's room, before the first test begins. */
const [full, compact, chartOnly] = [await roomRule(www, 'full'), await roomRule(www, 'compact'), await roomRule(www, 'chart')];

const WIDTHS = [280, 320, 360, 390, 414, 479, 480, 600, 699, 768, 959, 960, 1024, 1280, 1440, 1600];

/** Key figures that do not fit into their columns. */
const crowded = (page) =>
  page
    .locator('[part~="figure"] dd')
    .evaluateAll((lines) => lines.filter((line) => line.scrollWidth > line.clientWidth).map((line) => `"${line.innerText}" needs ${line.scrollWidth} of ${line.clientWidth} px`));

for (const target of ['/index.html?goal=8000', '/index.html?chart=matters&employees=10000&followers=120000&linkedin-contacts=900']) {
  test(`no overflow from 280 to 1600 px: ${target}`, async (t) => {
    const { page } = await open(t, target);
    const found = {};
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await frames(page);
      await frames(page);
      const lines = await faults(page);
      const over = await sideways(page);
      if (over > 0) lines.push(`the page is ${over} px too wide`);
      if (lines.length) found[width] = lines;
    }
    assert.deepEqual(found, {});
  });
}

for (const language of languages) {
  test(`long figures have room at every width: ${language}`, async (t) => {
    const { page } = await open(t, `/index.html?lang=${language}&currency=CHF&preset=enterprise&cpc=90`);
    const found = {};
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await frames(page);
      await frames(page);
      const lines = [...(await faults(page)), ...(await crowded(page))];
      if ((await sideways(page)) > 0) lines.push('too wide');
      if (lines.length) found[width] = lines;
    }
    assert.deepEqual(found, {});
  });
}

test('with the widest letters that WCAG asks for, nothing is cut off', async (t) => {
  for (const width of [360, 1280]) {
    const { page, context } = await open(t, '/index.html', { viewport: { width, height: 900 } });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
      document.querySelector('reach-estimator').shadowRoot.adoptedStyleSheets.push(sheet);
    });
    await frames(page);
    const lines = (await faults(page)).filter((line) => !/in text\./.test(line));
    assert.deepEqual(lines, [], `${width} px`);
    assert.equal(await sideways(page), 0, `${width} px`);
    await context.close();
  }
});

test('on a projector, 1280 x 720: headline, figures and chart at once, also while inputs scroll', async (t) => {
  const { page } = await open(t, '/index.html', { viewport: { width: 1280, height: 720 } });
  const parts = { headline: headline(page), figures: page.locator('[part~="figures"]'), chart: chart(page) };
  for (const [name, part] of Object.entries(parts)) assert.ok(await inView(part), name);
  await openGroups(page);
  await control(page, 'cpm').scrollIntoViewIfNeeded();
  assert.ok((await page.evaluate(() => scrollY)) > 500);
  for (const [name, part] of Object.entries(parts)) assert.ok(await inView(part), `${name} while inputs scroll`);
});

test('the answer and what stands below it never lie over each other, however far the page is scrolled', async (t) => {
  const { page } = await open(t, '/index.html', { viewport: { width: 1280, height: 900 } });
  const overlap = () =>
    page.evaluate(async () => {
      const root = document.querySelector('reach-estimator').shadowRoot;
      const [answer, further] = ['answer', 'further'].map((name) => root.querySelector(`[part~="${name}"]`));
      const found = [];
      for (let y = 0; y < document.documentElement.scrollHeight; y += 90) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
        const covered = answer.getBoundingClientRect().bottom - further.getBoundingClientRect().top;
        if (covered > 1) found.push(`${Math.round(covered)} px at ${y}`);
      }
      return found;
    });
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[data-action="present"]'));
  await seek(page);
  assert.deepEqual(await overlap(), [], 'groups closed');
  await openGroups(page);
  await frames(page);
  await frames(page);
  assert.deepEqual(await overlap(), [], 'groups open');
});

test('whatever opens or closes beside long inputs, what takes the focus is on the screen and stays there', async (t) => {
  const { page } = await open(t, '/index.html', { viewport: { width: 1280, height: 900 } });
  await page.locator('.further [part~="badge"]').click();
  const title = page.locator('.panel-title');
  const visit = async (panel, opener) => {
    const button = page.locator(`.further [part~="action"][data-panel="${panel}"]`);
    await opener(button);
    await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('.panel-title:focus'));
    await page.waitForTimeout(400);
    assert.ok(await inView(title), `${panel} opened`);
    const { y } = await title.boundingBox();
    await page.keyboard.press('Escape');
    await until(page, () => !document.querySelector('reach-estimator').shadowRoot.querySelector('.panel-title:focus'));
    await page.waitForTimeout(400);
    assert.ok(await button.evaluate((node) => node.matches(':focus')));
    assert.ok(await inView(button), `${panel} closed`);
    return y;
  };
  for (const panel of ['requirements', 'past', 'staff', 'sources']) await visit(panel, (button) => button.click());
  await openGroups(page);
  for (const panel of ['past', 'staff']) await visit(panel, (button) => button.click());
  // In the middle of long inputs a panel opens where the reader is.
  await control(page, 'posts').evaluate((node) => node.scrollIntoView({ block: 'start' }));
  const before = await page.evaluate(() => scrollY);
  await visit('sources', () =>
    page.evaluate(() => document.querySelector('reach-estimator').shadowRoot.querySelector('.further [data-panel="sources"]').dispatchEvent(new MouseEvent('click'))),
  );
  assert.ok(before > 300);
});

/** Everything that has jumped since the page began, also while the user was doing something. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    window.__shift = 0;
    window.__shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        window.__shift += value;
        window.__shifts.push(
          `${value.toFixed(4)} ${sources.map(({ node, previousRect, currentRect }) => `${node?.className?.baseVal || node?.className || node?.nodeName} from ${previousRect.top} to ${currentRect.top}`).join(', ')}`,
        );
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
const shift = (page) => page.evaluate(() => ({ sum: window.__shift, list: window.__shifts }));

for (const [name, target, viewport] of [
  ['the full page, wide', '/index.html', { width: 1280, height: 900 }],
  ['the full page, phone', '/index.html', { width: 390, height: 800 }],
  ['embedded, wide', { body: '<p>Before</p><reach-estimator><p>Fallback</p></reach-estimator><p>After</p>', css: full }, { width: 1000, height: 900 }],
  ['embedded, compact', { body: '<p>Before</p><reach-estimator view="compact"><p>Fallback</p></reach-estimator><p>After</p>', css: compact }, { width: 390, height: 800 }],
  ['embedded, chart only', { body: '<p>Before</p><reach-estimator view="chart"><p>Fallback</p></reach-estimator><p>After</p>', css: chartOnly }, { width: 600, height: 800 }],
]) {
  test(`nothing jumps while loading: ${name}`, needs('shifts'), async (t) => {
    const { page } = await open(t, target, { viewport, before: watchShifts });
    await page.locator('svg[data-chart]').waitFor();
    // The slower answers come after a pause.
    await page.waitForTimeout(500);
    const { sum, list } = await shift(page);
    assert.ok(sum < 0.01, `${sum}: ${list.join(' | ')}`);
  });
}

/** How far what follows may move from one state to the next: a line or two of another language, a list that wraps. */
const NEARLY = 180;

for (const [view, css] of [
  ['full', full],
  ['compact', compact],
  ['chart', chartOnly],
]) {
  test(`what follows stays near its place from the page's own room to the answer, at every width: ${view}`, async (t) => {
    for (const width of [360, 600, 1024, 1280]) {
      const body = `<reach-estimator view="${view}"><p>Fallback</p></reach-estimator><p id="after">After</p>`;
      let answer = () => {};
      const waits = new Promise((done) => (answer = done));
      const before = (page) => page.route(/\.wasm$/, (route) => waits.then(() => route.continue()));
      const top = (page) => page.locator('#after').evaluate((node) => node.getBoundingClientRect().top);
      const without = await open(t, { body, css, script: null }, { viewport: { width, height: 900 }, ready: false });
      const { page } = await open(t, { body, css }, { viewport: { width, height: 900 }, ready: false, before });
      await page.waitForFunction(() => document.querySelector('reach-estimator').shadowRoot?.querySelector('[data-state="loading"]'));
      const places = [await top(without.page), await top(page)];
      answer();
      await page.evaluate(() => document.querySelector('reach-estimator').ready);
      await page
        .locator(view === 'full' ? '[part~="actions"]' : '[part~="chart"]')
        .first()
        .waitFor();
      await page.waitForTimeout(500);
      places.push(await top(page));
      for (const [at, place] of places.slice(1).entries()) {
        assert.ok(Math.abs(place - (places[at] ?? 0)) < NEARLY, `${width} px: ${places.map(Math.round)}`);
      }
    }
  });
}

test('the rule that keeps the room is the one of the documents', async () => {
  const document = await readFile(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
  const lines = document.split('\n').map((line) => line.trim());
  for (const line of full.split('\n')) assert.ok(lines.includes(line), line);
  for (const room of await rooms(www)) {
    const row = `| ${[room.from ? `${room.from}px` : 0, `${room.full}px`, `${room.compact}px`, `${room.chart}px`].join(' | ')} |`;
    assert.ok(lines.includes(row), row);
  }
});

test('nothing changes its height when the slower answers arrive', async (t) => {
  for (const width of [360, 700, 800, 1000, 1280]) {
    const { page, context } = await open(t, '/index.html?goal=8000', { viewport: { width, height: 900 } });
    const heights = () =>
      page.evaluate(() =>
        Object.fromEntries([...document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="answer"]').children].map((part) => [part.className, part.offsetHeight])),
      );
    const before = await heights();
    await seek(page);
    await frames(page);
    assert.deepEqual(await heights(), before, `${width} px`);
    await context.close();
  }
});

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 390, height: 800 },
]) {
  test(`nothing jumps while dragging, ${viewport.width} px wide`, needs('shifts'), async (t) => {
    const { page } = await open(t, '/index.html', { viewport, before: watchShifts });
    for (const id of ['employees', 'participation', 'followers']) {
      await slider(page, id).scrollIntoViewIfNeeded();
      await page.waitForTimeout(300);
      const before = (await shift(page)).sum;
      const { x, y, width, height } = await slider(page, id).boundingBox();
      await page.mouse.move(x + width * 0.35, y + height / 2);
      await page.mouse.down();
      for (const share of [0.4, 0.5, 0.6, 0.75, 0.9, 1, 0.6, 0.3, 0.1, 0, 0.35]) {
        await page.mouse.move(x + width * share, y + height / 2);
        await frames(page);
      }
      await page.mouse.up();
      await page.waitForTimeout(400);
      const { sum, list } = await shift(page);
      assert.ok(sum - before < 0.01, `${id}: ${sum - before}: ${list.join(' | ')}`);
    }
  });
}

test('the chart has the same size whatever it shows', async (t) => {
  const { page } = await open(t, '/index.html');
  const sizes = new Set();
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await frames(page);
    const { width, height } = await chart(page).boundingBox();
    sizes.add(`${Math.round(width)} x ${Math.round(height)}`);
  }
  assert.equal(sizes.size, 1, [...sizes].join(', '));
});
