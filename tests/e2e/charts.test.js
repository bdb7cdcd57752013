/** The six charts: what each draws, that its table says the same, and how it looks in every colour scheme. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { button, chart, engine, expected, figure, frames, numberIn, openTab, PATIENCE_MS, rounds, shows, TABS, type, words } from './screen.js';
import { open, until } from './harness.js';

/** What must be seen on each chart, by series. */
const SERIES = {
  reach: ['band', 'envelope', 'page', 'median', 'goal', 'marker'],
  rounds: ['impressions', 'reach', 'new-reach', 'frequency'],
  time: ['reach', 'clicks', 'cost', 'gross-profit', 'adoption'],
  matters: ['low', 'high', 'base', 'total'],
  odds: ['median', 'miss', 'pass', 'goal'],
  hype: ['claim', 'step', 'loss', 'answer'],
};

/** Marks, words and the scales that the ticks spell out. */
async function drawn(page) {
  const found = await chart(page).evaluate((svg) => {
    const number = (node, name) => Number(node.getAttribute(name));
    const series = {};
    for (const node of svg.querySelectorAll('[data-series]')) (series[node.dataset.series] ??= []).push(node);
    const points = (path) => (path.getAttribute('d').match(/-?[\d.]+ -?[\d.]+/g) ?? []).map((pair) => pair.split(' ').map(Number));
    const boxes = (node) => ({ x: number(node, 'x'), y: number(node, 'y'), width: number(node, 'width'), height: number(node, 'height'), about: node.dataset.about });
    return {
      paths: Object.fromEntries(Object.entries(series).map(([name, nodes]) => [name, nodes.filter((node) => node.matches('path:not(.marker)')).flatMap(points)])),
      bars: Object.fromEntries(Object.entries(series).map(([name, nodes]) => [name, nodes.filter((node) => node.localName === 'rect').map(boxes)])),
      dots: [...svg.querySelectorAll('.dot')].map((node) => ({ x: number(node, 'cx'), r: number(node, 'r'), pass: node.dataset.series === 'pass' })),
      marker: [...svg.querySelectorAll('circle.marker')].map((node) => [number(node, 'cx'), number(node, 'cy')])[0],
      ticks: [...svg.querySelectorAll('.tick')].map((node) => ({
        text: node.textContent,
        x: number(node, 'x'),
        y: number(node, 'y') - 0.36 * number(node, 'font-size'),
        across: node.getAttribute('text-anchor') === 'middle',
      })),
      words: [...svg.querySelectorAll('text')].map((node) => node.textContent),
    };
  });
  /** Pixel of a value on a linear axis, as its first and last tick say. */
  const scale = (across) => {
    const ticks = found.ticks.filter((tick) => tick.across === across).map((tick) => [numberIn(tick.text), across ? tick.x : tick.y]);
    const [[a, from], [b, to]] = [ticks[0], ticks.at(-1)];
    return (value) => from + ((value - a) / (b - a)) * (to - from);
  };
  return { ...found, x: () => scale(true), y: () => scale(false) };
}

/** The chart's table, as numbers where they are numbers. */
async function table(page) {
  const opener = button(page, 'chart.table');
  if ((await opener.getAttribute('aria-expanded')) === 'false') await opener.click();
  await frames(page);
  return page
    .locator('figure .table-scroll:visible table')
    .last()
    .evaluate((node) => {
      const read = (cell) => {
        const text = cell.innerText.replaceAll(',', '').trim();
        return /^[-−$\d.]+%?$/.test(text) ? Number(text.replace(/[$%]/g, '').replace('−', '-')) : text;
      };
      return { head: [...node.querySelectorAll('thead th')].map((cell) => cell.innerText), rows: [...node.querySelectorAll('tbody tr')].map((row) => [...row.cells].map(read)) };
    });
}

const near = (left, right, slack, message) => assert.ok(Math.abs(left - right) <= slack, `${message}: ${left} and ${right}`);

