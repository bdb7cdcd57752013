/**
 * What was tried in which engine, as docs/browsers.md shows it: from the results that run.js has left in target/log.
 *
 *   node tests/e2e/run.js chromium firefox webkit && node tests/e2e/engines/table.js
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { resultsOf } from './results.js';
import { filesFor } from './suite.js';

export const ENGINES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

const root = new URL('../../../', import.meta.url);
const page = new URL('docs/browsers.md', root);
const HEADER = `| What is tried | in | ${Object.values(ENGINES).join(' | ')} |\n|---|---|---|---|---|\n`;

/** The first sentence of a file of tests. @param {string} name */
function subject(name) {
  const text = readFileSync(new URL(`tests/e2e/${name}`, root), 'utf8');
  const comment = /^\/\*\*\s*([^]*?)\s*\*\//.exec(text)?.[1] ?? '';
  return comment
    .replace(/\n \* ?/g, ' ')
    .split(/(?<=\.)\s/)[0]
    .replace(/^\* /, '');
}

/** Files of tests of the product: all but the one that reads the table. @param {string} engine */
export const tried = (engine) =>
  filesFor(engine)
    .map((file) => basename(file))
    .filter((name) => name !== 'browsers.test.js');

/** The rows of the table on the page: file, then what it says of each engine. */
export function written() {
  const [, table = ''] = readFileSync(page, 'utf8').split(HEADER);
  const rows = table
    .split('\n\n')[0]
    .trim()
    .split('\n')
    .map((row) =>
      row
        .split('|')
        .slice(2, -1)
        .map((cell) => cell.trim()),
    );
  return new Map(rows.map(([file, ...counts]) => [file, counts]));
}

function write() {
  const results = Object.keys(ENGINES).map((engine) => JSON.parse(readFileSync(resultsOf(engine), 'utf8')));
  const rows = tried('chromium').map((name) => {
    const counts = results.map((result) => {
      const { passed = 0, failed = 0, skipped = 0 } = result[name] ?? {};
      const limits = skipped ? `, ${skipped} not there` : '';
      return result[name] ? `${passed} of ${passed + failed}${limits}` : '-';
    });
    return `| ${subject(name)} | ${name} | ${counts.join(' | ')} |`;
  });
  const [before, after = ''] = readFileSync(page, 'utf8').split(HEADER);
  const rest = after.split('\n\n').slice(1).join('\n\n');
  writeFileSync(page, `${before}${HEADER}${rows.join('\n')}\n\n${rest}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) write();
