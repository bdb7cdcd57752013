/** What the functions of the model return is what their declarations say: every key, every word, and no other. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist } from '../../www/serve.mjs';
import { connections, pageContent } from './exports.js';
import { open } from './harness.js';
import { check } from './type-checker.js';

const model = await import(new URL('engine.js', `${pathToFileURL(dist)}/`).href);
await model.ready();

const OUTPUT = 'total.reach';
const QUESTION = { parameter: 'employees', output: OUTPUT, target: 20_000 };
const PAST = { months: 3, sharers: 30, shares: 200, impressions: 9_000, clicks: 80, error: 0.1 };

/** A company that leaves nothing out: every group, every network, ranges of its own, a past. */
const everything = [
  (inputs) => model.withNetwork(inputs, { ...model.newNetwork(inputs, 'X'), contacts: 300 }),
  ...Array.from({ length: 3 }, () => (inputs) => model.withNetwork(inputs, model.newNetwork(inputs, 'Instagram'))),
  ...Array.from({ length: 2 }, () => (inputs) => model.withGroup(inputs, model.newGroup(inputs), true)),
].reduce((inputs, add) => add(inputs), { employees: 400, ranges: { participation: [0.05, 0.4] }, past: PAST });

/** With mistakes in it, for what is said of them. */
const wrong = { employees: 400, participation: 5, salesShare: 0.9, technicalShare: 0.9, population: 300 };

/** What an answer in slices comes to. */
const whole = (work) => {
  while (!work.advance(4_096));
  return work.answer();
};

/** Calls of each function, so that what may be absent is there once and absent once. */
const CALLS = {
  breakdown: [...model.outputs().map(({ name }) => [{}, name]), [everything, OUTPUT]],
  claims: [[]],
  clampValue: [
    ['employees', 5],
    ['participation', 5],
  ],
  compare: [[{}, everything]],
  csv: [[{}]],
  curve: [[everything, { parameter: 'employees', output: OUTPUT }]],
  distribution: [
    [{}, {}],
    [everything, { draws: 1_024, outputs: [OUTPUT, 'money.roi'], goals: { [OUTPUT]: 9_000 }, dots: OUTPUT }],
  ],
  estimate: [[{}], [everything], [wrong], [{ employees: 0 }], ...model.presets().map(({ values }) => [values])],
  exclusions: [[{}], [everything]],
  fit: [
    [{}, PAST],
    [{}, { clicks: 5, shares: -1 }],
  ],
  groups: [[{}], [everything]],
  inspect: [
    ['reach', {}, {}, { x: 300 }],
    ['odds', {}, {}, { px: 200 }],
    ['reach', {}, {}, { px: -1 }],
  ],
  knownNetworks: [[]],
  networks: [[{}], [everything]],
  newGroup: [[{}], [everything]],
  newNetwork: [
    [{}, 'Instagram'],
    [everything, 'One more'],
  ],
  outputs: [[]],
  parameters: [[]],
  parseOwnQuery: [[model.toQuery(everything, { chart: 'odds' })]],
  parsePast: [
    ['clicks', '12'],
    ['clicks', 'many'],
  ],
  parseQuery: [[''], [model.toQuery(everything, { chart: 'odds' })], ['employees=many&participation=5&nonsense=1&past-clicks=-3']],
  parseValue: [
    ['employees', '12'],
    ['employees', 'many'],
  ],
  pastFacts: [[]],
  position: [['employees', 5]],
  presets: [[]],
  rangeFor: [
    [{}, 'participation'],
    [{}, 'employees'],
  ],
  requirements: [[{}, { output: OUTPUT, target: 20_000 }]],
  sensitivity: [[everything, { output: OUTPUT }]],
  charts: [[]],
  settings: [[]],
  solve: [
    [{}, QUESTION],
    [{}, { ...QUESTION, target: 1e9 }],
    [{}, { ...QUESTION, parameter: 'cpm' }],
  ],
  sources: [[]],
  startRequirements: [[{}, { output: OUTPUT, target: 20_000 }]],
  startSensitivity: [[{}, { output: OUTPUT }]],
  startSolve: [[{}, QUESTION]],
  still: [[{}]],
  stressed: [[everything]],
  svg: [['reach', {}]],
  table: model
    .settings()
    .find(({ key }) => key === 'chart')
    .words.map((chart) => [chart, {}]),
  toQuery: [[everything]],
  valueAt: [['employees', 500]],
  withGroup: [[{}, { id: 'sales', heads: 12, contacts: 900, participation: 0.2 }, true]],
  withNetwork: [[{}, model.networks({})[0]]],
  withValue: [[{}, 'employees', 5]],
  withoutGroup: [[{}, 'sales']],
  withoutNetwork: [[everything, 'x']],
  importFiles: [
    [[]],
    [
      [
        { name: 'Connections.csv', bytes: connections(0, 40) },
        { name: 'Connections-2.csv', bytes: connections(20, 40) },
        { name: 'content.xlsx', bytes: pageContent(60) },
        { name: 'unknown.csv', bytes: new TextEncoder().encode('Whatever\n1\n') },
      ],
    ],
  ],
};

/** What draws needs a page. */
const drawn = async (t) => {
  const { page } = await open(t, '/examples/basic.html', { ready: false });
  return page.evaluate(async () => {
    const model = await import(new URL('/engine.js', document.baseURI).href);
    await model.ready();
    const target = () => document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    const given = [
      ['reach', {}, {}],
      ['reach', { employees: 200, past: { sharers: 30, shares: 200, impressions: 9_000 } }, { output: 'total.impressions', goal: 9_000 }],
      ['odds', {}, { output: 'total.clicks' }],
    ];
    return given.map((call) => model.draw(target(), ...call));
  });
};

/** A line of TypeScript that is in order where the value is all that the type says, and no more. */
const claim = (type, value) => `{ const answer: ${type} = ${JSON.stringify(value)}; void answer; }`;
const HEAD = "import * as model from 'reach-estimator/engine';\n";

test('every function returns the keys and words that it declares, and no others', async (t) => {
  const lines = [HEAD];
  for (const [name, calls] of Object.entries(CALLS)) {
    for (const call of calls) {
      const value = await model[name](...call);
      const type = `Awaited<ReturnType<typeof model.${name}>>`;
      lines.push(name.startsWith('start') ? claim(`NonNullable<ReturnType<${type}['answer']>>`, whole(value)) : claim(type, value));
    }
  }
  for (const value of await drawn(t)) lines.push(claim('ReturnType<typeof model.draw>', value));
  assert.equal(await check(lines.join('\n')), '');
});

test('no function is left out above', async () => {
  // They return nothing, bytes, or the model itself; classes are asked through what starts them.
  const other = ['draw', 'drawSparks', 'workbook', 'ready', 'initSync', 'Failure', 'Ranking', 'Search', 'Ways'];
  const named = Object.fromEntries([...Object.keys(CALLS), ...other].map((name) => [name, true]));
  assert.equal(await check(`${HEAD}${claim("Record<Exclude<keyof typeof model, 'default'>, true>", named)}`), '');
});

test('the codes of problems that are declared are those that there are', async () => {
  const source = await readFile(new URL('../../src/error.rs', import.meta.url), 'utf8');
  const codes = [...source.matchAll(/ProblemCode::\w+ => "([a-z-]+)"/g)].map(([, code]) => [code, true]);
  assert.ok(codes.length > 0);
  const type = "Record<ReturnType<typeof model.estimate>['problems'][number]['code'], true>";
  assert.equal(await check(`${HEAD}${claim(type, Object.fromEntries(codes))}`), '');
});
