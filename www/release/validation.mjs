/**
 * Tables of the method page: what was counted, and what the tests calculate from it (`cargo test validation -- --nocapture`
 * prints it). Errors of predictions that are not this model's are quoted.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { escape } from './engine.mjs';

/** @typedef {import('../pkg/reach_estimator.js').Source} Source */
/** @typedef {[middle: number, most: number]} Errors */
/**
 * @typedef {{ row: string, title: string, measured: boolean, sum?: Errors, team: Errors, company: Errors }} Organisation
 * @typedef {{ organisation: string, title: string, staff: number, contacts: number, measured: number, team: number, company: number }} Whole
 * @typedef {{
 *   what: string, who: string, published: [number, number], model: [number, number, number],
 *   verdict: 'inside' | 'model-low' | 'model-high', source: string | { grade: string, title: string, url: string },
 * }} Programme
 */

const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 2 });
const share = new Intl.NumberFormat('en', { style: 'percent', maximumSignificantDigits: 3 });
const plain = new Intl.NumberFormat('en', { style: 'percent', signDisplay: 'exceptZero' });

/** With a minus of the width of a plus. @param {number} share */
const signed = (share) => plain.format(share).replace('-', '−');

/** What the rows of a group of programmes are about, in the order of the table. @type {Record<string, string>} */
const HEADINGS = {
  participation: 'Share of the staff who take part',
  shares: 'Shares per employee and month, all staff',
  clicks: 'Clicks on a share',
  contacts: 'Contacts of one who shares',
  potential: 'People within reach of one share',
  union: 'Different people among the contacts of all',
  impressions: 'Impressions per person who takes part, a month',
  reactions: 'Reactions to a share',
};

/** Groups of the table of unions, in its order; its heading names them. */
const GROUPS = [
  'email-Eu-core,same department',
  'facebook_combined,Louvain community',
  'facebook_combined,same employer',
  'Johns Hopkins55,same major',
  'Johns Hopkins55,same dorm',
  'Cornell5,same major',
  'Cornell5,same dorm',
];

/** Predictions in the order of the table of their errors. */
const PREDICTIONS = ['error', 'plain_sum', 'random_duplication', 'agostini', 'beta_binomial'];

/** @type {Record<string, string>} */
const COLLECTIONS = { twitter15: 'Twitter15', twitter16: 'Twitter16', weibo_casflow_sample: '<span data-text="method.checks.weibo-sample">Weibo, sample</span>' };

/** A name as a part of a key. @param {string} name */
const slug = (name) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** @param {string} title */
const publisherOf = (title) => title.split(': ')[0] ?? title;

/** @param {Errors | undefined} errors */
const errorsCell = (errors, own = '') => `<td class="number${own}">${errors ? `${percent.format(errors[0])} (${percent.format(errors[1])})` : '–'}</td>`;

/** @param {Organisation} row */
const organisationRow = ({ row, title, measured, sum, team, company }) =>
  `<tr><th scope="row" data-text="method.organisation.${row}">${escape(title)}</th>${errorsCell(sum)}${errorsCell(team)}${errorsCell(company, ' own')}<td>${measured ? '<span data-text="method.checks.measured">measured again</span>' : '<span data-text="method.checks.quoted">quoted</span>'}</td></tr>`;

/** @param {Whole} row */
const wholeRow = ({ organisation, title, staff, contacts, measured, team, company }) =>
  `<tr><th scope="row" data-text="method.whole.${slug(organisation)}">${escape(title)}</th>${[staff, contacts, measured].map((value) => `<td class="number">${value.toLocaleString('en')}</td>`).join('')}<td class="number">${signed(team)}</td><td class="number own">${signed(company)}</td></tr>`;

/** Whether the ranges meet, and how far the middle of the model is from what was published. @param {Programme} row */
function verdict({ verdict: kind, published: [low, high], model: [, middle] }) {
  const above = middle > high;
  const times = above ? middle / high : low / middle;
  const factor = Number(times.toPrecision(2));
  const side = above ? 'high' : 'low';
  const off =
    times > 1
      ? `<span data-text="method.verdict.${side}" data-times="${factor}">${number.format(factor)} times too ${side}</span>`
      : '<span data-text="method.verdict.within">the middle within</span>';
  return kind === 'inside' ? `<span data-text="method.verdict.inside">inside</span>; ${off}` : `<strong><span data-text="method.verdict.outside">outside</span>; ${off}</strong>`;
}

