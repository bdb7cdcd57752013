/**
 * Firefox ESR as the system installs it, through WebDriver BiDi. What that release or playwright's driver of it lacks is
 * mended here, between the two.
 */

import { createRequire } from 'node:module';

const { firefox } = createRequire(new URL('../../../www/package.json', import.meta.url))('playwright-core');

const CENTIMETRES_PER_INCH = 2.54;

/** The key as WebDriver writes it. */
const ENTER = '\uE006';

/** Fields of a browsing context of Firefox that override a media feature, by playwright's name of it. */
const OVERRIDES = {
  colorScheme: 'prefersColorSchemeOverride',
  reducedMotion: 'prefersReducedMotionOverride',
  forcedColors: 'forcedColorsOverride',
  media: 'mediumOverride',
};

export async function launch() {
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath: process.env.FIREFOX_PATH || '/usr/bin/firefox-esr',
    // The browser's own scope is where media features can be set.
    args: ['--remote-allow-system-access'],
    firefoxUserPrefs: {
      'browser.chrome.site_icons': false,
      'browser.download.alwaysOpenPanel': false,
      'dom.events.testing.asyncClipboard': true,
      'ui.useOverlayScrollbars': 1,
    },
  });
  const connection = browser._connection.toImpl(browser)._connection;
  mendMessages(connection);
  const scope = await chromeScope(connection);

  return {
    async newContext({ permissions, javaScriptEnabled = true, ...options }) {
      const context = await browser.newContext(options);
      const newPage = context.newPage.bind(context);
      context.newPage = async () => {
        const page = await newPage();
        const { delegate } = page._connection.toImpl(page);
        delegate.updateEmulateMedia = () => scope.override(delegate._session.sessionId, mediaOf(delegate._page.emulatedMedia()));
        await delegate.updateEmulateMedia();
        typeWholeTexts(delegate.rawKeyboard);
        if (!javaScriptEnabled) await scope.override(delegate._session.sessionId, { allowJavascript: false });
        return page;
      };
      return context;
    },
    inject: (page, source) => page.evaluate(source),
    close: () => browser.close(),
  };
}

/**
 * ESR does not know the command for media features, playwright prints in inches where the standard says centimetres, and
 * waits for an id of a download that ESR does not give.
 */
function mendMessages(connection) {
  const { rawSend } = connection;
  const transport = connection._transport;
  const { onmessage } = transport;
  connection.rawSend = (message) => {
    const { id, method, params } = message;
    if (method === 'emulation.setMediaFeaturesOverride') {
      setImmediate(() => onmessage({ type: 'success', id, result: {} }));
      return;
    }
    if (method === 'browsingContext.print') [params.page, params.margin] = [params.page, params.margin].map(inCentimetres);
    rawSend.call(connection, message);
  };

  /** @type {Map<string, string>} */
  const downloads = new Map();
  let count = 0;
  transport.onmessage = (message) => {
    const { method, params } = message;
    if (/^browsingContext\.download(WillBegin|End)$/.test(method) && !params.download && !params.navigation) {
      if (!downloads.has(params.url)) downloads.set(params.url, `download-${(count += 1)}`);
      params.download = downloads.get(params.url);
      if (method.endsWith('End')) downloads.delete(params.url);
    }
    onmessage(message);
  };
}

/** Playwright inserts a text by script, after which leaving the field is no change; a hand presses keys. */
function typeWholeTexts(keyboard) {
  keyboard.sendText = (progress, text) =>
    keyboard._performActions(
      progress,
      [...text].flatMap((sign) => ['keyDown', 'keyUp'].map((type) => ({ type, value: sign === '\n' ? ENTER : sign }))),
    );
}

const inCentimetres = (lengths) => Object.fromEntries(Object.entries(lengths).map(([side, inches]) => [side, inches * CENTIMETRES_PER_INCH]));

const mediaOf = (features) =>
  Object.fromEntries(Object.entries(OVERRIDES).map(([name, field]) => [field, features[name] && features[name] !== 'no-override' ? features[name] : 'none']));

/** The browser's own scope, in which a tab's overrides are set. */
async function chromeScope({ browserSession }) {
  const { contexts } = await browserSession.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  return {
    async override(tab, fields) {
      const set = (id, values) => {
        const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
        const context = NavigableManager.getBrowsingContextById(id);
        for (const [field, value] of Object.entries(values)) context[field] = field === 'mediumOverride' && value === 'none' ? '' : value;
      };
      const { exceptionDetails } = await browserSession.send('script.evaluate', {
        target: { context: contexts[0].context },
        awaitPromise: true,
        expression: `(${set})(${JSON.stringify(tab)}, ${JSON.stringify(fields)})`,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
    },
  };
}
