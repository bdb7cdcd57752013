/** The model without an interface: in a worker and in Node it reads files and writes workbooks, and says what it cannot use. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadEngine } from '../../www/release/engine.mjs';
import { dist } from '../../www/serve.mjs';
import { connections } from './exports.js';
import { open } from './harness.js';

const model = await import(new URL('engine.js', `${pathToFileURL(dist)}/`).href);
const pkg = await loadEngine(fileURLToPath(new URL('../../www/', import.meta.url)));
const LIST = { name: 'Connections.csv', bytes: connections(0, 40) };

/** The head of a workbook, which is an archive. */
const ARCHIVE = [0x50, 0x4b, 3, 4];

/** What a script answers that has the model and a list of contacts. @param {any} engine @param {object} list */
async function use(engine, list) {
  await engine.ready();
  const { files, inputs } = await engine.importFiles([list]);
  const workbook = await engine.workbook({ employees: 50 }, { scenarios: [{ label: 'A', inputs: { employees: 80 } }] });
  return { reach: engine.estimate({ employees: 50 }).total.reach, files, inputs, head: [...workbook.subarray(0, 4)] };
}

test('Node reads files and writes workbooks with it', async () => {
  const { reach, files, inputs, head } = await use(model, LIST);
  assert.ok(reach > 0);
  assert.deepEqual([files[0].kind, inputs.linkedinContacts], ['linkedin-connections', 40]);
  assert.deepEqual(head, ARCHIVE);
});

test('a module worker has the same answers', async (t) => {
  const { page } = await open(t, '/examples/basic.html', { ready: false });
  const found = await page.evaluate(
    ([source, name, bytes]) =>
      new Promise((done, fail) => {
        const address = JSON.stringify(new URL('/engine.js', document.baseURI));
        const script = `import * as engine from ${address};
          const list = { name: ${JSON.stringify(name)}, bytes: new Uint8Array(${JSON.stringify(bytes)}) };
          (${source})(engine, list).then((answer) => postMessage({ answer }), (error) => postMessage({ error: String(error) }));`;
        const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), { type: 'module' });
        worker.onmessage = ({ data }) => (data.error ? fail(new Error(data.error)) : done(data.answer));
        worker.onerror = ({ message }) => fail(new Error(message));
      }),
    [use.toString(), LIST.name, [...LIST.bytes]],
  );
  assert.deepEqual(found, JSON.parse(JSON.stringify(await use(model, LIST))));
});

test('a file is a File, or its name and its bytes; anything else is named', async () => {
  const accepted = [new File([LIST.bytes], LIST.name), LIST, { ...LIST, bytes: new Uint8Array(LIST.bytes).buffer }];
  for (const file of accepted) {
    const { inputs } = await model.importFiles(new Set([file]));
    assert.equal(inputs.linkedinContacts, 40);
  }
  assert.deepEqual((await model.importFiles([])).files, []);
  const refused = (given, message) => assert.rejects(model.importFiles(given), { constructor: Error, message });
  for (const given of [undefined, null, 5, 'Connections.csv', {}, accepted[0]]) await refused(given, 'files: a list of File or { name, bytes } is expected');
  const entry = 'a File or { name, bytes } is expected, with the bytes as an ArrayBuffer or a Uint8Array';
  for (const given of [{}, null, 'a.csv', new Blob(['a']), { name: 'a.csv', bytes: 'a' }, { name: 'a.csv', bytes: 5 }, { bytes: LIST.bytes }]) {
    await refused([LIST, given], `files[1]: ${entry}`);
  }
  for (const scenarios of [5, 'A', {}]) {
    await assert.rejects(model.workbook({}, { scenarios }), { constructor: Error, message: 'options.scenarios: a list of { label, inputs } is expected' });
  }
});

