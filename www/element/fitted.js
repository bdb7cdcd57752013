/** What was counted of an earlier period, in words. */

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Inputs} Inputs */

/**
 * "200 shares", "30 people", "in a month".
 * @param {Desk} desk
 * @param {NonNullable<Inputs['past']>} past
 */
function circumstances({ words, format }, { shares = 0, sharers = 0, months = 1 }) {
  return {
    shares: words.text('past.fitted.shares', { value: format.field(shares, ''), count: shares }),
    people: words.text('past.fitted.people', { value: format.field(sharers, ''), count: sharers }),
    months: words.text('past.fitted.months', { value: format.field(months, ''), count: months }),
  };
}

/**
 * "fitted to 200 shares of 30 people in a month", or nothing.
 * @param {Desk} desk
 * @param {Inputs} inputs
 */
export function fittedTo(desk, { past, dependence }) {
  return dependence && past?.shares && past.sharers ? desk.words.text('past.fitted', circumstances(desk, past)) : '';
}

/**
 * What the point beside the reach curve is.
 * @param {Desk} desk
 * @param {Inputs} inputs
 * @param {{ value: string, low: string, high: string, x: string }} point
 */
export function countedFrom(desk, { past = {} }, point) {
  return desk.words.text('past.counted', { ...point, ...circumstances(desk, past) });
}
