/**
 * What nobody meant to pass: arbitrary values into every function of the model and into the reader of typed numbers.
 * `FUZZ=100000` runs that many cases of each instead of a few; a failure prints the seed that repeats it.
 */

import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from '../../www/node_modules/fast-check/lib/fast-check.js';
import { NumberReader } from '../../www/element/number-reading.js';
import { loadEngine } from '../../www/release/engine.mjs';
import { languages, speak } from './language.js';

const www = fileURLToPath(new URL('../../www/', import.meta.url));
const engine = await loadEngine(www);
/** The same cases in every run of the suite, others in a long one. */
const runs = (few) => (process.env.FUZZ ? { numRuns: Number(process.env.FUZZ) } : { numRuns: few, seed: 0x5eed });

const ids = engine.parameters().map(({ id }) => id);
const names = engine.parameters().map(({ name }) => name);
const outputs = engine.outputs().map(({ name }) => name);
const charts = engine.charts().map(({ name }) => name);

const hostile = fc.constantFrom(
  null,
  undefined,
  NaN,
  Infinity,
  -Infinity,
  -0,
  1e308,
  5e-324,
  10n,
  Symbol('s'),
  () => 1,
  new Date(0),
  /x/,
  new Map(),
  [],
  {},
  '',
  '\ud800',
  new Proxy({}, {}),
  Object.create(null),
  new Float64Array(3),
);
const anything = fc.oneof(
  { weight: 2, arbitrary: hostile },
  fc.anything({ withBigInt: true, withSparseArray: true, withTypedArray: true, withNullPrototype: true, withDate: true, maxDepth: 2 }),
);
const number = fc.oneof({ weight: 3, arbitrary: fc.double({ noNaN: true, min: 0, max: 1e7 }) }, fc.double(), fc.constantFrom(0, 1, 0.5, 1e300, -1));
/** Mostly what is meant, sometimes not. */
const mostly = (meant) => fc.oneof({ weight: 9, arbitrary: meant }, anything);
const object = (keys, values, max = 6) => fc.dictionary(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...keys) }, fc.string()), values, { maxKeys: max });
/** A text of anything: String() itself refuses some. */
const said = (value) => (typeof value === 'string' ? value : fc.stringify(value));

const pair = mostly(fc.tuple(mostly(number), mostly(number)));
const past = object(
  engine.pastFacts().map(({ name }) => name),
  mostly(number),
);
const inputs = mostly(
  fc
    .tuple(
      object(names, fc.oneof({ weight: 9, arbitrary: number }, anything)),
      fc.option(object([...ids, ...names], pair, 3)),
      fc.option(past, { freq: 8 }),
      fc.option(mostly(fc.string()), { freq: 9 }),
    )
    .map(([values, ranges, facts, dependence]) => ({
      ...values,
      ...(ranges && { ranges }),
      ...(facts && { past: facts }),
      ...(dependence !== null && { dependence }),
    })),
);
const id = mostly(fc.constantFrom(...ids));
const output = mostly(fc.constantFrom(...outputs));
const chart = mostly(fc.constantFrom(...charts));
const draws = mostly(fc.nat(64));
const text = mostly(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d.,%kM €-]{0,9}$/)));
const optional = (fields) => mostly(fc.record(fields, { requiredKeys: [] }));
const chartOptions = optional({
  width: mostly(fc.double({ min: -10, max: 3000 })),
  height: mostly(fc.double({ min: -10, max: 2000 })),
  fontSize: mostly(fc.double({ min: -1, max: 60 })),
  output,
  axis: id,
  draws,
  goal: mostly(number),
  log: anything,
  fromDayOne: anything,
  readout: anything,
  theme: mostly(fc.constantFrom('light', 'dark')),
  hold: optional({ xMax: mostly(number), yMax: mostly(number) }),
  scenarios: mostly(fc.array(optional({ label: text, inputs }), { maxLength: 4 })),
  caption: optional({ case: text, headline: text, source: text, link: text, fromTheRight: anything }),
});

const asked = { output, target: mostly(number), chance: mostly(fc.double({ min: 0, max: 1 })) };
const target = optional(asked);
const place = mostly(fc.constantFrom('sales', 'technical', 'third-group', 'other-staff', 'linkedin', 'x', 'other-network', 'nowhere'));
const question = optional({ parameter: id, ...asked });