/** What is refused, by the message that names it. @type {[string, (model: any) => unknown, string][]} */
const REFUSED = [
  ['no draws', (model) => model.csv({}, { draws: 0 }), 'options.draws: a whole number from 1 to 65536 is expected'],
  ['half a draw', (model) => model.exclusions({}, { draws: 1.5 }), 'options.draws: a whole number from 1 to 65536 is expected'],
  ['fewer than two points', (model) => model.curve({}, { points: -3 }), 'options.points: a whole number from 2 to 2001 is expected'],
  ['an end before the beginning', (model) => model.curve({}, { from: 500, to: 100 }), 'options.from, options.to: a first x below the last is expected, both from 0 to 5000000'],
  ['a theme of nobody', (model) => model.svg('reach', {}, { theme: 'purple' }), 'options.theme: light, dark or auto is expected'],
  ['a theme of nobody in a still', (model) => model.still({}, { theme: 'purple' }), 'options.theme: light, dark or auto is expected'],
  ['a language without its words', (model) => model.still({}, { lang: 'de' }), 'options.lang: "de" is expected with its words: format, words and sentence'],
  ['a switch in words', (model) => model.svg('reach', {}, { log: 'no' }), 'options.log: true or false is expected'],
  ['words that are none', (model) => model.svg('reach', {}, { words: {} }), 'options.words: a function is expected'],
  ['options that are none', (model) => model.csv({}, 5), 'options: an object is expected'],
  ['an unknown option', (model) => model.compare({}, {}, { draw: 5 }), 'options.draw: no such option; allowed: draws'],
  ['an unknown option inside another', (model) => model.svg('reach', {}, { hold: { x: 1 } }), 'options.hold.x: no such option; allowed: xMax, yMax'],
  [
    'a name of the command line',
    (model) => model.solve({}, { parameter: 'posts', output: 'total.clicks', target: 9, percentile: 20 }),
    'question.percentile: no such option; allowed: parameter, output, target, chance',
  ],
  ['a scenario without a name', (model) => model.svg('reach', {}, { scenarios: [{ label: 'A', inputs: {} }, { inputs: {} }] }), 'options.scenarios[1].label: a string is expected'],
  [
    'an input of a scenario',
    (model) => model.svg('reach', {}, { scenarios: [{ label: 'A', inputs: { employes: 5 } }] }),
    'options.scenarios[0].inputs.employes: no such input; parameters() lists them',
  ],
  ['a setting that is no text', (model) => model.toQuery({}, { goal: 5 }), 'view.goal: a string is expected'],
  ['a setting of nobody', (model) => model.toQuery({}, { gaol: '5' }), 'view.gaol: no such setting; settings() lists them'],
  ['a workbook of a scenario without a name', (model) => model.workbook({}, { scenarios: [{ inputs: {} }] }), 'options.scenarios[0].label: a string is expected'],
  ['a workbook of no scenario', (model) => model.workbook({}, { scenarios: [null] }), 'options.scenarios[0]: { label, inputs } is expected'],
  [
    'a workbook with an unknown option',
    (model) => model.workbook({}, { lang: 'de' }),
    'options.lang: no such option; allowed: phrases, fromTheRight, money, headline, link, axis, output, scenarios',
  ],
  ['a workbook with a wrong one', (model) => model.workbook({}, { money: 5 }), 'options.money: a number format is expected'],
  ['files with an unknown option', (model) => model.importFiles([], { follower: 5 }), 'options.follower: no such option; allowed: followers, population, columns'],
  ['files with a wrong one', (model) => model.importFiles([], { followers: 'many' }), 'options.followers: a number is expected'],
];

for (const [what, ask, message] of REFUSED) {
  test(`${what} is refused by name`, async () => {
    await model.ready();
    for (const face of [model, pkg]) await assert.rejects(async () => ask(face), { constructor: Error, message });
  });
}

test('what may be said is taken: English words need no functions, and nothing said is as usual', async () => {
  await model.ready();
  assert.match(model.still({}, { lang: 'en-GB', theme: undefined, page: undefined }), /lang="en-GB"/);
  assert.deepEqual(model.distribution({}, { draws: 64, goals: null }).draws, 64);
  assert.equal(model.curve({}, { points: 3, draws: 16 }).x.length, 3);
});

test('a link is read however it is handed on; of several elements none is taken, and that is said', async () => {
  await model.ready();
  const inside = encodeURIComponent('https://host.example/?employees=400');
  for (const link of ['https://host.example/?employees=400', 'https://host.example/?reach-employees=400&reach-posts=5', `https://search.example/url?q=${inside}`]) {
    const { inputs, problems } = model.parseQuery(link);
    assert.deepEqual([inputs.employees, problems], [400, []], link);
  }
  const { inputs, problems } = model.parseQuery('https://host.example/?a-employees=4&a-posts=5&b-employees=6&b-posts=7');
  assert.deepEqual([inputs.employees, problems.map(({ message }) => message)], [200, ['the address tells of several elements, a, b: ignored']]);
});
