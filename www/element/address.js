/**
 * The address of the page as a place for the estimate. Everything else in it belongs to the page and stays as it stands:
 * keys of campaigns and systems, and the fragment.
 */

import { PARAMETERS, PAST, SETTINGS } from '../pkg/names.js';
import { ENTITY, queryOf } from './looks.js';
import { said } from './properties.js';
import { urlOf } from './urls.js';

/** Browsers refuse more than about ten changes a second; a pause also spares the history of extensions. */
const PAUSE_MS = 400;

/** Fragments that elements of this page have read or written. @type {Set<string>} */
const known = new Set();

/** Addresses that open a page anywhere. */
const OPENS = /^(https?|file):/i;

/** What makes a key that of a range; some servers take no dot in a key. */
const RANGE_ENDING = /[._ ]range$/;
/** Values that only a range, or a kept scenario, has. */
const RANGE = /\.\.|[~…]|^usual$/i;
const KEPT = /^([\w-]+):/;
const SCENARIO = /^scenario\./;
/** A key that is one, with or without the sign of a list: `_lang` and `x[name]` are somebody else's. */
const WHOLE = /^[^\W_](.*[^\W_])?(\[\])?$/;

/** Keys that bring another answer, not only another look of the same. */
export const ANSWERING = ['preset', 'dependence', 'stress', 'headline', ...PARAMETERS, ...PAST.map(({ id }) => id)];

/** A sign between pairs in an address that was encoded. */
export const ENCODED_SEPARATOR = '%(?:25)*(?:26|3f|23)';
const SEPARATORS = new RegExp(`[&?#;]|${ENCODED_SEPARATOR}`, 'i');

/** A key however its words are put together. @param {string} key */
const letters = (key) => key.replace(/[\W_]/g, '');
const ANSWERS = new Set(ANSWERING.map(letters));
/** Keys that are nobody else's. */
const NAMED = new Set(['v', ...PARAMETERS, ...SETTINGS.map(({ key }) => key), ...PAST.map(({ id }) => id)].map(letters));
const RANGED = new Set(PARAMETERS.map(letters));

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/**
 * The name before the `=` of a piece of a query, also of one that was mangled or encoded twice.
 * @param {string} piece
 */
