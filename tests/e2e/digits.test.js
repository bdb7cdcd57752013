/** The same inputs give the same digits in every engine as in the program that runs these tests. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { engine } from './screen.js';
import { open } from './harness.js';

const SCENARIOS = 200;
const OUTPUTS = ['total.reach', 'total.impressions', 'total.clicks', 'employees.reach', 'money.net', 'money.roi', 'money.payback', 'multiple'];
/** Inputs that each scenario sets at random. */
const CHANGED = 9;

/** Numbers from 0 to below 1, always the same. */
function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Companies of all kinds: presets with some inputs at random positions of their sliders. */
function scenarios() {
  const random = numbers(20_261_127);
  const below = (count) => Math.floor(random.next().value * count);
  const [parameters, presets] = [engine.parameters(), engine.presets()];
  return Array.from({ length: SCENARIOS }, () => {
    // A copy, not a spread: a spread of what is not there would say nothing.
    const inputs = structuredClone(presets[below(presets.length)].values);
    for (let at = 0; at < CHANGED; at += 1) {
      const { id, name } = parameters[below(parameters.length)];
      inputs[name] = engine.valueAt(id, below(1001));
    }
    return inputs;
  });
}

test(`${SCENARIOS} companies have the same digits here as there`, async (t) => {
  const all = scenarios();
  const { page } = await open(t, '/examples/basic.html', { ready: false });
  const found = await page.evaluate(
    async ([given, outputs]) => {
      const model = await import(new URL('/engine.js', document.baseURI).href);
      await model.ready();
      return given.map((inputs) => JSON.stringify([model.estimate(inputs), model.distribution(inputs, { draws: 1024, outputs })]));
    },
    [all, OUTPUTS],
  );
  // As text: what a page hands over keeps its digits in it.
  const expected = all.map((inputs) => JSON.stringify([engine.estimate(inputs), engine.distribution(inputs, { draws: 1024, outputs: OUTPUTS })]));
  assert.equal(found.length, SCENARIOS);
  assert.equal(new Set(expected).size, SCENARIOS, 'no two alike');
  for (const [at, text] of expected.entries()) assert.equal(found[at], text, JSON.stringify(all[at]));
});
