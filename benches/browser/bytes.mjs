/** Bytes over the wire until the first curve is on the screen of a bare page, each file compressed as a static host would. */

import { brotliCompressSync, constants } from 'node:zlib';

/** Kilobytes that the architecture allows. */
const BUDGET = { all: 96, wasm: 70 };

/** What comes when the first picture stands. */
const LATER = /-more\.|_more_|-further\.|\/details\//;

/** @param {Buffer} body */
const compressed = (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const kilobytes = (bytes) => Math.round(bytes / 102.4) / 10;

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 */
export async function bytes(browser, origin) {
  const page = await browser.newPage();
  const responses = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(`${origin}/bench/bare.html`);
  await page.evaluate(async () => {
    await customElements.whenDefined('reach-estimator');
    await document.querySelector('reach-estimator').ready;
  });
  const files = await Promise.all(
    responses
      .filter((response) => response.ok() && !LATER.test(response.url()))
      .map(async (response) => {
        const body = await response.body();
        return { file: new URL(response.url()).pathname, raw: body.length, brotli: compressed(body) };
      }),
  );
  await page.close();
  const sum = (list) => list.reduce((total, { brotli }) => total + brotli, 0);
  const all = kilobytes(sum(files));
  const wasm = kilobytes(sum(files.filter(({ file }) => file.endsWith('.wasm'))));
  for (const { file, raw, brotli } of files) console.log(`  ${file.padEnd(36)}${String(kilobytes(raw)).padStart(8)} KB${String(kilobytes(brotli)).padStart(8)} KB brotli`);
  console.log(`  first curve ${all} KB of ${BUDGET.all}, wasm ${wasm} KB of ${BUDGET.wasm}`);
  return { files, all, wasm, budget: BUDGET };
}
