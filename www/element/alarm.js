/** Tells the host what went wrong, on the console and by an event: a failure once, however many meet it. */

import { Failure } from './engine.js';
import { dispatch } from './events.js';

/** @param {unknown} error */
export const codeOf = (error) => (error instanceof Failure ? error.code : 'internal');

export class Alarm {
  #host;
  #notes;
  /** @type {WeakSet<Failure>} */
  #told = new WeakSet();

  /** @param {HTMLElement} host @param {import('./notes.js').Notes} notes */
  constructor(host, notes) {
    this.#host = host;
    this.#notes = notes;
  }

  /** @param {unknown} error @returns its code */
  raise(error) {
    const code = codeOf(error);
    if (error instanceof Failure && this.#told.has(error)) return code;
    if (error instanceof Failure) this.#told.add(error);
    const message = error instanceof Error ? error.message : String(error);
    this.#notes.cry(message, error);
    dispatch(this.#host, 'reach-error', { code, message });
    return code;
  }
}
