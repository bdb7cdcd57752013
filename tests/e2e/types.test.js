/** What a type checker says of code that uses the package, right and wrong. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { check } from './type-checker.js';

const HEAD = `import type {} from 'reach-estimator/elements';\nimport 'reach-estimator';\nconst element = document.querySelector('reach-estimator')!;\n`;

test('tag, properties and events are typed', async () => {
  const right = `${HEAD}
    element.linkedinContacts = 400;
    const followers: number = element.followers;
    element.chart = 'odds';
    const clicks: number = (element.pastClicks = 40, element.pastClicks);
    element.locked = ['employees'];
    element.goal = undefined;
    element.addEventListener('reach-change', ({ detail }) => { const { values, query }: { values: object; query: string } = detail; });
    element.addEventListener('reach-error', ({ detail }) => detail.code.length);
    element.ready.then((same) => same.employees);
    document.createElement('reach-estimator').posts = 4;
    const tag: JSX.IntrinsicElements['reach-estimator'] = { employees: 400, 'linkedin-contacts': 300, 'past-sharers': 12, pastMonths: '3', author: 'Ada', chart: 'time', 'onreach-ready': ({ detail }) => detail.query };
  `;
  assert.equal(await check(right), '');
});

test('what is wrong is an error', async () => {
  for (const wrong of [
    "element.chart = 'pie';",
    'element.nonsense = 1;',
    'element.employees = {};',
    "element.addEventListener('reach-change', ({ detail }) => detail.nonsense);",
  ]) {
    assert.match(await check(HEAD + wrong), /error TS/, wrong);
  }
});
