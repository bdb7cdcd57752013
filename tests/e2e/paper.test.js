/** Paper: the brief on one sheet, without the controls, dark on white, and alone where the page is somebody else's. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { button, figure, frames, headline, numberIn, parameters, slider, words } from './screen.js';
import { open, until } from './harness.js';
import { print, save } from './printed.js';

const failures = JSON.parse(await readFile(new URL('../../www/locales/failures.json', import.meta.url), 'utf8'));
const VERSION = JSON.parse(await readFile(new URL('../../dist/package.json', import.meta.url), 'utf8')).version;

for (const [format, size] of [
  ['A4', [595, 842]],
  ['Letter', [612, 792]],
]) {
  test(`the brief is one page of ${format}: headline, figures, assumptions, sources, date, link`, async (t) => {
    const { page } = await open(t, '/index.html?employees=420&participation=0.25');
    const said = (await headline(page).innerText()).replace(/\s+/g, ' ');
    const range = (await page.locator('[part~="headline-range"]').innerText()).replace(/\s+/g, ' ');
    const figures = await Promise.all(['total.reach', 'total.impressions', 'total.clicks'].map((output) => figure(page, output)));
    const { pages, size: got, flow } = await print(page, format);
    assert.equal(pages, 1);
    // Engines round a page to whole points, up or down.
    got.forEach((points, side) => assert.ok(Math.abs(points - size[side]) <= 1, `${got}`));
    assert.ok(flow.includes(said), `${said}\nin\n${flow}`);
    assert.ok(flow.includes(range.split('.')[0]), range);
    for (const { shown, range: spread, beside } of figures) for (const part of [shown, spread, beside]) assert.ok(flow.includes(part), `${part} in ${flow}`);
    // Places for groups and networks that nobody has filled are no assumptions.
    const isEmpty = ({ place, needs, default: usual }) =>
      place !== null && (usual === (place.says === 'participation' ? 1 : 0) || parameters.some(({ id, default: needed }) => id === needs && needed === 0));
    for (const row of parameters) assert.equal(flow.includes(row.label), !isEmpty(row), `${row.id}: ${row.label} in ${flow}`);
    assert.match(flow, /420/);
    assert.match(flow, /25%/);
    assert.match(flow, /O.Reilly 2013|Goel 2016/);
    assert.ok(flow.includes(String(new Date().getFullYear())), 'the date');
    assert.ok(flow.includes(`Method of version ${VERSION}.`), 'the method');
    assert.match(flow.replaceAll(' ', ''), /http:\/\/127\.0\.0\.1:\d+\/index\.html\?.*employees=420/);
  });
}

test('nothing of the controls gets onto paper, and every chart of the brief has ink', async (t) => {
  const { page } = await open(t, '/index.html');
  await button(page, 'panel.sources').click();
  const { flow } = await print(page, 'A4');
  for (const gone of [words('preset.label'), words('action.csv'), words('panel.close'), words('controls.title')]) assert.ok(!flow.includes(` ${gone} `), gone);
  for (const chartName of ['matters', 'odds', 'time']) {
    const name = words(`chart.${chartName}.name`).replace('{output}', 'Unique reach').replace(/\s+/g, ' ');
    assert.ok(flow.includes(name), `${name} in ${flow}`);
  }
  await page.emulateMedia({ media: 'print' });
  const inked = await page.evaluate(() =>
    [...document.querySelector('reach-estimator').shadowRoot.querySelectorAll('.brief-charts svg, svg[data-chart]')]
      .filter((svg) => svg.checkVisibility())
      .map((svg) => svg.querySelectorAll('path, rect, circle').length),
  );
  assert.equal(inked.length, 4);
  assert.ok(
    inked.every((marks) => marks > 3),
    inked.join(),
  );
});

test('a dark page prints dark letters on white', async (t) => {
  const { page } = await open(t, '/index.html', { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const [ink, ground] = await headline(page).evaluate((node) => [getComputedStyle(node).color, getComputedStyle(node.getRootNode().querySelector('.root')).backgroundColor]);
  assert.ok(numberIn(ink.replace('rgb(', '')) < 60, ink);
  assert.match(ground, /rgba\(0, 0, 0, 0\)|rgb\(255, 255, 255\)/);
});

test("on somebody else's page the brief prints alone, and the page stays as it was", async (t) => {
  const before = (page) =>
    page.addInitScript(() => {
      window.print = () => (document.title += ' printed');
    });
  const { page, traces, errors } = await open(t, { body: '<p>Theirs</p><reach-estimator employees="640"></reach-estimator><p>Theirs too</p>' }, { before });
  const said = await headline(page).innerText();
  await page.getByLabel(words('basis.label')).selectOption('cpm');
  await page.getByLabel(words('chart.choose-axis'), { exact: true }).selectOption('posts');
  await frames(page);
  await button(page, 'action.brief').click();
  while (page.frames().length < 2) await page.waitForTimeout(25);
  const paper = page.frames().at(-1);
  await until(paper, () => /printed/.test(document.title));
  const text = await paper.evaluate(() => document.body.innerText);
  assert.ok(text.includes(said), text);
  assert.match(text, /640/);
  assert.doesNotMatch(text, /Theirs/);
  const chosen = await paper.locator('.media-equivalent select, .chart-title select').evaluateAll((nodes) => nodes.map((node) => node.selectedOptions[0]?.textContent));
  assert.deepEqual(chosen, ['Unique reach', 'Posts per person', words('basis.cpm')]);
  assert.match(await paper.title(), /printed$/);
  assert.equal(await page.title(), 'Host');
  assert.deepEqual((await traces()).mutations, []);
  assert.deepEqual(errors, []);
});

test("printed, every text is dark enough on white, whatever the theme and the host's colours", async (t) => {
  const parts = ['headline', 'headline-range', 'figure-value', 'figure-range', 'warnings', 'choice', 'media-equivalent'];
  const css = parts.map((part) => `reach-estimator::part(${part}) { color: #ffe; background: #123 }`).join('\n');
  for (const attributes of [
    'theme="dark"',
    'class="parts"',
    'style="--reach-text: #eee; --reach-muted: #ccc; --reach-accent: #9ff0e8; --reach-warning: #ffd79a"',
    'theme="dark" style="--reach-background: #000"',
  ]) {
    const look = attributes.includes('parts') ? css : '';
    const { page } = await open(t, { body: `<reach-estimator ${attributes}></reach-estimator>`, css: look, strict: false }, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const pale = await page.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const luminance = (colour) => {
        canvas.fillStyle = '#fff';
        canvas.fillRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data]
          .map((part) => part / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const { shadowRoot } = document.querySelector('reach-estimator');
      const nodes = [...shadowRoot.querySelectorAll('.root *')].filter(
        (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()) && node.checkVisibility(),
      );
      return nodes.flatMap((node) => {
        const style = getComputedStyle(node);
        const colour = node instanceof SVGElement ? style.fill : style.color;
        const contrast = 1.05 / (luminance(colour) + 0.05);
        return contrast < 4.5 ? [`${node.textContent.slice(0, 30)} ${colour} ${contrast.toFixed(1)}`] : [];
      });
    });
    assert.deepEqual(pale, [], attributes);
    await page.context().close();
  }
});

/** Begins the presenter's view, with the focus on one of its inputs. */
async function present(page) {
  await page.evaluate(() => (document.querySelector('reach-estimator').present = true));
  await page.locator('.root[data-present]').waitFor();
  await slider(page, 'posts').focus();
}

