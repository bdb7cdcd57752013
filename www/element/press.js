/**
 * What would move the page under a finger waits until the finger is gone: a click that goes down on a button and comes up
 * on what has taken its place is none.
 */

import { own } from './own.js';

/** What is pressed, and only then does something. */
const PRESSED = 'button, a, summary, label';

/** The longest wait for whoever holds a button, or for a release that nobody heard of, in milliseconds. */
const LONGEST_MS = 3000;

/** A click comes so soon after its pointer is up, in milliseconds, where there is one. */
const CLICK_MS = 80;

/** Knows of the presses on what stands in an element. */
export class Press {
  /** What waits for the release, while something is pressed. @type {(() => void)[] | null} */
  #waiting = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLElement} root */
  constructor(root) {
    root.addEventListener('pointerdown', (event) => this.#begin(root, event.target), own({ capture: true }));
    // Nothing more to wait for: what it does is shown in the next frame.
    root.addEventListener('click', () => this.#endIn(0), own({ capture: true }));
  }

  get isHeld() {
    return this.#waiting !== null;
  }

  /** Acts at once, or after the release where something is pressed. @param {() => void} act */
  whenReleased(act) {
    if (this.#waiting) this.#waiting.push(act);
    else act();
  }

  /** @param {HTMLElement} root @param {EventTarget | null} target */
  #begin(root, target) {
    if (!(target instanceof Element) || !target.closest(PRESSED)) return;
    this.#waiting ??= [];
    this.#endIn(LONGEST_MS);
    const { defaultView } = root.ownerDocument;
    for (const kind of ['pointerup', 'pointercancel']) defaultView?.addEventListener(kind, () => this.#endIn(CLICK_MS), own({ capture: true, once: true }));
  }

  /** @param {number} after in milliseconds */
  #endIn(after) {
    if (!this.#waiting) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const acts = this.#waiting ?? [];
      this.#waiting = null;
      for (const act of acts) act();
    }, after);
  }
}
