/**
 * "Our files": what was read, what each figure would become, and taking it over. Files are read in this browser and
 * forgotten; only what is taken over becomes part of the state.
 */

import { fill, freshId, h, keepFocus, mark, refill, write } from '../dom.js';
import { readFiles, TooSlow } from './engine.js';
import { createMapping } from './mapping.js';
import { createProposals } from './proposals.js';
import { createReader } from './reader.js';
import { createReport } from './report.js';
import { fetchPhrases, speaker } from './words.js';
import { writeJSON } from '../json.js';
import { recall } from '../memory.js';
import { own, UNSCROLLED } from '../own.js';

/** @typedef {import('../desk.js').Desk} Desk */
/** @typedef {import('../desk.js').Part} Part */
/** @typedef {import('../../pkg/reach_estimator.js').Import} Import */
/** @typedef {import('../../pkg/reach_estimator.js').ImportOptions} ImportOptions */

const ACCEPT = '.csv,.tsv,.txt,.xls,.xlsx,.zip,.json,text/csv';
/** Exports are a hundred times smaller; what is larger is not even opened. */
const LARGEST_MB = 100;
const LARGEST_CASE_MB = 5;
const MB = 1e6;

/**
 * What a panel remembers: its files, as handles whose contents are not kept, those of them that have been read, and what
 * the columns of a table hold.
 * @typedef {{ chosen: File[], known: File[], columns: Record<string, string> }} Memory
 */

/** @param {File} file */
const isJson = (file) => /\.json$/i.test(file.name) || file.type === 'application/json';

/** What a file holds; null where it cannot be opened: a folder, a file that is gone. @param {File} file */
const open = (file) => file.arrayBuffer().catch(() => null);

/** Whether two files hold the same. @param {File} a @param {File} b */
async function isSame(a, b) {
  if (a.size !== b.size) return false;
  const [one, other] = await Promise.all([open(a), open(b)]);
  if (!one || !other) return false;
  const [here, there] = [new Uint8Array(one), new Uint8Array(other)];
  return here.every((byte, at) => byte === there[at]);
}

/**
 * @param {Desk} desk
 * @returns {Promise<Part>}
 */
