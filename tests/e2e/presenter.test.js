/** The presenter's view: beside the sentence the inputs that it names, filled from the first frame on, and none that somebody is in taken away; the chart in what the rest leaves. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { control, DRAWS, field, frames, slider, words } from './screen.js';
import { open, until } from './harness.js';

test('beside the sentence a presenter has the inputs that it names, in the same frame', async (t) => {
  const { page } = await open(t, '/index.html');
  const decides = words('headline.decisive').other.split('{')[0].trim();
  const decided = () => until(page, (text) => document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="headline-range"]').innerText.includes(text), decides);
  const beside = () => page.locator('[part~="control"]').evaluateAll((nodes) => nodes.filter((node) => node.checkVisibility()).map(({ dataset }) => dataset.parameter));
  const say = (headline) => page.evaluate((wanted) => (document.querySelector('reach-estimator').headline = wanted), headline);
  await page.keyboard.press('Tab');
  await slider(page, 'posts').focus();
  await page.keyboard.press('p');
  await decided();
  await page.waitForTimeout(400);
  const reach = await beside();
  await say('money');
  await decided();
  await page.waitForTimeout(400);
  assert.notDeepEqual(await beside(), reach);
  await say('reach');
  await frames(page);
  assert.deepEqual(await beside(), reach);
});

test('an input that a presenter gets shows its value from the first frame on', async (t) => {
  const { page } = await open(t, '/index.html?present=1');
  const say = (headline) => page.evaluate((wanted) => (document.querySelector('reach-estimator').headline = wanted), headline);
  for (const [headline, names] of [
    ['money', /leads to customers, participation, and posts/],
    ['reach', /participation, LinkedIn contacts, and posts/],
  ]) {
    await say(headline);
    await page.locator('[part~="headline-range"]').getByText(names).waitFor();
    await page.locator(`[data-draws="${DRAWS}"]`).first().waitFor();
    await frames(page);
  }
  await page.evaluate(() => {
    window.painted = [];
    // What a box holds is told after all that acts in a frame, before that is painted.
    const boxes = new ResizeObserver((entries) => window.painted.push(...entries.map(({ target }) => `${target.ariaLabel} ${target.value}`)));
    const simple = document.querySelector('reach-estimator').shadowRoot.querySelector('.simple');
    new MutationObserver(() => simple.querySelectorAll('.field').forEach((input) => boxes.observe(input))).observe(simple, { childList: true });
  });
  // Known by now, so that it is named at once.
  await say('money');
  await until(page, () => window.painted.length);
  assert.deepEqual(await page.evaluate(() => window.painted), ['Leads that become customers 1.5', 'Employees who share 10', 'Posts per person 3']);
});

for (const [what, begin, goOn, id, says] of [
  [
    'a number that is typed over',
    async (page) => {
      await field(page, 'linkedin-contacts').click();
      await page.keyboard.type('20');
      await page.keyboard.press('Enter');
    },
    async (page) => {
      await page.keyboard.type('500');
      await page.keyboard.press('Enter');
    },
    'linkedin-contacts',
    { linkedinContacts: 500 },
  ],
  [
    'a number that is half typed',
    async (page) => {
      await slider(page, 'participation').press('Home');
      await field(page, 'linkedin-contacts').click();
      await page.keyboard.type('15');
    },
    async (page) => {
      await page.keyboard.type('00');
      await page.keyboard.press('Enter');
    },
    'linkedin-contacts',
    { participation: 0, linkedinContacts: 1500 },
  ],
  ['a slider', (page) => slider(page, 'participation').press('Home'), (page) => page.keyboard.press('End'), 'participation', { participation: 1 }],
]) {
  test(`a presenter who is in ${what} stays there when other inputs decide, and sees those on leaving`, async (t) => {
    const { page } = await open(t, '/index.html?present=1');
    const inputs = () => page.locator('.simple [data-parameter]').evaluateAll((all) => all.map((each) => each.dataset.parameter));
    const decide = (names) => page.locator('[part~="headline-range"]').getByText(names).waitFor();
    const start = await page.evaluate(() => document.querySelector('reach-estimator').values);
    await decide(/participation, LinkedIn contacts, and posts/);
    assert.deepEqual(await inputs(), ['participation', 'linkedin-contacts', 'posts']);
    await begin(page);
    await decide(/most of that range: page visibility/);
    // What decides is shown once the figures stand still.
    await page.locator(`[data-draws="${DRAWS}"]`).first().waitFor();
    await frames(page);
    assert.ok((await control(page, id).locator(':focus').count()) === 1, `not in ${id}`);
    assert.deepEqual(await inputs(), ['participation', 'linkedin-contacts', 'posts']);
    await goOn(page);
    assert.deepEqual(await page.evaluate(() => document.querySelector('reach-estimator').values), { ...start, ...says });
    await slider(page, 'participation').press('Home');
    await decide(/most of that range: page visibility/);
    await page.locator('.root').focus();
    await control(page, 'page-visibility').waitFor();
    assert.equal(await control(page, 'participation').count(), 0);
  });
}

test('inputs of a presenter do not change under a hand, and change when it is gone', async (t) => {
  const { page } = await open(t, '/index.html?present=1');
  const inputs = () => page.locator('.simple [data-parameter]').evaluateAll((all) => all.map((each) => each.dataset.parameter));
  await page
    .locator('[part~="headline-range"]')
    .getByText(/participation, LinkedIn contacts, and posts/)
    .waitFor();
  const before = await inputs();
  await control(page, 'linkedin-contacts').locator('label').first().hover();
  await page.mouse.down();
  await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    // As where a slider takes no focus from a hand.
    element.shadowRoot.activeElement?.blur();
    element.values = { participation: 0 };
  });
  await page
    .locator('[part~="headline-range"]')
    .getByText(/most of that range: page visibility/)
    .waitFor();
  await frames(page);
  assert.deepEqual(await inputs(), before);
  await page.mouse.up();
  await page.evaluate(() => document.querySelector('reach-estimator').shadowRoot.activeElement?.blur());
  await control(page, 'page-visibility').waitFor();
});

test('the picture has the size that the rest leaves it, however the view began, and what is said leaves its marker free', async (t) => {
  for (const [width, height] of [
    [1280, 800],
    [1920, 1080],
  ]) {
    const { page } = await open(t, '/index.html?present=1', { viewport: { width, height } });
    await page.locator(`[data-draws="${DRAWS}"]`).first().waitFor();
    await page.waitForTimeout(400);
    const picture = () =>
      page.evaluate(() => {
        const root = document.querySelector('reach-estimator').shadowRoot;
        const [svg, said, marker] = ['svg[data-chart]', '.readout', 'circle.marker'].map((name) => root.querySelector(name));
        const { width: wide, height: high } = svg.getBoundingClientRect();
        return {
          drawn: svg.getAttribute('viewBox').split(' ').slice(2).map(Number),
          room: [Math.round(wide), Math.round(high)],
          said: said.getBoundingClientRect().bottom,
          marker: marker.getBoundingClientRect().top,
        };
      });
    const first = await picture();
    assert.deepEqual(first.drawn, first.room);
    assert.ok(first.said <= first.marker, JSON.stringify(first));
    // Two lines more above it.
    await page.evaluate(() => (document.querySelector('reach-estimator').strings = { 'headline.range': 'A longer sentence. '.repeat(20) }));
    await until(page, (text) => document.querySelector('reach-estimator').shadowRoot.textContent.includes(text), 'A longer sentence');
    await page.waitForTimeout(600);
    const second = await picture();
    assert.deepEqual(second.drawn, second.room);
  }
});
