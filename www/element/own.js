/** Objects in which nothing stands that a page has put on every object. */

/**
 * The same without a prototype.
 * @template {object} T
 * @param {T} object
 * @returns {T}
 */
export const own = (object) => Object.assign(Object.create(null), object);
