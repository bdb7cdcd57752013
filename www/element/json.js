/**
 * Writes JSON of what is there. A page may have taught its arrays and objects to write themselves as something else
 * (Prototype does): what is written is what the holder has.
 * @param {unknown} value
 * @param {number} [indent] spaces a level; none for one line
 */
export const writeJSON = (value, indent) =>
  JSON.stringify(
    value,
    /** @this {Record<string, unknown>} @param {string} name */
    function (name) {
      return this[name];
    },
    indent,
  );
