/** The looks of this part, added to the shadow root that it stands in. */

import styles from './style.css';

/** @type {WeakMap<Document, CSSStyleSheet>} */
const made = new WeakMap();

/**
 * Adds the sheet where it is not; the element sets its own anew when it is shown or hidden.
 * @param {Node} node
 */
export function wear(node) {
  const root = node.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const page = root.ownerDocument;
  try {
    let sheet = made.get(page);
    if (!sheet) {
      const { CSSStyleSheet: Sheet } = /** @type {Window & typeof globalThis} */ (page.defaultView ?? globalThis);
      sheet = new Sheet();
      sheet.replaceSync(styles);
      made.set(page, sheet);
    }
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    if (root.querySelector('style[data-sheet="files"]')) return;
    const style = page.createElement('style');
    style.dataset['sheet'] = 'files';
    style.textContent = styles;
    root.prepend(style);
  }
}
