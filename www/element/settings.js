/** What the host, the address and the user have asked for: inputs, view, and what of it was not usable. */

import { PAST, VERSION } from '../pkg/names.js';
import { MOST_SCENARIOS, means, noteOf, readNames, readValues, readView, ROWS, sparse, tokens, USUAL, VIEWING, writeNames, writeView } from './attributes.js';
import { canonicalTag } from './languages.js';
import { readLook } from './looks.js';
import { Notes } from './notes.js';
import { own } from './own.js';
import { camel } from './camel.js';
import { said } from './properties.js';
import { beside, copyInputs } from './snapshot.js';
import { State } from './state.js';
import { languageOf } from './surroundings.js';

/** @typedef {import('./desk.js').View} View */
/** @typedef {import('./desk.js').Scenario} Scenario */
/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('../pkg/reach_estimator.js').Inputs} Inputs */
/** @typedef {import('../pkg/reach_estimator.js').Problem} Problem */

/** How the whole element looks: attributes that an address may set where the host has not. */
const LOOKS = ROWS.filter((setting) => !VIEWING.includes(setting) && setting.kind !== 'preset' && setting.kind !== 'name');

/** Beginning of the key that holds a kept scenario; its value is a query with other signs, so that it survives in one. */
const SCENARIO = 'scenario.';

/** What of it says something. @template {object} T @param {T | null} values @returns {Partial<T>} */
const telling = (values) => /** @type {Partial<T>} */ (Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined)));

/**
 * The entries that differ from those that stand there; null where none does.
 * @template {object} T
 * @param {T | undefined} wanted
 * @param {object | undefined} standing
 * @returns {T | null}
 */
function changedIn(wanted, standing) {
  const there = /** @type {Record<string, unknown>} */ (own(standing));
  const changed = Object.entries(wanted ?? {}).filter(([name, value]) => String(value) !== String(there[name]));
  return changed.length ? /** @type {T} */ (Object.fromEntries(changed)) : null;
}

/** The chart that a named starting point is about: the article's arithmetic is there to be checked. @type {Record<string, View['chart']>} */
export const CHART_OF_PRESET = own({ article: 'hype' });

/**
 * The ranges of a preset, moved along with the values that differ from its own.
 * @param {Engine} engine
 * @param {import('../pkg/reach_estimator.js').Preset | undefined} preset
 * @param {Inputs} inputs
 */
function rangesOf(engine, preset, inputs) {
  const ranges = own(preset?.values.ranges);
  for (const { id, name } of engine.parameters()) {
    const value = inputs[name];
    if (!preset || !ranges[name] || value === undefined) continue;
    const moved = engine.withValue(preset.values, id, value).ranges?.[name];
    if (moved) ranges[name] = moved;
    else delete ranges[name];
  }
  return ranges;
}

