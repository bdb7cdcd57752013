/** The list of examples: title and sentence of each from its own page, and a picture of what it shows. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadEngine } from './engine.mjs';
import { wireframe } from './wireframe.mjs';

/** @typedef {import('./wireframe.mjs').Look} Look */

/**
 * The examples in the order of the list, each with what its picture shows.
 * @type {[name: string, look: Look][]}
 */
const EXAMPLES = [
  ['basic', { view: 'full' }],
  ['values', { view: 'full', accent: 'sliders' }],
  ['compact', { view: 'compact' }],
  ['chart', { view: 'chart', chart: 'bars' }],
  ['locked', { view: 'full', accent: 'locks' }],
  ['theme', { view: 'full', ink: '#7a1f4b', square: true }],
  ['dark', { view: 'full', dark: true }],
  ['events', { view: 'compact', beside: 'log' }],
  ['form', { view: 'compact', below: 'button' }],
  ['two', { view: 'compact', beside: 'twin' }],
  ['lazy', { view: 'full', above: 'page' }],
  ['strings', { view: 'full', accent: 'words' }],
  ['language', { view: 'full', label: '€' }],
  ['right-to-left', { view: 'full', mirrored: true }],
  ['question', { view: 'full', above: 'answer' }],
  ['failure', { view: 'words' }],
  ['goal', { view: 'full', goal: true }],
  ['address', { view: 'full', above: 'address' }],
  ['shadow', { view: 'full', dashed: true }],
  ['gallery', { view: 'many' }],
];

/**
 * The text of the first element of a page's main part that has that name.
 * @param {string} page
 * @param {string} name
 */
const textOf = (page, name) => page.match(new RegExp(`<main>[\\s\\S]*?<${name}\\b[^>]*>([\\s\\S]*?)</${name}>`))?.[1] ?? '';

/**
 * The list with its entries.
 * @param {string} www
 * @returns {Promise<string>}
 */
export async function examplesPage(www) {
  const engine = await loadEngine(www);
  const curve = engine.curve({}, { parameter: 'employees', output: 'total.reach', draws: 1024 });
  const entries = EXAMPLES.map(async ([name, look]) => {
    const page = await readFile(join(www, `examples/${name}.html`), 'utf8');
    return `<li>${wireframe(look, curve)}<h2><a href="${name}.html" data-text="${name}.title">${textOf(page, 'h1')}</a></h2><p data-text="${name}.text">${textOf(page, 'p')}</p></li>`;
  });
  const list = (await Promise.all(entries)).join('\n');
  const page = await readFile(join(www, 'examples/index.html'), 'utf8');
  return page.replace('<!-- examples -->', () => list);
}
