/**
 * WebKitGTK as the system installs it: playwright drives the page through WebKit's own inspector, a small program of GTK
 * (webkit-window.py) is the browser around it, and mouse and keyboard are those of an X server without a screen.
 */

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { giveHands } from './webkit-hands.js';

const require = createRequire(new URL('../../../www/package.json', import.meta.url));
const { webkit } = require('playwright-core');
const { ws: WebSocket } = require('playwright-core/lib/utilsBundle');

/** Larger than any window that a test asks for, so that the mouse can also leave it. */
const SCREEN = { width: 2600, height: 2000 };

/** A slow machine needs long for its first window. */
const PATIENCE_MS = 30_000;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks again until there is an answer. */
async function eventually(what, ask) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`WebKit: no ${what} within ${PATIENCE_MS} ms`);
    await pause(25);
  }
}

export async function launch() {
  const { display, stop: stopScreen } = await startScreen();
  const port = await freePort();
  const window = startWindows(display, port);
  await window.up;
  let contexts = 0;
  let views = 0;

  async function newPage(id, options, context) {
    const view = (views += 1);
    const size = options.viewport ?? { width: 1280, height: 900 };
    await window.ask('open', { context: id, view, ...size, scripts: options.javaScriptEnabled !== false });
    const browser = await webkit.connectOverCDP(await connect(await eventually('inspector', () => inspectorOf(port, view))), { timeout: PATIENCE_MS });
    const [inner] = browser.contexts();
    const [page] = inner.pages();
    inner.setDefaultTimeout(context.timeout);
    inner.close = () => context.close();
    furnish(page, { browser, view, size, window });
    await giveHands(page, window, { size, screen: SCREEN });
    const { colorScheme = 'light', reducedMotion, media } = options;
    await page.emulateMedia({ colorScheme, ...(reducedMotion && { reducedMotion }), ...(media && { media }) });
    context.open.add(page);
    return page;
  }

  return {
    async newContext(options = {}) {
      const id = (contexts += 1);
      await window.ask('context', { context: id, locale: options.locale });
      const context = {
        timeout: 10_000,
        open: new Set(),
        setDefaultTimeout: (ms) => (context.timeout = ms),
        newPage: () => newPage(id, options, context),
        pages: () => [...context.open],
        async close() {
          for (const page of context.open) await page.close();
          context.open.clear();
          await window.ask('drop', { context: id });
        },
      };
      return context;
    },
    inject: (page, source) => page.inject(source),
    async close() {
      await window.stop();
      stopScreen();
    },
  };
}

/** What the inspector cannot do, the window does. */
function furnish(page, { browser, view, size, window }) {
  page.setViewportSize = async ({ width, height }) => {
    Object.assign(size, { width, height });
    await window.ask('resize', { view, width, height });
    await eventually(`window of ${width} x ${height}`, () => page.evaluate(([wide, high]) => innerWidth === wide && innerHeight === high, [width, height]));
  };
  page.viewportSize = () => ({ ...size });
  page.pdf = async ({ format = 'A4', margin }) => {
    const path = join(tmpdir(), `webkit-print-${process.pid}-${view}.pdf`);
    await window.ask('print', { view, path, paper: format, margin_mm: parseFloat(margin?.top ?? '12') });
    return readFile(path);
  };
  page.screenshot = async ({ path, fullPage = false }) => {
    await window.ask('picture', { view, path, whole: fullPage });
    return readFile(path);
  };
  const waitForEvent = page.waitForEvent.bind(page);
  page.waitForEvent = (kind, ...rest) => (kind === 'download' ? window.download() : waitForEvent(kind, ...rest));
  page.bringToFront = () => window.ask('front', { view });
  // A message of the inspector's protocol may not be long.
  page.inject = (script) => window.ask('run', { view, script });
  const { delegate } = page._connection.toImpl(page);
  findOnlyFrame(delegate);
  showInFrames(delegate);
  let closed = false;
  page.close = async () => {
    if (closed) return;
    closed = true;
    await browser.close().catch(() => {});
    await window.ask('close', { view });
  };
}

/** Playwright has the whole document sent over to find out which frame is whose; where there is but one, it is that. */
function findOnlyFrame(delegate) {
  const only = (parent) => {
    const [child, ...others] = parent.childFrames();
    return others.length || child?.childFrames().length ? null : child;
  };
  const { getContentFrame, getFrameElement } = delegate;
  const main = () => delegate._page.mainFrame();
  delegate.getContentFrame = async (handle) => (handle._objectId && only(main())) || getContentFrame.call(delegate, handle);
  delegate.getFrameElement = async (frame) => {
    if (only(main()) !== frame) return getFrameElement.call(delegate, frame);
    const element = await (await main().mainContext()).evaluateHandle(() => document.querySelector('iframe'));
    return element._objectId ? element : getFrameElement.call(delegate, frame);
  };
}

