/** Room: every width from 280 to 1600 pixels, zoom, wide letters; what stays in view; nothing jumps. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { needs } from './engines/index.js';
import { faults, sideways } from './geometry.js';
import { button, chart, control, frames, headline, openGroups, slider, words } from './screen.js';
import { languages } from './language.js';
import { open, until } from './harness.js';

const WIDTHS = [280, 320, 360, 390, 414, 479, 480, 600, 699, 768, 959, 960, 1024, 1280, 1440, 1600];

/** Key figures that do not fit into their columns. */
const crowded = (page) =>
  page.locator('[part~="figure"] dd').evaluateAll((lines) =>
    lines.filter((line) => line.scrollWidth > line.clientWidth).map((line) => `"${line.innerText}" needs ${line.scrollWidth} of ${line.clientWidth} px`),
  );

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

test('choices are as wide as their text where the engine cannot do it', async (t) => {
  const widths = async (before) => {
    const { page } = await open(t, '/index.html', { before });
    await page.getByLabel(words('chart.choose-axis'), { exact: true }).selectOption('posts');
    await frames(page);
    return page.locator('select.choice:visible').evaluateAll((choices) => choices.map((choice) => choice.getBoundingClientRect().width));
  };
  const able = await widths();
  const unable = await widths((page) =>
    page.addInitScript(() => {
      const { supports } = CSS;
      CSS.supports = (name, ...rest) => name !== 'field-sizing' && supports.call(CSS, name, ...rest);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.choice { field-sizing: fixed !important }');
      const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function (options) {
        const root = attachShadow.call(this, options);
        requestAnimationFrame(() => root.adoptedStyleSheets.push(sheet));
        return root;
      };
    }),
  );
  assert.ok(able.length >= 6 && able.length === unable.length);
  able.forEach((width, index) => assert.ok(Math.abs(width - unable[index]) < 5, `choice ${index}: ${width} and ${unable[index]} px`));
});

test('the longest text of any list stays in its box, and the page does not scroll sideways', async (t) => {
  const { page } = await open(t, '/index.html?goal=8000&lang=de');
  await page.locator('select').evaluateAll((lists) =>
    lists.forEach(({ options }) => {
      const longest = [...options].reduce((text, option) => (option.text.length > text.length ? option.text : text), '');
      for (const option of options) option.text = longest;
    }),
  );
  for (const width of [280, 320, 600]) {
    await page.setViewportSize({ width, height: 900 });
    await frames(page);
    await frames(page);
    assert.equal(await sideways(page), 0, `${width} px`);
    const over = await page.locator('select:visible').evaluateAll((lists) => lists.filter((list) => list.getBoundingClientRect().right > innerWidth).map((list) => list.ariaLabel));
    assert.deepEqual(over, [], `${width} px`);
    const cut = await page.locator('select:visible').evaluateAll((lists) => lists.filter((list) => list.scrollWidth > list.clientWidth && (getComputedStyle(list).textOverflow !== 'ellipsis' || getComputedStyle(list).overflowX === 'visible')).map((list) => list.ariaLabel));
    assert.deepEqual(cut, [], `${width} px`);
  }
});

test('a scrollbar that lies over the content covers no button', async (t) => {
  const { page } = await open(t, '/index.html', { viewport: { width: 1280, height: 700 } });
  await button(page, 'panel.sources').click();
  await frames(page);
  const room = await button(page, 'panel.close').evaluate((close) => {
    let scroller = close.parentElement;
    while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
    return scroller && scroller.getBoundingClientRect().left + scroller.clientLeft + scroller.clientWidth - close.getBoundingClientRect().right;
  });
  assert.ok(room === null || room >= 12, `${room} px beside the button`);
});

test('no overflow with every group and every detail open', async (t) => {
  const { page } = await open(t, '/index.html');
  await openGroups(page);
  await page.locator('[part~="badge"]').evaluateAll((badges) => badges.forEach((badge) => badge.click()));
  const found = {};
  for (const width of [280, 390, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await frames(page);
    const lines = [...(await faults(page, { targets: true }))];
    if ((await sideways(page)) > 0) lines.push('too wide');
    if (lines.length) found[width] = lines;
  }
  assert.deepEqual(found, {});
});

test('at 400% zoom everything is there without scrolling sideways', async (t) => {
  const { page } = await open(t, '/index.html', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  assert.equal(await sideways(page), 0);
  assert.deepEqual(await faults(page), []);
  for (const key of ['action.link', 'action.brief', 'panel.sources']) assert.ok(await button(page, key).isVisible(), key);
  await button(page, 'panel.sources').click();
  await frames(page);
  assert.equal(await sideways(page), 0);
});

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

/** Whether the whole of something is in the window. */
const inView = (locator) =>
  locator.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return top >= -1 && bottom <= innerHeight + 1;
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

test('on a phone a short answer with a curve stays above the inputs', async (t) => {
  const { page } = await open(t, '/index.html', { viewport: { width: 390, height: 800 } });
  await control(page, 'engagement').scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 300);
  await frames(page);
  const slim = page.locator('[part~="slim"]');
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="slim"]').getBoundingClientRect().top < 2);
  assert.ok(await inView(slim));
  const { height } = await slim.boundingBox();
  assert.ok(height < 110, `${height} px`);
  const before = await slim.innerText();
  const curve = await slim.locator('svg').first().innerHTML();
  await slider(page, 'engagement').press('End');
  await frames(page);
  assert.notEqual(await slim.innerText(), before);
  assert.notEqual(await slim.locator('svg').first().innerHTML(), curve);
});

