/** The words and numbers of a language as the element has them, without a browser. */

import { readFile } from 'node:fs/promises';
import { locales } from '../../www/element/assets.js';
import { Format } from '../../www/element/format.js';
import { chooseLanguage } from '../../www/element/languages.js';
import { Words } from '../../www/element/words.js';
import { engine } from './screen.js';

export const languages = Object.keys(locales);

const read = async (name) => JSON.parse(await readFile(new URL(`../../www/locales/${name}.json`, import.meta.url), 'utf8'));

/** Texts that English takes from the engine's table. */
const table = Object.fromEntries([
  ...engine.parameters().flatMap(({ id, label, help }) => [
    [`parameter.${id}.label`, label],
    [`parameter.${id}.help`, help],
  ]),
  ...engine.outputs().map(({ name, label }) => [`output.${name}`, label]),
]);

/**
 * @param {string} tag
 * @param {string} [currency]
 */
export async function speak(tag, currency = 'USD') {
  const name = chooseLanguage(tag);
  const phrases = { ...(name === 'en' ? table : {}), ...(await read(name)), ...(await read(`details/${name}`)) };
  const words = new Words(tag, phrases, {});
  return { phrases, words, format: new Format(words, currency) };
}
