/** Every language says everything: the same keys and places as English, and all plural forms that its grammar has. */

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadEngine } from '../../www/release/engine.mjs';

const www = fileURLToPath(new URL('../../www/', import.meta.url));

const read = async (name) => JSON.parse(await readFile(`${www}locales/${name}.json`, 'utf8'));
const english = await read('en');
const failures = await read('failures');
const engine = await loadEngine(www);

const files = (await readdir(`${www}locales`)).map((name) => name.replace(/\.json$/, ''));
const languages = files.filter((name) => name !== 'failures');
const translations = languages.filter((name) => name !== 'en');

/** Texts that English takes from the engine's own table. */
const fromTable = [
  ...engine.parameters().flatMap(({ id }) => [`parameter.${id}.label`, `parameter.${id}.help`]),
  ...engine.outputs().map(({ name }) => `output.${name}`),
];

/** The names of the places in a text, in order of the alphabet. */
const places = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

const mainForm = (phrase) => (typeof phrase === 'string' ? phrase : phrase.other);
const allForms = (phrase) => (typeof phrase === 'string' ? [phrase] : Object.values(phrase));

test('there are the six languages', () => {
  assert.deepEqual(languages.sort(), ['ar', 'de', 'en', 'es', 'fr', 'pt-BR']);
});

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
