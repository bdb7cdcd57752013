/** The declarations that the engine is published with: the committed ones, and precise. */

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';

const MODULES = ['live', 'more'];
/** @param {string} name */
const built = (name) => new URL(`../../www/pkg/${name}.d.ts`, import.meta.url);
/** @param {string} name */
const golden = (name) => new URL(`../snapshots/${name}.d.ts`, import.meta.url);

/** @param {string} text what wasm-bindgen adds for its own start-up changes with its version and is left out */
const ours = (text) => text.slice(0, text.indexOf('export type InitInput'));

for (const name of MODULES) {
  test(`the declarations of ${name} are the committed ones`, async () => {
    const found = ours(await readFile(built(name), 'utf8'));
    assert.ok(found.length > 0);
    if (process.env['UPDATE']) await writeFile(golden(name), found);
    assert.equal(found, await readFile(golden(name), 'utf8'), 'run with UPDATE=1 if the boundary was meant to change');
  });

  test(`no type of ${name} is any`, async () => {
    assert.doesNotMatch(ours(await readFile(built(name), 'utf8')), /\bany\b/);
  });
}

test('the one face declares what the later module does', async () => {
  assert.match(await readFile(built('reach_estimator'), 'utf8'), /export \* from '\.\/more\.js'/);
});
