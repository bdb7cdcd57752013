/** The table of what was tried in which engine has every file, in the engines that it runs in, and no failure. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { ENGINES, tried, written } from './engines/table.js';

test('docs/browsers.md says which tests ran where (renewed by tests/e2e/engines/table.js)', () => {
  const table = written();
  assert.deepEqual([...table.keys()], tried('chromium'));
  Object.keys(ENGINES).forEach((engine, at) => {
    const run = new Set(tried(engine));
    for (const [file, counts] of table) {
      const [, passed, all] = /^(\d+) of (\d+)(, \d+ not there)?$/.exec(counts[at]) ?? [];
      assert.deepEqual([passed !== undefined, passed], [run.has(file), all], `${file} in ${engine}: ${counts[at]}`);
    }
  });
});
