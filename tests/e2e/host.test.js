/** Other people's pages: strict policies, hostile style sheets, frames. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, chart, field, frames, headline, openTab, shows, type, words, seek } from './screen.js';
import { open, site, until } from './harness.js';

const FALLBACK = '<reach-estimator><p>Last figure: 6,000 people</p></reach-estimator>';

/** What a bad host does to everything. */
const HOSTILE = `
* { box-sizing: content-box !important; letter-spacing: 0; }
html { font-size: 9px; }
body { font: 700 italic 31px/3 "Comic Sans MS", cursive; text-transform: uppercase; text-align: right; direction: ltr; color: red; background: #fe8; }
div, p, span, section, header, label, button, input, select, svg, path, table, td, dl, dd, figure { display: none !important; float: left !important; margin: 40px !important; padding: 33px !important; border: 9px solid lime !important; color: red !important; font-size: 50px !important; max-width: 20px !important; width: 20px; position: absolute !important; transform: rotate(20deg) !important; }
svg * { fill: red !important; stroke: red !important; }
reach-estimator { display: inline !important; }
h1 { display: block !important; }
`;

/** The look of every part, as computed, once the slower answers are there. */
async function look(page) {
  await seek(page);
  return page.evaluate(() => {
    const properties = [
      'fontSize',
      'fontWeight',
      'fontStyle',
      'lineHeight',
      'textTransform',
      'textAlign',
      'color',
      'display',
      'margin',
      'padding',
      'float',
      'transform',
      'letterSpacing',
      'boxSizing',
      'width',
    ];
    const { shadowRoot } = document.querySelector('reach-estimator');
    return [...shadowRoot.querySelectorAll('[part]')].slice(0, 120).map((node) => {
      const style = getComputedStyle(node);
      return [node.getAttribute('part'), ...properties.map((name) => style[name])].join(' | ');
    });
  });
}

test('under the strictest policy it shows its answer and draws, and breaks no rule', async (t) => {
  const { page, errors } = await open(t, { body: FALLBACK });
  await shows(page, {});
  await type(page, 'employees', '300');
  await shows(page, { employees: 300 });
  for (const name of ['rounds', 'time', 'matters', 'odds', 'hype', 'reach']) await openTab(page, name);
  await button(page, 'panel.sources').click();
  assert.deepEqual(errors, []);
});

test('pictures can be taken under the strictest policy too', async (t) => {
  const { page, errors } = await open(t, { body: FALLBACK });
  const size = await page.evaluate(() =>
    document
      .querySelector('reach-estimator')
      .toPNG()
      .then((blob) => blob.size),
  );
  assert.ok(size > 5000);
  assert.deepEqual(errors, []);
});

test('a hostile style sheet changes nothing but the inherited font family', async (t) => {
  const width = '<style>body { margin: 0; width: 1100px }</style>';
  const calm = await open(t, { body: FALLBACK, head: width, css: 'body { font-family: "Comic Sans MS", cursive }', strict: false });
  const hostile = await open(t, { body: FALLBACK, head: width, css: HOSTILE, strict: false });
  const [before, after] = [await look(calm.page), await look(hostile.page)];
  assert.deepEqual(after, before);
  assert.ok(await chart(hostile.page).isVisible());
});

test('nothing of the page around changes its look', async (t) => {
  const css = 'p { color: rgb(1, 2, 3) } .headline { color: rgb(4, 5, 6) } svg .line { stroke: rgb(7, 8, 9) }';
  const body = `${FALLBACK}<p class="headline" id="theirs">Theirs</p><svg width="20" height="20"><path class="line" id="path" d="M0 0L9 9"></path></svg>`;
  const { page } = await open(t, { body, css });
  const styles = await page.evaluate(() => [
    getComputedStyle(document.querySelector('#theirs')).color,
    getComputedStyle(document.querySelector('#path')).stroke,
    document.adoptedStyleSheets.length,
    document.styleSheets.length,
  ]);
  assert.deepEqual(styles, ['rgb(4, 5, 6)', 'rgb(7, 8, 9)', 0, 1]);
});

test('a wrong MIME type alone does not stop it', async (t) => {
  const before = (page) =>
    page.route('**/*.wasm', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
    });
  const { page, errors } = await open(t, { body: FALLBACK }, { before });
  await shows(page, {});
  assert.deepEqual(errors, []);
});

test('without SIMD the other engine gives the same digits', async (t) => {
  const before = (page) => page.addInitScript(() => (WebAssembly.validate = () => false));
  const { page, requests } = await open(t, { body: FALLBACK }, { before });
  assert.ok(requests.some(({ url }) => url.includes('scalar')));
  await shows(page, {});
});

