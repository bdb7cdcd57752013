/** The answer as what can be taken away: a picture, a table, data, a piece of HTML. */

import { styleOf } from './dom.js';
import { stillOptions } from './still.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./frame.js').Frame} Frame */

/**
 * What it needs of the session around it.
 * @typedef {object} Source
 * @property {HTMLElement} root
 * @property {() => Frame | null} frame what stands on the screen
 * @property {() => string} link
 */

/** Half of what the three parts of a colour add up to. */
const MIDDLE = 384;

/** What the parts of an opaque colour add up to; null of any other. @param {string} color as it is computed */
function brightness(color) {
  const [, ...parts] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color) ?? [];
  return parts.length ? parts.reduce((sum, part) => sum + Number(part), 0) : null;
}

export class Exports {
  #desk;
  #source;

  /**
   * @param {Desk} desk
   * @param {Source} source
   */
  constructor(desk, source) {
    this.#desk = desk;
    this.#source = source;
  }

  /** What stands on the screen. */
  get frame() {
    return this.#source.frame();
  }

  toSVG() {
    return this.#make((script, frame) => script.toSVG(this.#desk, frame, this.#isDark() ? 'dark' : 'light')) ?? '';
  }

  /** @returns {Promise<Blob>} */
  toPNG() {
    return this.#make((script, frame) => script.toPNG(this.#desk, frame, this.#source.root)) ?? Promise.reject(new Error('Not ready.'));
  }

  /** @param {boolean} [plain] */
  toCSV(plain) {
    return this.#make((script, frame) => script.toCSV(this.#desk, frame, plain)) ?? '';
  }

  toJSON() {
    return this.#make((script, frame) => script.toJSON(this.#desk, frame)) ?? '';
  }

  /** @param {string} [page] that opens the estimate */
  toStill(page) {
    const { frame } = this;
    if (!frame) return '';
    const address = page ? { page } : { link: this.#source.link() };
    return this.#desk.engine.still(frame.inputs, stillOptions(this.#desk, { theme: this.#theme(), ...address }));
  }

  /**
   * @template T
   * @param {(script: import('./later.js').Further, frame: Frame) => T} make
   */
  #make(make) {
    const script = this.#desk.further;
    return this.frame && script ? make(script, this.frame) : null;
  }

  #theme() {
    const theme = this.#source.root.getAttribute('data-theme');
    return theme === 'light' || theme === 'dark' ? theme : 'auto';
  }

  /** Where the ground says nothing, being clear or of a colour space of its own, the letters on it do. */
  #isDark() {
    const style = styleOf(this.#source.root);
    const [ground, letters] = [brightness(style('background-color')), brightness(style('color'))];
    if (ground !== null) return ground < MIDDLE;
    return letters === null ? this.#theme() === 'dark' : letters >= MIDDLE;
  }
}
