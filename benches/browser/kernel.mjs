/** The band of a slider step, at the same places, and the percentiles of the key figures: engine with and without SIMD, beside JavaScript. */

import { readFile } from 'node:fs/promises';
import { milliseconds, summary } from './summary.mjs';

/** Draws while something is dragged and at rest; how often each is run. */
const CASES = [
  { draws: 1024, runs: 200 },
  { draws: 4096, runs: 60 },
];

/** At how many places the engine evaluates a curve. */
export async function knotsOfEngine() {
  const source = await readFile(new URL('../../src/analysis/curve.rs', import.meta.url), 'utf8');
  const count = Number(/^const KNOTS: usize = (\d+);$/m.exec(source)?.[1]);
  if (!count) throw new Error('src/analysis/curve.rs does not say how many knots a curve has');
  return count;
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 */
export async function kernel(browser, origin) {
  const knots = await knotsOfEngine();
  const results = [];
  for (const { draws, runs } of CASES) {
    const page = await browser.newPage();
    await page.goto(`${origin}/bench/blank.html`);
    const { times, disagreement } = await page.evaluate(async (options) => (await import('/bench/contest.js')).contest(options), { draws, runs, knots });
    await page.close();
    if (!disagreement.agree) throw new Error(`engine and twin differ: ${JSON.stringify(disagreement)}`);
    const contenders = Object.fromEntries(
      Object.entries(times).map(([name, parts]) => [
        name,
        Object.fromEntries(
          Object.entries(parts)
            .filter(([, list]) => list.length)
            .map(([part, list]) => [part, summary(list)]),
        ),
      ]),
    );
    results.push({ draws, contenders, ...ratios(contenders), disagreement });
    show(results.at(-1));
  }
  return { knots, results };
}

/**
 * How many times faster than the faster of the two twins: by medians, and by the least of all runs, which other work on
 * the machine disturbs less.
 */
function ratios(contenders) {
  const twins = Object.keys(contenders).filter((name) => name.startsWith('twin'));
  const against = (name, figure) => Math.min(...twins.map((twin) => contenders[twin].both[figure])) / contenders[name].both[figure];
  return {
    ratioSimd: against('simd', 'median'),
    ratioScalar: against('scalar', 'median'),
    ratioSimdLeast: against('simd', 'least'),
    ratioScalarLeast: against('scalar', 'least'),
  };
}

function show({ draws, contenders, ratioSimd, ratioScalar, ratioSimdLeast, ratioScalarLeast, disagreement }) {
  console.log(`${draws} draws, ms             band  figures     both      p95    least  as drawn`);
  for (const [name, { curve, figures, both, drawn }] of Object.entries(contenders)) {
    const cells = [curve.median, figures.median, both.median, both.p95, both.least].map(milliseconds);
    console.log(`  ${name.padEnd(22)}${cells.join(' ')} ${drawn ? ` ${milliseconds(drawn.median)}` : ''}`);
  }
  const [band, figures] = [disagreement.band, disagreement.figures].map((share) => `${(share * 100).toFixed(1)}%`);
  const pair = (median, least) => `${median.toFixed(1)} (least ${least.toFixed(1)})`;
  console.log(
    `  twin / SIMD ${pair(ratioSimd, ratioSimdLeast)}, twin / scalar ${pair(ratioScalar, ratioScalarLeast)}; percentiles agree within ${band} (band), ${figures} (figures)`,
  );
}
