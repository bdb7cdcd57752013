/** All inputs, made from the engine's table: the simple ones at once, the others in groups that open. */

import { createControl } from './control.js';
import { CLAIMS, isIdle, outputLabel, outputUnit, valueOf } from './desk.js';
import { h, heading, mark, refill, s, withdraw, write } from './dom.js';
import { shownCount } from './format.js';
import { pointOf } from './frame.js';
import { recall } from './memory.js';
import { PAIR_OVERLAP_AFTER, createPairOverlap } from './pair-overlap.js';
import { createSight } from './surroundings.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').Parameter} Parameter */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('./control.js').Control} Control */
/** @typedef {import('./frame.js').Frame} Frame */

/**
 * @typedef {object} Group
 * @property {HTMLDetailsElement} node
 * @property {HTMLElement} summary
 * @property {Parameter[]} parameters
 * @property {Control[] | null} controls made when the group first opens
 * @property {Part | null} note what its inputs come to
 * @property {string} id
 */

/** Digits of an input that a closed group shows. */
const DIGITS = 6;

/** Reactions that the spread is told for: "100 reactions cause 16 more". */
const REACTIONS = 100;

/** Groups of inputs whose rows can be edited by name. */
const NAMED = ['people', 'networks'];

/** How many inputs a presenter has at hand. */
const PRESENTED = 3;

/**
 * What a closed group says of itself.
 * @param {Desk} desk
 * @param {Group} group
 * @param {Frame} frame
 */
function summarise(desk, group, frame) {
  const { words, format, state } = desk;
  if (group.id === 'spread') {
    return words.text('group.spread.summary', { value: format.figure(frame.estimate.reproductionNumber * REACTIONS, 'count') });
  }
  const first = group.parameters[0];
  if (!first) return '';
  return valueOf(desk, first.id, state.inputs[first.name] ?? first.default, DIGITS);
}

/** How many inputs come first where there is no room to see them all. */
const DECISIVE = 3;

/**
 * The controls with those first whose own range moves the chosen result most.
 * @param {Desk} desk
 * @param {Control[]} controls
 */
function decisiveFirst({ engine, state, view }, controls) {
  const swings = new Map(
    controls.map((control) => {
      const { id } = control.parameter;
      const ends = (engine.rangeFor(state.inputs, id) ?? []).map((value) => pointOf(engine.figures(engine.withValue(state.inputs, id, value)), view.output) ?? 0);
      return [control, Math.abs((ends[1] ?? 0) - (ends[0] ?? 0))];
    }),
  );
  const first = [...controls].sort((a, b) => (swings.get(b) ?? 0) - (swings.get(a) ?? 0)).slice(0, DECISIVE);
  return [...first, ...controls.filter((control) => !first.includes(control))];
}

/**
 * @param {Desk} desk
 * @param {Parameter[]} parameters
 * @param {boolean} simpleOnly
 * @param {Element} around what they will be in
 * @returns {Part & { arrange: (wide: boolean) => void, focus: (id: ParameterId) => void, present: (ids: ParameterId[] | null) => void, sharpen: (frame: Frame) => void, further: HTMLElement }}
 */
