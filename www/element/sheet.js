/** The figures as a sheet that opens in the reader's own spreadsheet: its separator, its decimal sign, words, units. */

import { caseDay, caseLine } from './case-name.js';
import { outputLabel, outputUnit, parameterLabel, termLabel } from './desk.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('./frame.js').Frame} Frame */

/** Makes a spreadsheet read the file as UTF-8. */
const MARK = '\ufeff';
const LINE = '\r\n';
/** What makes a spreadsheet take a text for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Columns of the curve, as the engine names them, by the key of their words. @type {Record<string, string>} */
const COLUMNS = { value: 'column.value', p10: 'column.p10', p50: 'column.p50', p90: 'column.p90', page: 'column.page', envelope: 'column.envelope' };

/** Those that hold the result itself, as the second does. */
const RESULTS = new Set(['p10', 'p50', 'p90']);

/**
 * Case, date and link, then the engine's own sheet in words: figures, inputs, and the curve.
 * @param {Desk} desk
 * @param {Frame} frame
 * @param {string} plain the engine's sheet: names and numbers, separated by commas
 */
export function localSheet(desk, frame, plain) {
  const { words, format } = desk;
  const decimal = format.decimal();
  const separator = decimal === ',' ? ';' : ',';
  /** A name that somebody chose is no formula, whatever it begins with. @param {string} text */
  const cell = (text) => {
    const harmless = text.replace(FORMULA, "'$&");
    return /["\r\n\t;,]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  /** @param {string} text */
  const number = (text) => (text === '' || !Number.isFinite(Number(text)) ? '' : text.replace('.', decimal));
  /** The same of a result, whose absence may mean something. @param {string} text @param {string} unit */
  const result = (text, unit) => (text === '' && unit === 'months' ? cell(format.exact(null, unit)) : number(text));
  /** @param {string[]} cells */
  const line = (cells) => cells.join(separator);

  /** @param {string} unit */
  const unitOf = (unit) => {
    if (unit === 'share') return words.text('sheet.share');
    if (unit === 'percent') return '%';
    if (unit.startsWith('money')) return format.currency;
    return unit === 'ratio' ? format.unit(unit) : words.text(`unit.${unit}`, {}, '');
  };

  /** @param {string[]} row a figure or an input: its name, then numbers @param {boolean} input */
  const named = ([name = '', ...numbers], input) => {
    const unit = input ? (desk.parameters.get(/** @type {ParameterId} */ (name))?.unit ?? '') : outputUnit(desk, /** @type {OutputName} */ (name));
    return line([
      cell(termLabel(desk, /** @type {OutputName | ParameterId} */ (name))),
      ...numbers.map((text) => (input ? number(text) : result(text, unit))),
      name,
      cell(unitOf(unit)),
    ]);
  };

  const blocks = plain
    .trimEnd()
    .split(`${LINE}${LINE}`)
    .map((block) => block.split(LINE).map((row) => row.split(',')));
  const tables = blocks.map(([head = [], ...rows]) => {
    const [first = '', second = ''] = head;
    const columns = head.slice(1).map((name) => cell(words.text(COLUMNS[name] ?? `column.${name}`)));
    const tail = [cell(words.text('sheet.name')), cell(words.text('sheet.unit'))];
    if (first === 'figure' || first === 'input') {
      const title = first === 'figure' ? 'figures.figure' : 'column.parameter';
      return [line([cell(words.text(title)), ...columns, ...tail]), ...rows.map((row) => named(row, first === 'input'))];
    }
    // The curve: one input, what is worked out for it, and what frames that.
    const output = /** @type {OutputName} */ (second);
    const value = cell(outputLabel(desk, output));
    const unit = outputUnit(desk, output);
    return [
      line([cell(parameterLabel(desk, frame.view.axis)), value, ...columns.slice(1)]),
      ...rows.map((row) => line(row.map((text, at) => (at === 1 || RESULTS.has(head[at] ?? '') ? result(text, unit) : number(text))))),
    ];
  });
  const head = [caseLine(desk), words.text('brief.head', { date: caseDay(desk) }), desk.link()].filter(Boolean).map(cell);
  return MARK + [head, ...tables].map((rows) => rows.join(LINE)).join(LINE + LINE) + LINE;
}
