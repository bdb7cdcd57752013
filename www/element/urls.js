/** Addresses as pages and files write them. */

/**
 * What a text leads to; null where it is no address.
 * @param {string} text
 * @param {string} [base] what it is relative to; without one, only a whole address is one
 */
export function urlOf(text, base) {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
