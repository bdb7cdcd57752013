/**
 * Makes nodes without markup text, inline styles or `style` elements, so that the strictest content security policy and
 * Trusted Types have nothing to object to.
 */

import { own, UNSCROLLED } from './own.js';

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {string | number | boolean | null | undefined | ((event: any) => void)} Setting */

const SVG = 'http://www.w3.org/2000/svg';

/** Hosts have names of their own for the classes of nodes, but the same numbers: a text, and what follows a node. */
const TEXT = 3;
const FOLLOWING = 4;

/**
 * @param {Element} node
 * @param {Record<string, Setting>} settings
 */
function furnish(node, settings) {
  for (const [name, value] of Object.entries(settings)) {
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
}

/**
 * An HTML element. A setting is an attribute, or a listener when it is a function.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, Setting>} [settings]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, settings = {}, ...children) {
  const node = document.createElement(tag);
  furnish(node, settings);
  fill(node, children);
  return node;
}

/**
 * An SVG element.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, Setting>} [settings]
 * @param {...SVGElement} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function s(tag, settings = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  furnish(node, settings);
  node.append(...children);
  return node;
}

/**
 * Appends children, leaving out the absent ones.
 * @param {Element} node
 * @param {Child[]} children
 */
export function fill(node, children) {
  for (const child of children) if (child || child === '') node.append(child);
}

const FOCUSABLE = ':is(a[href], button, input, select, summary, [tabindex]):not(:disabled)';

/** What can have the focus in a node, in reading order. @param {Node} node @returns {HTMLElement[]} */
const focusable = (node) => [.../** @type {ParentNode} */ (node).querySelectorAll(FOCUSABLE)].map((each) => /** @type {HTMLElement} */ (each));

/** What tells one part from another, whatever language it is in. */
const NAMES = ['data-action', 'data-panel', 'data-tab', 'data-choice', 'data-figure', 'data-past', 'data-take', 'data-meaning', 'data-requirement'];

/** @param {Element} part */
const nameOf = (part) =>
  [part.localName, part.className, part.closest('[data-parameter]')?.getAttribute('data-parameter'), ...NAMES.map((name) => part.getAttribute(name))].join(' ');

/** The event that tells a field that somebody goes on typing in it who began in the one before it. */
export const RESUME = 'resume';

/** Whether somebody is in the middle of a text: a field that is only entered is selected all over. @param {Element | null} part */
function isWithinText(part) {
  return part instanceof HTMLInputElement && part.selectionStart !== null && !(part.selectionStart === 0 && part.selectionEnd === part.value.length);
}

/** Gives a part the focus, and tells it where somebody goes on typing there. @param {HTMLElement | undefined} part @param {boolean} isTyping */
function enter(part, isTyping) {
  part?.focus(UNSCROLLED);
  if (isTyping) part?.dispatchEvent(new Event(RESUME));
}

/**
 * Replaces what is inside a node. The focus stays on what takes the place of what had it.
 * @param {Element} node
 * @param {() => void} replace
 * @returns {number | null} where in the reading order the focus was, if nothing took it
 */
export function keepFocus(node, replace) {
  const focused = node.querySelector(':focus');
  const place = focused ? focusable(node).findIndex((each) => each === focused) : 0;
  const name = focused && nameOf(focused);
  const isTyping = isWithinText(focused);
  replace();
  if (!focused) return null;
  const inside = focusable(node);
  const alike = inside.filter((each) => nameOf(each) === name);
  const here = alike.find((each) => each === inside[place]);
  const saysSame = (/** @type {Element | undefined} */ each) => each?.textContent === focused.textContent;
  const next = saysSame(here) ? here : (alike.find(saysSame) ?? here ?? alike[0]);
  enter(next, isTyping);
  return next ? null : place;
}

/** Where a part is among the others, whatever language they are in. @param {Element} part @param {Element} node around it */
function pathOf(part, node) {
  let path = '';
  for (let at = part; at !== node && at.parentElement; at = at.parentElement) {
    const name = nameOf(at);
    path += `${name}${[...at.parentElement.children].filter((each) => nameOf(each) === name).indexOf(at)}/`;
  }
  return path;
}

/**
 * Replaces what is inside a node by the same in other words, of which some comes later. The focus goes to what takes the
 * place of what had it as soon as that is there, unless the reader has given it to something else.
 * @param {Element} node
 * @param {() => void} replace
 */
export function carryFocus(node, replace) {
  const focused = node.querySelector(':focus');
  const path = focused && pathOf(focused, node);
  const name = focused && nameOf(focused);
  const isTyping = isWithinText(focused);
  replace();
  if (!path) return;
  const restore = () => {
    const next = focusable(node).find((each) => nameOf(each) === name && pathOf(each, node) === path);
    enter(next, isTyping);
  };
  const watch = new MutationObserver(restore);
  watch.observe(node, own({ childList: true, subtree: true, attributeFilter: ['hidden', 'disabled'] }));
  // A click beside everything gives the focus to nothing.
  for (const kind of ['focusin', 'pointerdown', 'keydown']) node.ownerDocument.addEventListener(kind, () => watch.disconnect(), own({ once: true, capture: true }));
  restore();
}

/**
 * Replaces everything inside a node. The focus stays: on what takes the place of what had it, or else comes there, or else
 * next in the reading order.
 * @param {Element} node
 * @param {...Child} children
 */
export function refill(node, ...children) {
  const left = keepFocus(node, () => {
    node.replaceChildren();
    fill(node, children);
  });
  if (left === null) return;
  const isReachable = (/** @type {HTMLElement} */ each) => each.tabIndex >= 0 && each.getClientRects().length > 0;
  const inside = focusable(node);
  const follows = (/** @type {HTMLElement} */ other) => node.compareDocumentPosition(other) & FOLLOWING && isReachable(other);
  const next = inside.slice(left).find(isReachable) ?? inside.filter(isReachable).at(-1) ?? focusable(node.getRootNode()).find(follows);
  next?.focus(UNSCROLLED);
}

/**
 * Takes a node away or switches it off, or the reverse. Whoever is in it goes on to what stays: a browser would drop the
 * focus to the page.
 * @param {HTMLElement} node
 * @param {'hidden' | 'disabled'} how
 * @param {boolean} gone
 * @param {HTMLElement} next
 */
export function withdraw(node, how, gone, next) {
  if (gone && node.matches(':focus-within')) next.focus(UNSCROLLED);
  mark(node, how, gone);
}

/** Whether somebody asks to take something back. @param {KeyboardEvent} event */
export const isUndo = ({ key, altKey, shiftKey, ctrlKey, metaKey }) => key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !altKey && !shiftKey;

/** Whether keys ask for what was taken back once more. @param {KeyboardEvent} event */
export const isRedo = ({ key, altKey, shiftKey, ctrlKey, metaKey }) => (ctrlKey || metaKey) && !altKey && (key.toLowerCase() === 'y' || (key.toLowerCase() === 'z' && shiftKey));

/** An event that is used up here: neither the page around hears of it, nor does it close a dialog or popover. @param {Event} event */
export function useUp(event) {
  event.stopPropagation();
  event.preventDefault();
}

/**
 * Sets the text only when it differs, so that nothing is laid out or announced for nothing.
 * @param {Element} node
 * @param {string} text
 */
export function write(node, text) {
  if (node.textContent === text) return;
  const only = node.firstChild === node.lastChild ? node.firstChild : null;
  // A text that is there already keeps its place in the layout.
  if (only?.nodeType === TEXT) /** @type {Text} */ (only).data = text;
  else node.textContent = text;
}

/**
 * Sets or, with null, removes an attribute, only when that changes something.
 * @param {Element} node
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value
 */
export function mark(node, name, value) {
  const text = value === true ? '' : value === false || value === null || value === undefined ? null : String(value);
  if (node.getAttribute(name) === text) return;
  if (text === null) node.removeAttribute(name);
  else node.setAttribute(name, text);
}

/**
 * Nodes for a text whose `{name}` places are taken by elements.
 * @param {string} template
 * @param {Record<string, Node>} slots
 * @returns {Node[]}
 */
export function sentence(template, slots) {
  return template
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 ? Object.hasOwn(slots, part) && slots[part] : document.createTextNode(part)))
    .filter((node) => !!node);
}

/**
 * Nodes for a text in which `[[...]]` marks what stands out.
 * @param {string} text
 * @returns {Node[]}
 */
export function emphasised(text) {
  return text.split(/\[\[|\]\]/).map((part, index) => (index % 2 ? h('strong', {}, part) : document.createTextNode(part)));
}

/** @param {string} text */
export function plain(text) {
  return text.replace(/\[\[|\]\]/g, '');
}

/**
 * A heading whose level the host decides.
 * @param {number} level
 * @param {Record<string, Setting>} settings
 * @param {...Child} children
 */
export function heading(level, settings, ...children) {
  return h('div', { role: 'heading', 'aria-level': Math.min(level, 6), ...settings }, ...children);
}

let serial = 0;

/**
 * An id that no other node of this page has.
 * @param {string} stem
 */
export function freshId(stem) {
  serial += 1;
  return `${stem}-${serial}`;
}

/**
 * Reads how a node looks, property by property; a page may have put any name on every object, and these come before those
 * of a style.
 * @param {Element} node
 */
export function styleOf(node) {
  const style = getComputedStyle(node);
  return (/** @type {string} */ property) => style.getPropertyValue(property);
}
