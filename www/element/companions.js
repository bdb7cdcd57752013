/**
 * What else an input moves: beside the chosen result, visits and return stand small on the same x axis, drawn in the same
 * frame. Where there is room for one picture only, the result that the last input moves takes the place of the chosen one.
 */

import { chartOptions } from './chart-options.js';
import { outputLabel, outputUnit } from './desk.js';
import { h, mark, s, write } from './dom.js';
import { pointOf } from './frame.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('../pkg/reach_estimator.js').Drawing} Drawing */

/** Results of which one moves, whatever input of the first screen does; the first that the reader has not chosen. @type {OutputName[]} */
const RESULTS = ['total.clicks', 'money.roi', 'total.reach'];

/** How many stand below the chosen one. */
const SHOWN = 2;

/**
 * The results beside the chosen one.
 * @param {OutputName} chosen
 */
export function companionsOf(chosen) {
  return RESULTS.filter((name) => name !== chosen).slice(0, SHOWN);
}

/**
 * The result that an input moves: the chosen one where it does, else the first companion that follows it.
 * @param {Desk} desk
 * @param {ParameterId} id
 * @returns {OutputName}
 */
export function resultMovedBy({ engine, parameters, state, view }, id) {
  const row = parameters.get(id);
  if (!row) return view.output;
  const [low, high] = [row.min, row.max].map((value) => engine.figures(engine.withValue(state.inputs, id, value)));
  const follows = (/** @type {OutputName} */ name) => low && high && pointOf(low, name) !== pointOf(high, name);
  return [view.output, ...companionsOf(view.output)].find(follows) ?? view.output;
}

/** @param {Desk} desk */
export function createCompanions(desk) {
  const { format } = desk;
  const slots = [...Array(SHOWN)].map(() => {
    const label = h('span', {});
    const value = h('strong', {});
    const range = h('span', { class: 'companion-range' });
    // Its caption says the same in words.
    const svg = s('svg', { class: 'chart', 'aria-hidden': 'true' });
    return { label, value, range, svg, node: h('figure', { class: 'companion', part: 'companion' }, h('figcaption', {}, label, value, range), svg) };
  });
  const node = h('div', { class: 'companions', part: 'companions', hidden: true }, ...slots.map((slot) => slot.node));
  let width = 0;
  let height = 0;
  /** @type {(Drawing['hold'] | null)[]} */
  const held = slots.map(() => null);
  /** @type {(Drawing | null)[]} */
  const drawn = slots.map(() => null);
  return {
    node,
    /**
     * Takes over the size of the pictures after a layout.
     * @param {boolean} shown
     */
    measure(shown) {
      mark(node, 'hidden', !shown);
      const { svg } = slots[0] ?? {};
      width = Math.round(svg?.clientWidth ?? 0);
      height = Math.round(svg?.clientHeight ?? 0);
    },
    /**
     * What is to be drawn beside the chosen result.
     * @param {Frame} frame
     * @param {boolean} shown
     */
    ask(frame, shown) {
      if (node.hidden === shown) this.measure(shown);
      if (!shown || !width || !height) return [];
      return companionsOf(frame.view.output).flatMap((output, index) => {
        const slot = slots[index];
        if (!slot) return [];
        held[index] = frame.moving ? (held[index] ?? drawn[index]?.hold ?? null) : null;
        const view = { ...frame.view, output, goal: null, log: false };
        const options = Object.assign(chartOptions(desk, frame, { width, height, hold: held[index] ?? null }, view), { scenarios: [] });
        return [{ svg: slot.svg, options }];
      });
    },
    /**
     * Says what was drawn.
     * @param {Frame} frame
     * @param {Drawing[]} pictures
     */
    show(frame, pictures) {
      pictures.forEach((picture, index) => {
        const slot = slots[index];
        const output = companionsOf(frame.view.output)[index];
        if (!slot || !output) return;
        drawn[index] = picture;
        mark(slot.svg, 'data-companion', output);
        const unit = outputUnit(desk, output);
        const { p10, p50, p90 } = frame.of(output);
        write(slot.label, outputLabel(desk, output));
        write(slot.value, format.figure(p50, unit));
        write(slot.range, format.range(p10, p90, unit));
      });
    },
  };
}
