/**
 * Hands on the chart: a crosshair by mouse, touch or keyboard with the reading in words; the marker and the goal can be
 * dragged. Keyboard users inspect with a native slider that lies along the axis and move the same values in their fields.
 */

import { createGrip } from './chart-grip.js';
import { chartUses } from './chart-options.js';
import { createReadout, phraseOf, phraseOfCounted } from './chart-readout.js';
import { h, mark, useUp } from './dom.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('../pkg/reach_estimator.js').Drawing} Drawing */
/** @typedef {import('../pkg/reach_estimator.js').ChartOptions} ChartOptions */
/** @typedef {import('../pkg/reach_estimator.js').Inspection} Inspection */

/** What stands on the screen. @typedef {{ frame: Frame | null, drawing: Drawing | null, options: ChartOptions | null }} Standing */
/** What the chart knows of a point of it, in its pixels. @typedef {(at: { px: number } | { py: number }) => Inspection | null} Inspect */

/** How near the crosshair must come to what was counted for that to be said, in CSS pixels. */
const NEAR = 6;
/** Steps of the slider that inspects. */
const STEPS = 100;
/** Width from which there is room for what the marker says, also when nobody points. */
const ROOMY = 480;

/**
 * @param {Desk} desk
 * @param {SVGSVGElement} svg
 */
export function createPointer(desk, svg) {
  const { engine, words } = desk;
  const inspect = h('input', { type: 'range', class: 'inspect', min: 0, max: STEPS, step: 1, dir: 'ltr', 'aria-label': words.text('chart.inspect') });
  /** @type {Standing} */
  const standing = { frame: null, drawing: null, options: null };
  /** Pixel under inspection; null when the marker speaks. @type {number | null} */
  let looking = null;

  /** @type {Inspect} */
  const read = (at) => {
    const { frame, options } = standing;
    return frame && options ? engine.inspect(frame.view.chart, frame.inputs, options, at) : null;
  };

  /** @param {PointerEvent} event */
  const at = (event) => {
    const box = svg.getBoundingClientRect();
    const scale = box.width ? (standing.options?.width ?? box.width) / box.width : 1;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  };

  const readout = createReadout(desk);
  const grip = createGrip(desk, standing, read, at);

  /** What was counted, where the crosshair stands at it, nearer than the next step of the slider. @param {Inspection} point @param {Drawing} drawing */
  const countedAt = ({ px }, { counted, plot }) => (counted && looking !== null && Math.abs(px - counted.x) <= Math.max(NEAR, plot.width / STEPS / 2) ? counted : null);

  /** @returns {Inspection | null} */
  const current = () => {
    const { frame, drawing } = standing;
    if (!drawing) return null;
    if (looking !== null) return read({ px: looking });
    if (!drawing.marker || frame?.view.chart !== 'reach') return null;
    const point = read({ px: drawing.marker.x });
    // Where the axis is no uncertain input, the marker is the answer itself, also where the plot ends before it.
    return point && !engine.rangeFor(frame.inputs, frame.view.axis) ? { ...point, ...frame.of(frame.view.output) } : point;
  };

  /** Shows what is known where somebody looks, or else at the marker, and returns what it says of that. */
  const show = () => {
    const point = current();
    const hovering = looking !== null && grip.held !== 'marker';
    const idle = looking === null && !grip.held;
    const { frame, drawing, options } = standing;
    readout.reveal(point !== null && !(idle && (options?.width ?? 0) < ROOMY * desk.magnification), point !== null && hovering);
    if (!point || !frame || !drawing) return null;
    const counted = countedAt(point, drawing);
    const marked = looking === null ? drawing.marker : null;
    const phrase = counted ? phraseOfCounted(desk, frame, counted) : phraseOf(desk, frame, point);
    readout.say(counted ?? marked ?? { x: point.px, y: point.py ?? drawing.plot.top }, drawing.plot, phrase);
    return phrase;
  };

  /** @param {PointerEvent} event */
  const lookAt = (event) => {
    const { frame, drawing } = standing;
    if (!drawing || !frame) return;
    const { x } = at(event);
    const inside = x >= drawing.plot.left && x <= drawing.plot.left + drawing.plot.width;
    looking = inside && chartUses(frame.view.chart, 'inspect') ? x : null;
    show();
  };

  svg.addEventListener('pointerdown', (event) => {
    // A second finger changes nothing about what the first one holds.
    if (grip.held) return;
    grip.take(event);
    if (!grip.held) {
      lookAt(event);
      return;
    }
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    looking = null;
  });
  svg.addEventListener('pointermove', (event) => {
    // Let go while the chart was out of the page.
    if (grip.held && !event.buttons) grip.release();
    if (grip.held) {
      grip.drag(event);
      return;
    }
    mark(svg, 'data-grasp', grip.near(event));
    lookAt(event);
  });
  svg.addEventListener('click', (event) => {
    const id = event.target instanceof Element ? event.target.getAttribute('data-about') : null;
    const row = [...desk.parameters.values()].find((parameter) => parameter.id === id);
    if (row) desk.focus(row.id);
  });
  svg.addEventListener('pointerup', grip.release);
  svg.addEventListener('pointercancel', grip.cancel);
  svg.addEventListener('pointerleave', (event) => {
    // What a finger asked for stays until it asks for something else.
    if (grip.held || event.pointerType !== 'mouse') return;
    looking = null;
    mark(svg, 'data-grasp', null);
    show();
  });

  const look = () => {
    const { drawing } = standing;
    if (!drawing) return;
    looking = drawing.plot.left + (drawing.plot.width * Number(inspect.value)) / STEPS;
    const phrase = show();
    if (phrase) mark(inspect, 'aria-valuetext', [phrase.first, phrase.second].filter(Boolean).join('. '));
  };
  inspect.addEventListener('input', look);
  inspect.addEventListener('focus', look);
  inspect.addEventListener('blur', () => {
    looking = null;
    show();
  });
  inspect.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || looking === null) return;
    useUp(event);
    looking = null;
    show();
  });

  return {
    nodes: [...readout.nodes, inspect],
    /**
     * @param {Frame} now
     * @param {Drawing} drawn
     * @param {ChartOptions} asked
     */
    update(now, drawn, asked) {
      Object.assign(standing, { frame: now, drawing: drawn, options: asked });
      mark(inspect, 'hidden', !chartUses(now.view.chart, 'inspect'));
      inspect.style.left = `${drawn.plot.left}px`;
      inspect.style.width = `${drawn.plot.width}px`;
      inspect.style.top = `${drawn.plot.top + drawn.plot.height}px`;
      if (drawn.marker && inspect.getRootNode() instanceof ShadowRoot && /** @type {ShadowRoot} */ (inspect.getRootNode()).activeElement !== inspect) {
        inspect.value = String(Math.round(((drawn.marker.x - drawn.plot.left) / drawn.plot.width) * STEPS));
      }
      show();
    },
  };
}
