/** Every language says everything: the same keys and places as English, and all plural forms that its grammar has. */

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadEngine } from '../../www/release/engine.mjs';

const www = fileURLToPath(new URL('../../www/', import.meta.url));

const file = async (name) => JSON.parse(await readFile(`${www}locales/${name}.json`, 'utf8'));
/** All texts of a language: those of the first screen, those of what opens later, and those about files. */
const read = async (name) => ({ ...(await file(name)), ...(await file(`details/${name}`)), ...(await file(`files/${name}`)) });
const english = await read('en');
const failures = await file('failures');
const engine = await loadEngine(www);

const files = (await readdir(`${www}locales`)).filter((name) => name.endsWith('.json')).map((name) => name.replace(/\.json$/, ''));
const languages = files.filter((name) => name !== 'failures');
const translations = languages.filter((name) => name !== 'en');

/** Texts that English takes from the engine's own table. */
const fromTable = [
  ...engine.parameters().flatMap(({ id }) => [`parameter.${id}.label`, `parameter.${id}.help`]),
  ...engine.outputs().map(({ name }) => `output.${name}`),
  ...engine.claims().flatMap(({ id }) => [`claim.${id}.claim`, `claim.${id}.attribution`, `claim.${id}.problem`]),
  ...engine.sources().flatMap(({ id, note }) => [`source.${id}.title`, ...(note ? [`source.${id}.note`] : [])]),
  // A formula without words is the same everywhere.
  ...engine
    .outputs()
    .map(({ name }) => name)
    .filter((name) => !name.endsWith('_home') && /\p{L}/u.test(engine.breakdown({}, name).formula.replace(/\{[^}]*\}/g, '')))
    .map((name) => `formula.${name}`),
];

/** The names of the places in a text, in order of the alphabet. */
const places = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

const mainForm = (phrase) => (typeof phrase === 'string' ? phrase : phrase.other);
const allForms = (phrase) => (typeof phrase === 'string' ? [phrase] : Object.values(phrase));

test('there are the six languages', async () => {
  assert.deepEqual(languages.sort(), ['ar', 'de', 'en', 'es', 'fr', 'pt-BR']);
  assert.deepEqual((await readdir(`${www}locales/details`)).sort(), languages.map((name) => `${name}.json`).sort());
});

for (const language of languages) {
  test(`${language} keeps each text in one file, the same one as English`, async () => {
    const [first, later, firstEnglish] = [await file(language), await file(`details/${language}`), await file('en')];
    assert.deepEqual(
      Object.keys(first).filter((key) => key in later),
      [],
    );
    assert.deepEqual(
      Object.keys(firstEnglish).filter((key) => !(key in first)),
      [],
    );
  });
}

for (const language of translations) {
  const phrases = await read(language);

  test(`${language} has the keys of English and those of the table, no others`, () => {
    const wanted = [...new Set([...Object.keys(english), ...fromTable])].sort();
    assert.deepEqual(Object.keys(phrases).sort(), wanted);
  });

  test(`${language} puts the same values into every text`, () => {
    for (const [key, phrase] of Object.entries(english)) {
      assert.deepEqual(places(mainForm(phrases[key])), places(mainForm(phrase)), key);
      for (const form of allForms(phrases[key])) {
        for (const place of places(form)) assert.ok(places(mainForm(phrase)).includes(place), `${key}: {${place}}`);
      }
    }
  });

  test(`${language} leaves no text empty`, () => {
    for (const [key, phrase] of Object.entries(phrases)) for (const form of allForms(phrase)) assert.notEqual(form, '', key);
  });
}

for (const language of languages) {
  const phrases = await read(language);

  test(`${language} has every plural form of its grammar`, () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort();
    for (const [key, phrase] of Object.entries(phrases)) {
      if (typeof phrase === 'object') assert.deepEqual(Object.keys(phrase).sort(), forms, key);
    }
    for (const [key, phrase] of Object.entries(english)) {
      if (typeof phrase === 'object') assert.equal(typeof phrases[key], 'object', `${key} depends on a number`);
    }
  });

  test(`${language} says why it could not start`, () => {
    assert.deepEqual(Object.keys(failures[language] ?? {}).sort(), Object.keys(failures.en).sort());
  });
}
