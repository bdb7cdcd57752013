/** "Our files": what people have is read in the page, shown, taken over and undone; nothing of it leaves. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { archive, bomb, cellsOf, connections, locked, pageContent } from './exports.js';
import { open, site, until } from './harness.js';
import { all, neverAnswer } from './network.js';
import { impatient } from './patience.js';
import { button, engine, frames, panel, type, words } from './screen.js';

const values = (page) => page.evaluate(() => document.querySelector('reach-estimator').values);
const file = (name, content) => ({ name, mimeType: '', buffer: Buffer.from(content) });
const proposal = (page, id) => panel(page).locator(`[data-proposal="${id}"]`);
const press = async (page, action) => {
  await panel(page).locator(`[data-action="${action}"]`).click();
  await frames(page);
};

async function openFiles(page) {
  await button(page, 'panel.files').click();
  await panel(page).locator('.drop-zone').waitFor();
}

/** Waits until so many files stand in the panel. */
const untilRead = (page, count) =>
  until(page, (wanted) => document.querySelector('reach-estimator').shadowRoot.querySelectorAll('[data-file-kind]').length === wanted, count, 30_000);

async function choose(page, ...chosen) {
  const before = await panel(page).locator('[data-file-kind]').count();
  await panel(page).locator('input[type=file]').setInputFiles(chosen);
  await untilRead(page, before + chosen.length);
  await frames(page);
}

/** Drops files on the answer. */
export const drop = (page, files) =>
  page.evaluate(
    (list) => {
      const dataTransfer = new DataTransfer();
      for (const { name, bytes } of list) dataTransfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
      const target = document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="headline"]');
      for (const kind of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
    },
    files.map(({ name, buffer }) => ({ name, bytes: buffer.toString('base64') })),
  );

test('three lists of contacts become proposals with their reasons, taken over by one click and undone by one', async (t) => {
  const { page, errors } = await open(t, '/index.html');
  const start = await values(page);
  await openFiles(page);
  await choose(page, file('Connections.csv', connections(0, 200)), file('Connections (1).csv', connections(160, 300)), file('Connections (2).csv', connections(440, 400)));
  assert.deepEqual(await values(page), start, 'nothing changes before it is taken over');
  assert.equal(await proposal(page, 'linkedin-contacts').getAttribute('data-value'), '300');
  assert.match(await proposal(page, 'linkedin-contacts').innerText(), /400[^]*300/, 'before and after');
  assert.match(await proposal(page, 'linkedin-contacts').innerText(), /Mean of the lists/);
  assert.match(await panel(page).locator('.files-overlap').innerText(), /840/, 'people counted');

  await panel(page).locator('[data-take="linkedin-contacts"]').click();
  await frames(page);
  const one = await values(page);
  assert.equal(one.linkedinContacts, 300);
  assert.equal(one.ranges.linkedinContacts.length, 2);
  assert.equal(one.overlap, start.overlap);
  await press(page, 'take-all');
  const all = await values(page);
  assert.ok(all.overlap > 0.05 && all.overlap < 0.15, `${all.overlap}`);
  await press(page, 'undo-files');
  assert.deepEqual(await values(page), one);
  await press(page, 'forget-files');
  assert.equal(await panel(page).locator('[data-file-kind]').count(), 0);
  assert.deepEqual(errors, []);
});

test('with the keyboard, taking over leads to undo, and undo back', async (t) => {
  const { page } = await open(t, '/index.html');
  await openFiles(page);
  await choose(page, file('Connections.csv', connections(0, 200)));
  const focused = () => page.evaluate(() => ({ ...document.querySelector('reach-estimator').shadowRoot.activeElement?.dataset }));
  await panel(page).locator('[data-take="linkedin-contacts"]').focus();
  await page.keyboard.press('Enter');
  await until(page, () => document.querySelector('reach-estimator').values.linkedinContacts === 200);
  await frames(page);
  assert.deepEqual(await focused(), { action: 'undo-files' });
  await page.keyboard.press('Enter');
  await until(page, () => document.querySelector('reach-estimator').values.linkedinContacts === 400);
  await frames(page);
  assert.deepEqual(await focused(), { take: 'linkedin-contacts' });
});

test('the panel is accessible, empty and full', async (t) => {
  const { page, axe } = await open(t, '/index.html');
  await openFiles(page);
  assert.deepEqual(await axe(), []);
  await choose(page, file('Connections.csv', connections(0, 200)), file('platform.csv', 'Employee,Total Shares\nA,3\n'), file('content.xls', '<html>Sign in</html>'));
  assert.deepEqual(await axe(), []);
});

