/** Writes numbers in the reader's language, currency and digits. No value is ever computed here. */

import { own } from './own.js';

/** @typedef {import('./words.js').Words} Words */
/** @typedef {'count' | 'share' | 'percent' | 'money' | 'ratio' | 'months'} Kind */

/** @type {Record<string, Kind>} */
const KINDS = own({
  share: 'share',
  percent: 'percent',
  money: 'money',
  'money-per-thousand': 'money',
  'money-per-click': 'money',
  'money-per-month': 'money',
  'money-per-hour': 'money',
  ratio: 'ratio',
  months: 'months',
});

/** @param {string} unit */
export function kindOf(unit) {
  return KINDS[unit] ?? 'count';
}

/** Digits that a figure keeps: two for small ones, because the range is far wider than the third. */
const COARSE = 2;
const FINE = 3;
const FINE_FROM = 10_000;
const COMPACT_FROM = 1_000_000;
/** Digits of an input. */
const ALL = 6;

/** The digits of the phrases: engines and countries differ in which ones they take for Arabic. */
const DIGITS = { numberingSystem: 'latn' };

/**
 * What chooses a plural form: the number as `bare` shows it. Millions are written with a word, which counts as a million.
 * @param {number} value
 */
export function shownCount(value) {
  const size = Math.abs(value);
  return size >= COMPACT_FROM ? COMPACT_FROM : Number(size.toPrecision(size >= FINE_FROM ? FINE : COARSE));
}

/**
 * The lower end of a pair, in no more decimals than the upper one has, but in two digits at least.
 * @param {number} low
 * @param {number} high
 * @param {number} factor between the value and what is shown
 */
function alike(low, high, factor) {
  if (low === 0) return 0;
  /** @param {number} value @param {number} digits */
  const decimals = (value, digits) => Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value) * factor)));
  const shown = (high === 0 ? '' : String(Number((high * factor).toPrecision(FINE)))).split('.')[1]?.length ?? 0;
  const places = Math.min(decimals(low, FINE), Math.max(shown, decimals(low, COARSE)));
  return Number((Number((low * factor).toFixed(places)) / factor).toPrecision(12));
}

export class Format {
  /** @type {Map<string, Intl.NumberFormat>} */
  #formats = new Map();
  #words;

  /**
   * @param {Words} words
   * @param {string} currency
   */
  constructor(words, currency) {
    this.#words = words;
    this.currency = currency;
  }

  /** @param {Intl.NumberFormatOptions} options */
  #format(options) {
    const key = Object.entries(options).join();
    let format = this.#formats.get(key);
    if (!format) {
      format = new Intl.NumberFormat(this.#words.tag, own({ ...DIGITS, ...options }));
      this.#formats.set(key, format);
    }
    return format;
  }

