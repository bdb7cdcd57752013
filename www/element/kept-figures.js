/** Figures of kept inputs from as many draws as the answer's, so that the two stand side by side in the same digits. */

import { doAtOnce } from './slices.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Inputs} Inputs */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('../pkg/reach_estimator.js').Distribution} Distribution */
/** @typedef {import('../pkg/reach_estimator.js').Comparison} Comparison */

/** Inputs never change in place. @type {WeakMap<Inputs, Distribution['outputs']>} */
const known = new WeakMap();

/** What kept inputs were compared with last. @type {WeakMap<Inputs, { now: Inputs, outputs: Comparison['outputs'] }>} */
const compared = new WeakMap();

/**
 * What is known of inputs; null until their study has ended.
 * @param {Inputs} inputs
 */
export const figuresOf = (inputs) => known.get(inputs) ?? null;

/**
 * The work of knowing more, for slices; `keep` is for its end.
 * @param {Desk} desk
 * @param {Inputs} inputs
 * @param {OutputName[]} outputs
 */
export function studyOf({ engine }, inputs, outputs) {
  const study = engine.study(inputs, { draws: engine.draws().figures, outputs });
  return {
    /** @param {number} draws */
    advance: (draws) => study.advance(draws),
    keep() {
      known.set(inputs, study.distribution().outputs);
    },
    free: () => study.free(),
  };
}

/**
 * The same in one piece, for paper.
 * @param {Desk} desk
 * @param {Inputs} inputs
 * @param {OutputName[]} outputs
 */
export function studyAtOnce(desk, inputs, outputs) {
  if (known.has(inputs)) return;
  const work = studyOf(desk, inputs, outputs);
  doAtOnce(work, work.keep);
}

/**
 * Kept inputs beside others, on the same draws: worked out once for the same two.
 * @param {Desk} desk
 * @param {Inputs} kept
 * @param {Inputs} now
 */
export function compareWith({ engine }, kept, now) {
  const last = compared.get(kept);
  if (last?.now === now) return last.outputs;
  const { outputs } = engine.compare(kept, now, {});
  compared.set(kept, { now, outputs });
  return outputs;
}
