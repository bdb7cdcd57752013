/** The script of what no first picture needs: fetched once for all elements of the page, when somebody asks for it. */

import { Failure } from './module.js';
import * as parts from './parts.js';
import { extendLook } from './sheets.js';
import { Waiting } from './waiting.js';

/** @typedef {typeof import('./further.js')} Further */

/** @type {Further | null} */
let arrived = null;
/** @type {Promise<Further> | null} */
let coming = null;

/** Kept once it has come, whoever has asked for it. @type {Waiting<void>} */
export const furtherArrival = new Waiting();

/** What has arrived; null until then. */
export const further = () => arrived;

/** After a failed try the next caller makes another. Some browsers keep a script that failed until the page is left. */
export function loadFurther() {
  coming ??= parts.further().then(
    (script) => {
      extendLook(script.further, script.presenter + script.paper);
      arrived = script;
      furtherArrival.keep();
      return script;
    },
    (error) => {
      coming = null;
      throw new Failure('network', 'The script of the panels could not be fetched.', error);
    },
  );
  return coming;
}
