/** What opens below the badge of an input: help, the range of plausible values, where the number comes from. */

import { isWhole, parameterHelp, parameterLabel, takeTyped } from './desk.js';
import { h, isUndo, mark, useUp } from './dom.js';
import { recall } from './memory.js';
import { numberField } from './number-field.js';
import { sourceDetails } from './sources.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Parameter} Parameter */

/** Digits that the ends of a range are shown with. */
const DIGITS = 3;

/** What has no range has no fields for one. @type {{ nodes: Node[], update: () => void }} */
const NONE = { nodes: [], update: () => {} };

/**
 * @param {Desk} desk
 * @param {Parameter} parameter
 * @param {HTMLElement} details
 * @param {string} stem
 * @returns {() => void} brings them up to date
 */
export function createDetails(desk, parameter, details, stem) {
  const { nodes, update } = parameter.integer ? NONE : createRange(desk, parameter, stem);
  details.append(h('p', { class: 'help' }, parameterHelp(desk, parameter.id)), ...nodes, ...sourceDetails(desk, parameter));
  return update;
}

/**
 * The pair of P10 and P90.
 * @param {Desk} desk
 * @param {Parameter} parameter
 * @param {string} stem
 */
function createRange(desk, parameter, stem) {
  const { engine, words, format, state } = desk;
  const { id, name, unit } = parameter;
  const label = parameterLabel(desk, id);

  /** An end that has passed the other one stands there until that one follows, beside the range that is kept: who moves a range types both. */
  const memory = recall(desk, `range-${id}`, () => ({ waiting: /** @type {[number | null, number | null]} */ ([null, null]), beside: '' }));

  /** @param {number} end what has been typed there */
  const askForOther = (end) => words.text('control.other-end', { value: format.input(end, unit) });

  /** @param {0 | 1} end */
  const endField = (end) =>
    numberField({
      words,
      format,
      announce: desk.announce,
      unit,
      phrases: [`parameter.${id}.value`],
      whole: isWhole(parameter),
      id: `${stem}-p${end ? 90 : 10}`,
      attributes: { 'aria-label': words.text(end ? 'control.p90-named' : 'control.p10-named', { label }) },
      accept(typed) {
        const { waiting } = memory;
        const { value, note } = takeTyped(desk, parameter, typed);
        const now = state.inputs[name] ?? parameter.default;
        const pair = engine.rangeFor(state.inputs, id) ?? [now, now];
        const asked = end ? [waiting[0] ?? pair[0], value] : [value, waiting[1] ?? pair[1]];
        const [least = now, most = now] = asked;
        if (least > most) {
          waiting[end] = value;
          desk.refresh();
          return askForOther(value);
        }
        const kept = engine.clampRange(id, [least, most]);
        if (kept) memory.waiting = [null, null];
        // What is still waited for stays said.
        if (memory.waiting[1 - end] === null) fields[1 - end]?.say(null);
        if (!kept) {
          desk.refresh();
          const limits = { low: format.input(0, unit), high: format.input(1, unit), used: format.input(waiting[end] ?? pair[end], unit) };
          return words.text(unit === 'share' ? 'control.end-share' : 'control.end', limits);
        }
        desk.act(() => state.change({}, { [name]: kept }));
        return note;
      },
    });
  const low = endField(0);
  const high = endField(1);
  const fields = [low, high];
  const forget = () => {
    // A button that is switched off loses the focus to the page.
    if (original.matches(':focus-visible')) low.input.focus();
    desk.act(() => state.change({}, { [name]: null }));
  };
  const original = h('button', { type: 'button', class: 'text-button', click: () => forget() }, words.text('control.own-range-reset'));
  /** What waits for its other end is no gesture yet: it is taken back before any. @param {KeyboardEvent} event */
  const takeBack = (event) => {
    if (!isUndo(event) || memory.waiting.every((end) => end === null)) return;
    useUp(event);
    memory.waiting = [null, null];
    for (const { say } of fields) say(null);
    desk.refresh();
  };
  const group = h(
    'div',
    { class: 'pair', role: 'group', 'aria-label': words.text('control.pair'), keydown: takeBack },
    h('label', { for: low.input.id }, words.text('control.p10')),
    low.input,
    h('label', { for: high.input.id }, words.text('control.p90')),
    high.input,
    h('span', { class: 'unit' }, format.unit(unit)),
    original,
  );
  /** Whether the fields say already what was typed in another language. */
  let resumed = false;
  const update = () => {
    const pair = engine.rangeFor(state.inputs, id);
    if (String(pair) !== memory.beside) memory.waiting = [null, null];
    memory.beside = String(pair);
    const locked = desk.locked.has(id);
    fields.forEach(({ input, show, say }, end) => {
      const typed = memory.waiting[end] ?? null;
      const known = pair?.[end];
      show(typed ?? (known === undefined ? null : Number(known.toPrecision(DIGITS))));
      if (!resumed && typed !== null) say(askForOther(typed));
      mark(input, 'disabled', locked);
    });
    resumed = true;
    mark(original, 'disabled', locked || !state.inputs.ranges?.[name]);
  };
  return { nodes: [group, low.note, high.note], update };
}
