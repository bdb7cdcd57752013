/** What was counted of an earlier period: six fields, what the inputs would become, and taking that over. */

import { parameterLabel } from './desk.js';
import { freshId, h, heading, mark, refill } from './dom.js';
import { numberField } from './number-field.js';
import { recall } from './memory.js';
import { own } from './own.js';
import { copyInputs } from './snapshot.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').Inputs} Inputs */
/** @typedef {import('../pkg/more.js').Fit} Fit */
/** @typedef {import('../pkg/more.js').Past} Past */
/** @typedef {import('../pkg/more.js').PastName} PastName */
/** @typedef {import('../pkg/more.js').PastFact} PastFact */
/** @typedef {import('../pkg/more.js').Problem} Problem */

/** Facts that have a usual value and stand behind a fold. */
const CIRCUMSTANCES = new Set(['months', 'error']);

/** How the page writes such counts. */
const COUNTED = ['people', 'impressions', 'clicks', 'reactions', 'advocates'].map((unit) => `amount.${unit}`);

/**
 * What a panel remembers.
 * @typedef {object} Memory
 * @property {Past} draft what the fields say
 * @property {{ before: Inputs, after: Inputs } | null} taken the inputs before the last fit that was taken over here, and after it
 * @property {Past | undefined} past what the inputs said of the period when the fields were last shown
 * @property {boolean} more whether the circumstances are unfolded
 */

/** @param {Past | undefined} a @param {Past | undefined} b */
const same = (a, b) => Object.keys({ ...a, ...b }).every((key) => (a?.[/** @type {PastName} */ (key)] ?? 0) === (b?.[/** @type {PastName} */ (key)] ?? 0));

/**
 * @param {Desk} desk
 * @returns {Part}
 */
