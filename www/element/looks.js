/** What an address says of how a page looks, before there is an engine that reads the rest of it. */

/**
 * The value of a key, also where a program has encoded the address twice or put quotes around the value.
 * @param {string} text a query or a fragment
 * @param {string} key
 * @returns {string | undefined}
 */
export function readLook(text, key) {
  let plain = text;
  try {
    plain = decodeURIComponent(decodeURIComponent(text));
  } catch {
    // Read as it stands.
  }
  return new RegExp(`(?:^|[?&;#])${key}=["'“”„]?([\\w-]+)`, 'i').exec(plain)?.[1];
}
