/**
 * The page in a language. English stands in the HTML, so that the page reads without a script; the files under locales/
 * that `<html data-texts>` names take its place, by the key of each text:
 * - `data-text`: what an element says (what a meta element means); of several keys, one text after the other. `{2}` is the second element inside it as it is, and
 *   `{2:text}` the same element with another text; `{times}` is the number in `data-times`.
 * - `data-label`: its label for those who do not see.
 */

import { readsFromTheRight } from '../element/languages.js';

/** What a file of them holds, by key. @typedef {Record<string, string>} Texts */

/** Ways to write a number that hold in every language. */
const DIGITS = /** @type {const} */ ({ numberingSystem: 'latn' });

/** A number as English writes it, with its decimals and sign of percent. */
const NUMBER = /\d[\d,]*(?:\.(\d+))?(%?)/g;

/** A place in a text. */
const PLACE = /\{(\d+)(?::([^}]*))?\}/;

/** What separates the publisher from the title in the name of a source. */
const AFTER_PUBLISHER = /\s?[:：]\s/;

/** What elements contain in English. @type {Map<Element, Node[]>} */
const contents = new Map();

/** Attributes and cells in English. @type {Map<Node, string>} */
const words = new Map();

/** Elements that say another language than the page, because their text has not come. @type {Set<Element>} */
const strangers = new Set();

/** @param {string} tag */
const directionOf = (tag) => (readsFromTheRight(tag) ? 'rtl' : 'ltr');

/**
 * A number of the page in another language, to the same digits.
 * @param {string} text
 * @param {string} tag
 */
function rewriteNumbers(text, tag) {
  return text.replace(NUMBER, (all, decimals = '', percent = '') => {
    const digits = { minimumFractionDigits: decimals.length, maximumFractionDigits: decimals.length };
    const value = Number(all.replace(/[,%]/g, ''));
    if (!percent) return new Intl.NumberFormat(tag, { ...DIGITS, ...digits }).format(value);
    return new Intl.NumberFormat(tag, { ...DIGITS, ...digits, style: 'percent' }).format(value / 100);
  });
}

/**
 * The nodes of a text, with the elements that it has in English.
 * @param {string} text
 * @param {Element[]} elements
 */
function nodesOf(text, elements) {
  const parts = text.split(PLACE);
  /** @type {Node[]} */
  const nodes = [];
  for (let at = 0; at < parts.length; at += 3) {
    nodes.push(new Text(parts[at]));
    const copy = elements[Number(parts[at + 1]) - 1]?.cloneNode(true);
    if (!copy) continue;
    if (parts[at + 2] !== undefined) copy.textContent = parts[at + 2] ?? '';
    nodes.push(copy);
  }
  return nodes;
}

/**
 * @param {HTMLElement} element
 * @param {string | undefined} text nothing for English
 * @param {string} tag
 */
function writeContent(element, text, tag) {
  if (element instanceof HTMLMetaElement) {
    if (!words.has(element)) words.set(element, element.content);
    element.content = text ?? words.get(element) ?? '';
    return;
  }
  const english = contents.get(element) ?? [...element.childNodes];
  contents.set(element, english);
  if (text === undefined) {
    element.replaceChildren(...english);
    return;
  }
  const said = 'publisher' in element.dataset ? (text.split(AFTER_PUBLISHER)[0] ?? text) : text;
  const filled = said.replace(/\{([a-z]+)\}/g, (_, name) => new Intl.NumberFormat(tag, DIGITS).format(Number(element.dataset[name])));
  element.replaceChildren(
    ...nodesOf(
      filled,
      english.filter((node) => node instanceof Element),
    ),
  );
}

/** Numbers in the cells of tables, where no words are. @param {string} tag */
function writeNumbers(tag) {
  for (const cell of document.querySelectorAll('td, th.number')) {
    for (const node of cell.childNodes) {
      if (!(node instanceof Text)) continue;
      const english = words.get(node) ?? node.data;
      if (!/\d/.test(english) || /\p{L}/u.test(english)) continue;
      words.set(node, english);
      node.data = tag === 'en' ? english : rewriteNumbers(english, tag);
    }
  }
}

/**
 * Says of an element that it is in another language than the page.
 * @param {HTMLElement} element
 * @param {string} tag empty where it is in that of the page
 */
function tell(element, tag) {
  if (!strangers.has(element) && (!tag || element.lang)) return;
  if (tag) {
    Object.assign(element, { lang: tag, dir: directionOf(tag) });
    strangers.add(element);
  } else {
    for (const name of ['lang', 'dir']) element.removeAttribute(name);
    strangers.delete(element);
  }
}

/**
 * The text of an element; none for English, and where not all of it is there.
 * @param {Texts} texts
 * @param {HTMLElement} element
 */
function textOf(texts, element) {
  const parts = (element.dataset['text'] ?? '').split(' ').map((key) => texts[key]);
  return parts.includes(undefined) ? undefined : parts.join(' – ');
}

/**
 * Writes the page as far as there are texts. It is in the language of its heading; what is in another says so.
 * @param {Texts} texts
 * @param {string} name language of the texts
 * @param {string} tag how numbers are written
 * @returns {string} the language that the page is in
 */
export function writePage(texts, name, tag) {
  const root = document.documentElement;
  const languageOf = (/** @type {string | undefined} */ text) => (text === undefined && name !== 'en' ? 'en' : tag);
  const heading = /** @type {HTMLElement} */ (document.querySelector('h1[data-text]'));
  const own = languageOf(textOf(texts, heading));
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-text]'))) {
    const text = textOf(texts, element);
    writeContent(element, text, tag);
    tell(element, languageOf(text) === own ? '' : languageOf(text));
  }
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-label]'))) {
    if (!words.has(element)) words.set(element, element.ariaLabel ?? '');
    element.ariaLabel = texts[element.dataset['label'] ?? ''] ?? words.get(element) ?? '';
  }
  writeNumbers(own);
  root.lang = own;
  root.dir = directionOf(own);
  return stay();
}

/** Nothing else is waited for. @returns {string} the language that the page is in */
export function stay() {
  const root = document.documentElement;
  delete root.dataset['waiting'];
  return root.lang;
}
