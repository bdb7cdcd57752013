/** What a host may ask of one element, and say to it. */

import { Address, pageOf } from './address.js';
import { noteOf } from './attributes.js';
import { detailOf, dispatch } from './events.js';
import { FormControl } from './form-control.js';
import { further } from './later.js';
import { Life } from './life.js';
import { PARAMETERS } from '../pkg/names.js';
import { textOf } from './own.js';
import { camel } from './camel.js';
import { said } from './properties.js';
import { readCase } from './saved-case.js';
import { dressPage } from './sheets.js';

/** @typedef {import('../reach-estimator-class.js').ReachEstimator} ReachEstimator */
/** @typedef {import('../pkg/reach_estimator.js').Inputs} Inputs */
/** @typedef {import('../pkg/reach_estimator.js').Estimate} Estimate */
/** @typedef {import('../pkg/reach_estimator.js').Problem} Problem */
/** @typedef {import('../pkg/reach_estimator.js').Question} Question */

/** The code of every key that an input method takes. */
const COMPOSING = 229;

export class Inner {
  #host;
  #root;
  #life;
  /** Whether a print waits for the answer. */
  #printing = false;
  form;

  /**
   * @param {ReachEstimator} host
   * @param {HTMLElement} root
   * @param {ElementInternals | null} internals
   */
  constructor(host, root, internals) {
    this.#host = host;
    this.#root = root;
    this.#life = new Life(host, root, {
      link: () => this.#link(),
      here: () => this.#here(),
      reopen: (text) => this.#reopen(text),
      print: (refused) => this.print(refused),
      report: () => this.form.update(),
      fillBrief: () => this.#fillBrief(),
      tell: (kind) => dispatch(host, `reach-${kind}`, detailOf(this)),
    });
    this.form = new FormControl(host, root, internals, {
      value: () => {
        this.#life.catchUp();
        // Without the script that writes it, the query says the inputs.
        return this.rendered().exports.toJSON() || this.#query(true);
      },
      query: () => this.#query(true),
      lacking: () => this.#life.lack,
    });
    // What a key means while letters are put together is for the input method alone; WebKit tells by the code of the key.
    const composes = (/** @type {KeyboardEvent} */ event) => event.isComposing || event.keyCode === COMPOSING;
    root.addEventListener('keydown', (event) => composes(event) && event.stopImmediatePropagation(), true);
    // The host hears reach-input and reach-change, not the fields inside.
    for (const kind of ['input', 'change']) root.addEventListener(kind, (event) => event.stopPropagation());
  }

  connect() {
    this.form.listen();
    this.#life.connect();
  }

  disconnect() {
    this.form.silence();
    this.#life.disconnect();
  }

  /** @param {string} name of an attribute that is another */
  note(name) {
    this.#life.note(name);
  }

  get ready() {
    return this.#life.ready;
  }

  get session() {
    return this.#life.session;
  }

  /** Everything that it stands on, with what the attributes say now. */
  get #settings() {
    this.#life.catchUp();
    return this.#life.settings;
  }

  /** What is taken away, as of what has been said last. */
  get exports() {
    this.#life.catchUp();
    this.session?.catchUp();
    return this.session?.exports;
  }

  get view() {
    return this.#settings.view;
  }

  /** @returns {Inputs} */
  get values() {
    const { engine } = this.#life;
    return engine ? this.#settings.values(engine) : {};
  }

  /** @returns {Estimate | null} */
  get estimate() {
    const { engine } = this.#life;
    return engine?.whole ? engine.estimate(this.#settings.effective(engine)) : null;
  }

  /** @returns {Problem[]} */
  get problems() {
    return [...this.#settings.notes.all(), ...(this.estimate?.problems ?? [])];
  }

  /** @param {unknown} values set by the host; nothing goes back to the start */
  take(values) {
    const { settings } = this.#life;
    const given = values ?? Object.fromEntries(PARAMETERS.map((id) => [camel(id), null]));
    if (typeof given !== 'object' || Array.isArray(given)) {
      settings.notes.keep('values', [noteOf('unreadable', textOf(given), 'values: an object of numbers is expected; ignored')]);
      return;
    }
    this.#life.pending.say(() => {
      const { engine } = this.#life;
      // What an attribute has said before is older.
      if (engine) this.#settings.state.hear(() => this.#settings.take(engine, given));
      else this.#settings.takeEarly(given);
      this.session?.refresh();
    });
  }

  /** @param {string} query */
  restore(query) {
    this.#life.restore(query);
  }

  /** A value as it was submitted, or a query. @param {string} text */
  takeText(text) {
    let inputs;
    try {
      inputs = JSON.parse(text).inputs;
    } catch {
      // A query.
    }
    if (!inputs) {
      this.#life.restore(text, { fromHost: true });
      return;
    }
    this.#life.pending.drop();
    this.take(inputs);
  }

  /**
   * Takes over a case that was saved as JSON, in one gesture; says whether the text was one.
   * @param {string} text
   */
  #reopen(text) {
    const { engine, settings, scenarios } = this.#life;
    const found = readCase(text);
    if (!engine || !found) return false;
    this.session?.act(() => (found.query ? settings.takeQuery(engine, found.query, scenarios) : settings.take(engine, found.inputs)));
    return true;
  }

  /** @returns {Promise<Blob>} */
  async toPNG() {
    if (!this.#host.isConnected && !this.#life.isReady) throw new Error('reach-estimator: not in a page yet, so there is no picture.');
    this.#life.load();
    await this.ready;
    return this.rendered().exports.toPNG();
  }

  /** @param {boolean} disabled */
  disable(disabled) {
    this.#root.inert = disabled;
  }

  reset() {
    this.#life.pending.say(() => {
      const { state } = this.#settings;
      state.commit();
      state.begin();
      this.#hold(() => state.reset());
      state.commit();
    });
  }

  undo() {
    return this.#hold(() => this.#settings.state.undo());
  }

  /**
   * Changes everything but what is locked.
   * @template T
   * @param {() => T} change
   */
  #hold(change) {
    return this.session ? this.session.hold(change) : change();
  }

  toQuery() {
    return this.#query(false);
  }

  /** @param {boolean} whole with the scenarios that are kept */
  #query(whole) {
    const { engine, scenarios } = this.#life;
    const settings = this.#settings;
    return engine?.whole ? settings.toQuery(engine, whole ? scenarios : []) : '';
  }

  /** An address that shows the same: on the page that the host names, or else on this one. */
  #link() {
    const { engine, settings, scenarios } = this.#life;
    const wanted = said(this.#host, 'link-url');
    const elsewhere = pageOf(wanted);
    settings.notes.keep('link-url', wanted && !elsewhere ? [noteOf('unreadable', wanted, `link-url: "${wanted}" is no address of a page; ignored`)] : []);
    if (!elsewhere) return this.#here();
    const query = engine?.whole ? settings.toQuery(engine, scenarios, true) : '';
    return new Address('query', '', false).with(query, () => false, elsewhere);
  }

  /** An address of this page that shows the same. */
  #here() {
    const { address, settings } = this.#life;
    return (address ?? Address.of(this.#host)).with(this.#query(true), (key) => settings.isForeign(key));
  }

  /** What is printed, filled. A page whose address belongs to the element is its own: there a sheet is the brief's alone. */
  #fillBrief() {
    this.#life.catchUp();
    const script = further();
    this.session?.fillBrief();
    const print = script && { root: this.#root, dress: dressPage };
    if (print && this.#life.address?.follows) script.fitToSheet(print);
    return print;
  }

  /** @param {() => void} [refused] what to do where a frame forbids it */
  print(refused = () => {}) {
    const { address, settings } = this.#life;
    if (!this.session) {
      if (!this.#host.isConnected || this.#printing) return;
      this.#printing = true;
      this.#life.load();
      const come = (/** @type {boolean} */ isThere) => {
        this.#printing = false;
        if (isThere && this.#host.isConnected) this.print(refused);
      };
      // A failure has its sentence in the page.
      this.ready.then(
        () => come(true),
        () => come(false),
      );
      return;
    }
    this.session.furnish(() => {
      const print = this.#fillBrief();
      const allowed = address?.follows ? further()?.printPage(window) : print && further()?.printAlone(print, settings.view.caseTitle || document.title);
      if (!allowed) refused();
    });
  }

  /** @param {Question} question */
  solve(question) {
    const { engine } = this.#life;
    if (!engine) throw new Error('reach-estimator: not ready; await element.ready first.');
    return engine.solve(this.#settings.state.inputs, question);
  }

  /** The session, with everything that was asked for on the screen. */
  rendered() {
    this.#life.want();
    if (!this.session) throw new Error('reach-estimator: not ready; await element.ready first.');
    this.session.update();
    return this.session;
  }

  /** @param {string} [label] */
  saveScenario(label) {
    this.#life.catchUp();
    return this.session?.keep(label === undefined ? undefined : String(label)) ?? false;
  }

  /** @param {string} label */
  removeScenario(label) {
    return this.session?.drop(String(label)) ?? false;
  }
}
