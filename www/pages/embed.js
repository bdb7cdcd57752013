/** The snippet builder: the form sets the preview up, the preview's own sliders set the values, the snippets follow. */

import { chooseLanguage } from '../element/languages.js';
import { queryOf, readLook } from '../element/looks.js';
import { camel } from '../element/camel.js';
import { SETTINGS as ROWS } from '../pkg/names.js';
import { leftover } from './leftover.js';

/** @typedef {import('../reach-estimator-class.js').ReachEstimator} ReachEstimator */
/** @typedef {Map<string, string>} Pairs */

/** What the form chooses, as attributes of the element. */
const SETTINGS = ['preset', 'view', 'theme', 'lang', 'currency'];
const LISTS = ['locked', 'hidden'];

/** Settings that a frame takes from its query; values, preset and chart stand in its hash. */
const FRAMED = ['locked', 'hidden', 'lang', 'theme', 'currency', 'view'];

/** What a link can say about the way the full page looks. */
const LINKED = ['lang', 'theme', 'currency'];

/** Currencies that there are. @type {Set<string>} */
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** What the preview's query says beside its inputs, each with an attribute of its own. */
const KINDS = new Map(ROWS.map(({ key, kind }) => [key, kind]));

/** Site builders that cut snippets cut them here. */
const LIMIT_BYTES = 1000;

/** How long a copied text stays confirmed. */
const CONFIRMED_MS = 2500;

/** How long the preview must stand still before the snippets follow it. */
const RESTING_MS = 150;

const PICTURE = { width: 960, height: 540 };

const site = new URL('.', document.baseURI);

/**
 * @template {Element} T
 * @param {string} selector
 * @param {ParentNode} [within]
 */
const find = (selector, within = document) => /** @type {T} */ (within.querySelector(selector));

/** @type {ReachEstimator} */
let preview = find('reach-estimator');
/** As it stands before anybody has set anything: where starting over leads. */
const untouched = preview.cloneNode(true);
/** @type {HTMLFormElement} */
const form = find('form');
/** @type {HTMLInputElement} */
const picture = find('#picture');
/** @type {HTMLInputElement} */
const currency = find('#currency');

/** The values that the preset brings, beside settings that were there; null where the preview could not be asked when it was chosen. @type {Pairs | null} */
let brought = new Map();

/** @param {string} text */
const codeOf = (text) => text.trim().toUpperCase();

/** @param {string} text */
const isCurrency = (text) => CURRENCIES.has(codeOf(text));

/** What the form says, without what it leaves open or what is none. @returns {Pairs} */
function settings() {
  const data = new FormData(form);
  const chosen = SETTINGS.map((name) => /** @type {const} */ ([name, String(data.get(name) ?? '').trim()])).filter(([name]) => name !== 'currency');
  const lists = LISTS.map((name) => /** @type {const} */ ([name, data.has(name) ? listOf(data.getAll(name).map(String)) : '']));
  const code = isCurrency(currency.value) ? codeOf(currency.value) : '';
  return new Map([...chosen, /** @type {const} */ (['currency', code]), ...lists].filter(([, value]) => value !== ''));
}

/** The same in the language of the preview: a frame and a link have no page around them to take it from. */
function standalone() {
  const { lang } = document.documentElement;
  return new Map([...(lang === 'en' ? [] : [/** @type {const} */ (['lang', lang])]), ...settings()]);
}

/** @param {string[]} ids */
const listOf = (ids) => (ids.includes('all') ? 'all' : ids.join(' '));

/** The preview's values and looks. @returns {Pairs} */
function state() {
  const pairs = new Map(new URLSearchParams(preview.toQuery()));
  pairs.delete('v');
  return pairs;
}

/** Whether there is an answer to say, and the module that writes it: the first may be there for long before the other. */
const answers = () => Boolean(preview.estimate) && headline() !== '';

/** What the preset brings, beside what was set before the preview could be asked. @returns {Pairs} */
function learnBrought() {
  const now = preview.toQuery();
  preview.reset();
  const start = state();
  if (preview.toQuery() !== now) preview.undo();
  return start;
}

