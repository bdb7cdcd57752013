/**
 * Pictures of the first module as SVG nodes that are kept from one frame to the next; only what is another is written. No
 * `innerHTML`, no style attribute, no style element: roles are classes, and the style sheet gives them colours.
 */

import { mark, s } from './dom.js';

/** What separates pictures, marks and fields in the engine's text. */
export const PICTURE = '\x1d';
const MARK = '\x1e';
const FIELD = '\x1f';

/** Signs that would separate what they stand in. */
const SEPARATORS = /[\x1d-\x1f]/g;

/** A text of the user's own, fit to stand in a picture. @param {string} text */
export const harmless = (text) => text.replace(SEPARATORS, ' ');

/** What was written to a node: its attributes, and its text under the empty name. @type {WeakMap<Element, Map<string, string>>} */
const written = new WeakMap();

/** @param {Element} node @param {string[]} fields text, then names and values */
function dress(node, [text = '', ...pairs]) {
  const before = written.get(node);
  const now = new Map([['', text]]);
  if (text !== (before?.get('') ?? '')) node.textContent = text;
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const name = pairs[at] ?? '';
    const value = pairs[at + 1] ?? '';
    now.set(name, value);
    if (before?.get(name) !== value) node.setAttribute(name, value);
  }
  if (before) for (const name of before.keys()) if (!now.has(name)) node.removeAttribute(name);
  written.set(node, now);
}

/**
 * Shows a picture, reusing the nodes that are there.
 * @param {SVGSVGElement} svg
 * @param {string} picture
 * @returns {{ title: string, description: string }} what it shows, and what it says
 */
export function show(svg, picture) {
  const [head = '', ...marks] = picture.split(MARK);
  const [, description = '', , box = '', , title = ''] = head.split(FIELD);
  mark(svg, 'viewBox', box);
  let node = svg.firstElementChild;
  for (const text of marks) {
    const [tag = '', ...fields] = text.split(FIELD);
    // One that somebody else has made holds what nobody here knows.
    if (!node || node.localName !== tag || !written.has(node)) {
      const made = s(/** @type {'path'} */ (tag));
      if (node) node.replaceWith(made);
      else svg.append(made);
      node = made;
    }
    dress(node, fields);
    node = node.nextElementSibling;
  }
  while (node) {
    const next = node.nextElementSibling;
    node.remove();
    node = next;
  }
  return { title, description };
}

/** Somebody else draws into it. @param {SVGSVGElement} svg */
export function forget(svg) {
  for (const node of svg.children) written.delete(node);
}

/**
 * Shows a small outcome curve; the answer is whether there is one to see. The curve stretches with its box, the dot does not: WebKit would stretch any dot inside a
 * stretched view box, whatever its stroke.
 * @param {SVGSVGElement} svg
 * @param {string} spark
 */
export function showSpark(svg, spark) {
  mark(svg, 'data-flat', !spark);
  if (!spark) return false;
  const [area = '', line = '', cx = '', cy = ''] = spark.split(FIELD);
  if (!svg.firstElementChild) {
    svg.append(s('svg', { viewBox: '0 0 100 20', preserveAspectRatio: 'none' }, s('path', { class: 'area' }), s('path', { class: 'line' })), s('circle', { class: 'dot' }));
  }
  const [curve, dot] = svg.children;
  const [ground, stroke] = curve?.children ?? [];
  for (const [node, name, value] of /** @type {[Element | undefined, string, string][]} */ ([
    [ground, 'd', area],
    [stroke, 'd', line],
    [dot, 'cx', cx || '0'],
    [dot, 'cy', cy || '0'],
  ])) {
    const before = node && (written.get(node) ?? new Map());
    if (!node || !before || before.get(name) === value) continue;
    node.setAttribute(name, value);
    written.set(node, before.set(name, value));
  }
  if (dot) mark(dot, 'display', cx ? null : 'none');
  return true;
}
