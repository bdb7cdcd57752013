/** @typedef {import('../reach-estimator-class.js').ReachEstimator} ReachEstimator */

const element = /** @type {ReachEstimator | null} */ (document.querySelector('main reach-estimator'));
const says = document.querySelector('.log');

if (element && says) {
  await customElements.whenDefined('reach-estimator');
  await element.ready;
  element.saveScenario('A');
  element.values = { participation: 0.25 };
  const { value } = element.solve({ parameter: 'employees', output: 'total.clicks', target: 300, chance: 0.8 });
  says.textContent = value === null ? 'Not to be reached by hiring.' : `Visits reach 300 in 8 of 10 cases with ${Math.ceil(value)} employees.`;
}

export {};
