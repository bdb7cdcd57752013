/** A query that nobody can read yet, and what is said after it. */

export class PendingQuery {
  /** @type {string | null} */
  #text = null;
  /** @type {(() => void)[]} */
  #after = [];
  #fromHost = false;

  /** @returns {string | null} null where none waits */
  get text() {
    return this.#text;
  }

  /**
   * @param {string} text
   * @param {boolean} fromHost whether what the host says later counts more; a link, and a way back, count more than that
   */
  keep(text, fromHost) {
    this.#text = text || null;
    this.#fromHost = fromHost;
    this.#after = [];
  }

  /** Acts now, and once more after the query. @param {() => void} act */
  say(act) {
    act();
    if (this.#text !== null && this.#fromHost) this.#after.push(act);
  }

  /** The host has said something else. */
  drop() {
    if (this.#fromHost) this.#text = null;
  }

  /** Takes it over, if there is one. @param {(text: string) => void} read */
  take(read) {
    if (this.#text === null) return;
    read(this.#text);
    this.#text = null;
    for (const act of this.#after.splice(0)) act();
  }
}
