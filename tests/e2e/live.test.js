/** The first module's face says what the later module says, to the last digit. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { initSync } from '../../www/pkg/live.js';
import * as live from '../../www/element/live.js';
import { engine } from './screen.js';

initSync({ module: await readFile(new URL('../../www/pkg/reach_estimator_bg.wasm', import.meta.url)) });

/** Every preset, every input at both ends of its range, and a range of the user's own. */
const cases = [
  {},
  ...engine.presets().map(({ values }) => values),
  ...engine.parameters().flatMap(({ name, min, max }) => [{ [name]: min }, { [name]: max }]),
  { employees: 900, participation: 0.3, ranges: { participation: [0.1, 0.5] } },
  { salesShare: 0.8, technicalShare: 0.7, engagement: 0.5, reactionReach: 400 },
];

/** Parts and problems are the later module's. */
const whole = ({ waterfall, byNetwork, byRound, problems, ...figures }) => figures;

/** The first module's answers have no prototype: what a page gives every object is nothing that they say. */
const plain = (answer) => structuredClone(answer);

test('figures are the same', () => {
  for (const values of cases) assert.deepEqual(plain(live.figures(values)), whole(engine.estimate(values)), JSON.stringify(values));
});

test('percentiles and chances are the same', () => {
  const outputs = engine.outputs().map(({ name }) => name);
  const goals = { 'total.clicks': 500, 'money.payback': 12 };
  for (const values of cases.slice(0, 9)) {
    const options = { draws: 1024, outputs, goals };
    assert.deepEqual(live.distribution(values, options), engine.distribution(values, options), JSON.stringify(values));
  }
});

test('a study in slices ends where all draws at once do', () => {
  const outputs = ['total.reach', 'money.roi'];
  const goals = { 'total.clicks': 500 };
  for (const values of cases.slice(0, 4)) {
    const study = live.study(values, { draws: 8192, outputs, goals });
    let slices = 1;
    while (!study.advance(1000)) slices += 1;
    assert.equal(slices, 9, 'slices are rounded up to whole blocks of 16');
    assert.deepEqual(study.distribution(), engine.distribution(values, { draws: 8192, outputs, goals }));
    study.free();
  }
});

test('what is derived from inputs is the same', () => {
  for (const values of cases) {
    for (const { id } of engine.parameters()) assert.deepEqual(live.rangeFor(values, id), engine.rangeFor(values, id), id);
    assert.deepEqual(plain(live.withValue(values, 'participation', 0.4)), engine.withValue(values, 'participation', 0.4));
  }
});

test('values are read, clamped and placed alike', () => {
  for (const { id, min, max } of engine.parameters()) {
    for (const value of [min - 1, min, (min + max) / 3, max, max * 2 + 1]) {
      assert.deepEqual(live.clampValue(id, value), engine.clampValue(id, value));
      assert.equal(live.position(id, value), engine.position(id, value));
    }
    for (const place of [0, 1, 333, 1000]) assert.equal(live.valueAt(id, place), engine.valueAt(id, place));
    for (const text of ['12.5k', '15%', '0,5', '1e3', 'many', '', '-3']) assert.deepEqual(live.parseValue(id, text), engine.parseValue(id, text), `${id} ${text}`);
  }
});

test('the tables are those of the engine', () => {
  const bare = engine.parameters().map((row) => ({ ...row, help: '' }));
  assert.deepEqual(
    live.parameters.map((row) => ({ ...row, help: '' })),
    bare,
  );
  assert.deepEqual(live.outputs, engine.outputs());
  assert.deepEqual(live.presets, engine.presets());
});
