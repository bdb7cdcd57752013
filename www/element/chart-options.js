/** What a chart is asked to show, in the form that the engine takes. */

import { own } from './own.js';
import { CHARTS as ROWS } from '../pkg/names.js';
import { outputLabel, parameterLabel } from './desk.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').ChartName} ChartName */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('../pkg/reach_estimator.js').ChartOptions} ChartOptions */

/** Every chart, in the order of the tabs. */
export const CHARTS = ROWS.map(({ name }) => name);

/**
 * Whether a chart has a use for a choice.
 * @param {ChartName} chart
 * @param {import('../pkg/more.js').ChartUse} choice
 */
export function chartUses(chart, choice) {
  return Boolean(ROWS.find(({ name }) => name === chart)?.uses.includes(choice));
}

/** What a picture needs to write its words and numbers. @typedef {Pick<Desk, 'words' | 'format' | 'parameters' | 'outputs'> & Partial<Pick<Desk, 'state'>>} Writing */

/**
 * A text of the picture. Pictures run from left to right in every language; an isolate keeps the order of words and
 * digits of a language that does not (Unicode bidirectional algorithm, RLI and PDI).
 * @param {Pick<Desk, 'words'>} desk
 * @param {string} text
 */
export function isolated({ words }, text) {
  return words.direction === 'rtl' ? `\u2067${text}\u2069` : text;
}

/**
 * The words that a chart puts into its picture: names of inputs and results, and phrases of its own.
 * @param {Writing} desk
 * @param {string} key
 */
export function chartWords(desk, key) {
  const [kind, name = ''] = key.split(/\.(.*)/s);
  if (kind === 'parameter') return isolated(desk, parameterLabel(desk, /** @type {ParameterId} */ (name)));
  if (kind === 'output') return isolated(desk, outputLabel(desk, /** @type {OutputName} */ (name)));
  return isolated(desk, desk.words.text(`chart.${key}`, {}, key));
}

/** Letters in the picture and the width below which they are smaller, in CSS pixels where the element's are the usual 16. */
const FONT_SIZE = 12;
const SMALL_FONT_SIZE = 11;
const SMALL_WIDTH = 420;

/**
 * @param {Desk} desk
 * @param {Frame} frame
 * @param {{ width: number, height: number, hold?: { xMax?: number, yMax?: number } | null, fontSize?: number }} size
 * @param {Frame['view']} [view] another look than that of the frame
 * @returns {ChartOptions}
 */
export function chartOptions(desk, frame, size, view = frame.view) {
  const { width, height, hold, fontSize } = own(size);
  const { format, scenarios, magnification } = desk;
  return own({
    width,
    height,
    output: view.output,
    axis: view.axis,
    draws: frame.draws,
    log: view.log && chartUses(view.chart, 'log'),
    fromDayOne: view.dayOne,
    fontSize: fontSize ?? (width < SMALL_WIDTH * magnification ? SMALL_FONT_SIZE : FONT_SIZE) * magnification,
    scenarios,
    ...(hold ? { hold } : {}),
    ...(view.goal === null ? {} : { goal: view.goal }),
    figure: { ...frame.of(view.output), probability: view.goal === null ? null : frame.probability },
    format: (value, unit, style) => isolated(desk, style === 'tick' ? format.tick(value, unit) : format.bare(value, unit)),
    words: (key) => chartWords(desk, key),
  });
}