/** Height of a polyline at x. */
function heightAt(points, x) {
  const index = points.findIndex(([px], i) => i > 0 && px >= x - 0.01);
  const [[x0, y0], [x1, y1]] = [points[index - 1], points[index]];
  return x1 === x0 ? y1 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

test('six tabs, each with its chart, its series and its own description', async (t) => {
  const { page, errors } = await open(t, '/index.html?goal=8000');
  const descriptions = new Set();
  assert.deepEqual(await page.getByRole('tab').allInnerTexts(), Object.values(TABS));
  for (const [name, wanted] of Object.entries(SERIES)) {
    await openTab(page, name);
    assert.equal(await page.getByRole('tab', { selected: true }).innerText(), TABS[name]);
    const series = await chart(page).evaluate((svg) => [...svg.querySelectorAll('[data-series]')].map((node) => node.dataset.series));
    for (const one of wanted) assert.ok(series.includes(one), `${name} without ${one}`);
    const box = await chart(page).boundingBox();
    assert.ok(box.width > 300 && box.height > 150, name);
    descriptions.add(await chart(page).getAttribute('aria-label'));
  }
  assert.equal(descriptions.size, 6);
  assert.deepEqual(errors, []);
});

test("the reach curve and its table are the same numbers, and the engine's", async (t) => {
  const { page } = await open(t, '/index.html');
  const { rows, head } = await table(page);
  const { paths, marker, x, y } = await drawn(page);
  const band = paths.band;
  const upper = band.slice(0, band.length / 2);
  const lower = band.slice(band.length / 2).reverse();
  const at = (name) => head.findIndex((text) => text.startsWith(name));
  const [p10, p50, p90, alone] = ['1 in 10 below', 'Median', '1 in 10 above', 'Page alone'].map(at);
  assert.ok(Math.min(p10, p50, p90, alone) > 0, head.join());
  assert.ok(rows.length > 8);
  rows.slice(1).forEach((row, index) => assert.ok(row[0] > rows[index][0], 'in rising order'));
  for (const row of rows) {
    const [value] = row;
    near(heightAt(paths.median, x()(value)), y()(row[p50]), 1.5, `median at ${value}`);
    near(heightAt(lower, x()(value)), y()(row[p10]), 1.5, `p10 at ${value}`);
    near(heightAt(upper, x()(value)), y()(row[p90]), 1.5, `p90 at ${value}`);
    near(heightAt(paths.page, x()(value)), y()(row[alone]), 1.5, `page at ${value}`);
    const exact = engine.distribution({ employees: value }, { draws: 4096, outputs: ['total.reach'] }).outputs['total.reach'];
    assert.ok(rounds(row[p50], exact.p50), `${row[p50]} for ${exact.p50}`);
  }
  near(marker[0], x()(200), 1, 'marker across');
  near(marker[1], y()(expected({}, 'total.reach').p50), 1.5, 'marker up');
});

test('the rounds stack to the reach of the table, and to that of the figures', async (t) => {
  const { page } = await open(t, '/index.html?chart=rounds');
  const { rows, head } = await table(page);
  const { bars, y } = await drawn(page);
  const column = (name) => head.indexOf(name);
  const height = (box) => y()(0) - box.y;
  const stacks = bars['new-reach'].filter(({ width }) => width > 12);
  const impressions = bars.impressions.filter(({ width }) => width > 12);
  const { byRound } = engine.estimate({});
  assert.equal(rows.length, byRound.length);
  rows.forEach((row, index) => {
    near(height(stacks[index]), y()(0) - y()(row[column('People reached')]), 1.5, `people in round ${row[0]}`);
    near(height(impressions[index]), y()(0) - y()(row[column('Impressions so far')]), 1.5, `impressions in round ${row[0]}`);
    near(row[column('People reached')], byRound[index].reach, 1, 'reach');
  });
});

test("the tornado's bars end where its table says, most important first", async (t) => {
  const { page } = await open(t, '/index.html?chart=matters');
  const { rows, head } = await table(page);
  const { bars, x } = await drawn(page);
  const { inputs } = engine.sensitivity({}, { output: 'total.reach', draws: 4096 });
  const column = (name) => head.indexOf(name);
  const ends = (about) => {
    const both = [...bars.low, ...bars.high].filter((bar) => bar.about === about);
    return [Math.min(...both.map((bar) => bar.x)), Math.max(...both.map((bar) => bar.x + bar.width))];
  };
  const shown = inputs.filter(({ id }) => bars.low.some(({ about }) => about === id));
  assert.ok(shown.length >= 6);
  shown.forEach(({ id, total }, index) => {
    const row = rows[index];
    const [low, high] = [row[column('Result at its low end')], row[column('Result at its high end')]].sort((a, b) => a - b);
    near(ends(id)[0], x()(low), 1.5, `${id}, low`);
    near(ends(id)[1], x()(high), 1.5, `${id}, high`);
    near(row[column('Share of the range, with interactions')], total * 100, 0.1, `${id}, total`);
  });
  const totals = rows.map((row) => row[column('Share of the range, with interactions')]);
  assert.deepEqual(
    totals,
    [...totals].sort((a, b) => b - a),
  );
});

test('fifty dots lie at the fifty values of the table; those that pass the goal are told apart', async (t) => {
  const { page } = await open(t, '/index.html?chart=odds&goal=8000');
  const { rows, head } = await table(page);
  const { dots, x, words: written } = await drawn(page);
  assert.equal(dots.length, 50);
  assert.equal(rows.length, 50);
  const values = rows.map((row) => row[head.indexOf('Unique reach')] ?? row[1]).sort((a, b) => a - b);
  const places = dots.map((dot) => dot.x).sort((a, b) => a - b);
  const inside = values.filter((value) => value <= 60_000);
  inside.forEach((value, index) => near(places[index], x()(value), dots[0].r * 2, `dot ${index}`));
  const passing = dots.filter(({ pass }) => pass).length;
  near(passing, values.filter((value) => value >= 8000).length, 1, 'dots that pass');
  const { probability } = engine.distribution({}, { draws: 4096, outputs: ['total.reach'], goals: { 'total.reach': 8000 } }).probability['total.reach'];
  near(numberIn(written.find((word) => /8,000/.test(word)).split(':')[1]) / 100, probability, 0.01, 'chance in words');
});

test('the hype check steps down from the claim to the model, bar by bar as in its table', async (t) => {
  const { page } = await open(t, '/index.html?chart=hype');
  const { rows } = await table(page);
  const { bars } = await drawn(page);
  const { waterfall } = engine.estimate({});
  const steps = [...bars.claim, ...bars.step, ...bars.answer];
  assert.equal(rows.length, waterfall.length);
  const unit = bars.claim[0].width / waterfall[0].value;
  rows.forEach((row, index) => {
    near(row[1], waterfall[index].value, 1, row[0]);
    near(steps[index].width, row[1] * unit, 1, `bar of ${row[0]}`);
  });
});

test('time runs to the horizon, and cumulates', async (t) => {
  const { page } = await open(t, '/index.html?chart=time&months=24');
  const { rows, head } = await table(page);
  assert.equal(rows.at(-1)[0], 24);
  for (const name of ['People so far, median', 'Visits so far, median', 'Cost so far']) {
    const values = rows.map((row) => row[head.indexOf(name)]);
    assert.ok(
      values.every((value, index) => index === 0 || value >= values[index - 1]),
      `${name}: ${values}`,
    );
    assert.ok(values.at(-1) > 0, name);
  }
});

test('everyone from day one lies above joining one by one', async (t) => {
  const { page } = await open(t, '/index.html?chart=time');
  const visits = async () => {
    const { rows, head } = await table(page);
    return rows.map((row) => row[head.indexOf('Visits so far, median')]);
  };
  const joining = await visits();
  await button(page, 'chart.day-one').click();
  await frames(page);
  const atOnce = await visits();
  assert.equal(await button(page, 'chart.day-one').getAttribute('aria-pressed'), 'true');
  assert.ok(
    atOnce.slice(1).every((value, index) => value > joining[index + 1]),
    `${joining} / ${atOnce}`,
  );
});

test('a logarithmic scale spreads the same numbers', async (t) => {
  const { page } = await open(t, '/index.html');
  const linear = await drawn(page);
  await button(page, 'chart.log').click();
  await frames(page);
  const log = await drawn(page);
  assert.equal(await button(page, 'chart.log').getAttribute('aria-pressed'), 'true');
  assert.notDeepEqual(log.paths.median, linear.paths.median);
  const up = log.ticks.filter((tick) => !tick.across).map((tick) => [numberIn(tick.text), tick.y]);
  assert.ok(up.length >= 2);
  const perDecade = (up[1][1] - up[0][1]) / Math.log10(up[1][0] / up[0][0]);
  for (const [value, at] of up) near(at, up[0][1] + perDecade * Math.log10(value / up[0][0]), 1.5, `tick ${value}`);
  near(log.marker[1], up[0][1] + perDecade * Math.log10(expected({}, 'total.reach').p50 / up[0][0]), 1.5, 'marker');
});

test('every chart has ink of every series in light, dark and forced colours', async (t) => {
  for (const settings of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }]) {
    const { page, context } = await open(t, '/index.html?goal=8000', settings);
    for (const name of Object.keys(SERIES)) {
      await openTab(page, name);
      const faint = await chart(page).evaluate((svg) => {
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const rgb = (colour) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const light = ([red, green, blue]) =>
          [red, green, blue]
            .map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
            .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
        const ground = light(rgb(getComputedStyle(svg.getRootNode().querySelector('.root')).backgroundColor));
        const contrast = (colour) => {
          const ink = light(rgb(colour));
          return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
        };
        return [...svg.querySelectorAll('[data-series], text')].flatMap((node) => {
          const style = getComputedStyle(node);
          const inks = [style.fill, style.stroke].filter((ink) => ink !== 'none');
          const best = Math.max(0, ...inks.map(contrast));
          // Areas are read with the line in them; words and lines must stand by themselves.
          const wanted = node.localName === 'text' ? 4.5 : node.matches('.band, .area, .bar, .dot') ? 1.1 : 3;
          return best < wanted ? [`${node.localName}.${node.getAttribute('class')} ${node.dataset.series ?? node.textContent}: ${best.toFixed(2)}`] : [];
        });
      });
      assert.deepEqual(faint, [], `${name} ${JSON.stringify(settings)}`);
    }
    await context.close();
  }
});

