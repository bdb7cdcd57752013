/** What an address says of how a page looks, before there is an engine that reads the rest of it. */

import { SETTINGS } from '../pkg/names.js';

/** An entity whose `#` a browser takes for the beginning of the fragment. */
export const ENTITY = /^#(\d{1,7}|x[\da-f]{1,6});/i;

/** The query of a page, whole. @param {{ search: string, hash: string }} address */
export const queryOf = ({ search, hash }) => search.slice(1) + (ENTITY.test(hash) ? hash : '');

/** Keys whose values may hold anything, also what looks like another key. */
const FREE = SETTINGS.filter(({ kind }) => kind === 'text' || kind === 'name').map(({ key }) => key);
const IS_FREE = new RegExp(`^(${FREE.join('|')}|scenario[._].*)=`, 'i');

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The value of a key, the last where it is said several times, also where a program has encoded the address twice, or put
 * signs around the value.
 * @param {string} text a query or a fragment
 * @param {string} key
 * @param {string} value what it may consist of, as a class of characters
 * @returns {string | undefined}
 */
function find(text, key, value) {
  const plain = text
    .split(/[?&#;]/)
    .filter((piece) => !IS_FREE.test(piece))
    .map((piece) => decode(decode(piece)))
    .join('&');
  const found = plain.matchAll(new RegExp(`(?:^|[?&;#]|u0026)(?:amp)?${key}(?:\\[\\])?=[^\\w&;#?=]{0,3}(?:3d)?(${value}+)`, 'gi'));
  return [...found].at(-1)?.[1];
}

/** One word. @param {string} text @param {string} key */
export const readLook = (text, key) => find(text, key, '[\\w-]');

/** Words, whatever stands between them. @param {string} text @param {string} key */
export const readList = (text, key) => find(text, key, '[\\w, +|-]');
