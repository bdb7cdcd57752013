/** The declarations that the engine is published with: the committed ones, and precise. */

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';

const built = new URL('../../www/pkg/reach_estimator.d.ts', import.meta.url);
const golden = new URL('../snapshots/reach_estimator.d.ts', import.meta.url);

/** @param {string} text what wasm-bindgen adds for its own start-up changes with its version and is left out */
const ours = (text) => text.slice(0, text.indexOf('export type InitInput'));

test('the declarations are the committed ones', async () => {
  const found = ours(await readFile(built, 'utf8'));
  assert.ok(found.length > 0);
  if (process.env['UPDATE']) await writeFile(golden, found);
  assert.equal(found, await readFile(golden, 'utf8'), 'run with UPDATE=1 if the boundary was meant to change');
});

test('no type is any', async () => {
  assert.doesNotMatch(ours(await readFile(built, 'utf8')), /\bany\b/);
});
