/** Puts one state on the stage, named by the hash; without one the first. */

/** @typedef {import('../reach-estimator-class.js').ReachEstimator} ReachEstimator */
/** @typedef {{ attributes?: Record<string, string>, width?: string, act?: (find: (selector: string) => HTMLElement) => void }} State */

/** @param {string} selector @returns {State['act']} */
const click = (selector) => (find) => find(selector).click();

/** @param {string} parameter @param {string} text @returns {State['act']} */
const type = (parameter, text) => (find) => {
  const field = /** @type {HTMLInputElement} */ (find(`[data-parameter="${parameter}"] .field`));
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.blur();
};

/** @type {Record<string, State>} */
const states = {
  'as it opens': {},
  rounds: { attributes: { chart: 'rounds' } },
  'over time': { attributes: { chart: 'time' } },
  'what matters': { attributes: { chart: 'matters' } },
  odds: { attributes: { chart: 'odds', goal: '8000' } },
  'hype check': { attributes: { chart: 'hype' } },
  'logarithmic scale': { act: click('.tools .tool') },
  'table open': { act: click('.tools [aria-expanded]') },
  'goal on the curve': { attributes: { goal: '9000' } },
  'goal out of reach': { attributes: { goal: '90000000' } },
  'another input and result': { attributes: { axis: 'posts', output: 'total.clicks' } },
  'pessimistic ends': { attributes: { stress: '' } },
  'scenarios compared': {
    act: (find) => {
      find('[data-panel="compare"]').click();
      find('.panel .button').click();
      type('employees', '400')?.(find);
    },
  },
  'without each part': { act: click('[data-panel="without"]') },
  'all figures': {
    act: (find) => {
      find('[data-panel="figures"]').click();
      requestAnimationFrame(() => requestAnimationFrame(() => find('[data-figure="total.reach"]').click()));
    },
  },
  'sources and claims': { act: click('[data-panel="sources"]') },
  'an input opened': { act: click('[data-parameter="participation"] .badge') },
  'groups opened': {
    act: (find) => {
      find('.group:nth-of-type(2) > summary').click();
      find('.group:nth-of-type(5) > summary').click();
    },
  },
  'a number that cannot be read': { act: type('employees', 'many') },
  'a number out of range': { act: type('participation', '900') },
  'a warning': { attributes: { engagement: '0.3', 'reaction-reach': '40' } },
  'nobody shares': { attributes: { participation: '0' } },
  'no page': { attributes: { followers: '0' } },
  'very large': { attributes: { employees: '5000000', followers: '100000000', population: '8000000000', 'linkedin-contacts': '30000' } },
  'the article': { attributes: { preset: 'article', chart: 'hype' } },
  'locked inputs': { attributes: { locked: 'all' } },
  dark: { attributes: { theme: 'dark' } },
  compact: { attributes: { view: 'compact' }, width: '23rem' },
  'chart only': { attributes: { view: 'chart' }, width: '40rem' },
  'as narrow as it goes': { width: '280px' },
  'other words': { attributes: { strings: '{"controls.title":"Our numbers"}' } },
  failed: { attributes: { 'wasm-url': 'missing.wasm' } },
};

const stage = /** @type {HTMLElement} */ (document.querySelector('#stage'));
const list = /** @type {HTMLElement} */ (document.querySelector('#states'));

/** @param {string} name */
const slug = (name) => name.replaceAll(' ', '-');

for (const name of Object.keys(states)) {
  const link = document.createElement('a');
  link.href = `#${slug(name)}`;
  link.textContent = name;
  link.dataset['text'] = `gallery.${slug(name)}`;
  const item = document.createElement('li');
  item.append(link);
  list.append(item);
}

async function show() {
  const wanted = location.hash.slice(1);
  const [, { attributes = {}, width = '', act } = {}] = Object.entries(states).find(([name]) => slug(name) === wanted) ?? Object.entries(states)[0] ?? [];
  const element = /** @type {ReachEstimator} */ (document.createElement('reach-estimator'));
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const fallback = /** @type {HTMLElement} */ (document.querySelector('#about')?.cloneNode(true));
  fallback.hidden = false;
  fallback.removeAttribute('id');
  element.append(fallback);
  stage.style.maxWidth = width;
  stage.replaceChildren(element);
  await element.ready.catch(() => {});
  act?.((selector) => {
    const found = element.shadowRoot?.querySelector(selector);
    if (found instanceof HTMLElement) return found;
    throw new Error(`${selector} is not there`);
  });
  stage.dataset['state'] = wanted;
}

window.addEventListener('hashchange', () => void show());
await customElements.whenDefined('reach-estimator');
await show();

export {};
