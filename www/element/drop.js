/** Files that are dropped anywhere on the element. Whatever else is dragged over it is none of its business. */

/**
 * @param {HTMLElement} root
 * @param {((files: File[]) => void) | null} take nothing where there is no place for them
 */
export function catchFiles(root, take) {
  if (!take) {
    root.ondragenter = root.ondragover = root.ondragleave = root.ondrop = null;
    return;
  }
  /** @param {DragEvent} event */
  const mine = (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return false;
    event.preventDefault();
    return true;
  };
  /** @param {boolean} over */
  const show = (over) => root.querySelector('.drop-zone')?.classList.toggle('is-over', over);
  root.ondragenter = root.ondragover = (event) => {
    show(mine(event));
  };
  root.ondragleave = (event) => {
    if (!root.contains(/** @type {Node | null} */ (event.relatedTarget))) show(false);
  };
  root.ondrop = (event) => {
    show(false);
    // Taken at once: the browser empties the list when this event is over.
    const files = mine(event) ? [...(event.dataTransfer?.files ?? [])] : [];
    if (files.length) take(files);
  };
}
