/** The module that reads files, asked for by whoever has some: until it is here, what is said of it, and that it came. */

import { h } from '../dom.js';
import { showLack } from '../lack.js';
import { Waiting } from '../waiting.js';
import { reader } from './engine.js';

/** @typedef {import('../desk.js').Desk} Desk */
/** @typedef {import('../loading.js').Loading<WebAssembly.Module>} ModuleLoading */

/**
 * @param {Desk} desk
 * @param {(isSlow: boolean) => void} missed each time that it does not come
 * @param {(hadFocus: boolean) => void} came once, where it was missed
 */
export function createReader(desk, missed, came) {
  const node = h('div');
  /** @type {ModuleLoading | null} */
  let loading = null;
  let lacks = false;
  /** @type {Waiting<void>} */
  const arrival = new Waiting();

  const arrive = () => {
    const [wasMissed, hadFocus] = [lacks, node.matches(':focus-within')];
    lacks = false;
    node.replaceChildren();
    if (wasMissed) came(hadFocus);
    arrival.keep();
  };

  /** @param {boolean} isSlow @param {boolean} mayPass */
  const lack = (isSlow, mayPass) => {
    lacks = true;
    const again = loading;
    // Whoever asks once more begins anew.
    if (!mayPass) loading = null;
    missed(isSlow);
    showLack(desk, node, isSlow, mayPass ? () => again?.retry() : null);
  };

  return {
    node,
    /** Whether whoever waits has been told that it does not come. */
    get lacks() {
      return lacks;
    },
    /** Kept once files can be read; asks for that again where it was missed. @returns {Promise<void>} */
    whenHere() {
      if (reader.found) return Promise.resolve();
      if (loading) this.retry();
      else {
        loading = desk.load((again) => reader.ask(again || 'soon'), arrive, lack);
        // Another element may have been luckier.
        void reader.arrival.then(() => loading?.look());
      }
      return arrival.promise;
    },
    /** Another try, if it was missed. */
    retry() {
      if (lacks) loading?.retry();
    },
    pause: () => loading?.pause(),
    resume: () => loading?.resume(),
  };
}
