/**
 * The slider of an input: a native range, so that keys, mouse and readers of the screen know it, that goes by the value's
 * own scale and tells a finger that scrolls the page from one that slides.
 */

import { h } from './dom.js';
import { own } from './own.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Parameter} Parameter */

/** Slider positions, as the engine counts them. */
const POSITIONS = 1000;

/** How far a finger moves, in CSS pixels, before it is clear where it goes. */
const SLACK = 3;

/**
 * @typedef {object} Slider
 * @property {HTMLInputElement} range
 * @property {(value: number) => number} along where a value lies, from 0 to 1
 * @property {(value: number) => void} show puts the thumb there, unless it is in somebody's hand
 */

/**
 * @param {Desk} desk
 * @param {Parameter} parameter
 * @param {string} id
 * @param {() => number} current
 * @returns {Slider}
 */
export function createSlider(desk, parameter, id, current) {
  const { engine } = desk;
  const position = (/** @type {number} */ value) => engine.position(parameter.id, value);
  /** A gesture of mouse or finger. Writing the range's value during one would end it without `change` in WebKit. */
  let held = false;
  /** A finger that has not yet moved sideways: it may be about to scroll. `at` is what the range would become. */
  let finger = /** @type {{ x: number, at: number } | 'scrolls' | null} */ (null);

  const move = (/** @type {number} */ at) => desk.slide(parameter, at);
  let shown = { value: NaN, at: 0 };
  const show = (/** @type {number} */ value) => {
    if (value !== shown.value) shown = { value, at: Math.round(position(value)) };
    const { at } = shown;
    if (!held && Number(range.value) !== at) range.value = String(at);
  };
  const release = () => {
    held = false;
    desk.commit();
  };

  const range = h('input', {
    type: 'range',
    class: 'range',
    part: 'range',
    id,
    min: 0,
    max: POSITIONS,
    step: 1,
    input: () => {
      if (finger) {
        if (finger !== 'scrolls') finger.at = Number(range.value);
        range.value = String(Math.round(position(current())));
        return;
      }
      held = true;
      move(Number(range.value));
    },
    change: release,
    blur: () => {
      if (held) release();
    },
  });

  range.addEventListener('pointerdown', ({ pointerType, clientX }) => {
    finger = pointerType === 'mouse' || range.disabled ? null : { x: clientX, at: Number(range.value) };
  });
  range.addEventListener('pointermove', ({ clientX }) => {
    if (finger && finger !== 'scrolls' && Math.abs(clientX - finger.x) > SLACK) finger = null;
  });
  range.addEventListener('pointercancel', () => {
    if (finger) finger = 'scrolls';
    else if (held) setTimeout(release);
  });
  for (const end of ['touchend', 'touchcancel']) range.addEventListener(end, () => (finger = null), own({ passive: true }));
  range.addEventListener('pointerup', () => {
    const tapped = finger && finger !== 'scrolls' ? finger.at : null;
    finger = null;
    if (tapped !== null && tapped !== Number(range.value)) move(tapped);
    // Where the thumb ends up where it started there is no `change`.
    if (held || tapped !== null) setTimeout(release);
  });

  stepByValue(desk, parameter, range, current);
  return { range, along: (value) => position(value) / POSITIONS, show };
}

/**
 * Native sliders move a fixed distance; here an arrow key moves to the next value that differs, however coarse the scale.
 * @param {Desk} desk
 * @param {Parameter} parameter
 * @param {HTMLInputElement} range
 * @param {() => number} current
 */
function stepByValue({ engine, words, move, commit }, parameter, range, current) {
  const forward = words.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = words.direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  let stepping = false;
  range.addEventListener('keydown', (event) => {
    const direction = event.key === 'ArrowUp' || event.key === forward ? 1 : event.key === 'ArrowDown' || event.key === backward ? -1 : 0;
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const value = current();
    let position = Math.round(engine.position(parameter.id, value));
    let next = value;
    while (position + direction >= 0 && position + direction <= POSITIONS && !((next - value) * direction > 0)) {
      position += direction;
      next = engine.valueAt(parameter.id, position);
    }
    if ((next - value) * direction > 0) {
      stepping = true;
      move(parameter, next);
    }
  });
  const end = () => {
    if (stepping) commit();
    stepping = false;
  };
  range.addEventListener('keyup', end);
  range.addEventListener('blur', end);
}