/** A preset brings inputs and its chart; every other setting is the reader's own, whenever it was made. @param {string} name */
const isOfPresets = (name) => name === 'chart' || !KINDS.has(name);

/** @returns {Pairs} */
const start = () => (brought ??= learnBrought());

/** What the preview shows, as a text. @param {string} name */
const shown = (name) => String(/** @type {Record<string, unknown>} */ (/** @type {unknown} */ (preview))[camel(name)]);

/** Values and settings that the element needs beside its preset. @returns {Pairs} */
function own() {
  const brought = start();
  const now = state();
  const changed = [...now].filter(([name, value]) => !name.includes('.') && !LINKED.includes(name) && (KINDS.has(name) || brought.get(name) !== value));
  const undone = [...brought.keys()].filter((name) => isOfPresets(name) && !name.includes('.') && !now.has(name));
  return new Map([...changed, ...undone.map((name) => /** @type {const} */ ([name, shown(name)]))]);
}

/** The same for a frame, which takes edited ranges too. */
function framed() {
  const ranges = [...state()].filter(([name, value]) => name.endsWith('.range') && start().get(name) !== value);
  const version = new URLSearchParams(preview.toQuery()).get('v');
  return new Map([...(version ? [/** @type {const} */ (['v', version])] : []), ...only(settings(), ['preset']), ...own(), ...ranges]);
}

/** Whether it is a name that looks encoded, which only a query writes so that it is read as it was typed. @param {[string, string]} pair */
const isGuarded = ([name, value]) => KINDS.get(name) === 'name' && value.includes('%25');

/** Whether there is what no attribute holds: a range of one's own, a fit, such a name. */
const isCarried = () => [...state()].some(([name, value]) => name === 'dependence' || (name.endsWith('.range') && start().get(name) !== value) || isGuarded([name, value]));

/** As an attribute says it: a title as it was typed, not as a query guards it. @param {[string, string]} pair @returns {[string, string]} */
const spelt = ([name, value]) => [name, KINDS.get(name) === 'text' ? shown(name) : value];

/** The same for a tag. The attribute `value` says inputs: settings stand beside it. */
function tagged() {
  const carried = isCarried();
  /** @param {[string, string]} pair */
  const stands = (pair) => !carried || (KINDS.has(pair[0]) && !isGuarded(pair));
  const rest = [...framed()].filter((pair) => pair[0] === 'preset' || !stands(pair));
  const value = /** @type {const} */ (['value', new URLSearchParams(rest).toString()]);
  return new Map([...settings(), ...[...own()].filter(stands).map(spelt), ...(carried ? [value] : [])]);
}

/** @param {string} text */
const escape = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** @param {Pairs} pairs */
const attributes = (pairs) => [...pairs].map(([name, value]) => ` ${name}="${escape(value)}"`).join('');

/**
 * @param {string} page
 * @param {Pairs} query
 * @param {string} [hash]
 */
function address(page, query, hash = '') {
  const url = new URL(page, site);
  url.search = new URLSearchParams([...query]).toString();
  url.hash = hash;
  return url.href;
}

/**
 * @param {Pairs} pairs
 * @param {string[]} names
 */
const only = (pairs, names) => new Map([...pairs].filter(([name]) => names.includes(name)));

/** The full page as it stands now. */
function link() {
  return address('index.html', new Map([...new URLSearchParams(preview.toQuery()), ...only(standalone(), LINKED)]));
}

/** A sentence of the page's own. @param {string} name */
const sentence = (name) => find(`[data-say="${name}"]`).textContent ?? '';

/**
 * The answer in words, for those who do not see the picture.
 * @param {string[]} [names] parts of the element that say it
 */
function headline(names = ['headline', 'headline-range']) {
  const parts = names.map((part) => preview.shadowRoot?.querySelector(`[part~="${part}"]`)?.textContent?.trim());
  return parts.filter(Boolean).join(' ');
}

/** The last still, and what it was made of: making one takes as long as many steps of a slider. */
let made = { of: '', html: '' };