export async function createFilesPanel(desk) {
  const say = speaker(desk, await fetchPhrases(desk.words.tag));
  /** @type {Memory} */
  const memory = recall(desk, 'files', () => ({ chosen: [], known: [], columns: own({}) }));
  /** @type {Import | null} */
  let found = null;
  /** What was told beside the files when they were last read. */
  let told = '';
  let reading = 0;
  /** How often everything was forgotten. */
  let cleared = 0;
  /** So many are waited for. */
  let waiting = 0;
  /** What there was to say of the files that are read now. @type {string[]} */
  let remarked = [];

  const stem = freshId('files');
  const input = h('input', {
    type: 'file',
    multiple: true,
    accept: ACCEPT,
    class: 'visually-hidden',
    id: stem,
    tabindex: -1,
    'aria-label': say('import.choose'),
    change: () => add([...(input.files ?? [])]),
  });
  const choose = h('button', { type: 'button', class: 'button', part: 'button', 'data-action': 'choose-files', click: () => input.click() }, say('import.choose'));
  const zone = h(
    'div',
    { class: 'drop-zone', part: 'drop-zone' },
    h('p', { class: 'drop-title' }, h('strong', {}, say('import.drop')), choose, input),
    h('p', {}, say('import.intro')),
    h('p', { class: 'files-privacy' }, say('import.privacy'), ' ', h('span', { class: 'files-formats' }, say('import.formats'))),
  );
  const status = h('p', { class: 'files-status', role: 'status' });
  const reader = createReader(
    desk,
    (isSlow) => {
      write(status, remarked.join(' '));
      mark(node, 'aria-busy', isSlow && 'true');
    },
    (hadFocus) => {
      if (waiting) sayBusy();
      if (hadFocus) choose.focus(UNSCROLLED);
    },
  );
  const report = createReport(desk, say);
  const mapping = createMapping(say, memory, () => void read());
  const proposals = createProposals(desk, say);
  const forget = h('button', { type: 'button', class: 'text-button', 'data-action': 'forget-files', click: () => clear() }, say('import.remove'));
  const results = h('div', { class: 'files-results', hidden: true });
  const node = h('div', { class: 'files' }, zone, status, reader.node, results);

  /** @returns {ImportOptions} */
  const known = () => {
    const { followers, population } = desk.state.inputs;
    return own({ columns: memory.columns, ...(followers === undefined ? {} : { followers }), ...(population === undefined ? {} : { population }) });
  };

  /** What is known beside the files, to see whether it is another. @param {ImportOptions} options */
  const beside = ({ followers, population }) => writeJSON([followers, population]);

  const sayBusy = () => {
    write(status, say('import.busy'));
    mark(node, 'aria-busy', 'true');
  };

  /**
   * Says that it reads as long as it does, unless everything is forgotten meanwhile.
   * @param {() => Promise<void>} work
   */
  const wait = async (work) => {
    const since = cleared;
    waiting += 1;
    sayBusy();
    await work();
    if (since !== cleared) return;
    waiting -= 1;
    if (!waiting) mark(node, 'aria-busy', null);
  };

  /** @param {File[]} files */
  const add = async (files) => {
    input.value = '';
    /** @type {string[]} */
    const remarks = [];
    /** @type {File[]} */
    const tables = [];
    for (const file of files) {
      if (isJson(file) && file.size <= LARGEST_CASE_MB * MB) {
        const bytes = await open(file);
        const answer = bytes ? (desk.reopen(new TextDecoder().decode(bytes)) ? 'import.reopened' : 'import.not-a-case') : 'import.unopened';
        remarks.push(say(answer, { file: desk.words.isolate(file.name) }));
      } else if (file.size > LARGEST_MB * MB) remarks.push(say('import.huge', { file: desk.words.isolate(file.name), size: desk.format.exact(LARGEST_MB, 'count') }));
      else tables.push(file);
    }
    write(status, remarks.join(' '));
    if (!tables.length) return;
    await wait(async () => {
      const since = cleared;
      const before = memory.chosen.length;
      for (const file of tables) {
        const isThere = (await Promise.all(memory.chosen.map((other) => isSame(file, other)))).some(Boolean);
        if (since !== cleared) return;
        if (isThere) remarks.push(`${desk.words.isolate(file.name)}: ${say('import.note.twice')}`);
        else memory.chosen = [...memory.chosen, file];
      }
      write(status, remarks.join(' '));
      if (memory.chosen.length > before || reader.lacks) await read(remarks);
    });
  };

  /** @param {string[]} [remarks] */
  const read = (remarks = []) =>
    wait(async () => {
      const turn = ++reading;
      remarked = remarks;
      await reader.whenHere();
      if (turn !== reading) return;
      /** @type {File[]} moved, removed or changed since they were chosen */
      const gone = [];
      try {
        const asked = known();
        told = beside(asked);
        const contents = [];
        for (const file of memory.chosen) {
          const bytes = await open(file);
          if (bytes) contents.push({ name: file.name, bytes });
          else gone.push(file);
        }
        const answer = await readFiles(contents, asked);
        if (turn !== reading) return;
        found = answer;
        memory.chosen = memory.known = memory.chosen.filter((file) => !gone.includes(file));
        write(status, [...remarks, ...gone.map(({ name }) => say('import.unopened', { file: desk.words.isolate(name) }))].join(' '));
      } catch (error) {
        if (turn !== reading) return;
        // What was read before stays; what could not be read is not tried again with the next files.
        memory.chosen = memory.known;
        write(status, [...remarks, say(error instanceof TooSlow ? 'import.slow' : 'import.failed')].join(' '));
      }
      show();
    });

  const clear = () => {
    reading += 1;
    cleared += 1;
    waiting = 0;
    memory.chosen = memory.known = [];
    found = null;
    memory.columns = own({});
    write(status, '');
    mark(node, 'aria-busy', null);
    show();
    choose.focus();
  };

  const show = () => {
    mark(results, 'hidden', !found);
    if (!found) {
      refill(results);
      return;
    }
    // The files first, then what they ask, then what they give.
    const parts = [...report.files(found), mapping.show(found), ...proposals.show(found), ...report.beside(found), h('p', {}, forget)];
    const left = keepFocus(results, () => {
      results.replaceChildren();
      fill(results, parts);
    });
    // What was taken over is followed by undo.
    const next = left === null ? null : (results.querySelector('[data-action="undo-files"]:not(:disabled)') ?? results.querySelector('[data-take]'));
    if (next instanceof HTMLElement) next.focus();
  };

  if (memory.chosen.length) void read();

  return {
    node,
    /** @param {File[]} files */
    take: (files) => void add(files),
    open: () => reader.retry(),
    stop: () => reader.pause(),
    update(frame) {
      reader.resume();
      if (frame.moving || !found) return;
      const asks = found.files.some(({ kind }) => kind === 'linkedin-page-content' || kind === 'linkedin-connections');
      if (asks && told !== beside(known())) void read();
      else show();
    },
  };
}
