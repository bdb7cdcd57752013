/** The form of a table that is not known: which column holds what. */

import { freshId, h } from '../dom.js';
import { own } from '../own.js';

/** @typedef {import('../../pkg/reach_estimator.js').Import} Import */

/** What a column may hold, by the key of its name. @type {Record<string, string>} */
const MEANINGS = {
  sharers: 'import.past.sharers',
  shares: 'import.past.shares',
  impressions: 'import.past.impressions',
  clicks: 'import.past.clicks',
  engagements: 'import.past.engagements',
  reach: 'import.past.reach',
  audience: 'import.meaning.audience',
  date: 'import.meaning.date',
};

/**
 * @param {import('./report.js').Say} say
 * @param {{ columns: Record<string, string> }} memory headings by meaning
 * @param {() => void} read reads the files again
 */
export function createMapping(say, memory, read) {
  return {
    /** @param {Import} found */
    show({ files }) {
      const names = [...new Set(files.filter(({ kind }) => kind === 'table').flatMap((file) => file.columns))];
      if (!names.length) return null;
      const rows = Object.entries(MEANINGS).map(([meaning, key]) => {
        const id = freshId(`column-${meaning}`);
        const select = h(
          'select',
          {
            id,
            class: 'choice',
            part: 'choice',
            'data-meaning': meaning,
            change: () => {
              const { [meaning]: _, ...others } = memory.columns;
              memory.columns = own(select.value ? { ...others, [meaning]: select.value } : others);
            },
          },
          h('option', { value: '' }, say('import.map-none')),
          ...names.map((name) => h('option', { value: name }, name)),
        );
        select.value = memory.columns[meaning] ?? '';
        return h('p', { class: 'mapping-row' }, h('label', { for: id }, say(key)), select);
      });
      return h(
        'fieldset',
        { class: 'mapping' },
        h('legend', {}, say('import.map')),
        ...rows,
        h('button', { type: 'button', class: 'button', part: 'button', 'data-action': 'read-table', click: read }, say('import.map-read')),
      );
    },
  };
}