test('no name and no file leaves the page, and only the part for files is fetched', async (t) => {
  const { page, requests, errors } = await open(t, '/index.html');
  const before = requests.length;
  assert.ok(!requests.some(({ url }) => /files|past\.js/.test(url)), 'the first curve does not pay for it');
  await openFiles(page);
  await choose(page, file('Connections.csv', connections(0, 50)), file('Others.csv', connections(40, 50)), file('content.xls', pageContent(60)));
  await press(page, 'take-all');
  const paths = requests.slice(before).map(({ method, url }) => `${method} ${new URL(url).pathname}`);
  assert.deepEqual(paths.filter((path) => !path.startsWith('GET /locales/details')).sort(), [
    'GET /locales/files/en.json',
    'GET /reach-estimator-files-worker.js',
    'GET /reach-estimator-files.js',
    'GET /reach_estimator_files_bg.wasm',
  ]);
  assert.ok(requests.every(({ url }) => url.startsWith(site.origin)));
  const kept = await page.evaluate(() => {
    const element = document.querySelector('reach-estimator');
    return [
      element.toQuery(),
      element.toJSON(),
      element.toCSV(),
      element.toSVG(),
      element.shadowRoot.textContent,
      location.href,
      document.cookie,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
    ].join('\n');
  });
  assert.ok(!/Secretname|secret-\d|Family,/.test(kept), 'a name is in the state, the exports or the page');
  assert.deepEqual(errors, []);
});

test('the page export needs the followers, and follows them', async (t) => {
  const { page } = await open(t, '/index.html');
  await openFiles(page);
  await choose(page, file('content.xls', pageContent(90)));
  assert.equal(await panel(page).locator('[data-file-kind]').getAttribute('data-file-kind'), 'linkedin-page-content');
  assert.equal(await proposal(page, 'page-posts').getAttribute('data-value'), String(30 / (90 / 30.4375)));
  assert.equal(await proposal(page, 'page-visibility').count(), 0);
  await panel(page).locator('[data-note="followers-needed"]').waitFor();
  await type(page, 'followers', '12000');
  await proposal(page, 'page-visibility').waitFor();
  assert.ok(Math.abs(Number(await proposal(page, 'page-visibility').getAttribute('data-value')) - (90 * 900) / (30 * 12_000)) < 1e-12);
});

test('a table asks what its columns are, and its results go where results are entered', async (t) => {
  const { page } = await open(t, '/index.html');
  await openFiles(page);
  await choose(page, file('platform.csv', 'Employee,Total Shares,Impressions,Visits\nA,3,900,20\nB,5,800,30\n'));
  for (const [meaning, column] of Object.entries({ shares: 'Total Shares', sharers: 'Employee', impressions: 'Impressions', clicks: 'Visits' })) {
    await panel(page).locator(`[data-meaning="${meaning}"]`).selectOption(column);
  }
  await press(page, 'read-table');
  await panel(page).locator('.files-past').waitFor();
  const counts = { sharers: 2, shares: 8, impressions: 1700, clicks: 50 };
  for (const [key, count] of Object.entries(counts)) assert.equal(Number(await panel(page).locator(`.files-past [data-past="${key}"]`).getAttribute('data-value')), count, key);
  const before = await values(page);
  await press(page, 'to-past');
  for (const [key, count] of Object.entries(counts)) {
    const entry = panel(page).locator(`input[data-past="${key}"]`);
    await entry.waitFor();
    await until(page, ([name, text]) => document.querySelector('reach-estimator').shadowRoot.querySelector(`input[data-past="${name}"]`).value === text, [
      key,
      count.toLocaleString('en'),
    ]);
  }
  assert.deepEqual(await values(page), before, 'nothing is fitted before it is asked for');
});

/** What is wrong with a file, and what is said of it. */
const WRONG = {
  'a page to sign in, saved as .xls': ['content.xls', '<!doctype html><html><body><h1>Sign in</h1></body></html>', /web page/],
  'nothing in it': ['Connections.csv', '', /empty/],
  'cut off': ['content.xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3], /damaged or cut off/],
  'a workbook cut off': ['content.xlsx', pageContent(30).subarray(0, 2000), /damaged or cut off/],
  'a picture': ['chart.csv', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13], /picture/],
  'a text': ['notes.csv', 'Dear all,\nthank you.\n', /text without columns/],
  'an archive of something else': ['photos.zip', archive([['one.jpg', 'x']]), /archive/],
  'protected by a password': ['content.xlsx', locked(), /password/],
  'a small archive of something endless': ['content.xlsx', bomb(), /unpacks to more/],
};

