/** The style sheet of all elements of a document. */

import paper from './print.css';
import still from './still.css';
import style from './style.css';

const screen = style + still;

/** Shows the element although it says `hidden`; what the host says in its `style` stands. */
const SHOWN = ':host(:not([style*="display: none"], [style*="display:none"])) { display: block !important; }';

/** A constructed sheet belongs to the document that it was made in. @type {WeakMap<Document, [look: CSSStyleSheet, shown: CSSStyleSheet]>} */
const made = new WeakMap();

/**
 * @param {Document} document
 * @returns {[look: CSSStyleSheet, shown: CSSStyleSheet] | null} null where sheets cannot be constructed
 */
function sheetsOf(document) {
  const known = made.get(document);
  if (known) return known;
  const { CSSStyleSheet: Sheet } = /** @type {Window & typeof globalThis} */ (document.defaultView ?? globalThis);
  try {
    if (!('adoptedStyleSheets' in document)) return null;
    const [look, shown] = [new Sheet(), new Sheet()];
    look.replaceSync(screen + paper);
    shown.replaceSync(SHOWN);
    made.set(document, [look, shown]);
    return [look, shown];
  } catch {
    return null;
  }
}

/** @param {ShadowRoot} shadow @param {string} text @param {string} name */
function addStyle(shadow, text, name) {
  if (shadow.querySelector(`style[data-sheet="${name}"]`)) return;
  const style = document.createElement('style');
  style.dataset['sheet'] = name;
  style.textContent = text;
  shadow.prepend(style);
}

/** @param {ShadowRoot} shadow */
export function dress(shadow) {
  const sheets = sheetsOf(shadow.ownerDocument);
  if (sheets) shadow.adoptedStyleSheets = [sheets[0]];
  else addStyle(shadow, screen + paper, 'look');
}

/**
 * @param {ShadowRoot} shadow
 * @param {boolean} on
 */
export function show(shadow, on) {
  const sheets = sheetsOf(shadow.ownerDocument);
  if (sheets) shadow.adoptedStyleSheets = on ? sheets : [sheets[0]];
  else if (on) addStyle(shadow, SHOWN, 'shown');
  else shadow.querySelector('style[data-sheet="shown"]')?.remove();
}

/**
 * Gives a page of our own the look of the element.
 * @param {Document} page
 */
export function dressPage(page) {
  const sheets = sheetsOf(page);
  if (sheets) page.adoptedStyleSheets = [sheets[0]];
  else page.head.append(Object.assign(page.createElement('style'), { textContent: screen + paper }));
}
