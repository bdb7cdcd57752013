/** The class behind `<reach-estimator>`. Importing it does nothing, also where there is no document. */

import { tokens } from './element/attributes.js';
import { h } from './element/dom.js';
import { Inner } from './element/inner.js';
import { firstName } from './element/other-names.js';
import { own } from './element/own.js';
import { defineProperties, OBSERVED, said, upgradeProperties } from './element/properties.js';
import { dress, show } from './element/sheets.js';
import { PARAMETERS } from './pkg/names.js';

/** @typedef {import('./pkg/reach_estimator.js').Inputs} Inputs */
/** @typedef {import('./pkg/reach_estimator.js').Estimate} Estimate */
/** @typedef {import('./pkg/reach_estimator.js').Problem} Problem */
/** @typedef {import('./pkg/reach_estimator.js').Question} Question */
/** @typedef {import('./pkg/reach_estimator.js').Solution} Solution */

const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/**
 * An estimator of how many people see a company's content when its employees share it. Every parameter of the engine's
 * table, and every fact of an earlier period (`past-clicks`), is also an attribute (kebab-case) and a property (camelCase).
 *
 * @attr {string} preset - Named starting point: article, small, mid-size, enterprise, regulated.
 * @attr {'full' | 'compact' | 'chart'} view - How much is shown.
 * @attr {'auto' | 'light' | 'dark'} theme - Colours; auto follows the page's color-scheme.
 * @attr {string} lang - Language; inherited from the page when absent.
 * @attr {string} currency - ISO 4217 code that money is written in. Nothing is converted.
 * @attr {string} locked - Ids of inputs that cannot be changed, separated by spaces; `all` for every one.
 * @attr {string} omit - Ids of inputs that are not shown; they count all the same.
 * @attr {string} hidden - Hides the element, as everywhere; with ids of inputs, the same as omit.
 * @attr {'reach' | 'rounds' | 'time' | 'matters' | 'odds' | 'hype'} chart - Chart shown.
 * @attr {string} axis - Input on the x axis of the reach curve.
 * @attr {string} output - Result on the y axis: a dotted name such as total.reach.
 * @attr {number} goal - Target of that result.
 * @attr {'0.5' | '0.8' | '0.9'} chance - Share of the cases in which the goal is to be met.
 * @attr {'cpc' | 'cpm'} basis - What the media equivalent goes by.
 * @attr {boolean} log - Logarithmic axis.
 * @attr {boolean} day-one - The months begin with everybody taking part.
 * @attr {boolean} stress - Every uncertain input at the pessimistic end of its range.
 * @attr {boolean} present - The presenter's view.
 * @attr {'reach' | 'money'} headline - What the answer's sentence is about: people, or cost and return.
 * @attr {string} case-title - Case or client: on brief, pictures and in file names.
 * @attr {string} case-author - Who made it.
 * @attr {string} author - Another name of case-author, which counts where both are there.
 * @attr {string} case-date - Of which day it is, as 2026-11-26; today when absent.
 * @attr {string} sales-name - What sales staff are called.
 * @attr {string} technical-name - What technical staff are called.
 * @attr {string} third-group-name - What the third group is called.
 * @attr {string} fourth-group-name - What the fourth group is called.
 * @attr {string} other-staff-name - What those who are in no group are called.
 * @attr {string} linkedin-name - What LinkedIn is called.
 * @attr {string} x-name - What X is called.
 * @attr {string} other-network-name - What the third network is called.
 * @attr {string} fourth-network-name - What the fourth network is called.
 * @attr {string} fifth-network-name - What the fifth network is called.
 * @attr {'query' | 'hash'} sync-url - Keeps the page's address in step. Absent: the address is left alone.
 * @attr {string} wasm-url - Address of the engine, where it does not lie beside the script. A script without an address of its own finds the texts there too.
 * @attr {string} link-url - Page that shared links lead to. Absent: this one.
 * @attr {string} strings - JSON object of texts that replace those of the language file.
 * @attr {string} value - Inputs to begin with, as `toQuery()` writes them: also ranges and what was fitted, which no other attribute holds. Attributes of inputs come on top.
 * @attr {string} name - Submits inputs and results as JSON with the form around it; with method=get the inputs alone.
 * @attr {boolean} required - The form waits for the estimate.
 * @attr {boolean} disabled - Nothing can be changed, and nothing is submitted.
 * @attr {'eager' | 'lazy'} loading - Lazy waits until the element comes near the screen.
 * @attr {number} heading-level - Level of the headline in the page's outline, 2 when absent.
 *
 * @prop {Inputs} values - All inputs; setting takes any of them.
 * @prop {Estimate | null} estimate - The point estimate of the present inputs.
 * @prop {Problem[]} problems - What was not usable as given, and where the model leaves its ground.
 * @prop {Promise<ReachEstimator>} ready - Fulfilled when the first answer is on the screen.
 * @prop {HTMLFormElement | null} form - The form around it.
 * @prop {string} value - What it submits; takes the same, or a query.
 * @prop {ValidityState | undefined} validity - As with any control of a form.
 * @prop {string} validationMessage - As with any control of a form.
 * @prop {boolean} willValidate - As with any control of a form.
 * @prop {NodeList | undefined} labels - As with any control of a form.
 *
 * @method {void} reset - Goes back to the start.
 * @method {boolean} undo - Takes back the last gesture.
 * @method {string} toQuery - The inputs as a query string.
 * @method {string} toSVG - The chart as a standalone picture.
 * @method {string} toStill - Answer and curve as HTML that stands without a script.
 * @method {Promise<Blob>} toPNG - The chart as it stands on the screen.
 * @method {string} toCSV - Figures, inputs and curve, as a spreadsheet of the page's language opens them; `{ plain: true }` for programs.
 * @method {string} toJSON - Inputs and results.
 * @method {void} print - Opens the browser's print dialogue with the one-page brief.
 * @method {Solution} solve - The value of an input at which a result reaches a target.
 * @method {boolean} saveScenario - Keeps the present inputs for comparison.
 * @method {boolean} removeScenario - Forgets a kept scenario.
 * @method {boolean} checkValidity - As with any control of a form.
 * @method {boolean} reportValidity - As with any control of a form.
 * @method {void} setCustomValidity - As with any control of a form.
 *
 * @fires {CustomEvent} reach-ready - The first answer is on the screen.
 * @fires {CustomEvent} reach-input - The user is changing something; at most one a frame.
 * @fires {CustomEvent} reach-change - The user has changed something.
 * @fires {CustomEvent} reach-error - It could not start; detail.code says why.
 *
 * @slot - Shown while loading, and for good where WebAssembly cannot run: a picture, figures, a link.
 *
 * @csspart answer - Headline, figures, chart, goal and actions.
 * @csspart headline - The answer in one sentence.
 * @csspart headline-range - The sentence below it.
 * @csspart warnings - What the model warns of.
 * @csspart figures - The four key figures.
 * @csspart figure - One of them.
 * @csspart money - What the programme costs and brings.
 * @csspart money-figure - One figure of it.
 * @csspart figure-value - Its number.
 * @csspart figure-range - Its range.
 * @csspart chart-panel - Tabs, chart and table.
 * @csspart tabs - The tab list.
 * @csspart tab - One tab.
 * @csspart chart-title - The line above the chart.
 * @csspart chart - The picture.
 * @csspart chart-note - What some charts say below their picture.
 * @csspart companions - The small curves of other results below the chart.
 * @csspart companion - One of them.
 * @csspart readout - What the crosshair says.
 * @csspart table - Any table.
 * @csspart goal - The question "how many do I need?".
 * @csspart goal-answer - Its answer.
 * @csspart caution - How much of the claims is counted, and the pessimistic case.
 * @csspart media-equivalent - What the exposure would have cost as advertising.
 * @csspart further - Goal, comparison and files, after the inputs.
 * @csspart skip-link - A way past what stands before it, seen by the keyboard only.
 * @csspart actions - The row of actions.
 * @csspart action - One of them.
 * @csspart panel - What opens below them.
 * @csspart case - The fields in which a case gets its title, author and day.
 * @csspart drop-zone - Where files are dropped.
 * @csspart controls - All inputs.
 * @csspart control - One input.
 * @csspart label - Its name.
 * @csspart range - Its slider.
 * @csspart field - A field for an exact number.
 * @csspart pair-overlap - What the overlap means for two colleagues.
 * @csspart spark - The outcome curve under a slider.
 * @csspart badge - Source and range of an input.
 * @csspart group - A group of inputs that opens.
 * @csspart slim - The short answer that stays in view on a narrow screen.
 * @csspart choice - Any list to choose from.
 * @csspart button - Any button.
 * @csspart undo - Takes back the last gesture.
 * @csspart redo - Does it again.
 * @csspart reset - Sets one input back.
 * @csspart reset-all - Sets every input back.
 * @csspart details - What opens under an input: source, range, help.
 * @csspart field-note - What was wrong with a typed value.
 * @csspart group-summary - The closed state of a group in a few words.
 * @csspart link - Any link.
 * @csspart link-field - The address, where it cannot be copied.
 * @csspart failure - Why it could not start.
 *
 * @cssprop --reach-font - Font family; the page's own when absent.
 * @cssprop --reach-font-size - Size that all others follow.
 * @cssprop --reach-background - Ground.
 * @cssprop --reach-text - Text.
 * @cssprop --reach-muted - Quieter text.
 * @cssprop --reach-line - Rules and borders.
 * @cssprop --reach-accent - The one colour.
 * @cssprop --reach-on-accent - Text on that colour.
 * @cssprop --reach-band - Ground of the range in charts.
 * @cssprop --reach-warning - Warnings and the goal.
 * @cssprop --reach-radius - Corners of fields and buttons.
 * @cssprop --reach-padding - Space around everything.
 * @cssprop --reach-sticky-top - Height of a header of the page that stays on top.
 */
