/** What opens under the answer, one at a time: every figure with its formula, what each part contributes, and the rest. */

import { equationText, outputLabel, outputUnit, placeName, termLabel } from './desk.js';
import { freshId, h, heading, mark, refill, useUp } from './dom.js';
import { markOutput } from './figures.js';
import { createLatePanel } from './late.js';
import { recall } from './memory.js';
import { own } from './own.js';
import { filesScript, pastScript } from './panel-scripts.js';
import { createRequirementsPanel } from './requirements.js';
import { createScenariosPanel } from './scenarios.js';
import { createSourcesPanel } from './sources.js';
import { createStaffPanel } from './staff.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('./frame.js').Frame} Frame */

/** @type {Record<string, (desk: Desk) => Part>} */
const PANELS = {
  staff: createStaffPanel,
  compare: createScenariosPanel,
  requirements: createRequirementsPanel,
  past: (desk) => createLatePanel(desk, 'past', pastScript, ({ createPastPanel }) => createPastPanel(desk)),
  without: createExclusionsPanel,
  figures: createFiguresPanel,
  sources: createSourcesPanel,
  files: (desk) =>
    createLatePanel(desk, 'files', filesScript, ({ look, createFilesPanel }) => {
      desk.wear(look);
      return createFilesPanel(desk);
    }),
};

/**
 * Every result with its range; opening one shows its formula with the present values.
 * @param {Desk} desk
 * @returns {Part}
 */
function createFiguresPanel(desk) {
  const { engine, words, format } = desk;
  const body = h('div', { class: 'table-scroll', tabindex: '0', role: 'group', 'aria-label': words.text('figures.title') });
  const memory = recall(desk, 'figures', () => ({ opened: /** @type {OutputName | null} */ (null) }));

  /** @param {Frame} frame @param {OutputName} name */
  const formula = (frame, name) => {
    const { formula: text, terms, value } = engine.breakdown(frame.inputs, name);
    return h(
      'tr',
      { class: 'formula-row' },
      h(
        'td',
        { colspan: 3 },
        h('p', {}, h('span', { class: 'formula' }, equationText(desk, name, text))),
        h(
          'ul',
          { class: 'terms' },
          ...terms.map((term) => h('li', {}, termLabel(desk, term.id), words.text('colon'), h('strong', {}, format.exact(term.value, termUnit(term.id))))),
        ),
        h('p', {}, words.text('figures.point', { value: format.exact(value, outputUnit(desk, name)) })),
      ),
    );
  };

  /** @param {ParameterId | OutputName} id */
  const termUnit = (id) => (isParameter(id) ? (desk.parameters.get(id)?.unit ?? '') : outputUnit(desk, id));
  /** @param {ParameterId | OutputName} id @returns {id is ParameterId} */
  const isParameter = (id) => desk.parameters.has(/** @type {ParameterId} */ (id));

  return {
    node: body,
    update(frame) {
      if (frame.moving) return;
      frame.ask([...desk.outputs.keys()]);
      /** @param {OutputName} name */
      const row = (name) => {
        const unit = outputUnit(desk, name);
        const { p10, p50, p90 } = frame.of(name);
        const button = h(
          'button',
          {
            type: 'button',
            class: 'text-button',
            'data-figure': name,
            'aria-expanded': String(memory.opened === name),
            click: () => {
              memory.opened = memory.opened === name ? null : name;
              this.update(frame);
            },
          },
          outputLabel(desk, name),
        );
        const line = h('tr', {}, h('th', { scope: 'row' }, button), h('td', {}, format.figure(p50, unit)), h('td', {}, format.range(p10, p90, unit)));
        markOutput(line, frame, name);
        return memory.opened === name ? [line, formula(frame, name)] : [line];
      };
      refill(
        body,
        h(
          'table',
          { class: 'table', part: 'table' },
          h('caption', { class: 'said' }, words.text('figures.caption')),
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              h('th', { scope: 'col' }, words.text('figures.figure')),
              h('th', { scope: 'col' }, words.text('figures.median')),
              h('th', { scope: 'col' }, words.text('figures.range')),
            ),
          ),
          h('tbody', {}, ...[...desk.outputs.keys()].flatMap(row)),
        ),
      );
    },
  };
}

