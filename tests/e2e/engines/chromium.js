/** Chromium, through the DevTools protocol. */

import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../../www/package.json', import.meta.url))('playwright-core');

export async function launch() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH || '/usr/bin/chromium-headless-shell',
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
    ],
  });
  return {
    newContext: (options) => browser.newContext(options),
    inject: (page, source) => page.evaluate(source),
    close: () => browser.close(),
  };
}