test('what has the focus is never under the short answer', async (t) => {
  const { page } = await open(t, '/index.html', { viewport: { width: 390, height: 600 } });
  await page.locator('[part~="group-summary"]').last().focus();
  for (let step = 0; step < 24; step += 1) {
    await page.keyboard.press('Shift+Tab');
    const covered = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('reach-estimator');
      const slim = shadowRoot.querySelector('[part~="slim"]').getBoundingClientRect();
      const here = shadowRoot.activeElement?.closest('[part~="controls"]') && shadowRoot.activeElement.getBoundingClientRect();
      return here && slim.height > 0 && here.bottom <= slim.bottom + 1 && here.top >= slim.top - 1 ? shadowRoot.activeElement.className : null;
    });
    assert.equal(covered, null);
  }
});

/** Everything that has jumped since the page began, also while the user was doing something. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    window.__shift = 0;
    window.__shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        window.__shift += value;
        window.__shifts.push(`${value.toFixed(4)} ${sources.map(({ node }) => node?.className?.baseVal ?? node?.className ?? node?.nodeName).join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
/** Until its script is there, only the page can keep the element's room. */
const reserve = (height) => `reach-estimator:not(:defined) { display: block; min-height: ${height}px }`;

const shift = (page) => page.evaluate(() => ({ sum: window.__shift, list: window.__shifts }));

for (const [name, target, viewport] of [
  ['the full page, wide', '/index.html', { width: 1280, height: 900 }],
  ['the full page, phone', '/index.html', { width: 390, height: 800 }],
  ['embedded, wide', { body: '<p>Before</p><reach-estimator><p>Fallback</p></reach-estimator><p>After</p>', css: reserve(2300) }, { width: 1000, height: 900 }],
  ['embedded, compact', { body: '<p>Before</p><reach-estimator view="compact"><p>Fallback</p></reach-estimator><p>After</p>', css: reserve(900) }, { width: 390, height: 800 }],
  ['embedded, chart only', { body: '<p>Before</p><reach-estimator view="chart"><p>Fallback</p></reach-estimator><p>After</p>', css: reserve(400) }, { width: 600, height: 800 }],
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

test('nothing changes its height when the slower answers arrive', async (t) => {
  for (const width of [360, 700, 800, 1000, 1280]) {
    const { page, context } = await open(t, '/index.html?goal=8000', { viewport: { width, height: 900 } });
    const heights = () => page.evaluate(() => Object.fromEntries([...document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="answer"]').children].map((part) => [part.className, part.offsetHeight])));
    const before = await heights();
    await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="goal-answer"]').textContent);
    await frames(page);
    assert.deepEqual(await heights(), before, `${width} px`);
    await context.close();
  }
});

for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 800 }]) {
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

for (const language of ['en', 'ar']) {
  test(`tabs that have no room fade at the edge that they lie beyond: ${language}`, async (t) => {
    const { page } = await open(t, `/index.html?lang=${language}`, { viewport: { width: 320, height: 800 } });
    const tabs = page.getByRole('tablist');
    const edges = () => tabs.evaluate((node) => ['before', 'after'].filter((edge) => edge in node.dataset));
    const isFading = () => tabs.evaluate((node) => getComputedStyle(node).maskImage !== 'none');
    assert.deepEqual(await edges(), ['after']);
    assert.ok(await isFading());
    await tabs.getByRole('tab').last().click();
    await until(page, () => 'before' in document.querySelector('reach-estimator').shadowRoot.querySelector('[role=tablist]').dataset);
    assert.deepEqual(await edges(), ['before']);
    await page.setViewportSize({ width: 1280, height: 800 });
    await until(page, () => !('before' in document.querySelector('reach-estimator').shadowRoot.querySelector('[role=tablist]').dataset));
    assert.deepEqual(await edges(), []);
    assert.equal(await isFading(), false);
  });
}
