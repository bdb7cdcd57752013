/** @typedef {import('../reach-estimator-class.js').ReachEstimator} ReachEstimator */

const element = /** @type {ReachEstimator | null} */ (document.querySelector('main reach-estimator'));
const log = document.querySelector('.log');
const says = log?.querySelector('b');

if (element && says) {
  await customElements.whenDefined('reach-estimator');
  await element.ready;
  element.saveScenario('A');
  element.values = { participation: 0.25 };
  const { value } = element.solve({ parameter: 'employees', output: 'total.clicks', target: 300, chance: 0.8 });
  says.textContent = value === null ? '–' : String(Math.ceil(value));
  log?.removeAttribute('hidden');
}

export {};
