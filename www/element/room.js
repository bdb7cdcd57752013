/** The room that the page gives an element, and what of its looks only a script can derive from it. */

import { fitChoices } from './choice-width.js';
import { mark, styleOf } from './dom.js';
import { own, UNSCROLLED } from './own.js';

/** Width from which answer and inputs stand side by side, and the usual size of letters, in CSS pixels. */
const WIDE = 960;
const LETTERS = 16;

/** What stands beside the inputs. @typedef {{ answer: HTMLElement, further: HTMLElement | null }} Column */

export class Room {
  #root;
  #desk;
  /** What the reader was led to last, and how far the page was scrolled then. @type {{ node: HTMLElement, y: number } | null} */
  #led = null;

  /**
   * @param {HTMLElement} root
   * @param {import('./desk.js').Desk} desk
   */
  constructor(root, desk) {
    this.#root = root;
    this.#desk = desk;
  }

  /**
   * Takes over the width and the size of letters, which need no layout of what is inside; says whether that changes
   * anything.
   * @param {number} width
   */
  fit(width) {
    const desk = this.#desk;
    const magnification = parseFloat(styleOf(this.#root)('font-size')) / LETTERS || 1;
    const wide = width >= WIDE * magnification;
    const changes = magnification !== desk.magnification || wide !== desk.wide;
    Object.assign(desk, { magnification, wide });
    if (wide) desk.shown = null;
    return changes;
  }

  /**
   * Takes over the size that the layout gave; says whether anything has to be drawn again.
   * @param {number} width
   * @param {Column & { chart: import('./chart-panel.js').ChartPanel, controls: { arrange: (wide: boolean) => void } | null }} parts
   */
  resize(width, { answer, further, chart, controls }) {
    const changes = this.fit(width);
    controls?.arrange(this.#desk.wide);
    fitChoices(this.#root, true);
    const isOther = chart.measure();
    // On a low screen the answer sticks so that its chart ends where the screen does; what is below may leave.
    const shown = chart.svg.getBoundingClientRect().bottom - answer.getBoundingClientRect().top;
    this.keepApart({ answer, further }, window.innerHeight - Math.min(answer.offsetHeight, Math.ceil(shown)));
    return changes || isOther;
  }

  /**
   * On a wide screen the answer and what stands below it stick as one: each has to know where the other ends. What is read
   * of a layout comes before what asks for another.
   * @param {Column} column
   * @param {number} [left] of the screen, below what of the answer has to be seen
   */
  keepApart({ answer, further }, left) {
    if (!this.#desk.wide) return;
    const { style } = this.#root;
    const [above, below] = [answer.offsetHeight, further?.offsetHeight ?? 0];
    if (left !== undefined) style.setProperty('--stick', `${Math.min(0, left)}px`);
    style.setProperty('--answer-height', `${above}px`);
    style.setProperty('--further-height', `${below}px`);
    this.#follow({ answer, further });
  }

  /**
   * Leads the reader to what takes the focus. Beside the inputs it sticks: where it is not seen so, it is scrolled to where
   * it stands without, or to the end of the inputs, where all that sticks has room.
   * @param {Column} column
   * @param {HTMLElement} node
   */
  lead(column, node) {
    this.keepApart(column);
    if (!this.#desk.wide) {
      node.focus();
      return;
    }
    node.focus(UNSCROLLED);
    this.#show(column, node);
    this.#led = { node, y: window.scrollY };
  }

  /** What has the focus stays seen while what it begins grows, as long as nobody scrolls. @param {Column} column */
  #follow(column) {
    const led = this.#led;
    if (!led) return;
    if (!led.node.matches(':focus') || window.scrollY !== led.y) this.#led = null;
    else {
      this.#show(column, led.node);
      led.y = window.scrollY;
    }
  }

  /** @param {Column} column @param {HTMLElement} node */
  #show(column, node) {
    const isSeen = () => {
      const { top, bottom } = node.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    };
    if (isSeen()) return;
    mark(this.#root, 'data-loose', true);
    node.scrollIntoView(own(/** @type {const} */ ({ block: 'center', behavior: 'instant' })));
    mark(this.#root, 'data-loose', false);
    if (!isSeen()) column.answer.parentElement?.scrollIntoView(own(/** @type {const} */ ({ block: 'end', behavior: 'instant' })));
  }
}
