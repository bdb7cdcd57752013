/** Runs in the page: the same work by each contender in turn, so that all of them meet the same disturbances. */

import { KEY_FIGURES, createTwin } from './twin.js';

/** Engine and twin use different draws: percentiles of this many may deviate by this share, those of fewer by more. */
const CHECKED_DRAWS = 32768;
const TOLERANCE = 0.03;

/** So many places from 0 to the end of an axis. */
const placesTo = (count, to) => Array.from({ length: count }, (_, place) => (to * place) / (count - 1));

/** @param {string} file which of the two modules; each gets an instance of the glue of its own */
async function engine(file) {
  const glue = await import(`/pkg/reach_estimator.js?${file}`);
  await glue.default({ module_or_path: `/${file}` });
  return glue;
}

const BAND = { parameter: 'employees', output: 'total.reach' };

/**
 * `curve` evaluates what the twin does, at the same places. `drawn` is the curve of the element, which has as many places
 * of its own choice, point answers, and a smooth line through them.
 */
const contender = (glue, draws, knots, end) => ({
  curve: (values) => glue.curve(values, { ...BAND, draws, from: 0, to: end(values), points: knots }),
  figures: (values) => glue.distribution(values, { draws, outputs: KEY_FIGURES }),
  drawn: (values) => glue.curve(values, { ...BAND, draws }),
});

async function twin(address, table, draws, knots, end) {
  const { createTwin: create } = await import(address);
  const made = create(table, draws, knots);
  return { curve: (values) => made.curve(values, placesTo(knots, end(values))), figures: made.figures };
}

/** Milliseconds of every run, by contender: `both` is curve and figures, `drawn` is figures and the curve as the element draws it. */
function race(contenders, runs) {
  const names = Object.keys(contenders);
  const times = Object.fromEntries(names.map((name) => [name, { curve: [], figures: [], both: [], drawn: [] }]));
  for (let run = -10; run < runs; run++) {
    const values = { employees: 150 + ((run + 10) % 100) };
    // The order changes from run to run: nobody always follows the same neighbour.
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + run + 10) % names.length];
      const { curve, figures, drawn } = contenders[name];
      const start = performance.now();
      curve(values);
      const middle = performance.now();
      figures(values);
      const end = performance.now();
      drawn?.(values);
      const after = performance.now();
      if (run < 0) continue;
      times[name].curve.push(middle - start);
      times[name].figures.push(end - middle);
      times[name].both.push(end - start);
      if (drawn) times[name].drawn.push(after - middle);
    }
  }
  return times;
}

/** The largest relative differences between engine and twin over percentiles of the band and of the figures. */
function disagreement(glue, table, knots) {
  const draws = CHECKED_DRAWS;
  const values = { employees: 200 };
  const to = 500;
  const band = glue.curve(values, { ...BAND, draws, from: 0, to, points: knots });
  const own = createTwin(table, draws, knots);
  const differences = { band: 0, figures: 0 };
  const names = ['p10', 'p50', 'p90'];
  own.curve(values, placesTo(knots, to)).forEach((percentiles, knot) => {
    names.forEach((name, at) => {
      differences.band = Math.max(differences.band, Math.abs(percentiles[at] / band[name][knot] - 1));
    });
  });
  const { outputs } = glue.distribution(values, { draws, outputs: KEY_FIGURES });
  own.figures(values).forEach((percentiles, figure) => {
    names.forEach((name, at) => {
      const expected = outputs[KEY_FIGURES[figure]][name];
      // Returns may be near zero: they are compared as what comes back for each unit spent.
      const [a, b] = KEY_FIGURES[figure] === 'money.roi' ? [percentiles[at] + 100, expected + 100] : [percentiles[at], expected];
      differences.figures = Math.max(differences.figures, Math.abs(a / b - 1));
    });
  });
  return { ...differences, agree: Math.max(differences.band, differences.figures) < TOLERANCE };
}

/** @param {{ draws: number, runs: number, knots: number }} options */
export async function contest({ draws, runs, knots }) {
  const simd = await engine('reach_estimator_more_bg.wasm');
  const scalar = await engine('reach_estimator_more_scalar_bg.wasm');
  const table = simd.parameters();
  const ends = new Map();
  const end = ({ employees }) => {
    if (!ends.has(employees)) {
      ends.set(employees, simd.curve({ employees }, { parameter: 'employees', output: 'total.reach', draws: 8 }).x.at(-1));
    }
    return ends.get(employees);
  };
  for (let employees = 150; employees < 250; employees++) end({ employees });
  const contenders = {
    simd: contender(simd, draws, knots, end),
    scalar: contender(scalar, draws, knots, end),
    'twin, log1p and expm1': await twin('./twin.js', table, draws, knots, end),
    'twin, log and exp': await twin('./twin.js?quick', table, draws, knots, end),
  };
  return { times: race(contenders, runs), disagreement: disagreement(simd, table, knots) };
}