/**
 * Reach lost without each segment, network, or the page.
 * @param {Desk} desk
 * @returns {Part}
 */
function createExclusionsPanel(desk) {
  const { engine, words, format } = desk;
  const body = h('div', { class: 'table-scroll', tabindex: '0', role: 'group', 'aria-label': words.text('without.title') });
  const node = h('div', {}, h('p', {}, words.text('without.text')), body);
  return {
    node,
    update(frame) {
      if (frame.moving) return;
      const rows = engine
        .exclusions(frame.inputs, {})
        .map(({ id, lost, lostShare }) =>
          h(
            'tr',
            { 'data-exclusion': id },
            h('th', { scope: 'row' }, words.isolate(placeName(desk, id))),
            h('td', {}, h('strong', {}, format.figure(lost.p50, 'people')), h('small', {}, format.range(lost.p10, lost.p90, 'people'))),
            h('td', {}, format.figure(lostShare.p50, 'share')),
          ),
        );
      refill(
        body,
        h(
          'table',
          { class: 'table', part: 'table' },
          h('caption', {}, words.text('without.title')),
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              h('th', { scope: 'col' }, words.text('without.part')),
              h('th', { scope: 'col' }, words.text('without.lost')),
              h('th', { scope: 'col' }, words.text('without.share')),
            ),
          ),
          h('tbody', {}, ...rows),
        ),
      );
    },
  };
}

/**
 * @param {Desk} desk
 * @returns {Part & { buttons: HTMLButtonElement[], open: (id: string | null, given?: unknown, quietly?: boolean) => void, stop: () => void }}
 */
export function createPanels(desk) {
  const { words } = desk;
  const stem = freshId('panel');
  const title = heading(desk.level + 1, { class: 'panel-title', id: `${stem}-title`, tabindex: '-1' });
  const close = h('button', { type: 'button', class: 'text-button', click: () => desk.open(null) }, words.text('panel.close'));
  const body = h('div', { class: 'panel-body' });
  const node = h(
    'div',
    { class: 'panel', part: 'panel', role: 'group', id: stem, 'aria-labelledby': title.id, hidden: true },
    h('div', { class: 'panel-head' }, title, close),
    body,
  );
  /** @type {Map<string, Part>} */
  const made = new Map();
  /** @type {string | null} */
  let opened = null;

  const buttons = Object.keys(PANELS).map((id) =>
    h(
      'button',
      { type: 'button', class: 'action', part: 'action', 'data-panel': id, 'aria-expanded': 'false', 'aria-controls': stem, click: () => desk.open(opened === id ? null : id) },
      words.text(`panel.${id}`),
    ),
  );
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    useUp(event);
    desk.open(null);
  });

  return {
    node,
    buttons,
    open(id, given, quietly) {
      if (!id && !opened) return null;
      const closing = opened;
      const hadFocus = node.matches(':focus-within');
      opened = id && Object.hasOwn(PANELS, id) ? id : null;
      mark(node, 'hidden', !opened);
      for (const button of buttons) mark(button, 'aria-expanded', String(button.getAttribute('data-panel') === opened));
      if (!opened) {
        return (hadFocus && buttons.find((button) => button.getAttribute('data-panel') === closing)) || null;
      }
      const make = PANELS[opened];
      const known = made.get(opened);
      known?.open?.();
      const part = known ?? (make && own(make(desk)));
      if (!part) return null;
      made.set(opened, part);
      if (given !== undefined) part.take?.(given);
      refill(title, words.text(`${opened}.title`));
      refill(body, part.node);
      return quietly ? null : title;
    },
    update(frame) {
      if (opened) made.get(opened)?.update(frame);
    },
    stop() {
      for (const part of made.values()) part.stop?.();
    },
  };
}
