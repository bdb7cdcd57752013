/** The model without an interface: in a worker and in Node it reads files and writes workbooks, and says what it cannot use. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist } from '../../www/serve.mjs';
import { connections } from './exports.js';
import { open } from './harness.js';

const model = await import(new URL('engine.js', `${pathToFileURL(dist)}/`).href);
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
