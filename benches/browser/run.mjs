/**
 * Measures in Chromium, each beside its peer in the same run, and writes target/bench/*.json:
 * `node benches/browser/run.mjs [kernel] [step] [bytes] [first] [many]`, all of them when none is named. `cargo xtask bench` calls it.
 */

import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { dist, files, listen } from '../../www/serve.mjs';
import { bytes } from './bytes.mjs';
import { compressed } from './compressed.mjs';
import { first } from './first.mjs';
import { kernel } from './kernel.mjs';
import { many } from './many.mjs';
import { step } from './step.mjs';

const require = createRequire(new URL('../../www/package.json', import.meta.url));
const { chromium } = require('playwright-core');

const folder = new URL('../../target/bench/', import.meta.url);
const MEASUREMENTS = { kernel, step, bytes, first, many };

/** What is served under which path. */
const here = (path) => files(fileURLToPath(new URL(path, import.meta.url)));
const folders = { '/bench/': here('.'), '/uplot/': here('../../www/node_modules/uplot/dist/') };
const site = files(process.env.BENCH_SITE ?? dist);

/** Isolated, so that the clock of the pages ticks in 5 microseconds. */
const server = await listen(
  compressed((request, response) => {
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    const path = Object.keys(folders).find((start) => request.url.startsWith(start));
    if (!path) return site(request, response);
    request.url = request.url.slice(path.length - 1);
    return folders[path](request, response);
  }),
);
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH || '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});

try {
  await mkdir(folder, { recursive: true });
  const machine = { browser: `Chromium ${browser.version()}`, processor: cpus()[0]?.model, cores: cpus().length };
  const wanted = process.argv.slice(2);
  for (const [name, measure] of Object.entries(MEASUREMENTS)) {
    if (wanted.length && !wanted.includes(name)) continue;
    console.log(`\n${name} (load ${loadavg()[0].toFixed(1)} on ${machine.cores} cores)`);
    const result = await measure(browser, server.origin);
    const file = new URL(`${name}.json`, folder);
    await writeFile(file, `${JSON.stringify({ ...machine, load: loadavg()[0], ...result }, null, 2)}\n`);
  }
} finally {
  await browser.close();
  server.close();
}
