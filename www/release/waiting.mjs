/**
 * What stands in the head of each of our pages: a script that keeps hidden, from the first paint on, what an address will
 * replace. Where another language is asked for, that is every text; where it brings inputs, the answer that stands there.
 */

import { ANSWERING, ENCODED_SEPARATOR } from '../element/address.js';

/** Begins a key: nothing that belongs to a name or to a value, or the sign between pairs in an address that was encoded. */
const BEFORE = String.raw`(^|[^\w=.-]|${ENCODED_SEPARATOR}|amp;)([\w-]+-)?`;

/** Ends a key: the sign before its value, as it is or as programs write it. */
const AFTER = String.raw`(\.range)?(\[]|%(25)*5b%(25)*5d)?\\?(=|%(25)*3d|&#|&equals)`;

/** Between the words of a key stands any sign, or none. @param {string[]} keys */
const pattern = (keys) => keys.map((key) => key.replaceAll('-', '.?')).join('|');

/** @param {string} answers what asks for another answer, where one stands in the page */
const script = (answers) => `<script>{
const address = location.search + location.hash, asks = (keys, more = '') => new RegExp(String.raw\`${BEFORE}(\${keys})${AFTER}\` + more, 'i').test(address);
document.documentElement.dataset.waiting = asks('lang', '["\\']?(?!en)') ? 'texts answer' : ${answers};
}</script>
`;

const ANSWERS = `asks('${pattern(['v', 'currency', ...ANSWERING])}') ? 'answer' : ''`;

/**
 * A page with it, where the page takes its language from its address.
 * @param {string} page
 */
export function withWaiting(page) {
  if (!page.includes('pages/language.js"')) return page;
  return page.replace('<link rel="icon"', (icon) => script(page.includes('reach-still') ? ANSWERS : "''") + icon);
}
