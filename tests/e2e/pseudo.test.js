/**
 * A language that does not exist: every phrase is a third longer and has no plain letter left. What still shows plain
 * letters was never looked up; what does not fit was given too little room.
 */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { faults, sideways } from './geometry.js';
import { TABS, frames, openGroups } from './screen.js';
import { open } from './harness.js';

/** Language files that hold the names of inputs and outputs too: those of the first screen, and those that follow. */
const read = async (name) => JSON.parse(await readFile(new URL(`../../www/locales/${name}`, import.meta.url), 'utf8'));
const [real, followed] = [await read('de.json'), await read('details/de.json')];

const FROM = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const TO = 'áƀçđéƒǧĥíĵķĺɱńóƥɋŕšŧúṽŵẋýžÁƁÇĐÉƑǦĤÍĴĶĹṀŃÓƤɊŔŠŦÚṼŴẊÝŽ';

/** Other letters, a third more of them; what stands in braces stays. */
const pseudo = (text) =>
  text
    .split(/(\{[^}]*\})/)
    .map((part) => (part.startsWith('{') ? part : [...part].map((letter) => TO[FROM.indexOf(letter)] ?? letter).join('')))
    .join('') + ' ẋẋẋ'.repeat(Math.ceil(text.replace(/\{[^}]*\}|[^A-Za-z]/g, '').length / 12));

const pseudoAll = (texts) =>
  Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudo(value) : Object.fromEntries(Object.entries(value).map(([form, text]) => [form, pseudo(text)])),
    ]),
  );
const [phrases, details] = [pseudoAll(real), pseudoAll(followed)];

/** Names, formulas and links are the same in every language. */
const NAMES = '[part~="badge"], .sources, .claims, code, .formula, [part~="link-field"], [hidden]';

/** Opens the page in that language. */
const openPseudo = (t, target) =>
  open(t, target, {
    before: async (page) => {
      await page.route('**/locales/de.json', (route) => route.fulfill({ json: phrases }));
      await page.route('**/locales/details/de.json', (route) => route.fulfill({ json: details }));
    },
  });

/** Pieces of text that were never looked up, on the screen and in names for screen readers. */
const untranslated = (page) =>
  page.evaluate((names) => {
    const root = document.querySelector('reach-estimator').shadowRoot;
    const plain = /[A-Za-z]{3,}/;
    // The name of the currency and the "and" of a list are the browser's own.
    const browsers = /US-Dollar| und /g;
    const found = new Set();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent.replace(browsers, '');
      if (!parent || parent.closest(names) || !plain.test(text)) continue;
      if (parent.closest('option') || parent.checkVisibility()) found.add(text.trim());
    }
    for (const attribute of ['aria-label', 'title', 'aria-valuetext', 'placeholder']) {
      for (const node of root.querySelectorAll(`[${attribute}]`)) {
        const text = node.getAttribute(attribute).replace(browsers, '');
        if (!node.closest(names) && plain.test(text)) found.add(`${attribute}: ${text}`);
      }
    }
    return [...found];
  }, NAMES);

for (const chart of Object.keys(TABS)) {
  test(`every word of the ${chart} chart and what surrounds it is looked up, and has room`, async (t) => {
    const { page } = await openPseudo(t, `/index.html?lang=de&chart=${chart}&goal=8000`);
    await openGroups(page);
    assert.deepEqual(await untranslated(page), []);
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await frames(page);
      await frames(page);
      assert.deepEqual(await faults(page), [], `${width} px`);
      assert.ok((await sideways(page)) <= 0, `${width} px: too wide`);
    }
  });
}
