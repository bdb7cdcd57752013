/** The parts of one element in one language, and the one update a frame that keeps them in step. */

import { createChartPanel } from './chart-panel.js';
import { fitChoices } from './choice-width.js';
import { createControl } from './control.js';
import { createControls } from './controls.js';
import { createDesk } from './acts.js';
import { carryFocus, h, isRedo, isUndo, mark, refill, write } from './dom.js';
import { catchFiles } from './drop.js';
import { Errands } from './errands.js';
import { Exports } from './exports.js';
import { createFigures } from './figures.js';
import { Frame } from './frame.js';
import { createHeadline } from './headline.js';
import { READ } from './number-field.js';
import { Opening } from './opening.js';
import { Room } from './room.js';
import { Settling } from './settling.js';
import { dress, extendLook } from './sheets.js';
import { createSkipLink } from './skip-links.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').View} View */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('../pkg/reach_estimator.js').Problem} Problem */

/** Pause before anything is said aloud. */
const ANNOUNCE_MS = 600;

/** How long a sentence is gone before it is said once more: what does not change is not heard. */
const SILENT_MS = 100;

/**
 * What the host has not been told yet.
 * @typedef {{ fromUser: boolean, committed: boolean }} Unsaid
 */

/**
 * What the element gives its session.
 * @typedef {object} Owner
 * @property {import('./base.js').Base} base
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
 * @property {() => void} overtake the reader has moved something
 * @property {(error: unknown) => void} fail
 * @property {() => void} found something that comes later has come
 * @property {(error: unknown) => void} miss what comes later has not
 */

