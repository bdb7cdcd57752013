/** A text field for an exact number: reads the reader's own digits and separators, `12.5k`, `3 %`; keeps the last good value. */

import { NumberParser } from '@internationalized/number';
import { h, mark, write } from './dom.js';

/** @typedef {import('./format.js').Format} Format */
/** @typedef {import('./words.js').Words} Words */

/** @type {Record<string, number>} */
const SUFFIXES = { k: 1e3, m: 1e6, b: 1e9 };

/**
 * The number a text stands for, in the unit's own measure (15% is 0.15), or null.
 * @param {string} text
 * @param {string} tag
 * @param {boolean} share
 * @returns {number | null}
 */
export function readNumber(text, tag, share) {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s\u061c\u200e\u200f]/g, '')
    .replace(/[%\u066a\p{Sc}]/gu, '');
  const suffix = bare.slice(-1).toLowerCase();
  const factor = SUFFIXES[suffix] ?? 1;
  const digits = factor === 1 ? bare : bare.slice(0, -1);
  if (!/\p{Nd}/u.test(digits)) return null;
  const number = new NumberParser(tag, { maximumFractionDigits: 20 }).parse(digits);
  const value = Number.isNaN(number) && /^-?\d*\.?\d+(e-?\d+)?$/i.test(digits) ? Number(digits) : number;
  if (!Number.isFinite(value)) return null;
  return share ? Number((value * factor / 100).toPrecision(15)) : value * factor;
}

/**
 * @typedef {object} NumberField
 * @property {HTMLInputElement} input
 * @property {HTMLElement} note says what could not be read or was corrected
 * @property {(value: number | null) => void} show unless the user is typing
 */

/**
 * @param {object} settings
 * @param {Words} settings.words
 * @param {Format} settings.format
 * @param {string} settings.unit
 * @param {string} settings.id
 * @param {Record<string, string | null | undefined>} [settings.attributes]
 * @param {(value: number) => string | null} settings.accept takes a typed value, returns what to say about it
 * @returns {NumberField}
 */
export function numberField({ words, format, unit, id, attributes = {}, accept }) {
  let shown = '';
  let typing = false;
  const note = h('p', { class: 'field-note', id: `${id}-note`, part: 'field-note', hidden: true });
  const input = h('input', {
    type: 'text',
    inputmode: 'decimal',
    autocomplete: 'off',
    spellcheck: 'false',
    class: 'field',
    part: 'field',
    id,
    dir: 'ltr',
    ...attributes,
  });

  /** @param {string | null} text @param {boolean} invalid */
  const say = (text, invalid) => {
    note.hidden = !text;
    write(note, text ?? '');
    mark(input, 'aria-invalid', invalid ? 'true' : null);
    mark(input, 'aria-describedby', text ? note.id : null);
  };

  const commit = () => {
    if (!typing) return;
    typing = false;
    const text = input.value.trim();
    if (text === shown) return;
    const value = readNumber(text, words.tag, unit === 'share');
    if (value === null) {
      say(words.text('field.unreadable', { given: text, kept: shown }), true);
      input.value = shown;
      return;
    }
    say(accept(value), false);
  };

  input.addEventListener('input', (event) => {
    event.stopPropagation();
    typing = true;
  });
  // A click that brings the focus selects everything too. Left to itself it would then place the caret: in Chromium and
  // Firefox before the button is up, in WebKit after.
  let entering = false;
  input.addEventListener('mousedown', () => {
    entering = !input.matches(':focus');
  });
  input.addEventListener('focus', () => input.select());
  input.addEventListener('mouseup', (event) => {
    if (!entering) return;
    event.preventDefault();
    if (input.selectionStart === input.selectionEnd) input.select();
  });
  input.addEventListener('blur', commit);
  input.addEventListener('change', (event) => {
    event.stopPropagation();
    commit();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      commit();
      input.value = shown;
      input.select();
    } else if (event.key === 'Escape' && typing) {
      event.stopPropagation();
      typing = false;
      input.value = shown;
    }
  });

  return {
    input,
    note,
    show(value) {
      const text = value === null ? '' : format.field(value, unit);
      if (text === shown && (typing || input.value === text)) return;
      shown = text;
      if (typing) return;
      const selected = input.value !== '' && input.selectionStart === 0 && input.selectionEnd === input.value.length;
      input.value = text;
      if (selected && input.matches(':focus')) input.select();
    },
  };
}
