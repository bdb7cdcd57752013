/**
 * The page in a language. English stands in the HTML, so that the page reads without a script; the files under locales/
 * that `<html data-texts>` names take its place, by the key of each text:
 * - `data-text`: what an element says (what a meta element means); of several keys, one text after the other. `{2}` is the second element inside it as it is, and
 *   `{2:text}` the same element with another text; `{times}` is the number in `data-times`.
 * - `data-label`: its label for those who do not see.
 */

import { readsFromTheRight } from '../element/languages.js';

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

/**
 * @param {string} name language of the files
 * @returns {Promise<Record<string, string>>}
 */
async function load(name) {
  const paths = (document.documentElement.dataset['texts'] ?? '').split(' ').filter(Boolean);
  const files = paths.map(async (path) => {
    const response = await fetch(new URL(`../locales/${path.replace('*', name)}.json`, import.meta.url));
    return response.ok ? response.json() : {};
  });
  return Object.assign({}, ...(await Promise.all(files)));
}

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

let asked = '';

/**
 * Writes the page.
 * @param {string} name language of the files
 * @param {string} tag how numbers are written
 */
export async function writePage(name, tag) {
  asked = tag;
  const texts = name === 'en' ? {} : await load(name);
  if (asked !== tag) return;
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-text]'))) {
    const said = (element.dataset['text'] ?? '').split(' ').map((key) => texts[key]);
    writeContent(element, said.includes(undefined) ? undefined : said.join(' – '), tag);
  }
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-label]'))) {
    if (!words.has(element)) words.set(element, element.ariaLabel ?? '');
    element.ariaLabel = texts[element.dataset['label'] ?? ''] ?? words.get(element) ?? '';
  }
  writeNumbers(tag);
  delete document.documentElement.dataset['waiting'];
  document.documentElement.lang = tag;
  document.documentElement.dir = readsFromTheRight(name) ? 'rtl' : 'ltr';
}
