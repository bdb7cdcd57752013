/** The class behind `<reach-estimator>`. Importing it does nothing, also where there is no document. */

import { h } from './element/dom.js';
import { Inner } from './element/inner.js';
import { defineReflected, upgradeProperty } from './element/properties.js';
import paper from './element/print.css';
import screen from './element/style.css';

/** @typedef {import('./pkg/reach_estimator.js').Inputs} Inputs */
/** @typedef {import('./pkg/reach_estimator.js').Estimate} Estimate */
/** @typedef {import('./pkg/reach_estimator.js').Problem} Problem */
/** @typedef {import('./pkg/reach_estimator.js').Question} Question */
/** @typedef {import('./pkg/reach_estimator.js').Solution} Solution */

const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** Attributes that are also properties, in the same words. */
const REFLECTED = ['preset', 'theme', 'view', 'currency', 'locked', 'name', 'loading', 'strings'];

/** Properties that may be set before the script arrives. */
const EARLY = [...REFLECTED, 'values', 'chart', 'axis', 'output', 'goal', 'stress'];

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** One style sheet for all elements of the page. */
function styleSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(screen + paper);
  }
  return sheet;
}

/**
 * An estimator of how many people see a company's content when its employees share it. Every parameter of the engine's
 * table is also an attribute (kebab-case) and a property (camelCase).
 *
 * @attr {string} preset - Named starting point: article, small, mid-size, enterprise, regulated.
 * @attr {'full' | 'compact' | 'chart'} view - How much is shown.
 * @attr {'auto' | 'light' | 'dark'} theme - Colours; auto follows the page's color-scheme.
 * @attr {string} lang - Language; inherited from the page when absent.
 * @attr {string} currency - ISO 4217 code that money is written in. Nothing is converted.
 * @attr {string} locked - Ids of inputs that cannot be changed, separated by spaces; `all` for every one.
 * @attr {string} hidden - Ids of inputs that are not shown. Without a value it hides the element, as everywhere.
 * @attr {'reach' | 'rounds' | 'time' | 'matters' | 'odds' | 'hype'} chart - Chart shown.
 * @attr {string} axis - Input on the x axis of the reach curve.
 * @attr {string} output - Result on the y axis: a dotted name such as total.reach.
 * @attr {number} goal - Target of that result.
 * @attr {boolean} stress - Every uncertain input at the pessimistic end of its range.
 * @attr {'query' | 'hash'} sync-url - Keeps the page's address in step. Absent: the address is left alone.
 * @attr {string} wasm-url - Address of the engine, where it does not lie beside the script.
 * @attr {string} strings - JSON object of texts that replace those of the language file.
 * @attr {string} name - Submits inputs and results as JSON with the form around it.
 * @attr {'eager' | 'lazy'} loading - Lazy waits until the element comes near the screen.
 * @attr {number} heading-level - Level of the headline in the page's outline, 2 when absent.
 *
 * @prop {Inputs} values - All inputs; setting takes any of them.
 * @prop {Estimate | null} estimate - The point estimate of the present inputs.
 * @prop {Problem[]} problems - What was not usable as given, and where the model leaves its ground.
 * @prop {Promise<ReachEstimator>} ready - Fulfilled when the first answer is on the screen.
 *
 * @method {void} reset - Goes back to the start.
 * @method {boolean} undo - Takes back the last gesture.
 * @method {string} toQuery - The inputs as a query string.
 * @method {string} toSVG - The chart as a standalone picture.
 * @method {Promise<Blob>} toPNG - The chart as it stands on the screen.
 * @method {string} toCSV - Figures, inputs and curve, as a spreadsheet of the page's language opens them; `{ plain: true }` for programs.
 * @method {string} toJSON - Inputs and results.
 * @method {void} print - Opens the browser's print dialogue with the one-page brief.
 * @method {Solution} solve - The value of an input at which a result reaches a target.
 * @method {boolean} saveScenario - Keeps the present inputs for comparison.
 * @method {boolean} removeScenario - Forgets a kept scenario.
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
 * @csspart controls - All inputs.
 * @csspart control - One input.
 * @csspart label - Its name.
 * @csspart range - Its slider.
 * @csspart field - A field for an exact number.
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

  /** @type {Inner | null} */
  #inner = null;

  constructor() {
    super();
    if (!globalThis.document) return;
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [styleSheet()];
    const root = h('div', { class: 'root', 'data-state': 'loading' }, h('div', { class: 'room' }), h('slot'));
    shadow.append(root);
    this.#inner = new Inner(this, root, this.attachInternals());
  }

  connectedCallback() {
    for (const name of EARLY) upgradeProperty(this, name);
    this.#core.connect();
  }

  disconnectedCallback() {
    this.#core.disconnect();
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

  /** Fulfilled with the element when the first answer is on the screen. */
  get ready() {
    return this.#core.ready.then(() => this);
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

  /** @returns {string} */
  get chart() {
    return this.#core.view.chart;
  }

  set chart(name) {
    this.setAttribute('chart', name);
  }

  /** @returns {string} */
  get axis() {
    return this.#core.view.axis;
  }

  set axis(id) {
    this.setAttribute('axis', id);
  }

  /** @returns {string} */
  get output() {
    return this.#core.view.output;
  }

  set output(name) {
    this.setAttribute('output', name);
  }

  /** @returns {number | null} */
  get goal() {
    return this.#core.view.goal;
  }

  set goal(target) {
    if (target === null) this.removeAttribute('goal');
    else this.setAttribute('goal', String(target));
  }

  get stress() {
    return this.#core.view.stress;
  }

  set stress(on) {
    this.toggleAttribute('stress', on);
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
    return this.#core.session?.toSVG() ?? '';
  }

  /** The chart as it stands on the screen, under its headline. @returns {Promise<Blob>} */
  toPNG() {
    return this.ready.then(() => this.#core.rendered().toPNG());
  }

  /** Figures, inputs and curve. */
  toCSV({ plain = false } = {}) {
    return this.#core.session?.toCSV(plain) ?? '';
  }

  /** Inputs, results with their ranges, link. */
  toJSON() {
    return this.#core.session?.toJSON() ?? '';
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

defineReflected(ReachEstimator.prototype, REFLECTED);
