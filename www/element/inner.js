/** The life of one element: loads, reads what the host asks for, builds the session, remembers problems. */

import { Address } from './address.js';
import { noteOf, readCurrency, readPhrases, tokens, VIEWING } from './attributes.js';
import { mark } from './dom.js';
import { detailOf, dispatch } from './events.js';
import { engine as face, Failure, loadEngine } from './engine.js';
import { createFailure, failureText } from './failure.js';
import { FormControl } from './form-control.js';
import { Format } from './format.js';
import { chooseLanguage } from './languages.js';
import { further, loadFurther } from './later.js';
import { Loading } from './loading.js';
import { PARAMETERS } from '../pkg/names.js';
import { camel, said } from './properties.js';
import { readCase } from './saved-case.js';
import { Session } from './session.js';
import { Settings } from './settings.js';
import { dressPage } from './sheets.js';
import { copyStill } from './still.js';
import { languageOf, whenIdle, whenLanguageChanges, whenNear } from './surroundings.js';
import { Waiting } from './waiting.js';
import { Words } from './words.js';

/** @typedef {import('../reach-estimator-class.js').ReachEstimator} ReachEstimator */
/** @typedef {import('./desk.js').Scenario} Scenario */
/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('../pkg/reach_estimator.js').Inputs} Inputs */
/** @typedef {import('../pkg/reach_estimator.js').Estimate} Estimate */
/** @typedef {import('../pkg/reach_estimator.js').Problem} Problem */
/** @typedef {import('../pkg/reach_estimator.js').Question} Question */

/** Attributes that change how the parts are made. */
const REBUILDING = ['lang', 'currency', 'view', 'hidden', 'omit', 'locked', 'strings', 'heading-level'];

export class Inner {
  #host;
  #root;
  form;
  /** @type {'new' | 'loading' | 'ready' | 'failed'} */
  #phase = 'new';
  /** @type {Engine | null} */
  #engine = null;
  #settings;
  /** @type {Scenario[]} */
  #scenarios = [];
  /** @type {Session | null} */
  session = null;
  /** @type {Address | null} */
  #address = null;
  /** What the words were loaded for. */
  #asked = { tag: '', strings: /** @type {string | null} */ (null) };
  /** Parts that were made while the module was on its way. @type {Session | null} */
  #prepared = null;
  /** @type {(() => void)[]} */
  #undoing = [];
  /** Attributes that have changed and are not taken over yet. @type {Set<string>} */
  #changed = new Set();
  /** A query that the browser kept of a page that was left. @type {string | null} */
  #kept = null;
  /** @type {Loading<Engine> | null} */
  #loading = null;
  /** @type {import('./engine.js').FailureCode | null} */
  #failure = null;
  /** @type {Waiting<ReachEstimator>} */
  #wait = new Waiting();
  /** The words of its first picture, until that is made. @type {Words | null} */
  #words = null;
  /** Whether somebody looks at it, or has asked for what only a made one can tell. */
  #wanted = false;

  /**
   * @param {ReachEstimator} host
   * @param {HTMLElement} root
   * @param {ElementInternals | null} internals
   */
  constructor(host, root, internals) {
    this.#host = host;
    this.#settings = new Settings(host);
    this.#root = root;
    this.form = new FormControl(host, root, internals, {
      value: () => {
        this.#catchUp();
        return this.rendered().toJSON();
      },
      query: () => this.#query(true),
      lacking: () => (this.#engine?.whole ? '' : failureText(this.#language(), this.#failure ?? 'loading')),
    });
    // The host hears reach-input and reach-change, not the fields inside.
    for (const kind of ['input', 'change']) root.addEventListener(kind, (event) => event.stopPropagation());
  }

  /** Fulfilled with the element, or rejected with why a try failed, until the next try begins. */
  get ready() {
    this.#want();
    return this.#wait.promise;
  }

  /** An element that nobody sees or asks costs its page nothing but room. */
  #want() {
    this.#wanted = true;
    this.#attempt(() => (this.#engine ? this.#show() : this.#prepare()));
  }

  /** Makes the parts of the first picture, as soon as there are words for them. */
  #prepare() {
    if (this.#wanted && this.#words) this.#prepared ??= this.#make(face, this.#words);
  }

