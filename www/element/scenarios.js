/** Scenarios A, B, C side by side: what was kept, what is on the sliders now, the difference, and how likely it is. */

import { MOST_SCENARIOS } from './attributes.js';
import { outputLabel, outputUnit, parameterLabel } from './desk.js';
import { h, mark, refill } from './dom.js';
import { shownCount } from './format.js';
import { compareWith, figuresOf, studyAtOnce, studyOf } from './kept-figures.js';
import { UNSCROLLED } from './own.js';
import { Slices } from './slices.js';
import { copyInputs } from './snapshot.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./desk.js').Scenario} Scenario */
/** @typedef {import('./frame.js').Frame} Frame */

/** A. */
const FIRST_LETTER = 65;

/** Letters of a name that has room on the chart. */
const LONGEST_NAME = 24;

/** Results that are compared. @type {OutputName[]} */
const ROWS = ['total.reach', 'total.impressions', 'total.clicks', 'multiple', 'money.media_equivalent_cpc', 'money.cost', 'money.roi'];

/** Names that only differ in capitals, or in how their accents are written, are one. @param {string} name */
const folded = (name) => name.normalize('NFKC').toLowerCase();

/** @param {Scenario[]} scenarios */
const namesOf = (scenarios) => new Set(scenarios.map(({ label }) => folded(label)));

/** @param {Desk} desk @param {string} name */
const indexOf = ({ scenarios }, name) => scenarios.findIndex(({ label }) => folded(label) === folded(name));

/**
 * A name like the one given that no kept scenario but the one meant has: with a number behind it if need be.
 * @param {Desk} desk
 * @param {string} name
 * @param {Scenario} [own]
 */
function freeName(desk, name, own) {
  const taken = namesOf(desk.scenarios.filter((kept) => kept !== own));
  let free = name;
  for (let number = 2; taken.has(folded(free)); number += 1) free = `${name.slice(0, LONGEST_NAME - 2).trim()} ${number}`;
  return free;
}

/**
 * The letter of the next scenario: the third is C, whatever the first two are called by now.
 * @param {Desk} desk
 */
function nextLetter({ scenarios }) {
  const taken = namesOf(scenarios);
  let code = FIRST_LETTER + scenarios.length;
  while (taken.has(folded(String.fromCharCode(code)))) code += 1;
  return String.fromCharCode(code);
}

/**
 * Keeps the present inputs. A label that exists is replaced; without one the next letter is taken.
 * @param {Desk} desk
 * @param {string} [label]
 * @returns {Scenario | null} null when there is no room
 */
export function keepScenario(desk, label) {
  const name = label?.trim() || nextLetter(desk);
  const scenario = { label: name, inputs: copyInputs(desk.state.inputs) };
  const index = indexOf(desk, name);
  if (index >= 0) desk.scenarios.splice(index, 1, scenario);
  else if (desk.scenarios.length >= MOST_SCENARIOS) return null;
  else desk.scenarios.push(scenario);
  return scenario;
}

/**
 * @param {Desk} desk
 * @param {string} label
 */
export function dropScenario(desk, label) {
  const index = indexOf(desk, label);
  if (index < 0) return false;
  desk.scenarios.splice(index, 1);
  return true;
}

/**
 * Gives a kept scenario another name; with a number behind it where another one has that already.
 * @param {Desk} desk
 * @param {Scenario} scenario
 * @param {HTMLInputElement} input
 */
function renameScenario(desk, scenario, input) {
  const name = input.value.trim();
  if (name) scenario.label = freeName(desk, name, scenario);
  input.value = scenario.label;
  desk.refresh();
}

/**
 * The inputs in which a kept scenario differs from the present ones.
 * @param {Desk} desk
 * @param {Scenario} scenario
 */
function differences(desk, { inputs }) {
  const { engine, words, format, state } = desk;
  const texts = [...desk.parameters.values()].flatMap(({ id, name, unit, default: usual }) => {
    const value = inputs[name] ?? usual;
    const pair = engine.rangeFor(inputs, id);
    const isOther = value !== (state.inputs[name] ?? usual);
    // The same value may be less certain.
    if (!isOther && String(pair) === String(engine.rangeFor(state.inputs, id))) return [];
    const says = isOther || !pair ? format.input(value, unit) : format.pair(pair, unit);
    return [words.text('parameter.value', { name: words.isolate(parameterLabel(desk, id)), value: words.isolate(says) })];
  });
  return texts.length ? words.commas(texts) : words.text('compare.same');
}

/**
 * The inputs whose figures a comparison shows beside those of the answer: what is kept, and what is on the sliders where
 * the answer is another. Until the figures of the answer stand still, nothing does.
 * @param {Desk} desk
 * @param {Frame} frame
 */
const comparedBeside = ({ scenarios, state }, frame) =>
  frame.coarse || !scenarios.length ? [] : [...scenarios.map(({ inputs }) => inputs), ...(frame.inputs === state.inputs ? [] : [state.inputs])];

/** The digits of the answer for a comparison that cannot wait. @param {Desk} desk @param {Frame} frame */
export function completeComparison(desk, frame) {
  for (const inputs of comparedBeside(desk, frame)) studyAtOnce(desk, inputs, ROWS);
}

/**
 * What is kept beside what is on the sliders: both, the difference, and how often the present one is better, on the same
 * draws. A difference that the two figures do not show is none.
 * @param {Desk} desk
 * @param {Frame} frame
 * @param {(scenario: Scenario) => HTMLElement} heading
 */
