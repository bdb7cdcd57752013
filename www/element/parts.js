/**
 * Parts that are fetched when somebody asks for them, a script each: a build of one file has them inside.
 *
 * Many browsers keep a script that failed, or never answers, under its address. Where scripts are files, a later attempt
 * asks for it under another.
 */

/**
 * @template T
 * @typedef {(attempt?: number) => Promise<T>} Part
 */

/** @type {Part<typeof import('../pkg/more.js')>} */
export const more = () => import('../pkg/more.js');

/** @type {Part<typeof import('./past.js')>} */
export const past = () => import('./past.js');

/** @type {Part<typeof import('./files/index.js')>} */
export const files = () => import('./files/index.js');

/** @type {Part<typeof import('./further.js')>} */
export const further = () => import('./further.js');
