/** The life of one element: loads, reads what the host asks for, builds the session, remembers problems. */

import { Address } from './address.js';
import { page } from './assets.js';
import { readCurrency, readPhrases, tokens } from './attributes.js';
import { h, mark } from './dom.js';
import { Failure, loadEngine } from './engine.js';
import { failureText } from './failure.js';
import { Format } from './format.js';
import { printAlone } from './paper.js';
import { defineParameters, upgradeProperty } from './properties.js';
import { Session } from './session.js';
import { Settings, VIEWING } from './settings.js';
import { languageOf, whenIdle, whenNear } from './surroundings.js';
import { Words } from './words.js';

/** @typedef {import('../reach-estimator-class.js').ReachEstimator} ReachEstimator */
/** @typedef {import('./desk.js').Scenario} Scenario */
/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('../pkg/reach_estimator.js').Inputs} Inputs */
/** @typedef {import('../pkg/reach_estimator.js').Estimate} Estimate */
/** @typedef {import('../pkg/reach_estimator.js').Problem} Problem */
/** @typedef {import('../pkg/reach_estimator.js').Question} Question */

/** Attributes that change how the parts are made. */
const REBUILDING = ['lang', 'currency', 'view', 'hidden', 'locked', 'strings', 'heading-level'];

export class Inner {
  #host;
  #root;
  #internals;
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
  /** The language that the words were loaded for. */
  #tag = '';
  /** @type {Inputs[]} values that were set before the engine was there */
  #waiting = [];
  /** @type {(() => void)[]} */
  #undoing = [];
  /** @type {MutationObserver | null} */
  #attributes = null;
  /** @type {() => void} */
  #resolve = () => {};
  /** @type {(error: unknown) => void} */
  #reject = () => {};

  /**
   * @param {ReachEstimator} host
   * @param {HTMLElement} root
   * @param {ElementInternals} internals
   */
  constructor(host, root, internals) {
    this.#host = host;
    this.#settings = new Settings(host);
    this.#root = root;
    this.#internals = internals;
    /** @type {Promise<void>} */
    this.ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.ready.catch(() => {});
    // The host hears reach-input and reach-change, not the fields inside.
    for (const kind of ['input', 'change']) root.addEventListener(kind, (event) => event.stopPropagation());
  }

