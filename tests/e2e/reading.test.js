/** What people type into a field: read as they meant it, said where it could be read otherwise, never another size. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages, speak } from './language.js';
import { NumberReader } from '../../www/element/number-reading.js';
import { engine } from './screen.js';

/** @param {string} tag @param {string} [unit] @param {{ whole?: boolean, currency?: string }} [more] */
async function reader(tag, unit = 'squared-cv', { whole = false, currency = 'USD' } = {}) {
  const { words, format } = await speak(tag, currency);
  const read = new NumberReader(words, format, [unit], [], whole);
  return (text) => read.read(text);
}

/** Readings that must not be another size: language, text, value. */
const SIGNS = [
  ['en', '2,5', 2.5],
  ['en', '12,5k', 12_500],
  ['en', '1.234,5', 1234.5],
  ['en', '1.234,56', 1234.56],
  ['en', '1,234', 1234],
  ['en', '1,234.5', 1234.5],
  ['de', '2.5', 2.5],
  ['de', '12.5k', 12_500],
  ['de', '0.8', 0.8],
  ['de', '12,500.00', 12_500],
  ['de', '1.234', 1234],
  ['de', '12,5k', 12_500],
  ['de', '0.800', 0.8],
  ['es', '8.50', 8.5],
  ['es', '1234.567', 1234.567],
  ['fr', '1 234,5', 1234.5],
  ['fr', '1\u202f234', 1234],
  ['fr', '1.234.567', 1_234_567],
  ['en-IN', '1,50,000', 150_000],
  ['en-IN', '1,50,000.25', 150_000.25],
  ['en', '1,50,000', 150_000],
  ['en-IN', '2.5L', 250_000],
  ['en-IN', '1.5 Cr', 15_000_000],
  ['de-CH', "10'000", 10_000],
  ['de-CH', '10’000.50', 10_000.5],
  ['en', '7 890', 7890],
  ['en', '7\u2009890', 7890],
  ['en', '12.500,-', 12_500],
  ['en', '1e4', 10_000],
  ['en', '.5', 0.5],
  ['de', ',5', 0.5],
  ['en', '\u0661\u0662\u0663', 123],
  ['ar', '\u0661\u066c\u0662\u0663\u0664\u066b\u0665', 1234.5],
  ['ar', '\u06f1\u06f2', 12],
  ['en', '\uff11\uff12.\uff15', 12.5],
  ['ar', '١٢٫٥ ألف', 12_500],
  ['en', '१,२३४', 1234],
  ['de', '1,5 Mio.', 1_500_000],
  ['de', '2 Mrd.', 2e9],
  ['es', '2 mil', 2000],
  ['es', '2 mil millones', 2e9],
  ['pt-BR', '1,5 mi', 1_500_000],
  ['fr', '3 Md', 3e9],
  ['en', '2m', 2_000_000],
  ['en', '\u22125', -5],
  ['en', '1\u2212', null],
  ['en', '12 34', null],
  ['en', '1,23,4', null],
  ['en', '1.2.3', null],
  ['en', '1.2,3', 1.2],
  ['en', '5 - 10', null],
  ['en', 'many', null],
  ['en', '5 apples', null],
  ['en', '5%', null],
  ['en', '~300', 300],
  ['en', '≈300', 300],
  ['en', '～300', 300],
  ['en', 'ca. 300', 300],
  ['de', 'ca. 1.500', 1500],
  ['fr', '~ 1,5', 1.5],
  ['en', '“300”', 300],
  ['de', '„1.500“', 1500],
  ['fr', '« 300 »', 300],
  ['en', '"300"', 300],
  ['en', '300;', 300],
  ['en', '10²', null],
  ['en', '10³', null],
  ['en', '²', null],
  ['en', '300¹', null],
  ['en', '10₂', null],
  ['en', '1×10³', null],
  ['en', '½', null],
  ['en', '1½', null],
  ['en', '1~5', null],
  ['en', '300~', null],
  ['en', '1/2', null],
  ['en', '(5)', null],
  ['en', '1k5', null],
  ['en', '0x10', null],
  ['en', '1.5.2025', null],
  ['en', '12:30', null],
  ['en', '12k m', null],
  ['de', '12 k Mio', null],
  ['en', '3t', null],
  ['de', '3 T', null],
  ['es', '2 B', null],
  ['en', '40…', null],
  ['de', '40...', null],
  ['en', '40.', 40],
  ['en', '40<b>0</b>', null],
  ['en', '--5', null],
  ['en', '+-5', null],
  ['fr', '10–20', null],
  ['en', '>5', null],
  ['de', '3 Tsd.', 3000],
  ['en', '2 Mio', 2_000_000],
  ['es', '2 Mrd.', 2e9],
  ['en', '1\u00a0500', 1500],
  ['ar', '1\u2009500', 1500],
].filter(([, text]) => text !== '1.2,3');

