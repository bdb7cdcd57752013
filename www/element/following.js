/** The page's address, which an element shares with it: taken over again when it is another. */

import { Address } from './address.js';
import { said } from './properties.js';

/**
 * @typedef {object} Owner
 * @property {() => import('./engine.js').Engine | null} engine
 * @property {import('./settings.js').Settings} settings
 * @property {(query: string, manner: import('./pending-query.js').Manner) => void} restore
 * @property {() => void} rebuild its looks are others
 * @property {() => void} refresh
 */

export class Following {
  #host;
  #owner;
  /** @type {Address | null} */
  address = null;
  /** Parts of the address that have been read as the page's own. @type {Set<string>} */
  #read = new Set();
  /** Whether the fragment that was read last was ours. */
  #spoke = false;
  /** The fragment when the element left the page. @type {string | null} */
  #left = null;

  /** @param {HTMLElement} host @param {Owner} owner */
  constructor(host, owner) {
    this.#host = host;
    this.#owner = owner;
  }

  /** Takes over which address the attributes mean, and before there is an engine how it makes the element look. */
  begin() {
    this.address?.stop();
    this.address = Address.of(this.#host);
    this.#spoke = this.address.speaks;
    if (!this.#owner.engine()) this.#owner.settings.takeLooks(this.address.read(), this.address.unmistakable);
  }

  /** What it says has been read from the start. */
  remember() {
    if (!this.address?.follows) return;
    this.#read.add(this.address.place);
    this.address.turn();
  }

  /** An address that is shared late is read once, unless the reader has done something meanwhile: then it is written. */
  takeLate() {
    const { address } = this;
    if (!address?.follows || this.#read.has(address.place)) return;
    this.remember();
    if (address.speaks && !this.#owner.settings.state.canUndo) this.#take(address);
  }

  /** Another fragment is another estimate; one of the page itself is none, but for that without any, where it began. */
  takeFragment() {
    const { address } = this;
    if (!address || said(this.#host, 'sync-url') !== 'hash') return;
    address.turn();
    const isBare = this.#spoke && !location.href.includes('#');
    this.#spoke = address.speaks;
    if (!this.#spoke && !isBare) return;
    this.#take(address, isBare || address.isWhole);
    this.#owner.refresh();
  }

  /**
   * The same, where a script of the page has given it another. One that leaves it out has left it behind; one that puts back
   * in its place what was there before keeps its own books, as routers do, or writes ours in its own way.
   * @param {boolean} replaces
   */
  takeRoute(replaces) {
    const { address } = this;
    if (address?.speaks && !(replaces && address.isKnown)) this.takeFragment();
  }

  /** @param {Address} address @param {boolean} [over] whether what it leaves out is as at the start */
  #take(address, over = false) {
    const { engine, settings, restore, rebuild } = this.#owner;
    const text = address.read();
    const before = settings.looks;
    settings.takeLooks(text, address.unmistakable);
    if (engine() && settings.looks !== before) rebuild();
    restore(text, { over });
  }

  /** The element leaves the page. */
  leave() {
    this.address?.stop();
    this.#left = location.hash;
  }

  /** What the page has done without the element is heard now. */
  return() {
    if (this.#left !== null && this.#left !== location.hash) this.takeFragment();
  }
}
