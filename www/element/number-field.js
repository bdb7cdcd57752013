/** A text field for an exact number: takes what people type, says what it made of it, keeps the last good value. */

import { h, isRedo, isUndo, mark, RESUME, useUp, write } from './dom.js';
import { NumberReader } from './number-reading.js';
import { own } from './own.js';

/** @typedef {import('./format.js').Format} Format */
/** @typedef {import('./words.js').Words} Words */

/** Letters of what could not be read that are repeated. */
const LONGEST = 40;

/** As many digits as are typed. */
const TYPED = 15;

/** Whatever ends a line. */
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]+/;

/** The event that asks a field for the number being typed, where typing goes on. */
export const READ = 'read';

/**
 * @typedef {object} NumberField
 * @property {HTMLInputElement} input
 * @property {HTMLElement} note says what could not be read or was corrected
 * @property {(value: number | null, subject?: string) => void} show unless the user is typing; of another subject there is nothing to take back
 * @property {() => void} remember keeps the present value for undo, where something beside the field is about to change it
 * @property {(text: string | null) => void} say replaces the note
 */

/**
 * @param {object} settings
 * @param {Words} settings.words
 * @param {Format} settings.format
 * @param {(text: string) => void} settings.announce says politely what the note says: the field has the focus already
 * @param {string} settings.unit
 * @param {() => string} [settings.counts] the unit of what it is at the moment, where that is not always the same one
 * @param {string[]} [settings.phrases] keys of what the page writes with such a number
 * @param {boolean} [settings.whole] only whole numbers make sense
 * @param {boolean} [settings.optional] an empty field is none, which is a zero
 * @param {string} settings.id
 * @param {Record<string, string | null | undefined>} [settings.attributes]
 * @param {(value: number) => string | null} settings.accept takes a typed value, returns what to say about it
 * @param {() => () => void} [settings.remember] returns what brings back the present value, where taking one is no gesture of
 *   the page: then what undo takes back here is the field's own
 * @returns {NumberField}
 */
