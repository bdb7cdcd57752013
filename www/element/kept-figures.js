/** Figures of kept inputs from as many draws as the answer's, so that the two stand side by side in the same digits. */

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Inputs} Inputs */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('../pkg/reach_estimator.js').Distribution} Distribution */

/** Inputs never change in place. @type {WeakMap<Inputs, Distribution['outputs']>} */
const known = new WeakMap();

/** Far more than there are. */
const ALL_DRAWS = 1 << 20;

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
  const study = studyOf(desk, inputs, outputs);
  study.advance(ALL_DRAWS);
  study.keep();
  study.free();
}