export function comparison(desk, frame, heading) {
  const { words, format, scenarios, state } = desk;
  const compared = scenarios.map(({ inputs }) => ({ outputs: compareWith(desk, inputs, state.inputs), figures: frame.coarse ? null : figuresOf(inputs) }));
  frame.ask(ROWS);
  const present = frame.inputs === state.inputs ? frame.of.bind(frame) : (/** @type {OutputName} */ name) => figuresOf(state.inputs)?.[name] ?? compared[0]?.outputs[name]?.b;
  /** @param {OutputName} name */
  const row = (name) => {
    const unit = outputUnit(desk, name);
    const now = present(name);
    const shown = format.figure(now?.p50, unit);
    const better = desk.outputs.get(name)?.higherIsBetter === false ? 'compare.lower' : 'compare.higher';
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, outputLabel(desk, name)),
      h('td', {}, h('strong', {}, shown), h('small', {}, format.range(now?.p10, now?.p90, unit))),
      ...compared.map(({ outputs, figures }) => {
        const { a, difference, probability } = outputs[name] ?? {};
        const kept = format.figure((figures?.[name] ?? a)?.p50, unit);
        const by = kept === shown ? null : difference?.p50;
        return h(
          'td',
          {},
          h('strong', {}, kept),
          by
            ? h(
                'small',
                {},
                words.text(unit === 'percent' ? 'compare.points' : 'compare.difference', { value: format.signed(by, unit === 'percent' ? 'count' : unit), count: shownCount(by) }),
              )
            : null,
          by ? h('small', {}, words.text(better, { chance: format.inTen(probability ?? 0) })) : null,
        );
      }),
    );
  };
  return h(
    'table',
    { class: 'table compare', part: 'table' },
    h('caption', {}, words.text('compare.title')),
    h('thead', {}, h('tr', {}, h('td', {}), h('th', { scope: 'col' }, words.text('compare.now')), ...scenarios.map(heading))),
    h(
      'tbody',
      {},
      ...ROWS.map(row),
      h('tr', {}, h('th', { scope: 'row' }, words.text('compare.inputs')), h('td', {}), ...scenarios.map((scenario) => h('td', { class: 'prose' }, differences(desk, scenario)))),
    ),
  );
}

/**
 * @param {Desk} desk
 * @returns {Part}
 */
export function createScenariosPanel(desk) {
  const { words } = desk;
  const body = h('div', { class: 'table-scroll', tabindex: '0', role: 'group', 'aria-label': words.text('compare.title') });
  const keep = h('button', { type: 'button', class: 'button', part: 'button', click: () => keepScenario(desk) && desk.refresh() }, words.text('compare.keep'));
  const node = h('div', {}, h('div', { class: 'intro' }, h('p', {}, words.text('compare.text')), keep), body);

  /** @param {Scenario} scenario */
  const heading = (scenario) =>
    h(
      'th',
      { scope: 'col' },
      h('input', {
        type: 'text',
        class: 'text-field scenario-name',
        value: scenario.label,
        maxlength: LONGEST_NAME,
        size: LONGEST_NAME / 2,
        autocomplete: 'off',
        'aria-label': words.text('compare.name', { label: scenario.label }),
        change: ({ target }) => renameScenario(desk, scenario, /** @type {HTMLInputElement} */ (target)),
      }),
      h(
        'button',
        {
          type: 'button',
          class: 'text-button',
          'aria-label': words.text('compare.load-named', { label: scenario.label }),
          click: () => desk.act(() => desk.state.replace(scenario.inputs, '', desk.state.names)),
        },
        words.text('compare.load'),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'text-button',
          'aria-label': words.text('compare.remove-named', { label: scenario.label }),
          click: () => dropScenario(desk, scenario.label) && desk.refresh(),
        },
        words.text('compare.remove'),
      ),
    );

  /** @param {Frame} frame */
  const fillBody = (frame) => {
    refill(body, desk.scenarios.length ? comparison(desk, frame, heading) : h('p', { class: 'empty' }, words.text('compare.empty')));
  };

  const slices = new Slices(desk.press);
  /** Once the answer's figures stand still, those of what is kept follow. @param {Frame} frame */
  const study = async (frame) => {
    const missing = comparedBeside(desk, frame).find((inputs) => !figuresOf(inputs));
    if (!missing) return;
    const work = studyOf(desk, missing, ROWS);
    await slices.run(work, work.keep);
    if (figuresOf(missing)) desk.refresh();
  };

  return {
    node,
    update(frame) {
      const full = desk.scenarios.length >= MOST_SCENARIOS;
      const held = node.querySelector('button:focus');
      // While a name is being typed the table stays.
      if (node.querySelector('.scenario-name:focus') && node.querySelectorAll('.scenario-name').length === desk.scenarios.length) return;
      mark(keep, 'disabled', full);
      if (frame.moving) return;
      fillBody(frame);
      study(frame).catch(desk.fail);
      // A button that is made anew or switched off loses the focus to the page.
      if (!held) return;
      const again = [...node.querySelectorAll('button')].find((each) => each === held || (each.ariaLabel && each.ariaLabel === held.ariaLabel));
      (again && !again.disabled ? again : full ? body : keep).focus(UNSCROLLED);
    },
    stop: () => slices.stop(),
  };
}
