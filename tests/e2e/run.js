/**
 * Runs the end-to-end tests of the engines that are named, one after the other's files at the same time:
 *
 *   node tests/e2e/run.js chromium
 *   node tests/e2e/run.js firefox webkit
 *
 * Each engine's output is printed when it is done; a failure of one is the failure of all. How many tests of each file
 * passed stays in target/log, for engines/table.js.
 */

import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resultsOf } from './engines/results.js';
import { filesFor } from './engines/suite.js';

/** How long one file may take, in milliseconds: longer than any takes, shorter than for ever. */
const PATIENCE = 900_000;

/** Files at the same time: most of a test's time is waiting for frames and pauses. */
const AT_ONCE = { chromium: 2, firefox: 1, webkit: 1 };

const root = new URL('../../', import.meta.url);

/** @param {string} engine @returns {Promise<boolean>} */
function run(engine) {
  const started = performance.now();
  const results = resultsOf(engine);
  mkdirSync(new URL('.', results), { recursive: true });
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./tests/e2e/engines/results.js',
    `--test-reporter-destination=${fileURLToPath(results)}`,
  ];
  const flags = ['--test', ...reporters, `--test-timeout=${PATIENCE}`, `--test-concurrency=${AT_ONCE[engine]}`];
  const runner = spawn(process.execPath, [...flags, ...filesFor(engine)], { cwd: root, env: { ...process.env, ENGINE: engine }, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  for (const stream of [runner.stdout, runner.stderr]) stream.on('data', (data) => output.push(data));
  return new Promise((done) =>
    runner.on('close', (code) => {
      process.stdout.write(Buffer.concat(output));
      console.log(`${engine}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
      done(code === 0);
    }),
  );
}

const passed = await Promise.all(process.argv.slice(2).map(run));
process.exitCode = passed.every(Boolean) ? 0 : 1;