  /**
   * @param {number} value
   * @param {string} unit
   * @param {Intl.NumberFormatOptions} options
   */
  #write(value, unit, options) {
    const kind = kindOf(unit);
    if (kind === 'money') {
      const format = this.#format({ style: 'currency', currency: this.currency, currencyDisplay: 'narrowSymbol', ...options });
      if (this.#words.direction === 'ltr') return format.format(value);
      return format
        .formatToParts(value)
        .map((part) => (part.type === 'currency' ? this.#sign(part.value) : part.value))
        .join('');
    }
    if (kind === 'share') return this.#format({ style: 'percent', ...options }).format(value);
    if (kind === 'percent') return this.#format({ style: 'percent', ...options }).format(value / 100);
    return this.#format(options).format(value);
  }

  /**
   * A result, rounded to what its uncertainty lets one say.
   * @param {number | null | undefined} value
   * @param {string} unit
   * @param {'short' | 'long'} [compact]
   */
  figure(value, unit, compact = 'short') {
    if (value === null || value === undefined || !Number.isFinite(value)) return this.#absent(unit);
    const text = this.bare(value, unit, compact);
    return this.#words.has(`figure.${unit}`) ? this.#words.text(`figure.${unit}`, { value: text, count: shownCount(value) }) : text;
  }

  /**
   * What stands for a figure that there is not: a payback that never comes, a ratio to nothing.
   * @param {string} unit
   */
  #absent(unit) {
    return this.#words.text(unit === 'months' ? 'range.never' : 'none');
  }

  /**
   * The same without a noun.
   * @param {number} value
   * @param {string} unit
   * @param {'short' | 'long'} [compact]
   */
  bare(value, unit, compact = 'short') {
    if (!Number.isFinite(value)) return this.#absent(unit);
    const size = Math.abs(value);
    const digits = size >= FINE_FROM ? FINE : COARSE;
    /** @type {Intl.NumberFormatOptions} */
    const options = { maximumSignificantDigits: digits };
    if (size >= COMPACT_FROM) Object.assign(options, { notation: 'compact', compactDisplay: compact });
    return this.#write(value, unit, options);
  }

  /**
   * A result with what it counts: "6,100 people".
   * @param {number | null | undefined} value
   * @param {string} unit
   */
  amount(value, unit) {
    const text = this.figure(value, unit);
    return this.#words.text(`amount.${unit}`, { value: text, count: shownCount(value ?? 0) }, text);
  }

  /**
   * @param {number | null | undefined} low
   * @param {number | null | undefined} high
   * @param {string} unit
   */
  range(low, high, unit) {
    return this.#between(this.figure(low, unit), this.figure(high, unit));
  }

  /** @param {string} low @param {string} high two ends that look alike are one figure */
  #between(low, high) {
    return low === high ? low : this.#words.text('range', { low: this.#words.isolate(low), high: this.#words.isolate(high) });
  }

  /**
   * A difference: with its sign, also when it is a gain.
   * @param {number | null | undefined} value
   * @param {string} unit
   */
  signed(value, unit) {
    if (value === null || value === undefined || !Number.isFinite(value)) return this.#words.text('none');
    return this.#write(value, unit, { maximumSignificantDigits: COARSE, signDisplay: 'exceptZero' });
  }

  /**
   * Every digit that means something, for tables, titles and exports.
   * @param {number | null | undefined} value
   * @param {string} unit
   */
  exact(value, unit) {
    if (value === null || value === undefined || !Number.isFinite(value)) return this.#absent(unit);
    const kind = kindOf(unit);
    const fraction = kind === 'share' || kind === 'percent' ? 2 : Math.abs(value) >= 100 ? 0 : 2;
    return this.#write(value, unit, { maximumFractionDigits: fraction, minimumFractionDigits: 0 });
  }

  /**
   * A label on an axis.
   * @param {number} value
   * @param {string} unit
   */
  tick(value, unit) {
    const kind = kindOf(unit);
    const compact = kind === 'share' || kind === 'percent' ? {} : { notation: /** @type {const} */ ('compact') };
    return this.#write(value, unit, { ...compact, maximumSignificantDigits: FINE });
  }

  /**
   * An input as it stands in its field: all its digits, without the unit beside it.
   * @param {number} value
   * @param {string} unit
   */
  field(value, unit) {
    const kind = kindOf(unit);
    if (kind !== 'share') return this.#format({ maximumSignificantDigits: 15 }).format(value);
    const parts = this.#format({ style: 'percent', maximumFractionDigits: 10 }).formatToParts(value);
    return parts
      .filter(({ type }) => type !== 'percentSign' && type !== 'literal')
      .map((part) => part.value)
      .join('');
  }

  /**
   * An input with its unit, as short as can be: "200 people", "15%", "$20".
   * @param {number} value
   * @param {string} unit
   * @param {number} [digits]
   */
  input(value, unit, digits = ALL) {
    const kind = kindOf(unit);
    const options = { maximumSignificantDigits: digits };
    if (kind === 'money' || kind === 'share') return this.#write(value, unit, options);
    const text = this.#format(options).format(value);
    return this.#words.text(`input.${unit}`, { value: text, count: Number(value.toPrecision(digits)) }, text);
  }

