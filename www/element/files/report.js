/** What was read: each file with its kind, its period, the rows that count and those that do not, and what is to be said. */

import { h } from '../dom.js';
import { own } from '../own.js';

/** @typedef {import('../desk.js').Desk} Desk */
/** @typedef {import('../../pkg/reach_estimator.js').Import} Import */
/** @typedef {import('../../pkg/reach_estimator.js').FileReport} FileReport */
/** @typedef {import('../../pkg/reach_estimator.js').Remark} Remark */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/** Beginning of the keys of what is wrong with a file. */
const WRONG = 'file-';

/**
 * @param {Desk} desk
 * @param {Say} say
 */
export function createReport(desk, say) {
  const { words, format } = desk;
  const days = new Intl.DateTimeFormat(words.tag, own(/** @type {const} */ ({ dateStyle: 'medium', timeZone: 'UTC' })));
  /** @param {string} iso */
  const day = (iso) => days.format(new Date(`${iso}T00:00:00Z`));
  /** @param {number} value */
  const count = (value) => format.exact(value, 'count');

  /** @param {Remark} note */
  const sentence = ({ key, numbers, texts }) => {
    const figure = (/** @type {string} */ name, /** @type {number} */ value) =>
      name === 'share'
        ? format.rounded(value, 'share')
        : format.exact(Number(value.toPrecision(3)) === value || value >= 100 ? Math.round(value) : Number(value.toPrecision(3)), 'ratio');
    const written = Object.entries(numbers).map(([name, value]) => [name, figure(name, value)]);
    const named = Object.entries(texts).map(([name, text]) => [name, words.isolate(text)]);
    return say(`import.note.${key}`, Object.fromEntries([...written, ...named]));
  };

  /**
   * @param {FileReport} file
   * @param {Remark[]} notes
   */
  const entry = (file, notes) => {
    const [from, to] = file.period ?? ['', ''];
    const period = from === to ? from && day(from) : say('import.period', { from: day(from), to: day(to) });
    const rows = file.rowsUsed ? say('import.rows', { value: count(file.rowsUsed), count: file.rowsUsed }) : '';
    const facts = [period, rows].filter(Boolean).join(words.text('separator'));
    const unknown = file.kind === 'unknown';
    return h(
      'li',
      { class: 'file', 'data-file-kind': file.kind },
      h('p', { class: 'file-head' }, h('strong', {}, say(`import.kind.${file.kind}`)), h('bdi', { class: 'file-name' }, file.name)),
      facts ? h('p', {}, facts) : null,
      ...file.rowsLeftOut.map(({ key, rows }) =>
        h('p', { class: 'file-left-out', 'data-left-out': key }, say('import.left-out', { rows: count(rows), why: say(`import.reason.${key}`) })),
      ),
      ...notes.map((note) => h('p', { class: unknown ? 'file-wrong' : 'file-note', 'data-note': note.key }, sentence(note))),
    );
  };

  return {
    /** @param {Import} found */
    files({ files, remarks }) {
      // Two files may have the same name: their notes follow in the order of the files.
      const left = remarks.filter(({ file }) => file !== null);
      const of = (/** @type {FileReport} */ { name, kind }, /** @type {number} */ place) => {
        const last = !files.slice(place + 1).some((other) => other.name === name && (other.kind === 'unknown') === (kind === 'unknown'));
        const mine = left.filter(({ file, key }) => file === name && key.startsWith(WRONG) === (kind === 'unknown'));
        const taken = last ? mine : mine.slice(0, 1);
        for (const note of taken) left.splice(left.indexOf(note), 1);
        return taken;
      };
      return [h('ul', { class: 'files-list' }, ...files.map((file, place) => entry(file, of(file, place))))];
    },
    /** What is said of all files together. @param {Import} found */
    beside({ overlap, past, remarks }) {
      const counted = Object.entries(past);
      const general = remarks.filter(({ file }) => file === null);
      return [
        overlap &&
          h(
            'p',
            { class: 'files-overlap' },
            say('import.overlap', {
              lists: count(overlap.lists),
              mean: format.rounded(overlap.mean, 'share'),
              counted: count(overlap.unionCounted),
              predicted: count(Math.round(overlap.unionPredicted)),
            }),
          ),
        counted.length
          ? h(
              'div',
              { class: 'files-past' },
              h('p', {}, h('strong', {}, say('import.past'))),
              h(
                'dl',
                {},
                ...counted.map(([key, value]) =>
                  h('div', { 'data-past': key, 'data-value': value }, h('dt', {}, say(`import.past.${key}`)), h('dd', {}, format.exact(Math.round(value * 10) / 10, 'ratio'))),
                ),
              ),
              h('button', { type: 'button', class: 'button', part: 'button', 'data-action': 'to-past', click: () => desk.open('past', past) }, say('import.to-past')),
            )
          : null,
        general.length ? h('ul', { class: 'files-notes' }, ...general.map((note) => h('li', { 'data-note': note.key }, sentence(note)))) : null,
      ];
    },
  };
}
