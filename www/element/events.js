/** What the host hears. */

import { own } from './own.js';

/**
 * @param {HTMLElement} host
 * @param {string} type
 * @param {object} detail
 */
export function dispatch(host, type, detail) {
  host.dispatchEvent(new CustomEvent(type, own({ detail, bubbles: true, composed: true })));
}

/**
 * What events carry; worked out when a listener reads it.
 * @param {import('./inner.js').Inner} inner
 */
export function detailOf(inner) {
  return {
    get values() {
      return inner.values;
    },
    get estimate() {
      return inner.estimate;
    },
    get query() {
      return inner.toQuery();
    },
    get problems() {
      return inner.problems;
    },
  };
}
