/** What the parts of an element may ask for: gestures, looks, and the way back. */

import { codeOf } from './alarm.js';
import { resultMovedBy } from './companions.js';
import { createApology } from './failure.js';
import { further } from './later.js';
import { Loading } from './loading.js';
import { own } from './own.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').ParameterId} ParameterId */

/**
 * What the session does about it.
 * @typedef {object} Session
 * @property {() => void} overtake what was asked for before this is no longer wanted
 * @property {() => void} touch shows a change of the user's that is not committed yet
 * @property {() => void} commit shows one that is
 * @property {() => void} refresh
 * @property {(panel: string | null, given?: unknown) => void} open
 * @property {(id: ParameterId) => void} focus
 * @property {(act: () => void) => void} furnish
 * @property {(act: () => void, otherwise: () => void) => void} onceWhole
 * @property {(css: string) => void} wear
 * @property {(text: string) => void} announce
 */

/**
 * @param {import('./session.js').Owner} owner
 * @param {Session} session
 * @returns {Desk}
 */
export function createDesk({ base, start, link, reopen, notes, forget, fail }, session) {
  const { engine, state, view } = base;
  /** @type {ParameterId | null} */
  let lastMoved = null;
  /**
   * Acts on everything but what the host has locked.
   * @template T
   * @param {() => T} change
   */
  const hold = (change) => {
    const held = [...base.locked].flatMap((id) => base.parameters.get(id)?.name ?? []);
    const before = state.holding(held, {});
    const answer = change();
    const { inputs } = state;
    const moved = held.filter((name) => inputs[name] !== before[name] || String(inputs.ranges?.[name]) !== String(before.ranges?.[name]));
    if (moved.length) state.restore(moved, before);
    return answer;
  };
  /** @type {Desk} */
  const desk = {
    ...base,
    fail,
    hold,
    wide: false,
    magnification: 1,
    shown: null,
    asked: new Set(),
    asking: false,
    get further() {
      return further();
    },
    get preset() {
      return state.preset;
    },
    move(parameter, value) {
      if (base.locked.has(parameter.id)) return;
      if (!desk.wide && lastMoved !== parameter.id) desk.shown = resultMovedBy(desk, parameter.id);
      lastMoved = parameter.id;
      session.overtake();
      state.begin();
      state.set(engine, parameter, value);
      session.touch();
    },
    slide(parameter, at) {
      // Many values lie at one position: where the gesture began it is the value that was there.
      const began = state.began(parameter);
      const isBack = Math.round(engine.position(parameter.id, began)) === Math.round(at);
      desk.move(parameter, isBack ? began : engine.valueAt(parameter.id, at));
    },
    commit() {
      if (state.commit()) session.commit();
      else session.refresh();
    },
    act(change) {
      session.overtake();
      const ended = state.commit();
      state.begin();
      hold(change);
      if (state.commit() || ended) session.commit();
      else session.refresh();
    },
    look(asked) {
      const changes = own(asked);
      if (changes.chart) session.open(null);
      if (changes.output) desk.shown = null;
      Object.assign(view, changes);
      session.touch();
    },
    ask(changes) {
      desk.asking = true;
      desk.look(changes);
    },
    undo() {
      if (!hold(() => state.undo())) return;
      session.overtake();
      session.commit();
    },
    redo() {
      if (!hold(() => state.redo())) return;
      session.overtake();
      session.commit();
    },
    reset() {
      this.act(() => state.reset());
    },
    start(id) {
      this.act(() => start(id));
    },
    refresh: session.refresh,
    focus: session.focus,
    open: session.open,
    reopen,
    furnish: session.furnish,
    onceWhole: session.onceWhole,
    wear: session.wear,
    link,
    notes,
    forget: () => {
      forget();
      session.refresh();
    },
    announce: session.announce,
    load(get, arrived, lack) {
      const loading = new Loading(get, arrived, (error, mayPass) => lack(codeOf(error) === 'slow', mayPass));
      loading.start();
      return loading;
    },
    apologise: (sentence, retry) => createApology(base.words.tag, sentence, retry),
  };
  return desk;
}
