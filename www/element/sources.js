/** Where a number comes from: the badge under an input, its sources in full, and the claims that are never used. */

import { h, heading } from './dom.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Parameter} Parameter */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('../pkg/reach_estimator.js').Source} Source */

/** Sources named in a badge before the rest is left to the details. */
const NAMED = 2;

/** @type {WeakMap<Desk, Map<string, Source>>} */
const known = new WeakMap();

/** @param {Desk} desk */
function sourceTable(desk) {
  let table = known.get(desk);
  if (!table) {
    table = new Map(desk.engine.sources().map((source) => [source.id, source]));
    if (desk.engine.whole) known.set(desk, table);
  }
  return table;
}

/**
 * @param {Desk} desk
 * @param {Parameter} parameter
 * @returns {Source[]}
 */
export function sourcesOf(desk, parameter) {
  const table = sourceTable(desk);
  return parameter.source.map((id) => table.get(id)).filter((source) => source !== undefined);
}

/**
 * Who published it and when: what stands before the first colon or comma of a title, with the year.
 * @param {Source} source
 */
export function shortSource({ title, year }) {
  const publisher = title.split(/[:,(]/)[0]?.trim() ?? title;
  return !year || publisher.includes(String(year)) ? publisher : `${publisher} ${year}`;
}

/**
 * The line under an input: sources and grade, or that the figure is the user's own, or that nobody has published one.
 * @param {Desk} desk
 * @param {Parameter} parameter
 */
export function sourceLine(desk, parameter) {
  const { words } = desk;
  const sources = sourcesOf(desk, parameter);
  if (!sources.length) return words.text(parameter.distribution === 'certain' ? 'source.own' : 'source.none');
  const names = words.commas(sources.slice(0, NAMED).map(shortSource));
  return words.text('source.line', { names, grade: parameter.grade ?? '' });
}

/**
 * @param {Desk} desk
 * @param {Source} source
 */
function sourceItem({ words }, source) {
  const title = source.url
    ? h('a', { href: source.url, target: '_blank', rel: 'noopener noreferrer', part: 'link' }, source.title)
    : h('span', {}, source.title);
  return h(
    'li',
    {},
    title,
    h('span', { class: 'source-facts' }, words.text(source.year ? 'source.facts' : 'source.facts-undated', { year: source.year ?? '', grade: source.grade, meaning: words.text(`grade.${source.grade}`) })),
    source.note ? h('span', { class: 'source-note' }, source.note) : null,
  );
}

/**
 * The sources of one input in full.
 * @param {Desk} desk
 * @param {Parameter} parameter
 * @returns {HTMLElement[]}
 */
export function sourceDetails(desk, parameter) {
  const sources = sourcesOf(desk, parameter);
  if (!sources.length) {
    return [h('p', { class: 'source-none' }, desk.words.text(parameter.distribution === 'certain' ? 'source.own-long' : 'source.none-long'))];
  }
  return [h('ul', { class: 'sources' }, ...sources.map((source) => sourceItem(desk, source)))];
}

/**
 * All sources, and the claims of vendors with what is wrong with each.
 * @param {Desk} desk
 * @returns {Part}
 */
export function createSourcesPanel(desk) {
  const { engine, words } = desk;
  const claims = engine.claims().map((claim) =>
    h(
      'li',
      {},
      h('strong', { class: 'claim' }, claim.claim),
      h('span', { class: 'source-facts' }, claim.attribution),
      h('span', { class: 'source-note' }, claim.problem),
    ),
  );
  const node = h(
    'div',
    { class: 'sources-panel' },
    heading(desk.level + 2, { class: 'heading' }, words.text('claims.title')),
    h('p', {}, words.text('claims.text')),
    h('ul', { class: 'sources claims' }, ...claims),
    heading(desk.level + 2, { class: 'heading' }, words.text('sources.list')),
    h('ul', { class: 'sources' }, ...[...sourceTable(desk).values()].map((source) => sourceItem(desk, source))),
  );
  return { node, update() {} };
}
