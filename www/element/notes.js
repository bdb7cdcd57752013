/** What was not usable as given, by where it came from; each thing is said once in the console. */

/** @typedef {import('../pkg/reach_estimator.js').Problem} Problem */

export class Notes {
  /** @type {Map<string, Problem[]>} */
  #problems = new Map();
  #said = new Set();

  /**
   * Replaces the problems of one origin.
   * @param {string} origin
   * @param {Problem[]} problems
   */
  keep(origin, problems) {
    this.#problems.set(origin, problems);
    for (const { message } of problems) if (this.#isNew(message)) console.warn(`<reach-estimator> ${message}`);
  }

  /**
   * Says what stopped the element.
   * @param {string} message
   * @param {unknown} error
   */
  cry(message, error) {
    if (this.#isNew(message)) console.error(`<reach-estimator> ${message}`, error);
  }

  all() {
    return [...this.#problems.values()].flat();
  }

  /** @param {string} message */
  #isNew(message) {
    const isNew = !this.#said.has(message);
    this.#said.add(message);
    return isNew;
  }
}
