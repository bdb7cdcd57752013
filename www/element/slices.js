/** Work done in slices, between which the page has its own time. */

/** How long a slice may take, in milliseconds: a frame has sixteen. */
const SLICE_MS = 8;

/** Draws of one step, between which the clock is asked: few enough for a slow phone to take no longer than a slice. */
const STEP_DRAWS = 512;

/**
 * @typedef {object} Work
 * @property {(draws: number) => boolean} advance evaluates so many draws more; whether all are done
 * @property {() => void} free
 */

/**
 * Does the work in one piece.
 * @param {Work} work
 * @param {() => void} show is called once all is done
 */
export function doAtOnce(work, show) {
  try {
    while (!work.advance(STEP_DRAWS));
    show();
  } finally {
    work.free();
  }
}

export class Slices {
  #press;
  /** @type {() => void} */
  #end = () => {};

  /** @param {import('./press.js').Press} press */
  constructor(press) {
    this.#press = press;
  }

  /**
   * Does the work, in place of what is under way. Resolves at its end, or when it has been stopped; rejects when it fails.
   * @param {Work} work
   * @param {() => void} show is called once all is done, and nothing is pressed
   * @returns {Promise<void>}
   */
  run(work, show) {
    this.stop();
    return new Promise((resolve, reject) => {
      // Gives the page its turn as a timer does, but for the four milliseconds that browsers add to each that another has set.
      const { port1: next, port2: later } = new MessageChannel();
      // Whoever waits must hear the end, whatever ended it.
      this.#end = () => {
        // Not every browser drops what a closed port still holds.
        next.onmessage = null;
        next.close();
        work.free();
        this.#end = () => {};
        resolve();
      };
      const goOn = () => later.postMessage(null);
      const advance = () => {
        try {
          const late = performance.now() + SLICE_MS;
          while (!work.advance(STEP_DRAWS)) {
            if (performance.now() < late) continue;
            goOn();
            return;
          }
          if (this.#press.isHeld) {
            this.#press.whenReleased(goOn);
            return;
          }
          show();
        } catch (error) {
          reject(error);
        }
        this.#end();
      };
      next.onmessage = advance;
      advance();
    });
  }

  /** Ends what is under way. */
  stop() {
    this.#end();
  }
}
