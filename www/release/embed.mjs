/** Fills the snippet builder with what there is to choose: presets, languages, inputs. */

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { escape, groupedRows, loadEngine, readText } from './engine.mjs';
import { roomRule } from './room.mjs';

/** @typedef {import('../pkg/reach_estimator.js').Parameter} Parameter */

/** @param {string} value @param {string} label @param {string} [more] */
const option = (value, label, more = '') => `<option value="${escape(value)}"${more}>${escape(label)}</option>`;

/** The language's own name for itself. @param {string} tag */
const languageName = (tag) => new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;

/** @param {Parameter} parameter */
function inputRow({ id, label }) {
  const box = (/** @type {string} */ name, /** @type {string} */ head) => `<td><input type="checkbox" name="${name}" value="${id}" aria-labelledby="${head} input-${id}"></td>`;
  return `<tr><th scope="row" id="input-${id}" data-text="parameter.${id}.label">${escape(label)}</th>${box('locked', 'lock')}${box('hidden', 'hide')}</tr>`;
}

/**
 * The snippet builder with its choices.
 * @param {string} www
 * @returns {Promise<string>}
 */
export async function embedPage(www) {
  const engine = await loadEngine(www);
  const text = await readText(www);
  const files = await readdir(join(www, 'locales'));
  const languages = files.map((name) => name.replace(/\.json$/, '')).filter((name) => /^[a-z]{2}(-[A-Z]{2})?$/.test(name));
  const choices = {
    presets: engine
      .presets()
      .map(({ id, values }) =>
        option(id, text(`preset.${id}`, { employees: values.employees?.toLocaleString('en') }), ` data-text="preset.${id}" data-employees="${values.employees ?? ''}"`),
      )
      .join(''),
    languages: languages.map((tag) => option(tag, languageName(tag))).join(''),
    inputs: groupedRows(text, engine.parameters(), 3, inputRow),
    room: escape(await roomRule(www, 'full')),
  };
  const page = await readFile(join(www, 'embed.html'), 'utf8');
  return page.replace(/<!-- (presets|languages|inputs|room) -->/g, (_, name) => choices[/** @type {keyof typeof choices} */ (name)]);
}
