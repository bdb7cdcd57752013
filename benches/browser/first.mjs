/**
 * A visitor on a slow line and a slow phone (1.6 Mbit/s, 150 ms, a processor four times slower), cold: until something is
 * painted and until a slider answers, beside a page in JavaScript with uPlot that does the same, in turns.
 */

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { knotsOfEngine } from './kernel.mjs';
import { milliseconds, summary } from './summary.mjs';

const RUNS = 7;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWDOWN = 4;
const RIVAL = 'JavaScript and uPlot';
const PAGES = { 'full page, with preloads': '/index.html', 'element on a bare page': '/bench/bare.html', [RIVAL]: '/bench/rival.html' };

/** Runs in a page before its scripts: says when a slider is there with a picture drawn from its value. */
function watch() {
  const look = () => {
    const root = document.querySelector('reach-estimator')?.shadowRoot;
    const drawn = root ? root.querySelector('svg[data-chart] path') : document.querySelector('[data-parameter] input');
    const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    if (drawn) window.__answers(JSON.stringify({ answers: performance.now(), painted: painted ?? performance.now() }));
    else setTimeout(look, 4);
  };
  look();
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin of files as a host sends them, compressed
 */
export async function first(browser, origin) {
  const { parameters } = JSON.parse(await readFile(new URL('../../www/pkg/table.json', import.meta.url), 'utf8'));
  const rival = `import('/bench/rival.js').then(({ start }) => start(${JSON.stringify(parameters)}, ${await knotsOfEngine()}));`;
  const times = Object.fromEntries(Object.keys(PAGES).map((name) => [name, { painted: [], answers: [] }]));
  for (let run = 0; run < RUNS; run++) {
    for (const [name, path] of Object.entries(PAGES)) {
      const context = await browser.newContext({ viewport: { width: 412, height: 823 }, locale: 'en-US' });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.setCacheDisabled', { cacheDisabled: true });
      await session.send('Network.emulateNetworkConditions', NETWORK);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
      // A binding of the protocol: the driver's own scripts would take the phone half a second of every page.
      await session.send('Page.enable');
      await session.send('Runtime.enable');
      await session.send('Runtime.addBinding', { name: '__answers' });
      const answered = once(session, 'Runtime.bindingCalled', { signal: AbortSignal.timeout(60_000) });
      // The table is a part of that page's script.
      const start = name === RIVAL ? `addEventListener('DOMContentLoaded', () => { ${rival} });` : '';
      await session.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})(); ${start}` });
      const [[{ payload }]] = await Promise.all([answered, session.send('Page.navigate', { url: origin + path })]);
      const { answers, painted } = JSON.parse(payload);
      times[name].answers.push(answers);
      times[name].painted.push(painted);
      await context.close();
    }
  }
  const result = Object.fromEntries(Object.entries(times).map(([name, { painted, answers }]) => [name, { painted: summary(painted), answers: summary(answers) }]));
  console.log('slow line and phone, ms        painted  answers    least');
  for (const [name, { painted, answers }] of Object.entries(result)) {
    console.log(`  ${name.padEnd(27)}${[painted.median, answers.median, answers.least].map(milliseconds).join(' ')}`);
  }
  const ratio = result['full page, with preloads'].answers.median / result[RIVAL].answers.median;
  console.log(`  full page / JavaScript and uPlot ${ratio.toFixed(2)}`);
  return { ...result, ratio };
}