export class ReachEstimator extends Base {
  static formAssociated = true;
  static observedAttributes = OBSERVED;

  /** @type {Inner | null} */
  #inner = null;

  static {
    defineProperties(this.prototype, (element, name) => {
      const view = /** @type {Record<string, unknown> | undefined} */ (/** @type {unknown} */ (element.#inner?.view));
      return view && Object.hasOwn(view, name) ? (view[name] ?? null) : undefined;
    });
  }

  constructor() {
    super();
    if (!globalThis.document) return;
    const shadow = this.attachShadow(own(/** @type {const} */ ({ mode: 'open' })));
    dress(shadow);
    const root = h('div', { class: 'root', 'data-state': 'loading' }, h('div', { class: 'room' }), h('slot'));
    shadow.append(h('div', { class: 'breadth', 'aria-hidden': 'true' }), root);
    this.#inner = new Inner(this, root, this.attachInternals?.() ?? null);
    this.addEventListener('click', (event) => event.composedPath()[0] === this && this.focus());
  }

  connectedCallback() {
    upgradeProperties(this);
    this.#core.connect();
  }

  disconnectedCallback() {
    this.#core.disconnect();
  }

  adoptedCallback() {
    if (this.shadowRoot) dress(this.shadowRoot);
    this.#showInspiteOfHidden();
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (name === 'hidden') this.#showInspiteOfHidden();
    if (before !== after) this.#core.note(firstName(name));
  }

  /** With ids of inputs in it, `hidden` is about them. */
  #showInspiteOfHidden() {
    if (this.shadowRoot) show(this.shadowRoot, tokens(said(this, 'hidden'), PARAMETERS).size > 0);
  }

  /** @param {HTMLFormElement | null} form */
  formAssociatedCallback(form) {
    this.#core.form.follow(form);
  }

  formResetCallback() {
    this.reset();
  }

  /** @param {boolean} disabled */
  formDisabledCallback(disabled) {
    this.#core.disable(disabled);
  }

  /** @param {string} state the query kept when the form was left */
  formStateRestoreCallback(state) {
    this.#core.restore(state);
  }

  get #core() {
    if (!this.#inner) throw new Error('A reach-estimator needs a document.');
    return this.#inner;
  }

  /**
   * Puts the focus on the first input.
   * @override
   * @param {FocusOptions} [options]
   */
  focus(options) {
    const first = this.shadowRoot?.querySelector('input[type="range"]:not(:disabled), [role="tab"][tabindex="0"], button');
    if (first instanceof HTMLElement) first.focus(options);
    else super.focus(options);
  }

  /** Fulfilled with the element when the first answer is on the screen. @returns {Promise<ReachEstimator>} */
  get ready() {
    return this.#core.ready;
  }

  get form() {
    return this.#core.form.internals?.form ?? null;
  }

  get type() {
    return 'reach-estimator';
  }

  /** What it submits: inputs and results as JSON; takes the same, or a query. */
  get value() {
    return this.toJSON();
  }

  set value(text) {
    this.#core.takeText(String(text ?? ''));
  }

  get validity() {
    return this.#core.form.internals?.validity;
  }

  get validationMessage() {
    return this.#core.form.internals?.validationMessage ?? '';
  }

  get willValidate() {
    return this.#core.form.internals?.willValidate ?? false;
  }

  get labels() {
    return this.#core.form.internals?.labels;
  }

  checkValidity() {
    return this.#core.form.internals?.checkValidity() ?? true;
  }

  reportValidity() {
    return this.#core.form.internals?.reportValidity() ?? true;
  }

  /** @param {string} message */
  setCustomValidity(message) {
    this.#core.form.object(message);
  }

  /** All inputs and the user's own ranges; setting takes any of them. @returns {Inputs} */
  get values() {
    return this.#core.values;
  }

  set values(values) {
    this.#core.take(values);
  }

  /** The point estimate of the present inputs; null until ready. @returns {Estimate | null} */
  get estimate() {
    return this.#core.estimate;
  }

  /** What was not usable as given, and where the model leaves its ground. @returns {Problem[]} */
  get problems() {
    return this.#core.problems;
  }

  /** Goes back to the inputs that the attributes ask for. */
  reset() {
    this.#core.reset();
  }

  /** Takes back the user's last gesture. Returns whether there was one. */
  undo() {
    return this.#core.undo();
  }

  /** The inputs and the view as a query string: versioned, only what differs from the defaults. */
  toQuery() {
    return this.#core.toQuery();
  }

  /** The chart as a standalone picture. */
  toSVG() {
    return this.#core.exports?.toSVG() ?? '';
  }

  /**
   * The answer and its curve as a piece of HTML that stands without a script, as `still` in a snippet does.
   * @param {{ page?: string }} [options] `page` opens the estimate
   */
  toStill(options) {
    return this.#core.exports?.toStill(own(options).page) ?? '';
  }

  /** The chart as it stands on the screen, under its headline. @returns {Promise<Blob>} */
  toPNG() {
    return this.#core.toPNG();
  }

  /** Figures, inputs and curve. @param {{ plain?: boolean }} [options] */
  toCSV(options) {
    return this.#core.exports?.toCSV(own(options).plain) ?? '';
  }

  /** Inputs, results with their ranges, link. */
  toJSON() {
    return this.#core.exports?.toJSON() ?? '';
  }

  /** Opens the browser's print dialogue with the one-page brief. */
  print() {
    this.#core.print();
  }

  /**
   * The value of an input at which a result reaches a target.
   * @param {Question} question
   * @returns {Solution}
   */
  solve(question) {
    return this.#core.solve(question);
  }

  /**
   * Keeps the present inputs as a ghost on the chart and a column in the comparison. Returns whether there was room.
   * @param {string} [label]
   */
  saveScenario(label) {
    return this.#core.saveScenario(label);
  }

  /**
   * Forgets a kept scenario. Returns whether there was one.
   * @param {string} label
   */
  removeScenario(label) {
    return this.#core.removeScenario(label);
  }
}
