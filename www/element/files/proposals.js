/** Input by input: what stands now, what the files say and why; taken over one by one or all at once, undone in one. */

import { parameterLabel } from '../desk.js';
import { h, heading } from '../dom.js';

/** @typedef {import('../desk.js').Desk} Desk */
/** @typedef {import('../../pkg/reach_estimator.js').Import} Import */
/** @typedef {import('../../pkg/reach_estimator.js').Proposal} Proposal */

/** As many digits as say something; what is taken over has them all. @param {number} value */
const short = (value) => Number(value.toPrecision(3));

/** What the user has said, and so is no proposal. */
const TOLD = 'told';

/**
 * @param {Desk} desk
 * @param {import('./report.js').Say} say
 */
export function createProposals(desk, say) {
  const { format, state, parameters } = desk;

  /** @param {Proposal} proposal */
  const now = ({ id }) => {
    const row = parameters.get(id);
    return row ? (state.inputs[row.name] ?? row.default) : NaN;
  };

  /** @param {Proposal} proposal */
  const isTaken = (proposal) => {
    const name = parameters.get(proposal.id)?.name;
    const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
    const own = name && state.inputs.ranges?.[name];
    return near(now(proposal), proposal.value) && (!proposal.range || (!!own && near(own[0], proposal.range[0]) && near(own[1], proposal.range[1])));
  };

  /** @param {Proposal[]} proposals */
  const take = (proposals) => {
    desk.act(() => {
      const rows = proposals.flatMap((proposal) => {
        const row = parameters.get(proposal.id);
        return row ? [{ name: row.name, ...proposal }] : [];
      });
      state.change(Object.fromEntries(rows.map(({ name, value }) => [name, value])), Object.fromEntries(rows.map(({ name, range }) => [name, range])));
    });
    desk.announce(say('import.taken'));
  };

  /** @param {Proposal} proposal */
  const line = (proposal) => {
    const { id, value, range, why } = proposal;
    const unit = parameters.get(id)?.unit ?? '';
    const label = parameterLabel(desk, id);
    const button = h(
      'button',
      { type: 'button', class: 'button', part: 'button', 'data-take': id, 'aria-label': say('import.take-one', { input: label }), click: () => take([proposal]) },
      say('import.take'),
    );
    const settled = desk.locked.has(id) ? say('import.locked') : isTaken(proposal) ? say('import.same') : null;
    return h(
      'tr',
      { 'data-proposal': id, 'data-value': value },
      h('th', { scope: 'row' }, label, h('small', { class: 'why' }, say(`import.why.${why}`))),
      h('td', { class: 'before' }, format.input(short(now(proposal)), unit)),
      h('td', { class: 'after' }, h('strong', {}, format.input(short(value), unit)), range ? h('small', {}, format.pair(range, unit)) : null),
      h('td', { class: 'act' }, settled ? h('span', { class: 'quiet' }, settled) : button),
    );
  };

  return {
    /** @param {Import} found */
    show({ proposals }) {
      const shown = proposals.filter(({ id, why }) => why !== TOLD && parameters.has(id));
      if (!shown.length) return [h('p', { class: 'files-nothing' }, say('import.nothing'))];
      const open = shown.filter((proposal) => !desk.locked.has(proposal.id) && !isTaken(proposal));
      return [
        heading(desk.level + 2, { class: 'heading' }, say('import.found')),
        h(
          'table',
          { class: 'table proposals', part: 'table' },
          h('caption', {}, say('import.found')),
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              ...['import.input', 'import.now', 'import.new', 'import.take'].map((key, column) =>
                h('th', { scope: 'col' }, column === 3 ? h('span', { class: 'visually-hidden' }, say(key)) : say(key)),
              ),
            ),
          ),
          h('tbody', {}, ...shown.map(line)),
        ),
        h(
          'p',
          { class: 'files-actions' },
          h('button', { type: 'button', class: 'button', part: 'button', 'data-action': 'take-all', disabled: !open.length, click: () => take(open) }, say('import.take-all')),
          h('button', { type: 'button', class: 'text-button', part: 'undo', 'data-action': 'undo-files', disabled: !state.canUndo, click: () => desk.undo() }, say('import.undo')),
        ),
      ];
    },
  };
}
