/** The package as npm would have it: the licences are in it, and no link of its documents leads out of it into nothing. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { dist } from '../../www/serve.mjs';

const packed = async () => {
  const { stdout } = await promisify(execFile)('npm', ['pack', dist, '--ignore-scripts', '--dry-run', '--json']);
  return JSON.parse(stdout)[0].files.map(({ path }) => path);
};

test('the package holds the text of each licence that it names, and what changed', async () => {
  const names = await packed();
  const { license } = JSON.parse(await readFile(join(dist, 'package.json'), 'utf8'));
  assert.equal(license, 'MIT OR Apache-2.0');
  for (const name of ['LICENSE-MIT', 'LICENSE-APACHE', 'CHANGELOG.md']) assert.ok(names.includes(name), name);
});

test('every link of its documents to a file of its own finds that file', async () => {
  const names = await packed();
  const documents = names.filter((name) => name.endsWith('.md'));
  assert.ok(documents.includes('README.md'));
  let links = 0;
  for (const name of documents) {
    const text = await readFile(join(dist, name), 'utf8');
    for (const [, to] of text.matchAll(/\]\((?!\w+:|#)([^)#]+)/g)) {
      links += 1;
      assert.ok(names.includes(posix.join(posix.dirname(name), to)), `${name}: ${to}`);
    }
  }
  assert.ok(links > 10, `${links} links`);
});
