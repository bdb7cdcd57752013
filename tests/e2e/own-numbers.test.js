/** A consultant's five minutes with a client's own numbers: files in, last year's counts, a brief and a workbook out. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { cellsOf, connections, pageContent } from './exports.js';
import { open, until } from './harness.js';
import { button, chart, figure, frames, type } from './screen.js';

const panel = (page) => page.locator('[part~="panel"]');
const values = (page) => page.evaluate(() => document.querySelector('reach-estimator').values);

/** Lets files fall on the answer, as a hand does. */
const drop = (page, files) =>
  page.evaluate(
    (list) => {
      const dataTransfer = new DataTransfer();
      for (const [name, bytes] of list) dataTransfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
      const target = document.querySelector('reach-estimator').shadowRoot.querySelector('[part~="headline"]');
      for (const kind of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
    },
    files.map(([name, content]) => [name, content.toString('base64')]),
  );

/** The bytes of what was last offered for saving, whatever the engine makes of a download. */
const keepSaved = (page) =>
  page.addInitScript(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      window.__saved = blob;
      return make.call(URL, blob);
    };
  });

async function saved(page) {
  await until(page, () => Boolean(window.__saved), undefined, 30_000);
  const text = await page.evaluate(async () => {
    const bytes = new Uint8Array(await window.__saved.arrayBuffer());
    let letters = '';
    for (const byte of bytes) letters += String.fromCharCode(byte);
    return btoa(letters);
  });
  return Buffer.from(text, 'base64');
}

test('three lists of contacts, a page export and last year’s counts become a brief and a workbook', async (t) => {
  const { page, errors } = await open(t, '/index.html?v=2&output=total.clicks', { before: keepSaved });
  await page.evaluate(() => (window.print = () => (window.__printed = true)));
  const width = async (output) => {
    const { p10, p90 } = await figure(page, output);
    return p90 / p10;
  };

  // What the files say.
  await type(page, 'followers', '12000');
  await drop(page, [
    ['Connections.csv', connections(0, 200)],
    ['Connections (1).csv', connections(160, 300)],
    ['Connections (2).csv', connections(440, 400)],
    ['acme_content.xls', pageContent(90)],
  ]);
  await until(page, () => document.querySelector('reach-estimator').shadowRoot.querySelectorAll('[data-file-kind]').length === 4, undefined, 30_000);
  await panel(page).locator('[data-action="take-all"]').click();
  await frames(page);
  const read = await values(page);
  assert.equal(read.linkedinContacts, 300);
  assert.ok(read.overlap > 0.05 && read.overlap < 0.15);
  assert.equal(read.pageVisibility, 0.225);

  // What was counted.
  const before = await width('total.clicks');
  await button(page, 'panel.past').click();
  for (const [name, count] of Object.entries({ sharers: 30, shares: 200, impressions: 9000, clicks: 60, engagements: 250 })) {
    const entry = panel(page).locator(`input[data-past="${name}"]`);
    await entry.fill(String(count));
    await entry.press('Enter');
  }
  await panel(page).locator('[data-action="past-take"]').click();
  await until(page, () => document.querySelector('reach-estimator').values.dependence);
  await frames(page);
  const after = await width('total.clicks');
  assert.ok(after < 0.6 * before, `the range of clicks was ${before.toFixed(1)}-fold, now ${after.toFixed(1)}-fold`);

  // The curve shows it as a point with its error, and says what it is.
  await page.locator('[part~="panel"]').getByRole('button', { name: 'Close' }).click();
  const point = chart(page).locator('circle.counted');
  await point.waitFor();
  assert.match(await chart(page).getAttribute('aria-label'), /Counted before: /);
  await button(page, 'chart.table').click();
  await page.getByText('from 200 shares of 30 people in a month').first().waitFor();

  // The brief.
  await button(page, 'action.brief').click();
  await until(page, () => window.__printed);
  const brief = await page.evaluate(() => document.querySelector('reach-estimator').shadowRoot.querySelector('.brief').textContent);
  assert.match(brief, /Fitted to 200 shares of 30 people in a month/);

  // The workbook.
  await button(page, 'action.workbook').click();
  const cells = [...cellsOf(await saved(page)).values()].flatMap((sheet) => [...sheet.values()]);
  const { employees, linkedinContacts, visibility } = await values(page);
  for (const input of [employees, linkedinContacts, visibility])
    assert.ok(
      cells.some((cell) => typeof cell === 'number' && Math.abs(cell - input) < 1e-9 * input),
      `${input} is not in the workbook`,
    );
  const { value } = await page.evaluate(() => ({ value: document.querySelector('reach-estimator').estimate.total.clicks }));
  assert.ok(
    cells.some((cell) => typeof cell === 'number' && Math.abs(cell - value) < 1e-6 * value),
    'the clicks are not in the workbook',
  );
  assert.ok(!cells.some((cell) => /Secretname/.test(String(cell))));
  assert.deepEqual(errors, []);
});
