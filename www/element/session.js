/** The parts of one element in one language, and the one update a frame that keeps them in step. */

import { createBrief } from './brief.js';
import { createChartPanel } from './chart-panel.js';
import { createCaution } from './caution.js';
import { fitChoices } from './choice-width.js';
import { resultMovedBy } from './companions.js';
import { createControls } from './controls.js';
import { h, mark, write } from './dom.js';
import { catchFiles } from './drop.js';
import { createFigures } from './figures.js';
import { Frame } from './frame.js';
import { createHandOff, toCSV, toJSON, toPNG, toSVG } from './hand-off.js';
import { createHeadline } from './headline.js';
import { createMediaEquivalent } from './media-equivalent.js';
import { createPanels } from './panels.js';
import { createPresenter } from './presenter.js';
import { createGoalSeek } from './questions.js';
import { dropScenario, keepScenario } from './scenarios.js';
import { createSkipLink } from './skip-links.js';
import { stillOptions } from './still.js';
import { Study } from './study.js';
import { createWarnings } from './warnings.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').View} View */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('../pkg/reach_estimator.js').Problem} Problem */

/** Pause before the slower answers are worked out, and before anything is said aloud. */
const SETTLE_MS = 200;
const ANNOUNCE_MS = 600;

/** Width from which answer and inputs stand side by side, and the usual size of letters, in CSS pixels. */
const WIDE = 960;
const LETTERS = 16;

/**
 * What the element gives its session.
 * @typedef {object} Owner
 * @property {Pick<Desk, 'engine' | 'words' | 'format' | 'state' | 'view' | 'scenarios' | 'level' | 'parameters' | 'outputs' | 'locked' | 'hidden'>} base
 * @property {HTMLElement} root
 * @property {'full' | 'compact' | 'chart'} mode
 * @property {(id: string) => void} start
 * @property {() => string} link
 * @property {(text: string) => boolean} reopen
 * @property {(refused: () => void) => void} print
 * @property {(kind: 'input' | 'change') => void} tell a change that the user made
 * @property {(frame: Frame) => void} shown
 * @property {() => Problem[]} notes what of the address was not usable
 * @property {() => void} forget stops showing them
 * @property {(error: unknown) => void} fail
 */

