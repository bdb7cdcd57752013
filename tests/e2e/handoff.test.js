/** Taking it away: link, pictures, numbers, scenarios with names. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { button, chart, engine, expected, figure, frames, headline, numberIn, openTab, parameters, rounds, shows, TABS, type, words } from './screen.js';
import { open, until, untilReady } from './harness.js';
import { impatient } from './patience.js';

/** Presses a button and gives back what it offers for download. */
async function download(page, key) {
  const [offered] = await Promise.all([page.waitForEvent('download'), button(page, key).click()]);
  return { name: offered.suggestedFilename(), bytes: await readFile(await offered.path()) };
}

/** Whether a text is well-formed XML, and what it contains. */
const readXml = (page, text) =>
  page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
    const root = parsed.documentElement;
    return {
      wrong: parsed.querySelector('parsererror')?.textContent ?? null,
      name: root.nodeName,
      space: root.namespaceURI,
      words: [...root.querySelectorAll('text, title, desc')].map((node) => node.textContent),
      series: [...root.querySelectorAll('[data-series]')].map((node) => node.getAttribute('data-series')),
      links: [...root.querySelectorAll('*')].flatMap((node) => [...node.attributes].filter(({ name, value }) => /href|src/.test(name) || /url\(http/.test(value))).length,
      scripts: root.querySelectorAll('script, foreignObject').length,
    };
  }, text);

test('the link is copied, said so, and opens as the same estimate', async (t) => {
  const { page, context } = await open(t, '/index.html', { permissions: ['clipboard-read', 'clipboard-write'] });
  await type(page, 'employees', '420');
  await Promise.all([page.getByRole('button', { name: words('link.copied') }).waitFor(), button(page, 'action.link').click()]);
  assert.equal(await page.locator('p[role="status"]').textContent(), words('link.copied'));
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(link);
  await headline(other).waitFor();
  await shows(other, { employees: 420 });
  assert.deepEqual(await figure(other, 'total.reach'), await figure(page, 'total.reach'));
});

test('where copying is forbidden, the link stands in a field, selected', async (t) => {
  const before = (page) => page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  const { page } = await open(t, '/index.html?employees=77', { before });
  await button(page, 'action.link').click();
  const field = page.getByLabel(words('link.fallback'));
  await field.waitFor({ state: 'visible' });
  assert.match(await field.inputValue(), /index\.html\?.*employees=77/);
  assert.ok(await field.evaluate((input) => input.matches(':focus') && input.selectionEnd - input.selectionStart === input.value.length));
});

test('a workbook that comes late leaves the focus where it was asked for', async (t) => {
  let release = () => {};
  const held = new Promise((done) => (release = () => done(null)));
  const before = async (page) => {
    await impatient(page);
    await page.route('**/reach-estimator-files.js', async (route) => {
      await held;
      await route.continue();
    });
  };
  const { page } = await open(t, '/index.html', { before });
  const asked = page.locator('[data-action="workbook"]');
  await asked.press('Enter');
  const field = page.getByLabel(words('part.slow'));
  await field.waitFor();
  await field.focus();
  await Promise.all([page.waitForEvent('download'), release()]);
  await field.waitFor({ state: 'hidden' });
  assert.ok(await asked.evaluate((node) => node.matches(':focus')));
});

test("from somebody else's page the link leads back to that page, with the values", async (t) => {
  const { page, context } = await open(
    t,
    { body: '<reach-estimator employees="640"></reach-estimator>', csp: null, strict: false },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  );
  const said = button(page, 'link.copied').or(page.locator('[part~="link-field"]')).filter({ visible: true });
  await Promise.all([said.waitFor(), button(page, 'action.link').click()]);
  const link = await page.evaluate(async () => {
    const field = document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="link-field"]');
    return field.value || navigator.clipboard.readText();
  });
  assert.match(link, /\/page-\d+\?reach-v=2&reach-employees=640$/);
  const other = await context.newPage();
  await other.goto(link);
  await shows(other, { employees: 640 });
});