  connect() {
    this.#dress();
    this.#observe();
    if (this.#phase === 'ready') {
      this.#listen();
      if (languageOf(this.#host) === this.#tag) this.session?.refresh();
      else this.#takeAttributes(['lang']);
    } else if (this.#phase !== 'loading') {
      if (this.#host.getAttribute('loading') === 'lazy') this.#undoing.push(whenNear(this.#host, () => void this.#load()));
      else void this.#load();
    }
  }

  disconnect() {
    for (const undo of this.#undoing.splice(0)) undo();
    this.session?.stop();
    this.#address?.stop();
  }

  #dress() {
    const theme = this.#host.getAttribute('theme');
    mark(this.#root, 'data-theme', theme === 'dark' || theme === 'light' ? theme : null);
    mark(this.#root, 'data-view', this.#mode());
  }

  /** @returns {'full' | 'compact' | 'chart'} */
  #mode() {
    const view = this.#host.getAttribute('view');
    return view === 'compact' || view === 'chart' ? view : 'full';
  }

  #observe() {
    const attributes = new MutationObserver((records) => this.#takeRecords(records));
    attributes.observe(this.#host, { attributes: true });
    this.#attributes = attributes;
    const size = new ResizeObserver(() => this.session?.resize(this.#root.clientWidth));
    size.observe(this.#root);
    this.#undoing.push(() => attributes.disconnect(), () => size.disconnect());
  }

  async #load() {
    if (this.#phase === 'loading' || this.#phase === 'ready') return;
    this.#phase = 'loading';
    this.#address = Address.from(this.#host.getAttribute('sync-url'));
    this.#settings.takeLooks(this.#address?.read() ?? '');
    try {
      const [engine, words] = await Promise.all([loadEngine(this.#host.getAttribute('wasm-url')), this.#loadWords()]);
      // A link is read by the later module; everything else begins without it.
      if (this.#address?.read()) await engine.more();
      this.#engine = engine;
      this.#begin(engine, words);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @returns {Promise<Words>} */
  #loadWords() {
    this.#tag = languageOf(this.#host);
    const { phrases, problems } = readPhrases(this.#host.getAttribute('strings'));
    this.#settings.notes.keep('strings', problems);
    return Words.load(this.#tag, phrases);
  }

  /**
   * @param {Engine} engine
   * @param {Words} words
   */
  #begin(engine, words) {
    this.#phase = 'ready';
    defineParameters(this.#host, engine.parameters());
    const settings = this.#settings;
    settings.takeStart(engine);
    settings.takeView(engine, VIEWING);
    settings.takeQuery(engine, this.#address?.read() ?? '');
    for (const values of this.#waiting.splice(0)) settings.take(engine, values);
    for (const { name } of engine.parameters()) upgradeProperty(this.#host, name);
    this.#build(engine, words);
    this.session?.resize(this.#root.clientWidth);
    this.session?.update();
    this.session?.furnish();
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
      await engine.more();
      this.session?.refresh();
    } catch (error) {
      this.session?.lack(failureText(languageOf(this.#host), this.#report(error)));
    }
    this.#resolve();
    this.#dispatch('reach-ready', this.#detail());
  }

  /**
   * @param {Engine} engine
   * @param {Words} words
   */
  #build(engine, words) {
    this.session?.stop();
    const parameters = engine.parameters();
    const ids = new Set(parameters.map(({ id }) => id));
    const { currency, problems } = readCurrency(this.#host.getAttribute('currency'));
    this.#settings.notes.keep('currency', problems);
    this.session = new Session({
      root: this.#root,
      mode: this.#mode(),
      base: {
        engine,
        words,
        format: new Format(words, currency),
        state: this.#settings.state,
        view: this.#settings.view,
        scenarios: this.#scenarios,
        level: Number(this.#host.getAttribute('heading-level')) || 2,
        parameters: new Map(parameters.map((row) => [row.id, row])),
        outputs: new Map(engine.outputs().map((row) => [row.name, row])),
        locked: tokens(this.#host.getAttribute('locked'), ids),
        hidden: tokens(this.#host.getAttribute('hidden'), ids),
      },
      start: (id) => this.#settings.startFrom(engine, id),
      link: () => this.#link(),
      print: () => this.print(),
      tell: (kind) => this.#dispatch(`reach-${kind}`, this.#detail()),
      shown: (frame) => this.#shown(frame),
      notes: () => this.#settings.linkNotes,
      forget: () => this.#settings.forgetLinkNotes(),
      fail: (error) => void this.#report(error),
    });
    mark(this.#root, 'dir', words.direction);
    mark(this.#root, 'lang', words.tag);
  }

  /** Listens for what only the window can tell; undone on removal. */
  #listen() {
    /** @param {string} kind @param {() => void} listener */
    const listen = (kind, listener) => {
      window.addEventListener(kind, listener);
      this.#undoing.push(() => window.removeEventListener(kind, listener));
    };
    listen('beforeprint', () => this.session?.fillBrief());
    listen('resize', () => this.session?.resize(this.#root.clientWidth));
    if (this.#host.getAttribute('sync-url') === 'hash') listen('hashchange', () => this.restore(this.#address?.read() ?? ''));
  }

  /** @param {import('./frame.js').Frame} frame */
  #shown({ moving }) {
    if (moving || !this.#engine?.whole || (!this.#address && !this.#host.hasAttribute('name'))) return;
    const query = this.toQuery();
    this.#address?.write(query);
    if (this.#host.hasAttribute('name')) this.#internals.setFormValue(this.session?.toJSON() ?? '', query);
  }

  /** @param {MutationRecord[]} records */
  #takeRecords(records) {
    this.#takeAttributes(records.map(({ attributeName }) => attributeName ?? ''));
  }

  /** @param {string[]} names */
  #takeAttributes(names) {
    this.#dress();
    const engine = this.#engine;
    if (!engine || !names.length) return;
    if (this.#address) this.#settings.keepLooks(names);
    this.#settings.takeStart(engine);
    this.#settings.takeView(engine, VIEWING.filter((name) => names.includes(name)));
    if (REBUILDING.some((name) => names.includes(name))) void this.#rebuild(engine);
    this.session?.refresh();
  }

  /** @param {Engine} engine */
  async #rebuild(engine) {
    try {
      this.#build(engine, await this.#loadWords());
      this.session?.resize(this.#root.clientWidth);
      this.session?.furnish();
      this.session?.refresh();
    } catch (error) {
      this.#report(error);
    }
  }

  /** Takes over changes of attributes that the observer has not told of yet. */
  #catchUp() {
    const records = this.#attributes?.takeRecords() ?? [];
    if (records.length) this.#takeRecords(records);
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
    return this.#engine ? this.#engine.estimate(this.#settings.effective(this.#engine)) : null;
  }

  /** @returns {Problem[]} */
  get problems() {
    this.#catchUp();
    return [...this.#settings.notes.all(), ...(this.estimate?.problems ?? [])];
  }

  /** @param {Inputs} values set by the host */
  take(values) {
    const engine = this.#engine;
    if (!engine) {
      this.#waiting.push(values);
      return;
    }
    this.#catchUp();
    this.#settings.take(engine, values);
    this.session?.refresh();
  }

  /** @param {string} query */
  restore(query) {
    const engine = this.#engine;
    if (!engine) return;
    const take = () => {
      this.#settings.takeQuery(engine, query);
      this.session?.refresh();
    };
    if (engine.whole) take();
    else engine.more().then(take, (error) => this.#report(error));
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
    this.#catchUp();
    return this.#engine?.whole ? this.#settings.toQuery(this.#engine) : '';
  }

  #link() {
    const query = this.toQuery();
    if (this.#address) return this.#address.with(query);
    return Object.assign(page(), { search: query }).href;
  }

  print() {
    this.session?.furnish(() => {
      this.session?.fillBrief();
      // A page whose address belongs to the element is the element's own page.
      if (this.#address) window.print();
      else printAlone(this.#root, [...(this.#host.shadowRoot?.adoptedStyleSheets ?? [])], document.title);
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

  /** @param {unknown} error */
  #fail(error) {
    this.#phase = 'failed';
    const text = failureText(languageOf(this.#host), this.#report(error));
    this.#root.replaceChildren(h('p', { class: 'failure', part: 'failure', role: 'status' }, text), h('slot'));
    mark(this.#root, 'data-state', 'failed');
    this.#reject(error);
  }

  /** @param {unknown} error */
  #report(error) {
    const code = error instanceof Failure ? error.code : 'internal';
    const message = error instanceof Error ? error.message : String(error);
    this.#settings.notes.cry(message, error);
    this.#dispatch('reach-error', { code, message });
    return code;
  }

  /** What events carry; worked out when a listener reads it. */
  #detail() {
    const inner = this;
    return {
      get values() {
        return inner.values;
      },
      get estimate() {
        return inner.estimate;
      },
      get query() {
        return inner.toQuery();
      },
      get problems() {
        return inner.problems;
      },
    };
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  #dispatch(type, detail) {
    this.#host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
