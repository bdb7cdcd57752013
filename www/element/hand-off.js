/** Taking the answer away: a link, pictures, numbers, a page of paper. Everything is made here, nothing is sent. */

import { caseDay, caseLine, fileName } from './case-name.js';
import { chartOptions, chartUses } from './chart-options.js';
import { freshId, h, mark, plain, s, withdraw, write } from './dom.js';
import { headlineText } from './headline.js';
import { paint } from './paint.js';
import { own } from './own.js';
import { filesScript } from './panel-scripts.js';
import { localSheet } from './sheet.js';
import { writeJSON } from './json.js';
import { PATIENCE_MS } from './tries.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./frame.js').Frame} Frame */

/** Size of an exported picture, in CSS pixels; a PNG has twice as many. */
const PICTURE = { width: 960, height: 540 };

/** How long a copied text stays confirmed. */
const CONFIRMED_MS = 2000;

/**
 * How a picture that leaves the page is drawn: with its headline, what it rests on, and where it opens again.
 * @param {Desk} desk
 * @param {Frame} frame
 */
function pictureOptions(desk, frame) {
  const { words, format } = desk;
  frame.catchUp();
  const headline = plain(headlineText(desk, frame));
  const source = words.text('picture.source', { draws: format.exact(chartUses(frame.view.chart, 'figure') ? frame.figureDraws : frame.draws, 'count'), date: caseDay(desk) });
  const caption = { case: caseLine(desk), headline, source, link: desk.link(), fromTheRight: words.direction === 'rtl' };
  return { ...chartOptions(desk, frame, PICTURE), readout: true, caption };
}

/**
 * @param {Desk} desk
 * @param {Frame} frame
 * @param {'light' | 'dark'} theme
 */
export function toSVG(desk, frame, theme) {
  return desk.engine.svg(frame.view.chart, frame.inputs, { ...pictureOptions(desk, frame), theme });
}

/**
 * @param {Desk} desk
 * @param {Frame} frame
 * @param {boolean} plain for programs: names instead of words, commas and points in every language
 */
export function toCSV(desk, frame, plain = false) {
  const sheet = desk.engine.csv(frame.inputs, { output: frame.view.output, axis: frame.view.axis });
  return plain ? sheet : localSheet(desk, frame, sheet);
}

/**
 * @param {Desk} desk
 * @param {Frame} frame
 */
export function toJSON(desk, frame) {
  const percentiles = frame.complete();
  const { problems, ...estimate } = desk.engine.estimate(frame.inputs);
  const distribution = Object.fromEntries([...desk.outputs.keys()].map((name) => [name, percentiles(name)]));
  return writeJSON(
    {
      link: desk.link(),
      view: frame.view,
      names: desk.state.names,
      scenarios: desk.scenarios,
      ...estimate,
      distribution: { draws: frame.figureDraws, outputs: distribution },
      problems,
    },
    2,
  );
}

/**
 * The same picture as the SVG file, in the colours and letters of the screen.
 * @param {Desk} desk
 * @param {Frame} frame
 * @param {HTMLElement} root whose style sheet dresses it
 * @returns {Promise<Blob>}
 */
export function toPNG(desk, frame, root) {
  const svg = s('svg', { class: 'chart' });
  const room = h('div', { hidden: true }, svg);
  root.append(room);
  try {
    desk.engine.draw(svg, frame.view.chart, frame.inputs, pictureOptions(desk, frame));
    return paint(svg);
  } finally {
    room.remove();
  }
}

/** Whether this is a frame of a page that may forbid to save files. No browser says so; only some let one look. */
function mayForbidFiles() {
  if (window.top === window.self) return false;
  try {
    const frame = /** @type {HTMLIFrameElement | null} */ (window.frameElement);
    if (frame) return frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-downloads');
  } catch {
    // Another origin.
  }
  return true;
}

/** @param {string} text @param {string} type */
const fileOf = (text, type) => new Blob([text], own({ type }));

/**
 * Offers a file. The address is freed once the browser has taken it.
 * @param {Blob} blob
 * @param {string} name
 */