test('each chart as SVG: well-formed, alone, with words and series', async (t) => {
  const { page } = await open(t, '/index.html?goal=8000');
  const { name, bytes } = await download(page, 'action.svg');
  assert.equal(name, 'reach.svg');
  assert.match(bytes.toString(), /^(<\?xml[^>]*\?>\s*)?<svg /);
  for (const [id, title] of Object.entries(TABS)) {
    await openTab(page, id);
    await frames(page);
    const svg = await readXml(page, await page.evaluate(() => document.querySelector('reach-estimator').toSVG()));
    assert.equal(svg.wrong, null, title);
    assert.equal(svg.name, 'svg');
    assert.equal(svg.space, 'http://www.w3.org/2000/svg');
    assert.equal(svg.links + svg.scripts, 0, title);
    assert.ok(svg.words.length > 5, title);
    const live = await chart(page).evaluate((node) => [...new Set([...node.querySelectorAll('text')].map((text) => text.textContent))]);
    const shared = live.filter((text) => svg.words.includes(text)).length;
    assert.ok(shared > live.length / 3, `${title}: ${svg.words}`);
  }
});

test('the SVG is as dark as the element', async (t) => {
  const { page } = await open(t, '/index.html');
  const text = () => page.evaluate(() => document.querySelector('reach-estimator').toSVG());
  const light = await text();
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.notEqual(await text(), light);
});

test('a ground that is clear, or of a colour space of its own, makes no light element dark', async (t) => {
  const { page } = await open(t, '/index.html');
  const found = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    const light = element.toSVG();
    return ['transparent', 'oklch(1 0 0)', 'color-mix(in srgb, white, white)'].map((ground) => {
      element.style.setProperty('--reach-background', ground);
      return element.toSVG() === light;
    });
  });
  assert.deepEqual(found, [true, true, true]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => document.querySelector('reach-estimator').style.setProperty('--reach-background', 'transparent'));
  const clear = await page.evaluate(() => document.querySelector('reach-estimator').toSVG());
  await page.evaluate(() => document.querySelector('reach-estimator').style.removeProperty('--reach-background'));
  assert.equal(await page.evaluate(() => document.querySelector('reach-estimator').toSVG()), clear);
});

test('each chart as PNG: a picture with ink, under its headline', async (t) => {
  const { page } = await open(t, '/index.html?goal=8000');
  const { name, bytes } = await download(page, 'action.png');
  assert.equal(name, 'reach.png');
  assert.deepEqual([...bytes.subarray(0, 8)], [137, 80, 78, 71, 13, 10, 26, 10]);
  for (const id of Object.keys(TABS)) {
    await openTab(page, id);
    const { width, height, colours } = await page.evaluate(async () => {
      const image = await createImageBitmap(await document.querySelector('reach-estimator').toPNG());
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      // The lower part: below the headline, where the chart is.
      const { data } = canvas.getImageData(0, Math.round(image.height * 0.4), image.width, Math.round(image.height * 0.5));
      const seen = new Set();
      for (let index = 0; index < data.length; index += 4 * 7) seen.add((data[index] << 16) | (data[index + 1] << 8) | data[index + 2]);
      return { width: image.width, height: image.height, colours: seen.size };
    });
    assert.ok(width > 1000 && height > 400, `${id}: ${width} x ${height}`);
    assert.ok(colours > 8, `${id}: ${colours} colours`);
  }
});

test('the headline of an Arabic picture begins at its right edge', async (t) => {
  const edges = async (language) => {
    const { page } = await open(t, `/index.html?lang=${language}`);
    return page.evaluate(async () => {
      const image = await createImageBitmap(await document.querySelector('reach-estimator').toPNG());
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      // The second line of the headline, which does not fill its row.
      const { data } = canvas.getImageData(0, 104, image.width, 36);
      const ink = [];
      for (let index = 0; index < data.length; index += 4) if (data[index] < 100) ink.push((index / 4) % image.width);
      return { left: Math.min(...ink), right: image.width - Math.max(...ink) };
    });
  };
  const [arabic, english] = [await edges('ar'), await edges('en')];
  assert.ok(arabic.right < 70 && arabic.left > arabic.right + 50, JSON.stringify(arabic));
  assert.ok(english.left < 70 && english.right > english.left + 50, JSON.stringify(english));
});

/** Lines of cells; quotes as in RFC 4180. */
function readCsv(text) {
  return text
    .split(/\r?\n/)
    .filter(Boolean)
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)].slice(0, -1).map(([, cell]) => cell.replace(/^"|"$/g, '').replaceAll('""', '"')));
}

