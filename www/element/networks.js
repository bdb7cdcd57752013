/** Networks by name: contacts, how far posts are seen, how often they are clicked. What is known of them is in the engine. */

import { placeName } from './desk.js';
import { freshId, h, mark, refill, write } from './dom.js';
import { UNSCROLLED } from './own.js';
import { createRows, isFixed, takeInputs, whatIsHeld } from './places.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('../pkg/reach_estimator.js').NetworkRow} NetworkRow */

/**
 * @param {Desk} desk
 * @returns {Part}
 */
export function createNetworks(desk) {
  const { engine, words, state, locked } = desk;
  const known = engine.knownNetworks();
  const stem = freshId('networks');
  const names = h('datalist', { id: `${stem}-names` }, ...known.map(({ name }) => h('option', { value: name })));

  const read = () => engine.networks(state.inputs);

  /** @param {NetworkRow} before @param {keyof NetworkRow & string} key @param {number} value */
  const change = (before, key, value) => {
    const unit = key === 'contacts' ? 'people' : 'share';
    takeInputs(desk, engine.withNetwork(state.inputs, { ...before, [key]: Math.max(0, value) }));
    const after = read().find(({ id }) => id === before.id);
    if (!after) say(words.text('staff.removed', { name: words.isolate(placeName(desk, before.id)) }));
    return after ? whatIsHeld(desk, unit, value, Number(after[key])) : null;
  };

  const rows = createRows(desk, {
    label: words.text('staff.networks'),
    choices: names.id,
    columns: /** @type {import('./places.js').Column<NetworkRow>[]} */ ([
      { key: 'contacts', unit: 'people', whole: true, label: () => words.text('staff.network-contacts'), fixed: ({ id }) => isFixed(desk, id, 'contacts') },
      {
        key: 'visibility',
        unit: 'share',
        label: () => words.text('staff.visibility'),
        fixed: ({ id }) => isFixed(desk, id, 'visibility') || (id === 'linkedin' && locked.has('visibility')),
      },
      { key: 'clicks', unit: 'share', label: () => words.text('staff.clicks'), fixed: ({ id }) => isFixed(desk, id, 'clicks') || (id === 'linkedin' && locked.has('ctr')) },
    ]),
    read,
    change,
    removal: ({ id }) => (isFixed(desk, id, 'contacts') ? null : () => remove(id)),
    leave: (next) => (add.disabled ? next : choice)?.focus(UNSCROLLED),
  });

  /** @param {NetworkRow['id']} id */
  const remove = (id) => {
    const name = placeName(desk, id);
    takeInputs(desk, engine.withoutNetwork(state.inputs, id), () => state.name(id, ''));
    say(words.text('staff.removed', { name: words.isolate(name) }));
  };

  const note = h('p', { class: 'place-note' });
  /** @param {string} text */
  const say = (text) => {
    write(note, text);
    desk.announce(text);
  };

  /** What a network starts with, and where it is from. @param {string} name @param {string} first */
  const origin = (name, first) => {
    const row = known.find((network) => network.name === name);
    const titles = engine
      .sources()
      .filter(({ id }) => row?.sources.includes(id))
      .map(({ title }) => title);
    const values = { name: words.isolate(name), network: words.isolate(first), sources: words.commas(titles) };
    return words.text(titles.length ? 'staff.known' : 'staff.unknown', values);
  };

  const choice = h('select', { class: 'text-field', part: 'field', id: `${stem}-choice`, 'aria-label': words.text('staff.choose-network') });
  const add = h(
    'button',
    {
      type: 'button',
      class: 'button',
      part: 'button',
      'data-add': 'network',
      click: () => {
        const row = engine.newNetwork(state.inputs, choice.value);
        const [first] = engine.networks(state.inputs);
        if (!row) return;
        const own = known.find(({ name }) => name === choice.value)?.id === row.id;
        rows.focusNext(row.id);
        takeInputs(desk, engine.withNetwork(state.inputs, row), () => state.name(row.id, own ? '' : choice.value));
        if (first) say(origin(placeName(desk, row.id), placeName(desk, first.id)));
      },
    },
    words.text('staff.add-network'),
  );
  let offered = '';

  return {
    node: h('div', {}, rows.node, h('div', { class: 'place-actions' }, choice, add), note, names),
    update() {
      const shown = read();
      const used = shown.map(({ id }) => placeName(desk, id).toLowerCase());
      const free = known.map(({ name }) => name).filter((name) => !used.includes(name.toLowerCase()));
      if (String(free) !== offered) {
        offered = String(free);
        const before = choice.value;
        refill(choice, ...free.map((name) => h('option', { value: name }, name)), h('option', { value: '' }, words.text('staff.other-network')));
        if (free.includes(before)) choice.value = before;
      }
      const next = engine.newNetwork(state.inputs, choice.value);
      mark(add, 'disabled', !next || isFixed(desk, next.id, 'contacts'));
      mark(choice, 'disabled', !next);
      rows.update(shown);
      if (!next) write(note, words.text('staff.full-networks', { count: shown.length }));
    },
  };
}