/** Arguments of every function that takes any. */
const ARGUMENTS = {
  groups: [inputs],
  networks: [inputs],
  newGroup: [inputs],
  newNetwork: [inputs, mostly(fc.constantFrom('X', 'Xing', 'Instagram', 'none'))],
  withGroup: [inputs, optional({ id: place, heads: mostly(number), contacts: mostly(number), participation: mostly(number) }), mostly(fc.boolean())],
  withNetwork: [inputs, optional({ id: place, contacts: mostly(number), visibility: mostly(number), clicks: mostly(number) })],
  withoutGroup: [inputs, place],
  withoutNetwork: [inputs, place],
  breakdown: [inputs, output],
  clampValue: [id, mostly(number)],
  compare: [inputs, inputs, optional({ draws })],
  csv: [inputs, optional({ output, axis: id, draws })],
  curve: [inputs, optional({ parameter: id, output, from: mostly(number), to: mostly(number), points: mostly(fc.nat(40)), draws })],
  distribution: [inputs, optional({ draws, outputs: mostly(fc.array(output, { maxLength: 4 })), goals: mostly(object(outputs, mostly(number), 3)), dots: output })],
  draw: [anything, chart, inputs, chartOptions],
  drawSparks: [mostly(fc.array(anything, { maxLength: 3 })), mostly(fc.array(id, { maxLength: 3 })), inputs, optional({ output })],
  estimate: [inputs],
  exclusions: [inputs, optional({ draws })],
  fit: [inputs, mostly(past)],
  importFiles: [
    mostly(fc.array(mostly(fc.record({ name: text, bytes: mostly(fc.uint8Array({ maxLength: 60 })) })), { maxLength: 3 })),
    optional({ followers: mostly(number), population: mostly(number), columns: mostly(fc.array(anything)) }),
  ],
  inspect: [chart, inputs, chartOptions, optional({ px: mostly(number), py: mostly(number), x: mostly(number) })],
  parsePast: [mostly(fc.constantFrom(...engine.pastFacts().map(({ name }) => name))), text],
  parseQuery: [
    mostly(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(fc.tuple(id, text), { maxLength: 5 }).map((pairs) => pairs.map(([key, value]) => `${said(key)}=${said(value)}`).join('&')),
      ),
    ),
  ],
  parseOwnQuery: [text],
  parseValue: [id, text],
  position: [id, mostly(number)],
  rangeFor: [inputs, id],
  requirements: [inputs, target],
  sensitivity: [inputs, optional({ output, draws })],
  solve: [inputs, question],
  startRequirements: [inputs, target],
  startSensitivity: [inputs, optional({ output, draws })],
  startSolve: [inputs, question],
  still: [
    inputs,
    optional({
      theme: mostly(fc.constantFrom('light', 'dark', 'auto')),
      lang: mostly(fc.constantFrom(...languages)),
      page: text,
      fromTheRight: anything,
      words: anything,
      format: anything,
      sentence: anything,
    }),
  ],
  stressed: [inputs],
  svg: [chart, inputs, chartOptions],
  table: [chart, inputs, chartOptions],
  toQuery: [inputs, mostly(fc.dictionary(fc.string(), text, { maxKeys: 3 }))],
  valueAt: [id, mostly(number)],
  workbook: [
    inputs,
    optional({ headline: text, money: text, axis: id, output, fromTheRight: anything, scenarios: mostly(fc.array(optional({ label: text, inputs }), { maxLength: 2 })) }),
  ],
  withValue: [inputs, id, mostly(number)],
};
/** Dozens of evaluations of thousands of draws each. */
const SLOW = new Set([
  'exclusions',
  'fit',
  'requirements',
  'sensitivity',
  'solve',
  'startRequirements',
  'compare',
  'csv',
  'svg',
  'table',
  'inspect',
  'still',
  'draw',
  'importFiles',
  'workbook',
]);

