/** Writes down what the engine's tables hold, so that a page has them without asking the engine: names, units, numbers. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadEngine } from './engine.mjs';

/**
 * The texts that only an opened panel shows stay with the later module.
 * @param {string} www
 */
export async function writeTable(www) {
  const engine = await loadEngine(www);
  const parameters = engine.parameters().map((row) => ({ ...row, help: '' }));
  // Who published it and when is enough for the line under an input.
  const sources = engine.sources().map(({ title, ...source }) => ({ ...source, title: title.split(/[:,(]/)[0]?.trim() ?? title, url: null, note: '' }));
  const table = { parameters, outputs: engine.outputs(), presets: engine.presets(), pastFacts: engine.pastFacts(), sources };
  await writeFile(join(www, 'pkg/table.json'), JSON.stringify(table));
}
