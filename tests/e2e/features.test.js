/** Browsers that lack a feature: taken away, and what stands in its place. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { open, until } from './harness.js';
import { shows } from './screen.js';

/** The least contrast of a token of the style sheet with another. */
const CONTRASTS = [
  ['--text', '--ground', 7],
  ['--muted', '--ground', 4.5],
  ['--accent', '--ground', 4.5],
  ['--warning', '--ground', 4.5],
  ['--on-accent', '--accent', 4.5],
  ['--edge', '--ground', 3],
  ['--track', '--ground', 1.15],
  ['--band', '--ground', 1.1],
  ['--line', '--ground', 1.1],
];

/** Serves the script as a browser without `light-dark()` would read it. */
const withoutLightDark = (page) =>
  page.route('**/reach-estimator.js', async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    assert.match(script, /light-dark\(/);
    await route.fulfill({ response, body: script.replaceAll('light-dark(', 'not-there(') });
  });

/** Runs in the page: the colours of tokens and of marks, as red, green and blue. */
function colours(tokens) {
  const { shadowRoot } = document.querySelector('reach-estimator');
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const probe = document.createElement('p');
  shadowRoot.querySelector('.root').append(probe);
  const found = Object.fromEntries(
    tokens.map((token) => {
      probe.style.backgroundColor = `var(${token})`;
      return [token, rgb(getComputedStyle(probe).backgroundColor)];
    }),
  );
  probe.remove();
  const style = (selector, name) => rgb(getComputedStyle(shadowRoot.querySelector(selector))[name]);
  return {
    ...found,
    curve: style('svg[data-chart] .line', 'stroke'),
    'area of the curve': style('svg[data-chart] .band', 'fill'),
    letters: style('.headline', 'color'),
    slider: getComputedStyle(shadowRoot.querySelector('.range')).backgroundImage,
  };
}

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((level) => (level / 255 <= 0.04045 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

for (const [name, target, settings, dark] of [
  ['a light page', '/index.html', { colorScheme: 'light' }, false],
  ['a dark page', '/index.html', { colorScheme: 'dark' }, true],
  ['a dark element on a light page', { body: '<reach-estimator theme="dark"></reach-estimator>' }, { colorScheme: 'light' }, true],
]) {
  test(`without light-dark() everything can be told apart: ${name}`, async (t) => {
    const { page } = await open(t, target, { ...settings, before: withoutLightDark });
    const tokens = [...new Set(CONTRASTS.flatMap((pair) => pair.slice(0, 2)))];
    const found = await page.evaluate(colours, tokens);
    const faults = CONTRASTS.map(([one, other, least]) => [one, other, least, contrast(found[one], found[other])]).filter(([, , least, is]) => is < least);
    assert.deepEqual(faults, []);
    for (const token of tokens) assert.equal(found[token][3], 255, `${token} is a colour`);
    assert.equal(luminance(found['--ground']) < 0.2, dark);
    assert.deepEqual(found.curve, found['--accent']);
    assert.deepEqual(found['area of the curve'], found['--band']);
    assert.deepEqual(found.letters, found['--text']);
    assert.match(found.slider, /gradient/);
  });
}

/** What a browser may lack beside it. */
const LACKING = {
  'constructable style sheets': () =>
    (window.CSSStyleSheet = class {
      constructor() {
        throw new TypeError('Illegal constructor');
      }
    }),
  'adopted style sheets': () => {
    delete Document.prototype.adoptedStyleSheets;
    delete ShadowRoot.prototype.adoptedStyleSheets;
  },
  'form internals': () => {
    delete HTMLElement.prototype.attachInternals;
  },
};
for (const [name, remove] of Object.entries(LACKING)) {
  test(`without ${name} it is as readable as with them`, async (t) => {
    const { page, errors } = await open(t, { body: '<reach-estimator name="reach"></reach-estimator>', strict: false }, { before: (page) => page.addInitScript(remove) });
    await shows(page, {});
    const look = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('reach-estimator');
      return [getComputedStyle(shadowRoot.querySelector('.line')).stroke, getComputedStyle(shadowRoot.querySelector('[part~="headline"]')).fontWeight];
    });
    assert.deepEqual(look, ['rgb(11, 110, 105)', '650']);
    assert.deepEqual(errors, []);
  });
}

for (const name of ['ResizeObserver', 'IntersectionObserver']) {
  test(`without ${name} a sentence stands beside what the host has put there`, async (t) => {
    const body = '<reach-estimator><p>Fallback</p></reach-estimator>';
    const { page } = await open(t, { body, strict: false }, { ready: false, before: (page) => page.addInitScript((lack) => delete window[lack], name) });
    await page.getByText('The estimate stopped because of an error.').waitFor();
    await page.getByText('Fallback').waitFor();
  });
}

/** What browsers have got since the oldest that it is made for; a selector that is not known is an error. */
const withoutNews = (page) =>
  page.addInitScript(() => {
    delete URL.canParse;
    delete URL.parse;
    for (const name of ['showPopover', 'hidePopover', 'togglePopover', 'popover']) delete HTMLElement.prototype[name];
    const { matches } = Element.prototype;
    Element.prototype.matches = function (selector) {
      if (/:popover-open|:open|:modal/.test(selector)) throw new DOMException('not a valid selector', 'SyntaxError');
      return matches.call(this, selector);
    };
    for (const name of ['groupBy', 'fromAsync']) for (const kind of [Object, Array, Map]) delete kind[name];
    for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with']) delete Array.prototype[name];
    delete Promise.withResolvers;
    delete Promise.try;
    delete window.navigation;
    delete window.scheduler;
    delete Intl.Segmenter;
  });

test('without what browsers have got since, everything opens and closes', async (t) => {
  const { page, errors } = await open(t, '/index.html', { before: withoutNews });
  await page.keyboard.press('Tab');
  await page.locator('[data-action="present"]').click();
  await page.locator('.root[data-present]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.root:not([data-present])').waitFor();
  const panels = await page.locator('.action[data-panel]').evaluateAll((all) => all.map((each) => each.dataset.panel));
  assert.ok(panels.length > 5, panels.join());
  for (const panel of panels) {
    await page.locator(`.action[data-panel="${panel}"]`).click();
    await page.locator('.root[data-panel]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.root:not([data-panel])').waitFor();
  }
  const saved = await page.evaluate(() => document.querySelector('reach-estimator').toJSON());
  await page.evaluate(() => Object.assign(document.querySelector('reach-estimator'), { employees: 431 }));
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'reach.json'));
    const target = document.querySelector('reach-estimator').shadowRoot.querySelector('.root');
    for (const kind of ['dragover', 'drop']) target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
  }, saved);
  await until(page, () => document.querySelector('reach-estimator').values.employees === 200);
  assert.deepEqual(errors, []);
});
