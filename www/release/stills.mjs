/** Puts into a page the still of each of its elements, in the element's own language and with its own inputs, and asks early for what the element fetches. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Format } from '../element/format.js';
import { stillOptions } from '../element/still.js';
import { chooseLanguage } from '../element/languages.js';
import { Words } from '../element/words.js';

/** @typedef {typeof import('../pkg/reach_estimator.js')} Engine */

const ELEMENT = /<reach-estimator([^>]*)>([\s\S]*?)<\/reach-estimator>/g;
/** Where a page wants its still; at the beginning of the element when it does not say. */
const PLACE = '<!-- still -->';
const ATTRIBUTE = /([\w-]+)(?:="([^"]*)"|='([^']*)')?/g;

/** @param {string} text @returns {Map<string, string>} */
const attributesOf = (text) => new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [name, double ?? single ?? '']));

/**
 * @param {string} www
 * @param {Engine} engine
 * @param {Map<string, string>} attributes
 * @param {string} language of the page
 * @param {string} home way to the page that opens the estimate
 */
async function stillOf(www, engine, attributes, language, home) {
  const tag = attributes.get('lang') ?? language;
  const phrases = JSON.parse(await readFile(join(www, `locales/${chooseLanguage(tag)}.json`), 'utf8'));
  const words = new Words(tag, phrases, JSON.parse(attributes.get('strings') ?? '{}'));
  const writing = {
    words,
    format: new Format(words, attributes.get('currency') ?? 'USD'),
    parameters: new Map(engine.parameters().map((row) => [row.id, row])),
    outputs: new Map(engine.outputs().map((row) => [row.name, row])),
  };
  const { inputs } = engine.parseQuery(new URLSearchParams([...attributes]).toString());
  const theme = attributes.get('theme');
  return engine.still(inputs, stillOptions(writing, { theme: theme === 'light' || theme === 'dark' ? theme : 'auto', page: `${home}index.html` }));
}

/**
 * What the first element of a page fetches, asked for before its script is there.
 * @param {RegExpMatchArray[]} elements
 * @param {string} language
 * @param {string} home
 */
function preloads(elements, language, home) {
  const first = attributesOf(elements[0]?.[1] ?? '');
  if (first.has('wasm-url') || first.get('loading') === 'lazy') return '';
  const texts = `locales/${chooseLanguage(first.get('lang') ?? language)}.json`;
  return [
    ['reach_estimator_bg.wasm', 'application/wasm'],
    [texts, 'application/json'],
  ]
    .map(([file, type]) => `<link rel="preload" href="${home}${file}" as="fetch" type="${type}">\n`)
    .join('');
}

/**
 * A page with the stills of its elements.
 * @param {string} www
 * @param {Engine} engine
 * @param {string} page
 * @param {{ home?: string, framed?: boolean }} [place] way to the folder of the files; whether links leave the page
 * @returns {Promise<string>}
 */
export async function withStills(www, engine, page, { home = '', framed = false } = {}) {
  const language = /<html lang="([^"]+)"/.exec(page)?.[1] ?? 'en';
  const elements = [...page.matchAll(ELEMENT)];
  const stills = await Promise.all(elements.map(([, attributes = '']) => stillOf(www, engine, attributesOf(attributes), language, home)));
  let next = 0;
  const filled = page.replace(ELEMENT, (_, attributes, content) => {
    const still = stills[next++] ?? '';
    const placed = framed ? still.replace('<a ', '<a target="_blank" rel="noopener" ') : still;
    const inside = content.includes(PLACE) ? content.trim().replace(PLACE, () => placed.trim()) : `${placed}${content.trim()}`;
    return `<reach-estimator${attributes}>\n${inside.trim()}\n</reach-estimator>`;
  });
  // A frame asks for them in its own script, which alone knows with which kind of request.
  const early = /rel="preload"/.test(page) || framed ? '' : preloads(elements, language, home);
  return elements.length ? filled.replace('<link rel="stylesheet"', `<link rel="stylesheet" href="${home}pages/still.css">\n${early}<link rel="stylesheet"`) : page;
}
