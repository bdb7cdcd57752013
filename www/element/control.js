/** One input: label, slider, exact field, its own outcome curve, where the number comes from, how uncertain it is. */

import { givenName, isWhole, outputLabel, parameterLabel, takeTyped } from './desk.js';
import { freshId, h, mark, s, useUp, withdraw, write } from './dom.js';
import { recall } from './memory.js';
import { numberField } from './number-field.js';
import { createSlider } from './slider.js';
import { originOf } from './origin.js';
import { sourceLine } from './sources.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Parameter} Parameter */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./frame.js').Frame} Frame */

/**
 * @typedef {object} Control
 * @property {Parameter} parameter
 * @property {HTMLElement} node
 * @property {SVGSVGElement} spark
 * @property {(moves: boolean, output: OutputName) => void} showSpark says so where the curve is flat
 * @property {HTMLInputElement} range
 * @property {(frame: Frame) => void} update
 */

/**
 * @param {Desk} desk
 * @param {Parameter} parameter
 * @returns {Control}
 */
export function createControl(desk, parameter) {
  const { engine, words, format, state } = desk;
  const { id, name, unit } = parameter;
  const stem = freshId(id);
  const label = parameterLabel(desk, id);
  /** What the marks, texts and buttons stand for, and the name and the flat curve: with many inputs on the screen most do not change in a step. */
  let settled = '';
  let called = givenName(desk, id);
  let flatFor = '';
  /** @type {import('./origin.js').Origin | null} */
  let said = null;

  const field = numberField({
    words,
    format,
    announce: desk.announce,
    unit,
    phrases: [`parameter.${id}.value`],
    whole: isWhole(parameter),
    id: `${stem}-field`,
    attributes: { 'aria-label': label },
    accept(typed) {
      const { value: used, note } = takeTyped(desk, parameter, typed);
      desk.act(() => desk.move(parameter, used));
      return note;
    },
  });
  const { range, along, show } = createSlider(desk, parameter, `${stem}-range`, () => state.inputs[name] ?? parameter.default);
  const reset = h(
    'button',
    {
      type: 'button',
      class: 'reset',
      part: 'reset',
      title: words.text('control.reset'),
      'aria-label': words.text('control.reset-named', { label }),
      click: () => desk.act(() => state.reset(name)),
    },
    words.text('symbol.reset'),
  );
  const spark = s('svg', { class: 'spark', part: 'spark', 'aria-hidden': 'true' });
  const flat = h('p', { class: 'spark-flat', hidden: true });
  const source = h('span', { class: 'badge-text' });
  const spread = h('span', { class: 'spread' });
  const details = h('div', { class: 'details', part: 'details', id: `${stem}-details`, hidden: true });
  /** @type {((frame: Frame) => void) | null} */
  let updateDetails = null;
  const badge = h(
    'button',
    {
      type: 'button',
      class: 'badge',
      part: 'badge',
      'aria-expanded': 'false',
      'aria-controls': details.id,
      click: () => unfold(details.hidden !== false),
    },
    source,
    spread,
  );
  const memory = recall(desk, 'details', () => ({ open: /** @type {Set<string>} */ (new Set()) }));
  /** @param {boolean} open */
  const unfold = (open) => {
    memory.open.delete(id);
    if (open) memory.open.add(id);
    desk.furnish(() => {
      mark(details, 'hidden', !open);
      mark(badge, 'aria-expanded', String(open));
      updateDetails ??= desk.further?.createDetails(desk, parameter, details, stem) ?? null;
      desk.refresh();
    });
  };
  for (const part of [badge, details]) {
    part.addEventListener('keydown', (event) => {
      if (/** @type {KeyboardEvent} */ (event).key !== 'Escape' || details.hidden) return;
      useUp(event);
      badge.focus();
      unfold(false);
    });
  }
  const levels = createLevels(desk, parameter);
  const title = h('label', { class: 'control-label', part: 'label', for: range.id }, label);
  /** Groups and networks may be called otherwise at any time. */
  const rename = () => {
    if (givenName(desk, id) === called) return;
    called = givenName(desk, id);
    const now = parameterLabel(desk, id);
    write(title, now);
    for (const part of [node, field.input]) mark(part, 'aria-label', now);
    mark(reset, 'aria-label', words.text('control.reset-named', { label: now }));
  };
  const node = h(
    'div',
    { class: 'control', part: 'control', 'data-parameter': id, role: 'group', 'aria-label': label },
    h('div', { class: 'control-head' }, title, reset, h('span', { class: 'entry' }, field.input, h('span', { class: 'unit', 'aria-hidden': 'true' }, format.unit(unit)))),
    field.note,
    range,
    h('div', { class: 'spark-box' }, spark, flat),
    levels?.node,
    badge,
    details,
  );

  /** @param {number} value @param {[number, number] | null} pair @param {boolean} locked @param {boolean} changed */
  const settle = (value, pair, locked, changed) => {
    const marks = [along(value), pair ? along(pair[0]) : 0, pair ? along(pair[1]) : 0];
    ['--at', '--low', '--high'].forEach((name, index) => range.style.setProperty(name, String(marks[index])));
    mark(range, 'aria-valuetext', format.spoken(value, unit));
    mark(range, 'disabled', locked);
    mark(field.input, 'disabled', locked);
    mark(reset, 'data-idle', !changed);
    withdraw(reset, 'disabled', !changed, range);
    mark(node, 'data-locked', locked);
    write(spread, pair ? format.pair(pair, unit) : words.text('control.certain'));
  };

  // Once everything around it is made, of which what opens is a part.
  let reopening = memory.open.has(id);

  return {
    parameter,
    node,
    spark,
    showSpark(moves, output) {
      const flatHere = moves ? 'none' : output;
      if (flatHere === flatFor) return;
      flatFor = flatHere;
      mark(flat, 'hidden', moves);
      write(flat, moves ? '' : words.text('spark.flat', { output: words.isolate(outputLabel(desk, output)) }));
    },
    range,
    update(frame) {
      if (reopening) {
        reopening = false;
        unfold(true);
      }
      const value = state.inputs[name] ?? parameter.default;
      const pair = engine.rangeFor(state.inputs, id);
      const locked = desk.locked.has(id);
      if (parameter.place) rename();
      show(value);
      field.show(value);
      levels?.show(value, locked);
      const origin = originOf(desk, parameter);
      if (origin !== said) write(source, sourceLine(desk, parameter));
      said = origin;
      const changed = state.changed(name) && !locked;
      const now = [value, pair, locked, changed].join();
      if (now !== settled) {
        settled = now;
        settle(value, pair, locked, changed);
      }
      if (!details.hidden) updateDetails?.(frame);
    },
  };
}

