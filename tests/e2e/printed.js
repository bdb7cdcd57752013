/** The brief on paper: as the browser prints it, and as poppler reads it. */

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { frames } from './screen.js';

const run = promisify(execFile);

/** Some engines write "ff" and its like as one sign. */
const apart = (text) => text.replace(/[\uFB00-\uFB06]/g, (sign) => sign.normalize('NFKC'));

/** Prints by the button of the element, as `save` does. */
export async function print(page, format) {
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.locator('button[data-action="brief"]').click();
  await frames(page);
  return save(page, format);
}

/** Prints as the browser would save a PDF; text and number of pages as poppler reads them. */
export async function save(page, format = 'A4') {
  const folder = await mkdtemp(join(tmpdir(), 'reach-'));
  try {
    const file = join(folder, 'brief.pdf');
    await writeFile(file, await page.pdf({ format, margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } }));
    const { stdout: facts } = await run('pdfinfo', [file]);
    const { stdout: text } = await run('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-']);
    const { stdout: flow } = await run('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-']);
    return {
      pages: Number(/Pages:\s+(\d+)/.exec(facts)[1]),
      size: /Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(facts).slice(1).map(Number),
      text,
      flow: apart(flow).replace(/\s+/g, ' '),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