/**
 * @param {Programme} row
 * @param {Map<string, Source>} sources
 */
function programmeRow(row, sources) {
  const write = (/** @type {number} */ value) => (row.what === 'participation' ? share : number).format(value);
  const [low, high] = row.published;
  const [p10, middle, p90] = row.model;
  const source = typeof row.source === 'string' ? sources.get(row.source) : row.source;
  if (!source) throw new Error(`no such source: ${row.source}`);
  const key = typeof row.source === 'string' ? `source.${row.source}.title` : `method.published.${slug(publisherOf(source.title))}`;
  const link = source.url ? `<a href="${escape(source.url)}" data-text="${key}">${escape(source.title)}</a>` : `<span data-text="${key}">${escape(source.title)}</span>`;
  return `<tr><th scope="row" data-text="method.who.${slug(row.who)}">${escape(row.who)}</th><td class="number">${write(low)}${high > low ? ` – ${write(high)}` : ''}</td><td class="number">${write(middle)} (${write(p10)} – ${write(p90)})</td><td>${verdict(row)}</td><td>${link} <span class="grade">${source.grade}</span></td></tr>`;
}

/** @param {string | number} name */
const rowOf = (name, numeric = true) => `<th scope="row"${numeric ? ' class="number"' : ''}>${name}</th>`;

/** @param {Record<string, string>[]} rows */
function unionRows(rows) {
  const inside = rows.filter((row) => row['outside_only'] === '0' && Number(row['sharers']) > 1);
  const sizes = [...new Set(inside.map((row) => Number(row['sharers'])))].sort((one, other) => one - other);
  return sizes.map((size) => {
    const cells = GROUPS.map((group) => inside.find((row) => Number(row['sharers']) === size && `${row['network']},${row['group']}` === group));
    return `<tr>${rowOf(size)}${cells.map((row) => `<td class="number">${row ? (Number(row['union']) / Number(row['sum'])).toFixed(3) : '–'}</td>`).join('')}</tr>`;
  });
}

/** @param {Record<string, string>[]} rows */
function unionErrorRows(rows) {
  const inside = rows.filter((row) => row['outside_only'] === '0');
  return inside
    .filter((row) => row['statistic'] === 'median')
    .map((middle) => {
      const largest = inside.find((row) => row['sharers'] === middle['sharers'] && row['statistic'] === 'max');
      return `<tr>${rowOf(middle['sharers'] ?? '')}${PREDICTIONS.map((name, at) => errorsCell([Number(middle[name]), Number(largest?.[name])], at ? '' : ' own')).join('')}</tr>`;
    });
}

/** @param {Record<string, string>} row */
const treeRow = ({ collection = '', cascades, ...depths }) =>
  `<tr>${rowOf(COLLECTIONS[collection] ?? collection, false)}<td class="number">${Number(cascades).toLocaleString('en')}</td>${Object.values(depths)
    .map((depth) => `<td class="number">${percent.format(Number(depth))}</td>`)
    .join('')}</tr>`;

/**
 * Rows by the name of their place in the page.
 * @param {string} www
 * @param {Map<string, Source>} sources
 */
export async function validationTables(www, sources) {
  const read = async (/** @type {string} */ name) => JSON.parse(await readFile(join(www, `../tests/data/validation/${name}.json`), 'utf8'));
  const table = async (/** @type {string} */ name) => {
    const [heading = [], ...rows] = (await readFile(join(www, `../tests/data/validation/${name}.csv`), 'utf8'))
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));
    return rows.map((cells) => Object.fromEntries(heading.map((name, at) => [name, cells[at] ?? ''])));
  };
  /** @type {Programme[]} */
  const programmes = await read('programmes');
  const groups = Object.entries(HEADINGS).flatMap(([what, heading]) => [
    `<tr><th scope="rowgroup" colspan="5" data-text="method.programmes.${what}">${heading}</th></tr>`,
    ...programmes.filter((row) => row.what === what).map((row) => programmeRow(row, sources)),
  ]);
  return {
    unions: unionRows(await table('unions')).join('\n'),
    unionErrors: unionErrorRows(await table('union_errors')).join('\n'),
    trees: (await table('cascades')).map(treeRow).join('\n'),
    organisations: (await read('organisations')).map(organisationRow).join('\n'),
    without: (await read('defaults')).map(wholeRow).join('\n'),
    programmes: groups.join('\n'),
  };
}
