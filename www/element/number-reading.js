/**
 * Reads a number as people write it: either decimal sign, groups of any country, digits of any script, and everything
 * that the page itself writes beside a number. What could be two sizes is never taken without a word.
 */

import { own } from './own.js';

/** @typedef {import('./format.js').Format} Format */
/** @typedef {import('./words.js').Words} Words */

/**
 * @typedef {object} Reading
 * @property {number} value in the unit's own measure: 15% is 0.15
 * @property {boolean} doubtful somebody else might have read it otherwise
 */

/** Marks of direction, joiners and other characters without width. */
const INVISIBLE = /\p{Cf}|\u034f/gu;
/** What stands for a point, a comma or a sign in other scripts and fonts. @type {[RegExp, string][]} */
const SAME = [
  [/[\u2212\u2010-\u2014\ufe63]/g, '-'],
  [/[\u060c\u3001]/g, ','],
  [/[\u066c'\u2018\u2019\u02bc\u00b4`]/g, '_'],
  [/\u066a/g, '%'],
  [/\u00d7/g, 'x'],
];
/** Forms that stand for one number each. @type {Record<string, number | undefined>} */
const FORMS = own({ zero: 0, one: 1, two: 2 });
/** Digits above or below the line. */
const RAISED = /[\u00b2\u00b3\u00b9\u2070-\u2099]/;
/** What says that a number is not exact. */
const ABOUT = /^ *([~\u2248\u2245\u2243\u223c]|c(irc)?a?\.? ) *(?=\D?\d)/;
/** What stands around a number that was copied out of a text. */
const QUOTES = /^["\u201c-\u201f\u00ab\u00bb]|["\u201c-\u201f\u00ab\u00bb;]$/g;
/** Groups of three, or of two before the last three as in India. */
const GROUPED = /^\d{1,3}([.,_ ])\d{3}(?:\1\d{3})*$|^\d{1,2}([.,_ ])(?:\d{2}\2)*\d{3}$/;
/** Powers of ten that have names or letters. */
const POWERS = [3, 4, 5, 6, 7, 8, 9, 10, 11];
/** From here on no field goes, and languages share letters for different powers: "t" is a trillion, and a thousand. */
const TOO_LARGE = 1e12;
/** The letters before a sign of currency that name its country: "US$", "R$". */
const COUNTRY = /(?<!\p{L})(us|ca?|au?|nz|hk|nt|sg?|r|mx|ec|cn|jp)\p{Sc}/u;
/** "T€" and "TEUR" are thousands in German; a "T" alone could be a trillion. */
const GERMAN_THOUSANDS = /(?<!\p{L})t ?(?=\p{Sc}|eur|chf)/u;
/** Times as they are written in short: of months and minutes nobody has a million. @type {Record<string, string[] | undefined>} */
const SHORT_TIMES = own({ months: ['m', 'mn', 'mo', 'mos', 'mth', 'mths'], 'minutes-per-month': ['m', 'mn', 'min', 'mins'] });
/** Numbers of every plural form of the six languages. */
const SAMPLES = [1, 2, 3, 11, 100];

/** @param {string} digit of any script; those of one script follow each other, and start at 0 or 6 of a row of sixteen */
function asciiDigit(digit) {
  const code = digit.codePointAt(0) ?? 0;
  const low = code & 15;
  return String(/\p{Nd}/u.test(String.fromCodePoint(code - low)) ? low : low - 6);
}

/**
 * The same text in small letters without accents, in ASCII digits, with one sign for each meaning.
 * @param {string} text
 */
function plain(text) {
  const marked = SAME.reduce((rest, [sign, same]) => rest.replace(sign, same), text.replace(INVISIBLE, ''));
  const folded = marked
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return folded
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Only its words and signs of currency, a space between any two. @param {string} text */
function wordsOf(text) {
  return (plain(text).match(/\p{Sc}|[%]|[\p{L}\p{M}]+(?:[’'_][\p{L}]+)*/gu) ?? []).join(' ');
}

export class NumberReader {
  /** Phrases that stand beside a number and add nothing to it, long ones first. @type {string[]} */
  #beside;
  /** Phrases that are a number by themselves: "one person" in languages that write no digit there. @type {Map<string, number>} */
  #numbers = new Map();
  /** What multiplies, as powers of ten. @type {Map<string, number>} */
  #powers = new Map();
  #decimal;
  #group;
  #share;
  #money;
  #whole;
  /** Whether three digits behind a sign may be the smaller coins of the money. */
  #hasMills;
  #german;

  /**
   * @param {Words} words
   * @param {Format} format
   * @param {string[]} units that may stand beside the number; the first one is the field's
   * @param {string[]} phrases further keys of what the page writes with such a number
   * @param {boolean} whole nothing but whole numbers makes sense
   */
  constructor(words, format, units, phrases, whole) {
    this.#share = units[0] === 'share';
    this.#money = units.some((unit) => unit.startsWith('money'));
    this.#whole = whole;
    this.#hasMills = format.currencyDigits() > 2;
    this.#german = words.tag.startsWith('de');
    const parts = new Intl.NumberFormat(words.tag, own(/** @type {const} */ ({ numberingSystem: 'latn' }))).formatToParts(1234567.8);
    /** @param {string} type */
    const sign = (type) => plain(parts.find((part) => part.type === type)?.value ?? '');
    this.#decimal = sign('decimal') || '.';
    this.#group = sign('group') || ' ';
    const beside = new Set(['x']);
    for (const key of phrases) this.#learn(words, key, beside);
    for (const unit of units) {
      for (const key of ['input', 'unit', 'spoken', 'amount', 'figure'].map((kind) => `${kind}.${unit}`)) this.#learn(words, key, beside);
      if (unit === 'share' || unit === 'percent') beside.add('%');
      for (const name of SHORT_TIMES[unit] ?? []) beside.add(name);
      if (unit.startsWith('money')) for (const name of format.currencyNames(SAMPLES)) beside.add(wordsOf(name));
    }
    this.#beside = [...beside].filter(Boolean).sort((a, b) => b.length - a.length);
    this.#learnPowers(words.tag);
  }

  /** @param {Words} words @param {string} key @param {Set<string>} beside */
  #learn(words, key, beside) {
    for (const [form, text] of words.forms(key)) {
      const number = FORMS[form];
      if (number !== undefined && !text.includes('{')) this.#numbers.set(wordsOf(text), number);
      else for (const piece of text.split(/\{\w+\}/)) beside.add(wordsOf(piece));
    }
  }

  /** @param {string} tag */
  #learnPowers(tag) {
    for (const compactDisplay of /** @type {const} */ (['short', 'long'])) {
      const format = new Intl.NumberFormat(tag, own(/** @type {const} */ ({ numberingSystem: 'latn', notation: 'compact', compactDisplay, useGrouping: false })));
      for (const power of POWERS) {
        for (const sample of SAMPLES.filter((each) => each * 10 ** power < TOO_LARGE)) {
          const parts = format.formatToParts(sample * 10 ** power);
          const name = wordsOf(parts.find(({ type }) => type === 'compact')?.value ?? '');
          const shown = Number(parts.find(({ type }) => type === 'integer')?.value);
          if (name && !name.includes(' ') && shown) this.#powers.set(name, Math.round(Math.log10((sample * 10 ** power) / shown)));
        }
      }
    }
    // Letters and short words that are the same to everybody.
    for (const [letter, power] of /** @type {[string, number][]} */ ([
      ['k', 3],
      ['m', 6],
      ['tsd', 3],
      ['mio', 6],
      ['mrd', 9],
      ...(tag.startsWith('en')
        ? [
            ['mn', 6],
            ['bn', 9],
          ]
        : []),
    ]))
      if (!this.#powers.has(letter)) this.#powers.set(letter, power);
  }

  /**
   * The number that a text stands for, or null where it is none or could be several.
   * @param {string} text
   * @returns {Reading | null}
   */
  read(text) {
    // Two cells of a table are two numbers.
    if (/[\t\n\v\f\r\u0085\u2028\u2029]/.test(text.trim())) return null;
    // A power or a footnote is no further digit.
    if (RAISED.test(text)) return null;
    // "12,-" is a price without cents.
    const given = plain(text)
      .replace(/(\d[.,])-{1,2}(?=\D*$)/, '$10')
      .replace(ABOUT, '')
      .replace(QUOTES, '');
    const number = this.#numbers.get(wordsOf(text));
    if (number !== undefined && !/\d/.test(given)) return { value: number, doubtful: false };
    const pieces = /^(?<before>[^\d]*?)(?<sign>[-+]?) ?(?<digits>[.,\u066b]?\d(?:[\d.,\u066b_ ]*\d)?)(?:e(?<exponent>[-+]?\d{1,2})(?!\d))?(?<after>[^\d]*)$/u.exec(given)?.groups;
    if (!pieces) return null;
    const { before = '', sign = '', digits = '', exponent = '0', after = '' } = pieces;
    const beside = this.#takeWords(before, after);
    const size = beside && this.#size(digits, beside);
    if (!size) return null;
    const power = Number(exponent) + beside.power - (this.#share ? 2 : 0);
    if (sign && /^[-+]/.test(before)) return null;
    const minus = sign === '-' || before.startsWith('-') ? '-' : '';
    const value = Number(`${minus}${size.digits}e${power}`);
    return Number.isFinite(value) ? { value, doubtful: size.doubtful || beside.foreign } : null;
  }

  /**
   * What stands around the digits, as a power of ten; null where a word is not known.
   * @param {string} before
   * @param {string} after
   */
  #takeWords(before, after) {
    // A cent is a sign of currency too, of a hundredth.
    if (`${before}${after}`.includes('¢')) return null;
    if (/[^\p{L}\p{M}\p{Sc}\s%x._,'-]/u.test(`${before}${after}`) || /-(?!\p{L})/u.test(after)) return null;
    // What goes on behind three dots is another number.
    if (/[.,]{2}/.test(after)) return null;
    let foreign = false;
    let power = 0;
    /** @type {string[]} */
    const multipliers = [];
    for (const given of [before, after]) {
      const side = this.#money && this.#german ? given.replace(GERMAN_THOUSANDS, 'tsd ') : given;
      let rest = ` ${wordsOf(side)} `;
      const country = COUNTRY.exec(side)?.[1];
      for (const phrase of this.#beside) rest = rest.replace(` ${phrase} `, ' ');
      for (const word of rest.split(' ').filter(Boolean)) {
        const known = this.#powers.get(word);
        if (known === undefined && !/\p{Sc}/u.test(word) && (!this.#money || word !== country)) return null;
        if (known === undefined) foreign = true;
        else multipliers.push(word);
        power += known ?? 0;
      }
    }
    // "2 mil millones" are thousands of millions; of "12k m" nobody knows what it is.
    if (multipliers.length > 1 && multipliers.some((word) => word.length < 3)) return null;
    return { power, foreign };
  }

  /**
   * Digits with a point as their decimal sign. A sign that is not followed by three digits cannot make groups; of two
   * different signs the last is the decimal one; of what is left the reader's language decides, but for money: nobody
   * writes thousandths of it that end in nothing, or stand beside a foreign sign, but for those of millions.
   * @param {string} text
   * @param {{ power: number, foreign: boolean }} beside
   * @returns {{ digits: string, doubtful: boolean } | null}
   */
  #size(text, beside) {
    const signs = [...text].filter((letter) => !/\d/.test(letter));
    const last = signs.at(-1) ?? '';
    const at = text.lastIndexOf(last);
    const others = signs.slice(0, -1);
    /** @param {string} whole @param {string} fraction @param {boolean} doubtful */
    const decimal = (whole, fraction, doubtful) => {
      if (/\D/.test(whole) && !GROUPED.test(whole)) return null;
      return { digits: `${whole.replace(/\D/g, '') || '0'}.${fraction}`, doubtful };
    };
    if (!last) return { digits: text, doubtful: false };
    const whole = text.slice(0, at);
    const fraction = text.slice(at + 1);
    if (last === '\u066b') return decimal(whole, fraction, false);
    const grouped = GROUPED.test(text) && !/^0/.test(text);
    if (last === '_' || last === ' ') return grouped ? { digits: text.replace(/\D/g, ''), doubtful: false } : null;
    if (others.includes(last)) return grouped ? { digits: text.replace(/\D/g, ''), doubtful: last === this.#decimal } : null;
    const foreign = last !== this.#decimal;
    if (others.length || !grouped) return decimal(whole, fraction, foreign);
    // One sign before exactly three digits.
    const isMoney = this.#money && !this.#hasMills && !beside.power && (beside.foreign || fraction.endsWith('0'));
    if (!foreign && !this.#whole && !isMoney) return decimal(whole, fraction, true);
    return { digits: text.replace(/\D/g, ''), doubtful: last !== this.#group };
  }
}
