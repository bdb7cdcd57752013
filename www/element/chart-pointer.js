/**
 * Hands on the chart: a crosshair by mouse, touch or keyboard with the reading in words; the marker and the goal can be
 * dragged. Keyboard users inspect with a native slider that lies along the axis and move the same values in their fields.
 */

import { chartUses } from './chart-options.js';
import { outputUnit, valueOf } from './desk.js';
import { h, mark, useUp, write } from './dom.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('../pkg/reach_estimator.js').Drawing} Drawing */
/** @typedef {import('../pkg/reach_estimator.js').ChartOptions} ChartOptions */
/** @typedef {import('../pkg/reach_estimator.js').Inspection} Inspection */

/** How near the hand must come, in CSS pixels. */
const GRASP = 24;
const GOAL_GRASP = 12;
/** How near the crosshair must come to what was counted for that to be said. */
const NEAR = 6;
/** How far a finger moves along before it is clear that it drags and does not scroll. */
const SLACK = 8;
/** Steps of the slider that inspects. */
const STEPS = 100;
/** Space between the point and what is said about it. */
const GAP = 12;
/** Width from which there is room for what the marker says, also when nobody points. */
const ROOMY = 480;
/** Height of what is said. */
const READOUT = 42;

/**
 * @param {Desk} desk
 * @param {SVGSVGElement} svg
 */
