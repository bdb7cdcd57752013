/** The style sheet of all elements of a document: the first screen, later the rest around it. */

import still from './still.css';
import style from './style.css';

let look = style + still;
/** Those that say it. @type {CSSStyleSheet[]} */
const looks = [];

/** Shows the element although it says `hidden`; what the host says in its `style` stands. */
const SHOWN = ':host(:not([style*="display: none"], [style*="display:none"])) { display: block !important; }';

/** A constructed sheet belongs to the document that it was made in. @type {WeakMap<Document, [look: CSSStyleSheet, shown: CSSStyleSheet]>} */
const made = new WeakMap();

/**
 * A sheet for a document; null where none can be constructed.
 * @param {Document} document
 * @param {string} text
 */
function construct(document, text) {
  const { CSSStyleSheet: Sheet } = /** @type {Window & typeof globalThis} */ (document.defaultView ?? globalThis);
  try {
    if (!('adoptedStyleSheets' in document)) return null;
    const sheet = new Sheet();
    sheet.replaceSync(text);
    return sheet;
  } catch {
    return null;
  }
}

/**
 * @param {Document} document
 * @returns {[look: CSSStyleSheet, shown: CSSStyleSheet] | null} null where sheets cannot be constructed
 */
function sheetsOf(document) {
  const known = made.get(document);
  if (known) return known;
  const [first, shown] = [construct(document, look), construct(document, SHOWN)];
  if (!first || !shown) return null;
  looks.push(first);
  made.set(document, [first, shown]);
  return [first, shown];
}

/** @param {ShadowRoot | HTMLElement} shadow @param {string} text @param {string} name */
function addStyle(shadow, text, name) {
  const style = shadow.querySelector(`style[data-sheet="${name}"]`) ?? document.createElement('style');
  style.setAttribute('data-sheet', name);
  style.textContent = text;
  if (!style.isConnected) shadow.prepend(style);
}

/**
 * Adds what comes later, once. What the first screen says for narrow ones and for thumbs holds for that too, so part of it
 * goes before.
 * @param {string} before
 * @param {string} after
 */
export function extendLook(before, after) {
  if (look.endsWith(after)) return;
  look = before + look + after;
  for (const sheet of looks) sheet.replaceSync(look);
}

/** Whether nobody looks at its document, as at that of a template: it needs no look, and takes none. @param {ShadowRoot} shadow */
const isUnseen = (shadow) => !shadow.ownerDocument.defaultView;

/**
 * Gives an element its sheet; one that it has already stays, and what was added to it too.
 * @param {ShadowRoot} shadow
 */
export function dress(shadow) {
  if (isUnseen(shadow)) return;
  const sheets = sheetsOf(shadow.ownerDocument);
  if (!sheets) addStyle(shadow, look, 'look');
  else if (!shadow.adoptedStyleSheets.includes(sheets[0])) shadow.adoptedStyleSheets = [sheets[0]];
}

/**
 * @param {ShadowRoot} shadow
 * @param {boolean} on
 */
export function show(shadow, on) {
  if (isUnseen(shadow)) return;
  const sheets = sheetsOf(shadow.ownerDocument);
  if (sheets) shadow.adoptedStyleSheets = on ? sheets : [sheets[0]];
  else if (on) addStyle(shadow, SHOWN, 'shown');
  else shadow.querySelector('style[data-sheet="shown"]')?.remove();
}

/**
 * Gives a page of our own the look of the element, instead of what it had.
 * @param {Document} page
 * @param {boolean} [asPaper] whether the rules of paper hold on the screen too
 */
export function dressPage(page, asPaper = false) {
  const text = asPaper ? look.replaceAll('@media print', '@media all') : look;
  const sheet = construct(page, text);
  if (sheet) page.adoptedStyleSheets = [sheet];
  else addStyle(page.head, text, 'look');
}