/** Before it acts on something in a frame, playwright scrolls within the frame alone: the page around follows here. */
function showInFrames(delegate) {
  const scroll = delegate.scrollRectIntoViewIfNeeded.bind(delegate);
  delegate.scrollRectIntoViewIfNeeded = async (handle, rect) => {
    const answer = await scroll(handle, rect);
    const box = handle._frame.parentFrame() && (await delegate.getBoundingBox(handle));
    if (!box) return answer;
    const middle = [box.x + box.width / 2, box.y + box.height / 2];
    await (await delegate._page.mainFrame().mainContext()).evaluate(([x, y]) => {
      const isSeen = x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
      if (!isSeen) scrollBy({ left: x - innerWidth / 2, top: y - innerHeight / 2, behavior: 'instant' });
    }, middle);
    return answer;
  };
}

/** An X server that draws nowhere. */
async function startScreen() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${SCREEN.width}x${SCREEN.height}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const stop = () => server.kill('SIGKILL');
  process.on('exit', stop);
  const display = await new Promise((done, fail) => {
    server.stdio[3].once('data', (number) => done(`:${String(number).trim()}`));
    server.once('error', fail);
    server.once('exit', () => fail(new Error('Xvfb ended')));
  });
  return { display, stop };
}

/** The program that owns the windows: commands as lines of JSON, answers and events as lines of JSON. */
function startWindows(display, port) {
  const program = spawn('/usr/bin/python3', [fileURLToPath(new URL('./webkit-window.py', import.meta.url))], {
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      LANG: 'en_US.UTF-8',
      LC_ALL: 'C.UTF-8',
      NO_AT_BRIDGE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      // Containers forbid the namespaces that its sandbox is made of; pages here are our own.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_INSPECTOR_HTTP_SERVER: `127.0.0.1:${port}`,
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  process.on('exit', () => program.kill('SIGKILL'));

  const waiting = new Map();
  /** Downloads that nobody has asked for yet, and questions that none has answered. */
  const downloads = [];
  const askers = [];
  let count = 0;
  let ready;
  const up = new Promise((done, fail) => {
    ready = done;
    program.once('exit', (code) => fail(new Error(`webkit-window.py ended with ${code}: are python3-gi and gir1.2-webkit2-4.1 installed?`)));
  });
  program.on('exit', () => waiting.forEach(({ reject }) => reject(new Error('webkit-window.py ended'))));
  createInterface({ input: program.stdout }).on('line', (line) => {
    const message = JSON.parse(line);
    if (message.event === 'up') ready();
    else if (message.event === 'download') (askers.shift() ?? ((each) => downloads.push(each)))(message);
    else if (message.event) console.error(`WebKit: ${line}`);
    else {
      const { resolve, reject } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) reject(new Error(`WebKit: ${message.error}`));
      else resolve(message.result);
    }
  });

  return {
    up,
    /** @param {string} op */
    ask: (op, rest = {}) =>
      new Promise((resolve, reject) => {
        const id = (count += 1);
        waiting.set(id, { resolve, reject });
        program.stdin.write(`${JSON.stringify({ id, op, ...rest })}\n`);
      }),
    /** The next download, as playwright gives one. */
    async download() {
      const { name, path, error } = downloads.shift() ?? (await new Promise((done) => askers.push(done)));
      if (error) throw new Error(`WebKit: ${error}`);
      return { suggestedFilename: () => name, path: async () => path };
    },
    async stop() {
      const ended = new Promise((done) => program.once('exit', done));
      program.stdin.end();
      await Promise.race([ended, pause(1000)]);
      program.kill('SIGKILL');
    },
  };
}

/** Where the inspector of a window's page listens, once it is listed. */
async function inspectorOf(port, view) {
  const list = await fetch(`http://127.0.0.1:${port}/`).then(
    (response) => response.text(),
    () => '',
  );
  for (const [, title, path] of list.matchAll(/targetname">([^<]*)<[^]*?\+ '(\/socket\/[^']+)'/g)) {
    if (title === `view-${view}`) return `ws://127.0.0.1:${port}${path}`;
  }
  return null;
}

/** A connection to an inspector, as playwright wants it. */
async function connect(address) {
  const socket = new WebSocket(address, [], { maxPayload: 256 * 1024 * 1024 });
  await new Promise((done, fail) => socket.on('open', done).on('error', fail));
  const transport = { send: (message) => socket.send(JSON.stringify(message)), close: () => socket.close() };
  socket.on('message', (data) => transport.onmessage?.(JSON.parse(String(data))));
  socket.on('close', () => transport.onclose?.('closed'));
  return transport;
}

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
