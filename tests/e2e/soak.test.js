/**
 * A restless reader: seeded gestures at full speed. `SOAK=3000 node --test tests/e2e/soak.test.js` makes that many of each
 * of three seeds instead of a few; `ENGINE=firefox` or `webkit` does it there. Memory is watched where the engine tells.
 */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { open } from './harness.js';
import { memoryOf } from './memory.js';
import { headline } from './screen.js';

const COUNT = Number(process.env.SOAK ?? 40);
/** So many gestures go into one call of the page; two calls at least, so that one reading has another to compare with. */
const PART = Math.min(500, Math.ceil(COUNT / 2));
/** Growth of the heap that a run may leave, in bytes, once most has been opened: steps back and scenarios are kept with every gesture. */
const ROOM = 4e6 + 3e3 * COUNT;

const script = (await readFile(new URL('./gestures.js', import.meta.url), 'utf8')).replaceAll('export ', '');

/** What the element is asked after the last gesture, and a fresh one after it was given the same link. */
const state = (page) =>
  page.locator('reach-estimator').evaluate(async (element) => {
    await element.ready;
    const { values, estimate, problems } = element;
    return { values, total: estimate.total, money: estimate.money, query: element.toQuery(), problems };
  });

for (const seed of [1, 2, 3]) {
  test(`${COUNT} gestures of seed ${seed} leave nothing wrong, and a link of the end opens the same`, async (t) => {
    const { page, errors } = await open(t, { body: '<reach-estimator></reach-estimator>', strict: false });
    page.setDefaultTimeout(0);
    const heaps = [];
    for (let done = 0; done < COUNT; done += PART) {
      const options = { seed: seed * 1e6 + done, count: Math.min(PART, COUNT - done) };
      const wrong = await page.evaluate(`(() => { ${script}; return gestures(${JSON.stringify(options)}); })()`);
      assert.deepEqual(wrong, [], `seed ${options.seed}`);
      assert.deepEqual(errors, [], `seed ${options.seed}`);
      const memory = await memoryOf(page);
      if (memory) heaps.push(memory.heap);
    }
    if (heaps.length) {
      assert.ok(heaps.length > 1, 'nothing to compare');
      const growth = heaps.at(-1) - heaps[Math.min(2, heaps.length - 2)];
      t.diagnostic(`${growth} bytes more: ${heaps}`);
      assert.ok(growth < ROOM, `the heap grew: ${heaps}`);
    }
    const before = await state(page);
    const other = await open(t, `/index.html?${before.query}`);
    const after = await state(other.page);
    assert.deepEqual(after, before);
    assert.ok((await headline(other.page).innerText()).length > 10);
    assert.deepEqual(other.errors, []);
  });
}