test('the CSV has every figure, every input and the curve, in exact numbers', async (t) => {
  const { page } = await open(t, '/index.html');
  await type(page, 'employees', '420');
  await shows(page, { employees: 420 });
  const { name, bytes } = await download(page, 'action.csv');
  assert.equal(name, 'reach.csv');
  const rows = readCsv(bytes.toString());
  const all = new Map(
    rows.map((row) => [row.find((cell) => /^[a-z_]+(\.[a-z_]+)?$|^[a-z]+(-[a-z]+)+$/.test(cell) && !['output', 'input', 'curve', 'figure'].includes(cell)), row]),
  );
  for (const output of ['total.reach', 'total.impressions', 'total.clicks', 'money.roi']) {
    const { value, p10, p90 } = await figure(page, output);
    const numbers = (all.get(output) ?? []).map(Number);
    for (const number of [value, p10, p90])
      assert.ok(
        numbers.some((cell) => Math.abs(cell - number) <= Math.abs(number) * 1e-9),
        `${output}: ${number} in ${all.get(output)}`,
      );
  }
  for (const { id, default: usual } of parameters) {
    const row = rows.find((cells) => cells.includes(id) && !cells.some((cell) => /^[a-z_]+\.[a-z_]+$/.test(cell)));
    assert.ok(row, id);
    assert.ok(row.map(Number).includes(id === 'employees' ? 420 : usual), `${id}: ${row}`);
  }
  assert.ok(rows.length > parameters.length + 60, 'the curve is there');
});

test('the JSON has inputs, results with ranges, and the link', async (t) => {
  const { page } = await open(t, '/index.html');
  await type(page, 'posts', '7');
  await shows(page, { posts: 7 });
  const { name, bytes } = await download(page, 'action.json');
  assert.equal(name, 'reach.json');
  const json = JSON.parse(bytes.toString());
  assert.equal(json.inputs.posts, 7);
  assert.equal(json.total.reach, engine.estimate({ posts: 7 }).total.reach);
  assert.match(json.link, /posts=7/);
  for (const { name: output } of engine.outputs()) assert.deepEqual(json.distribution.outputs[output], expected({ posts: 7 }, output), output);
});