export class Session {
  #owner;
  /** @type {Desk} */
  #desk;
  /** @type {Frame | null} */
  frame = null;
  #request = 0;
  /** @type {ParameterId | null} */
  #lastMoved = null;
  #fromUser = false;
  #committed = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;
  /** @type {Study} */
  #study;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #announcing;
  // In a frame of its own: a box that grows because another did would be an error of the page.
  #growth = new ResizeObserver(() => requestAnimationFrame(() => this.#keepApart()));
  #status = h('p', { class: 'visually-hidden', role: 'status' });
  #parts;

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
    this.#desk = this.#makeDesk(owner);
    this.#study = new Study(owner.base.engine);
    this.#parts = this.#build();
    this.#growth.observe(this.#parts.answer);
  }

  /** @param {Owner} owner @returns {Desk} */
  #makeDesk({ base, start, link, reopen, notes, forget }) {
    const { engine, state, view } = base;
    const session = this;
    return {
      ...base,
      wide: false,
      magnification: 1,
      shown: null,
      sharpened: null,
      get preset() {
        return state.preset;
      },
      move(parameter, value) {
        if (base.locked.has(parameter.id)) return;
        const desk = session.#desk;
        if (!desk.wide && session.#lastMoved !== parameter.id) desk.shown = resultMovedBy(desk, parameter.id);
        session.#lastMoved = parameter.id;
        state.begin();
        state.set(engine, parameter, value);
        session.#touch();
      },
      commit() {
        if (state.commit()) session.#commit();
        else session.refresh();
      },
      act(change) {
        state.commit();
        state.begin();
        const held = [...base.locked].flatMap((id) => base.parameters.get(id)?.name ?? []);
        const before = state.holding(held, {});
        change();
        if (held.length) state.replace(state.holding(held, state.inputs, before), state.preset);
        if (state.commit()) session.#commit();
      },
      look(changes) {
        if (changes.chart) session.#open(null);
        if (changes.output) session.#desk.shown = null;
        Object.assign(view, changes);
        session.#touch();
      },
      undo() {
        if (state.undo()) session.#commit();
      },
      redo() {
        if (state.redo()) session.#commit();
      },
      reset() {
        this.act(() => state.reset());
      },
      start(id) {
        this.act(() => start(id));
      },
      refresh: () => session.refresh(),
      focus: (id) => session.#parts.controls?.focus(id),
      open: (id, given) => (id ? session.furnish(() => session.#open(id, given)) : session.#open(null)),
      reopen,
      furnish: (act) => session.furnish(act),
      link,
      notes,
      forget: () => {
        forget();
        session.refresh();
      },
      announce: (text) => session.#announce(text),
    };
  }

  #build() {
    const { root, mode, base } = this.#owner;
    const desk = this.#desk;
    const full = mode === 'full';
    const headline = createHeadline(desk);
    const brief = createBrief(desk);
    const chart = createChartPanel(desk, { tabs: full });
    const figures = mode === 'chart' ? null : createFigures(desk);
    const goal = full ? createGoalSeek(desk) : null;
    const media = full ? createMediaEquivalent(desk) : null;
    const panels = full ? createPanels(desk) : null;
    const handOff = full ? this.#createHandOff() : null;
    const controls = mode === 'chart' ? null : createControls(desk, [...base.parameters.values()], !full);
    const caution = full ? createCaution(desk) : null;
    const present = h('button', { type: 'button', class: 'action', part: 'action', 'data-action': 'present', title: base.words.text('present.key'), click: () => desk.look({ present: true }) }, base.words.text('action.present'));
    const [compare, ...others] = panels?.buttons ?? [];
    const actions = full
      ? h('div', { class: 'actions', part: 'actions' }, h('div', { class: 'action-row' }, compare, ...others), h('div', { class: 'action-row' }, present, ...(handOff?.buttons ?? [])), handOff?.fallback)
      : null;
    const answer = h('div', { class: 'answer', part: 'answer' }, brief.head, headline.node, figures?.node, chart.node);
    // Below all that is read or touched, so that what comes and goes moves none of it.
    const warnings = createWarnings(desk);
    // The inputs come before what can be done with the answer, for the keyboard as for the thumb.
    const further = full ? h('div', { class: 'further', part: 'further' }, warnings.node, panels?.node, goal?.node, caution?.node, media?.node, actions) : null;
    const skip = controls && createSkipLink(base.words, 'inputs', () => controls.node);
    if (further) controls?.further.append(createSkipLink(base.words, 'further', () => further));
    const presenter =
      full && controls
        ? createPresenter(desk, root, { show: (ids) => controls.present(ids), decisive: () => headline.decisive(), resize: () => this.resize(root.clientWidth) })
        : null;
    root.onkeydown = (event) => this.#shortcut(event);
    if (full) catchFiles(root, (files) => desk.open('files', files));
    root.replaceChildren(skip ?? '', h('div', { class: 'layout' }, answer, controls?.node ?? '', further ?? warnings.node), brief.body, this.#status);
    return { headline, brief, chart, figures, goal, media, panels, controls, presenter, caution, warnings, answer };
  }

  /**
   * Ctrl or Command with Z takes back a gesture, with Shift too (or Y) it does it again, except inside a text field,
   * which has an undo of its own.
   * @param {KeyboardEvent} event
   */
  #shortcut(event) {
    if (this.#parts.presenter?.press(event)) return;
    const typing = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (typing || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    const again = (key === 'z' && event.shiftKey) || key === 'y';
    if (!again && key !== 'z') return;
    event.preventDefault();
    if (again) this.#desk.redo();
    else this.#desk.undo();
  }

  #createHandOff() {
    return createHandOff(this.#desk, {
      frame: () => this.frame,
      toSVG: () => this.toSVG(),
      toPNG: () => this.toPNG(),
      toCSV: () => this.toCSV(),
      toJSON: () => this.toJSON(),
      print: (refused) => this.#owner.print(refused),
    });
  }

  /**
   * Acts once the texts of what opens later are here.
   * @param {() => void} act
   */
  furnish(act = () => this.refresh()) {
    const { words } = this.#desk;
    if (words.complete) act();
    else void words.whenComplete(act).catch((error) => this.#owner.fail(error));
  }

  /** @param {string | null} panel @param {unknown} [given] */
  #open(panel, given) {
    if (panel && !this.#desk.engine.whole) {
      this.#await(() => this.#open(panel, given));
      return;
    }
    this.#parts.panels?.open(panel, given);
    mark(this.#owner.root, 'data-panel', panel);
    this.refresh();
  }

  /**
   * What needs the later part of the engine waits for it, visibly.
   * @param {() => void} then
   */
  #await(then) {
    const { root } = this.#owner;
    mark(root, 'aria-busy', 'true');
    this.#desk.engine.more().then(then, this.#owner.fail).finally(() => mark(root, 'aria-busy', null));
  }

  /** Says that the later part is not coming; what is there goes on. @param {string} text */
  lack(text) {
    this.#parts.answer.append(h('p', { class: 'failure', part: 'failure', role: 'status' }, text));
  }

  /** A user's change that is not committed yet. */
  #touch() {
    this.#fromUser = true;
    this.refresh();
  }

  #commit() {
    this.#committed = true;
    this.#touch();
  }

  /** A whole gesture in one. @param {() => void} change */
  act(change) {
    this.#desk.act(change);
  }

  /** Asks for an update in the next frame; any number of calls make one. */
  refresh() {
    this.#request ||= requestAnimationFrame(() => {
      this.#request = 0;
      this.update();
    });
  }

  update() {
    const { headline, figures, chart, goal, media, panels, controls, presenter, caution, warnings } = this.#parts;
    const fromUser = this.#fromUser;
    const committed = this.#committed;
    this.#fromUser = false;
    this.#committed = false;
    try {
      this.#study.stop();
      const frame = new Frame(this.#desk);
      this.frame = frame;
      presenter?.update();
      headline.update(frame);
      figures?.update(frame);
      chart.update(frame);
      controls?.update(frame);
      goal?.update(frame);
      media?.update(frame);
      panels?.update(frame);
      caution?.update(frame);
      warnings.update(frame);
      fitChoices(this.#owner.root);
      this.#owner.shown(frame);
    } catch (error) {
      this.#owner.fail(error);
      return;
    }
    if (fromUser) this.#owner.tell('input');
    if (committed) this.#owner.tell('change');
    if (!this.#desk.state.moving) this.#settle(fromUser);
  }

  /** Shows what has been asked for so far, and waits until its figures stand still. */
  async still() {
    if (this.#request) {
      cancelAnimationFrame(this.#request);
      this.#request = 0;
      this.update();
    }
    // What changes while the figures are worked out has to be worked out itself.
    while (this.#unstill()) await this.#sharpen();
  }

  /** The frame on the screen, where its figures do not stand still though nothing moves. */
  #unstill() {
    const { frame } = this;
    return frame && !this.#desk.state.moving && !this.#study.isDone(frame) ? frame : null;
  }

  async #sharpen() {
    const frame = this.#unstill();
    if (frame) await this.#study.run(frame, () => this.#showFigures(frame));
  }

  /** What shows figures of a frame that is on the screen already. @param {Frame} frame */
  #showFigures(frame) {
    const { headline, figures, chart, controls, goal, media } = this.#parts;
    try {
      headline.update(frame);
      figures?.update(frame);
      chart.update(frame);
      controls?.slim.update(frame);
      goal?.update(frame);
      media?.update(frame);
      this.#owner.shown(frame);
    } catch (error) {
      this.#owner.fail(error);
    }
  }

  /** @param {boolean} aloud */
  #settle(aloud) {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#sharpen().catch(this.#owner.fail);
      const { headline, goal, presenter } = this.#parts;
      const { frame } = this;
      if (!frame || this.#desk.state.moving || !this.#desk.engine.whole) return;
      try {
        headline.settle(frame);
        goal?.settle(frame);
        presenter?.settle();
      } catch (error) {
        this.#owner.fail(error);
      }
    }, SETTLE_MS);
    if (!aloud) return;
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => write(this.#status, this.#parts.headline.text()), ANNOUNCE_MS);
  }

  /** @param {string} text */
  #announce(text) {
    clearTimeout(this.#announcing);
    write(this.#status, text);
  }

  /** Takes over the size that the layout gave. @param {number} width */
  resize(width) {
    const { answer, chart } = this.#parts;
    const magnification = parseFloat(getComputedStyle(this.#owner.root).fontSize) / LETTERS || 1;
    if (magnification !== this.#desk.magnification) this.refresh();
    this.#desk.magnification = magnification;
    const wide = width >= WIDE * magnification;
    if (wide !== this.#desk.wide) this.refresh();
    this.#desk.wide = wide;
    if (wide) this.#desk.shown = null;
    fitChoices(this.#owner.root, true);
    const before = chart.size();
    chart.measure();
    const { width: now, height } = chart.size();
    // On a low screen the answer sticks so that its chart ends where the screen does; what is below may leave.
    const shown = chart.svg.getBoundingClientRect().bottom - answer.getBoundingClientRect().top;
    const room = window.innerHeight - Math.min(answer.offsetHeight, Math.ceil(shown));
    this.#owner.root.style.setProperty('--stick', `${Math.min(0, room)}px`);
    this.#keepApart();
    if (before.width !== now || before.height !== height) this.refresh();
  }

  /** What stands below the answer on a wide screen has to know where the answer ends. */
  #keepApart() {
    this.#owner.root.style.setProperty('--answer-height', `${this.#parts.answer.offsetHeight}px`);
  }

  toSVG() {
    return this.frame ? toSVG(this.#desk, this.frame, this.#isDark() ? 'dark' : 'light') : '';
  }

  /** @param {string} [page] that opens the estimate */
  toStill(page) {
    const { engine } = this.#desk;
    return this.frame ? engine.still(this.frame.inputs, stillOptions(this.#desk, { theme: this.#theme(), page: page ?? this.#owner.link().split(/[?#]/)[0] })) : '';
  }

  #theme() {
    const theme = this.#owner.root.dataset['theme'];
    return theme === 'light' || theme === 'dark' ? theme : 'auto';
  }

  /** @param {boolean} [plain] */
  toCSV(plain) {
    return this.frame ? toCSV(this.#desk, this.frame, plain) : '';
  }

  toJSON() {
    return this.frame ? toJSON(this.#desk, this.frame) : '';
  }

  /** @returns {Promise<Blob>} */
  toPNG() {
    return this.frame ? toPNG(this.#desk, this.frame, this.#owner.root) : Promise.reject(new Error('Not ready.'));
  }

  /** @param {string} [label] */
  keep(label) {
    this.refresh();
    return keepScenario(this.#desk, label) !== null;
  }

  /** @param {string} label */
  drop(label) {
    this.refresh();
    return dropScenario(this.#desk, label);
  }

  /** The parts that only paper shows. */
  fillBrief() {
    if (!this.frame || !this.#desk.engine.whole || !this.#desk.words.complete) return;
    this.frame.complete();
    this.#parts.brief.fill(this.frame);
  }

  #isDark() {
    const [red = 255, green = 255, blue = 255] = getComputedStyle(this.#owner.root).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
    return red + green + blue < 384;
  }

  stop() {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    clearTimeout(this.#settling);
    this.#study.stop();
    clearTimeout(this.#announcing);
  }
}
