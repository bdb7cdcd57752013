/** Rows that a person can edit: groups of employees, or networks. Each has a name, some figures, and a way to go. */

import { LONGEST_PLACE } from './attributes.js';
import { placeName } from './desk.js';
import { freshId, h, mark, write } from './dom.js';
import { numberField } from './number-field.js';
import { own } from './own.js';
import { copyInputs } from './snapshot.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Parameter} Parameter */
/** @typedef {import('../pkg/reach_estimator.js').Inputs} Inputs */
/** @typedef {import('../pkg/reach_estimator.js').StaffGroup | import('../pkg/reach_estimator.js').NetworkRow} Place */

/** Digits that a figure is shown with: those that people type. */
const SHARE_DIGITS = 5;
const COUNT_DIGITS = 9;

/**
 * A figure of a row.
 * @template {Place} P
 * @typedef {object} Column
 * @property {keyof P & string} key
 * @property {'people' | 'share'} unit
 * @property {boolean} [whole]
 * @property {() => string} label
 * @property {(row: P) => boolean} fixed whether the host has locked it
 */

/**
 * Takes over inputs that the engine has worked out, as one gesture; what is not changed keeps its origin.
 * @param {Desk} desk
 * @param {Inputs} inputs
 * @param {() => void} [also] belongs to the same gesture
 */
export function takeInputs(desk, inputs, also) {
  const { state } = desk;
  /** @type {Inputs} */
  const changes = {};
  /** @type {NonNullable<Parameters<typeof state.change>[1]>} */
  const ranges = {};
  const found = copyInputs(inputs);
  for (const { name, default: usual } of desk.parameters.values()) {
    const value = found[name] ?? usual;
    if (value === (state.inputs[name] ?? usual)) continue;
    changes[name] = value;
    ranges[name] = found.ranges[name] ?? null;
  }
  desk.act(() => {
    state.change(changes, ranges);
    also?.();
  });
}

/**
 * Whether the host has locked or hidden what a row says.
 * @param {Desk} desk
 * @param {string} id
 * @param {NonNullable<Parameter['place']>['says']} says
 */
export function isFixed({ parameters, locked, hidden }, id, says) {
  const row = [...parameters.values()].find(({ place }) => place?.id === id && place.says === says);
  return row !== undefined && (locked.has(row.id) || hidden.has(row.id));
}

/**
 * What to say of a figure that could not be taken as it was typed.
 * @param {Desk} desk
 * @param {'people' | 'share'} unit
 * @param {number} typed
 * @param {number} used
 */
export function whatIsHeld({ words, format }, unit, typed, used) {
  const digits = unit === 'share' ? SHARE_DIGITS : COUNT_DIGITS;
  return typed.toPrecision(digits) === used.toPrecision(digits) ? null : words.text('staff.held', { used: format.input(used, unit) });
}

/**
 * @template {Place} P
 * @param {Desk} desk
 * @param {object} settings
 * @param {string} settings.label of all rows
 * @param {Column<P>[]} settings.columns
 * @param {string | null} [settings.choices] id of a list of names to choose from
 * @param {() => P[]} settings.read the rows as they are by now, which the screen may not show yet
 * @param {(row: P, key: keyof P & string, value: number) => string | null} settings.change says what there is to say about it
 * @param {(row: P) => (() => void) | null} settings.removal how a row goes; null where it stays
 * @param {(next: HTMLElement | undefined) => void} settings.leave takes the focus that a row had which is no more; `next` is what would do in the row that is at its place
 */
export function createRows(desk, settings) {
  const { label, columns, choices = null, read, change, removal, leave } = own(settings);
  const { words, format, state } = desk;
  const node = h('div', { class: 'places', role: 'group', 'aria-label': label });
  /** @type {Map<string, ReturnType<typeof createRow>>} */
  let rows = new Map();
  let awaited = '';

  /** @param {string} id */
  const createRow = (id) => {
    const stem = freshId(`place-${id}`);
    /** @type {P | null} */
    let shown = null;
    const name = h('input', {
      type: 'text',
      class: 'text-field',
      part: 'field',
      id: `${stem}-name`,
      list: choices,
      maxlength: LONGEST_PLACE,
      autocomplete: 'off',
      dir: 'auto',
      change: () => {
        const text = name.value.trim();
        desk.act(() => state.name(id, text === words.text(`without.${id}`) ? '' : text));
        desk.refresh();
      },
    });
    const fields = columns.map((column) => {
      const title = h('label', { for: `${stem}-${column.key}` });
      const field = numberField({
        words,
        format,
        announce: desk.announce,
        unit: column.unit,
        whole: own(column).whole ?? false,
        id: `${stem}-${column.key}`,
        attributes: { 'data-figure': column.key },
        accept: (value) => {
          const row = read().find((each) => each.id === id);
          return row ? change(row, column.key, value) : null;
        },
      });
      return { column, title, field };
    });
    const remove = h('button', { type: 'button', class: 'reset place-remove', part: 'reset', click: () => shown && removal(shown)?.() }, words.text('symbol.remove'));
    const box = h(
      'div',
      { class: 'place', role: 'group', 'data-place': id },
      h('p', { class: 'place-field place-name' }, h('label', { for: name.id }, words.text('staff.name')), name),
      ...fields.map(({ title, field }) => h('p', { class: 'place-field' }, title, field.input)),
      remove,
      ...fields.map(({ field }) => field.note),
    );
    return {
      box,
      name,
      /** @param {P} row */
      show(row) {
        shown = row;
        const called = placeName(desk, id);
        if (!name.matches(':focus')) name.value = called;
        mark(box, 'aria-label', called);
        for (const { column, title, field } of fields) {
          write(title, column.unit === 'share' ? words.text('staff.in', { label: column.label(), unit: format.unit(column.unit) }) : column.label());
          mark(field.input, 'disabled', column.fixed(row));
          field.show(Number(Number(row[column.key]).toPrecision(column.unit === 'share' ? SHARE_DIGITS : COUNT_DIGITS)));
        }
        const stays = removal(row) === null;
        mark(remove, 'data-idle', stays);
        mark(remove, 'disabled', stays);
        const said = words.text('staff.remove', { name: words.isolate(called) });
        mark(remove, 'aria-label', said);
        mark(remove, 'title', said);
      },
    };
  };

  return {
    node,
    /** @param {P[]} shown */
    update(shown) {
      let left = -1;
      const ids = shown.map(({ id }) => id);
      if (String(ids) !== String([...rows.keys()])) {
        rows = new Map(ids.map((id) => [id, rows.get(id) ?? createRow(id)]));
        const boxes = [...rows.values()].map(({ box }) => box);
        [...node.children].forEach((gone, at) => {
          if (boxes.some((box) => box === gone)) return;
          if (gone.matches(':focus-within')) left = at;
          gone.remove();
        });
        boxes.forEach((box, at) => node.children[at] !== box && node.insertBefore(box, node.children[at] ?? null));
      }
      for (const row of shown) rows.get(row.id)?.show(row);
      if (left >= 0) leave([...(node.children[Math.min(left, shown.length - 1)]?.querySelectorAll('input') ?? [])].find((input) => !input.disabled));
      rows.get(awaited)?.name.focus();
      rows.get(awaited)?.name.select();
      awaited = '';
    },
    /** Puts the focus on the name of a row, to be typed over, once it is there. @param {string} id */
    focusNext(id) {
      awaited = id;
    },
  };
}
