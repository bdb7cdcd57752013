/** Fills the method page with what the engine knows: defaults with their ranges, sources, claims. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { escape, groupedRows, loadEngine, readText } from './engine.mjs';
import { validationTables } from './validation.mjs';

/** @typedef {import('../pkg/reach_estimator.js').Parameter} Parameter */
/** @typedef {import('../pkg/reach_estimator.js').Source} Source */
/** @typedef {import('../pkg/reach_estimator.js').Claim} Claim */
/** @typedef {import('./engine.mjs').Text} Text */

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 });

/** Units that stand after the number; money has none here, because the currency is the reader's. */
const SPELLED = new Set(['posts-per-month', 'rounds', 'minutes-per-month', 'months']);

/**
 * @param {Text} text
 * @param {Parameter} parameter
 * @param {Map<string, Source>} sources
 */
function defaultRow(text, { id, label, unit, p10, p90, distribution, source, grade, default: value }, sources) {
  const write = (/** @type {number} */ amount) => (unit === 'share' ? percent : number).format(amount);
  const range = p10 === null || p90 === null ? '' : text('range', { low: write(p10), high: write(p90) });
  const known = source.flatMap((name) => sources.get(name) ?? []);
  const links = known
    .map((each) => `<a href="#source-${each.id}"><span data-text="source.${each.id}.title" data-publisher>${escape(publisher(each))}</span>${each.year ? ` ${each.year}` : ''}</a>`)
    .join(', ');
  const none = distribution === 'certain' ? 'source.assumed' : 'source.none';
  return `<tr><th scope="row"><span data-text="parameter.${id}.label">${escape(label)}</span> <code class="quiet">${id}</code></th>
<td class="number">${unit === 'ratio' ? text('input.ratio', { value: write(value) }) : write(value)}${SPELLED.has(unit) ? ` <span data-text="unit.${unit}">${escape(text(`unit.${unit}`))}</span>` : ''}</td><td class="number">${range}</td>
<td>${links ? `${links} <span class="grade">${grade}</span>` : `<span class="quiet" data-text="${none}">${escape(text(none))}</span>`}</td></tr>`;
}

/** @param {Source} source */
const publisher = ({ title }) => title.split(': ')[0] ?? title;

/**
 * @param {string} key
 * @param {string} title
 * @param {string | null | undefined} url
 */
const linked = (key, title, url) => (url ? `<a href="${escape(url)}" data-text="${key}">${escape(title)}</a>` : `<span data-text="${key}">${escape(title)}</span>`);

/**
 * @param {Text} text
 * @param {Source} source
 */
function sourceEntry(text, { id, title, year, grade, url, note }) {
  return `<li id="source-${id}"><p><span class="grade">${grade}</span> ${linked(`source.${id}.title`, title, url)} <span class="quiet">${year ? `${year} · ` : ''}<span data-text="grade.${grade}">${escape(text(`grade.${grade}`))}</span></span></p><p${note ? ` data-text="source.${id}.note"` : ''}>${escape(note)}</p></li>`;
}

/** @param {Claim} claim */
function claimEntry({ id, claim, attribution, problem, url }) {
  return `<li><p><strong>“<span data-text="claim.${id}.claim">${escape(claim)}</span>”</strong> <span class="quiet">${linked(`claim.${id}.attribution`, attribution, url)}</span></p><p data-text="claim.${id}.problem">${escape(problem)}</p></li>`;
}

/**
 * The method page with its tables.
 * @param {string} www
 * @returns {Promise<string>}
 */
export async function methodPage(www) {
  const engine = await loadEngine(www);
  const text = await readText(www);
  /** @type {Map<string, Source>} */
  const sources = new Map(engine.sources().map((source) => [source.id, source]));
  const tables = {
    defaults: groupedRows(text, engine.parameters(), 4, (parameter) => defaultRow(text, parameter, sources)),
    sources: [...sources.values()].map((source) => sourceEntry(text, source)).join('\n'),
    claims: engine.claims().map(claimEntry).join('\n'),
    ...(await validationTables(www, sources)),
  };
  const page = await readFile(join(www, 'method.html'), 'utf8');
  return page.replace(/<!-- (\w+) -->/g, (_, name) => tables[/** @type {keyof typeof tables} */ (name)]);
}
