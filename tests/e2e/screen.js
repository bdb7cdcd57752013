/** Finds on the screen what a user would name, and the engine that says what should stand there. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { until } from './harness.js';
import { loadEngine } from '../../www/release/engine.mjs';

/** The same engine that the page runs, here for comparison. */
export const engine = await loadEngine(fileURLToPath(new URL('../../www/', import.meta.url)));
export const parameters = engine.parameters();

/** @type {Record<string, string>} */
const read = async (name) => JSON.parse(await readFile(new URL(`../../www/locales/${name}.json`, import.meta.url), 'utf8'));
const phrases = { ...(await read('en')), ...(await read('details/en')) };

/** What a button or title says in English, by its key. */
export const words = (key) => phrases[key] ?? assert.fail(`no words for ${key}`);

/** A button by the key of its words. */
export const button = (where, key) => where.getByRole('button', { name: words(key), exact: true });

/** Draws of a figure at rest. */
export const DRAWS = 65_536;

/** Names of the tabs, by chart. */
export const TABS = Object.fromEntries(
  engine
    .settings()
    .find(({ key }) => key === 'chart')
    .words.map((name) => [name, words(`chart.${name}`)]),
);

/** @param {string} id */
export const parameter = (id) => parameters.find((row) => row.id === id);

/** One input with all that belongs to it. */
export const control = (where, id) => where.locator(`[part~="control"][data-parameter="${id}"]`);

/** The slider of an input. */
export const slider = (where, id) => control(where, id).getByRole('slider');

/** The field of an input that takes an exact number. */
export const field = (where, id) => control(where, id).locator('input[type="text"]').first();

/** What the element says that an input is. */
export const valueOf = (page, name) => page.evaluate((key) => document.querySelector('reach-estimator')[key], name);

export const headline = (where) => where.locator('[part~="headline"]');
export const chart = (where) => where.locator('svg[data-chart]');
export const status = (where) => where.locator('p[role="status"]');

export const panel = (where) => where.locator('[part~="panel"]');

/** Opens a panel by its button. */
export async function openPanel(page, name) {
  await button(page, `panel.${name}`).click();
  await panel(page).waitFor({ state: 'visible' });
  await frames(page);
}

/** Opens every group of inputs. */
export async function openGroups(page) {
  await page.locator('summary').evaluateAll((summaries) => summaries.forEach((summary) => summary.click()));
  await page.locator(`[part~="control"][data-parameter="${parameters.at(-1).id}"]`).waitFor();
  await frames(page);
}

/** Opens a tab by its name. */
export async function openTab(page, name) {
  await page.getByRole('tab', { name: TABS[name] }).click();
  await page.locator(`svg[data-chart="${name}"]`).waitFor();
}

/** Types an exact number as a user does: select all, type, Enter. */
export async function type(page, id, text) {
  const input = field(page, id);
  await input.click();
  await input.press('ControlOrMeta+a');
  await input.pressSequentially(text);
  await input.press('Enter');
  await frames(page);
}

/** Two animation frames: whatever was asked for is on the screen. */
/** Looks at how many are needed, and waits until it is said: only who sees that answer has it sought. */
export const seek = async (where) => {
  const goal = where.locator('[part~="goal"]');
  await goal.scrollIntoViewIfNeeded();
  await where.locator('.goal-result:not([aria-busy])').waitFor();
};

export const frames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))));

/** A key figure as the screen shows it at rest: the exact numbers behind it, and the texts. */
export const figure = async (where, output) => {
  await where.locator(`[data-draws="${DRAWS}"]`).first().waitFor();
  return figureNow(where, output);
};

/** The same while it may still move. */
const figureNow = (where, output) =>
  where.locator(`[part~="figure"][data-output="${output}"]`).evaluate((node) => {
    const number = (name) => (node.hasAttribute(name) ? Number(node.getAttribute(name)) : null);
    const [shown, range, beside] = [...node.querySelectorAll('dd')].map((line) => line.innerText);
    return { value: number('data-value'), p10: number('data-p10'), p90: number('data-p90'), shown, range, beside };
  });

/** How long figures may take to stand still, once they are on the screen, where two browsers share two cores. */
export const PATIENCE_MS = 15_000;

/** What the engine has said, by inputs. */
const answers = new Map();

/** What the engine says of an output, at the draws of a page at rest; all outputs of the same inputs at once. */
export function expected(inputs, output) {
  const key = JSON.stringify(inputs);
  if (!answers.has(key)) answers.set(key, engine.distribution(inputs, { draws: DRAWS, outputs: engine.outputs().map(({ name }) => name) }).outputs);
  return answers.get(key)[output];
}

/** Waits until a key figure is, to the last digit, what the engine says of these inputs. */
export async function shows(where, inputs, outputs = ['total.reach', 'total.impressions', 'total.clicks']) {
  const page = where.page?.() ?? where;
  for (const output of outputs) {
    const { p10, p50, p90 } = expected(inputs, output);
    await figureNow(where, output);
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const { value, p10: low, p90: high } = await figureNow(where, output);
      if (value === p50 && low === p10 && high === p90) break;
      if (Date.now() > deadline) assert.deepEqual({ output, value, low, high }, { output, value: p50, low: p10, high: p90 });
      await frames(page);
    }
  }
}

/** The number that stands in a text such as "$4,700", "1.2 million people", "15%". */
export function numberIn(text) {
  const [, digits, , scale] = /(-?[\d,]+(\.\d+)?)\s*(thousand|million|billion|K|M|B)?/.exec(text.replaceAll('−', '-').replace(/-[$€£]/, '-')) ?? [];
  const factor = { thousand: 1e3, K: 1e3, million: 1e6, M: 1e6, billion: 1e9, B: 1e9 }[scale] ?? 1;
  return Number(digits?.replaceAll(',', '')) * factor;
}

/** Whether a shown number is a rounding of an exact one to two digits or more. */
export const rounds = (shown, exact) => Math.abs(shown - exact) <= Math.abs(exact) * 0.051 + 1e-9;

/** Waits until the query of the page's address says something, and returns the query. */
export const addressed = (page, pattern) => until(page, (source) => new RegExp(source).test(location.search) && location.search, pattern.source);

/** Waits until a text appears in the one polite status. */
export const announced = (page) => until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('p[role="status"]').textContent);

/** Everything that an element alone on its page does at one time or another, with so many employees typed. */
export async function tryEverything(page, employees) {
  await type(page, 'employees', String(employees));
  await shows(page, { employees });
  const { inputs, waterfall, byRound } = await page.evaluate(() => JSON.parse(document.querySelector('reach-estimator').toJSON()));
  assert.deepEqual([inputs.employees, Array.isArray(waterfall), Array.isArray(byRound)], [employees, true, true]);
  assert.ok(
    (await page.evaluate(() =>
      document
        .querySelector('reach-estimator')
        .toPNG()
        .then(({ size }) => size),
    )) > 3000,
  );
  await page.getByRole('tab', { name: 'Rounds' }).click();
  await page.locator('svg[data-chart="rounds"]').waitFor();
}