/** A text whose address is that of the view, with the other address. */
const withoutView = (text) => text.replace(/&[\w-]*present=1/, '');

for (const [where, target] of [
  ['on a page of its own', '/index.html?employees=420'],
  ["on somebody else's page", { body: '<p>Theirs</p><reach-estimator employees="420"></reach-estimator><p>Theirs too</p>' }],
]) {
  test(`${where} the presenter's view prints what is printed without it, and goes on`, async (t) => {
    const { page, errors } = await open(t, target);
    const usual = await save(page);
    assert.ok(usual.flow.includes(words('brief.sources')), usual.flow);
    await present(page);
    const presented = await save(page);
    // Where a browser does not size a list by its text, its measure is that of the letters on the screen: a gap may be seen or not.
    assert.equal(withoutView(presented.flow).replaceAll(' ', ''), usual.flow.replaceAll(' ', ''));
    assert.equal(presented.pages, usual.pages);
    assert.ok(await page.locator('.root').evaluate((root) => root.matches(':popover-open')));
    assert.ok(await slider(page, 'posts').evaluate((range) => range.matches(':focus')));
    assert.deepEqual(errors, []);
  });
}

test("what a host prints of the presenter's view is laid out as without it", async (t) => {
  const before = (page) =>
    page.addInitScript(() => {
      window.print = () => (document.title += ' printed');
    });
  const { page } = await open(t, { body: '<reach-estimator employees="640"></reach-estimator>' }, { before });
  const print = async () => {
    await page.evaluate(() => document.querySelector('reach-estimator').print());
    while (page.frames().length < 2) await page.waitForTimeout(25);
    const paper = page.frames().at(-1);
    await until(paper, () => /printed/.test(document.title));
    await page.emulateMedia({ media: 'print' });
    await page.locator('iframe.paper').evaluate((frame) => frame.style.setProperty('width', '697px'));
    const sheet = await paper.locator('.root').evaluate((root) => {
      const texts = [...root.querySelectorAll('.layout, .brief')].map(({ innerText }) => innerText);
      return [texts.join('\n'), root.offsetHeight, root.hasAttribute('popover'), root.style.getPropertyValue('--sheet-zoom')];
    });
    await page.emulateMedia({ media: 'screen' });
    await page.locator('iframe.paper').evaluate((frame) => frame.remove());
    return sheet;
  };
  const usual = await print();
  await present(page);
  const [text, ...looks] = await print();
  assert.deepEqual([withoutView(text), ...looks], usual);
});

