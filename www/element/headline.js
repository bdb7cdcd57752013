/** The answer in one sentence, its range in another. */

import { outputUnit, parameterName } from './desk.js';
import { emphasised, h, heading, mark, plain, refill, write } from './dom.js';
import { paybackText } from './figures.js';
import { shownCount } from './format.js';
import { recall } from './memory.js';
import { Recent } from './recent.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').Inputs} Inputs */
/** @typedef {import('./desk.js').View} View */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('./frame.js').Frame} Frame */

/** How many inputs are named as the ones that decide. */
const DECISIVE = 3;

/** The share of what is uncertain below which an input decides nothing. */
const LEAST_DECISIVE = 0.01;

/**
 * What the sentence is about.
 * @type {Record<View['headline'], { output: OutputName, range: string, same: string }>}
 */
const SUBJECTS = {
  reach: { output: 'total.reach', range: 'headline.range', same: 'headline.range-same' },
  money: { output: 'money.gross_profit', range: 'headline.range-money', same: 'headline.range-money-same' },
};

/** Where nobody shares anything, all that can be said is what the page does alone. @param {Frame} frame */
const isPageOnly = ({ estimate: { inputs, activeEmployees } }) => activeEmployees === 0 || inputs.posts === 0;

/** @param {Frame} frame */
const subjectOf = (frame) => SUBJECTS[isPageOnly(frame) ? 'reach' : frame.view.headline];

/** By whom it is shared: by some of the employees, or by all there are. @param {Desk} desk @param {Frame} frame */
function sharersOf({ words, format }, { estimate: { inputs, activeEmployees } }) {
  const active = Math.round(activeEmployees);
  const all = Math.max(active, Math.round(inputs.employees));
  const employees = format.exact(all, 'people');
  if (active === all) return words.text('headline.sharers-all', { employees, count: all });
  return words.text('headline.sharers', { employees, count: all, active: active < 1 && activeEmployees > 0 ? words.text('headline.fewer') : format.exact(active, 'people') });
}

/**
 * The headline as a sentence, `[[...]]` around what stands out.
 * @param {Desk} desk
 * @param {Frame} frame
 */
export function headlineText(desk, frame) {
  const { words, format } = desk;
  const { inputs } = frame.estimate;
  const sharers = sharersOf(desk, frame);
  if (subjectOf(frame) === SUBJECTS.money) {
    const first = words.text('headline.money', {
      sharers,
      cost: format.figure(frame.of('money.cost').p50, 'money'),
      profit: format.figure(frame.of('money.gross_profit').p50, 'money'),
    });
    const payback = paybackText(desk, frame.of('money.payback').p50, inputs.months);
    const second = words.text('headline.payback', { label: words.text('figure.money.payback'), payback });
    return words.text('headline.joined', { first, second });
  }
  const reach = frame.of('total.reach').p50;
  const multiple = frame.of('multiple').p50;
  const shown = format.figure(multiple, 'count');
  const key = isPageOnly(frame) ? 'headline.page-only' : multiple === null ? 'headline.no-page' : shownCount(multiple) === 1 ? 'headline.same' : 'headline';
  return words.text(key, {
    sharers,
    people: words.text('people-a-month', { value: format.figure(reach, 'people', 'long'), count: shownCount(reach ?? 0) }),
    multiple: shown,
    count: shownCount(multiple ?? 0),
  });
}

/**
 * @param {Desk} desk
 * @param {Frame} frame
 * @param {ParameterId[]} decisive
 */
export function rangeText(desk, frame, decisive) {
  const { words, format } = desk;
  const subject = subjectOf(frame);
  const { p10, p90 } = frame.of(subject.output);
  const unit = outputUnit(desk, subject.output);
  const low = format.figure(p10, unit, 'long');
  const high = format.figure(p90, unit, 'long');
  const range = words.text(frame.view.stress ? 'headline.range-stressed' : low === high ? subject.same : subject.range, { low, high });
  if (!decisive.length || frame.view.stress || low === high) return range;
  const inputs = words.list(decisive.map((id) => parameterName(desk, id)));
  return words.text('headline.joined', { first: range, second: words.text('headline.decisive', { inputs, count: decisive.length }) });
}

/**
 * @param {Desk} desk
 * @returns {Part & { decide: (frame: Frame) => import('./settling.js').Decision | null, text: () => string, decisive: () => ParameterId[] }}
 */
export function createHeadline(desk) {
  const title = heading(desk.level, { class: 'headline', part: 'headline' });
  const range = h('p', { class: 'headline-range', part: 'headline-range' });
  const spoken = h('div', { class: 'answer-text' }, title, range);
  const node = h('header', {}, spoken);
  let shown = '';
  let room = { width: 0, height: 0 };
  // A sentence that has needed more lines keeps them, so that what stands below does not jump while something is dragged.
  const keepRoom = () => {
    const width = spoken.offsetWidth;
    // What is not in a page yet, or hidden, has no height to keep.
    if (!width) return;
    if (width !== room.width) {
      room = { width, height: 0 };
      spoken.style.minHeight = '';
    }
    room.height = Math.max(room.height, spoken.offsetHeight);
    spoken.style.minHeight = `${room.height}px`;
  };
  // In a frame of its own: a box that grows because another did would be an error of the page.
  const growth = new ResizeObserver(() => requestAnimationFrame(keepRoom));
  growth.observe(spoken);
  /** What decides, by inputs and result, and what did where that was known last. @type {{ known: Recent<string, ParameterId[]>, ids: ParameterId[] }} */
  const memory = recall(desk, 'headline', () => ({ known: new Recent(), ids: [] }));
  /** @param {Frame} frame */
  const keyOf = (frame) => `${desk.engine.fingerprint(frame.inputs)} ${subjectOf(frame).output}`;
  /** What decides where that has been worked out; of a slider on its way nothing has been. @type {{ inputs: Inputs | null, output: string, ids: ParameterId[] | undefined }} */
  let latest = { inputs: null, output: '', ids: undefined };
  /** @param {Frame} frame */
  const decisiveOf = (frame) => {
    const { output } = subjectOf(frame);
    if (latest.inputs !== frame.inputs || latest.output !== output || !latest.ids) {
      latest = { inputs: frame.inputs, output, ids: frame.moving || memory.known.isEmpty ? undefined : memory.known.get(keyOf(frame)) };
      memory.ids = latest.ids ?? memory.ids;
    }
    return latest.ids;
  };
  /** Says what decides only of the inputs that it was worked out for. @param {Frame} frame */
  const say = (frame) => write(range, rangeText(desk, frame, decisiveOf(frame) ?? []));

  return {
    node,
    text: () => `${plain(shown)} ${range.textContent ?? ''}`,
    decisive: () => memory.ids,
    update(frame) {
      const text = headlineText(desk, frame);
      if (text !== shown) {
        shown = text;
        refill(title, ...emphasised(text));
      }
      say(frame);
      mark(node, 'data-stress', frame.view.stress);
    },
    /** The sentence about what decides; a pessimistic answer has none. */
    decide(frame) {
      if (frame.view.stress || decisiveOf(frame)) return null;
      const ranking = desk.engine.startSensitivity(frame.inputs, { output: subjectOf(frame).output });
      return {
        advance: (draws) => ranking.advance(draws),
        free: () => ranking.free(),
        show() {
          const { inputs } = ranking.answer();
          const ids = inputs.filter(({ total }) => total > LEAST_DECISIVE).map(({ id }) => id);
          memory.known.set(keyOf(frame), ids.slice(0, DECISIVE));
          say(frame);
        },
      };
    },
  };
}
