/** The page around the estimate in the reader's language, and the choice of language and currency. */

const LANGUAGES = ['en', 'es', 'de', 'fr', 'pt-BR', 'ar'];
const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'SEK', 'BRL', 'MXN', 'CAD', 'AUD', 'INR', 'JPY', 'AED', 'SAR', 'MAD'];

const estimate = /** @type {HTMLElement} */ (document.querySelector('reach-estimator'));
const language = choice('language', LANGUAGES);
const currency = choice('currency', CURRENCIES);

/**
 * A list beside the pages' names.
 * @param {string} name
 * @param {string[]} values
 */
function choice(name, values) {
  const list = document.createElement('select');
  list.dataset['label'] = `choose.${name}`;
  list.append(...values.map((value) => new Option(value, value)));
  document.querySelector('.site-choices')?.append(list);
  return list;
}

/** The language of the files that serves a tag. @param {string | null} tag */
function nearest(tag) {
  const wanted = (tag ?? '').toLowerCase();
  return LANGUAGES.find((name) => name.toLowerCase() === wanted) ?? LANGUAGES.find((name) => name.split('-')[0] === wanted.split('-')[0]) ?? 'en';
}

/** Writes the page in a language, the names of languages in their own. @param {string} tag */
async function write(tag) {
  const name = nearest(tag);
  const response = await fetch(new URL(`../locales/pages/${name}.json`, import.meta.url));
  if (!response.ok) return;
  /** @type {Record<string, string>} */
  const texts = await response.json();
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = texts[node.getAttribute('data-text') ?? ''] ?? node.textContent;
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', texts[node.getAttribute('data-label') ?? ''] ?? '');
  document.querySelector('meta[name=description]')?.setAttribute('content', texts['description'] ?? '');
  document.documentElement.lang = tag;
  document.documentElement.dir = name === 'ar' ? 'rtl' : 'ltr';
  const money = new Intl.DisplayNames(tag, { type: 'currency' });
  for (const option of currency.options) option.text = `${money.of(option.value)} (${option.value})`;
  for (const option of language.options) option.text = new Intl.DisplayNames(option.value, { type: 'language' }).of(option.value) ?? option.value;
  language.value = name;
}

const given = new URLSearchParams(location.search);
language.addEventListener('change', () => {
  estimate.setAttribute('lang', language.value);
  void write(language.value);
});
currency.addEventListener('change', () => estimate.setAttribute('currency', currency.value));
const money = given.get('currency')?.toUpperCase() ?? 'USD';
if (!CURRENCIES.includes(money) && /^[A-Z]{3}$/.test(money)) currency.append(new Option(money, money));
currency.value = money;
void write(given.get('lang') ?? document.documentElement.lang);