test('axis and result of the curve can be chosen', async (t) => {
  const { page } = await open(t, '/index.html');
  await page.getByLabel(words('chart.choose-axis'), { exact: true }).selectOption('followers');
  await page.getByLabel(words('chart.choose-output'), { exact: true }).selectOption('total.clicks');
  await frames(page);
  assert.match(await chart(page).getAttribute('aria-label'), /^Visits by: Page followers/);
  const { marker, x, y, words: written } = await drawn(page);
  near(marker[0], x()(5000), 1.5, 'marker across');
  near(marker[1], y()(expected({}, 'total.clicks').p50), 1.5, 'marker up');
  assert.ok(written.includes('Page followers'), written.join());
});

test('the marker stands at the median with the input of the axis known; at the headline where it is certain anyway', async (t) => {
  const { page } = await open(t, '/index.html');
  const off = [];
  for (const { id, name, default: usual } of engine.parameters().filter(({ simple }) => simple)) {
    await page.getByLabel(words('chart.choose-axis'), { exact: true }).selectOption(id);
    await frames(page);
    const { marker, y } = await drawn(page);
    const known = { ranges: { [name]: /** @type {[number, number]} */ ([usual, usual]) } };
    const away = marker[1] - y()(expected(known, 'total.reach').p50);
    if (Math.abs(away) > 1.5) off.push(`${id} at ${usual}: ${away.toFixed(1)} px`);
  }
  assert.deepEqual(off, []);
});

