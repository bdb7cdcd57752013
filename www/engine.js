/** The model without an interface: `await ready()`, then call `estimate`, `distribution`, `curve` and the others. */

export { Failure, loadEngine as ready } from './element/engine.js';
export * from './pkg/reach_estimator.js';
