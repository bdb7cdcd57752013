/** What was worked out last, as far as a reader goes back and forth. */

const KEPT = 8;

/**
 * @template Key, Value
 */
export class Recent {
  /** The oldest first. @type {Map<Key, Value>} */
  #kept = new Map();

  get isEmpty() {
    return this.#kept.size === 0;
  }

  /** @param {Key} key */
  get(key) {
    return this.#kept.get(key);
  }

  /** @param {Key} key @param {Value} value */
  set(key, value) {
    this.#kept.delete(key);
    this.#kept.set(key, value);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }
}
