/** What comes once nothing moves: figures that stand still, and what is worked out from them. */

import { Slices, doAtOnce } from './slices.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./frame.js').Frame} Frame */

/** @typedef {import('./slices.js').Work & { show: () => void }} Decision */

/** Pause before the slower answers are worked out. */
const SETTLE_MS = 200;

/**
 * @typedef {object} Screen
 * @property {() => Frame | null} frame what is on it
 * @property {(frame: Frame) => Decision | null} decide what is to be worked out to say which inputs decide
 * @property {(frame: Frame) => void} show shows figures that stand still
 * @property {(frame: Frame) => void} settle works out the rest
 * @property {(error: unknown) => void} fail
 */

export class Settling {
  #desk;
  #screen;
  #work;
  #deciding;
  /** Whose figures are being worked out, until they are or until that is stopped. @type {{ frame: Frame, done: Promise<void> } | null} */
  #sharpening = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #stopped = false;

  /** @param {Desk} desk @param {Screen} screen */
  constructor(desk, screen) {
    this.#desk = desk;
    this.#work = new Slices(desk.press);
    this.#deciding = new Slices(desk.press);
    this.#screen = screen;
  }

  /** Begins after a pause, in place of what was about to. */
  begin() {
    this.#stopped = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle().catch(this.#screen.fail), SETTLE_MS);
  }

  /** The figures of an earlier frame are nobody's any more. */
  interrupt() {
    this.#work.stop();
    this.#deciding.stop();
  }

  /** Until it begins again, also for whoever waits. */
  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.interrupt();
  }

  /** Waits until the figures on the screen stand still. */
  async still() {
    // What changes while the figures are worked out has to be worked out itself.
    while (this.#unstill()) await this.#sharpen();
  }

  /** All of it in one piece, for paper: what waits for a pause would come too late. */
  finish() {
    const frame = this.#screen.frame();
    if (!frame || this.#stopped) return;
    this.interrupt();
    const decision = this.#desk.engine.whole ? this.#screen.decide(frame) : null;
    if (decision) doAtOnce(decision, decision.show);
    if (frame.still) return;
    const study = frame.study();
    doAtOnce(study, () => frame.sharpen(study.answers()));
    this.#screen.show(frame);
  }

  async #settle() {
    const frame = this.#screen.frame();
    const { state, engine } = this.#desk;
    const isKnown = () => frame && frame === this.#screen.frame() && !state.moving && engine.whole;
    if (frame && isKnown()) await this.#decide(frame);
    // Another frame settles by itself.
    if (frame !== this.#screen.frame()) return;
    await this.#sharpen();
    if (frame && isKnown() && frame.still) this.#screen.settle(frame);
  }

  /** @param {Frame} frame */
  async #decide(frame) {
    const decision = this.#screen.decide(frame);
    if (decision) await this.#deciding.run(decision, decision.show);
  }

  /** The frame on the screen, where its figures do not stand still though nothing moves. */
  #unstill() {
    const frame = this.#screen.frame();
    return frame && !this.#stopped && !this.#desk.state.moving && !frame.still ? frame : null;
  }

  /** Works the figures on the screen out until they stand still, once for all who wait. */
  async #sharpen() {
    const frame = this.#unstill();
    if (!frame) return;
    if (this.#sharpening?.frame !== frame) {
      const study = frame.study();
      const work = this.#work.run(study, () => {
        frame.sharpen(study.answers());
        this.#screen.show(frame);
        // A part may have asked for something more.
        if (!frame.still) this.begin();
      });
      this.#sharpening = { frame, done: this.#end(frame, work) };
    }
    await this.#sharpening.done;
  }

  /** What has been stopped begins again for whoever still waits. @param {Frame} frame @param {Promise<unknown>} work */
  async #end(frame, work) {
    try {
      await work;
    } finally {
      if (this.#sharpening?.frame === frame) this.#sharpening = null;
    }
  }
}