export function createPastPanel(desk) {
  const { engine, words, format, state } = desk;
  const facts = engine.pastFacts();
  /** @type {Memory} */
  const memory = recall(desk, 'past', () => ({ draft: own(state.inputs.past), taken: null, past: undefined, more: false }));
  /** The inputs that the fields were last shown beside. @type {Inputs | null} */
  let shown = null;

  const preview = h('div', { class: 'past-preview', 'aria-live': 'polite' });
  /** @type {Map<PastName, import('./number-field.js').NumberField>} */
  const fields = new Map();

  /** @param {PastFact} fact */
  const field = (fact) => {
    const { id, name, min, max, share, timed } = fact;
    const key = freshId(id);
    const label = words.text(`past.${name}`);
    const unit = share ? 'share' : timed ? 'months' : '';
    /** @param {number} value */
    const entry = (value) => format.field(value, unit);
    /** @param {number} value */
    const draft = (value) => {
      memory.draft = own({ ...memory.draft, [name]: value });
      show();
    };
    const made = numberField({
      words,
      format,
      announce: desk.announce,
      unit,
      phrases: COUNTED,
      whole: !share && !timed,
      optional: !CIRCUMSTANCES.has(name),
      id: key,
      attributes: { 'data-past': name },
      remember() {
        const value = memory.draft[name] ?? fact.default;
        return () => draft(value);
      },
      accept(value) {
        const used = Math.min(Math.max(value, min), max);
        draft(used);
        return used === value ? null : words.text('field.clamped', { low: entry(min), high: entry(max), used: entry(used) });
      },
    });
    fields.set(name, made);
    return h('div', { class: 'past-field' }, h('label', { for: key }, label), h('span', { class: 'past-entry' }, made.input, share ? format.unit('share') : null), made.note);
  };

  const node = h(
    'div',
    { class: 'past' },
    h('p', {}, words.text('past.text')),
    h('div', { class: 'past-fields' }, ...facts.filter(({ name }) => !CIRCUMSTANCES.has(name)).map(field)),
    h(
      'details',
      { open: memory.more, toggle: ({ target }) => (memory.more = /** @type {HTMLDetailsElement} */ (target).open) },
      h('summary', {}, words.text('past.more')),
      h('div', { class: 'past-fields' }, ...facts.filter(({ name }) => CIRCUMSTANCES.has(name)).map(field)),
    ),
    preview,
  );

  /** @param {Fit['report']['results'][number]} row */
  const verdict = ({ result, counted, moreThan }) => {
    const more = moreThan >= 0.5;
    const cases = Math.round((more ? moreThan : 1 - moreThan) * 100);
    return h(
      'li',
      { 'data-result': result, 'data-more-than': moreThan },
      words.text(`past.${more ? 'above' : 'below'}.${result}`, { counted: format.field(counted, ''), cases: format.field(Math.min(cases, 99), '') }),
    );
  };

  /** @param {Problem} problem */
  const remark = (problem) => {
    const { code, past, used, given } = own(problem);
    const fact = past ? words.text(`past.${past}`) : '';
    const key = `problem.${code}`;
    return words.has(key) ? h('p', { class: 'past-problem', 'data-problem': code }, words.text(key, { parameter: fact, given: given ?? '', used: used ?? '' })) : null;
  };

  /** @param {Fit['report']['inputs'][number]} row */
  const change = ({ id, before, after, learned }) => {
    const unit = desk.parameters.get(id)?.unit ?? '';
    /** @param {import('../pkg/more.js').Percentiles} range */
    const cell = ({ p10, p50, p90 }) => h('td', {}, h('strong', {}, format.rounded(p50 ?? 0, unit)), h('small', {}, format.pair([p10 ?? 0, p90 ?? 0], unit)));
    return h('tr', { 'data-fitted': id }, h('th', { scope: 'row' }, parameterLabel(desk, id)), cell(before), cell(after), h('td', {}, format.figure(learned, 'share')));
  };

  /**
   * What the fields would be fitted to: not to inputs that counts of the same period have made. What has been changed since
   * stays changed.
   * @returns {Inputs}
   */
  const prior = () => {
    if (!memory.taken || state.inputs.dependence !== memory.taken.after.dependence) return state.inputs;
    const { before, after } = memory.taken;
    /** @type {Record<string, unknown>} */
    const inputs = { ...state.inputs, dependence: before.dependence, past: before.past };
    const ranges = own(state.inputs.ranges);
    for (const { name } of desk.parameters.values()) {
      if (state.inputs[name] === after[name]) inputs[name] = before[name];
      if (String(ranges[name]) !== String(after.ranges?.[name])) continue;
      delete ranges[name];
      if (before.ranges?.[name]) ranges[name] = before.ranges[name];
    }
    return /** @type {Inputs} */ ({ ...inputs, ranges });
  };

  /** @param {Fit} fit */
  const take = ({ inputs: fitted, report }) => {
    const inputs = copyInputs(fitted);
    const before = prior();
    desk.act(() => {
      state.replace({ ...before, ranges: { ...before.ranges } }, state.preset, state.names);
      const names = report.inputs.flatMap(({ id }) => desk.parameters.get(id)?.name ?? []).filter((name) => ![...desk.locked].some((id) => desk.parameters.get(id)?.name === name));
      state.change({ dependence: inputs.dependence ?? '', past: { ...inputs.past } });
      state.fit(Object.fromEntries(names.map((name) => [name, inputs[name]])), Object.fromEntries(names.map((name) => [name, inputs.ranges[name] ?? null])));
    });
    memory.taken = { before, after: state.inputs };
    show();
    desk.announce(words.text('past.taken'));
    const back = preview.querySelector('button');
    if (back) back.focus();
  };

  const undo = () => {
    desk.undo();
    memory.taken = null;
    show();
    const again = preview.querySelector('button');
    if (again) again.focus();
  };

  const show = () => {
    for (const { name, default: usual } of facts) {
      const value = memory.draft[name] ?? usual;
      fields.get(name)?.show(value === 0 ? null : value);
    }
    const fitted = state.inputs.dependence && same(memory.draft, state.inputs.past);
    mark(preview, 'data-fitted', fitted ? true : null);
    if (fitted) {
      const undoable = memory.taken && state.inputs === memory.taken.after;
      refill(
        preview,
        h('p', { class: 'past-state' }, words.text('past.taken')),
        undoable ? h('button', { type: 'button', class: 'action', 'data-action': 'past-undo', click: undo }, words.text('past.undo')) : null,
      );
      return;
    }
    const fit = engine.fit(prior(), memory.draft);
    const { inputs, results } = fit.report;
    const rows = [...inputs].filter(({ id, learned }) => !desk.locked.has(id) && (learned > 0.01 || learned < -0.01));
    refill(
      preview,
      ...fit.problems.map(remark),
      results.length ? h('ul', { class: 'past-verdicts' }, ...results.map(verdict)) : h('p', { class: 'past-state' }, words.text('past.empty')),
      results.length ? h('p', {}, h('button', { type: 'button', class: 'action', 'data-action': 'past-take', click: () => take(fit) }, words.text('past.take'))) : null,
      rows.length
        ? h(
            'div',
            { class: 'table-scroll', tabindex: '0', role: 'group', 'aria-label': words.text('past.changes') },
            heading(desk.level + 2, { class: 'heading' }, words.text('past.changes')),
            h(
              'table',
              { class: 'table', part: 'table' },
              h('thead', {}, h('tr', {}, ...['input', 'before', 'after', 'learned'].map((column) => h('th', { scope: 'col' }, words.text(`past.column.${column}`))))),
              h('tbody', {}, ...rows.map(change)),
            ),
          )
        : null,
    );
  };

  return {
    node,
    /** Counts from elsewhere fill the fields, to be looked at before anything is fitted to them. @param {Past} counts */
    take(counts) {
      memory.draft = own(counts);
      show();
    },
    update(frame) {
      if (frame.moving || shown === state.inputs) return;
      const { past } = state.inputs;
      if (past && !same(past, memory.past)) memory.draft = own(past);
      memory.past = past;
      shown = state.inputs;
      show();
    },
  };
}
