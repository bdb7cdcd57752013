/** Writes numbers in the reader's language, currency and digits. No value is ever computed here. */

/** @typedef {import('./words.js').Words} Words */
/** @typedef {'count' | 'share' | 'percent' | 'money' | 'ratio' | 'months'} Kind */

/** @type {Record<string, Kind>} */
const KINDS = {
  share: 'share',
  percent: 'percent',
  money: 'money',
  'money-per-thousand': 'money',
  'money-per-click': 'money',
  'money-per-month': 'money',
  'money-per-hour': 'money',
  ratio: 'ratio',
  months: 'months',
};

/** @param {string} unit */
export function kindOf(unit) {
  return KINDS[unit] ?? 'count';
}

/** Digits that a figure keeps: two for small ones, because the range is far wider than the third. */
const COARSE = 2;
const FINE = 3;
const FINE_FROM = 10_000;
const COMPACT_FROM = 1_000_000;

/** The digits of the phrases: engines and countries differ in which ones they take for Arabic. */
const DIGITS = { numberingSystem: 'latn' };

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
    const key = JSON.stringify(options);
    let format = this.#formats.get(key);
    if (!format) {
      format = new Intl.NumberFormat(this.#words.tag, { ...DIGITS, ...options });
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
      return format.formatToParts(value).map((part) => (part.type === 'currency' ? this.#sign(part.value) : part.value)).join('');
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
    if (value === null || value === undefined || !Number.isFinite(value)) return this.#words.text('none');
    const text = this.bare(value, unit, compact);
    return this.#words.has(`figure.${unit}`) ? this.#words.text(`figure.${unit}`, { value: text, count: value }) : text;
  }

  /**
   * The same without a noun.
   * @param {number} value
   * @param {string} unit
   * @param {'short' | 'long'} [compact]
   */
  bare(value, unit, compact = 'short') {
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
    return this.#words.text(`amount.${unit}`, { value: text, count: value ?? 0 }, text);
  }

  /**
   * @param {number | null | undefined} low
   * @param {number | null | undefined} high
   * @param {string} unit
   */
  range(low, high, unit) {
    return this.#words.text('range', { low: this.figure(low, unit), high: unit === 'months' && high === null ? this.#words.text('range.never') : this.figure(high, unit) });
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
    if (value === null || value === undefined || !Number.isFinite(value)) return this.#words.text('none');
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
    return this.#write(value, unit, { notation: 'compact', maximumSignificantDigits: FINE });
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
   */
  input(value, unit) {
    const kind = kindOf(unit);
    const options = { maximumSignificantDigits: 6 };
    if (kind === 'money' || kind === 'share') return this.#write(value, unit, options);
    const text = this.#format(options).format(value);
    return this.#words.text(`input.${unit}`, { value: text, count: value }, text);
  }

  /**
   * The pair that an input lies between: "5 – 30%".
   * @param {[number, number]} pair
   * @param {string} unit
   */
  pair([low, high], unit) {
    return this.#words.text('range', { low: this.field(Number(low.toPrecision(FINE)), unit), high: this.rounded(high, unit) });
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
   * A currency's sign. Text from right to left would turn "US$" into "$US": there it is an isolate (Unicode
   * bidirectional algorithm, LRI and PDI).
   * @param {string} sign
   */
  #sign(sign) {
    return this.#words.direction === 'rtl' ? `\u2066${sign}\u2069` : sign;
  }

  /** The currency's own sign. */
  symbol() {
    const parts = this.#format({ style: 'currency', currency: this.currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0);
    return this.#sign(parts.find(({ type }) => type === 'currency')?.value ?? this.currency);
  }

  /** @param {number} probability */
  inTen(probability) {
    const tens = probability * 10;
    const value = this.#format({ maximumFractionDigits: tens < 1 || tens > 9 ? 1 : 0 }).format(tens);
    return this.#words.text('in-ten', { value });
  }

  /** @param {Date} date */
  date(date) {
    return new Intl.DateTimeFormat(this.#words.tag, { ...DIGITS, dateStyle: 'long' }).format(date);
  }
}
