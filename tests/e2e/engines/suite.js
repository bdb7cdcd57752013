/**
 * Which files of tests run in which engine. All run in Chromium; what follows the engine runs in Firefox and WebKit too.
 *
 *   node tests/e2e/engines/suite.js           says so, with the reasons and the limits
 *   node tests/e2e/engines/suite.js firefox   names the files, one a line
 */

import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LIMITS } from './limits.js';

const FOLDER = fileURLToPath(new URL('../', import.meta.url));

/** Files that also run elsewhere, and what of them differs between engines. */
export const EVERYWHERE = {
  'digits.test.js': 'arithmetic',
  'failures.test.js': 'how an engine says that it may not, or cannot, load',
  'features.test.js': 'colours where an engine lacks a feature',
  'forms.test.js': 'what a form takes from an element, and gives back',
  'framing.test.js': 'frames, their height, what a sandbox forbids',
  'lifecycle.test.js': 'documents that an element moves between',
  'narrow.test.js': 'layout where there is no room',
  'own-numbers.test.js': 'dropped files, workers, what is saved',
  'paper.test.js': 'print',
  'press.test.js': 'input: when a click follows a press',
  'slider.test.js': 'input: drags, clicks, selections',
  'soak.test.js': 'a restless reader: whatever is on the screen, in any order',
};

/** @param {string} engine */
export function filesFor(engine) {
  const all = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.test.js'))
    .sort();
  const unknown = Object.keys(EVERYWHERE).filter((name) => !all.includes(name));
  if (unknown.length) throw new Error(`no such file of tests: ${unknown.join(', ')}`);
  return (engine === 'chromium' ? all : all.filter((name) => name in EVERYWHERE)).map((name) => `tests/e2e/${name}`);
}

function describe() {
  const lines = [`Chromium: all ${filesFor('chromium').length} files. Firefox and WebKit too:`];
  for (const [file, why] of Object.entries(EVERYWHERE)) lines.push(`  ${file.padEnd(20)} ${why}`);
  lines.push('Skipped where an engine cannot:');
  for (const { what, lacking } of Object.values(LIMITS)) {
    for (const [engine, why] of Object.entries(lacking)) lines.push(`  ${engine.padEnd(8)} ${what}: ${why}`);
  }
  return lines.join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , engine] = process.argv;
  console.log(engine ? filesFor(engine).join('\n') : describe());
}
