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
