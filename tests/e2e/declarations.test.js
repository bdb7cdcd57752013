/** The declarations that the engine and the element are published with: the committed ones, precise and whole. */

import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadEngine } from '../../www/release/engine.mjs';

const engine = await loadEngine(fileURLToPath(new URL('../../www/', import.meta.url)));

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

/** @param {string} name */
const published = (name) => readFile(new URL(`../../dist/${name}`, import.meta.url), 'utf8');
const manifest = async () => JSON.parse(await published('custom-elements.json')).modules[0].declarations[0];
const namesOf = (entries) => new Set(entries.map(({ name }) => name));

test('every attribute that the element follows is declared, and what is followed is all that is', async () => {
  const { ReachEstimator } = await import(new URL('../../dist/reach-estimator-class.js', import.meta.url).href);
  const followed = [...ReachEstimator.observedAttributes].sort();
  const { attributes } = await manifest();
  assert.deepEqual([...namesOf(attributes)].sort(), followed, 'custom-elements.json');
  const [tag] = JSON.parse(await published('html-data.json')).tags;
  assert.deepEqual([...namesOf(tag.attributes)].sort(), followed, 'html-data.json');
  const types = await published('types/elements.d.ts');
  for (const name of followed) assert.match(types, new RegExp(`^  '?${name}'?\\?:`, 'm'), name);
  const docs = await published('docs/element.md');
  const inputs = new Set([...engine.parameters(), ...engine.pastFacts()].map(({ id }) => id));
  for (const name of followed) assert.ok(inputs.has(name) || docs.includes(`\n| \`${name}\` |`), `${name} in docs/element.md`);
});

test('every fact of an earlier period is declared as a property of its own', async () => {
  const fields = (await manifest()).members.filter(({ attribute }) => attribute?.startsWith('past-'));
  assert.deepEqual(fields.map(({ name, attribute }) => [attribute, name]).sort()[0], ['past-clicks', 'pastClicks']);
  assert.equal(fields.length, engine.pastFacts().length);
  const types = await published('types/elements.d.ts');
  for (const { name } of fields) assert.ok(types.includes(`get ${name}(): number; set ${name}(`), name);
});

test('every part that is written is declared, and every part that is declared is written', async () => {
  const folder = new URL('../../www/element/', import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
  const sources = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')));
  // As an attribute, as the usual value of an argument, and as an argument of what makes buttons and figures.
  const written = sources.flatMap((text) => [...text.matchAll(/\bpart(?::| =) '([^']+)'|\bbutton\('\w+', '([\w-]+)',|\bcreateFigure\([^']*'([\w-]+)'\)/g)]);
  const parts = new Set(written.flatMap((found) => (found[1] ?? found[2] ?? found[3]).split(' ')));
  assert.deepEqual([...parts].sort(), [...namesOf((await manifest()).cssParts)].sort());
});
