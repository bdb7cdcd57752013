/**
 * The presenter's view: the answer in large type over the whole window, the chart, and the inputs that decide most. One
 * key in, one key out. It lies in the browser's top layer, so no style of the page around it can cover or cut it.
 */

import { mark } from './dom.js';
import { UNSCROLLED } from './own.js';
import { onPage } from './surroundings.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').ParameterId} ParameterId */

/** The key that opens and closes it. */
const KEY = 'p';

/**
 * @param {Desk} desk
 * @param {HTMLElement} root
 * @param {{ show: (ids: ParameterId[] | null) => void, decisive: () => ParameterId[], resize: () => void }} parts
 */
export function createPresenter(desk, root, { show, decisive, resize }) {
  let open = false;
  /** What had the focus before. @type {HTMLElement | null} */
  let from = null;
  /** @type {(() => void)[]} */
  let undoing = [];

  // A browser without popovers does not know their state either.
  const isRaised = () => typeof root.hidePopover === 'function' && root.matches(':popover-open');
  const raise = () => {
    if (root.isConnected && !isRaised()) root.showPopover?.();
  };
  const lower = () => {
    if (isRaised()) root.hidePopover();
  };

  const enter = () => {
    from = root.querySelector(':focus');
    root.setAttribute('popover', 'manual');
    raise();
    // On paper the top layer would lie over the page around it, from which it has taken its place.
    undoing = [onPage(root, 'beforeprint', lower), onPage(root, 'afterprint', raise)];
    show(decisive());
    root.tabIndex = -1;
    root.focus(UNSCROLLED);
    desk.announce(desk.words.text('present.entered'));
  };

  /** The focus goes back to where it was; what takes the place of this view brings its own. */
  const leave = () => {
    const hadFocus = root.matches(':focus, :focus-within');
    for (const undo of undoing) undo();
    lower();
    root.removeAttribute('popover');
    root.removeAttribute('tabindex');
    show(null);
    const next = from?.isConnected ? from : root.querySelector('[data-action="present"]');
    if (hadFocus && next instanceof HTMLElement) next.focus(UNSCROLLED);
    from = null;
  };

  return {
    /** Follows the view. */
    update() {
      const { present } = desk.view;
      if (present === open) return;
      open = present;
      mark(root, 'data-present', present);
      if (present) enter();
      else leave();
      resize();
    },
    /** What comes next enters by itself, where it presents too. */
    leave() {
      if (!open) return;
      open = false;
      mark(root, 'data-present', null);
      leave();
    },
    /** Takes over the inputs that decide, once they are known. */
    settle() {
      if (open) show(decisive());
    },
    /** @param {KeyboardEvent} event */
    press(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return false;
      // Where a letter means something itself: text, dates, lists that jump to it.
      const typing = event.target instanceof Element && event.target.matches('select, textarea, input:not([type="range"])');
      const wanted = event.key === 'Escape' ? false : event.key.toLowerCase() === KEY && !typing ? !open : open;
      if (wanted === open) return false;
      event.preventDefault();
      desk.look({ present: wanted });
      return true;
    },
  };
}
