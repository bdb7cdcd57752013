/** What tells one case from another once it has left the page: a title, who made it, of which day it is, and its sentence. */

import { LONGEST_TEXT } from './attributes.js';
import { freshId, h } from './dom.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').View} View */

/** @typedef {'caseTitle' | 'caseAuthor' | 'caseDate'} CaseKey */

/** Letters of a title that a file name takes. */
const LONGEST_NAME = 60;

/** @param {View} view a day without its time is the day at the reader's place */
const dayOf = ({ caseDate }) => (caseDate ? new Date(`${caseDate}T00:00`) : new Date());

/**
 * The day of the case, in words.
 * @param {Desk} desk
 */
export function caseDay({ format, view }) {
  return format.date(dayOf(view));
}

/**
 * Title and author in one line; empty where neither is given.
 * @param {Desk} desk
 */
export function caseLine({ words, view }) {
  const { caseTitle, caseAuthor } = view;
  return [caseTitle && words.isolate(caseTitle), caseAuthor && words.text('case.by', { author: words.isolate(caseAuthor) })].filter(Boolean).join(words.text('separator'));
}

/**
 * The name of a file that is saved of this case.
 * @param {Desk} desk
 * @param {string} ending
 */
export function fileName({ view }, ending) {
  const words = view.caseTitle.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  // By letters: half of one is no name for a file.
  const title = [...words]
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/^-+|-+$/g, '');
  const day = dayOf(view);
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  return `${title ? `${title}-${date}-` : ''}reach.${ending}`;
}

/**
 * The fields in which a case is named.
 * @param {Desk} desk
 * @returns {Part}
 */
export function createCase(desk) {
  const { words } = desk;
  const stem = freshId('case');
  /** @param {CaseKey} key @param {string} type */
  const field = (key, type) => {
    const id = `${stem}-${key}`;
    const input = h('input', {
      type,
      id,
      class: 'text-field',
      part: 'field',
      maxlength: type === 'text' ? LONGEST_TEXT : null,
      autocomplete: 'off',
      change: () => {
        const text = input.value.trim();
        if (text !== desk.view[key]) desk.look({ [key]: text });
      },
    });
    return { key, input, node: h('p', { class: 'case-field' }, h('label', { for: id }, words.text(`case.${key}`)), input) };
  };
  /** @type {View['headline'][]} */
  const subjects = ['reach', 'money'];
  const headlineId = `${stem}-headline`;
  const headline = h(
    'select',
    { id: headlineId, class: 'text-field', part: 'field', change: () => desk.look({ headline: /** @type {View['headline']} */ (headline.value) }) },
    ...subjects.map((subject) => h('option', { value: subject }, words.text(`case.headline-${subject}`))),
  );
  const fields = [field('caseTitle', 'text'), field('caseAuthor', 'text'), field('caseDate', 'date')];
  return {
    node: h(
      'div',
      { class: 'case', part: 'case', role: 'group', 'aria-label': words.text('case.label') },
      ...fields.map(({ node }) => node),
      h('p', { class: 'case-field' }, h('label', { for: headlineId }, words.text('case.headline')), headline),
    ),
    update({ view }) {
      if (headline.value !== view.headline) headline.value = view.headline;
      for (const { key, input } of fields) if (input.value !== view[key] && !input.matches(':focus')) input.value = view[key];
    },
  };
}
