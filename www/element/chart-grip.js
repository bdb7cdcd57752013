/** What a hand on the chart can take hold of: the marker, which moves its input, and the goal. */

import { chartUses } from './chart-options.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./chart-pointer.js').Standing} Standing */
/** @typedef {import('./chart-pointer.js').Inspect} Inspect */

/** How near the hand must come, in CSS pixels. */
const GRASP = 24;
const GOAL_GRASP = 12;
/** How far a finger moves along before it is clear that it drags and does not scroll. */
const SLACK = 8;

/**
 * @param {Desk} desk
 * @param {Standing} standing
 * @param {Inspect} read
 * @param {(event: PointerEvent) => { x: number, y: number }} at where the hand is on the chart
 */
export function createGrip(desk, standing, read, at) {
  const { engine } = desk;
  /** @type {'marker' | 'goal' | null} */
  let held = null;
  /** A finger that has not yet moved along: it may be about to scroll. @type {{ x: number, y: number } | null} */
  let finger = null;
  /** The goal before the drag. @type {number | null} */
  let before = null;
  /** How far from the middle of the marker it was taken, in pixels of the chart. */
  let beside = 0;

  /** @param {PointerEvent} event @returns {'marker' | 'goal' | null} */
  const near = (event) => {
    const { frame, drawing } = standing;
    if (!drawing || !frame) return null;
    const { x, y } = at(event);
    const { marker, goal } = drawing;
    const { chart, axis } = frame.view;
    if (marker && chart === 'reach' && !desk.locked.has(axis) && Math.hypot(marker.x - x, marker.y - y) < GRASP) return 'marker';
    if (!goal || !chartUses(chart, 'goal')) return null;
    // A finger that goes up or down scrolls the page, whatever is under it.
    if (event.pointerType !== 'mouse' && chart !== 'odds') return null;
    return Math.abs(chart === 'odds' ? goal.x - x : goal.y - y) < GOAL_GRASP ? 'goal' : null;
  };

  /** Whether it is not clear yet that a finger drags. @param {PointerEvent} event */
  const mayScroll = ({ clientX, clientY }) => finger !== null && Math.abs(clientX - finger.x) < Math.max(SLACK, Math.abs(clientY - finger.y));

  /** @param {number} x */
  const dragMarker = (x) => {
    const parameter = standing.frame && desk.parameters.get(standing.frame.view.axis);
    const point = read({ px: x - beside });
    if (parameter && point) desk.slide(parameter, engine.position(parameter.id, point.x));
  };

  /** @param {{ x: number, y: number }} hand */
  const dragGoal = ({ x, y }) => {
    const isAlong = standing.frame?.view.chart === 'odds';
    const point = isAlong ? read({ px: x }) : read({ py: y });
    const value = point && (isAlong ? point.x : point.value);
    if (value !== null && value > 0) desk.ask({ goal: Number(value.toPrecision(2)) });
  };

  return {
    near,
    get held() {
      return held;
    },
    /** Takes hold of what is near. @param {PointerEvent} event */
    take(event) {
      held = event.button === 0 ? near(event) : null;
      if (!held) return;
      finger = event.pointerType === 'mouse' ? null : { x: event.clientX, y: event.clientY };
      before = desk.view.goal;
      beside = standing.drawing?.marker ? at(event).x - standing.drawing.marker.x : 0;
      if (held === 'marker') desk.state.begin();
    },
    /** @param {PointerEvent} event */
    drag(event) {
      if (mayScroll(event)) return;
      finger = null;
      if (held === 'marker') dragMarker(at(event).x);
      else dragGoal(at(event));
    },
    release() {
      if (!held) return;
      held = null;
      desk.commit();
    },
    /** The browser took the finger for scrolling: whatever it moved goes back. */
    cancel() {
      const dragged = held;
      held = null;
      if (dragged === 'marker') {
        desk.state.abandon();
        desk.refresh();
      } else if (dragged && desk.view.goal !== before) {
        desk.look({ goal: before });
        desk.commit();
      }
    },
  };
}
