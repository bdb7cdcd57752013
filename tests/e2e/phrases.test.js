/** Sentences as they are put together: with every kind of number, in every language, each fault that a native would see. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { languages, speak } from './language.js';
import { valueOf } from '../../www/element/desk.js';
import { headlineText } from '../../www/element/headline.js';
import { engine } from './screen.js';

const VALUES = [0, 1, 1.004, 2, 3, 11, 110.4, 203.4, 12_345, 999_999.9, 1_000_000, 1_234_567, 2.5e9];
const KINDS = ['input', 'amount', 'spoken', 'figure', 'people-a-month'];

/** Units that are written without a noun to agree with: signs, money, and "a month". */
const NOUNLESS = /\.(share|ratio|money.*|per-month|posts-per-month)$/;
/** What a label may follow where nothing agrees with it: the start, a colon, a full stop, an opening quote. */
const APART = /(^|[:.] ?|[:.]|[«“„]|[«]\s)$/u;

for (const language of languages) {
  const { phrases, words, format } = await speak(language);
  const parameters = engine.parameters();
  const outputs = engine.outputs();
  const desk = { words, format, parameters: new Map(parameters.map((row) => [row.id, row])), outputs: new Map(outputs.map((row) => [row.name, row])) };
  const forms = Object.entries(phrases).flatMap(([key, phrase]) => (typeof phrase === 'string' ? [[key, phrase]] : Object.values(phrase).map((text) => [key, text])));
  const rules = new Intl.PluralRules(language);

  /** The number that a reader sees: millions and more are a word. */
  const seen = (value) => {
    const text = format.bare(value, 'people');
    const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(1234.5);
    const decimal = parts.find(({ type }) => type === 'decimal').value;
    if (/\p{L}/u.test(text)) return 1e6;
    return Number(
      text
        .split(decimal)
        .map((part) => part.replace(/\D/g, ''))
        .join('.'),
    );
  };

  test(`${language}: the noun agrees with the number that is shown`, () => {
    for (const unit of ['people', 'impressions', 'clicks', 'reactions', 'leads', 'customers', 'advocates']) {
      for (const value of VALUES) {
        const shown = seen(value);
        const category = language === 'pt-BR' && shown === 0 ? 'other' : rules.select(shown);
        const form = phrases[`amount.${unit}`][category];
        assert.equal(format.amount(value, unit), form.replace('{value}', format.bare(value, unit)), `${value} ${unit}`);
      }
    }
  });

  test(`${language}: whatever has a noun has its plural forms`, () => {
    for (const [key, phrase] of Object.entries(phrases)) {
      const [kind] = key.split('.');
      if (!KINDS.includes(kind) || typeof phrase !== 'string' || !phrase.includes('{value}') || NOUNLESS.test(key)) continue;
      assert.fail(`${key} depends on a number: “${phrase}”`);
    }
    for (const key of ['input.ratio', 'amount.ratio']) assert.match(phrases[key], /×\{value\}/, key);
  });

  test(`${language}: no label stands where a sentence would bend it`, () => {
    for (const [key, text] of forms) {
      if (key === 'goal.question' || key.startsWith('formula.')) continue;
      for (const { 0: place, index } of text.matchAll(/\{(output|axis|parameter)\}/g)) {
        assert.match(text.slice(0, index), APART, `${key}: ${place} in “${text}”`);
      }
    }
  });

  test(`${language}: every input has a short name`, () => {
    for (const { id } of parameters) {
      const name = phrases[`parameter.${id}.name`];
      assert.ok(name, id);
      if (language === 'de') assert.match(name, /\p{Lu}/u, `${id}: a German noun has a capital`);
    }
  });

  test(`${language}: an input and its value are said once each`, () => {
    for (const { id, unit } of parameters) {
      for (const value of [1, 2, 11, 203.4, 1_234_567]) {
        const text = valueOf(desk, id, unit === 'share' ? value / 2e6 : value).replace(/\p{Cf}/gu, '');
        assert.doesNotMatch(text, /\{|undefined|NaN/, text);
        const name = phrases[`parameter.${id}.name`].toLowerCase();
        assert.ok(text.toLowerCase().split(name).length <= 2, text);
      }
    }
  });

  test(`${language}: numbers of phrases come from the reader's own format`, () => {
    for (const [key, text] of forms) if (!/^(claim|source)\./.test(key)) assert.doesNotMatch(text, /\d[.,\s]?\d{3}/, key);
  });

  test(`${language}: no jargon before it is asked for`, () => {
    for (const [key, text] of forms) {
      if (key.endsWith('.help') || /^(claim|source)\./.test(key)) continue;
      assert.doesNotMatch(text, /\bR =|CV²|VK²|Bass|[Hh]omo(ph|f)il|coeffic|Variationsko|\b[Nn]aiv|ingenu|ingênu|naïf|ساذج/, key);
    }
  });

  test(`${language}: chances at the ends claim no certainty`, () => {
    const [none, all] = [format.inTen(0.004), format.inTen(0.999)];
    assert.equal(none, phrases['in-ten.few']);
    assert.equal(all, phrases['in-ten.most']);
    assert.match(format.inTen(0.3), /3/);
    assert.doesNotMatch(format.inTen(0.04), /0[.,]4/);
  });

  test(`${language}: ends of a range that look alike are one figure, and a missing one is a word`, () => {
    assert.equal(format.range(0, 0, 'people'), format.figure(0, 'people'));
    assert.doesNotMatch(format.range(3, null, 'months'), /–\s*[–-]|– –/);
    assert.ok(format.range(3, null, 'months').includes(phrases['range.never']));
  });

  test(`${language}: the two ends of a pair have the same accuracy and their signs`, () => {
    const bare = (text) => text.replace(/\p{Cf}/gu, '').replace(/[\u00a0\u202f]/g, ' ');
    const percent = bare(format.pair([0.0253, 0.174], 'share'));
    assert.match(percent, /^2[.,]5\D/, percent);
    const money = bare(format.pair([25, 60], 'money'));
    if (/^\D/.test(bare(format.input(25, 'money')))) assert.equal([...money.matchAll(/\$/g)].length, 2, money);
  });

  /** The answer in one sentence. @param {number} activeEmployees @param {number | null} multiple */
  const headlineOf = (activeEmployees, multiple) =>
    headlineText(desk, {
      estimate: { inputs: { employees: 200, months: 12 }, activeEmployees },
      view: { headline: 'reach' },
      of: (name) => ({ p50: name === 'multiple' ? multiple : 4000 }),
    });

  test(`${language}: a few who share now and then are not nobody`, () => {
    const sentence = (text) => text.replaceAll(/\{\w+\}/g, '').slice(-30);
    const pageOnly = sentence(phrases['headline.page-only']);
    assert.ok(headlineOf(0, 1).endsWith(pageOnly));
    for (const few of [0.01, 0.2, 0.49]) assert.ok(headlineOf(few, 1.2).includes(phrases['headline.fewer']), String(few));
    for (const more of [0.5, 1, 20]) assert.ok(!headlineOf(more, 1.2).includes(phrases['headline.fewer']), String(more));
  });

  test(`${language}: the noun of the multiple agrees with it`, () => {
    const forms = typeof phrases.headline === 'string' ? null : phrases.headline;
    for (const multiple of [1.4, 2, 3, 10, 11, 32, 100]) {
      const form = forms ? (forms[rules.select(multiple)] ?? forms.other) : phrases.headline;
      const end = form.split(/\{\w+\}/).at(-1);
      assert.ok(headlineOf(20, multiple).endsWith(end), `${multiple}: ${headlineOf(20, multiple)}`);
    }
  });

  test(`${language}: no noun stands twice where a value brings its own`, () => {
    const values = { parameter: 'P', used: format.input(1_000_000, 'people'), given: '5', low: '1', high: '9', kept: '3' };
    for (const [key, text] of forms.filter(([name]) => /^(problem|field)\./.test(name))) {
      const said = text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
      assert.doesNotMatch(said, /(\p{L}{4,})(\s\p{L}+)?[\s\u00a0]\1(?!\p{L})/u, key);
    }
  });

  test(`${language}: no verb agrees with a value that may be one or many`, () => {
    const files = JSON.parse(readFileSync(new URL(`../../www/locales/files/${language}.json`, import.meta.url), 'utf8'));
    for (const [key, text] of Object.entries({ ...phrases, ...files })) {
      if (typeof text !== 'string') continue;
      assert.doesNotMatch(text, /(?:^|[.?!] )\{(?:value|used|people|rows|clicks|count)\}(?: \p{L}|[^.]* \{all\}).*\.$/u, key);
      if (language !== 'ar') for (const [before] of text.matchAll(/\S+ \{active\}/g)) assert.match(before, /^(by|von|par|por) /, key);
    }
  });

  test(`${language}: percent on an axis has one sign and no letter`, () => {
    for (const value of [20, 2000]) assert.match(format.tick(value, 'percent'), /^\D*[\d.,\s]+\D*%/u);
    assert.doesNotMatch(format.tick(2000, 'percent').replace(/\p{Cf}/gu, ''), /\p{L}/u);
  });
}

test('a share of the cases in French names them before it divides them', async () => {
  const { phrases, words, format } = await speak('fr');
  const texts = Object.entries(phrases).filter(([, phrase]) => JSON.stringify(phrase).includes('{chance}') && !JSON.stringify(phrase).includes('des cas'));
  assert.ok(texts.length > 6);
  for (const [key] of texts) {
    for (const probability of [0.02, 0.3, 0.8, 0.99]) assert.match(words.text(key, { chance: format.inTen(probability) }), / cas sur 10(?!\s*cas)/, key);
  }
});

test('names in Arabic sentences keep to their own order', async () => {
  const { words, format } = await speak('ar');
  const desk = { words, format, parameters: new Map(engine.parameters().map((row) => [row.id, row])) };
  assert.match(valueOf(desk, 'x-contacts', 0), /^\u2068[^\u2069]*X\u2069: \u2068[^\u2069]*\u2069$/u);
  assert.equal([...words.commas(['LinkedIn 2017', 'PostBeyond 2018']).matchAll(/\u2068/g)].length, 2);
});

test('a sign of currency in Arabic goes its own way, from the right or from the left', async () => {
  for (const [currency, sign] of [
    ['SAR', 'ر.س.'],
    ['USD', 'US$'],
  ]) {
    const { format } = await speak('ar', currency);
    assert.match(format.figure(640, 'money').replace(/\u200f/g, ''), new RegExp(`\u2068${sign.replace(/[.$]/g, '\\$&')}\u2069`, 'u'));
  }
});

test('numbers follow the country of the page', async () => {
  const { words, format } = await speak('es-MX');
  assert.match(words.text('preset.enterprise', { employees: format.exact(10_000, 'people') }), /10,000/);
});
