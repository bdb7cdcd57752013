/** What the user has set: sparse values and ranges, one undo step a gesture, and the state to go back to. */

import { writeJSON } from './json.js';
import { own } from './own.js';
import { copyInputs, followed, nothing, turned } from './snapshot.js';

/** @typedef {import('../pkg/reach_estimator.js').Inputs} Inputs */
/** @typedef {import('../pkg/reach_estimator.js').InputName} InputName */
/** @typedef {import('../pkg/reach_estimator.js').Parameter} Parameter */
/** @typedef {import('./engine.js').Engine} Engine */

/** @typedef {import('./snapshot.js').Names} Names */
/** @typedef {import('./snapshot.js').Snapshot} Snapshot */

/**
 * What a gesture did.
 * @typedef {{ before: Snapshot, after: Snapshot }} Step
 */

const UNDO_STEPS = 100;

/** @param {object | undefined} record */
const sorted = (record) => Object.entries(record ?? {}).sort();

/** Everything in a state, in whatever order it came, to tell whether two are the same. @param {Snapshot} state */
const written = ({ inputs: { ranges, past, ...values }, preset, names, fitted }) =>
  writeJSON([sorted(values), sorted(ranges), sorted(past), preset, sorted(names), [...fitted].sort()]);

export class State {
  #now = nothing();
  #start = nothing();
  /** @type {Step[]} */
  #past = [];
  /** @type {Step[]} */
  #future = [];
  /** @type {Snapshot | null} */
  #before = null;

  /** The current inputs; never changed in place. */
  get inputs() {
    return this.#now.inputs;
  }

  get preset() {
    return this.#now.preset;
  }

  /** Inputs whose value and range a fit has found. */
  get fitted() {
    return this.#now.fitted;
  }

  /** What the reader calls groups and networks. */
  get names() {
    return this.#now.names;
  }

  /** The starting point that reset leads to. */
  get startPreset() {
    return this.#start.preset;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Whether a gesture is under way. */
  get moving() {
    return this.#before !== null;
  }

  /** @param {InputName} name */
  changed(name) {
    const { inputs: now } = this.#now;
    const { inputs: start } = this.#start;
    return now[name] !== start[name] || String(now.ranges?.[name]) !== String(start.ranges?.[name]);
  }

  /**
   * Moves one input. A range of the user's own moves along with its value, as the engine says.
   * @param {Engine} engine
   * @param {Parameter} parameter
   * @param {number} value
   */
  set(engine, { id, name, default: usual }, value) {
    const base = this.#before ?? this.#now;
    const from = this.holding([name], this.inputs, base.inputs);
    // A gesture that ends where it began has changed nothing; and one that goes on begins there, whatever it has passed.
    if (value === (from[name] ?? usual)) {
      this.#now = { ...this.#now, inputs: from, fitted: new Set([...base.fitted].filter((each) => each === name || this.fitted.has(each))) };
      return;
    }
    const own = from.ranges?.[name];
    this.change({ [name]: value }, own && { [name]: engine.withValue(from, id, value).ranges?.[name] ?? null });
  }

  /**
   * Changes some inputs. A range of null goes back to the one that belongs to the value.
   * @param {Inputs} changes
   * @param {Partial<Record<InputName, [number, number] | null>>} [ranges]
   */
  change(changes, ranges = {}) {
    const inputs = copyInputs({ ...this.inputs, ...changes, ranges: { ...this.inputs.ranges, ...own(changes).ranges } });
    for (const [key, pair] of Object.entries(ranges)) {
      const name = /** @type {InputName} */ (key);
      if (pair) inputs.ranges[name] = pair;
      else delete inputs.ranges[name];
    }
    const moved = [...Object.keys(changes), ...Object.keys(ranges)];
    this.#now = { ...this.#now, inputs, fitted: new Set([...this.fitted].filter((name) => !moved.includes(name))) };
  }

  /**
   * Takes over what a fit has found.
   * @param {Inputs} found
   * @param {Partial<Record<InputName, [number, number] | null>>} [ranges]
   */
  fit(found, ranges = {}) {
    this.change(found, ranges);
    const { ranges: pairs, ...values } = own(found);
    const names = /** @type {InputName[]} */ ([...Object.keys(values), ...Object.keys(pairs ?? {}), ...Object.keys(ranges)]);
    this.#now = { ...this.#now, fitted: new Set([...this.fitted, ...names]) };
  }

  /**
   * @param {Inputs} inputs
   * @param {string} [preset]
   * @param {Names} [names]
   */
  replace(inputs, preset = '', names) {
    this.#now = { inputs: copyInputs(inputs), preset, fitted: new Set(), names: own(names) };
  }

  /**
   * Takes over a new state to go back to. Inputs in which it differs from the one before follow it, the others stay; where
   * nothing differs, everything does.
   * @param {Inputs} given
   * @param {string} preset
   * @param {Names} names
   * @param {InputName[]} [fitted] inputs that a fit has found
   */
  restart(given, preset, names, fitted = []) {
    const before = this.#start;
    const inputs = copyInputs(given);
    const start = { inputs, preset, fitted: new Set(fitted), names };
    if (written(start) === written(before)) return;
    this.#start = start;
    const keys = [inputs, before.inputs, inputs.ranges ?? {}, before.inputs.ranges ?? {}].flatMap(Object.keys);
    const all = /** @type {InputName[]} */ ([...new Set(keys)].filter((key) => key !== 'ranges' && key !== 'past'));
    const valued = all.filter((name) => inputs[name] !== before.inputs[name]);
    // A range belongs to its value.
    const ranged = all.filter((name) => valued.includes(name) || String(inputs.ranges?.[name]) !== String(before.inputs.ranges?.[name]));
    this.restore(valued, inputs);
    this.change({}, Object.fromEntries(ranged.map((name) => [name, inputs.ranges?.[name] ?? null])));
    const past = followed(this.inputs.past, inputs.past, before.inputs.past);
    this.#now = {
      inputs: inputs.past || before.inputs.past ? copyInputs({ ...this.inputs, past }) : this.inputs,
      preset: preset === before.preset ? this.#now.preset : preset,
      fitted: new Set(inputs.dependence === before.inputs.dependence ? [...this.fitted, ...fitted.filter((name) => ranged.includes(name))] : fitted),
      names: followed(this.names, names, before.names),
    };
  }