/** The answer and its curve as HTML. */
function still() {
  const page = address('index.html', only(settings(), LINKED));
  const of = [page, preview.toQuery(), attributes(settings()), headline()].join(' ');
  if (made.of !== of) made = { of, html: preview.toStill({ page }) };
  return made.html;
}

/** What the first picture needs. The texts only in a language that was chosen: any other is that of a page that nobody knows here. */
function files() {
  const lang = settings().get('lang');
  const texts = lang ? [/** @type {const} */ ([`locales/${chooseLanguage(lang)}.json`, 'json'])] : [];
  return [/** @type {const} */ (['reach_estimator_bg.wasm', 'wasm']), ...texts];
}

/** Lets the browser fetch them while it still reads the script, in the way in which the script asks for them. */
const preloads = () => files().map(([file, kind]) => `<link rel="preload" as="fetch" type="application/${kind}" crossorigin href="${new URL(file, site)}">`);

/** @type {Record<string, () => string>} */
const snippets = {
  tag: () => `<reach-estimator${attributes(tagged())}>
  <a href="${escape(link())}">${escape(headline())}</a>
</reach-estimator>
<script async src="${new URL('reach-estimator.iife.js', site)}"></script>`,
  still: () => `<reach-estimator${attributes(tagged())}>
${still()}</reach-estimator>
${preloads().join('\n')}
<script async src="${new URL('reach-estimator.iife.js', site)}"></script>`,
  frame: () => {
    const title = sentence('frame-title');
    const source = address('iframe.html', only(standalone(), FRAMED), new URLSearchParams([...framed()]).toString());
    return `<iframe src="${escape(source)}" title="${escape(title)}" width="100%" height="${preview.offsetHeight}" frameborder="0" loading="lazy" allow="clipboard-write" data-reach-estimator></iframe>
<p><a href="${escape(link())}">${escape(headline(['headline']))}</a></p>
<script async src="${new URL('iframe-parent.js', site)}"></script>`;
  },
  picture: () => `<a href="${escape(link())}">
  <img src="${escape(picture.value)}" alt="${escape(headline())}" width="${PICTURE.width}" height="${PICTURE.height}">
</a>`,
};

/**
 * Writes a snippet anew, as it follows the figures; what was selected to be copied stays selected.
 * @param {HTMLTextAreaElement} field
 * @param {string} text
 */