  /**
   * The pair that an input lies between, the unit written once where it stands behind: "5 – 30%", "$25 – $60".
   * @param {[number, number]} pair
   * @param {string} unit
   */
  pair([low, high], unit) {
    const upper = this.rounded(high, unit);
    const lower = alike(low, high, kindOf(unit) === 'share' ? 100 : 1);
    const ahead = kindOf(unit) === 'money' && /^[^\d]*\p{Sc}/u.test(upper);
    return this.#between(ahead ? this.input(lower, unit) : lower === Number(high.toPrecision(FINE)) ? upper : this.field(lower, unit), upper);
  }

  /**
   * An input that was worked out, in three digits and its unit.
   * @param {number} value
   * @param {string} unit
   */
  rounded(value, unit) {
    return this.input(Number(value.toPrecision(FINE)), unit);
  }

  /**
   * An input as a screen reader says it: "2,500 people", "15 percent", "4 posts a month".
   * @param {number} value
   * @param {string} unit
   */
  spoken(value, unit) {
    const kind = kindOf(unit);
    const number =
      kind === 'money'
        ? this.#format({ style: 'currency', currency: this.currency, currencyDisplay: 'name', maximumFractionDigits: 2, minimumFractionDigits: 0 }).format(value)
        : this.field(value, unit);
    return this.#words.text(`spoken.${unit}`, { value: number, count: kind === 'share' ? value * 100 : value }, number);
  }

  /**
   * What stands beside a field.
   * @param {string} unit
   */
  unit(unit) {
    return this.#words.text(`unit.${unit}`, { currency: this.symbol() }, '');
  }

  /**
   * A currency's sign. Text from right to left would turn "US$" into "$US", and text from left to right the end of "ر.س."
   * into its beginning: it is an isolate that goes its own way.
   * @param {string} sign
   */
  #sign(sign) {
    return this.#words.isolate(sign);
  }

  /** The currency's own sign. */
  symbol() {
    const parts = this.#format({ style: 'currency', currency: this.currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0);
    return this.#sign(parts.find(({ type }) => type === 'currency')?.value ?? this.currency);
  }

  /**
   * Everything that the currency is called beside a number, in every form of its name.
   * @param {number[]} counts
   */
  currencyNames(counts) {
    /** @param {'symbol' | 'narrowSymbol' | 'code' | 'name'} currencyDisplay @param {number} count */
    const name = (currencyDisplay, count) =>
      this.#format({ style: 'currency', currency: this.currency, currencyDisplay, maximumFractionDigits: 2, minimumFractionDigits: 0 })
        .formatToParts(count)
        .find(({ type }) => type === 'currency')?.value ?? '';
    return [name('symbol', 1), name('narrowSymbol', 1), name('code', 1), ...counts.map((count) => name('name', count))];
  }

  /** How many digits the smaller coins of the currency take. */
  currencyDigits() {
    return this.#format({ style: 'currency', currency: this.currency }).resolvedOptions().maximumFractionDigits ?? 2;
  }

  /** The sign before a fraction. */
  decimal() {
    return (
      this.#format({})
        .formatToParts(1.5)
        .find(({ type }) => type === 'decimal')?.value ?? '.'
    );
  }

  /** @param {number} probability */
  inTen(probability) {
    // As exactly as it is shown: a hair above nine tenths is nine tenths.
    const tens = Math.round(probability * 100) / 10;
    if (tens < 1) return this.#words.text('in-ten.few');
    if (tens > 9) return this.#words.text('in-ten.most');
    return this.#words.text('in-ten', { value: this.#format({ maximumFractionDigits: 0 }).format(tens) });
  }

  /** @param {Date} date */
  date(date) {
    return new Intl.DateTimeFormat(this.#words.tag, own(/** @type {const} */ ({ ...DIGITS, dateStyle: 'long' }))).format(date);
  }
}
