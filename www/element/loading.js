/**
 * Gets what the element needs, and does not give up: what fails or never answers is asked for once more without being
 * told, again when the network comes back, and whenever the reader wants.
 */

import { Failure } from './module.js';
import { PATIENCE_MS } from './tries.js';

/** How long after a failure it is tried again. */
const AGAIN_MS = 4000;

/** How late that may be told. */
const LATE_MS = 1000;

/** Failures that another try cannot mend. @type {Set<string>} */
const LASTING = new Set(['unsupported', 'csp', 'file', 'internal']);

/**
 * @template T
 */
export class Loading {
  #get;
  #arrived;
  #failed;
  #running = 0;
  #done = false;
  #paused = false;
  #triedAgain = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #online = () => this.retry();

  /**
   * @param {(again: import('./tries.js').Urgency) => Promise<T>} get
   * @param {(result: T) => void} arrived
   * @param {(error: unknown, mayPass: boolean) => void} failed may be followed by another failure, or by an arrival
   */
  constructor(get, arrived, failed) {
    this.#get = get;
    this.#arrived = arrived;
    this.#failed = failed;
  }

  start() {
    addEventListener('online', this.#online);
    this.#wait();
    void this.#attempt(false);
  }

  /** Until it is slow. A page that nobody sees may not run at all, and what comes late itself has measured nothing. */
  #wait() {
    const due = performance.now() + PATIENCE_MS;
    this.#timer = setTimeout(() => {
      if (this.#done) return;
      if (document.hidden || performance.now() > due + LATE_MS) {
        this.#wait();
        return;
      }
      this.#failed(new Failure('slow', `Nothing has arrived for ${PATIENCE_MS / 1000} seconds.`), true);
      this.#tryAgain();
    }, PATIENCE_MS);
  }

  /** Nobody sees what is done with it; what is on its way may still arrive. */
  pause() {
    this.#paused = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.#online);
  }

  /** Somebody does again. */
  resume() {
    if (!this.#paused || this.#done) return;
    this.#paused = false;
    addEventListener('online', this.#online);
    if (this.#running) this.#wait();
    else this.retry();
  }

  /** It may have come in another way. */
  look() {
    if (!this.#done) void this.#attempt(false);
  }

  /** Another try, which may be slow in its turn; earlier ones may still arrive. */
  retry() {
    if (this.#done) return;
    clearTimeout(this.#timer);
    this.#wait();
    void this.#attempt('now');
  }

  /** Nobody waits any longer. */
  stop() {
    this.#done = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.#online);
  }

  /** @param {import('./tries.js').Urgency} urgency */
  async #attempt(urgency) {
    this.#running += 1;
    try {
      const result = await this.#get(urgency);
      if (this.#done) return;
      this.stop();
      this.#arrived(result);
    } catch (error) {
      const mayPass = !(error instanceof Failure) || !LASTING.has(error.code);
      if (this.#done || this.#running > 1) return;
      // Nothing is under way that could be slow.
      clearTimeout(this.#timer);
      this.#failed(error, mayPass);
      // Whoever hears it may have had enough.
      if (this.#done) return;
      if (!mayPass) this.stop();
      else if (!this.#triedAgain && !this.#paused) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#tryAgain(), AGAIN_MS);
      }
    } finally {
      this.#running -= 1;
    }
  }

  #tryAgain() {
    if (this.#done || this.#triedAgain) return;
    this.#triedAgain = true;
    void this.#attempt('soon');
  }
}
