/**
 * What comes once the first picture stands: the later module, the script of the panels and their texts. Without them, what
 * is there goes on, and says what it lacks until they have come.
 */

import { codeOf } from './alarm.js';
import { furtherArrival } from './later.js';
import { Loading } from './loading.js';
import { Waiting } from './waiting.js';

/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./engine.js').FailureCode} FailureCode */

/**
 * What its owner does.
 * @typedef {object} Play
 * @property {(again: import('./tries.js').Urgency) => Promise<unknown>[]} ask asks for each part, with the texts of the language that is shown
 * @property {() => boolean} standsIn whether the last of these is a language that English stands in for
 * @property {() => boolean} isComplete whether everything is here
 * @property {(error: unknown) => void} raise tells the host
 * @property {() => void} use something has come
 * @property {() => void} say what it lacks is something else
 */

export class Rest {
  #engine;
  #play;
  /** Until all has come. @type {Loading<unknown[]> | null} */
  #loading = null;
  /** Whether it is time for it. */
  #wanted = false;
  /** Until it is there, or a try has failed. @type {Waiting<void>} */
  #known = new Waiting();
  /** Why it is not there, and whether another try may help, if somebody should know. @type {{ code: FailureCode, mayPass: boolean } | null} */
  lacking = null;

  /** @param {Engine} engine @param {Play} play */
  constructor(engine, play) {
    this.#engine = engine;
    this.#play = play;
  }

  /**
   * Gets it; fulfilled once it is there, or a try has failed. What is only slow is waited for.
   * @returns {Promise<void>}
   */
  get() {
    this.#wanted = true;
    if (!this.#loading) this.#begin();
    return this.#known.promise;
  }

  #begin() {
    /** @type {Promise<unknown>[]} */
    let parts = [];
    const loading = new Loading(
      (again) => {
        parts = this.#play.ask(again);
        // English answers everything while another language is only late.
        if (this.#play.standsIn())
          Promise.all(parts.slice(0, -1)).then(
            () => {
              this.#use();
              this.#known.keep();
            },
            () => {},
          );
        return Promise.all(parts);
      },
      () => {
        this.#loading = null;
        this.#lack(null);
        this.#use();
        this.#known.keep();
        this.check();
      },
      (error, mayPass) => {
        const isSlow = codeOf(error) === 'slow';
        if (isSlow) this.#lack({ code: 'slow', mayPass });
        else this.lack(error, mayPass);
        // What still comes is used.
        for (const part of parts)
          part.then(
            () => this.#use(),
            () => {},
          );
        if (!isSlow) this.#known.keep();
      },
    );
    this.#loading = loading;
    loading.start();
    // Others may have been luckier.
    void Promise.all([this.#engine.arrival, furtherArrival]).then(() => loading.look());
  }

  /** Something has come, or the texts are to be others: whether anything is still lacking. */
  check() {
    if (!this.#wanted) return;
    if (this.#loading) {
      if (this.lacking && this.#play.isComplete()) this.#loading.look();
    } else if (this.lacking || !this.#play.isComplete()) this.#begin();
  }

  /** Somebody has asked for what did not come. @param {unknown} error */
  miss(error) {
    this.lack(error, true);
    void this.get();
  }

  /** What was lacking may be another now. */
  look() {
    this.#loading?.look();
  }

  /** Another try, now. */
  retry() {
    this.#loading?.retry();
  }

  /** The element leaves the page. */
  pause() {
    this.#loading?.pause();
  }

  /** It is back. */
  resume() {
    this.#loading?.resume();
  }

  #use() {
    try {
      this.#play.use();
    } catch (error) {
      this.lack(error);
    }
  }

  /** @param {unknown} error @param {boolean} [mayPass] */
  lack(error, mayPass = false) {
    const code = codeOf(error);
    const isNew = code !== this.lacking?.code;
    this.#lack({ code, mayPass });
    // Last: whoever hears it may mend the cause, which is another try.
    if (isNew) this.#play.raise(error);
  }

  /** @param {{ code: FailureCode, mayPass: boolean } | null} lacking */
  #lack(lacking) {
    this.lacking = lacking;
    this.#play.say();
  }
}
