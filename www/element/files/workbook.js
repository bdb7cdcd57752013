/** The scenario as a workbook in the words and the currency of the element. */

import { parameterLabel } from '../desk.js';
import { plain } from '../dom.js';
import { headlineText } from '../headline.js';
import { own } from '../own.js';
import { writeWorkbook } from './engine.js';
import { fetchPhrases, fetchSources } from './words.js';

/** @typedef {import('../desk.js').Desk} Desk */
/** @typedef {import('../frame.js').Frame} Frame */

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * A spreadsheet's number format for money, with the sign where the language puts it.
 * @param {Desk} desk
 */
function moneyFormat({ words, format }) {
  const options = own(/** @type {const} */ ({ style: 'currency', currency: format.currency, currencyDisplay: 'narrowSymbol' }));
  const parts = new Intl.NumberFormat(words.tag, options).formatToParts(1);
  const sign = parts.find(({ type }) => type === 'currency')?.value.replace(/["\\]/g, '') ?? format.currency;
  const before = parts.findIndex(({ type }) => type === 'currency') < parts.findIndex(({ type }) => type === 'integer');
  return before ? `"${sign}"#,##0` : `#,##0\u00a0"${sign}"`;
}

/**
 * @param {Desk} desk
 * @param {Frame} frame
 * @returns {Promise<Blob>}
 */
export async function makeWorkbook(desk, frame) {
  const phrases = await fetchPhrases(desk.words.tag);
  const sources = await fetchSources(desk);
  const labels = {
    ...Object.fromEntries([...desk.parameters.keys()].map((id) => [`parameter.${id}.label`, parameterLabel(desk, id)])),
    ...Object.fromEntries([...desk.outputs.values()].map(({ name, label }) => [`output.${name}`, desk.words.text(`output.${name}`, {}, label)])),
  };
  const query = desk.engine.toQuery(frame.inputs);
  const bytes = await writeWorkbook(query, {
    phrases: { ...phrases, ...sources, ...labels },
    fromTheRight: desk.words.direction === 'rtl',
    money: moneyFormat(desk),
    headline: plain(headlineText(desk, frame)),
    link: desk.link(),
    axis: frame.view.axis,
    output: frame.view.output,
    scenarios: desk.scenarios.map((scenario) => [scenario.label, desk.engine.toQuery(scenario.inputs)]),
  });
  return new Blob([bytes], own({ type: TYPE }));
}
