/** Prints one element alone, also where it is a small part of somebody's page: from a frame inside its own shadow root. */

import { h, styleOf } from './dom.js';

/** How long the frame stays after the dialogue was opened, for browsers that do not tell when it closes. */
const LINGER_MS = 60_000;

/** How large everything is, as the style sheet of paper reads it. */
const SIZE = '--sheet-zoom';

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

/** What A4 and Letter both have inside margins of half an inch, in CSS pixels: as wide as the one, as high as the other. */
const SHEET = { width: 697, height: 958 };

/** Steps of size, from that of the style sheet to the smallest that can still be read. */
const SIZES = [1, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79];

/** WebKit, which alone has the property, prints a CSS pixel 0.8 points large, not 0.75: fewer of them fill a sheet. */
const shrinkage = () => (CSS.supports('hanging-punctuation', 'first') ? 0.75 / 0.8 : 1);

/**
 * What is printed, and how it looks there.
 * @typedef {object} Print
 * @property {HTMLElement} root everything that is printed
 * @property {(page: Document, asPaper?: boolean) => void} dress gives a page the look of the element, or the one that it has on paper
 */

/**
 * A page that nobody sees, with a copy of what is printed, in letters so small that it stands on one sheet. What does not
 * even in the smallest keeps its size, and goes on to the next.
 * @param {Print} print
 */
function laidOut({ root, dress }) {
  const frame = h('iframe', { class: 'paper', 'aria-hidden': 'true', tabindex: '-1' });
  root.after(frame);
  const { contentDocument: page, contentWindow: view } = frame;
  if (!page || !view) {
    frame.remove();
    return null;
  }
  const { body } = page;
  page.documentElement.lang = root.lang;
  body.style.margin = '0';
  body.style.fontFamily = styleOf(root)('font-family');
  const copy = copyNode(page, root);
  body.append(copy);
  // Nothing tells before a print how high its page will be: the rules of paper are tried where all media hold.
  dress(page, true);
  const width = `${SHEET.width * shrinkage()}px`;
  frame.style.width = width;
  body.style.width = width;
  const size = SIZES.find((each) => {
    copy.style.setProperty(SIZE, String(each));
    return body.getBoundingClientRect().height <= SHEET.height * shrinkage();
  });
  copy.style.setProperty(SIZE, String(size ?? 1));
  frame.style.removeProperty('width');
  body.style.removeProperty('width');
  dress(page);
  return { frame, page, view, size: size ?? 1 };
}

/**
 * Gives an element on a page of its own the size in which it stands on one sheet.
 * @param {Print} print
 */
export function fitToSheet(print) {
  const found = laidOut(print);
  found?.frame.remove();
  print.root.style.setProperty(SIZE, String(found?.size ?? 1));
}

/**
 * @param {Print} print
 * @param {string} title
 * @returns {boolean} whether it was allowed
 */
export function printAlone(print, title) {
  const made = laidOut(print);
  if (!made) return false;
  const { frame, page, view } = made;
  page.title = title;
  view.addEventListener('afterprint', () => frame.remove());
  setTimeout(() => frame.remove(), LINGER_MS);
  view.focus();
  return printPage(view);
}

/**
 * A copy of a node forgets what was chosen in it, and is to forget that it fills the window of its page.
 * @param {Document} page
 * @param {HTMLElement} root
 */
function copyNode(page, root) {
  const copy = page.importNode(root, true);
  for (const name of ['popover', 'data-present']) copy.removeAttribute(name);
  const choices = copy.querySelectorAll('select');
  root.querySelectorAll('select').forEach(({ selectedIndex }, index) => {
    const choice = choices[index];
    if (choice) choice.selectedIndex = selectedIndex;
  });
  return copy;
}
