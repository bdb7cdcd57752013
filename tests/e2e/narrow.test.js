/** Narrow windows: lists, tabs and buttons that have no room, and the short answer that stays in view on a phone. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { faults, inView, sideways } from './geometry.js';
import { button, control, frames, openGroups, slider, words } from './screen.js';
import { open, until } from './harness.js';
import { LANGUAGES } from '../../www/element/languages.js';

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
    const cut = await page
      .locator('select:visible')
      .evaluateAll((lists) =>
        lists
          .filter((list) => list.scrollWidth > list.clientWidth && (getComputedStyle(list).textOverflow !== 'ellipsis' || getComputedStyle(list).overflowX === 'visible'))
          .map((list) => list.ariaLabel),
      );
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

for (const language of ['en', 'ar']) {
  test(`tabs that have no room fade at the edge that they lie beyond: ${language}`, async (t) => {
    const { page } = await open(t, `/index.html?lang=${language}`, { viewport: { width: 320, height: 800 } });
    const tabs = page.getByRole('tablist');
    const edges = () => tabs.evaluate((node) => ['before', 'after'].filter((edge) => edge in node.dataset));
    const isFading = () => tabs.evaluate((node) => getComputedStyle(node).maskImage !== 'none');
    assert.deepEqual(await edges(), ['after']);
    assert.ok(await isFading());
    await tabs.getByRole('tab').last().click();
    await until(page, () => {
      const { dataset } = document.querySelector('reach-estimator').shadowRoot.querySelector('[role=tablist]');
      return 'before' in dataset && !('after' in dataset);
    });
    await page.setViewportSize({ width: 1280, height: 800 });
    await until(page, () => !('before' in document.querySelector('reach-estimator').shadowRoot.querySelector('[role=tablist]').dataset));
    assert.deepEqual(await edges(), []);
    assert.equal(await isFading(), false);
  });
}

/** Buttons beside the chart's title that lie over its words, and the words. */
const overTheTitle = (page) =>
  page.locator('reach-estimator').evaluate(({ shadowRoot }) => {
    const words = document.createRange();
    words.selectNodeContents(shadowRoot.querySelector('.chart-title'));
    const tools = [...shadowRoot.querySelectorAll('.tool')].map((tool) => [tool.textContent, tool.getBoundingClientRect()]);
    const between = 6;
    return [...words.getClientRects()].flatMap((line) =>
      tools
        .filter(([, tool]) => line.left < tool.right + between && tool.left < line.right + between)
        // The letters stand in the middle of a button that is higher than they are.
        .filter(([, tool]) => Math.min(line.bottom, tool.bottom) - Math.max(line.top, tool.top) > 8)
        .map(([text]) => text),
    );
  });

for (const language of LANGUAGES) {
  test(`the buttons of a chart stand beside its title and its words, not on them: ${language}`, async (t) => {
    const { page } = await open(t, `/index.html?lang=${language}`);
    for (const chart of ['reach', 'rounds', 'time', 'matters', 'odds', 'hype']) {
      await page.locator('reach-estimator').evaluate((element, chart) => element.setAttribute('chart', chart), chart);
      await page.locator(`.chart[data-chart="${chart}"]`).waitFor();
      for (const width of [280, 360, 520, 1024]) {
        await page.setViewportSize({ width, height: 900 });
        await frames(page);
        assert.deepEqual(await overTheTitle(page), [], `${chart}, ${width} px`);
      }
    }
  });
}
