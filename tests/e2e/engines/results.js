/** A reporter of node:test: how many tests of each file passed and failed, as one JSON object. */

import { basename } from 'node:path';

/** Where run.js leaves the results of an engine. @param {string} engine */
export const resultsOf = (engine) => new URL(`../../../target/log/results-${engine}.json`, import.meta.url);

export default async function* results(events) {
  /** @type {Record<string, { passed: number, failed: number, skipped: number }>} */
  const files = {};
  for await (const { type, data } of events) {
    if (data?.nesting !== 0 || !data.file || !['test:pass', 'test:fail'].includes(type)) continue;
    const counts = (files[basename(data.file)] ??= { passed: 0, failed: 0, skipped: 0 });
    counts[data.skip !== undefined ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed'] += 1;
  }
  yield JSON.stringify(files, null, 2);
}
