/** The script of what no first picture needs: fetched once for all elements of the page, when somebody asks for it. */

import { Failure } from './module.js';
import * as parts from './parts.js';
import { extendLook } from './sheets.js';
import { Tries } from './tries.js';

/** @typedef {typeof import('./further.js')} Further */

/** @type {Tries<Further>} */
const tries = new Tries(async (attempt) => {
  const script = await parts.further(attempt).catch((error) => {
    throw new Failure('network', 'The script of the panels could not be fetched.', error);
  });
  extendLook(script.further, script.presenter + script.paper);
  return script;
});

/** What has arrived; null until then. */
export const further = () => tries.found;

/** @param {import('./tries.js').Urgency} [again] */
export const loadFurther = (again) => tries.ask(again);

/** Kept once it has come, whoever has asked for it. */
export const furtherArrival = tries.arrival;
