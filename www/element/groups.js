/** Groups of employees by name: heads, contacts, participation. Shares and multiples follow in the engine. */

import { placeName } from './desk.js';
import { h, mark, write } from './dom.js';
import { shownCount } from './format.js';
import { UNSCROLLED } from './own.js';
import { createRows, isFixed, takeInputs, whatIsHeld } from './places.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('../pkg/reach_estimator.js').StaffGroup} StaffGroup */

/** Those who are in no group: a row that always stays. */
const OTHERS = 'other-staff';

/**
 * @param {Desk} desk
 * @returns {Part}
 */
export function createGroups(desk) {
  const { engine, words, format, state, locked } = desk;
  const employeesFixed = () => locked.has('employees');
  const participationFixed = () => locked.has('participation');

  const read = () => engine.groups(state.inputs);

  /** @param {StaffGroup} before @param {keyof StaffGroup & string} key @param {number} value */
  const change = (before, key, value) => {
    const employees = state.inputs.employees ?? desk.parameters.get('employees')?.default ?? 0;
    const inputs = engine.withGroup(state.inputs, { ...before, [key]: Math.max(0, value) }, !employeesFixed());
    takeInputs(desk, inputs);
    const after = read().find(({ id }) => id === before.id);
    if (!after) desk.announce(words.text('staff.removed', { name: words.isolate(placeName(desk, before.id)) }));
    const held = after ? whatIsHeld(desk, key === 'participation' ? 'share' : 'people', value, Number(after[key])) : null;
    if (held) return held;
    const now = state.inputs.employees ?? employees;
    return key === 'heads' && before.id !== OTHERS && now > employees ? words.text('staff.grown', { employees: format.exact(now, 'people'), count: now }) : null;
  };

  const rows = createRows(desk, {
    label: words.text('staff.groups'),
    columns: /** @type {import('./places.js').Column<StaffGroup>[]} */ ([
      { key: 'heads', unit: 'people', whole: true, label: () => words.text('staff.heads'), fixed: ({ id }) => isFixed(desk, id, 'share') || (id === OTHERS && employeesFixed()) },
      {
        key: 'contacts',
        unit: 'people',
        whole: true,
        label: () => words.text('staff.contacts', { network: words.isolate(firstNetwork(desk)) }),
        fixed: ({ id }) => isFixed(desk, id, 'network-size') || (id === OTHERS && isFixed(desk, firstId(desk), 'contacts')),
      },
      { key: 'participation', unit: 'share', label: () => words.text('staff.participation'), fixed: ({ id }) => isFixed(desk, id, 'participation') || participationFixed() },
    ]),
    read,
    change,
    removal: ({ id }) => (id === OTHERS || isFixed(desk, id, 'share') ? null : () => remove(id)),
    leave: (next) => (add.disabled ? next : add)?.focus(UNSCROLLED),
  });

  /** @param {StaffGroup['id']} id */
  const remove = (id) => {
    const name = placeName(desk, id);
    takeInputs(desk, engine.withoutGroup(state.inputs, id), () => state.name(id, ''));
    desk.announce(words.text('staff.removed', { name: words.isolate(name) }));
  };

  const add = h(
    'button',
    {
      type: 'button',
      class: 'button',
      part: 'button',
      'data-add': 'group',
      click: () => {
        const group = engine.newGroup(state.inputs);
        if (!group) return;
        rows.focusNext(group.id);
        takeInputs(desk, engine.withGroup(state.inputs, group, !employeesFixed()));
      },
    },
    words.text('staff.add-group'),
  );
  const full = h('p', { class: 'place-note', hidden: true });
  const sum = h('p', { class: 'place-sum', 'data-sum': 'groups' });

  return {
    node: h('div', {}, rows.node, h('div', { class: 'place-actions' }, add, sum), full),
    update({ estimate }) {
      const groups = read();
      const next = engine.newGroup(state.inputs);
      mark(add, 'disabled', !next || isFixed(desk, next.id, 'share'));
      rows.update(groups);
      mark(full, 'hidden', next !== null);
      write(full, next ? '' : words.text('staff.full', { count: groups.length - 1 }));
      const employees = groups.reduce((all, { heads }) => all + heads, 0);
      write(
        sum,
        words.text('staff.sum', { employees: format.exact(employees, 'people'), sharing: format.figure(estimate.activeEmployees, 'people'), count: shownCount(employees) }),
      );
    },
  };
}

/** The network on which contacts are counted: the first in use. @param {Desk} desk */
const firstId = ({ engine, state }) => engine.networks(state.inputs)[0]?.id ?? 'linkedin';

/** @param {Desk} desk */
const firstNetwork = (desk) => placeName(desk, firstId(desk));
