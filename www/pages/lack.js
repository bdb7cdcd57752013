/**
 * The sentence that the page is not all there in the language that was chosen. It is inside the script, because the reason
 * may be that no file of texts can be fetched.
 */

import { readsFromTheRight } from '../element/languages.js';
import failures from '../locales/pages/failures.json';

const note = document.createElement('p');
note.className = 'site-lack';
note.setAttribute('role', 'status');

/** In which language it is said now. */
let said = '';

/**
 * @param {string} name language of the files
 * @param {() => void} retry
 */
export function sayLack(name, retry) {
  if (said === name) note.firstChild?.replaceWith(textOf(name));
  else write(name);
  const button = /** @type {HTMLButtonElement} */ (note.querySelector('button'));
  button.removeAttribute('aria-disabled');
  button.onclick = () => {
    // Not disabled: the focus stays on it until there is an answer.
    button.setAttribute('aria-disabled', 'true');
    retry();
  };
}

/** @type {Record<string, { texts: string, again: string }>} */
const sentences = failures;

/** A text of its own, so that what is said once more is read out once more. @param {string} name */
const textOf = (name) => document.createTextNode(sentences[name]?.texts ?? '');

/** @param {string} name */
function write(name) {
  said = name;
  const { again = '' } = sentences[name] ?? {};
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'button', textContent: again });
  Object.assign(note, { lang: name, dir: readsFromTheRight(name) ? 'rtl' : 'ltr' });
  // What is read out is what changes inside it once it is there.
  document.querySelector('.site-head')?.after(note);
  note.replaceChildren(textOf(name), ' ', button);
}

/** Nothing is lacking any longer. */
export function endLack() {
  // What was pressed goes; the list that it was about takes the focus.
  const list = note.contains(document.activeElement) && /** @type {HTMLElement | null} */ (document.querySelector('.site-choices select'));
  said = '';
  note.remove();
  if (list) list.focus();
}