function nameOf(piece) {
  const name = piece.includes('=') ? piece.split('=')[0] : decode(decode(piece)).split('=')[0];
  return decode(name ?? '').replace(/^(amp;|#?0*38;|#?x0*26;)+/i, '');
}

/** The same as a key. @param {string} piece */
const keyOf = (piece) => nameOf(piece).toLowerCase();

/** A dash, or what has become of one on the way. */
const DASH = /[-_\u2010-\u2015\u2212]/;
/** The same in an address, where a sign beyond ASCII is escaped, perhaps twice. */
const ESCAPED_DASH = `(?:[-_]|%(?:25)*e2%(?:25)*(?:80%(?:25)*9[0-5]|88%(?:25)*92))`;
const PLAIN_DIVIDER = /[&?#;|]/;
/** What may stand between two pairs in an address that was mangled. */
const DIVIDER = `(?:${PLAIN_DIVIDER.source}|${ENCODED_SEPARATOR}|%(?:25)*(?:3b|7c)|(?:\\\\|%(?:25)*5c)u0026)(?:(?:amp|#0*38|#x0*26)(?:;|%(?:25)*3b))?`;

/**
 * Whether a piece of a query is ours. Where the dot of a key has become another sign, only its value tells it from a key of
 * somebody else's, such as `employees_range=51-200` or `scenario_id=3`.
 * @param {string} piece
 */
function isOurs(piece) {
  const key = keyOf(piece);
  const value = decode(decode(piece.replace(/^[^=]*=?/, '')));
  const [, ranged = '', dot] = /^(.+?)([._ -]?)range$/.exec(key) ?? [];
  if (RANGED.has(letters(ranged))) return dot === '.' || RANGE.test(value);
  if (/^scenario[_ -]/.test(key)) return NAMED.has(letters(KEPT.exec(value)?.[1] ?? '-'));
  return key === 'v' || (letters(key) !== 'v' && WHOLE.test(key) && NAMED.has(letters(key))) || SCENARIO.test(key);
}

/** What a key means, however its words are put together. @param {string} key */
const isNamed = (key) => NAMED.has(letters(key.replace(RANGE_ENDING, ''))) || SCENARIO.test(key);

export class Address {
  #place;
  #prefix;
  #follows;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #written = '';

  /**
   * @param {'query' | 'hash'} place
   * @param {string} prefix of our keys, where the page's address is not ours
   * @param {boolean} follows whether the page's address is kept in step
   */
  constructor(place, prefix, follows) {
    this.#place = place;
    this.#prefix = prefix;
    this.#follows = follows;
  }

  /**
   * With `sync-url`, the address is shared with the page. Without it, it is left alone; only links that were handed on have
   * keys of ours in it, which carry the element's id, or its place among the others, so that nobody mistakes them.
   * @param {Element} host
   */
  static of(host) {
    const place = said(host, 'sync-url');
    if (place !== null) return new Address(place === 'hash' ? 'hash' : 'query', '', true);
    const index = [...host.ownerDocument.querySelectorAll(host.localName)].indexOf(host);
    const name = host.id ? encodeURIComponent(host.id.toLowerCase()) : index > 0 ? `reach${index + 1}` : 'reach';
    return new Address('query', `${name}-`, false);
  }

  get follows() {
    return this.#follows;
  }

  get place() {
    return this.#place;
  }

  /** Whether anything in it is ours. */
  get speaks() {
    return this.#pieces.some(isOurs);
  }

  /** Whether it says all there is to say: what it leaves out is as at the start. */
  get isWhole() {
    return this.answers || this.#pieces.some((piece) => keyOf(piece) === 'v');
  }

  get #pieces() {
    return this.read().split(SEPARATORS);
  }

  /** Whether our keys in it cannot be anybody else's. */
  get unmistakable() {
    return this.#prefix !== '';
  }

  /** What it says of the estimate. */
  read() {
    const text = this.#place === 'hash' ? location.hash.slice(1) : queryOf(location);
    if (!this.#prefix) return text;
    const divided = this.#divide(text);
    // The name of a scenario may hold capitals, what separates keys, and at its end what is taken off the end of a link.
    /** @param {string} name */
    const encode = (name) => encodeURIComponent(name).replace(/[.*_!()'~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    /** @type {string[]} */
    const read = [];
    let follows = false;
    for (const piece of (divided.includes('=') ? divided : decode(divided)).split(/[&?]/)) {
      const begins = this.#begins(keyOf(piece));
      // What an entity within a value leaves behind is no key: it belongs to that value.
      follows = begins || (follows && !piece.includes('=') && !isOurs(piece));
      const plain = piece.includes('=') ? piece : decode(decode(piece));
      if (begins) read.push(encode(nameOf(piece).slice(decode(this.#prefix).length)) + plain.replace(/^[^=]*/, ''));
      else if (follows) read.push(piece);
    }
    return read.join('&');
  }

  /**
   * A query in which our pairs are divided by `&`, whatever has become of that. Within the value of somebody else's key an
   * encoded pair is a part of that value.
   * @param {string} text
   */
  #divide(text) {
    const stem = this.#prefix.replace(/-$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const pairs = new RegExp(`(${DIVIDER})(${stem}${ESCAPED_DASH}([^=&?#;|]*?)(=|%(?:25)*3d))`, 'gi');
    return text.replace(pairs, (whole, divider, pair, key, equals, /** @type {number} */ at) => {
      const piece = text.slice(0, at).split(PLAIN_DIVIDER).at(-1) ?? '';
      const isEncoded = equals !== '=' && !PLAIN_DIVIDER.test(divider.charAt(0));
      const isTheirs = isEncoded && piece.includes('=') && !this.#begins(keyOf(piece));
      return isTheirs || !isNamed(decode(decode(key)).toLowerCase()) ? whole : `&${pair}`;
    });
  }

  /**
   * Whether a key is one of ours on a page whose address is not. Behind another sign than the dash that is written, only
   * what has a name of ours: `product_id` is the page's where the element is called `product`.
   * @param {string} key
   */
  #begins(key) {
    const prefix = decode(this.#prefix);
    if (key.startsWith(prefix)) return true;
    const stem = prefix.slice(0, -1);
    const rest = key.slice(stem.length + 1);
    return key.startsWith(stem) && DASH.test(key.charAt(stem.length)) && rest !== 'v' && isNamed(rest);
  }

  /** Whether it brings an answer of its own. */
  get answers() {
    return this.#pieces.some((piece) => ANSWERS.has(letters(keyOf(piece).replace(RANGE_ENDING, ''))));
  }

  /**
   * An address that opens this estimate.
   * @param {string} query
   * @param {(key: string) => boolean} keeps whether a key that might be ours is the page's
   * @param {string} [elsewhere] another page than this one
   */
  with(query, keeps, elsewhere) {
    // Where a document has no address of its own that opens again, that of the page around it is used.
    const here = [location.href, document.baseURI, document.referrer].find((address) => OPENS.test(address));
    const url = new URL(elsewhere ?? here ?? document.baseURI, document.baseURI);
    const text = this.#place === 'hash' ? url.hash.slice(1) : url.search.slice(1);
    const others = text.split('&').filter((piece) => {
      const key = keyOf(piece);
      return piece && (this.#prefix ? !this.#begins(key) : !isOurs(piece) || keeps(letters(key)));
    });
    const ours = query
      .split('&')
      .filter(Boolean)
      .map((piece) => this.#prefix + piece);
    const whole = [...others, ...ours].join('&');
    if (this.#place === 'hash') url.hash = whole;
    else {
      url.search = whole;
      if (ENTITY.test(url.hash)) url.hash = '';
    }
    return url.href;
  }

  /**
   * Writes it once the changes have paused; what it is to be is asked for then, since the page may have gone elsewhere.
   * @param {() => string | null} say null where another change is under way
   * @param {boolean} [late] whether it has waited for a fragment already
   */
  write(say, late = false) {
    clearTimeout(this.#timer);
    const { hash } = location;
    this.#timer = setTimeout(() => {
      // Another fragment that has not been told of yet is read first.
      if (this.#place === 'hash' && location.hash !== hash && !late) {
        this.write(say, true);
        return;
      }
      const href = say();
      if (href === null || href === this.#written || href === location.href) return;
      this.#written = href;
      if (this.#place === 'hash') known.add(new URL(href).hash);
      try {
        history.replaceState(history.state, '', href);
      } catch {
        // A sandboxed frame may not have an address of its own.
      }
    }, PAUSE_MS);
  }

  /** Whether an element has read or written the fragment that the page has now. */
  get isKnown() {
    return known.has(location.hash);
  }

  /** It has become another, which is read. */
  turn() {
    this.#written = '';
    known.add(location.hash);
  }

  stop() {
    clearTimeout(this.#timer);
    // Back in the page, it may stand at the same address without what was written.
    this.#written = '';
  }
}

/**
 * The page that a host wants its links to lead to; null where it names none that opens.
 * @param {string | null} text
 * @returns {string | null}
 */
export function pageOf(text) {
  const url = text ? urlOf(text, document.baseURI) : null;
  return url && OPENS.test(url.protocol) ? text : null;
}
