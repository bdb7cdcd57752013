/** What the page gets once for all its elements. */

import { Waiting } from './waiting.js';

/** Answers that the next try will get too: the site has no such file. */
export const ABSENT = [403, 404, 410];

/** Another try within this time of the last is the same for all elements of the page. */
export const SAME_TRY_MS = 20;

/** How long whoever waits leaves to a try that is under way, and whoever asks by the way to others after one that has failed. */
const UNANSWERED_MS = 4000;
const FAILED_MS = 1000;

/** How long nothing may arrive before somebody who waits is told. */
export const PATIENCE_MS = 8000;

/**
 * How urgently it is asked for: `now`, by somebody who has seen that it does not come; `soon`, by somebody who waits for it,
 * but not for what was asked for long ago; or by the way.
 * @typedef {'now' | 'soon' | false} Urgency
 */

/**
 * Whoever asks joins the try that is under way, or makes another after one that has failed or not answered for long.
 * Earlier tries may still arrive; the first that does counts.
 * @template T
 */
export class Tries {
  #get;
  /** What has come; null until then. @type {T | null} */
  found = null;
  /** @type {Waiting<T>} */
  #coming = new Waiting();
  /** @type {Waiting<T>} */
  #arrival = new Waiting();
  /** Whether the newest try has failed. */
  #failed = false;
  #begun = 0;
  #running = 0;
  #since = -Infinity;

  /** @param {(attempt: number) => Promise<T>} get is told how many tries were made before */
  constructor(get) {
    this.#get = get;
  }

  /** Kept once it has come, whoever has asked for it. */
  get arrival() {
    return this.#arrival.promise;
  }

  /**
   * @param {Urgency} [again]
   * @returns {Promise<T>} broken when the newest try fails
   */
  ask(again = false) {
    const unanswered = again === 'now' ? SAME_TRY_MS : again ? UNANSWERED_MS : Infinity;
    const pause = this.#running && !this.#failed ? unanswered : again ? SAME_TRY_MS : FAILED_MS;
    if (this.found === null && performance.now() - this.#since > pause) void this.#try();
    return this.#coming.promise;
  }

  async #try() {
    const attempt = this.#begun;
    this.#begun += 1;
    this.#running += 1;
    this.#since = performance.now();
    this.#failed = false;
    this.#coming.again();
    try {
      const found = await this.#get(attempt);
      if (this.found !== null) return;
      this.found = found;
      this.#coming.again();
      this.#coming.keep(found);
      this.#arrival.keep(found);
    } catch (error) {
      if (this.found !== null || attempt < this.#begun - 1) return;
      this.#failed = true;
      this.#coming.break(error);
    } finally {
      this.#running -= 1;
    }
  }
}
