/** The choice of language and currency: it holds for the page, and travels in its address and in the links to its sisters. */

import { canonicalTag, chooseLanguage, LANGUAGES } from '../element/languages.js';
import { queryOf, readLook } from '../element/looks.js';
import { whenIdle } from '../element/surroundings.js';
import { translate } from './translation.js';

const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'SEK', 'BRL', 'MXN', 'CAD', 'AUD', 'INR', 'JPY', 'AED', 'SAR', 'MAD'];

/** What no address needs to say. */
const USUAL = { lang: 'en', currency: 'USD' };

/** The estimates that take the page's choice: all that have none of their own. */
const estimates = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('reach-estimator')]);
const unpriced = estimates.filter((estimate) => !estimate.hasAttribute('currency'));
/** The one that keeps the page's address. */
const addressed = document.querySelector('reach-estimator[sync-url="query"]');

/** @type {Record<keyof typeof USUAL, string | undefined>} */
const given = { lang: readLook(queryOf(location), 'lang'), currency: readLook(queryOf(location), 'currency') };
const chosen = { lang: tagOf(given.lang), currency: codeOf(given.currency) };
const language = choice('lang', LANGUAGES);
const currency = choice('currency', [...new Set([...CURRENCIES, chosen.currency])]);

/** A language tag, where the pages speak that language. @param {string | undefined} text */
function tagOf(text) {
  const tag = canonicalTag(text);
  return chooseLanguage(tag) === USUAL.lang && !tag.startsWith(USUAL.lang) ? USUAL.lang : tag;
}

/** @param {string | undefined} text */
function codeOf(text) {
  const code = (text ?? '').toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : USUAL.currency;
}

/**
 * Fills a list beside the pages' names, where the page has it.
 * @param {keyof typeof USUAL} name
 * @param {readonly string[]} values
 */
function choice(name, values) {
  const list = /** @type {HTMLSelectElement | null} */ (document.querySelector(`.site-choices [name="${name}"]`));
  list?.append(...values.map((value) => new Option(value, value, false, value === chosen[name])));
  if (list) list.hidden = false;
  return list;
}

/** @param {URL} url */
function say(url) {
  for (const [name, value] of /** @type {[keyof typeof USUAL, string][]} */ (Object.entries(chosen))) {
    if (value === USUAL[name]) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
}

/**
 * Names what can be chosen once the page is there, because a phone takes a tenth of a second for it. Until then they are
 * codes.
 * @param {HTMLSelectElement | null} list
 * @param {() => (code: string) => string} naming
 */
function nameOptions(list, naming) {
  if (!list) return;
  const nameAll = () => {
    const nameOf = naming();
    for (const option of list.options) option.text = nameOf(option.value);
  };
  if (document.readyState === 'complete') nameAll();
  else addEventListener('load', () => whenIdle(nameAll), { once: true });
}

/** Lets the links to the sisters of the page hand the choice on. */
function lead() {
  for (const link of document.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? '';
    if ('sister' in link.dataset || /^[\w./-]+\.html(?![^?#])/.test(href)) {
      link.dataset['sister'] = '';
      link.href = say(new URL(link.href));
    }
  }
}

/** Names of languages are in their own. */
function nameChoices() {
  nameOptions(language, () => (tag) => new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag);
  nameOptions(currency, () => {
    const money = new Intl.DisplayNames(chosen.lang, { type: 'currency' });
    return (each) => `${money.of(each)} (${each})`;
  });
}

/** @param {string} tag */
function list(tag) {
  if (language) language.value = chooseLanguage(tag);
}

/** Puts the page into the chosen language; where that does not come, the list says in which one the page is. */
function speak() {
  const { lang } = chosen;
  list(lang);
  nameChoices();
  // The texts may be long in coming.
  lead();
  translate(chooseLanguage(lang), lang, (tag) => {
    list(tag);
    lead();
  });
}

/** Keeps the choice in the page's address, unless an estimate keeps that. */
function remember() {
  if (!addressed) history.replaceState(history.state, '', say(new URL(location.href)));
}

language?.addEventListener('change', () => {
  chosen.lang = language.value;
  addressed?.setAttribute('lang', chosen.lang);
  remember();
  speak();
});
currency?.addEventListener('change', () => {
  chosen.currency = currency.value;
  for (const estimate of unpriced) estimate.setAttribute('currency', chosen.currency);
  remember();
  lead();
});
if (currency) currency.value = chosen.currency;
if (currency && !addressed && given.currency) for (const estimate of unpriced) estimate.setAttribute('currency', chosen.currency);
speak();
