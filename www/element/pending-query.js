/** A query that nobody can read yet, and what is said after it. */

import { own } from './own.js';

/**
 * @typedef {object} Manner
 * @property {boolean} [fromHost] whether what the host says later counts more; a link, and a way back, count more than that
 * @property {boolean} [over] whether everything else is to be as at the start
 */

export class PendingQuery {
  /** @type {string | null} */
  #text = null;
  /** @type {(() => void)[]} */
  #after = [];
  /** @type {Manner} */
  #manner = own({});

  /** @returns {string | null} null where none waits */
  get text() {
    return this.#text;
  }

  /**
   * @param {string} text
   * @param {Manner} [manner]
   */
  keep(text, manner) {
    this.#manner = own(manner);
    this.#text = text || this.#manner.over ? text : null;
    this.#after = [];
  }

  /** Acts now, and once more after the query. @param {() => void} act */
  say(act) {
    act();
    if (this.#text !== null && this.#manner.fromHost) this.#after.push(act);
  }

  /** The host has said something else. */
  drop() {
    if (this.#manner.fromHost) this.#text = null;
  }

  /** The reader has gone on from what is there. */
  overtake() {
    this.#text = null;
    this.#after = [];
  }

  /** Takes it over, if there is one. @param {(text: string, over: boolean) => void} read */
  take(read) {
    if (this.#text === null) return;
    read(this.#text, this.#manner.over ?? false);
    this.#text = null;
    for (const act of this.#after.splice(0)) act();
  }
}
