/** The script of what no first picture needs: fetched once for all elements of the page, when somebody asks for it. */

import { Failure } from './module.js';
import * as parts from './parts.js';
import { extendLook } from './sheets.js';

/** @typedef {typeof import('./further.js')} Further */

/** @type {Further | null} */
let arrived = null;
/** @type {Promise<Further> | null} */
let coming = null;

/** What has arrived; null until then. */
export const further = () => arrived;

/** A failed try is forgotten, so that the next caller may try again. */
export function loadFurther() {
  coming ??= parts.further().then(
    (script) => {
      extendLook(script.further, script.presenter + script.paper);
      arrived = script;
      return script;
    },
    (error) => {
      coming = null;
      throw new Failure('network', 'The script of the panels could not be fetched.', error);
    },
  );
  return coming;
}
