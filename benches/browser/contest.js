/** Runs in the page: the same work by each contender in turn, so that all of them meet the same disturbances. */

import { KEY_FIGURES, createTwin, knotsTo } from './twin.js';

/** Engine and twin use different draws: percentiles of this many may deviate by this share, those of fewer by more. */
const CHECKED_DRAWS = 32768;
const TOLERANCE = 0.03;

/** @param {string} file which of the two modules; each gets an instance of the glue of its own */
async function engine(file) {
  const glue = await import(`/pkg/reach_estimator.js?${file}`);
  await glue.default({ module_or_path: `/${file}` });
  return glue;
}

const contender = (glue, draws) => ({
  curve: (values) => glue.curve(values, { parameter: 'employees', output: 'total.reach', draws }),
  figures: (values) => glue.distribution(values, { draws, outputs: KEY_FIGURES }),
});

async function twin(address, table, draws, knots, end) {
  const { createTwin: create } = await import(address);
  const made = create(table, draws, knots);
  return { curve: (values) => made.curve(values, end(values)), figures: made.figures };
}

/** Milliseconds of every run, by contender. */
function race(contenders, draws, runs) {
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, { curve: [], figures: [], both: [] }]));
  const names = Object.keys(contenders);
  for (let run = -10; run < runs; run++) {
    const values = { employees: 150 + ((run + 10) % 100) };
    // The order changes from run to run: nobody always follows the same neighbour.
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + run + 10) % names.length];
      const start = performance.now();
      contenders[name].curve(values);
      const middle = performance.now();
      contenders[name].figures(values);
      const end = performance.now();
      if (run < 0) continue;
      times[name].curve.push(middle - start);
      times[name].figures.push(end - middle);
      times[name].both.push(end - start);
    }
  }
  return times;
}

/** Height of a sampled curve at `x`, which ascends evenly. */
function heightAt(curve, column, x) {
  const last = curve.x.length - 1;
  const place = Math.min((x - curve.x[0]) / (curve.x[last] - curve.x[0]), 1) * last;
  const left = Math.min(Math.floor(place), last - 1);
  return column[left] + (column[left + 1] - column[left]) * (place - left);
}

/** The largest relative differences between engine and twin over percentiles of the band and of the figures. */
function disagreement(glue, table, knots) {
  const draws = CHECKED_DRAWS;
  const values = { employees: 200 };
  const band = glue.curve(values, { parameter: 'employees', output: 'total.reach', draws });
  const own = createTwin(table, draws, knots);
  const to = band.x.at(-1);
  const differences = { band: 0, figures: 0 };
  const places = knotsTo(knots, to);
  const names = ['p10', 'p50', 'p90'];
  own.curve(values, to).forEach((percentiles, knot) => {
    const x = places[knot];
    if (knot < 3) return; // Between the first few points the sampled curve is a chord.
    names.forEach((name, at) => {
      differences.band = Math.max(differences.band, Math.abs(percentiles[at] / heightAt(band, band[name], x) - 1));
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
  const simd = await engine('reach_estimator_bg.wasm');
  const scalar = await engine('reach_estimator_scalar_bg.wasm');
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
    simd: contender(simd, draws),
    scalar: contender(scalar, draws),
    'twin, log1p and expm1': await twin('./twin.js', table, draws, knots, end),
    'twin, log and exp': await twin('./twin.js?quick', table, draws, knots, end),
  };
  return { times: race(contenders, draws, runs), disagreement: disagreement(simd, table, knots) };
}