for (const [what, addresses] of [
  ['the later module', '**/*_more_*'],
  ['the script of the brief', '**/*-further.js'],
]) {
  test(`where ${what} has not come, the chart on the screen is printed, and nothing that only a screen can work`, async (t) => {
    const body = '<p>Theirs</p><reach-estimator><p>Fallback</p></reach-estimator>';
    const { page } = await open(t, { body }, { before: (page) => page.route(addresses, (route) => route.abort()), colorScheme: 'dark' });
    const said = (await headline(page).innerText()).replace(/\s+/g, ' ');
    await page.locator('[part~="failure"]').getByRole('button', { name: failures.en.again }).waitFor();
    const { flow } = await save(page);
    for (const there of [said, words('figure.total.impressions'), 'company page alone']) assert.ok(flow.includes(there), `${there} in ${flow}`);
    for (const gone of [failures.en.again, words('chart.rounds'), words('chart.table'), words('controls.title'), words('undo')])
      assert.ok(!flow.includes(` ${gone} `), `${gone} in ${flow}`);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const shown = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('reach-estimator');
      const seen = (selector) => [...shadowRoot.querySelectorAll(selector)].filter((node) => node.checkVisibility() && node.offsetWidth !== 0);
      return { worked: seen('button, input, .range').map(({ className }) => className), charts: seen('.plot > svg').length, ink: getComputedStyle(seen('.headline')[0]).color };
    });
    assert.deepEqual([shown.worked, shown.charts], [[], 1]);
    assert.ok(numberIn(shown.ink.replace('rgb(', '')) < 60, shown.ink);
  });
}

test('print() before there is an answer prints once there is one', async (t) => {
  const before = (page) =>
    page.addInitScript(() => {
      window.printed = [];
      const brief = () => document.querySelector('reach-estimator').shadowRoot.querySelector('.brief')?.textContent ?? '';
      window.print = () => window.printed.push(brief());
      customElements.whenDefined('reach-estimator').then(() => {
        document.querySelector('reach-estimator').print();
        document.querySelector('reach-estimator').print();
      });
    });
  const { page, errors } = await open(t, '/index.html?employees=640', { before });
  await until(page, () => window.printed.length);
  await frames(page);
  const printed = await page.evaluate(() => window.printed);
  assert.equal(printed.length, 1);
  assert.match(printed[0], /640/);
  assert.deepEqual(errors, []);
});