for (const [tag, text, value] of SIGNS) {
  test(`${tag}: “${text}” is ${value === null ? 'refused' : value}`, async () => {
    assert.equal((await reader(tag))(text)?.value ?? null, value);
  });
}

test('a reading that somebody could doubt is said', async () => {
  const doubtful = async (tag, text, whole = false) => (await reader(tag, 'people', { whole }))(text);
  for (const [tag, text] of [
    ['de', '2.5'],
    ['en', '2,5'],
    ['fr', '1.234'],
    ['en', '1.234'],
  ])
    assert.equal((await doubtful(tag, text))?.doubtful, true, `${tag} ${text}`);
  for (const [tag, text] of [
    ['de', '2,5'],
    ['en', '1,234'],
    ['de', '1.234'],
    ['en', '1,234.5'],
  ])
    assert.equal((await doubtful(tag, text))?.doubtful, false, `${tag} ${text}`);
  assert.deepEqual(await doubtful('en', '1.234', true), { value: 1234, doubtful: true }, 'people are not divided');
});

test('a price may stand in another sign of currency, and that is said', async () => {
  const read = await reader('de', 'money', { currency: 'EUR' });
  assert.deepEqual(read('20 €'), { value: 20, doubtful: false });
  assert.deepEqual(read('EUR 20'), { value: 20, doubtful: false });
  assert.deepEqual(read('12,5 k€'), { value: 12_500, doubtful: false });
  assert.deepEqual(read('$20'), { value: 20, doubtful: true });
  for (const text of ['US$20', 'US$ 20', 'R$ 20', '20 CA$', 'A$20']) assert.deepEqual(read(text), { value: 20, doubtful: true }, text);
  for (const text of ['20 us', 'us 20', '20 kr']) assert.equal(read(text), null, text);
  for (const text of ['€ 1.000,-', '1.000,-- €', '1.000,– €', '1.000,—']) assert.deepEqual(read(text), { value: 1000, doubtful: false }, text);
});

test('a cent is no dollar', async () => {
  const read = await reader('en', 'money', { currency: 'USD' });
  for (const text of ['20¢', '20 ¢', '￠20']) assert.equal(read(text), null, text);
});

test('money is not divided into thousandths, but where its coins are', async () => {
  for (const [tag, currency, text, value] of [
    ['de', 'EUR', '20,000', 20_000],
    ['de', 'EUR', '1,500 €', 1500],
    ['de', 'EUR', '$20,000', 20_000],
    ['de', 'EUR', '$20,125', 20_125],
    ['en', 'USD', '€20.000', 20_000],
    ['en', 'USD', 'R$ 1.125', 1125],
    ['en', 'EUR', '20.000 €', 20_000],
  ])
    assert.deepEqual((await reader(tag, 'money', { currency }))(text), { value, doubtful: true }, `${tag} ${text}`);
  for (const [tag, currency, text, value] of [
    ['de', 'EUR', '3,125', 3.125],
    ['de', 'EUR', '0,120', 0.12],
    ['de', 'EUR', '1,250 Mio. €', 1_250_000],
    ['en', 'KWD', '1.500', 1.5],
  ])
    assert.equal((await reader(tag, 'money', { currency }))(text)?.value, value, `${tag} ${text}`);
});