test('small firms and giants fit: no word outside the picture, none on another', async (t) => {
  const { page, errors } = await open(t, '/index.html?goal=8000');
  for (const [employees, followers] of [
    ['200', '5000'],
    ['3', '10'],
    ['5,000,000', '100,000,000'],
  ]) {
    await type(page, 'employees', employees);
    await type(page, 'followers', followers);
    for (const name of Object.keys(SERIES)) {
      await openTab(page, name);
      const clashes = await chart(page).evaluate((svg) => {
        const frame = svg.getBoundingClientRect();
        const words = [...svg.querySelectorAll('text')].map((node) => ({ text: node.textContent, box: node.getBoundingClientRect() }));
        const outside = words
          .filter(({ box }) => box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2 || box.bottom > frame.bottom + 4)
          .map(({ text }) => `outside: ${text}`);
        const over = words.flatMap((one, index) =>
          words
            .slice(index + 1)
            .filter(
              (other) =>
                Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 1 &&
                Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 3,
            )
            .map((other) => `${one.text} on ${other.text}`),
        );
        return [...outside, ...over];
      });
      assert.deepEqual(clashes, [], `${name} at ${employees} employees`);
    }
  }
  assert.deepEqual(errors, []);
});

test('Arabic words, digits and the sign of the currency stand in reading order, also in a picture that runs from the left', async (t) => {
  const { page } = await open(t, { body: '<reach-estimator lang="ar" goal="7000" employees="5000"></reach-estimator>' });
  /** Texts that begin with a letter or end in one read from the right: what is said first stands farther right. */
  const read = await chart(page).evaluate((svg) =>
    [...svg.querySelectorAll('text')].map((node) => {
      const text = node.textContent;
      const seen = [...text].map((sign, at) => ({ sign, at })).filter(({ sign }) => /[\p{Letter}\p{Number}]/u.test(sign));
      const x = (one) => node.getExtentOfChar(one.at).x;
      return { text, arabic: /\p{Script=Arabic}/u.test(text), first: x(seen[0]), last: x(seen.at(-1)) };
    }),
  );
  const arabic = read.filter((one) => one.arabic);
  assert.ok(arabic.length >= 6 && arabic.some(({ text }) => /\d.*\p{Script=Arabic}/u.test(text)), JSON.stringify(arabic));
  assert.deepEqual(
    arabic.filter(({ first, last }) => first <= last),
    [],
  );

  /** The sign of the currency is not turned round. */
  const sign = await page
    .locator('[data-output="money.media_equivalent_cpc"]')
    .first()
    .evaluate((node) => {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const at = text.data.indexOf('US$');
        if (at < 0) continue;
        return [at, at + 2].map((place) => {
          const range = document.createRange();
          range.setStart(text, place);
          range.setEnd(text, place + 1);
          return range.getBoundingClientRect().left;
        });
      }
    });
  assert.ok(sign && sign[0] < sign[1], `U and $ of US$ stand at ${sign}`);
});