test('the engines with and without SIMD agree to the last digit, for every preset', async (t) => {
  const { page } = await open(t, '/index.html');
  const found = await page.evaluate(async () => {
    const [simd, scalar] = await Promise.all(
      ['reach_estimator_bg.wasm', 'reach_estimator_scalar_bg.wasm'].map(async (file) => {
        // An address of its own makes the module a copy of its own.
        const glue = await import(`/pkg/reach_estimator.js?${file}`);
        await glue.default({ module_or_path: `/${file}` });
        return glue;
      }),
    );
    const outputs = simd.outputs().map(({ name }) => name);
    const answers = (engine, values) => ({
      distribution: engine.distribution(values, { draws: 1024, outputs }),
      curves: ['employees', 'posts', 'visibility'].map((parameter) => engine.curve(values, { parameter, output: 'total.reach', draws: 1024 })),
    });
    const presets = simd.presets();
    const same = presets.filter(({ values }) => JSON.stringify(answers(simd, values)) === JSON.stringify(answers(scalar, values)));
    return { presets: presets.map(({ id }) => id), same: same.map(({ id }) => id) };
  });
  assert.ok(found.presets.length >= 5);
  assert.deepEqual(found.same, found.presets);
});

test('numbers have the digits of the phrases, whichever country the page names', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator lang="ar-EG" goal="7000"></reach-estimator>' });
  const shown = await page
    .locator('reach-estimator')
    .evaluate((element) => [element.shadowRoot.textContent, ...[...element.shadowRoot.querySelectorAll('input')].map(({ value }) => value)].join(' '));
  assert.match(shown, /شخص شهريًا/);
  assert.deepEqual(shown.match(/[٠-٩]/g), null);
  await field(page, 'employees').fill('٤٠٠');
  await field(page, 'employees').press('Enter');
  assert.equal(await page.locator('reach-estimator').evaluate((element) => element.employees), 400);
});

test('a language that is not there falls back to English', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator lang="xx"></reach-estimator>' });
  assert.match(await headline(page).innerText(), /people a month/);
});

/** A page of somebody else with our frame in it. */
const framed = (attributes = '', query = '') => ({
  body: `<iframe id="frame" width="800" height="300" data-reach-estimator ${attributes} src="${site.origin}/iframe.html${query}"></iframe><p>After</p>`,
  script: 'iframe-parent.js',
  csp: `default-src 'none'; script-src ${site.origin}; frame-src ${site.origin}; style-src 'self'`,
});
const heightOf = (page) => page.evaluate(() => document.querySelector('#frame').offsetHeight);

test('a forged message does not move the frame', async (t) => {
  const { page } = await open(t, framed(), { ready: false });
  await seek(page.frameLocator('#frame'));
  await until(page, () => document.querySelector('#frame').offsetHeight > 900);
  const before = await heightOf(page);
  await page.evaluate(() => {
    for (const height of [5000, '5000', 1e12, Number.NaN, -5]) {
      window.postMessage({ source: 'reach-estimator', type: 'height', height }, '*');
      const forged = new MessageEvent('message', {
        data: { source: 'reach-estimator', type: 'height', height },
        origin: 'https://evil.example',
        source: document.querySelector('#frame').contentWindow,
      });
      window.dispatchEvent(forged);
    }
  });
  await frames(page);
  assert.equal(await heightOf(page), before);
});

test('in a sandbox without an origin it works, and a link can still be copied by hand', async (t) => {
  const { page, errors } = await open(t, framed('sandbox="allow-scripts"'), { ready: false });
  const inside = page.frameLocator('#frame');
  await headline(inside).waitFor();
  await inside.locator('[data-parameter="employees"] input[type="text"]').fill('444');
  await inside.locator('[data-parameter="employees"] input[type="text"]').press('Enter');
  await button(inside, 'action.link').click();
  const link = inside.getByLabel(words('link.fallback'));
  await link.waitFor({ state: 'visible' });
  assert.match(await link.inputValue(), /employees=444/);
  const selected = await link.evaluate((input) => input.value.slice(input.selectionStart, input.selectionEnd));
  assert.equal(selected, await link.inputValue());
  assert.deepEqual(
    errors.filter((line) => !/clipboard/i.test(line)),
    [],
  );
});

test('with scripts off the fallback and the method can be read', async (t) => {
  const { page } = await open(t, '/index.html', { ready: false, javaScriptEnabled: false });
  await page.getByRole('heading', { name: /How many people see/ }).waitFor({ state: 'visible' });
  await page.getByRole('link', { name: 'Method and sources' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.close();
});