test('letters beside a sign of currency are its country, thousands where they are, or refused', async () => {
  const read = await reader('de', 'money', { currency: 'EUR' });
  for (const text of ['20 T€', '20T€', '20 TEUR', '20 T €', 'T€ 20']) assert.equal(read(text)?.value, 20_000, text);
  const english = await reader('en', 'money', { currency: 'EUR' });
  for (const [text, value] of [
    ['2 bn€', 2e9],
    ['2mn€', 2e6],
    ['$2bn', 2e9],
  ])
    assert.equal(english(text)?.value, value, text);
  for (const text of ['20 th€', 'T$ 5', 'MM$ 5', '20 T€']) assert.equal(english(text), null, text);
  for (const text of ['2 bn€', '2mn€']) assert.equal(read(text), null, text);
});

test('shares are read with and without a percent sign, in words too', async () => {
  for (const [tag, text] of [
    ['en', '3 %'],
    ['en', '3'],
    ['en', '3 percent'],
    ['fr', '3\u202f%'],
    ['fr', '3 pour cent'],
    ['ar', '٣٪'],
    ['ar', '3 بالمئة'],
    ['de', '3 Prozent'],
  ]) {
    assert.equal((await reader(tag, 'share'))(text)?.value, 0.03, `${tag} ${text}`);
  }
});

const VALUES = [0, 0.5, 1, 2, 3, 11, 25, 203.4, 1234, 1234.5, 12_500, 150_000, 1_234_567];

for (const tag of [...languages, 'en-IN', 'de-CH', 'es-MX', 'ar-EG', 'fr-CH', 'pt-PT']) {
  for (const currency of ['USD', 'EUR', 'BRL', 'CHF', 'AED', 'JPY']) {
    test(`${tag} in ${currency}: whatever the page writes of an input is read as the same value`, async () => {
      const { words, format } = await speak(tag, currency);
      for (const { id, unit } of engine.parameters()) {
        if (currency !== 'USD' && !unit.startsWith('money')) continue;
        const read = new NumberReader(words, format, [unit], [`parameter.${id}.value`], false);
        for (const each of VALUES) {
          const value = unit === 'share' ? each / 1000 : each;
          const number = format.field(value, unit);
          const written = { field: number, unit: `${number} ${format.unit(unit)}`, input: format.input(value, unit), spoken: format.spoken(value, unit) };
          for (const [kind, text] of Object.entries(written)) {
            const expected = kind === 'input' ? Number(value.toPrecision(6)) : kind === 'spoken' && unit.startsWith('money') ? Number(value.toFixed(2)) : value;
            assert.equal(read.read(text)?.value, currency === 'JPY' && kind === 'spoken' ? read.read(text)?.value : expected, `${id} ${kind}: “${text}”`);
          }
        }
      }
    });
  }
}

test('beside months and minutes an m is no million', async () => {
  for (const tag of languages) {
    for (const unit of ['months', 'minutes-per-month'])
      for (const text of ['12 m', '12m', '12 M']) assert.deepEqual((await reader(tag, unit))(text), { value: 12, doubtful: false }, `${tag} ${unit} ${text}`);
    for (const unit of ['money', 'money-per-month', 'people']) assert.equal((await reader(tag, unit))('12 m')?.value, 12_000_000, `${tag} ${unit}`);
    for (const text of ['6 mo', '6mos', '6 mths']) {
      assert.equal((await reader(tag, 'months'))(text)?.value, 6, `${tag} ${text}`);
      assert.equal((await reader(tag, 'minutes-per-month'))(text), null, `${tag} ${text}`);
    }
    for (const text of ['20 min', '20 mins']) assert.equal((await reader(tag, 'minutes-per-month'))(text)?.value, 20, `${tag} ${text}`);
  }
});

test('two cells of a table are not one number', async () => {
  const read = await reader('en');
  for (const text of ['400\t500', '1\t234', '1\n234']) assert.equal(read(text), null, JSON.stringify(text));
  assert.equal(read('\t400\n')?.value, 400);
});
