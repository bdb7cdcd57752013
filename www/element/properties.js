/** Properties of the class: those that mirror an attribute, and one for every row of the engine's table. */

/** @typedef {import('../reach-estimator-class.js').ReachEstimator} ReachEstimator */
/** @typedef {import('./desk.js').Parameter} Parameter */

/**
 * @param {ReachEstimator} prototype
 * @param {string[]} names
 */
export function defineReflected(prototype, names) {
  for (const name of names) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      /** @this {ReachEstimator} */
      get() {
        return this.getAttribute(name) ?? '';
      },
      /** @this {ReachEstimator} @param {unknown} value */
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
      },
    });
  }
}

/**
 * @param {ReachEstimator} element any one of the class
 * @param {Parameter[]} parameters
 */
export function defineParameters(element, parameters) {
  const prototype = Object.getPrototypeOf(element);
  for (const { name } of parameters) {
    if (name in prototype) continue;
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      /** @this {ReachEstimator} */
      get() {
        return this.values[name];
      },
      /** @this {ReachEstimator} @param {number} value */
      set(value) {
        this.values = { [name]: value };
      },
    });
  }
}

/**
 * Moves a property that was set before its accessor was there out of the way of it.
 * @param {ReachEstimator} element
 * @param {string} name
 */
export function upgradeProperty(element, name) {
  if (!Object.hasOwn(element, name)) return;
  const value = Reflect.get(element, name);
  Reflect.deleteProperty(element, name);
  Reflect.set(element, name, value);
}
