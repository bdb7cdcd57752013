/**
 * What the element does in one slider step, as a careful page without WebAssembly would: the twin for the figures, uPlot
 * for the chart and for the small curves under the sliders. `start` is called with the engine's table of parameters.
 */

import uPlot from '/uplot/uPlot.esm.js';
import { createTwin } from './twin.js';

const DRAWS = 1024;
const SPARK_STEPS = 24;
/** Places on the axis, closer together towards its start. The engine has as many and chooses them with some more care. */
const knotsTo = (count, to) => Array.from({ length: count }, (_, knot) => to * (knot / (count - 1)) ** 1.6);
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const $ = (id) => document.getElementById(id);
const make = (parent, name, text = '') => {
  const node = document.createElement(name);
  node.textContent = text;
  return parent.appendChild(node);
};

/** Sets text only where it changes. */
const write = (node, text) => {
  if (node.textContent !== text) node.textContent = text;
};

const spline = uPlot.paths.spline();

function createChart() {
  const line = (label, stroke) => ({ label, stroke, paths: spline, points: { show: false } });
  return new uPlot(
    {
      width: 720,
      height: 360,
      legend: { show: false },
      scales: { x: { time: false } },
      series: [{}, line('p90', '#9ab'), line('p10', '#9ab'), line('p50', '#125'), line('page', '#888')],
      bands: [{ series: [1, 2], fill: '#9ab5' }],
    },
    [[], [], [], [], []],
    $('chart'),
  );
}

function createSpark(parent) {
  return new uPlot(
    {
      width: 320,
      height: 20,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false } },
      axes: [{ show: false }, { show: false }],
      series: [{}, { stroke: '#125', fill: '#9ab5', points: { show: false } }],
      padding: [0, 0, 0, 0],
    },
    [[], []],
    parent,
  );
}

/** Places of the small curve along a slider. */
function along({ min, max, scale }) {
  const floor = Math.max(min, max * 1e-6);
  return Float64Array.from({ length: SPARK_STEPS + 1 }, (_, step) => (scale === 'log' ? floor * (max / floor) ** (step / SPARK_STEPS) : min + ((max - min) * step) / SPARK_STEPS));
}

/**
 * @param {object[]} table the engine's `parameters()`
 * @param {number} knots places on the axis at which the engine evaluates a curve
 */
export function start(table, knots) {
  const twin = createTwin(table, DRAWS, knots);
  const point = createTwin(table, 1, 1);
  const values = Object.fromEntries(table.map(({ name, default: usual }) => [name, usual]));
  const chart = createChart();
  const figures = ['Reach', 'Impressions', 'Visits', 'Reactions'].map((label) => {
    const box = make($('figures'), 'div', label);
    return { value: make(box, 'b'), range: make(box, 'span') };
  });
  const controls = table
    .filter(({ simple }) => simple)
    .map((row) => {
      const box = make($('controls'), 'div');
      box.dataset.parameter = row.id;
      make(box, 'label', row.label);
      const number = make(box, 'output');
      const slider = make(box, 'input');
      Object.assign(slider, { type: 'range', min: 0, max: 1000, step: 1 });
      slider.addEventListener('input', () => {
        values[row.name] = row.id === 'employees' ? Number(slider.value) : row.min + ((row.max - row.min) * Number(slider.value)) / 1000;
        touch();
      });
      return { row, number, spark: createSpark(box), x: along(row), steps: Float64Array.from({ length: SPARK_STEPS + 1 }, (_, step) => step) };
    });

  let requested = 0;
  function touch() {
    if (requested) return;
    requested = requestAnimationFrame(() => {
      requested = 0;
      update();
    });
  }

  function update() {
    const end = 2.5 * values.employees;
    const percentiles = twin.figures(values);
    const x = knotsTo(knots, end);
    const band = twin.curve(values, x);
    figures.forEach(({ value, range }, at) => {
      const [low, middle, high] = percentiles[at];
      write(value, whole.format(middle));
      write(range, `${whole.format(low)} to ${whole.format(high)}`);
    });
    write($('headline'), `${whole.format(percentiles[0][1])} people see what you share`);
    const page = point.profile(values, 'employees', [0])[0];
    chart.setData([x, band.map(([, , high]) => high), band.map(([low]) => low), band.map(([, middle]) => middle), x.map(() => page)]);
    for (const { row, number, spark, x: places, steps } of controls) {
      write(number, whole.format(values[row.name]));
      spark.setData([steps, point.profile(values, row.name, places)]);
    }
  }
  update();
}
