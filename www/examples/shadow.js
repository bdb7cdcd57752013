const host = document.querySelector('#host');
const element = document.createElement('reach-estimator');
element.setAttribute('view', 'compact');
host?.attachShadow({ mode: 'open' }).append(element);

document.querySelector('#move')?.addEventListener('click', () => document.querySelector('#other')?.append(element));

export {};