/**
 * Named values of an input, where the engine's table has some.
 * @param {Desk} desk
 * @param {Parameter} parameter
 */
function createLevels(desk, parameter) {
  const { words } = desk;
  const named = levelsOf(parameter);
  if (!named.length) return null;
  const label = parameterLabel(desk, parameter.id);
  const choice = h(
    'select',
    {
      class: 'choice',
      part: 'choice',
      'aria-label': words.text('level.label', { label }),
      change: () => {
        const level = named.find(({ id }) => id === choice.value);
        if (level) desk.act(() => desk.move(parameter, level.value));
      },
    },
    ...named.map(({ id }) => h('option', { value: id }, words.text(`level.${id}`))),
    h('option', { value: '', disabled: true }, words.text('level.own')),
  );
  return {
    node: h('p', { class: 'levels' }, choice),
    /** @param {number} value @param {boolean} locked */
    show(value, locked) {
      const now = named.find((level) => level.value === value)?.id ?? '';
      if (choice.value !== now) choice.value = now;
      mark(choice, 'disabled', locked);
    },
  };
}

/**
 * @param {Parameter & { levels?: { id: string, value: number }[] | null }} parameter
 * @returns {{ id: string, value: number }[]}
 */
function levelsOf({ levels }) {
  return levels ?? [];
}