test('each wrong file gets a sentence beside its name, and nothing is lost', async (t) => {
  const { page, errors } = await open(t, '/index.html');
  await openFiles(page);
  await choose(page, file('Connections.csv', connections(0, 20)));
  const wrong = Object.values(WRONG);
  await choose(page, ...wrong.map(([name, content]) => file(name, content)));
  for (const [place, [name, , sentence]] of wrong.entries()) {
    const entry = panel(page)
      .locator('[data-file-kind]')
      .nth(place + 1);
    assert.match(await entry.innerText(), sentence, name);
    assert.equal(await entry.getAttribute('data-file-kind'), 'unknown', name);
  }
  assert.equal(await proposal(page, 'linkedin-contacts').getAttribute('data-value'), '20');
  assert.deepEqual(errors, []);
});

/** Counts the workers that read, and those that were ended. */
const countWorkers = (page) =>
  page.addInitScript(() => {
    const { Worker } = window;
    window.__workers = { started: 0, ended: 0 };
    window.Worker = class extends Worker {
      constructor(...given) {
        super(...given);
        window.__workers.started += 1;
      }
      terminate() {
        window.__workers.ended += 1;
        super.terminate();
      }
    };
  });

test('a million rows of nearly 100 MB are read beside the page, and what they took is given back', async (t) => {
  const { page, errors } = await open(t, '/index.html', { before: countWorkers });
  await openFiles(page);
  await page.evaluate(() => {
    const rows = (from) => Array.from({ length: 1_000 }, (_, n) => `First,Last,https://www.linkedin.com/in/somebody-${from + n},,A company,A position,15 Jan 2024\n`).join('');
    const parts = Array.from({ length: 1_000 }, (_, n) => rows(1_000 * n));
    const file = new File(['First Name,Last Name,URL,Email Address,Company,Position,Connected On\n', ...parts], 'Connections.csv');
    if (file.size < 80e6 || file.size > 100e6) throw new Error(`${file.size} bytes`);
    const input = document.querySelector('reach-estimator').shadowRoot.querySelector('input[type=file]');
    const chosen = new DataTransfer();
    chosen.items.add(file);
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
  });
  // The page is used meanwhile.
  await type(page, 'employees', '431');
  await until(page, () => document.querySelector('reach-estimator').values.employees === 431);
  // A machine that is too slow for it says so, which is an answer too.
  const answered = () => {
    const root = document.querySelector('reach-estimator').shadowRoot;
    return root.querySelector('[data-file-kind]') !== null || /stopped/.test(root.querySelector('.files-status').textContent);
  };
  await until(page, answered, null, 60_000);
  const read = panel(page).locator('[data-file-kind="linkedin-connections"]');
  if (await read.count()) assert.match(await read.innerText(), /1,000,000/);
  assert.deepEqual(await page.evaluate(() => window.__workers), { started: 1, ended: 1 });
  assert.equal((await values(page)).employees, 431);
  assert.deepEqual(errors, []);
});

