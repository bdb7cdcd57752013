/** Defines `<reach-estimator>`, unless a copy of this script already has. */

import { ReachEstimator } from './reach-estimator-class.js';

if (!customElements.get('reach-estimator')) customElements.define('reach-estimator', ReachEstimator);

export { ReachEstimator };
