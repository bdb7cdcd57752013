/**
 * What no first picture needs: all that stands below the answer, on paper, and what is taken away.
 *
 * A file of its own that shares none with the script that loads it, so that neither waits for a third one: what both use
 * is in both. So nothing is imported here that keeps something for the whole page; that comes with the desk.
 */

import { createBrief } from './brief.js';
import { createCase } from './case-name.js';
import { createCaution } from './caution.js';
import { h } from './dom.js';
import { createHandOff } from './hand-off.js';
import { createMediaEquivalent } from './media-equivalent.js';
import { createPanels } from './panels.js';
import { createPresenter } from './presenter.js';
import { createGoalSeek } from './questions.js';
import { createWarnings } from './warnings.js';

export { default as further } from './further.css';
export { default as presenter } from './presenter.css';
export { default as paper } from './print.css';
export { createTable } from './chart-table.js';
export { createDetails } from './control-details.js';
export { createEnvelope } from './envelope.js';
export { toCSV, toJSON, toPNG, toSVG } from './hand-off.js';
export { fitToSheet, printAlone, printPage } from './paper.js';
export { dropScenario, keepScenario } from './scenarios.js';
export { gradeLegend, sourceDetails } from './sources.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('./frame.js').Frame} Frame */

/**
 * What it needs of the session around it.
 * @typedef {object} Around
 * @property {HTMLElement} root
 * @property {import('./exports.js').Exports} exports
 * @property {(refused: () => void) => void} print
 * @property {typeof import('./control.js').createControl} createControl
 * @property {Parameters<typeof createPresenter>[2] | null} stage what a presenter has at hand
 */

/** @typedef {ReturnType<typeof createFurther>} FurtherParts */

/**
 * The parts of one element. All of them have warnings and a page on paper, a full view everything.
 * @param {Desk} desk
 * @param {Around | null} full
 */
export function createFurther(desk, full) {
  const brief = createBrief(desk);
  const warnings = createWarnings(desk);
  const below = full && createBelow(desk, full);
  return {
    /** First line of the answer, on paper. */
    head: brief.head,
    /** What follows all else, on paper. */
    body: brief.body,
    nodes: [warnings.node, ...(below?.nodes ?? [])],
    presenter: below?.presenter ?? null,
    /** @param {string | null} panel @param {unknown} [given] @param {boolean} [quietly] without taking the focus */
    open: (panel, given, quietly) => below?.panels.open(panel, given, quietly),
    /** @param {Frame} frame */
    fillBrief: (frame) => brief.fill(frame),
    /** @param {Frame} frame */
    update(frame) {
      below?.goal.update(frame);
      below?.media?.update(frame);
      below?.panels.update(frame);
      below?.caution?.update(frame);
      below?.naming.update(frame);
      warnings.update(frame);
    },
    /** Shows the figures of a frame that is on the screen already. @param {Frame} frame */
    sharpen(frame) {
      below?.goal.update(frame);
      below?.panels.update(frame);
      below?.media?.update(frame);
    },
    /** Ends what is being worked out. */
    stop() {
      below?.goal.stop();
      below?.handOff.stop();
      below?.panels.stop();
    },
    /** Leaves nothing of its own on the root. */
    leave: () => below?.presenter?.leave(),
    /** @param {Frame} frame */
    settle(frame) {
      below?.goal.settle(frame);
      below?.presenter?.settle();
    },
  };
}

/**
 * @param {Desk} desk
 * @param {Around} around
 */
function createBelow(desk, { root, exports, print, createControl, stage }) {
  const { words } = desk;
  const goal = createGoalSeek(desk);
  const media = createMediaEquivalent(desk);
  const panels = createPanels(desk);
  const handOff = createHandOff(desk, exports, print);
  const caution = createCaution(desk, createControl);
  const naming = createCase(desk);
  const present = h(
    'button',
    { type: 'button', class: 'action', part: 'action', 'data-action': 'present', title: words.text('present.key'), click: () => desk.look({ present: true }) },
    words.text('action.present'),
  );
  const actions = h(
    'div',
    { class: 'actions', part: 'actions' },
    h('div', { class: 'action-row' }, ...panels.buttons),
    h('div', { class: 'action-row' }, present, ...handOff.buttons),
    handOff.fallback,
  );
  const nodes = [panels.node, goal.node, caution?.node, media?.node, naming.node, actions].filter((node) => node !== undefined);
  return { goal, media, panels, handOff, caution, naming, presenter: stage && createPresenter(desk, root, stage), nodes };
}