export function createControls(desk, parameters, simpleOnly, around) {
  const { words } = desk;
  const shown = parameters.filter(({ id }) => !desk.hidden.has(id));
  const sight = createSight(around);
  /** @param {Parameter} parameter */
  const create = (parameter) => {
    const control = createControl(desk, parameter);
    sight.watch(control.spark);
    return control;
  };
  const simple = shown.filter((parameter) => parameter.simple).map(create);
  const groups = simpleOnly
    ? []
    : createGroups(
        desk,
        shown.filter(({ id, simple }) => !simple && id !== CLAIMS),
      );
  const slim = createSlim(desk);
  const head = createHead(desk);
  const history = createHistory(desk);
  const further = h('div', { class: 'skip-place' });
  const legend = h('div', {});
  /** @type {boolean | null} */
  let arranged = null;
  let order = simple;
  // What was kept from changing under somebody's hands may change now.
  const release = () => presented && desk.refresh();
  const simpleNode = h('div', { class: 'simple', focusout: release, pointerup: release, pointercancel: release }, ...simple.map((control) => control.node));
  /** Whether somebody is in one of these inputs, also while another window is in front; a slider under a hand has no focus in every browser. */
  const isEntered = () => simpleNode.contains(/** @type {ShadowRoot} */ (simpleNode.getRootNode()).activeElement ?? null) || simpleNode.matches(':active');
  /** Inputs that stand alone while somebody presents. @type {Control[] | null} */
  let presented = null;
  /** The inputs that were asked for there. @type {ParameterId[] | null} */
  let wanted = null;
  const node = h(
    'div',
    { class: 'controls', part: 'controls', role: 'group', 'aria-label': words.text('controls.label') },
    slim.node,
    head.node,
    simpleNode,
    history.node,
    further,
    h('div', { class: 'groups' }, ...groups.map((group) => group.node)),
    legend,
  );

  /** @param {Group} group */
  const furnish = (group) => {
    if (group.controls) return group.controls;
    group.controls = group.parameters.map(create);
    // What is put aside is never seen, also not until the next figures.
    for (const control of group.controls) shelve(control);
    group.note = group.parameters.some(({ id }) => id === PAIR_OVERLAP_AFTER) ? createPairOverlap(desk) : null;
    const rows = NAMED.includes(group.id) ? h('p', {}, h('button', { type: 'button', class: 'text-button', click: () => desk.open('staff') }, words.text('panel.staff'))) : null;
    group.node.append(
      h(
        'div',
        { class: 'group-controls' },
        rows,
        ...group.controls.flatMap(({ node, parameter }) => (parameter.id === PAIR_OVERLAP_AFTER && group.note ? [node, group.note.node] : [node])),
      ),
    );
    return group.controls;
  };
  /** Puts aside an input of a group or a network that is not there. @param {Control} control */
  const shelve = ({ node: shelved, parameter }) => {
    mark(shelved, 'hidden', isIdle(desk, parameter) && !shelved.matches(':focus-within'));
    return shelved.hidden;
  };
  /** @param {Frame} frame @param {Control[]} controls */
  const drawSparks = (frame, controls) => {
    const { output } = frame.view;
    const ids = controls.map(({ parameter }) => parameter.id);
    const sparks = controls.map(({ spark }) => spark);
    const moves = desk.engine.drawSparks(sparks, ids, frame.inputs, { output });
    controls.forEach((control, at) => control.showSpark(moves[at] ?? true, output));
  };
  /** @param {Frame} frame */
  const note = (frame) => {
    for (const group of groups) if (group.node.open) group.note?.update(frame);
  };
  const memory = recall(desk, 'groups', () => ({ open: /** @type {Set<string>} */ (new Set()) }));
  for (const group of groups) {
    if (memory.open.has(group.id)) {
      group.node.open = true;
      furnish(group);
    }
    group.node.addEventListener('toggle', () => {
      memory.open.delete(group.id);
      if (!group.node.open) return;
      memory.open.add(group.id);
      furnish(group);
      desk.refresh();
    });
  }

  return {
    node,
    further,
    // On a narrow screen the inputs that decide come first; they stay in that order while somebody works with them.
    arrange(wide) {
      if (wide === arranged) return;
      arranged = wide;
      order = wide ? simple : decisiveFirst(desk, simple);
      if (!presented && !simpleNode.matches(':focus-within')) simpleNode.replaceChildren(...order.map((control) => control.node));
    },
    present(ids) {
      // What is typed next belongs to the input that was entered, whatever decides by then.
      if (String(ids) === String(wanted) || (ids && presented && isEntered())) return;
      wanted = ids;
      const chosen = ids && shown.filter(({ id }) => ids.includes(id)).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      const usual = chosen?.length ? chosen : shown.filter((parameter) => parameter.simple && parameter.solvable).slice(1, 1 + PRESENTED);
      presented = ids && usual.map((parameter) => simple.find((control) => control.parameter === parameter) ?? create(parameter));
      refill(simpleNode, ...(presented ?? order).map((control) => control.node));
      desk.refresh();
    },
    focus(id) {
      const group = groups.find((candidate) => candidate.parameters.some((parameter) => parameter.id === id));
      if (group) {
        group.node.open = true;
        furnish(group);
      }
      const control = [...simple, ...(group?.controls ?? [])].find(({ parameter }) => parameter.id === id);
      control?.range.focus();
    },
    update(frame) {
      if (words.complete && desk.further && !simpleOnly && !legend.firstChild) legend.append(desk.further.gradeLegend(desk));
      const open = groups.flatMap((group) => (group.node.open ? (group.controls ?? []) : []));
      const shown = presented ?? [...simple, ...open];
      for (const control of shown) control.update(frame);
      const visible = shown.filter((control) => !shelve(control));
      for (const group of groups) {
        write(group.summary, summarise(desk, group, frame));
      }
      note(frame);
      head.update(frame);
      history.update(frame);
      drawSparks(frame, frame.moving ? visible.filter(({ spark }) => sight.sees(spark)) : visible);
      slim.update(frame);
    },
    sharpen(frame) {
      note(frame);
      slim.update(frame);
    },
  };
}

