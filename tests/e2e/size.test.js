/**
 * What a visitor has to fetch: every file of dist/, and what stands on the screen before anybody touches anything. The
 * committed sizes change on purpose only: `UPDATE=1 node --test tests/e2e/size.test.js`.
 */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { open, site } from './harness.js';
import { figure, frames, headline, slider } from './screen.js';

const compress = promisify(brotliCompress);
const dist = new URL('../../dist/', import.meta.url);
const folder = fileURLToPath(dist);
const snapshot = new URL('../snapshots/size.json', import.meta.url);

/** Growth that needs no reason: this share, and for small files so many bytes. */
const SHARE = 0.02;
const BYTES = 48;

/** What comes with the package and is fetched by nobody's browser. */
const UNFETCHED = /^(docs|LICENSE|README|package\.json)|\.(md|d\.ts)$/;

/** What the first picture and its sliders need of a page that has only the element. */
const FIRST = ['reach-estimator.js', 'reach_estimator_bg.wasm', 'locales/en.json'];

/** From so many bytes on, what is to be saved or kept and not fetched, the best compression takes half a minute. */
const LARGE = 3_000_000;

/** Sizes by content: a release holds some files twice. @type {Map<string, Promise<number>>} */
const pressed = new Map();

/** @param {Buffer} bytes */
const press = async (bytes) =>
  (await compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: bytes.length > LARGE ? 5 : 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })).length;

/** @param {Buffer} bytes */
function brotli(bytes) {
  const content = createHash('sha256').update(bytes).digest('base64');
  const size = pressed.get(content) ?? press(bytes);
  pressed.set(content, size);
  return size;
}

async function measure() {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const fetched = names.filter((name) => !UNFETCHED.test(name)).sort();
  const sizes = await Promise.all(
    fetched.map(async (name) => {
      const bytes = await readFile(new URL(name, dist));
      return [name, [bytes.length, await brotli(bytes)]];
    }),
  );
  const files = Object.fromEntries(sizes);
  const sum = (at) => FIRST.reduce((total, name) => total + files[name][at], 0);
  return { 'until a slider answers': [sum(0), sum(1)], ...files };
}

test('no file grows unless that is meant', async (t) => {
  const found = await measure();
  if (process.env['UPDATE']) {
    const lines = Object.entries(found).map(([name, sizes]) => `  ${JSON.stringify(name)}: [${sizes.join(', ')}]`);
    await writeFile(snapshot, `{\n${lines.join(',\n')}\n}\n`);
  }
  const known = JSON.parse(await readFile(snapshot, 'utf8'));
  const grown = [];
  for (const [name, sizes] of Object.entries(found)) {
    for (const [at, kind] of ['raw', 'brotli'].entries()) {
      const before = known[name]?.[at] ?? 0;
      const line = `${name}: ${before} to ${sizes[at]} bytes ${kind}`;
      if (sizes[at] > before + Math.max(before * SHARE, BYTES)) grown.push(line);
      else if (sizes[at] < before * (1 - SHARE)) t.diagnostic(`smaller: ${line}`);
    }
  }
  const gone = Object.keys(known).filter((name) => !(name in found));
  assert.deepEqual({ grown, gone }, { grown: [], gone: [] }, 'UPDATE=1 writes the sizes down where they are meant');
});

test('docs/measured.md says these sizes', async () => {
  const known = JSON.parse(await readFile(snapshot, 'utf8'));
  const page = await readFile(new URL('../../docs/measured.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| (?:[^|]*`([^`|]+)`|(until a slider answers)) \| (\d+) \|$/gm)];
  const said = new Map(rows.map(([, file, sum, size]) => [file ?? sum, Number(size)]));
  for (const name of ['until a slider answers', ...FIRST]) assert.ok(said.has(name), name);
  for (const [name, size] of said) {
    const found = known[name]?.[1] / 1000;
    assert.ok(Math.abs(size - found) <= Math.max(found * SHARE, 0.5), `${name}: ${size} KB, and it is ${found}`);
  }
});

test('these files are all that a slider needs', async (t) => {
  const wanted = new Set(['/', ...FIRST].map((name) => new URL(name, site.origin).pathname));
  const asked = new Set();
  const before = (page) =>
    page.route(`${site.origin}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      asked.add(pathname);
      return wanted.has(pathname) ? route.continue() : route.abort();
    });
  const { page } = await open(t, { body: '<reach-estimator></reach-estimator>' }, { ready: false, before });
  await headline(page).waitFor({ state: 'visible' });
  const { value } = await figure(page, 'total.reach');
  await slider(page, 'employees').press('PageUp');
  await frames(page);
  assert.ok((await figure(page, 'total.reach')).value > value);
  for (const name of FIRST) assert.ok(asked.has(`/${name}`), `${name} is not asked for`);
});