export function createPointer(desk, svg) {
  const { engine, words, format } = desk;
  const line = h('div', { class: 'crosshair', 'aria-hidden': 'true', hidden: true });
  const dot = h('div', { class: 'crosshair-dot', 'aria-hidden': 'true', hidden: true });
  const strong = h('strong', {});
  const soft = h('span', {});
  const readout = h('div', { class: 'readout', dir: words.direction, part: 'readout', 'aria-hidden': 'true', hidden: true }, strong, soft);
  const inspect = h('input', { type: 'range', class: 'inspect', min: 0, max: STEPS, step: 1, dir: 'ltr', 'aria-label': words.text('chart.inspect') });

  /** @type {Frame | null} */
  let frame = null;
  /** @type {Drawing | null} */
  let drawing = null;
  /** @type {ChartOptions | null} */
  let options = null;
  /** Pixel under inspection; null when the marker speaks. @type {number | null} */
  let looking = null;
  /** @type {'marker' | 'goal' | null} */
  let dragging = null;
  /** A finger that has not yet moved along: it may be about to scroll. @type {{ x: number, y: number } | null} */
  let finger = null;
  /** The goal before the drag. @type {number | null} */
  let before = null;
  /** How far from the middle of the marker it was taken, in pixels of the chart. */
  let grip = 0;

  /** @param {{ px: number } | { py: number }} at @returns {Inspection | null} */
  const read = (at) => (frame && options ? engine.inspect(frame.view.chart, frame.inputs, options, at) : null);

  /** @param {Inspection} point */
  const phrase = (point) => {
    if (!frame || !drawing) return { first: '', second: '' };
    const { chart, axis, output } = frame.view;
    const unit = outputUnit(desk, output);
    const { counted } = drawing;
    if (counted && isNear(point, counted)) {
      return {
        first: words.text('readout.counted', { y: format.amount(counted.value, unit) }),
        second: words.text('readout.counted.range', { low: format.figure(counted.p10, unit), high: format.figure(counted.p90, unit) }),
      };
    }
    const value = point.p50 ?? point.value;
    const values = {
      x: chart === 'reach' ? valueOf(desk, axis, point.x) : chart === 'odds' ? format.amount(point.x, unit) : format.exact(point.x, 'rounds'),
      y: format.amount(value, chart === 'reach' ? unit : 'people'),
      impressions: format.amount(point.envelope, 'impressions'),
      low: format.figure(point.p10, chart === 'reach' ? unit : 'people'),
      high: format.figure(point.p90, chart === 'reach' ? unit : 'people'),
      page: format.figure(point.page, unit),
      chance: point.probability === null ? '' : format.inTen(point.probability),
    };
    const first = words.text(`readout.${chart}`, values);
    const ranged = chart === 'rounds' || (point.p10 !== null && point.p10 !== point.p90);
    const second = ranged && words.has(`readout.${chart}.range`) ? words.text(`readout.${chart}.range`, values) : '';
    return { first, second };
  };

  /**
   * Whether the crosshair stands at what was counted, nearer than the next step of the slider.
   * @param {Inspection} point
   * @param {{ x: number }} counted
   */
  const isNear = ({ px }, { x }) => looking !== null && drawing !== null && Math.abs(px - x) <= Math.max(NEAR, drawing.plot.width / STEPS / 2);

  /** @returns {Inspection | null} */
  const current = () => {
    if (!drawing) return null;
    if (looking !== null) return read({ px: looking });
    if (!drawing.marker || frame?.view.chart !== 'reach') return null;
    const point = read({ px: drawing.marker.x });
    // Where the axis is no uncertain input, the marker is the answer itself, also where the plot ends before it.
    return point && !engine.rangeFor(frame.inputs, frame.view.axis) ? { ...point, ...frame.of(frame.view.output) } : point;
  };

  const show = () => {
    const point = current();
    const hovering = looking !== null && dragging !== 'marker';
    const idle = looking === null && !dragging;
    mark(readout, 'hidden', !point || (idle && (options?.width ?? 0) < ROOMY));
    mark(line, 'hidden', !point || !hovering);
    mark(dot, 'hidden', line.hidden);
    if (!point || !drawing) return;
    const { first, second } = phrase(point);
    write(strong, first);
    write(soft, second);
    place(point, drawing);
  };

  /**
   * @param {Inspection} point
   * @param {Drawing} where
   */
  const place = (point, { plot, marker, counted }) => {
    const told = counted && isNear(point, counted) ? counted : null;
    const x = told ? told.x : looking === null && marker ? marker.x : point.px;
    const y = told ? told.y : looking === null && marker ? marker.y : (point.py ?? plot.top);
    // Moved by transforms, which lay nothing out.
    line.style.height = `${plot.height}px`;
    line.style.transform = `translate(${x}px, ${plot.top}px)`;
    dot.style.transform = `translate(${x}px, ${y}px)`;
    // Shifted by its own share of the way along the plot, it stays inside without being measured.
    const along = plot.width ? Math.max(0, Math.min(1, (x - plot.left) / plot.width)) : 0;
    const below = y + GAP + READOUT < plot.top + plot.height;
    const top = below ? y + GAP : Math.max(0, y - GAP - READOUT);
    readout.style.transform = `translate(calc(${x}px - ${100 * along}%), ${top}px)`;
  };

  /** @param {PointerEvent} event */
  const at = (event) => {
    const box = svg.getBoundingClientRect();
    const scale = box.width ? (options?.width ?? box.width) / box.width : 1;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  };

  /** @param {PointerEvent} event @returns {'marker' | 'goal' | null} */
  const grasp = (event) => {
    if (!drawing || !frame) return null;
    const { x, y } = at(event);
    const { marker, goal } = drawing;
    const chart = frame.view.chart;
    if (marker && chart === 'reach' && !desk.locked.has(frame.view.axis) && Math.hypot(marker.x - x, marker.y - y) < GRASP) return 'marker';
    if (!goal || !chartUses(chart, 'goal')) return null;
    // A finger that goes up or down scrolls the page, whatever is under it.
    if (event.pointerType !== 'mouse' && chart !== 'odds') return null;
    return Math.abs(chart === 'odds' ? goal.x - x : goal.y - y) < GOAL_GRASP ? 'goal' : null;
  };

  /** Whether it is not clear yet that a finger drags. @param {PointerEvent} event */
  const mayScroll = ({ clientX, clientY }) => finger !== null && Math.abs(clientX - finger.x) < Math.max(SLACK, Math.abs(clientY - finger.y));

  /** @param {PointerEvent} event */
  const drag = (event) => {
    if (!frame) return;
    const { x, y } = at(event);
    if (dragging === 'marker') {
      const parameter = desk.parameters.get(frame.view.axis);
      const point = read({ px: x - grip });
      if (parameter && point) desk.slide(parameter, engine.position(parameter.id, point.x));
    } else {
      const point = frame.view.chart === 'odds' ? read({ px: x }) : read({ py: y });
      const value = point ? (frame.view.chart === 'odds' ? point.x : point.value) : null;
      if (value !== null && value > 0) desk.ask({ goal: Number(value.toPrecision(2)) });
    }
  };

  /** @param {PointerEvent} event */
  const lookAt = (event) => {
    if (!drawing || !frame) return;
    const { x } = at(event);
    const inside = x >= drawing.plot.left && x <= drawing.plot.left + drawing.plot.width;
    looking = inside && chartUses(frame.view.chart, 'inspect') ? x : null;
    show();
  };

  svg.addEventListener('pointerdown', (event) => {
    // A second finger changes nothing about what the first one holds.
    if (dragging) return;
    dragging = event.button === 0 ? grasp(event) : null;
    if (!dragging) {
      lookAt(event);
      return;
    }
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    looking = null;
    finger = event.pointerType === 'mouse' ? null : { x: event.clientX, y: event.clientY };
    before = desk.view.goal;
    grip = dragging === 'marker' && drawing?.marker ? at(event).x - drawing.marker.x : 0;
    if (dragging === 'marker') desk.state.begin();
  });
  svg.addEventListener('pointermove', (event) => {
    // Let go while the chart was out of the page.
    if (dragging && !event.buttons) release();
    if (dragging) {
      if (mayScroll(event)) return;
      finger = null;
      drag(event);
      return;
    }
    mark(svg, 'data-grasp', grasp(event));
    lookAt(event);
  });
  const release = () => {
    if (!dragging) return;
    dragging = null;
    desk.commit();
  };
  /** The browser took the finger for scrolling: whatever it moved goes back. */
  const cancel = () => {
    const dragged = dragging;
    dragging = null;
    if (dragged === 'marker') {
      desk.state.abandon();
      desk.refresh();
    } else if (dragged && desk.view.goal !== before) {
      desk.look({ goal: before });
      desk.commit();
    }
  };
  svg.addEventListener('click', (event) => {
    const id = event.target instanceof Element ? event.target.getAttribute('data-about') : null;
    const row = [...desk.parameters.values()].find((parameter) => parameter.id === id);
    if (row) desk.focus(row.id);
  });
  svg.addEventListener('pointerup', release);
  svg.addEventListener('pointercancel', cancel);
  svg.addEventListener('pointerleave', (event) => {
    // What a finger asked for stays until it asks for something else.
    if (dragging || event.pointerType !== 'mouse') return;
    looking = null;
    mark(svg, 'data-grasp', null);
    show();
  });

  const look = () => {
    if (!drawing) return;
    looking = drawing.plot.left + (drawing.plot.width * Number(inspect.value)) / STEPS;
    const point = current();
    if (point) {
      const { first, second } = phrase(point);
      mark(inspect, 'aria-valuetext', [first, second].filter(Boolean).join('. '));
    }
    show();
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
    nodes: [line, dot, readout, inspect],
    /**
     * @param {Frame} now
     * @param {Drawing} drawn
     * @param {ChartOptions} asked
     */
    update(now, drawn, asked) {
      frame = now;
      drawing = drawn;
      options = asked;
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
