/** Keeps the page's address in step with the inputs, where the host asked for it. */

/** Browsers refuse more than about ten changes a second; a pause also spares the history of extensions. */
const PAUSE_MS = 400;

/** @typedef {'query' | 'hash'} Place */

export class Address {
  #place;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #written = '';

  /** @param {Place} place */
  constructor(place) {
    this.#place = place;
  }

  /** @param {string | null} attribute @returns {Address | null} */
  static from(attribute) {
    return attribute === null ? null : new Address(attribute === 'hash' ? 'hash' : 'query');
  }

  /** The text that is there now. */
  read() {
    return (this.#place === 'hash' ? location.hash : location.search).slice(1);
  }

  /**
   * The page's address with this text in it.
   * @param {string} query
   */
  with(query) {
    const url = new URL(location.href);
    if (this.#place === 'hash') url.hash = query;
    else {
      url.search = query;
      url.hash = '';
    }
    return url.href;
  }

  /**
   * Writes it once the changes have paused.
   * @param {string} query
   */
  write(query) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (query === this.#written || query === this.read()) return;
      this.#written = query;
      try {
        history.replaceState(history.state, '', this.with(query));
      } catch {
        // A sandboxed frame may not have an address of its own.
      }
    }, PAUSE_MS);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