test('at rest the words of a picture and the figures beside it are the same digits', async (t) => {
  for (const query of ['', 'employees=60', 'employees=2600', 'output=total.impressions', 'employees=900&output=total.clicks', 'goal=5000']) {
    const { page } = await open(t, `/index.html?${query}`);
    const output = new URLSearchParams(query).get('output') ?? 'total.reach';
    const { shown, range } = await figure(page, output);
    const said = [shown, ...range.split(/\s*–\s*/)];
    const saysAll = async (what, text) => {
      for (const number of said) assert.ok((await text()).includes(number), `${query}: ${what} “${await text()}” beside ${said}`);
    };
    await saysAll('reach', () => chart(page).getAttribute('aria-label'));
    await openTab(page, 'odds');
    await frames(page);
    await saysAll('odds', () => chart(page).getAttribute('aria-label'));
    const label = await page.locator('svg[data-chart="odds"] text').allTextContents();
    assert.ok(
      label.some((text) => text.includes(shown)),
      `${query}: ${label} beside ${shown}`,
    );
    await page.close();
  }
});

test('what the hype check and the list of all figures say stands as still as the figures beside them', async (t) => {
  const { page } = await open(t, '/index.html?employees=60&chart=hype');
  const { shown: reach } = await figure(page, 'total.reach');
  /** Every result that a part says, once it is that of all the draws. */
  const stand = async (where, count) => {
    const marks = page.locator(`${where} [data-output]`);
    await marks.nth(count - 1).waitFor();
    const said = () => marks.evaluateAll((nodes) => nodes.map(({ dataset: { output, p10, value, p90 } }) => ({ output, p10, value, p90 })));
    const text = (value) => (value === null ? undefined : String(value));
    const wanted = (await said()).map(({ output }) => {
      const { p10, p50, p90 } = expected({ employees: 60 }, output);
      return { output, p10: text(p10), value: text(p50), p90: text(p90) };
    });
    const deadline = Date.now() + PATIENCE_MS;
    while (JSON.stringify(await said()) !== JSON.stringify(wanted) && Date.now() < deadline) await frames(page);
    assert.deepEqual(await said(), wanted);
  };
  await stand('.envelope-table', 14);
  // Another look takes over what is known; what is new in it is worked out beside the page's own work.
  await button(page, 'panel.figures').click();
  await stand('.panel', engine.outputs().length);
  assert.equal((await figure(page, 'total.reach')).shown, reach);
});

test('a result that never comes is said on the curve, in its table and in its sheet', async (t) => {
  const { page } = await open(t, '/index.html?output=money.payback&setup-cost=20000');
  await shows(page, { setupCost: 20_000 }, ['total.reach']);
  await until(page, () => /never/.test(document.querySelector('reach-estimator').shadowRoot.querySelector('svg[data-chart]').getAttribute('aria-label')));
  assert.ok((await page.locator('svg[data-chart="reach"] text').allTextContents()).includes('never'));
  await button(page, 'chart.table').click();
  await page.locator('.chart-panel table tr').nth(1).waitFor();
  const rows = await page.locator('.chart-panel table tr').evaluateAll((lines) => lines.map((line) => [...line.cells].map((cell) => cell.textContent)));
  const [heads, ...figures] = rows;
  const median = heads.indexOf(words('column.p50'));
  assert.ok(median > 0 && heads.includes(words('column.p90')), heads.join());
  assert.ok(figures.every((row) => row[median] === 'never'));
  const sheet = await page.evaluate(() => document.querySelector('reach-estimator').toCSV());
  assert.match(sheet, /^Payback[^,]*,never,[^,]*,never,never,money\.payback,/m);
});
