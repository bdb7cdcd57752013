/** What an element shows: parts in the words that were asked for last, made while the engine is on its way where that helps. */

import { engine as face } from './engine.js';

/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./tries.js').Urgency} Urgency */
/** @typedef {import('./words.js').Words} Words */

/**
 * What decides about the words.
 * @typedef {{ tag: string, strings: string | null }} Asked
 */

/**
 * @typedef {object} Play
 * @property {() => Asked} asks what the words are to be now
 * @property {(asked: Asked, again: Urgency) => Promise<Words>} load
 * @property {(engine: Engine, words: Words) => Session} make
 * @property {() => void} opened the first picture stands
 */

export class Stage {
  #play;
  /** @type {Session | null} */
  session = null;
  /** @type {Asked} */
  #asked = { tag: '', strings: null };
  /** @type {Engine | null} */
  #engine = null;
  /** The words of the first picture, until that is made. @type {Words | null} */
  #words = null;
  /** Parts that were made before there was an engine. @type {Session | null} */
  #prepared = null;
  /** Whether somebody looks at it, or has asked for what only a made one can tell. */
  #wanted = false;

  /** @param {Play} play */
  constructor(play) {
    this.#play = play;
  }

  /** Whether its words are those that are asked for. */
  get isCurrent() {
    const { tag, strings } = this.#play.asks();
    return tag === this.#asked.tag && strings === this.#asked.strings;
  }

  /** @param {Urgency} [again] */
  #load(again = false) {
    this.#asked = this.#play.asks();
    return this.#play.load(this.#asked, again);
  }

  /** Gets the words of the first picture. @param {Urgency} again */
  async read(again) {
    const words = await this.#load(again);
    // Another try was sooner.
    if (this.#engine) return;
    this.#words = words;
    this.#prepared = null;
    this.#prepare();
  }

  #prepare() {
    if (this.#wanted && this.#words) this.#prepared ??= this.#play.make(face, this.#words);
  }

  /** Parts that were made for other attributes are not shown. */
  forgetPrepared() {
    this.#prepared = null;
  }

  /** An element that nobody sees or asks costs its page nothing but room. */
  want() {
    this.#wanted = true;
    if (this.#engine) this.#open(this.#engine);
    else this.#prepare();
  }

  /** Its values can be told from now on; it is seen once somebody looks. @param {Engine} engine */
  begin(engine) {
    this.#engine = engine;
    if (this.#wanted) this.#open(engine);
  }

  /** @param {Engine} engine */
  #open(engine) {
    const words = this.#words;
    if (!words) return;
    this.#words = null;
    this.#place(this.#prepared ?? this.#play.make(engine, words));
    this.#prepared = null;
    this.session?.update();
    this.#play.opened();
  }

  /** Makes its parts anew, in other words or otherwise. */
  async rebuild() {
    const before = this.#asked;
    const coming = this.#load();
    const asked = this.#asked;
    const words = await coming.catch((error) => {
      // They are still lacking, and may be asked for again.
      if (asked === this.#asked) this.#asked = before;
      throw error;
    });
    // Other words were asked for since; a slow answer comes after theirs.
    if (asked !== this.#asked || !this.#engine) return;
    if (this.#words) {
      this.#words = words;
      this.#prepared = null;
      return;
    }
    this.#place(this.#play.make(this.#engine, words));
    this.session?.furnish();
    this.session?.reopen();
    this.session?.refresh();
  }

  /** @param {Session} session */
  #place(session) {
    const unsaid = this.session?.leave();
    this.session = session;
    session.place();
    if (unsaid) session.inherit(unsaid);
  }
}