export class Settings {
  state = new State();
  /** @type {View} */
  view = own(USUAL);
  notes = new Notes();
  /** What of the address was not usable, as long as it is shown. @type {Problem[]} */
  linkNotes = [];
  /** What the attributes said when they could last be read. @type {Inputs} */
  #good = own({});
  // These have no prototype: what a page has put on every object stands in none of them.
  /** What the address said of language, theme, currency and view: it keeps saying so. @type {Record<string, string>} */
  #looks = own({});
  /** How it would look without the address. @type {Record<string, string | null>} */
  #before = own({});
  /** Inputs that the host set before there was an engine: part of the start. @type {Record<string, unknown>} */
  #early = own({});
  /** @type {Partial<Record<string, [number, number]>>} */
  #earlyRanges = own({});
  #overruling = false;
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
    const wanted = said(this.#host, 'preset');
    const preset = engine.presets().find(({ id }) => means(wanted ?? '', id));
    const written = this.#readValue(engine);
    const from = (written ? written.view['preset'] : preset?.id) ?? '';
    this.#followPreset(this.state.startPreset, from);
    this.notes.keep('preset', wanted && !preset ? [noteOf('unknown', wanted, `preset: "${wanted}" is not known; ignored`)] : []);
    const given = [...engine.parameters(), ...engine.pastFacts()].map(({ id }) => [id, said(this.#host, id)]);
    const texts = Object.fromEntries(given.filter(([, value]) => value !== null));
    const attributes = readValues(engine, texts);
    const early = readValues(engine, this.#early, this.#earlyRanges);
    const { past, ...set } = early.inputs;
    // What says nothing takes nothing away.
    const inputs = copyInputs({ ...attributes.inputs, ...set, ...(past ? { past: { ...attributes.inputs.past, ...past } } : {}) });
    for (const { id, name } of engine.parameters()) {
      const last = this.#good[name];
      if (this.#host.hasAttribute(id) && inputs[name] === undefined && last !== undefined) inputs[name] = last;
    }
    for (const { id, name } of engine.pastFacts()) {
      const last = this.#good.past?.[name];
      if (this.#host.hasAttribute(id) && inputs.past?.[name] === undefined && last !== undefined) inputs.past = { ...inputs.past, [name]: last };
    }
    this.#good = inputs;
    const start = written?.inputs ?? preset?.values;
    const ranges = written?.inputs.ranges ?? rangesOf(engine, preset, inputs);
    const names = readNames((key) => said(this.#host, key) ?? written?.view[key]);
    const fitted = /** @type {import('./desk.js').InputName[]} */ (written?.inputs.dependence ? Object.keys(written.inputs.ranges ?? {}) : []);
    this.state.restart({ ...start, ...inputs, ranges: { ...ranges, ...inputs.ranges } }, from, names, fitted);
    // What stands where something cannot be read is known only now.
    const now = (/** @type {typeof early} */ { problems }, /** @type {Record<string, unknown>} */ values, ranges = {}) =>
      problems.length ? readValues(engine, values, ranges, this.state.inputs).problems : [];
    this.notes.keep('attributes', [...now(attributes, texts), ...now(early, this.#early, this.#earlyRanges)]);
  }

  /** Back to what the attributes ask for, before another address is laid over it. @param {Engine} engine */
  startOver(engine) {
    this.takeView(
      engine,
      VIEWING.map(({ key }) => key),
    );
    this.state.reset();
  }

  /**
   * What the attribute `value` says: like an address, it holds everything that differs from the table.
   * @param {Engine} engine
   */
  #readValue(engine) {
    const text = said(this.#host, 'value');
    const written = text && engine.whole ? engine.parseQuery(text) : null;
    this.notes.keep('value', written?.problems ?? []);
    return written && { inputs: sparse(engine, written.inputs), view: written.view };
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
    this.#followPreset(this.state.preset, id);
    this.state.replace(engine.presets().find((preset) => preset.id === id)?.values ?? {}, id);
  }

  /**
   * The chart that a starting point is about comes with it, and goes with it.
   * @param {string} from
   * @param {string} to
   */
  #followPreset(from, to) {
    if (from === to) return;
    const { [from]: left, [to]: come } = CHART_OF_PRESET;
    if (come) this.view.chart = come;
    else if (left === this.view.chart) this.view.chart = USUAL.chart;
  }

  /**
   * @param {Engine} engine
   * @param {string[]} names attributes of the view to take over
   */
  takeView(engine, names) {
    for (const name of names) {
      const text = said(this.#host, name);
      const before = this.view.output;
      const { view, problems } = readView(engine, { [name]: text }, before);
      this.notes.keep(name, problems);
      Object.assign(this.view, view);
      if (this.view.output !== before) this.#readGoal(engine);
      if (name === 'chart' && text === null) this.view.chart = CHART_OF_PRESET[this.state.startPreset] ?? USUAL.chart;
    }
  }

  /** What a goal means depends on the result: where that has become another, it is read once more. @param {Engine} engine */
  #readGoal(engine) {
    if (said(this.#host, 'goal') !== null) this.takeView(engine, ['goal']);
    this.#dropGoal(engine);
  }

  /** A goal that the result cannot have is none. @param {Engine} engine */
  #dropGoal(engine) {
    const { goal, output } = this.view;
    if (goal !== null && engine.parseGoal(String(goal), output) === undefined) this.view.goal = null;
  }

  /**
   * Language, theme, currency or view, as the host or else the address says; of two that may mean different things, the
   * one that can only mean this.
   * @param {string} name
   * @returns {string | null}
   */
  look(name) {
    const ours = this.#looks[name] ?? null;
    const text = said(this.#host, name);
    const words = LOOKS.find(({ key }) => key === name)?.words;
    const found = name === 'lang' ? canonicalTag(text) : text && words ? words.find((word) => means(text, word)) : text;
    if (words) this.notes.keep(name, text && !found ? [noteOf('unknown', text, `${name}: "${text}" is not known; ignored`)] : []);
    const theirs = found || null;
    return this.#overruling ? (ours ?? theirs) : (theirs ?? ours);
  }

  /** All looks, to be compared. */
  get looks() {
    return String(LOOKS.map(({ key }) => this.#resolved(key)));
  }

  /** @param {string} name */
  #resolved(name) {
    return this.look(name) ?? (name === 'lang' ? languageOf(this.#host) : null);
  }

  /**
   * Looks that an address asks for, in place of those of the one before: needed before there is an engine to read the rest.
   * @param {string} text
   * @param {boolean} overruling
   */
  takeLooks(text, overruling) {
    this.#looks = own({});
    for (const { key } of LOOKS) if (!(key in this.#before)) this.#before[key] = this.#resolved(key);
    this.#overruling = overruling;
    for (const { key, words } of LOOKS) {
      const found = readLook(text, key);
      if (!found || (!overruling && said(this.#host, key))) continue;
      if (!words || words.includes(found.toLowerCase())) this.#looks[key] = words ? found.toLowerCase() : found;
    }
  }

  /**
   * Whether a key of the address that might be ours is the page's: the host has decided for itself what it means here.
   * @param {string} key
   */
  isForeign(key) {
    return LOOKS.some((look) => look.key === key) && !(key in this.#looks) && this.#resolved(key) === (this.#before[key] ?? null);
  }

  /**
   * An address holds everything that differs from the table, so it replaces what the attributes asked for; but for what the
   * host has locked.
   * @param {Engine} engine
   * @param {string} text
   * @param {Scenario[]} scenarios kept so far
   */
  takeQuery(engine, text, scenarios) {
    if (!text) return;
    const { inputs, view, problems } = engine.parseOwnQuery(text);
    const { preset, ...rest } = view;
    const looks = readView(engine, rest, this.view.output);
    Object.assign(this.view, preset && preset in CHART_OF_PRESET ? { chart: CHART_OF_PRESET[preset] } : {}, looks.view);
    this.#dropGoal(engine);
    const saved = Object.entries(rest).filter(([key]) => key.startsWith(SCENARIO));
    const left = saved.slice(MOST_SCENARIOS).map(([key]) => key.slice(SCENARIO.length));
    const read = saved
      .slice(0, MOST_SCENARIOS)
      .map(([key, value]) => ({ label: key.slice(SCENARIO.length), ...engine.parseOwnQuery(value.replaceAll('~', '&').replaceAll(':', '=')) }));
    if (read.length) scenarios.splice(0, scenarios.length, ...read.map(({ label, inputs }) => ({ label, inputs: sparse(engine, inputs) })));
    const beyond = left.map((label) => noteOf('scenarios-full', label, `${SCENARIO}${label}: at most ${MOST_SCENARIOS} scenarios are kept; ignored`));
    this.linkNotes = [...problems, ...read.flatMap((scenario) => scenario.problems), ...beyond];
    this.notes.keep('address', this.linkNotes);
    const given = sparse(engine, inputs);
    const names = readNames((key) => view[key]);
    const anything = Object.keys(given).length > 1 || Object.keys(given.ranges ?? {}).length > 0 || preset !== undefined;
    if (anything) this.state.replace(this.#holdLocked(engine, given), preset ?? '', names);
    else for (const [id, name] of Object.entries(names)) this.state.name(id, name ?? '');
    if (given.dependence) this.state.fit({ ranges: { ...given.ranges } });
  }

  /** @param {Engine} engine */
  lockedIds(engine) {
    return tokens(
      said(this.#host, 'locked'),
      engine.parameters().map(({ id }) => id),
    );
  }

  /**
   * @param {Engine} engine
   * @param {Inputs} inputs
   * @returns {Inputs} with what is locked as it stands
   */
  #holdLocked(engine, inputs) {
    const locked = this.lockedIds(engine);
    return this.state.holding(
      engine
        .parameters()
        .filter(({ id }) => locked.has(id))
        .map(({ name }) => name),
      inputs,
    );
  }

  /**
   * Inputs that the host sets while there is no engine yet: where reset leads to, like attributes.
   * @param {Inputs} values
   */
  takeEarly(values) {
    const { ranges = {}, past, ...given } = own(values);
    Object.assign(this.#early, telling(given));
    if (past) this.#early['past'] = { .../** @type {object | undefined} */ (this.#early['past']), ...telling(past) };
    Object.assign(this.#earlyRanges, telling(ranges));
    for (const [name, value] of Object.entries(this.#early)) if (value === null) delete this.#early[name];
  }

  /** What an attribute says now is newer than what was set before there was an engine. @param {string[]} attributes */
  overrule(attributes) {
    const { past, ...others } = this.#early;
    /** @type {string[]} */
    const facts = PAST.filter(({ id }) => !attributes.includes(id)).map(({ name }) => name);
    const newer = new Set(attributes.flatMap((name) => [name, camel(name)]));
    const kept = (/** @type {object} */ values) => own(Object.fromEntries(Object.entries(values).filter(([name]) => !newer.has(name))));
    this.#early = kept(others);
    if (past) this.#early['past'] = Object.fromEntries(Object.entries(past).filter(([name]) => facts.includes(name)));
    this.#earlyRanges = kept(this.#earlyRanges);
  }

  /**
   * @param {Engine} engine
   * @param {Inputs} values set by the host; null goes back to the start
   */
  take(engine, values) {
    const { ranges = {}, ...all } = own(values);
    const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
    const back = engine.parameters().filter(({ name }) => Object.hasOwn(all, name) && /** @type {Record<string, unknown>} */ (all)[name] === null);
    for (const { name } of back) {
      delete this.#early[name];
      delete this.#earlyRanges[name];
    }
    if (back.length) this.takeStart(engine);
    for (const { name } of back) this.state.reset(name);
    const { inputs, problems } = readValues(engine, given, ranges, this.state.inputs);
    this.notes.keep('values', problems);
    for (const row of engine.parameters()) {
      const value = inputs[row.name];
      // What holds already is no change, so that a page may say again what it has heard.
      if (value !== undefined && value !== (this.state.inputs[row.name] ?? row.default)) this.state.set(engine, row, value);
    }
    const held = this.state.inputs;
    const { dependence, past } = inputs;
    const changed = changedIn(inputs.ranges, held.ranges);
    const facts = changedIn(past, held.past);
    const more = { ...(dependence === undefined || dependence === held.dependence ? {} : { dependence }), ...(facts ? { past: { ...held.past, ...facts } } : {}) };
    if (changed || Object.keys(more).length) this.state.change(more, changed ?? {});
  }

  /**
   * All inputs, and the user's own ranges.
   * @param {Engine} engine
   * @returns {Inputs}
   */
  values(engine) {
    const { inputs } = this.state;
    const all = Object.fromEntries(engine.parameters().map(({ name, default: usual }) => [name, inputs[name] ?? usual]));
    return { ...all, ranges: { ...inputs.ranges }, ...beside(inputs) };
  }

  /**
   * What is calculated: the inputs, or their pessimistic ends.
   * @param {Engine} engine
   */
  effective(engine) {
    return this.view.stress ? engine.stressed(this.state.inputs) : this.state.inputs;
  }

  /**
   * Inputs, view and kept scenarios as a query string.
   * @param {Engine} engine
   * @param {Scenario[]} scenarios
   * @param {boolean} [elsewhere] opened where the host's own looks are not known
   */
  toQuery(engine, scenarios, elsewhere = false) {
    const settings = { ...writeView(this.view), ...writeNames(this.state.names) };
    for (const { key } of LOOKS) {
      const now = this.#resolved(key);
      const before = elsewhere ? (key === 'lang' ? 'en' : null) : (this.#before[key] ?? null);
      if (now && (now !== before || (!elsewhere && key in this.#looks && this.#looks[key] === now))) settings[key] = now;
    }
    for (const { label, inputs } of scenarios) {
      // What differs from no default says which defaults these are.
      const query = engine.toQuery(inputs, {}) || `v=${VERSION}`;
      settings[SCENARIO + label] = query.replaceAll('&', '~').replaceAll('=', ':');
    }
    return engine.toQuery(this.state.inputs, settings);
  }
}
