/** Defines `<reach-estimator>`, unless a copy of this script already has. Where there is no document, it does nothing. */

import { ReachEstimator } from './reach-estimator-class.js';

if (globalThis.customElements && !customElements.get('reach-estimator')) customElements.define('reach-estimator', ReachEstimator);

export { ReachEstimator };