test('the CSV opens as columns of numbers in a German spreadsheet, with words, units, currency, date and link', async (t) => {
  const { page } = await open(t, '/index.html?lang=de&currency=EUR');
  const text = await page.evaluate(() => document.querySelector('reach-estimator').toCSV());
  const [head, figures, inputs, curve] = text.split('\r\n\r\n').map((block) =>
    block
      .split('\r\n')
      .filter(Boolean)
      .map((line) => line.split(';')),
  );
  assert.ok(text.startsWith('\ufeff'));
  assert.match(head[0][0], new RegExp(String(new Date().getFullYear())));
  assert.match(head[1][0], /^"?http/);
  const reach = figures.find((row) => row.includes('total.reach'));
  assert.equal(reach[0], 'Nettoreichweite');
  assert.match(reach[1], /^\d+,\d+$/);
  assert.ok(Math.abs(Number(reach[3].replace(',', '.')) - expected({}, 'total.reach').p50) < 1e-6 * Number(reach[3].replace(',', '.')), reach.join());
  assert.equal(figures.find((row) => row.includes('money.cost')).at(-1), 'EUR');
  assert.equal(inputs.find((row) => row.includes('participation'))[1], '0,1');
  for (const row of curve.slice(1)) for (const cell of row) assert.match(cell, /^(-?\d+(,\d+)?(e[-+]?\d+)?)?$/);
  assert.equal(new Set(figures.map((row) => row.length)).size, 1);
  const plain = await page.evaluate(() => document.querySelector('reach-estimator').toCSV({ plain: true }));
  assert.match(plain, /^figure,value,p10,p50,p90\r\n/);
});

test('the CSV is of the day and the title of its case, and no name in it is a formula', async (t) => {
  const query = 'v=2&case-title=%3DHYPERLINK(%22https%3A%2F%2Fhost.example%22)&case-date=2024-03-05&sales-name=%3D1%2B1&technical-name=%2B1&x-contacts=50&x-name=%40home';
  const { page } = await open(t, `/index.html?${query}`);
  const text = await page.evaluate(() => document.querySelector('reach-estimator').toCSV());
  const cells = text.replace('\ufeff', '').split(/\r\n|,(?=")|(?<="),/);
  const [title, day] = cells;
  assert.match(title, /^"'=HYPERLINK/);
  assert.match(day, /March 5, 2024/);
  assert.ok(!day.includes(String(new Date().getFullYear())), day);
  assert.match(text, /1\+1/, 'the names are there');
  assert.deepEqual(
    text
      .replace('\ufeff', '')
      .split('\r\n')
      .filter((line) => /^"?[=+@]/.test(line)),
    [],
  );
});

test('a named case carries its name everywhere, through a link and into files', async (t) => {
  const { page, errors } = await open(t, '/index.html', { acceptDownloads: true });
  await page.getByLabel(words('case.caseTitle')).fill('Müller & Söhne: Q4/2026');
  await page.getByLabel(words('case.caseAuthor')).fill('J. Doe');
  await page.getByLabel(words('case.caseDate')).fill('2026-03-05');
  await page.getByLabel(words('case.caseDate')).blur();
  await until(page, () => /case-date=2026-03-05/.test(location.search));
  const { name, bytes } = await download(page, 'action.svg');
  assert.equal(name, 'Müller-Söhne-Q4-2026-2026-03-05-reach.svg');
  const svg = bytes.toString().replace(/[\u2066-\u2069]/g, '');
  assert.match(svg, /Müller &amp; Söhne: Q4\/2026 · by J\. Doe/);
  assert.match(svg, /March 5, 2026/);
  const saved = JSON.parse((await download(page, 'action.json')).bytes.toString());
  assert.equal(saved.view.caseTitle, 'Müller & Söhne: Q4/2026');

  const { page: other } = await open(t, await page.evaluate(() => location.pathname + location.search));
  assert.equal(await other.getByLabel(words('case.caseTitle')).inputValue(), 'Müller & Söhne: Q4/2026');
  assert.equal(await other.getByLabel(words('case.caseAuthor')).inputValue(), 'J. Doe');
  await other.evaluate(() => (window.print = () => {}));
  await button(other, 'action.brief').click();
  const head = other.locator('.brief-head');
  await until(other, () => document.querySelector('reach-estimator').shadowRoot.querySelector('.brief-head').textContent.includes('J. Doe'));
  assert.match((await head.textContent()).replace(/[\u2066-\u2069]/g, ''), /Müller & Söhne: Q4\/2026 · by J\. Doe · Reach estimate, March 5, 2026/);
  assert.deepEqual(errors, []);
});

test('a date that is none is left out and said; a title is text, never a tag', async (t) => {
  const { page } = await open(t, '/index.html?v=2&case-date=yesterday&case-author=J');
  assert.equal(await page.getByLabel(words('case.caseDate')).inputValue(), '');
  await page.getByLabel(words('case.caseTitle')).fill('A <b>bold</b> case');
  await page.getByLabel(words('case.caseTitle')).blur();
  await frames(page);
  assert.ok(await page.evaluate(() => document.querySelector('reach-estimator').problems.some(({ given }) => given === 'yesterday')));
  const svg = await page.evaluate(() => document.querySelector('reach-estimator').toSVG());
  assert.match(svg, /A &lt;b>bold|A &lt;b&gt;bold/);
});

test('the sentence can be about money, and says so in the link', async (t) => {
  const { page } = await open(t, '/index.html');
  await page.getByLabel(words('case.headline')).selectOption('money');
  await until(page, () => location.search.includes('headline=money'));
  const value = Number(await page.locator('[part~="money-figure"][data-output="money.cost"]').getAttribute('data-value'));
  const said = await headline(page).innerText();
  assert.match(said, /^Sharing by 20 of your 200 employees costs \$[\d,.K]+ a month and brings \$[\d,.]+\. Pays for itself: /);
  assert.ok(rounds(numberIn(said.split('costs')[1]), value), `${said} for ${value}`);
  assert.match(await page.locator('[part~="headline-range"]').innerText(), /8 in 10 plausible cases bring between \$[\d.,]+ and \$[\d.,K]+ a month/);
});

test('no two scenarios bear one name, whatever they were called before', async (t) => {
  const { page, context } = await open(t, '/index.html');
  await button(page, 'panel.compare').click();
  const names = (where) => where.locator('[part~="panel"] .scenario-name').evaluateAll((fields) => fields.map(({ value }) => value));
  const keep = async (count) => {
    await page.getByRole('button', { name: words('compare.keep') }).click();
    await until(page, (wanted) => document.querySelector('reach-estimator').shadowRoot.querySelectorAll('.scenario-name').length === wanted, count);
  };
  const rename = async (from, to) => {
    const field = page.getByLabel(`Name of scenario ${from}`, { exact: true });
    await field.fill(to);
    await field.press('Tab');
    await frames(page);
  };
  await keep(1);
  await rename('A', 'Board');
  await keep(2);
  assert.deepEqual(await names(page), ['Board', 'B'], 'the second is B, though A is free');
  await rename('Board', 'C');
  await type(page, 'employees', '400');
  await keep(3);
  const [, , third] = await names(page);
  assert.equal(third, 'D', 'C is taken');
  await rename('D', 'b');
  assert.deepEqual(await names(page), ['C', 'B', 'b 2'], 'a name that is taken gets a number');
  await until(page, () => location.search.includes('scenario.b+2='));
  const other = await context.newPage();
  await other.goto(page.url());
  await untilReady(other);
  await button(other, 'panel.compare').click();
  await other.locator('.scenario-name').first().waitFor();
  assert.deepEqual(await names(other), ['C', 'B', 'b 2']);
});

test('scenarios have names that stand in the link and in the brief', async (t) => {
  const { page } = await open(t, '/index.html');
  await button(page, 'panel.compare').click();
  await page.getByRole('button', { name: words('compare.keep') }).click();
  const name = page.getByLabel('Name of scenario A');
  await name.fill('As it is');
  await name.press('Enter');
  await until(page, () => decodeURIComponent(location.search.replaceAll('+', ' ')).includes('scenario.As it is='));
  await type(page, 'employees', '400');
  await page.evaluate(() => (window.print = () => {}));
  await button(page, 'action.brief').click();
  const compared = page.locator('.brief .compare');
  await compared.waitFor({ state: 'attached' });
  const text = await compared.evaluate((node) => node.textContent);
  assert.match(text, /As it is/);
  assert.match(text, /higher in (more than )?[\d.]+ in 10 cases/);
});

const reach = (where) => where.locator('.figures .figure-value').first();

test('what is compared has the digits of the answer, on the screen and on paper', async (t) => {
  const { page } = await open(t, '/index.html?v=2&participation.range=0.02..0.9');
  const kept = await reach(page).innerText();
  await button(page, 'panel.compare').click();
  await page.getByRole('button', { name: words('compare.keep') }).click();
  await page.evaluate(() => (document.querySelector('reach-estimator').values = { employees: 201 }));
  await page.evaluate(() => document.querySelector('reach-estimator').ready);
  const isSaid = (was) => {
    const { shadowRoot: root } = document.querySelector('reach-estimator');
    const [now, before] = [...root.querySelectorAll('[part~="panel"] .compare tbody tr:first-child strong')].map((node) => node.textContent);
    return now === root.querySelector('.figures .figure-value')?.textContent && before === was;
  };
  await until(page, isSaid, kept);
  await page.evaluate(() => (window.print = () => {}));
  await button(page, 'action.brief').click();
  await page.locator('.brief .compare').waitFor({ state: 'attached' });
  const printed = page.locator('.brief .compare tr:has(th:text-is("Unique reach")) strong');
  assert.deepEqual(await printed.evaluateAll((nodes) => nodes.map((node) => node.textContent)), [await reach(page).innerText(), kept]);
  // A difference of returns is one of points; one that no figure shows is none.
  const row = page.locator('[part~="panel"] .compare tbody tr:nth-child(7)');
  assert.doesNotMatch(await row.innerText(), /now [+\u2212]?0\.0/);
  await type(page, 'employees', '20000');
  await until(page, () => /percentage points/.test(document.querySelector('reach-estimator').shadowRoot.querySelector('.compare').textContent));
});