test('text in two bytes a letter is read like any other', async (t) => {
  const { page } = await open(t, '/index.html');
  await openFiles(page);
  await choose(page, file('Connections.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(connections(0, 30).toString('utf8'), 'utf16le')])));
  assert.equal(await proposal(page, 'linkedin-contacts').getAttribute('data-value'), '30');
});

test('a file that is larger than any export is not opened', async (t) => {
  const { page } = await open(t, '/index.html');
  await openFiles(page);
  await page.evaluate(() => {
    const input = document.querySelector('reach-estimator').shadowRoot.querySelector('input[type=file]');
    const huge = new File(['x'], 'dump.csv');
    Object.defineProperty(huge, 'size', { value: 200e6 });
    Object.defineProperty(huge, 'arrayBuffer', { value: () => (window.__opened = true) });
    Object.defineProperty(input, 'files', { value: [huge] });
    input.dispatchEvent(new Event('change'));
  });
  await until(page, () => /larger than 100 MB/.test(document.querySelector('reach-estimator').shadowRoot.querySelector('.files-status').textContent));
  assert.equal(await page.evaluate(() => window.__opened), undefined);
});

test('reading that does not end is ended, with a sentence, and the next file is read', async (t) => {
  let ended = 0;
  const before = async (page) => {
    await page.exposeFunction('__ended', () => (ended += 1));
    // A worker that never answers, and a clock that has no patience with it.
    await page.addInitScript(() => {
      const { Worker, setTimeout } = window;
      window.Worker = class {
        constructor(...given) {
          if (window.__well) return new Worker(...given);
          window.setTimeout = (act, pause, ...rest) => setTimeout(act, pause >= 10_000 ? 50 : pause, ...rest);
        }
        postMessage() {
          queueMicrotask(() => this.onmessage({ data: { here: true } }));
        }
        terminate() {
          window.setTimeout = setTimeout;
          window.__ended();
        }
      };
    });
  };
  const { page } = await open(t, '/index.html', { before });
  await openFiles(page);
  // The clock is that of the next thing that waits: the first worker sets it for the second.
  await page.evaluate(() => new window.Worker(''));
  await panel(page)
    .locator('input[type=file]')
    .setInputFiles([file('endless.csv', connections(0, 5))]);
  await until(page, () => /stopped/.test(document.querySelector('reach-estimator').shadowRoot.querySelector('.files-status').textContent));
  assert.equal(ended, 1);
  await page.evaluate(() => (window.__well = true));
  await choose(page, file('Connections.csv', connections(0, 20)));
  assert.equal(await proposal(page, 'linkedin-contacts').getAttribute('data-value'), '20');
});

test('where a policy allows no worker, files are read all the same', async (t) => {
  const body = '<reach-estimator><p>Fallback</p></reach-estimator>';
  const { page } = await open(t, { body });
  await openFiles(page);
  await choose(page, file('Connections.csv', connections(0, 20)), file('content.xlsx', pageContent(30)));
  assert.equal(await proposal(page, 'linkedin-contacts').getAttribute('data-value'), '20');
});

test('where the script of the worker does not come, files are read all the same', async (t) => {
  const { page } = await open(t, '/index.html', { before: all(impatient, (page) => page.route('**/reach-estimator-files-worker.js', neverAnswer)) });
  await openFiles(page);
  await choose(page, file('Connections.csv', connections(0, 20)));
  assert.equal(await proposal(page, 'linkedin-contacts').getAttribute('data-value'), '20');
});

test('files dropped on the answer open the panel; other things that are dragged are left alone', async (t) => {
  const { page } = await open(t, '/index.html');
  await drop(page, [file('Connections.csv', connections(0, 20))]);
  await untilRead(page, 1);
  assert.equal(await proposal(page, 'linkedin-contacts').getAttribute('data-value'), '20');
  const taken = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'words');
    const target = document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="headline"]');
    return ['dragover', 'drop'].map((kind) => !target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, composed: true, cancelable: true })));
  });
  assert.deepEqual(taken, [false, false]);
});

test('a case saved as JSON opens again when it is dropped, and can be undone', async (t) => {
  const { page } = await open(t, '/index.html?v=2&employees=431&overlap=0.2&chart=odds');
  const [saved, before] = await page.evaluate(() => [document.querySelector('reach-estimator').toJSON(), document.querySelector('reach-estimator').values]);
  const { page: other } = await open(t, '/index.html');
  const start = await values(other);
  await drop(other, [file('reach.json', saved)]);
  await until(other, () => document.querySelector('reach-estimator').values.employees === 431);
  assert.deepEqual(await values(other), before);
  await until(other, () => /is open/.test(document.querySelector('reach-estimator').shadowRoot.querySelector('.files-status')?.textContent));
  await other.evaluate(() => document.querySelector('reach-estimator').undo());
  assert.deepEqual(await values(other), start);

  await drop(other, [file('fit.json', JSON.stringify({ inputs: { linkedin_contacts: 321, ranges: { linkedin_contacts: [200, 500] } } }))]);
  await until(other, () => document.querySelector('reach-estimator').values.linkedinContacts === 321);
  assert.deepEqual((await values(other)).ranges.linkedinContacts, [200, 500]);
  await drop(other, [file('other.json', '{"a":1}')]);
  await until(other, () => /not a case/.test(document.querySelector('reach-estimator').shadowRoot.querySelector('.files-status').textContent));
});

