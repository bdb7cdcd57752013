/** Formulas of figures as they are read: in every language, with what has an effect, and with a sign where they only come near. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, frames } from './screen.js';
import { open } from './harness.js';
import { LANGUAGES } from '../../www/element/languages.js';

/** What stands under a figure once it is opened, and the terms below it. */
async function formulaOf(page, output) {
  const row = page.locator(`[data-figure="${output}"]`);
  if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
  await frames(page);
  const shown = page.locator('.formula-row');
  return { formula: await shown.locator('.formula').innerText(), terms: await shown.locator('li').allInnerTexts() };
}

async function openFigures(t, attributes) {
  const { page } = await open(t, { body: `<reach-estimator ${attributes}></reach-estimator>` });
  await button(page, 'panel.figures').click();
  return page;
}

test('in every language a formula names what has an effect, and nothing else', async (t) => {
  const page = await openFigures(t, 'claims-counted="0.5"');
  for (const language of LANGUAGES) {
    await page.locator('reach-estimator').evaluate(async (element, lang) => {
      element.lang = lang;
      element.claimsCounted = 0.5;
      await element.ready;
    }, language);
    await page.locator(`.root[lang^="${language}"]`).waitFor();
    const half = await formulaOf(page, 'employees.impressions');
    assert.doesNotMatch(half.formula, /[{}]/, language);
    await page.locator('reach-estimator').evaluate((element) => (element.claimsCounted = 1));
    await frames(page);
    const whole = await formulaOf(page, 'employees.impressions');
    assert.doesNotMatch(whole.formula, /[{}]/, language);
    // One factor and one term fewer.
    assert.equal(half.formula.split('×').length, whole.formula.split('×').length + 1, `${language}: ${half.formula}`);
    assert.equal(half.terms.length, whole.terms.length + 1, language);
    assert.match(whole.formula, /=/);
  }
});

test('a formula that only comes near says so in place of the sign of equality', async (t) => {
  const page = await openFigures(t, 'x-contacts="200" x-visibility="2" x-clicks="3" sales-participation="5" participation="0.6"');
  for (const [output, sign] of [
    ['employees.impressions', '≈'],
    ['employees.clicks', '≈'],
    ['active_employees', '<'],
  ]) {
    const { formula } = await formulaOf(page, output);
    assert.ok(formula.includes(` ${sign} `) && !formula.includes('= '), formula);
  }
});
