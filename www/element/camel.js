/** Names as attributes and as properties have them. */

/** The property of an attribute. @param {string} name */
export const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
