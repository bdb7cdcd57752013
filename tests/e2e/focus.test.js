/** Parts that are made anew in other words: whatever has the focus, the same has it afterwards. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { control, frames, openGroups, seek } from './screen.js';
import { open } from './harness.js';

/** Gives the focus to one part after the other and sets another language: how many there are, and what does not have it then. */
const tellLanguages = (page, where) =>
  page.evaluate(async (selector) => {
    const element = document.querySelector('reach-estimator');
    const { shadowRoot } = element;
    const root = shadowRoot.querySelector('.root');
    // What shows an answer to a goal comes and goes with it; inputs of a group are all alike, and so are rows.
    const passing =
      selector === '.goal-result' ? '' : ':not(.goal-result button, .group .control ~ .control *, .simple .control ~ .control *, .panel tr ~ tr ~ tr *, .panel li ~ li *)';
    const parts = () => {
      const all = [...shadowRoot.querySelectorAll(`:is(a[href], button, input, select, summary, [tabindex]):not(:disabled)${passing}`)];
      return all.filter((part) => part.closest(selector) && part.checkVisibility({ visibilityProperty: true }));
    };
    const within = async (holds) => {
      for (const end = performance.now() + 10_000; !holds(); ) {
        if (performance.now() > end) return false;
        await new Promise((done) => requestAnimationFrame(done));
      }
      return true;
    };
    const { length } = parts();
    const lost = [];
    for (let at = 0; at < length; at += 1) {
      if (!(await within(() => parts().length === length))) throw new Error(`${parts().length} parts of ${length}`);
      const part = parts()[at];
      part.focus();
      const other = element.lang === 'de' ? 'en' : 'de';
      element.lang = other;
      if (!(await within(() => root.lang === other && parts().length === length && parts()[at].matches(':focus')))) lost.push(part.outerHTML.slice(0, 120));
    }
    return { length, lost };
  }, where);

test('in another language the same part has the focus', async (t) => {
  const { page } = await open(t, '/index.html?goal=8000');
  for (const id of ['employees', 'claims-counted']) await control(page, id).locator('[part~="badge"]').click();
  await control(page, 'claims-counted').locator('.help').waitFor();
  const { length, lost } = await tellLanguages(page, '.root');
  assert.ok(length > 50, `${length} parts`);
  assert.deepEqual(lost, []);
});

test('in another language the same part of a group has the focus', async (t) => {
  const { page } = await open(t, '/index.html');
  await openGroups(page);
  const badge = page.locator('.group .control:not([hidden]) [part~="badge"]').first();
  await badge.click();
  await page.locator('.group .help').waitFor();
  const { length, lost } = await tellLanguages(page, '.group');
  assert.ok(length > 25, `${length} parts`);
  assert.deepEqual(lost, []);
});

test('in another language the same part of a panel has the focus, and the answer to a goal', async (t) => {
  const { page } = await open(t, '/index.html?goal=8000');
  await seek(page);
  assert.deepEqual(await tellLanguages(page, '.goal-result'), { length: 2, lost: [] });
  await page.evaluate(() => document.querySelector('reach-estimator').saveScenario('A'));
  const panels = await page.locator('.action[data-panel]').evaluateAll((buttons) => buttons.map((each) => each.dataset.panel));
  assert.ok(panels.includes('past'));
  for (const panel of panels) {
    await page.locator(`.action[data-panel="${panel}"]`).click();
    await page.locator(`.root[data-panel="${panel}"] .panel-body > :not([aria-busy])`).first().waitFor();
    await frames(page);
    const { length, lost } = await tellLanguages(page, '.panel');
    assert.ok(length > 1, panel);
    assert.deepEqual(lost, [], panel);
    await page.keyboard.press('Escape');
    await page.locator('.root:not([data-panel])').waitFor();
  }
});

test('whoever has gone on to something else is not called back by another language', async (t) => {
  const { page } = await open(t, { body: '<input id="theirs"><reach-estimator></reach-estimator>' });
  await page.locator('.case input').first().focus();
  await page.evaluate(async () => {
    document.querySelector('reach-estimator').lang = 'de';
    const { shadowRoot } = document.querySelector('reach-estimator');
    while (shadowRoot.querySelector('.root').lang !== 'de') await Promise.resolve().then(() => new Promise((done) => setTimeout(done)));
    document.querySelector('#theirs').focus();
  });
  await page.locator('.root[lang="de"] .case').waitFor();
  await frames(page);
  assert.ok(await page.locator('#theirs').evaluate((node) => node.matches(':focus')));
});

test('a click beside everything ends the wait for what had the focus', async (t) => {
  const { page } = await open(t, { body: '<p id="text">Some text of the page.</p><reach-estimator></reach-estimator>' });
  let release;
  await page.route('**/locales/details/de*.json', async (route) => {
    await new Promise((done) => (release = done));
    await route.continue();
  });
  await page.locator('.case input').first().focus();
  await page.evaluate(() => (document.querySelector('reach-estimator').lang = 'de'));
  await page.locator('.root[lang="de"]').waitFor();
  await page.locator('#text').click();
  release?.();
  await page.locator('.root[lang="de"] .case').waitFor();
  await frames(page);
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'body');
});
