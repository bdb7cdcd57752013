/** Writes www/pkg/names.js: what the class must know of the engine's tables before there is an engine. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadEngine } from './engine.mjs';

/** @param {string} www */
export async function writeNames(www) {
  const engine = await loadEngine(www);
  const ids = engine.parameters().map(({ id }) => id);
  const past = engine.pastFacts().map(({ id, name, default: usual }) => ({ id, name, default: usual }));
  const settings = engine.settings().map(({ key, kind, words, longest }) => ({ key, kind, ...(words.length && { words }), ...(longest && { longest }) }));
  const charts = engine.charts();
  const version = new URLSearchParams(engine.toQuery({}, { stress: '1' })).get('v');
  const text = `/** Written by the build from the engine's tables. */

/** Every input. @type {import('./more.js').ParameterId[]} */
export const PARAMETERS = ${JSON.stringify(ids)};

/** Facts of an earlier period. @type {{ id: import('./more.js').PastFact['id'], name: import('./more.js').PastName, default: number }[]} */
export const PAST = ${JSON.stringify(past)};

/** Settings of the view: attribute, property and address key. @type {{ key: string, kind: import('./more.js').Setting['kind'], words?: string[], longest?: number }[]} */
export const SETTINGS = ${JSON.stringify(settings)};

/** Every chart, in the order of the tabs, and what it has a use for. @type {import('./more.js').Chart[]} */
export const CHARTS = ${JSON.stringify(charts)};

/** Version of addresses, and of the table that they differ from. */
export const VERSION = ${JSON.stringify(version)};
`;
  await writeFile(join(www, 'pkg/names.js'), text);
}