test('the workbook of the page is in its language and currency, and holds its figures', async (t) => {
  const { page, requests } = await open(t, '/index.html?v=2&employees=400&lang=de&currency=EUR');
  assert.ok(!requests.some(({ url }) => /files/.test(url)), 'the first picture does not pay for it');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-action="workbook"]').click()]);
  assert.equal(download.suggestedFilename(), 'reach.xlsx');
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const sheets = cellsOf(Buffer.concat(chunks));
  const inputs = [...sheets.values()][1];
  assert.ok([...inputs.values()].includes(400), 'the employees');
  const headline = (await page.locator('[part~="headline"]').innerText()).trim();
  assert.ok([...[...sheets.values()][0].values()].includes(headline), 'the headline');
  const { total } = engine.estimate({ employees: 400 });
  const near = (value, other) => typeof value === 'number' && Math.abs(value - other) < 1e-6 * other;
  for (const figure of [total.reach, total.clicks])
    assert.ok(
      [...sheets.values()].some((cells) => [...cells.values()].some((cell) => near(cell, figure))),
      `${figure}`,
    );
  const german = await page.evaluate(() => document.querySelector('reach-estimator').shadowRoot.querySelector('[data-parameter="employees"] label')?.textContent);
  assert.ok([...inputs.values()].includes(german), `${german} among ${[...inputs.values()].slice(0, 12)}`);
});

test('files that are taken away while more are read leave nothing waiting', async (t) => {
  const { page, errors } = await open(t, '/index.html');
  await openFiles(page);
  await choose(page, file('Connections.csv', connections(0, 200)));
  await page.evaluate(() => (File.prototype.arrayBuffer = () => new Promise(() => {})));
  await panel(page)
    .locator('input[type=file]')
    .setInputFiles([file('Connections (1).csv', connections(160, 300))]);
  await panel(page).locator('[aria-busy]').waitFor();
  await press(page, 'forget-files');
  assert.equal(await panel(page).locator('[aria-busy]').count(), 0);
  assert.equal(await panel(page).locator('[data-file-kind]').count(), 0);
  assert.deepEqual(errors, []);
});

test('what cannot be opened is named, and what is there already counts once; the others are read', async (t) => {
  const { page, errors } = await open(t, '/index.html');
  await openFiles(page);
  const status = panel(page).locator('.files-status');
  const kinds = panel(page).locator('[data-file-kind]');
  await page.evaluate(() => {
    const { arrayBuffer } = File.prototype;
    File.prototype.arrayBuffer = function () {
      return this.name === window.gone ? Promise.reject(new DOMException('gone', 'NotFoundError')) : arrayBuffer.call(this);
    };
    window.gone = 'folder';
  });
  const input = panel(page).locator('input[type=file]');
  await input.setInputFiles([file('Connections.csv', connections(0, 200)), file('folder', 'x'), file('Connections (1).csv', connections(160, 300))]);
  await kinds.nth(1).waitFor();
  assert.match(await status.innerText(), /“folder” could not be opened/);
  const proposals = await panel(page).locator('[data-take]').count();
  await input.setInputFiles([file('Connections (2).csv', connections(160, 300))]);
  await until(page, () => /counts once/.test(document.querySelector('reach-estimator').shadowRoot.querySelector('.files-status').textContent));
  assert.equal(await kinds.count(), 2);
  assert.equal(await panel(page).locator('[data-take]').count(), proposals);
  // Gone since it was chosen: the others stay.
  await page.evaluate(() => (window.gone = 'Connections.csv'));
  await input.setInputFiles([file('Connections (3).csv', connections(300, 420))]);
  await until(page, () => /could not be opened/.test(document.querySelector('reach-estimator').shadowRoot.querySelector('.files-status').textContent));
  assert.equal(await kinds.count(), 2);
  assert.deepEqual(errors, []);
});

test('when the part for files does not come, a sentence says so, and it is tried again', async (t) => {
  const before = (page) => page.route('**/reach-estimator-files.js', (route) => route.abort());
  const { page } = await open(t, '/index.html', { before });
  await button(page, 'panel.files').click();
  await panel(page).getByText(words('part.missing')).waitFor();
});

test('files stay when the language changes', async (t) => {
  const { page, errors } = await open(t, '/index.html');
  await openFiles(page);
  await choose(page, file('Connections.csv', connections(0, 200)), file('Connections (1).csv', connections(160, 300)));
  const proposed = await panel(page).locator('[data-proposal]').count();
  await page.evaluate(() => (document.querySelector('reach-estimator').lang = 'es'));
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelector('[lang="es"] .drop-zone'));
  await untilRead(page, 2);
  assert.equal(await panel(page).locator('[data-proposal]').count(), proposed);
  assert.deepEqual(errors, []);
});
