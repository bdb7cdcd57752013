/** Attributes that have a second name, for the element and for what is declared of it. */

import { own } from './own.js';

/** The second name by the first. It is only read, and the first counts where both are there. @type {Record<string, string>} */
export const OTHER_NAMES = own({ 'case-author': 'author' });

/** The first name of an attribute, whichever is given. @param {string} name */
export const firstName = (name) => Object.keys(OTHER_NAMES).find((first) => OTHER_NAMES[first] === name) ?? name;