/** Every number in an answer is finite: nothing else survives JSON. What a problem repeats is the caller's own. */
function assertFinite(value, path = 'answer') {
  if (/\.problems?$/.test(path)) return;
  if (typeof value === 'number') assert.ok(Number.isFinite(value), `${path} is ${value}`);
  else if (typeof value === 'string') assert.doesNotMatch(value, /\b(NaN|Infinity|undefined)\b|[-\s"(,>]inf\b/, path);
  else if (value && typeof value === 'object') for (const [key, entry] of Object.entries(value)) assertFinite(entry, `${path}.${key}`);
}

test('every function that takes arguments is tried', () => {
  const taking = Object.keys(engine).filter((name) => typeof engine[name] === 'function' && engine[name].length > 0 && !['initSync', 'default'].includes(name));
  const added = taking.filter((name) => !(name in ARGUMENTS));
  assert.deepEqual(added, [], 'say what it takes in ARGUMENTS');
});

for (const [name, takes] of Object.entries(ARGUMENTS).filter(([name]) => name in engine)) {
  test(`${name} answers with figures or names what was wrong`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(...takes), async (given) => {
        let answer;
        try {
          answer = await engine[name](...given);
        } catch (error) {
          // A TypeError or RuntimeError is the engine's own stumble; what is refused is an Error that says what would do.
          assert.equal(error.constructor, Error, `${error.stack}`);
          assert.match(error.message, /expected|no such|no room|has that name/);
          return;
        }
        // Texts of the caller's own come back as they were given.
        if (!['parseQuery', 'parseOwnQuery', 'toQuery', 'csv', 'svg', 'still', 'table', 'importFiles', 'workbook'].includes(name)) assertFinite(answer);
      }),
      runs(SLOW.has(name) ? 60 : 300),
    );
    // Still whole: an earlier failure has not left anything behind.
    assert.ok(engine.estimate({}).total.reach > 0);
  });
}

test('whatever an address says, what it is read as can be written and read again', () => {
  const key = fc.oneof(fc.constantFrom(...ids, 'preset', 'chart', 'goal', 'v', 'output', 'axis', 'dependence', 'scenario.A', 'past-clicks'), fc.string());
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double().map(String),
    fc.tuple(fc.double(), fc.double()).map(([low, high]) => `${low}~${high}`),
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.tuple(key, fc.constantFrom('', '.range')).map((parts) => parts.join('')),
          value,
        ),
        { maxLength: 8 },
      ),
      fc.boolean(),
      (pairs, raw) => {
        const query = pairs.map(([name, said]) => (raw ? `${name}=${said}` : new URLSearchParams([[name, said]]).toString())).join('&');
        const read = engine.parseQuery(query);
        const written = engine.toQuery(read.inputs, read.view);
        const again = engine.parseQuery(written);
        assert.deepEqual([again.inputs, again.view, engine.toQuery(again.inputs, again.view)], [read.inputs, read.view, written], query);
        assertFinite(engine.estimate(read.inputs));
      },
    ),
    runs(500),
  );
});

for (const language of languages) {
  test(`${language}: a typed number is read as the page writes it, in any digits, and anything else gives a number or nothing`, async () => {
    const { words, format } = await speak(language);
    const readers = ['people', 'share', 'money', 'ratio'].map((unit) => ({ unit, reader: new NumberReader(words, format, [unit], [], unit === 'people') }));
    const digits = fc.constantFrom('latn', 'arab', 'arabext', 'deva', 'beng', 'fullwide', 'thai', 'mathsans');
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 0, max: 1e9 }), digits, fc.boolean(), fc.nat(2), (value, numberingSystem, useGrouping, places) => {
        const text = new Intl.NumberFormat(language, { numberingSystem, useGrouping, minimumFractionDigits: places, maximumFractionDigits: places }).format(value);
        const { reader } = readers[2];
        assert.equal(reader.read(text)?.value, Number(value.toFixed(places)), text);
      }),
      runs(300),
    );
    const alphabet = fc.constantFrom(..."0123456789.,\u00a0\u202f '’-+%$€kKmM×x/()e٫٬٠١२۳", '\u200f', 'mil', 'Mio.', 'ألف', 'USD', '\u0301', '\ud800');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(alphabet, { maxLength: 14 }).map((signs) => signs.join('')),
          fc.string({ unit: 'binary' }),
        ),
        fc.nat(3),
        (text, which) => {
          const found = readers[which].reader.read(text);
          if (found === null) return;
          assert.ok(Number.isFinite(found.value) && typeof found.doubtful === 'boolean', text);
          assert.match(text.normalize('NFKC'), /\p{N}|\p{L}/u, `${text} is read as ${found.value}`);
          // White space and marks without width around it say nothing.
          assert.deepEqual(readers[which].reader.read(`\u2068 ${text}\u2069`), found, text);
        },
      ),
      runs(1000),
    );
  });
}
