/** What is done once what it needs has come: the later module, parts, texts. Whoever asks waits visibly. */

import { mark } from './dom.js';
import { loadFurther } from './later.js';

/** @typedef {import('./desk.js').Desk} Desk */

/**
 * What it needs of the session around it.
 * @typedef {object} Surface
 * @property {HTMLElement} root
 * @property {() => void} complete puts in its place what has come
 * @property {() => void} found something has come
 * @property {() => void} giveUp nobody waits any longer
 * @property {(error: unknown) => void} fail
 * @property {(error: unknown) => void} miss what was waited for has not come
 */

export class Errands {
  #desk;
  #surface;
  /** What waits for the later module. @type {Set<() => void>} */
  #asking = new Set();

  /** @param {Desk} desk @param {Surface} surface */
  constructor(desk, surface) {
    this.#desk = desk;
    this.#surface = surface;
  }

  /** Whether everything has come. */
  get isComplete() {
    return this.#desk.engine.whole && this.#isFurnished && !this.#desk.words.standsIn;
  }

  /** Whether texts and parts of what opens later are here. */
  get #isFurnished() {
    return this.#desk.words.complete && this.#desk.further !== null;
  }

  /**
   * Asks for everything that comes later.
   * @param {import('./tries.js').Urgency} urgency
   * @returns {Promise<unknown>[]}
   */
  ask(urgency) {
    const parts = [this.#desk.engine.more(urgency), ...this.#askForFurniture(urgency)];
    // Last, and only after the others: it keeps nobody from what has come.
    if (!this.#desk.words.standsIn) return parts;
    return [...parts, Promise.allSettled(parts).then(() => this.#desk.words.whenWanted(urgency))];
  }

  /** @param {import('./tries.js').Urgency} urgency @returns {Promise<unknown>[]} */
  #askForFurniture(urgency) {
    return [this.#desk.words.whenComplete(urgency), loadFurther(urgency)];
  }

  /**
   * Acts once texts and parts of what opens later are here.
   * @param {() => void} act
   * @param {boolean} [asked] whether somebody waits for it
   */
  furnish(act, asked = true) {
    const then = () => {
      this.#surface.complete();
      act();
    };
    if (this.#isFurnished) then();
    else void this.wait(Promise.all(this.#askForFurniture(asked && 'soon')), then, asked);
  }

  /**
   * Acts once the later module is here too, which every export is made by.
   * @param {() => void} act
   * @param {() => void} otherwise
   */
  onceWhole(act, otherwise) {
    if (this.#desk.engine.whole) {
      this.furnish(act);
      return;
    }
    const all = Promise.all([this.#desk.engine.more('soon'), ...this.#askForFurniture('soon')]);
    // Whoever asks again meanwhile has asked once.
    const isNew = !this.#asking.has(act);
    this.#asking.add(act);
    void this.wait(all, () => isNew && this.furnish(act), true, otherwise).finally(() => this.#asking.delete(act));
  }

  /**
   * @param {Promise<unknown>} coming
   * @param {() => void} then
   * @param {boolean} visibly
   * @param {() => void} [otherwise]
   */
  async wait(coming, then, visibly, otherwise) {
    const { root, found, giveUp, fail, miss } = this.#surface;
    const end = (/** @type {(error: unknown) => void} */ say, /** @type {unknown} */ error) => {
      giveUp();
      say(error);
      otherwise?.();
    };
    if (visibly) mark(root, 'aria-busy', 'true');
    try {
      await coming;
    } catch (error) {
      end(miss, error);
      return;
    } finally {
      if (visibly) mark(root, 'aria-busy', null);
    }
    found();
    try {
      then();
    } catch (error) {
      end(fail, error);
    }
  }
}