  /**
   * Puts some inputs, values and ranges, to where they stand elsewhere.
   * @param {InputName[]} names
   * @param {Inputs} source
   */
  restore(names, source) {
    const fitted = new Set([...this.fitted].filter((name) => !names.includes(name)));
    this.#now = { ...this.#now, inputs: this.holding(names, this.inputs, source), fitted };
  }

  /**
   * Inputs in which some are as they stand now or stood before, values and ranges.
   * @param {InputName[]} names
   * @param {Inputs} inputs
   * @param {Inputs} [source]
   * @returns {Inputs}
   */
  holding(names, inputs, source = this.inputs) {
    const held = copyInputs(inputs);
    for (const name of names) {
      const value = source[name];
      const pair = source.ranges?.[name];
      if (value === undefined) delete held[name];
      else held[name] = value;
      if (pair) held.ranges[name] = pair;
      else delete held.ranges[name];
    }
    return held;
  }

  /**
   * Names a group or a network; an empty text takes the name away.
   * @param {string} id
   * @param {string} name
   */
  name(id, name) {
    const { [id]: before, ...names } = this.names;
    if ((before ?? '') !== name) this.#now = { ...this.#now, names: own(name ? { ...names, [id]: name } : names) };
  }

  /** Opens a gesture; everything until the next `commit` is one undo step. */
  begin() {
    this.#before ??= this.#now;
  }

  /** Ends the gesture. Returns whether it changed anything. */
  commit() {
    const before = this.#before;
    this.#before = null;
    if (!before || before === this.#now) return false;
    if (written(before) === written(this.#now)) {
      this.#now = before;
      return false;
    }
    this.#past.push({ before, after: this.#now });
    this.#future = [];
    if (this.#past.length > UNDO_STEPS) this.#past.shift();
    return true;
  }

  /**
   * Lets a script change something. What it says while somebody moves an input holds from before the gesture: neither undo
   * nor going on takes it back.
   * @param {() => void} change
   */
  hear(change) {
    const [began, before] = [this.#before, this.#now];
    this.#before = null;
    change();
    this.#before = began && turned(began, before, this.#now, true);
  }

  /**
   * What an input was when the gesture under way began.
   * @param {Parameter} parameter
   */
  began({ name, default: usual }) {
    return (this.#before ?? this.#now).inputs[name] ?? usual;
  }

  /** Takes back whatever the gesture under way has changed, as if it had never begun. */
  abandon() {
    if (this.#before) this.#now = this.#before;
    this.#before = null;
  }

  /** Takes back the last gesture, and nothing that a script has said since. Returns whether there was one. */
  undo() {
    this.commit();
    const step = this.#past.pop();
    if (!step) return false;
    const after = this.#now;
    this.#now = turned(after, step.after, step.before);
    this.#future.push({ before: this.#now, after });
    return true;
  }

  /** Does again what was taken back last. Returns whether there was anything. */
  redo() {
    this.commit();
    const step = this.#future.pop();
    if (!step) return false;
    const before = this.#now;
    this.#now = turned(before, step.before, step.after);
    this.#past.push({ before, after: this.#now });
    return true;
  }

  /** @param {InputName} [name] only this input */
  reset(name) {
    if (!name) {
      this.#now = this.#start;
      return;
    }
    this.restore([name], this.#start.inputs);
  }
}
