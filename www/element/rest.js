/**
 * What comes once the first picture stands: the later module and the script of the panels. Without them, what is there
 * goes on, and says what it lacks until they have come.
 */

import { codeOf } from './alarm.js';
import { furtherArrival, loadFurther } from './later.js';
import { Loading } from './loading.js';

/** @typedef {import('./engine.js').Engine} Engine */

/**
 * What its owner does.
 * @typedef {object} Play
 * @property {(error: unknown) => void} raise tells the host
 * @property {() => void} use something has come
 * @property {() => void} say what it lacks is something else
 */

export class Rest {
  #play;
  /** Why it is not there, if somebody should know. @type {import('./engine.js').FailureCode | null} */
  lacking = null;

  /** @param {Play} play */
  constructor(play) {
    this.#play = play;
  }

  /**
   * Gets it; fulfilled once it is there, or has not come for long enough to say so.
   * @param {Engine} engine
   * @returns {Promise<void>}
   */
  get(engine) {
    return new Promise((known) => {
      /** @type {Promise<unknown>[]} */
      let parts = [];
      const loading = new Loading(
        (again) => Promise.all((parts = [engine.more(again), loadFurther()])),
        () => {
          this.#lack(null);
          this.#use();
          known();
        },
        (error) => {
          this.lack(error);
          // What still comes is used.
          for (const part of parts)
            part.then(
              () => this.#use(),
              () => {},
            );
          known();
        },
      );
      loading.start();
      // Others may have been luckier.
      void Promise.all([engine.arrival, furtherArrival.promise]).then(() => loading.retry());
    });
  }

  #use() {
    try {
      this.#play.use();
    } catch (error) {
      this.lack(error);
    }
  }

  /** @param {unknown} error */
  lack(error) {
    const code = codeOf(error);
    if (code !== this.lacking) this.#play.raise(error);
    this.#lack(code);
  }

  /** @param {import('./engine.js').FailureCode | null} code */
  #lack(code) {
    this.lacking = code;
    this.#play.say();
  }
}
