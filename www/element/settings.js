/** What the host, the address and the user have asked for: inputs, view, and what of it was not usable. */

import { noteOf, readValues, readView, sparse } from './attributes.js';
import { Notes } from './notes.js';
import { State } from './state.js';

/** @typedef {import('./desk.js').View} View */
/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('../pkg/reach_estimator.js').Inputs} Inputs */
/** @typedef {import('../pkg/reach_estimator.js').Problem} Problem */

/** Attributes of the view. */
export const VIEWING = ['chart', 'axis', 'output', 'goal', 'stress'];

/** Attributes that an address may set where the host has not. */
const ADDRESSED = ['theme', 'lang', 'currency', 'view'];

/** How everything looks before anybody asks otherwise. @type {Readonly<View>} */
const USUAL = Object.freeze({ chart: 'reach', axis: 'employees', output: 'total.reach', goal: null, stress: false, log: false, dayOne: false, present: false, basis: 'cpc' });

/** The chart that a named starting point is about: the article's arithmetic is there to be checked. @type {Record<string, View['chart']>} */
export const CHART_OF_PRESET = { article: 'hype' };

export class Settings {
  state = new State();
  /** @type {View} */
  view = { ...USUAL };
  notes = new Notes();
  /** What of the address was not usable, as long as it is shown. @type {Problem[]} */
  linkNotes = [];
  /** What the attributes said when they could last be read. @type {Inputs} */
  #good = {};
  /** What the address said of language, theme, currency and view: it keeps saying so. @type {Record<string, string>} */
  #looks = {};
  #host;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * The inputs that the attributes ask for: what reset leads to.
   * @param {Engine} engine
   */
  takeStart(engine) {
    const wanted = this.#host.getAttribute('preset');
    const preset = engine.presets().find(({ id }) => id === wanted);
    if (preset && preset.id !== this.state.startPreset) this.view.chart = CHART_OF_PRESET[preset.id] ?? this.view.chart;
    this.notes.keep('preset', wanted && !preset ? [noteOf('unknown', wanted, `preset: "${wanted}" is not known; ignored`)] : []);
    const given = engine.parameters().map(({ id }) => [id, this.#host.getAttribute(id)]);
    const { inputs, problems } = readValues(engine, Object.fromEntries(given.filter(([, value]) => value !== null)));
    this.notes.keep('attributes', problems);
    for (const { id, name } of engine.parameters()) {
      const last = this.#good[name];
      if (this.#host.hasAttribute(id) && inputs[name] === undefined && last !== undefined) inputs[name] = last;
    }
    this.#good = inputs;
    this.state.restart({ ...preset?.values, ...inputs }, preset?.id ?? '');
  }

  forgetLinkNotes() {
    this.linkNotes = [];
  }

  /**
   * The user chose a named starting point; an empty text is the table itself.
   * @param {Engine} engine
   * @param {string} id
   */
  startFrom(engine, id) {
    this.state.replace(engine.presets().find((preset) => preset.id === id)?.values ?? {}, id);
    this.view.chart = CHART_OF_PRESET[id] ?? this.view.chart;
  }

  /**
   * @param {Engine} engine
   * @param {string[]} names attributes of the view to take over
   */
  takeView(engine, names) {
    for (const name of names) {
      const { view, problems } = readView(engine, { [name]: this.#host.getAttribute(name) });
      this.notes.keep(name, problems);
      Object.assign(this.view, view);
    }
  }

  /**
   * Language, theme, currency and view of an address: needed before there is an engine to read the rest.
   * @param {string} text
   */
  takeLooks(text) {
    const query = new URLSearchParams(text);
    for (const name of ADDRESSED) {
      const value = query.get(name);
      if (!value || this.#host.hasAttribute(name)) continue;
      this.#host.setAttribute(name, value);
      this.#looks[name] = value;
    }
  }

  /**
   * What the reader has chosen of these on a page whose address is the element's: the link keeps it.
   * @param {string[]} names attributes that have changed
   */
  keepLooks(names) {
    for (const name of ADDRESSED.filter((each) => names.includes(each))) {
      const value = this.#host.getAttribute(name);
      if (value) this.#looks[name] = value;
      else delete this.#looks[name];
    }
  }

  /**
   * An address holds everything that differs from the table, so it replaces what the attributes asked for.
   * @param {Engine} engine
   * @param {string} text
   */
  takeQuery(engine, text) {
    if (!text) return;
    const { inputs, view, problems } = engine.parseQuery(text);
    const { preset, ...rest } = view;
    const looks = readView(engine, rest);
    this.linkNotes = [...problems, ...looks.problems];
    this.notes.keep('address', this.linkNotes);
    Object.assign(this.view, preset && preset in CHART_OF_PRESET ? { chart: CHART_OF_PRESET[preset] } : {}, looks.view);
    this.takeLooks(text);
    const given = sparse(engine, inputs);
    const anything = Object.keys(given).length > 1 || Object.keys(given.ranges ?? {}).length > 0 || preset !== undefined;
    if (anything) this.state.replace(given, preset ?? '');
  }

  /**
   * @param {Engine} engine
   * @param {Inputs} values set by the host
   */
  take(engine, values) {
    const { ranges = {}, ...given } = values;
    const { inputs, problems } = readValues(engine, given, ranges);
    this.notes.keep('values', problems);
    for (const row of engine.parameters()) {
      const value = inputs[row.name];
      if (value !== undefined) this.state.set(engine, row, value);
    }
    this.state.change({}, inputs.ranges);
  }

  /**
   * All inputs, and the user's own ranges.
   * @param {Engine} engine
   * @returns {Inputs}
   */
  values(engine) {
    const { inputs } = this.state;
    const all = Object.fromEntries(engine.parameters().map(({ name, default: usual }) => [name, inputs[name] ?? usual]));
    return { ...all, ranges: { ...inputs.ranges } };
  }

  /**
   * What is calculated: the inputs, or their pessimistic ends.
   * @param {Engine} engine
   */
  effective(engine) {
    return this.view.stress ? engine.stressed(this.state.inputs) : this.state.inputs;
  }

  /**
   * Inputs and view as a query string.
   * @param {Engine} engine
   */
  toQuery(engine) {
    const { chart, axis, output, goal, stress } = this.view;
    const looks = Object.fromEntries(Object.entries(this.#looks).filter(([name, value]) => this.#host.getAttribute(name) === value));
    if (chart !== USUAL.chart) looks['chart'] = chart;
    if (axis !== USUAL.axis) looks['axis'] = axis;
    if (output !== USUAL.output) looks['output'] = output;
    if (goal !== null) looks['goal'] = String(goal);
    if (stress) looks['stress'] = '1';
    return engine.toQuery(this.state.inputs, looks);
  }
}