function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = h('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * @param {Desk} desk
 * @param {import('./exports.js').Exports} exports
 * @param {(refused: () => void) => void} print
 */
export function createHandOff(desk, exports, print) {
  const { words } = desk;
  const stem = freshId('link');
  const address = h('input', { type: 'text', class: 'link-field', part: 'link-field', id: stem, readonly: true, dir: 'ltr' });
  const reason = h('label', { for: stem });
  const fallback = h('p', { class: 'link-fallback', hidden: true }, reason, address);

  /** Whose sentence stands there. */
  let saidBy = '';
  /** Says what did not work, and the address at which it does. @param {string} key @param {string} [by] */
  const fallBack = (key, by = '') => {
    saidBy = by;
    write(reason, words.text(key));
    mark(fallback, 'hidden', false);
    // An address without the inputs would be that of another estimate.
    mark(address, 'hidden', !desk.engine.whole);
    address.value = desk.link();
    desk.announce(words.text(key));
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let confirming;

  /** @param {HTMLElement} button @param {string} key */
  const confirm = (button, key) => {
    const usual = words.text('action.link');
    write(button, words.text(key));
    desk.announce(words.text(key));
    clearTimeout(confirming);
    confirming = setTimeout(() => write(button, usual), CONFIRMED_MS);
  };

  const copy = async () => {
    const text = desk.link();
    try {
      await navigator.clipboard.writeText(text);
      withdraw(fallback, 'hidden', true, link);
      confirm(link, 'link.copied');
    } catch {
      fallBack('link.fallback');
      address.focus();
      address.select();
    }
  };

  /** @param {Blob} blob @param {string} name */
  const offer = (blob, name) => {
    save(blob, name);
    if (mayForbidFiles()) fallBack('file.fallback');
  };

  /** The workbook that was asked for last, until it is there. @type {{ began: number } | null} */
  let asked = null;
  const forget = () => {
    asked = null;
    mark(workbook, 'aria-busy', null);
  };
  const saveWorkbook = async () => {
    // Asked for twice it is made once, unless the first time has long had no answer.
    if (asked && performance.now() < asked.began + PATIENCE_MS) return;
    const mine = { began: performance.now() };
    asked = mine;
    mark(workbook, 'aria-busy', 'true');
    const slow = setTimeout(() => asked === mine && fallBack('part.slow', 'workbook'), PATIENCE_MS);
    try {
      const { makeWorkbook } = await filesScript.ask('soon');
      const made = exports.frame && (await makeWorkbook(desk, exports.frame));
      if (asked !== mine) return;
      if (saidBy === 'workbook') withdraw(fallback, 'hidden', true, workbook);
      if (made) offer(made, fileName(desk, 'xlsx'));
    } catch {
      if (asked === mine) fallBack('part.failed', 'workbook');
    } finally {
      clearTimeout(slow);
      if (asked === mine) forget();
    }
  };

  /** @param {string} id @param {() => void} act */
  const action = (id, act) =>
    h(
      'button',
      { type: 'button', class: 'action', part: 'action', 'data-action': id, click: () => desk.onceWhole(act, () => fallBack('part.failed')) },
      words.text(`action.${id}`),
    );
  const link = action('link', () => void copy());
  const workbook = action('workbook', () => void saveWorkbook());
  const buttons = [
    link,
    action('brief', () => print(() => fallBack('print.fallback'))),
    action('svg', () => offer(fileOf(exports.toSVG(), 'image/svg+xml'), fileName(desk, 'svg'))),
    action(
      'png',
      () =>
        void exports.toPNG().then(
          (blob) => offer(blob, fileName(desk, 'png')),
          () => fallBack('picture.failed'),
        ),
    ),
    action('csv', () => offer(fileOf(exports.toCSV(), 'text/csv'), fileName(desk, 'csv'))),
    workbook,
    action('json', () => offer(fileOf(exports.toJSON(), 'application/json'), fileName(desk, 'json'))),
  ];
  mark(link, 'data-wide', true);
  return { buttons, fallback, stop: forget };
}