function rewrite(field, text) {
  if (field.value === text) return;
  const isSelected = field.value !== '' && field.selectionStart === 0 && field.selectionEnd === field.value.length;
  field.value = text;
  if (isSelected) field.select();
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let writing;

/** Writes the snippets, once there is something to say; they can be copied from then on. */
function write() {
  clearTimeout(writing);
  writing = undefined;
  if (!answers()) return;
  const problem = find('#picture-problem');
  // It stands until there is a picture.
  if (problem.textContent && preview.toSVG()) problem.textContent = '';
  let longest = 0;
  for (const article of document.querySelectorAll('[data-snippet]')) {
    const text = snippets[article.getAttribute('data-snippet') ?? '']?.() ?? '';
    const bytes = new TextEncoder().encode(text).length;
    if (article.getAttribute('data-snippet') !== 'still') longest = Math.max(longest, bytes);
    rewrite(find('textarea', article), text);
    find('[data-left]', article).replaceChildren(leftover(text));
    find('[data-size]', article).textContent = bytes.toLocaleString(document.documentElement.lang);
    /** @type {HTMLButtonElement} */ (find('[data-copy]', article)).disabled = false;
  }
  /** @type {HTMLElement} */ (find('[data-limit]')).hidden = longest <= LIMIT_BYTES;
}

/** Says what is wrong with a currency, where something is. */
function checkCurrency() {
  const wrong = currency.value.trim() !== '' && !isCurrency(currency.value);
  if (wrong) currency.ariaInvalid = 'true';
  else currency.removeAttribute('aria-invalid');
  find('#currency-problem').textContent = wrong ? sentence('currency') : '';
}

/** Sets the preview up as the form says. */
function apply() {
  checkCurrency();
  const wanted = settings();
  const restarts = (wanted.get('preset') ?? '') !== (preview.getAttribute('preset') ?? '');
  for (const name of [...SETTINGS, ...LISTS]) {
    const value = wanted.get(name);
    if (value === undefined) preview.removeAttribute(name);
    else if (preview.getAttribute(name) !== value) preview.setAttribute(name, value);
  }
  if (restarts) {
    preview.reset?.();
    brought = answers() ? state() : null;
  }
  write();
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  /** @type {HTMLTextAreaElement} */
  const text = find('textarea', button.closest('[data-snippet]') ?? document);
  // What is taken away is what the preview says now, not what it said when it last came to rest.
  if (writing) write();
  const usual = button.textContent;
  let said;
  try {
    await navigator.clipboard.writeText(text.value);
    said = sentence('copied');
  } catch {
    text.focus();
    text.select();
    said = sentence('select');
  }
  find('[data-said]').textContent = said;
  if (said === usual) return;
  button.textContent = said;
  setTimeout(() => (button.textContent = usual), CONFIRMED_MS);
}

/** @param {string} format @returns {Promise<Blob | null>} null where it cannot be made yet */
async function drawn(format) {
  // An empty text where the script that draws is missing.
  const svg = answers() ? preview.toSVG() : '';
  if (!svg) return null;
  return format === 'png' ? preview.toPNG() : new Blob([svg], { type: 'image/svg+xml' });
}

/** Says why there is no picture, to the eye beside its buttons. @param {string} text */
function sayProblem(text) {
  find('#picture-problem').textContent = text;
  find('[data-said]').textContent = text;
}

/** @param {string} format */
async function save(format) {
  sayProblem('');
  try {
    const blob = await drawn(format);
    if (blob) offer(blob, `reach.${format}`);
    else sayProblem(sentence('no-picture'));
  } catch {
    sayProblem(sentence('failed-picture'));
  }
}

/** @param {Blob} blob @param {string} name */
function offer(blob, name) {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  Object.assign(anchor, { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

form.addEventListener('change', apply);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(startOver));
picture.addEventListener('input', write);
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  if ('copy' in target.dataset) void copy(target);
  if (target.dataset['save']) void save(target.dataset['save']);
});

/** Writes once the preview has come to rest: some of its answers follow a moment after the values. */
function writeSoon() {
  clearTimeout(writing);
  writing = setTimeout(write, RESTING_MS);
}

const sizes = new ResizeObserver(write);
const words = new MutationObserver(writeSoon);

/** Once the preview answers every call; a try that fails may be followed by one that does not. @param {ReachEstimator} element */
async function untilReady(element) {
  await customElements.whenDefined(element.localName);
  await new Promise((done) => {
    element.addEventListener('reach-ready', done, { once: true });
    element.ready.then(done, () => {});
  });
}

/** Lets the snippets follow the preview. */
async function follow() {
  const followed = preview;
  await untilReady(followed);
  // Starting over does not wait for it.
  if (followed !== preview) return;
  preview.addEventListener('reach-change', write);
  sizes.observe(preview);
  if (preview.shadowRoot) words.observe(preview.shadowRoot, { subtree: true, childList: true, characterData: true });
  apply();
}

/** A new preview, in the room of the old one, and a form and a picture as they were at first. */
async function startOver() {
  sizes.disconnect();
  words.disconnect();
  picture.value = picture.defaultValue;
  /** @type {HTMLDetailsElement} */ (find('details', form)).open = false;
  const room = /** @type {HTMLElement} */ (preview.parentElement);
  room.style.minHeight = `${room.offsetHeight}px`;
  const fresh = /** @type {ReachEstimator} */ (untouched.cloneNode(true));
  preview.replaceWith(fresh);
  preview = fresh;
  brought = new Map();
  await follow();
  if (preview === fresh) room.style.minHeight = '';
}

const prefilled = readLook(queryOf(location), 'currency') ?? '';
if (isCurrency(prefilled)) currency.defaultValue = codeOf(prefilled);
await follow();
