/** Where a number comes from: the badge under an input, its sources in full, and the claims that are never used. */

import { h, heading } from './dom.js';
import { originOf } from './origin.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Parameter} Parameter */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('../pkg/reach_estimator.js').Source} Source */

/** Grades of sources, the best first. @type {Source['grade'][]} */
const GRADES = ['A', 'B', 'C', 'D', 'X'];

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
 * @param {Desk} desk
 * @param {Source} source
 */
export function shortSource({ words }, { title, year }) {
  if (title.startsWith('Measured for this model')) return words.text('source.measured');
  if (title.startsWith('No published source')) return words.text('source.judgement');
  const publisher = title.split(/[:,(]/)[0]?.trim() ?? title;
  return !year || publisher.includes(String(year)) ? publisher : `${publisher} ${year}`;
}

/**
 * The line under an input: who gave the value, or the sources of what the table assumes.
 * @param {Desk} desk
 * @param {Parameter} parameter
 */
export function sourceLine(desk, parameter) {
  const { words } = desk;
  const origin = originOf(desk, parameter);
  if (origin !== 'assumed') return words.text(`source.${origin}`);
  const sources = sourcesOf(desk, parameter);
  if (!sources.length) return words.text(parameter.distribution === 'certain' ? 'source.assumed' : 'source.none');
  const names = words.commas(sources.slice(0, NAMED).map((source) => shortSource(desk, source)));
  return words.text('source.line', { names: words.isolate(names), grade: words.isolate(parameter.grade ?? '') });
}

/**
 * A text of the engine's tables in the reader's language; what has no translation yet says that it is English.
 * @param {Desk} desk
 * @param {'a' | 'span' | 'strong'} tag
 * @param {Record<string, string>} settings
 * @param {string} key
 * @param {string} english
 */
function fromTable({ words }, tag, settings, key, english) {
  const foreign = !words.has(key) && !words.tag.startsWith('en');
  return h(tag, { ...settings, ...(foreign ? { lang: 'en', dir: 'ltr' } : {}) }, words.text(key, {}, english));
}

/**
 * What the letters behind sources mean.
 * @param {Desk} desk
 */
export function gradeLegend({ words }) {
  const grades = GRADES.map((grade) => words.text('grade.legend', { grade: words.isolate(grade), meaning: words.text(`grade.${grade}`) }));
  return h('p', { class: 'grade-legend' }, grades.join(words.text('separator')));
}

/**
 * @param {Desk} desk
 * @param {Source} source
 */
function sourceItem(desk, source) {
  const { words } = desk;
  const link = source.url ? { href: source.url, target: '_blank', rel: 'noopener noreferrer', part: 'link' } : null;
  return h(
    'li',
    {},
    fromTable(desk, link ? 'a' : 'span', link ?? {}, `source.${source.id}.title`, source.title),
    h(
      'span',
      { class: 'source-facts' },
      words.text(source.year ? 'source.facts' : 'source.facts-undated', { year: source.year ?? '', grade: source.grade, meaning: words.text(`grade.${source.grade}`) }),
    ),
    source.note ? fromTable(desk, 'span', { class: 'source-note' }, `source.${source.id}.note`, source.note) : null,
  );
}

/**
 * Names, years and addresses behind the short names at the inputs of the first screen, for paper.
 * @param {Desk} desk
 */
export function sourcesInFull(desk) {
  const { words } = desk;
  const shown = [...desk.parameters.values()].filter(({ simple, id }) => simple && !desk.hidden.has(id));
  const items = [...new Set(shown.flatMap((parameter) => sourcesOf(desk, parameter).slice(0, NAMED)))].map(({ id, title, year, grade, url }) => {
    const key = `source.${id}.title`;
    const facts = [year, words.isolate(grade)].filter(Boolean).join(words.text('separator'));
    return h(
      'li',
      {},
      fromTable(desk, 'span', {}, key, title),
      words.text('separator'),
      facts,
      ...(url ? [words.text('separator'), h('span', { dir: 'ltr' }, url.replace(/^https?:\/\/(www\.)?/, ''))] : []),
    );
  });
  return h('ul', { class: 'brief-sources' }, ...items);
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
  const claims = engine
    .claims()
    .map((claim) =>
      h(
        'li',
        {},
        fromTable(desk, 'strong', { class: 'claim' }, `claim.${claim.id}.claim`, claim.claim),
        fromTable(desk, 'span', { class: 'source-facts' }, `claim.${claim.id}.attribution`, claim.attribution),
        fromTable(desk, 'span', { class: 'source-note' }, `claim.${claim.id}.problem`, claim.problem),
      ),
    );
  const node = h(
    'div',
    { class: 'sources-panel' },
    heading(desk.level + 2, { class: 'heading' }, words.text('claims.title')),
    h('p', {}, words.text('claims.text')),
    h('ul', { class: 'sources claims' }, ...claims),
    heading(desk.level + 2, { class: 'heading' }, words.text('sources.list')),
    gradeLegend(desk),
    h('ul', { class: 'sources' }, ...[...sourceTable(desk).values()].map((source) => sourceItem(desk, source))),
  );
  return { node, update() {} };
}
