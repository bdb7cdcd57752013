/**
 * Pages for tests, each as new. Most of what a small test takes is the start of its page: a process and three modules to
 * compile. So a page that was only looked at and used as a reader would is handed on to the next test with the same
 * settings; one whose surroundings a test has changed ends with that test.
 */

/** Pages that are kept, at most; the one that rests longest goes first. */
const KEPT = 2;

/** What changes more than the document, and stays when the next one is loaded. */
const LASTING = {
  page: ['addInitScript', 'close', 'context', 'emulateMedia', 'exposeBinding', 'exposeFunction', 'goBack', 'goForward', 'route', 'setExtraHTTPHeaders'],
  keyboard: ['down'],
  mouse: ['down'],
};

const VIEWPORT = { width: 1280, height: 900 };

/**
 * @typedef {object} Lent
 * @property {import('playwright-core').Page} page
 * @property {() => import('playwright-core').BrowserContext} context its context; whoever asks for it may do anything with it
 * @property {() => Promise<void>} giveBack
 */

/** @param {import('playwright-core').Browser} browser */
export function pagesOf(browser) {
  /** @type {(Lent & { settings: string, isSpent: () => boolean })[]} */
  const resting = [];

  async function make(options, prepare) {
    const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-US', ...options });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    await prepare(page);
    return { page, context };
  }

  /** A page nobody has used, which ends with its test. */
  async function open(options, prepare) {
    const { page, context } = await make(options, prepare);
    return { page, context: () => context, giveBack: () => context.close() };
  }

  /** A page that is as new. */
  async function lend({ viewport = VIEWPORT, ...options }, prepare) {
    const settings = JSON.stringify(options);
    const rests = resting.findIndex((each) => each.settings === settings);
    if (rests >= 0) {
      const [lent] = resting.splice(rests, 1);
      await lent.page.bringToFront();
      await lent.page.setViewportSize(viewport);
      return lent;
    }
    const { page, context } = await make({ viewport, ...options }, prepare);
    let isSpent = false;
    const spend = () => (isSpent = true);
    for (const [owner, names] of [
      [page, LASTING.page],
      [page.keyboard, LASTING.keyboard],
      [page.mouse, LASTING.mouse],
    ])
      watch(owner, names, spend);
    const lent = {
      page,
      settings,
      context: () => (spend(), context),
      async giveBack() {
        if (isSpent || context.pages().length > 1 || !(await clear(page))) return context.close();
        resting.push(lent);
        if (resting.length > KEPT) await resting.shift()?.page.context().close();
      },
    };
    return lent;
  }

  return { open, lend };
}

/** Says so when one of these is called. */
function watch(owner, names, called) {
  for (const name of names) {
    const method = owner[name].bind(owner);
    owner[name] = (...rest) => (called(), method(...rest));
  }
}

/** An empty page, which nobody listens to, and over which no pointer rests; false where it does not answer. */
async function clear(page) {
  try {
    await page.goto('about:blank');
    for (const event of ['console', 'pageerror', 'request', 'requestfailed', 'dialog', 'download', 'popup']) page.removeAllListeners(event);
    await page.mouse.move(0, 0);
    await page.evaluate(() => (window.name = ''));
    return true;
  } catch {
    return false;
  }
}