export function numberField(settings) {
  const { words, format, announce, unit, counts = () => unit, phrases = [], whole = false, optional = false, id, attributes = {}, accept, remember } = own(settings);
  let shown = '';
  /** The value that it is of. @type {number | null | undefined} */
  let latest;
  let typing = false;
  /** What stood here when the value became another under somebody's hands: as long as it stands, nothing has been typed. @type {string | null} */
  let left = null;
  /** What has been taken while somebody types, and what is to be said about it. @type {{ text: string, note: string | null } | null} */
  let taken = null;
  /** What the value is about. */
  let about = '';
  /** Whether the next value shown is the one that was just typed, which the note is about. */
  let answering = false;
  /** What brings back the values before, and those that were taken back. @type {{ before: (() => void)[], after: (() => void)[] }} */
  const steps = { before: [], after: [] };
  /** @type {{ unit: string, reader: NumberReader } | null} */
  let known = null;
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
    mark(note, 'hidden', !text);
    write(note, text ?? '');
    mark(input, 'aria-invalid', invalid ? 'true' : null);
    mark(input, 'aria-describedby', text ? note.id : null);
  };

  /** @param {string | null} text @param {boolean} invalid */
  const answer = (text, invalid) => {
    say(text, invalid);
    if (text) announce(text);
  };

  /** @param {number} value */
  const take = (value) => {
    keep();
    return accept(value);
  };

  /** The value that comes next is an answer to what is done here, and the present one can be brought back. */
  const keep = () => {
    if (remember) steps.before.push(remember());
    steps.after = [];
    answering = true;
  };

  /** @param {(() => void)[]} from @param {(() => void)[]} to */
  const step = (from, to) => {
    const bring = from.pop();
    if (!bring || !remember) return;
    to.push(remember());
    say(null, false);
    answering = true;
    bring();
  };

  /** @param {string} text */
  const read = (text) => {
    const counted = counts();
    if (known?.unit !== counted) known = { unit: counted, reader: new NumberReader(words, format, [counted], phrases, whole) };
    return known.reader.read(text);
  };

  const rest = () => {
    typing = false;
    left = null;
    taken = null;
  };

  /** Takes a number that was read, and returns what to say about it. @param {import('./number-reading.js').Reading} reading */
  const takeReading = ({ value, doubtful }) => take(value) ?? (doubtful ? words.text('field.read', { value: format.input(value, counts(), TYPED) }) : null);

  /** Whether a text that stands here asks for nothing that does not hold already. @param {string} text */
  const isSettled = (text) => [shown, left, taken?.text].includes(text);

  const commit = () => {
    if (!typing) return;
    const text = input.value.trim();
    const settled = isSettled(text);
    const note = taken?.text === text ? taken.note : null;
    rest();
    if (settled) {
      input.value = shown;
      answer(note, false);
      return;
    }
    if (!text) {
      say(optional ? take(0) : null, false);
      if (!optional) input.value = shown;
      return;
    }
    const reading = read(text);
    if (!reading) {
      const given = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
      answer(words.text(shown ? 'field.unreadable' : 'field.unreadable.none', { given, kept: shown }), true);
      input.value = shown;
      return;
    }
    answer(takeReading(reading), false);
  };

  input.addEventListener('input', (event) => {
    event.stopPropagation();
    typing = true;
    resumes = false;
  });
  // A browser makes a space of a line break, which would put the cells of a column together into one number: however they
  // come, they come as cells of a row, which are refused.
  /** @param {Event} event @param {string | null | undefined} brought */
  const takeCells = (event, brought) => {
    const text = brought?.trim() ?? '';
    if (!LINE_BREAK.test(text)) return;
    event.preventDefault();
    if (event.type === 'drop') input.focus();
    input.setRangeText(text.split(LINE_BREAK).join('\t'), input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end');
    typing = true;
  };
  input.addEventListener('paste', (event) => takeCells(event, event.clipboardData?.getData('text/plain')));
  input.addEventListener('drop', (event) => takeCells(event, event.dataTransfer?.getData('text/plain')));
  input.addEventListener('beforeinput', (event) => takeCells(event, event.data));
  // A click that brings the focus selects everything too. Left to itself it would then place the caret: in Chromium and
  // Firefox before the button is up, in WebKit after.
  let entering = false;
  input.addEventListener('mousedown', () => {
    entering = !input.matches(':focus');
  });
  /** Whether somebody goes on at the end of what stands here. */
  let resumes = false;
  const select = () => (resumes ? input.setSelectionRange(input.value.length, input.value.length) : input.select());
  input.addEventListener('focus', select);
  input.addEventListener(RESUME, () => {
    resumes = true;
    select();
  });
  input.addEventListener('mouseup', (event) => {
    if (!entering) return;
    event.preventDefault();
    if (input.selectionStart === input.selectionEnd) input.select();
  });
  input.addEventListener(READ, () => {
    const text = input.value.trim();
    const reading = typing && !isSettled(text) ? read(text) : null;
    if (reading) taken = { text, note: takeReading(reading) };
  });
  input.addEventListener('blur', () => {
    resumes = false;
    commit();
  });
  input.addEventListener('change', (event) => {
    event.stopPropagation();
    commit();
  });
  input.addEventListener('keydown', (event) => {
    // The browser takes back what is being typed; what has been taken is a gesture like any other.
    const turns = isUndo(event) || isRedo(event);
    if (turns && isSettled(input.value)) rest();
    if (turns && typing) event.stopPropagation();
    else if (turns && remember) {
      useUp(event);
      if (isUndo(event)) step(steps.before, steps.after);
      else step(steps.after, steps.before);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      commit();
      input.value = shown;
      input.select();
    } else if (event.key === 'Escape' && typing) {
      useUp(event);
      rest();
      input.value = shown;
      say(null, false);
    }
  });

  return {
    input,
    note,
    say: (text) => say(text, false),
    remember: keep,
    show(value, subject = '') {
      const text = value === latest ? shown : value === null ? '' : format.field(value, unit);
      latest = value;
      // A field that leaves its page while somebody types into it is not told in every browser.
      if (!input.matches(':focus')) rest();
      const isAnswer = answering;
      answering = false;
      if (!isAnswer && (text !== shown || subject !== about)) {
        steps.before = [];
        steps.after = [];
      }
      about = subject;
      if (text === shown && (typing || input.value === text)) return;
      if (text !== shown && !isAnswer && !typing) say(null, false);
      if (typing && input.value === shown && !taken) left = shown;
      // What has been taken is no longer what holds.
      if (!isAnswer) taken = null;
      shown = text;
      if (typing) return;
      // A field that was entered before it was filled is selected all over too: digits must not be added to a number that
      // appeared under them.
      const selected = input.selectionStart === 0 && input.selectionEnd === input.value.length;
      input.value = text;
      if (selected && input.matches(':focus')) select();
    },
  };
}