  /** @param {() => void} act */
  #attempt(act) {
    try {
      act();
    } catch (error) {
      this.#fail(error, false);
    }
  }

  connect() {
    this.#dress();
    if (this.#phase === 'new') this.#showStill();
    this.#observe();
    this.form.update();
    if (this.#phase === 'ready' && this.session) {
      this.#listen();
      this.#resize();
      if (this.#language() === this.#asked.tag) this.session?.refresh();
      else this.#takeAttributes(['lang']);
    } else if (this.#phase !== 'loading' && this.#phase !== 'ready') {
      if (said(this.#host, 'loading') === 'lazy') this.#undoing.push(whenNear(this.#host, () => this.load()), this.#onPage('beforeprint', () => this.load()));
      else this.load();
    }
    if (said(this.#host, 'loading') === 'eager') this.#want();
    if (!this.session) this.#undoing.push(whenNear(this.#host, () => this.#want()), this.#onPage('beforeprint', () => this.#want()));
  }

  disconnect() {
    for (const undo of this.#undoing.splice(0)) undo();
    this.session?.stop();
    this.#address?.stop();
  }

  /** An attribute is another; taken over with all others of the same moment. @param {string} name */
  note(name) {
    if (this.#phase === 'new' || this.#phase === 'failed') {
      if (name === 'loading' && this.#host.isConnected && said(this.#host, name) !== 'lazy') {
        this.load();
        if (said(this.#host, name) === 'eager') this.#want();
      }
      if (name === 'wasm-url' && this.#phase === 'failed') this.#loading?.retry();
      this.#dress();
      return;
    }
    if (!this.#changed.size) queueMicrotask(() => this.#catchUp());
    this.#changed.add(name);
  }

  /** The host's still takes the place of the slot, once all of it is there. */
  #showStill() {
    if (this.#phase === 'ready' || this.#phase === 'failed') return;
    const still = copyStill(this.#host);
    // A link that brings inputs, a language or a currency of its own has another answer than the one that stands there.
    const decides = (/** @type {string} */ key) => ['preset', 'dependence', 'stress', 'headline'].includes(key) || PARAMETERS.some((id) => id === key.replace('.range', ''));
    const other =
      chooseLanguage(this.#language()) !== chooseLanguage(languageOf(this.#host)) ||
      (this.#settings.look('currency') ?? '') !== (said(this.#host, 'currency') ?? '') ||
      [...new URLSearchParams(this.#address?.read() ?? '').keys()].some(decides);
    if (still && other) this.#root.querySelector('.reach-still, slot')?.remove();
    else if (still) this.#root.querySelector('.reach-still, slot')?.replaceWith(still);
    else if (this.#host.ownerDocument.readyState === 'loading') this.#host.ownerDocument.addEventListener('DOMContentLoaded', () => this.#showStill(), { once: true });
  }

  #language() {
    return this.#settings.look('lang') ?? languageOf(this.#host);
  }

  #dress() {
    const theme = this.#settings.look('theme');
    mark(this.#root, 'data-theme', theme === 'dark' || theme === 'light' ? theme : null);
    mark(this.#root, 'data-view', this.#mode());
  }

  /** @returns {'full' | 'compact' | 'chart'} */
  #mode() {
    const view = this.#settings.look('view');
    return view === 'compact' || view === 'chart' ? view : 'full';
  }

  #observe() {
    // In a frame of its own: a box that grows because another did would be an error of the page.
    const size = new ResizeObserver(() => requestAnimationFrame(() => this.#resize()));
    size.observe(this.#root);
    const language = whenLanguageChanges(this.#host, () => this.#language() !== this.#asked.tag && this.#takeAttributes(['lang']));
    this.#undoing.push(() => size.disconnect(), language);
  }

  #resize() {
    if (this.#host.isConnected) this.session?.resize(this.#root.clientWidth);
  }

  load() {
    if (this.#phase === 'loading' || this.#phase === 'ready') return;
    this.#phase = 'loading';
    this.#takeAddress();
    this.#settings.takeLooks(this.#address?.read() ?? '', this.#address?.unmistakable ?? false);
    this.#showStill();
    this.#dress();
    this.#loading = new Loading(
      async (again) => {
        if (again) this.#wait.again();
        const arriving = loadEngine(said(this.#host, 'wasm-url'), again);
        const read = async () => {
          const words = await this.#loadWords(again);
          // Another try was sooner.
          if (this.#engine) return;
          this.#words = words;
          this.#prepared = null;
          this.#prepare();
        };
        const [engine] = await Promise.all([arriving, read()]);
        // The later module reads a link and knows the pessimistic ends; everything else begins without it.
        if ((this.#kept ?? this.#address?.read()) || said(this.#host, 'stress') !== null) await engine.more();
        // The host may have changed its mind.
        while (this.#language() !== this.#asked.tag || said(this.#host, 'strings') !== this.#asked.strings) await read();
        return engine;
      },
      (engine) => {
        this.#wait.again();
        this.#attempt(() => this.#begin(engine));
      },
      (error, mayPass) => this.#fail(error, mayPass),
    );
    this.#loading.start();
  }

  #takeAddress() {
    this.#address?.stop();
    this.#address = Address.of(this.#host);
  }

  /** @param {boolean} [again] @returns {Promise<Words>} */
  #loadWords(again = false) {
    const [tag, strings] = [this.#language(), said(this.#host, 'strings')];
    this.#asked = { tag, strings };
    const { phrases, problems } = readPhrases(strings);
    this.#settings.notes.keep('strings', problems);
    return Words.load(tag, phrases, again);
  }

  /** @param {Engine} engine */
  #begin(engine) {
    this.#engine = engine;
    this.#phase = 'ready';
    this.#failure = null;
    const settings = this.#settings;
    settings.takeStart(engine);
    settings.takeView(engine, VIEWING.map(({ key }) => key));
    const address = this.#kept ?? this.#address?.read() ?? '';
    if (address) settings.takeQuery(engine, address, this.#scenarios);
    this.#kept = null;
    this.form.update();
    if (this.#wanted || said(this.#host, 'name') !== null) this.#show();
  }

  /** Makes what is seen. */
  #show() {
    const engine = this.#engine;
    const words = this.#words;
    if (!engine || !words) return;
    this.#words = null;
    this.#place(this.#prepared ?? this.#make(engine, words));
    this.#prepared = null;
    this.session?.update();
    mark(this.#root, 'data-state', 'ready');
    if (this.#host.isConnected) this.#listen();
    whenIdle(() => void this.#complete(engine));
  }

  /**
   * The picture stands and answers; now comes what nobody has asked for yet. Ready is whoever can answer every call. When
   * the rest does not come, what is there goes on, and says so.
   * @param {Engine} engine
   */
  async #complete(engine) {
    try {
      this.session?.furnish();
      await Promise.all([engine.more(), loadFurther()]);
      this.#takeKept(engine);
      this.session?.refresh();
    } catch (error) {
      this.session?.lack(failureText(this.#language(), this.#report(error)));
    }
    // A session that another one replaces meanwhile leaves its figures unfinished.
    for (let session = null; session !== this.session; ) {
      session = this.session;
      await session?.still();
    }
    this.form.update();
    this.#wait.keep(this.#host);
    this.#tell('reach-ready');
  }

  /** @param {Session} session */
  #place(session) {
    this.session?.stop();
    this.session = session;
    session.place();
  }

  /**
   * @param {Engine} engine
   * @param {Words} words
   */
  #make(engine, words) {
    const parameters = engine.parameters();
    const ids = new Set(parameters.map(({ id }) => id));
    const { currency, problems } = readCurrency(this.#settings.look('currency'));
    this.#settings.notes.keep('currency', problems);
    return new Session({
      root: this.#root,
      mode: this.#mode(),
      base: {
        engine,
        words,
        format: new Format(words, currency),
        state: this.#settings.state,
        view: this.#settings.view,
        scenarios: this.#scenarios,
        level: Number(said(this.#host, 'heading-level')) || 2,
        parameters: new Map(parameters.map((row) => [row.id, row])),
        outputs: new Map(engine.outputs().map((row) => [row.name, row])),
        locked: this.#settings.lockedIds(engine),
        hidden: tokens(`${said(this.#host, 'hidden') ?? ''} ${said(this.#host, 'omit') ?? ''}`, ids),
      },
      start: (id) => this.#settings.startFrom(engine, id),
      link: () => this.#link(),
      reopen: (text) => this.#reopen(engine, text),
      print: (refused) => this.print(refused),
      tell: (kind) => this.#tell(`reach-${kind}`),
      shown: (frame) => this.#shown(frame),
      notes: () => this.#settings.linkNotes,
      forget: () => this.#settings.forgetLinkNotes(),
      fail: (error) => void this.#report(error),
    });
  }

  /**
   * Listens for what only the window can tell; the answer stops that.
   * @param {string} kind
   * @param {() => void} listener
   */
  #onPage(kind, listener) {
    const view = this.#host.ownerDocument.defaultView ?? window;
    view.addEventListener(kind, listener);
    return () => view.removeEventListener(kind, listener);
  }

  #listen() {
    this.#undoing.push(this.#onPage('beforeprint', () => this.#fillBrief()), this.#onPage('resize', () => this.#resize()));
    if (said(this.#host, 'sync-url') === 'hash') this.#undoing.push(this.#onPage('hashchange', () => this.restore(this.#address?.read() ?? '')));
  }

  /** @param {import('./frame.js').Frame} frame */
  #shown({ moving }) {
    if (moving || !this.#engine?.whole) return;
    if (this.#address?.follows) this.#address.write(this.#link());
    this.form.update();
  }

  /** @param {string[]} names */
  #takeAttributes(names) {
    this.#dress();
    this.form.update();
    const engine = this.#engine;
    if (names.length) this.#prepared = null;
    if (!engine || !names.length) return;
    if (names.includes('sync-url') || names.includes('id')) this.#takeAddress();
    this.#settings.takeStart(engine);
    this.#settings.takeView(engine, VIEWING.map(({ key }) => key).filter((key) => names.includes(key)));
    if (REBUILDING.some((name) => names.includes(name))) void this.#rebuild(engine);
    this.session?.refresh();
  }

  /** @param {Engine} engine */
  async #rebuild(engine) {
    const coming = this.#loadWords();
    const asked = this.#asked;
    try {
      const words = await coming;
      // Other words were asked for since; a slow answer comes after theirs.
      if (asked !== this.#asked) return;
      if (this.#words) {
        this.#words = words;
        this.#prepared = null;
        return;
      }
      this.#place(this.#make(engine, words));
      this.session?.furnish();
      this.session?.reopen();
      this.session?.refresh();
    } catch (error) {
      this.#report(error);
    }
  }

  /** Takes over attributes that have changed. */
  #catchUp() {
    const names = [...this.#changed];
    this.#changed.clear();
    if (names.length) this.#takeAttributes(names);
  }

  get view() {
    this.#catchUp();
    return this.#settings.view;
  }

  /** @returns {Inputs} */
  get values() {
    this.#catchUp();
    return this.#engine ? this.#settings.values(this.#engine) : {};
  }

  /** @returns {Estimate | null} */
  get estimate() {
    this.#catchUp();
    return this.#engine?.whole ? this.#engine.estimate(this.#settings.effective(this.#engine)) : null;
  }

  /** @returns {Problem[]} */
  get problems() {
    this.#catchUp();
    return [...this.#settings.notes.all(), ...(this.estimate?.problems ?? [])];
  }

  /** @param {unknown} values set by the host; nothing goes back to the start */
  take(values) {
    const given = values ?? Object.fromEntries(PARAMETERS.map((id) => [camel(id), null]));
    if (typeof given !== 'object' || Array.isArray(given)) {
      this.#settings.notes.keep('values', [noteOf('unreadable', String(given), 'values: an object of numbers is expected; ignored')]);
      return;
    }
    const engine = this.#engine;
    if (!engine) {
      this.#settings.takeEarly(given);
      return;
    }
    this.#catchUp();
    this.#settings.take(engine, given);
    this.session?.refresh();
  }

  /** @param {string} query */
  restore(query) {
    this.#kept = query;
    const engine = this.#engine;
    if (!engine) return;
    if (engine.whole) this.#takeKept(engine);
    else engine.more().then(() => this.#takeKept(engine), (error) => this.#report(error));
  }

  /** @param {Engine} engine */
  #takeKept(engine) {
    if (this.#kept === null) return;
    this.#settings.takeQuery(engine, this.#kept, this.#scenarios);
    this.#kept = null;
    this.session?.refresh();
  }

  /** A value as it was submitted, or a query. @param {string} text */
  takeText(text) {
    try {
      const { inputs } = JSON.parse(text);
      if (inputs) this.take(inputs);
    } catch {
      this.restore(text);
    }
  }

  /**
   * Takes over a case that was saved as JSON, in one gesture; says whether the text was one.
   * @param {Engine} engine
   * @param {string} text
   */
  #reopen(engine, text) {
    const found = readCase(text);
    if (!found) return false;
    this.session?.act(() => (found.query ? this.#settings.takeQuery(engine, found.query, this.#scenarios) : this.#settings.take(engine, found.inputs)));
    return true;
  }

  /** @returns {Promise<Blob>} */
  async toPNG() {
    if (!this.#host.isConnected && this.#phase !== 'ready') throw new Error('reach-estimator: not in a page yet, so there is no picture.');
    this.load();
    await this.ready;
    return this.rendered().toPNG();
  }

  /** @param {boolean} disabled */
  disable(disabled) {
    this.#root.inert = disabled;
  }

  reset() {
    this.#catchUp();
    this.#settings.state.commit();
    this.#settings.state.begin();
    this.#settings.state.reset();
    this.#settings.state.commit();
    this.session?.refresh();
  }

  undo() {
    const undone = this.#settings.state.undo();
    this.session?.refresh();
    return undone;
  }

  toQuery() {
    return this.#query(false);
  }

  /** @param {boolean} whole with the scenarios that are kept */
  #query(whole) {
    this.#catchUp();
    return this.#engine?.whole ? this.#settings.toQuery(this.#engine, whole ? this.#scenarios : []) : '';
  }

  /** An address that shows the same: on the page that the host names, or else on this one. */
  #link() {
    const elsewhere = said(this.#host, 'link-url');
    const address = elsewhere ? new Address('query', '', false) : (this.#address ?? Address.of(this.#host));
    const query = elsewhere && this.#engine ? this.#settings.toQuery(this.#engine, this.#scenarios, true) : this.#query(true);
    return address.with(query, (key) => !elsewhere && this.#settings.isForeign(key), elsewhere ?? undefined);
  }

  /** What is printed, filled. A page whose address belongs to the element is its own: there a sheet is the brief's alone. */
  #fillBrief() {
    const script = further();
    this.session?.fillBrief();
    const print = script && { root: this.#root, paper: script.paper, dress: dressPage };
    if (print && this.#address?.follows) script.fitToSheet(print);
    return print;
  }

  /** @param {() => void} [refused] what to do where a frame forbids it */
  print(refused = () => {}) {
    this.session?.furnish(() => {
      const print = this.#fillBrief();
      const allowed = this.#address?.follows ? further()?.printPage(window) : print && further()?.printAlone(print, this.#settings.view.caseTitle || document.title);
      if (!allowed) refused();
    });
  }

  /** @param {Question} question */
  solve(question) {
    if (!this.#engine) throw new Error('reach-estimator: not ready; await element.ready first.');
    this.#catchUp();
    return this.#engine.solve(this.#settings.state.inputs, question);
  }

  /** The session, with everything that was asked for on the screen. */
  rendered() {
    this.#want();
    if (!this.session) throw new Error('reach-estimator: not ready; await element.ready first.');
    this.session.update();
    return this.session;
  }

  /** @param {string} [label] */
  saveScenario(label) {
    this.#catchUp();
    return this.session?.keep(label) ?? false;
  }

  /** @param {string} label */
  removeScenario(label) {
    return this.session?.drop(label) ?? false;
  }

  /**
   * @param {unknown} error
   * @param {boolean} mayPass whether another try may help
   */
  #fail(error, mayPass) {
    const code = this.#report(error);
    this.#failure = code;
    const slow = code === 'slow';
    if (!mayPass) this.#phase = 'failed';
    const retry = () => {
      this.#loading?.retry();
      this.#root.querySelector('[data-action="again"]')?.toggleAttribute('disabled', true);
    };
    // What else the host has put there is seen with the still, or not at all.
    const still = this.#host.childElementCount === 1 ? copyStill(this.#host) : null;
    this.#root.replaceChildren(...createFailure(this.#language(), code, mayPass ? retry : null, still));
    mark(this.#root, 'data-state', 'failed');
    this.form.update();
    if (slow) return;
    this.#wait.break(error);
  }

  /** @param {unknown} error */
  #report(error) {
    const code = error instanceof Failure ? error.code : 'internal';
    const message = error instanceof Error ? error.message : String(error);
    this.#settings.notes.cry(message, error);
    dispatch(this.#host, 'reach-error', { code, message });
    return code;
  }

  /** Tells the host of a change. @param {string} kind */
  #tell(kind) {
    dispatch(this.#host, kind, detailOf(this));
  }
}
