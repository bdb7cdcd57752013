/** The page in the language that was chosen: what has come of its texts is used, what has not is asked for again. */

import { Loading } from '../element/loading.js';
import { ABSENT, Tries } from '../element/tries.js';
import { endLack, sayLack } from './lack.js';
import { stay, writePage } from './texts.js';

/** @typedef {import('./texts.js').Texts} Texts */

/** @type {Map<string, Tries<Texts>>} */
const fetched = new Map();

/** The language that was asked for last, until all of it is there. @type {{ tag: string, loading: Loading<Texts[]> } | null} */
let wanted = null;

/** @param {URL} url @returns {Promise<Texts>} */
async function fetchTexts(url) {
  const response = await fetch(url);
  if (response.ok) return response.json();
  if (ABSENT.includes(response.status)) return {};
  throw new Error(`${url} answered with status ${response.status}.`);
}

/**
 * The files that the page names.
 * @param {string} name language of the files
 */
function filesOf(name) {
  const paths = (document.documentElement.dataset['texts'] ?? '').split(' ').filter(Boolean);
  return paths.map((path) => {
    const url = new URL(`../locales/${path.replace('*', name)}.json`, import.meta.url);
    const tries = fetched.get(url.href) ?? new Tries(() => fetchTexts(url));
    fetched.set(url.href, tries);
    return tries;
  });
}

/**
 * Puts the page into a language.
 * @param {string} name language of the files
 * @param {string} tag how numbers are written
 * @param {(tag: string) => void} written is told what language the page is in, each time that this may be another
 */
export function translate(name, tag, written) {
  if (wanted?.tag === tag) {
    wanted.loading.retry();
    return;
  }
  wanted?.loading.stop();
  wanted = null;
  endLack();
  if (name === 'en') {
    written(writePage({}, name, tag));
    return;
  }
  const files = filesOf(name);
  let isLacking = false;
  const writeSome = () => {
    const texts = files.map(({ found }) => found).filter((found) => found !== null);
    written(texts.length ? writePage(Object.assign({}, ...texts), name, tag) : stay());
  };
  /** @type {Loading<Texts[]>} */
  const loading = new Loading(
    (again) => Promise.all(files.map((file) => file.ask(again))),
    (texts) => {
      wanted = null;
      endLack();
      written(writePage(Object.assign({}, ...texts), name, tag));
    },
    () => {
      sayLack(name, () => loading.retry());
      writeSome();
      if (isLacking) return;
      isLacking = true;
      for (const file of files) if (file.found === null) void file.arrival.then(() => wanted?.loading === loading && writeSome());
    },
  );
  wanted = { tag, loading };
  loading.start();
}