/**
 * @param {Desk} desk
 * @param {Parameter[]} parameters
 * @returns {Group[]}
 */
function createGroups({ words }, parameters) {
  const ids = [...new Set(parameters.map(({ group }) => group))];
  return ids.map((id) => {
    const summary = h('span', { class: 'group-value' });
    const node = h(
      'details',
      { class: 'group', part: 'group' },
      h('summary', { class: 'group-summary', part: 'group-summary' }, h('span', {}, words.text(`group.${id}`)), summary),
    );
    return { id, node, summary, parameters: parameters.filter(({ group }) => group === id), controls: null, note: null };
  });
}

/**
 * Heading of the inputs, with the starting point.
 * @param {Desk} desk
 * @returns {Part}
 */
function createHead(desk) {
  const { engine, words, format } = desk;
  const choice = h(
    'select',
    { class: 'choice', part: 'choice', 'aria-label': words.text('preset.label'), change: () => desk.start(choice.value) },
    h('option', { value: '' }, words.text('preset.default')),
    ...engine.presets().map(({ id, label, values }) => h('option', { value: id }, words.text(`preset.${id}`, { employees: format.exact(values.employees, 'people') }, label))),
  );
  const node = h('div', { class: 'controls-head' }, heading(desk.level + 1, { class: 'controls-title' }, words.text('controls.title')), choice);
  return {
    node,
    update() {
      if (choice.value !== desk.preset) choice.value = desk.preset;
    },
  };
}

/**
 * Takes gestures back, does them again, and goes back to the start.
 * @param {Desk} desk
 * @returns {Part}
 */
function createHistory(desk) {
  const { words, state } = desk;
  /** @param {'undo' | 'redo' | 'reset'} name @param {string} part @param {() => void} click */
  const button = (name, part, click) =>
    h(
      'button',
      { type: 'button', class: 'history-button', part, 'aria-label': words.text(name), click },
      h('span', { 'aria-hidden': 'true' }, words.text(`symbol.${name}`)),
      words.text(name),
    );
  const undo = button('undo', 'undo', () => desk.undo());
  const redo = button('redo', 'redo', () => desk.redo());
  const reset = button('reset', 'reset-all', () => desk.reset());
  return {
    node: h('div', { class: 'history' }, undo, redo, reset),
    update() {
      const next = state.canUndo ? undo : state.canRedo ? redo : reset;
      mark(next, 'disabled', false);
      withdraw(undo, 'disabled', !state.canUndo, next);
      withdraw(redo, 'disabled', !state.canRedo, next);
    },
  };
}

/**
 * The short answer with a slim curve that stays in view while the inputs scroll on a narrow screen.
 * @typedef {Part & { svg: SVGSVGElement }} Slim
 */

/**
 * @param {Desk} desk
 * @returns {Slim}
 */
function createSlim(desk) {
  const { words, format, engine } = desk;
  const value = h('strong', { class: 'slim-value' });
  const range = h('span', { class: 'slim-range' });
  const svg = s('svg', { class: 'spark slim-spark', 'aria-hidden': 'true' });
  const node = h('div', { class: 'slim', part: 'slim' }, h('p', { class: 'slim-text' }, value, range), svg);
  return {
    node,
    svg,
    update(frame) {
      if (desk.wide) return;
      const { output } = frame.view;
      const unit = outputUnit(desk, output);
      const { p10, p50, p90 } = frame.of(output);
      const text = format.figure(p50, unit);
      write(
        value,
        output === 'total.reach'
          ? words.text('people-a-month', { count: shownCount(p50 ?? 0), value: text })
          : words.text('slim.other', { output: outputLabel(desk, output), value: text }),
      );
      write(range, frame.view.stress ? words.text('range.none') : format.range(p10, p90, unit));
      engine.drawSparks([svg], [frame.view.axis], frame.inputs, { output: frame.view.output });
    },
  };
}
