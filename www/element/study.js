/** The figures of a frame from so many draws that they stand still, worked out in slices between which the page has its own time. */

/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./frame.js').Frame} Frame */

export class Study {
  #engine;
  /** @type {() => void} */
  #end = () => {};

  /** @param {Engine} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  /**
   * Works out a frame's figures. Resolves when they are there, or when the study has been stopped; rejects when they
   * cannot be worked out.
   * @param {Frame} frame
   * @param {() => void} show what is called once they are there
   * @returns {Promise<void>}
   */
  run(frame, show) {
    this.stop();
    const slice = this.#engine.draws().resting;
    const work = frame.study();
    return new Promise((resolve, reject) => {
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      let next;
      // Whoever waits must hear the end, whatever ended it.
      this.#end = () => {
        clearTimeout(next);
        work.stop();
        this.#end = () => {};
        resolve();
      };
      const advance = () => {
        try {
          if (!work.advance(slice)) {
            next = setTimeout(advance);
            return;
          }
          frame.sharpen(work.distribution());
          show();
        } catch (error) {
          reject(error);
        }
        this.#end();
      };
      advance();
    });
  }

  /** Ends what is under way. */
  stop() {
    this.#end();
  }
}
