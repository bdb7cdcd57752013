/** A promise that may be left alone: kept once, or broken and then made anew. @template T */
export class Waiting {
  /** @type {(value: T) => void} */
  #keep = () => {};
  /** @type {(error: unknown) => void} */
  #break = () => {};
  #broken = false;
  /** @type {Promise<T>} */
  promise = this.#begin();

  #begin() {
    /** @type {Promise<T>} */
    const promise = new Promise((keep, fail) => {
      this.#keep = keep;
      this.#break = fail;
    });
    promise.catch(() => {});
    return promise;
  }

  /** @param {T} value */
  keep(value) {
    this.#keep(value);
  }

  /** @param {unknown} error */
  break(error) {
    this.#broken = true;
    this.#break(error);
  }

  /** Whoever asks after a failure is told of it, until there is something new to wait for. */
  again() {
    if (this.#broken) this.promise = this.#begin();
    this.#broken = false;
  }
}
