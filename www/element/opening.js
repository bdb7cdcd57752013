/** Which panel stands in the chart's place: the one that was asked for last, once what it needs is here. */

import { mark } from './dom.js';
import { recall } from './memory.js';

/** @typedef {import('./desk.js').Desk} Desk */

/**
 * What it needs of the session around it.
 * @typedef {object} Surface
 * @property {HTMLElement} root
 * @property {boolean} hasPanels
 * @property {(act: () => void) => void} furnish acts once texts and parts are here
 * @property {(coming: Promise<unknown>, then: () => void) => void} wait
 * @property {(panel: string | null, given: unknown, quietly?: boolean) => void} show
 */

export class Opening {
  #desk;
  #surface;
  /** Another session has taken the place of this one. */
  #replaced = false;

  /**
   * @param {Desk} desk
   * @param {Surface} surface
   */
  constructor(desk, surface) {
    this.#desk = desk;
    this.#surface = surface;
  }

  /** The panel that somebody has asked for and does not see yet; a session that takes over goes on with it. */
  get #wish() {
    return recall(this.#desk, 'panel', () => ({ panel: /** @type {string | null} */ (null), given: /** @type {unknown} */ (undefined) }));
  }

  /** Shows a panel once what it needs is here, unless another is asked for meanwhile; or none. @param {string | null} panel @param {unknown} [given] */
  ask(panel, given) {
    if (this.#replaced) return;
    Object.assign(this.#wish, { panel, given });
    if (panel) this.#surface.furnish(() => this.#open(panel, given));
    else this.#open(null);
  }

  /** Shows again the panel that was open in the session before, the focus stays where it is; or that was asked for. */
  reopen() {
    const { root, hasPanels, furnish } = this.#surface;
    const panel = root.getAttribute('data-panel');
    const { panel: wish, given } = this.#wish;
    if (!hasPanels) mark(root, 'data-panel', null);
    else if (wish) this.ask(wish, given);
    else if (panel) furnish(() => this.#open(panel, undefined, true));
  }

  /** What it needs does not come. */
  giveUp() {
    if (!this.#replaced) this.#wish.panel = null;
  }

  /** Gives way to the session that takes over. */
  leave() {
    this.#replaced = true;
  }

  /** Another panel may have been asked for meanwhile, or none; and of another session. @param {string} panel @param {boolean} [again] */
  #isWanted(panel, again) {
    const { panel: wish } = this.#wish;
    return !this.#replaced && (again ? !wish && this.#surface.root.getAttribute('data-panel') === panel : wish === panel);
  }

  /** @param {string | null} panel @param {unknown} [given] @param {boolean} [quietly] without taking the focus */
  #open(panel, given, quietly) {
    const { engine } = this.#desk;
    const { root, wait, show } = this.#surface;
    if (panel && !this.#isWanted(panel, quietly)) return;
    if (panel && !engine.whole) {
      wait(engine.more('soon'), () => this.#open(panel, given, quietly));
      return;
    }
    this.#wish.panel = null;
    mark(root, 'data-panel', panel);
    show(panel, given, quietly);
  }
}