export class Session {
  #owner;
  /** @type {Desk} */
  #desk;
  #room;
  /** @type {Frame | null} */
  frame = null;
  #request = 0;
  #fromUser = false;
  #committed = false;
  #settling;
  #opening;
  #errands;
  exports;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #announcing;
  // In a frame of its own: a box that grows because another did would be an error of the page.
  #growth = new ResizeObserver(() => requestAnimationFrame(() => this.#grow()));
  #status = h('p', { class: 'visually-hidden', role: 'status' });
  #parts;
  /** Why what is there is not all. */
  #lack = h('div');
  /** Another session has taken its place: what is still on its way comes to nothing. */
  #replaced = false;
  /** What no first picture needs. @type {import('./further.js').FurtherParts | null} */
  #further = null;

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
    this.#desk = this.#makeDesk();
    this.#room = new Room(owner.root, this.#desk);
    this.exports = new Exports(this.#desk, { root: owner.root, link: owner.link, frame: () => this.frame });
    this.#opening = new Opening(this.#desk, {
      root: owner.root,
      hasPanels: owner.mode === 'full',
      furnish: (act) => this.#errands.furnish(act),
      wait: (coming, then) => void this.#errands.wait(coming, then, true),
      show: (panel, given, quietly) => this.#showPanel(panel, given, quietly),
    });
    this.#errands = new Errands(this.#desk, {
      root: owner.root,
      complete: () => this.#complete(),
      found: owner.found,
      giveUp: () => this.#opening.giveUp(),
      fail: owner.fail,
      miss: (error) => !this.#replaced && owner.miss(error),
    });
    this.#parts = this.#build();
    this.#settling = new Settling(this.#desk, {
      frame: () => this.frame,
      decide: (frame) => this.#parts.headline.decide(frame),
      show: (frame) => this.#showFigures(frame),
      settle: (frame) => this.#further?.settle(frame),
      fail: owner.fail,
    });
    const { answer, further, chart } = this.#parts;
    for (const part of [answer, further, chart.plot]) if (part) this.#growth.observe(part);
  }

  /** What its parts may ask of it. */
  #makeDesk() {
    return createDesk(this.#owner, {
      overtake: this.#owner.overtake,
      touch: () => this.#touch(),
      commit: () => this.#commit(),
      refresh: () => this.refresh(),
      open: (id, given) => this.#opening.ask(id, given),
      focus: (id) => this.#parts.controls?.focus(id),
      furnish: (act) => this.#errands.furnish(act),
      onceWhole: (act, otherwise) => this.#errands.onceWhole(act, otherwise),
      wear: (css) => {
        extendLook('', css);
        this.#dress();
      },
      announce: (text) => this.#announce(text),
    });
  }

  #build() {
    const { mode, base } = this.#owner;
    const desk = this.#desk;
    const full = mode === 'full';
    const headline = createHeadline(desk);
    const chart = createChartPanel(desk, { tabs: full });
    const figures = mode === 'chart' ? null : createFigures(desk);
    const controls = mode === 'chart' ? null : createControls(desk, [...base.parameters.values()], !full, this.#owner.root);
    const answer = h('div', { class: 'answer', part: 'answer' }, headline.node, figures?.node, chart.node, this.#lack);
    // The inputs come before what can be done with the answer, for the keyboard as for the thumb.
    const below = full ? h('div', { class: 'further', part: 'further' }) : null;
    const skip = controls && createSkipLink(base.words, 'inputs', () => controls.node);
    if (below) controls?.further.append(createSkipLink(base.words, 'further', () => below));
    const layout = h('div', { class: 'layout' }, answer, controls?.node ?? '', below);
    return { headline, chart, figures, controls, answer, further: below, below: below ?? layout, nodes: [skip ?? '', layout, this.#status] };
  }

  /** Takes the place of whatever the element shows. */
  place() {
    const { root, mode } = this.#owner;
    const { words } = this.#desk;
    const { controls, nodes } = this.#parts;
    // Asked while the page still is as it was, so that nothing has to be laid out for the answer.
    this.#room.fit(root.clientWidth);
    controls?.arrange(this.#desk.wide);
    root.onkeydown = (event) => this.#shortcut(event);
    catchFiles(root, mode === 'full' ? (files) => this.#desk.open('files', files) : null);
    carryFocus(root, () => root.replaceChildren(...nodes));
    mark(root, 'dir', words.direction);
    mark(root, 'lang', words.tag);
  }

  /** Puts in its place what no first picture needs, once it is here. */
  #complete() {
    const script = this.#desk.further;
    if (this.#further || !script || this.#replaced) return;
    const { root, mode, print } = this.#owner;
    const { headline, controls, answer, below } = this.#parts;
    const stage = controls && { show: controls.present, decisive: headline.decisive, resize: () => this.resize(root.clientWidth) };
    const full = mode === 'full' ? { root, exports: this.exports, print, createControl, stage } : null;
    const made = script.createFurther(this.#desk, full);
    answer.prepend(made.head);
    below.append(...made.nodes);
    this.#status.before(made.body);
    this.#dress();
    this.#further = made;
  }

  /** Where sheets cannot be constructed, each element has a copy of its own. */
  #dress() {
    const { parentNode } = this.#owner.root;
    if (parentNode instanceof ShadowRoot) dress(parentNode);
  }

  /**
   * Ctrl or Command with Z takes back a gesture, with Shift too (or Y) it does it again, except in a field for words, which
   * has an undo of its own; a field for a number keeps the keys while somebody types.
   * @param {KeyboardEvent} event
   */
  #shortcut(event) {
    if (this.#further?.presenter?.press(event)) return;
    const words = event.target instanceof Element && event.target.matches('[type="text"]:not([inputmode])');
    const again = isRedo(event);
    if (words || (!again && !isUndo(event))) return;
    event.preventDefault();
    if (again) this.#desk.redo();
    else this.#desk.undo();
  }

  /** Puts in its place what no first picture needs, once it is here, and acts then. @param {() => void} [act] which somebody waits for */
  furnish(act) {
    this.#errands.furnish(act ?? (() => this.refresh()), act !== undefined);
  }

  /** Whether everything is here that comes later. */
  get isComplete() {
    return this.#errands.isComplete;
  }

  /** Whether its words stand in for a language that has not come. */
  get standsIn() {
    return this.#desk.words.standsIn;
  }

  /** Whether its language has come only now. */
  get isOvertaken() {
    return this.#desk.words.isOvertaken;
  }

  /** Asks for all of it. @param {import('./tries.js').Urgency} again */
  askForRest(again) {
    return this.#errands.ask(again);
  }

  /** Shows again the panel that was open, or asked for, in the session before. */
  reopen() {
    this.#opening.reopen();
  }

  /** @param {string | null} panel @param {unknown} given @param {boolean} [quietly] without taking the focus */
  #showPanel(panel, given, quietly) {
    const next = this.#further?.open(panel, given, quietly);
    if (!next) {
      this.refresh();
      return;
    }
    // Filled first, so that it is led to where it stays.
    this.update();
    this.#room.lead(this.#parts, next);
  }

  /** Says that the later part does not come; what is there goes on. @param {HTMLElement | null} sentence null where it has come */
  lack(sentence) {
    this.#desk.press.whenReleased(() => refill(this.#lack, ...(sentence ? [sentence] : [])));
    if (sentence) this.#announce(sentence.firstChild?.textContent ?? '');
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

  /**
   * A change that the host asks for, but of what it has locked.
   * @template T
   * @param {() => T} change
   */
  hold(change) {
    const answer = this.#desk.hold(change);
    this.refresh();
    return answer;
  }

  /** Asks for an update in the next frame; any number of calls make one. */
  refresh() {
    if (!this.#replaced) this.#request ||= requestAnimationFrame(() => this.#desk.press.whenReleased(() => this.catchUp()));
  }

  /** Whether the screen shows what has been asked for, and no gesture is under way. */
  get resting() {
    return !this.#request && !this.#desk.state.moving;
  }

  /** Shows what has been asked for and waits for its frame. */
  catchUp() {
    if (this.#request) this.update();
  }

  update() {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    if (this.#replaced) return;
    this.#complete();
    const { headline, figures, chart, controls } = this.#parts;
    const fromUser = this.#fromUser;
    const committed = this.#committed;
    this.#fromUser = false;
    this.#committed = false;
    try {
      this.#settling.interrupt();
      const frame = new Frame(this.#desk);
      this.frame = frame;
      this.#further?.presenter?.update();
      mark(this.#owner.root, 'data-coarse', frame.coarse);
      headline.update(frame);
      // The inputs beside the sentence are those that it names, filled like all others.
      this.#further?.presenter?.settle();
      figures?.update(frame);
      controls?.update(frame);
      // Last of what is always there, because it has to know how much room the others leave.
      chart.update(frame);
      this.#further?.update(frame);
      fitChoices(this.#owner.root);
      this.#owner.shown(frame);
    } catch (error) {
      this.#owner.fail(error);
      return;
    }
    if (fromUser) this.#owner.tell('input');
    if (committed) this.#owner.tell('change');
    if (this.#desk.state.moving) return;
    this.#settling.begin();
    if (fromUser) this.#announceLater();
  }

  /** Shows what has been asked for so far, and waits until its figures stand still. */
  async still() {
    // Where it is stopped meanwhile and begins again, as in an element that is moved, it is waited for again.
    do {
      this.catchUp();
      await this.#settling.still();
    } while (this.#request);
  }

  /** What shows figures of a frame that is on the screen already. @param {Frame} frame */
  #showFigures(frame) {
    const { headline, figures, chart, controls } = this.#parts;
    try {
      mark(this.#owner.root, 'data-coarse', frame.coarse);
      headline.update(frame);
      figures?.update(frame);
      chart.sharpen(frame);
      controls?.sharpen(frame);
      this.#further?.sharpen(frame);
      this.#owner.shown(frame);
    } catch (error) {
      this.#owner.fail(error);
    }
  }

  #silence() {
    clearTimeout(this.#announcing);
    this.#announcing = undefined;
  }

  /** Says the answer once it stands still. */
  #announceLater() {
    this.#silence();
    const say = () => {
      // What has been said or begun meanwhile is said in its place.
      if (this.#announcing === announcing && !this.#desk.state.moving) this.#announce(this.#parts.headline.text());
    };
    const announcing = setTimeout(() => this.#settling.still().then(say, say), ANNOUNCE_MS);
    this.#announcing = announcing;
  }

  /** @param {string} text */
  #announce(text) {
    this.#silence();
    if (this.#status.textContent !== text) {
      write(this.#status, text);
      return;
    }
    write(this.#status, '');
    this.#announcing = setTimeout(() => write(this.#status, text), SILENT_MS);
  }

  /** Takes over the size that the layout gave. @param {number} width */
  resize(width) {
    if (this.#room.resize(width, this.#parts)) this.refresh();
  }

  /** A part of it is of another size; in the presenter's view the chart takes what the others leave. */
  #grow() {
    const isOther = this.#parts.chart.measure();
    this.#room.keepApart(this.#parts);
    if (isOther) this.refresh();
  }

  /** @param {string} [label] */
  keep(label) {
    this.refresh();
    return (this.#desk.further?.keepScenario(this.#desk, label) ?? null) !== null;
  }

  /** @param {string} label */
  drop(label) {
    this.refresh();
    return this.#desk.further?.dropScenario(this.#desk, label) ?? false;
  }

  /** The parts that only paper shows, of what has been asked for last, in figures that stand still. */
  fillBrief() {
    const typed = this.#typed();
    // The beginning of a number may be that a group has no people, or pass the other end of a range.
    if (typed && !(typed.inputMode && typed.closest('.places, .pair'))) typed.dispatchEvent(new Event(typed.inputMode ? READ : 'change'));
    this.catchUp();
    if (!this.frame) return;
    this.#settling.finish();
    const brief = this.#desk.engine.whole && this.#desk.words.complete ? this.#further : null;
    if (brief) {
      this.frame.complete();
      brief.fillBrief(this.frame);
    }
    mark(this.#owner.root, 'data-brief', brief !== null);
  }

  /**
   * Gives way to another session.
   * @returns {Unsaid} what the host has not been told yet
   */
  leave() {
    this.stop();
    // Before its parts are told, which may ask for an update.
    this.#replaced = true;
    this.#opening.leave();
    this.#further?.leave();
    return { fromUser: this.#fromUser, committed: this.#committed };
  }

  /** @param {Unsaid} unsaid of the session before */
  inherit({ fromUser, committed }) {
    this.#fromUser = fromUser;
    this.#committed = committed;
  }

  /** The field that somebody may be typing into. @returns {HTMLInputElement | null} */
  #typed() {
    return this.#owner.root.querySelector('input[type="text"]:focus');
  }

  stop() {
    // What is being typed is taken: not every browser says that a field loses the focus when it is removed.
    this.#typed()?.dispatchEvent(new Event('change'));
    // A gesture ends where its slider does.
    if (this.#desk.state.commit()) this.#fromUser = this.#committed = true;
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    this.#settling.stop();
    this.#further?.stop();
    this.#silence();
  }
}
