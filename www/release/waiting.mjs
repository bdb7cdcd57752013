/**
 * What stands in the head of each of our pages: a script that keeps hidden, from the first paint on, what an address will
 * replace. Where another language is asked for, that is every text; where it brings inputs, the answer that stands there.
 * Texts that will not be read are not preloaded either.
 */

import { ANSWERING, ENCODED_SEPARATOR } from '../element/address.js';

/** Begins a key: nothing that belongs to a name or to a value, or the sign between pairs in an address that was encoded. */
const BEFORE = String.raw`(^|[^\w=.-]|${ENCODED_SEPARATOR}|amp;)([\w-]+-)?`;

/** Ends a key: the sign before its value, as it is or as programs write it. */
const AFTER = String.raw`(\.range)?(\[]|%(25)*5b%(25)*5d)?\\?(=|%(25)*3d|&#|&equals)`;

/** Between the words of a key stands any sign, or none. @param {string[]} keys */
const pattern = (keys) => keys.map((key) => key.replaceAll('-', '.?')).join('|');

/** The texts that a page preloads. */
const PRELOAD = /<link rel="preload" href="([^"]*locales\/[^"]*)"[^>]*>\n/;

/**
 * @param {string} answers what asks for another answer, where one stands in the page
 * @param {string | undefined} texts where the texts of the page's own language are, if they are to be preloaded
 */
const script = (answers, texts) => `<script>{
const address = location.search + location.hash, asks = (keys, more = '') => new RegExp(String.raw\`${BEFORE}(\${keys})${AFTER}\` + more, 'i').test(address);
const others = asks('lang', '["\\']?(?!en)');
document.documentElement.dataset.waiting = others ? 'texts answer' : ${answers};
${texts ? `if (!others) document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', type: 'application/json', href: '${texts}' }));\n` : ''}}</script>
`;

const ANSWERS = `asks('${pattern(['v', 'currency', ...ANSWERING])}') ? 'answer' : ''`;

/**
 * A page with it, where the page takes its language from its address.
 * @param {string} page
 */
export function withWaiting(page) {
  if (!page.includes('pages/language.js"')) return page;
  const answers = page.includes('reach-still') ? ANSWERS : "''";
  return page.replace(PRELOAD, '').replace('<link rel="icon"', (icon) => script(answers, PRELOAD.exec(page)?.[1]) + icon);
}
