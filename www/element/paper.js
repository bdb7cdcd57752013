/** Prints one element alone, also where it is a small part of somebody's page: from a frame inside its own shadow root. */

import { h } from './dom.js';

/** How long the frame stays after the dialogue was opened, for browsers that do not tell when it closes. */
const LINGER_MS = 60_000;

/**
 * A frame in a sandbox may be forbidden to print, which no browser says; only the event before it is missing then.
 * @param {Window} view
 * @returns {boolean} whether it was allowed
 */
export function printPage(view) {
  let begun = window.top === window.self;
  const note = () => (begun = true);
  view.addEventListener('beforeprint', note);
  view.print();
  view.removeEventListener('beforeprint', note);
  return begun;
}

/**
 * @param {HTMLElement} root everything that is printed
 * @param {string} title
 * @param {(page: Document) => void} dress gives the page the look of the element
 * @returns {boolean} whether it was allowed
 */
export function printAlone(root, title, dress) {
  const frame = h('iframe', { class: 'paper', 'aria-hidden': 'true', tabindex: '-1' });
  root.after(frame);
  const { contentDocument: page, contentWindow: view } = frame;
  if (!page || !view) return false;
  const outside = getComputedStyle(root);
  page.title = title;
  page.documentElement.lang = root.lang;
  page.body.style.margin = '0';
  page.body.style.fontFamily = outside.fontFamily;
  dress(page);
  page.body.append(copyNode(page, root));
  view.addEventListener('afterprint', () => frame.remove());
  setTimeout(() => frame.remove(), LINGER_MS);
  view.focus();
  return printPage(view);
}

/** What A4 and Letter both have inside margins of half an inch, in CSS pixels: as wide as the one, as high as the other. */
const SHEET = { width: 697, height: 958 };

/** WebKit, which alone has the property, prints a CSS pixel 0.8 points large, not 0.75: fewer of them fill a sheet. */
const sheet = () => {
  const shrink = CSS.supports('hanging-punctuation', 'first') ? 0.75 / 0.8 : 1;
  return { width: SHEET.width * shrink, height: SHEET.height * shrink };
};

/** Steps of size, from that of the style sheet to the smallest that can still be read. */
const SIZES = [1, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79];

/**
 * Makes letters smaller until everything stands on one sheet; what does not even then keeps its size, and goes on to the
 * next.
 * @param {HTMLElement} root everything that is printed
 * @param {string} paper the style sheet of paper
 * @param {(page: Document) => void} dress gives a page the look of the element
 */
export function fitToSheet(root, paper, dress) {
  const frame = h('iframe', { class: 'paper', 'aria-hidden': 'true', tabindex: '-1' });
  const { width, height } = sheet();
  frame.style.width = `${width}px`;
  root.after(frame);
  const { contentDocument: page, contentWindow: view } = frame;
  if (!page || !view) return;
  dress(page);
  // Nothing tells before a print how high its page will be: the rules of paper are tried where all media hold.
  const { CSSStyleSheet: Sheet } = /** @type {Window & typeof globalThis} */ (view);
  const everywhere = new Sheet();
  everywhere.replaceSync(paper.replaceAll('@media print', '@media all'));
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, everywhere];
  page.body.style.cssText = `margin: 0; width: ${width}px`;
  page.body.style.fontFamily = getComputedStyle(root).fontFamily;
  const copy = copyNode(page, root);
  page.body.append(copy);
  const size = SIZES.find((each) => {
    copy.style.setProperty('--sheet-zoom', String(each));
    return page.body.getBoundingClientRect().height <= height;
  });
  frame.remove();
  root.style.setProperty('--sheet-zoom', String(size ?? 1));
}

/**
 * A copy of a node forgets what was chosen in it.
 * @param {Document} page
 * @param {HTMLElement} root
 */
function copyNode(page, root) {
  const copy = page.importNode(root, true);
  const choices = copy.querySelectorAll('select');
  root.querySelectorAll('select').forEach(({ selectedIndex }, index) => {
    const choice = choices[index];
    if (choice) choice.selectedIndex = selectedIndex;
  });
  return copy;
}
