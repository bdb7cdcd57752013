/** What a page has given, without what it has put on every object, and read without trust. */

/**
 * The same without a prototype.
 * @template {object} T
 * @param {T | undefined} object
 * @returns {T}
 */
export const own = (object) => Object.assign(Object.create(null), object);

/** How the focus goes to what is where the reader looks anyway. */
export const UNSCROLLED = own({ preventScroll: true });

/** Whatever it is, as a text. @param {unknown} value */
export function textOf(value) {
  try {
    return String(value);
  } catch {
    return typeof value;
  }
}
