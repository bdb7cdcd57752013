/** Real mouse and keyboard for a page of WebKit: what playwright would send as synthetic events goes through the X server. */

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** How long a page may take to notice an event. */
const PATIENCE_MS = 400;

/** Signs of a text that nobody would type. */
const LONG = 200;

/** Names of keys at the X server that differ from the web's. */
const KEYSYMS = {
  ArrowRight: 'Right',
  ArrowLeft: 'Left',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Enter: 'Return',
  PageUp: 'Prior',
  PageDown: 'Next',
  Control: 'Control_L',
  Shift: 'Shift_L',
  Alt: 'Alt_L',
  Meta: 'Super_L',
  Backspace: 'BackSpace',
  ' ': 'space',
};

const BUTTONS = { left: 1, middle: 2, right: 3, up: 4, down: 5 };
const WHEEL_STEP = 120;

/** Counts the events that a page, or a frame in it, has seen. */
function count() {
  const key = Symbol.for('events seen');
  window[key] = 0;
  for (const kind of ['keydown', 'keyup', 'mousemove', 'mousedown', 'mouseup']) {
    addEventListener(kind, () => (window[key] += 1), { capture: true, passive: true });
  }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {{ ask: (op: string, rest?: object) => Promise<unknown> }} window
 * @param {{ size: { width: number, height: number }, screen: { width: number, height: number } }} sizes `size` is the window's, kept up to date
 */
export async function giveHands(page, window, { size, screen }) {
  await page.addInitScript(count);
  const { rawKeyboard, rawMouse } = page._connection.toImpl(page).delegate;
  const counted = (where) => where.evaluate(() => window[Symbol.for('events seen')] ?? 0).catch(() => -1);
  const seen = async () => {
    const [top, ...inside] = await Promise.all(page.frames().map(counted));
    return top < 0 ? top : inside.reduce((sum, each) => sum + each, top);
  };

  /** Sends something and waits until the page has noticed. */
  const noticed = async (send, patience = PATIENCE_MS) => {
    const before = await seen();
    await send();
    if (before < 0) return pause(20);
    const deadline = Date.now() + patience;
    while (Date.now() < deadline && (await seen()) === before) await pause(4);
  };

  let last = '';
  rawMouse.move = async (_progress, x, y) => {
    const place = `${Math.round(x)} ${Math.round(y)}`;
    const same = place === last;
    last = place;
    if (x >= 0 && y >= 0 && x < size.width && y < size.height) return noticed(() => window.ask('move', { x, y }), same ? 30 : 150);
    const aside = (along, end) => Math.min(end - 10, along < 0 ? end - 10 : along);
    await window.ask('move', { x: aside(x, screen.width), y: aside(y, screen.height) });
    return pause(60);
  };
  const press = (button, down) => window.ask('button', { number: BUTTONS[button], down });
  rawMouse.down = (_progress, _x, _y, button) => noticed(() => press(button, 1));
  rawMouse.up = (_progress, _x, _y, button) => noticed(() => press(button, 0));
  rawMouse.wheel = async (_progress, _x, _y, _buttons, _modifiers, _dx, dy) => {
    for (let step = Math.max(1, Math.round(Math.abs(dy) / WHEEL_STEP)); step > 0; step -= 1) {
      for (const down of [1, 0]) await press(dy > 0 ? 'down' : 'up', down);
    }
    await pause(120);
  };

  const key = (name, down) => window.ask('key', { name: KEYSYMS[name] ?? name, down });
  rawKeyboard.keydown = (_progress, _modifiers, _name, description) => noticed(() => key(description.key, 1));
  rawKeyboard.keyup = (_progress, _modifiers, _name, description) => noticed(() => key(description.key, 0));
  // Playwright inserts a text by script, after which leaving the field is no change; a hand presses keys.
  const sendText = rawKeyboard.sendText.bind(rawKeyboard);
  rawKeyboard.sendText = async (progress, text) => {
    if (text.length > LONG) return sendText(progress, text);
    for (const sign of text) for (const down of [1, 0]) await noticed(() => key(sign, down));
  };
}
