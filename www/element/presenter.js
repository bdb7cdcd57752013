/**
 * The presenter's view: the answer in large type over the whole window, the chart, and the inputs that decide most. One
 * key in, one key out. It lies in the browser's top layer, so no style of the page around it can cover or cut it.
 */

import { mark } from './dom.js';
import { UNSCROLLED } from './own.js';

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

  const enter = () => {
    from = root.querySelector(':focus');
    root.setAttribute('popover', 'manual');
    root.showPopover?.();
    show(decisive());
    root.tabIndex = -1;
    root.focus(UNSCROLLED);
    desk.announce(desk.words.text('present.entered'));
  };

  /** The focus goes back to where it was; what takes the place of this view brings its own. */
  const leave = () => {
    const hadFocus = root.matches(':focus, :focus-within');
    // A browser without popovers does not know their state either.
    if (typeof root.hidePopover === 'function' && root.matches(':popover-open')) root.hidePopover();
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
