/** The panel in which groups of employees and networks are entered by name. */

import { h, heading } from './dom.js';
import { createGroups } from './groups.js';
import { createNetworks } from './networks.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */

/**
 * @param {Desk} desk
 * @returns {Part}
 */
export function createStaffPanel(desk) {
  const { words, level } = desk;
  const groups = createGroups(desk);
  const networks = createNetworks(desk);
  /** @param {string} key */
  const title = (key) => heading(level + 2, { class: 'heading' }, words.text(key));
  return {
    node: h('div', { class: 'staff' }, h('p', {}, words.text('staff.text')), title('staff.groups'), groups.node, title('staff.networks'), networks.node),
    update(frame) {
      groups.update(frame);
      networks.update(frame);
    },
  };
}
