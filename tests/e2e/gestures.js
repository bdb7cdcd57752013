/** Runs in a page: what a restless reader does, at full speed, and the same again for the same seed. */

/** Numbers from 0 to 1 that a seed decides (mulberry32). @param {number} seed */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What is typed: numbers of many kinds, and what is none. */
const TYPED = ['0', '1', '37', '1.5k', '12%', '3,5', '-4', '1e9', '', 'many', '400 people', '٤٢', '0.0001'];
const frame = () => new Promise((done) => requestAnimationFrame(done));

/**
 * Makes so many gestures at an element, and tells after each what is wrong with what it shows.
 * @param {{ seed: number, count: number }} options
 * @returns {Promise<string[]>}
 */
export async function gestures({ seed, count }) {
  const roll = dice(seed);
  const element = document.querySelector('reach-estimator');
  const root = element.shadowRoot;
  const pick = (list) => list[Math.floor(roll() * list.length)];
  const seen = (selector) => [...root.querySelectorAll(selector)].filter((node) => !node.disabled && node.checkVisibility());
  const say = (node, ...kinds) => kinds.forEach((kind) => node.dispatchEvent(new Event(kind, { bubbles: true, composed: true })));
  const press = (selector) => pick(seen(selector))?.click();
  const key = (node, name, more = {}) => node.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, ...more }));

  const known = {
    async drag() {
      const slider = pick(seen('input[type="range"]'));
      for (let step = 0; slider && step < 4; step++) {
        slider.value = String(Math.round(Number(slider.min) + roll() * (Number(slider.max) - Number(slider.min))));
        say(slider, 'input');
        if (roll() < 0.5) await frame();
      }
      if (slider) say(slider, 'change');
    },
    type() {
      const field = pick(seen('[part~="control"] input[type="text"]'));
      if (!field) return;
      field.focus();
      field.value = pick(TYPED);
      say(field, 'input', 'change');
      if (roll() < 0.5) key(field, 'Enter');
      field.blur();
    },
    choose() {
      const list = pick(seen('select'));
      if (!list) return;
      list.value = pick([...list.options]).value;
      say(list, 'change');
    },
    tab: () => press('[role="tab"]'),
    tool: () => press('.tool, .chart-back'),
    group: () => press('summary'),
    // But for the paper: its dialog is the browser's, and holds the page.
    panel: () => press('.further button:not([data-action="brief"]), .text-button:not([data-action="brief"])'),
    back: () => key(root.querySelector('.root') ?? element, 'z', { ctrlKey: true }),
    again: () => key(root.querySelector('.root') ?? element, 'z', { ctrlKey: true, shiftKey: true }),
    history: () => press('.history-button'),
    keep: () => element.saveScenario(pick(['A', 'a', 'Plan <b>', 'الخطة'])),
    language: () => element.setAttribute('lang', pick(['en', 'de', 'ar', 'fr'])),
    width: () => (element.style.width = pick(['', '320px', '700px', '1100px'])),
    move() {
      const parent = element.parentNode;
      element.remove();
      if (roll() < 0.5) parent.append(element);
      else parent.prepend(element);
    },
  };

  const wrong = [];
  const names = Object.keys(known);
  for (let turn = 0; turn < count; turn++) {
    // Half of all gestures move or type numbers.
    const name = roll() < 0.5 ? pick(['drag', 'type']) : pick(names);
    await known[name]();
    await frame();
    if (turn % 8) continue;
    for (const fault of faults(element)) wrong.push(`${name} (${turn}): ${fault}`);
    if (wrong.length > 5) break;
  }
  await frame();
  await element.ready;
  return wrong;
}

/** What no screen may show. @param {HTMLElement & Record<string, any>} element */
function faults(element) {
  const { estimate, values, shadowRoot } = element;
  const found = [];
  const text = shadowRoot.textContent ?? '';
  const odd = /NaN|undefined|Infinity|\[object/.exec(text);
  if (odd) found.push(`says ${odd[0]}: ${text.slice(Math.max(0, odd.index - 40), odd.index + 40)}`);
  const look = (figure, path) => {
    if (figure && typeof figure === 'object') Object.entries(figure).forEach(([name, part]) => look(part, `${path}.${name}`));
    else if (typeof figure === 'number' && !Number.isFinite(figure)) found.push(`${path} is ${figure}`);
  };
  look(estimate, 'estimate');
  look(values, 'values');
  for (const [name, pair] of Object.entries(values.ranges ?? {})) if (!(pair[0] <= pair[1])) found.push(`the range of ${name} is ${pair}`);
  for (const path of shadowRoot.querySelectorAll('svg [d]')) if (/NaN|Infinity/.test(path.getAttribute('d') ?? '')) found.push('a path goes nowhere');
  return found;
}
