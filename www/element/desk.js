/**
 * What every part of the element works with: the engine's table, the words, and the few things a part may ask for.
 */

/** @typedef {import('../pkg/reach_estimator.js').Parameter} Parameter */
/** @typedef {import('../pkg/reach_estimator.js').ParameterId} ParameterId */
/** @typedef {import('../pkg/reach_estimator.js').InputName} InputName */
/** @typedef {import('../pkg/reach_estimator.js').Output} Output */
/** @typedef {import('../pkg/reach_estimator.js').OutputName} OutputName */
/** @typedef {import('../pkg/reach_estimator.js').ChartName} ChartName */
/** @typedef {import('../pkg/reach_estimator.js').Inputs} Inputs */
/** @typedef {import('../pkg/reach_estimator.js').Problem} Problem */
/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./words.js').Words} Words */
/** @typedef {import('./format.js').Format} Format */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./frame.js').Frame} Frame */

/** The input that stands below the answer instead of in its group. @type {ParameterId} */
export const CLAIMS = 'claims-counted';

/**
 * How the element looks at the inputs.
 * @typedef {object} View
 * @property {ChartName} chart
 * @property {ParameterId} axis
 * @property {OutputName} output
 * @property {number | null} goal
 * @property {number} chance share of the cases in which the goal is to be met
 * @property {boolean} stress
 * @property {boolean} log
 * @property {boolean} dayOne
 * @property {boolean} present the presenter's view
 * @property {'reach' | 'money'} headline what the answer's sentence is about
 * @property {string} caseTitle whose case it is, or an empty text
 * @property {string} caseAuthor who made it
 * @property {string} caseDate of which day it is, as 2026-11-26; empty is today
 * @property {'cpc' | 'cpm'} basis what the media equivalent goes by
 */

/**
 * @typedef {object} Scenario
 * @property {string} label
 * @property {Inputs} inputs
 */

/**
 * @typedef {object} Desk
 * @property {Engine} engine
 * @property {Words} words
 * @property {Format} format
 * @property {import('./press.js').Press} press
 * @property {State} state
 * @property {View} view
 * @property {Scenario[]} scenarios
 * @property {number} level of the headline in the page's outline
 * @property {Map<ParameterId, Parameter>} parameters
 * @property {Map<OutputName, Output>} outputs
 * @property {boolean} wide answer and inputs stand side by side
 * @property {OutputName | null} shown what the one picture of a narrow screen shows instead of the chosen result, because the last input moves that
 * @property {Set<OutputName>} asked results that the parts needed for what is on the screen
 * @property {import('./still-figures.js').StillFigures | null} stillFigures what stood there before the engine
 * @property {number} magnification size of the letters, 1 where they are the usual ones
 * @property {Set<ParameterId>} locked
 * @property {Set<ParameterId>} hidden
 * @property {(parameter: Parameter, value: number) => void} move one step of a gesture
 * @property {(parameter: Parameter, at: number) => void} slide the same by a position along the scale; where the gesture began nothing has changed
 * @property {() => void} commit end of a gesture
 * @property {(view: Partial<View>) => void} look changes the view
 * @property {(question: Partial<View>) => void} ask changes what is to be reached, for the reader, who waits for the answer
 * @property {boolean} asking whether the reader waits for it still
 * @property {(change: () => void) => void} act a whole gesture in one
 * @property {<T>(change: () => T) => T} hold changes everything but what the host has locked
 * @property {() => void} undo takes back the last gesture
 * @property {() => void} redo does it again
 * @property {() => void} reset goes back to the start
 * @property {string} preset the named starting point, or an empty text
 * @property {(id: string) => void} start goes to a named starting point
 * @property {() => void} refresh draws again in the next frame
 * @property {(id: ParameterId) => void} focus puts the focus on an input, opening its group
 * @property {(panel: string | null, given?: unknown) => void} open shows a panel under the answer, and hands it something
 * @property {(text: string) => boolean} reopen takes over a case that was saved as JSON; says whether the text was one
 * @property {() => Problem[]} notes what of the address was not usable
 * @property {() => void} forget stops showing them
 * @property {() => string} link the address of the current state
 * @property {import('./later.js').Further | null} further what no first picture needs, once it is here
 * @property {(css: string) => void} wear takes over the looks of a part that comes when it is asked for
 * @property {(act: () => void) => void} furnish acts once texts and parts of what opens later are here
 * @property {(act: () => void, otherwise: () => void) => void} onceWhole acts once the later module is here too, or otherwise where it does not come
 * @property {(text: string) => void} announce says something politely
 * @property {<T>(get: (again: import('./tries.js').Urgency) => Promise<T>, arrived: (found: T) => void, lack: (isSlow: boolean, mayPass: boolean) => void) => import('./loading.js').Loading<T>} load gets something, and does not give up
 * @property {(sentence: string, retry: (() => void) | null) => HTMLElement} apologise a sentence about what did not come, with a way to try again
 * @property {(error: unknown) => void} fail says that something could not be worked out; what is on the screen stays
 */

/**
 * A part of the element.
 * @typedef {object} Part
 * @property {HTMLElement} node
 * @property {(frame: Frame) => void} update
 * @property {(given: any) => void} [take] what was handed to it
 * @property {() => void} [stop] ends what is being worked out
 * @property {() => void} [open] somebody asks for it again
 */

/**
 * What labels are made of; where nobody has named anything, there is no state.
 * @typedef {Pick<Desk, 'words' | 'parameters'> & Partial<Pick<Desk, 'state'>>} Labelling
 */

/**
 * What the reader calls the group or the network that an input is of.
 * @param {Pick<Labelling, 'parameters' | 'state'>} desk
 * @param {ParameterId} id
 */
export function givenName({ parameters, state }, id) {
  return state?.names[parameters.get(id)?.place?.id ?? ''];
}

/**
 * @param {Labelling} desk
 * @param {ParameterId} id
 */
export function parameterLabel(desk, id) {
  const { words, parameters } = desk;
  const row = parameters.get(id);
  const name = givenName(desk, id);
  return name ? words.text(`place.${row?.place?.says}`, { name: words.isolate(name) }) : words.text(`parameter.${id}.label`, {}, row?.label ?? id);
}

/**
 * Whether an input changes nothing as things are: it is of a group that nobody belongs to, or of a network on which nobody
 * is.
 * @param {Pick<Desk, 'parameters' | 'state'>} desk
 * @param {Pick<Parameter, 'needs'>} parameter
 */
export function isIdle({ parameters, state }, { needs }) {
  const needed = needs && parameters.get(needs);
  return needed ? (state.inputs[needed.name] ?? needed.default) === 0 : false;
}

/**
 * What a group of employees or a network is called.
 * @param {Pick<Desk, 'words' | 'state'>} desk
 * @param {string} id
 */
export function placeName({ words, state }, id) {
  return state.names[id] ?? words.text(`without.${id}`);
}

/**
 * The name of an input inside a sentence.
 * @param {Desk} desk
 * @param {ParameterId} id
 */
export function parameterName(desk, id) {
  const label = parameterLabel(desk, id);
  return givenName(desk, id) ? label : desk.words.text(`parameter.${id}.name`, {}, label);
}

/**
 * Whether an input counts what cannot be divided.
 * @param {Parameter} parameter
 */
export function isWhole({ unit, step }) {
  return Number.isInteger(step) && ['people', 'rounds', 'months'].includes(unit);
}

/**
 * The value that a typed number stands for, and what to say where it could not be taken as it is.
 * @param {Pick<Desk, 'engine' | 'words' | 'format'>} desk
 * @param {Parameter} parameter
 * @param {number} typed
 * @returns {{ value: number, note: string | null }}
 */
export function takeTyped({ engine, words, format }, { id, unit, min, max }, typed) {
  const { value, problem } = engine.clampValue(id, typed);
  if (!problem) return { value, note: null };
  return { value, note: words.text('field.clamped', { low: format.input(min, unit), high: format.input(max, unit), used: format.input(value, unit) }) };
}

/**
 * An input and its value inside a sentence: "200 employees".
 * @param {Desk} desk
 * @param {ParameterId} id
 * @param {number} value
 * @param {number} [digits]
 */
export function valueOf(desk, id, value, digits = 3) {
  const unit = desk.parameters.get(id)?.unit ?? '';
  const own = !givenName(desk, id) && desk.words.has(`parameter.${id}.value`);
  const key = own ? `parameter.${id}.value` : 'parameter.value';
  const shown = Number(value.toPrecision(digits));
  return desk.words.text(key, {
    name: desk.words.isolate(parameterName(desk, id)),
    value: desk.words.isolate(desk.format.input(shown, unit)),
    number: desk.format.field(shown, unit),
    count: shown,
  });
}

/**
 * @param {Desk} desk
 * @param {ParameterId} id
 */
export function parameterHelp({ words, parameters }, id) {
  return words.text(`parameter.${id}.help`, {}, parameters.get(id)?.help ?? '');
}

/**
 * @param {Pick<Desk, 'words' | 'outputs'>} desk
 * @param {OutputName} name
 */
export function outputLabel({ words, outputs }, name) {
  return words.text(`output.${name}`, {}, outputs.get(name)?.label ?? name);
}

/**
 * @param {Desk} desk
 * @param {OutputName} name
 */
export function outputUnit({ outputs }, name) {
  return outputs.get(name)?.unit ?? 'people';
}

/**
 * What stands in a formula: an input or another result.
 * @param {Desk} desk
 * @param {ParameterId | OutputName} id
 */
export function termLabel(desk, id) {
  return desk.parameters.has(/** @type {ParameterId} */ (id)) ? parameterLabel(desk, /** @type {ParameterId} */ (id)) : outputLabel(desk, /** @type {OutputName} */ (id));
}

/**
 * A formula in names instead of ids. Those that need words are in the language files; the niche follows the same ones.
 * @param {Desk} desk
 * @param {OutputName} name
 * @param {string} formula with its terms in braces, and a sign in front where it only comes near
 */
export function formulaText(desk, name, formula) {
  const [sign] = /** @type {RegExpExecArray} */ (/^(?:[≈<] )?/.exec(formula));
  const ids = [...formula.matchAll(/\{([\w.-]+)\}/g)].map(([, id = '']) => /** @type {ParameterId | OutputName} */ (id));
  // The label of that input begins a sentence.
  const label = (/** @type {ParameterId | OutputName} */ id) => (id === CLAIMS ? parameterName(desk, id) : termLabel(desk, id));
  const labels = Object.fromEntries(ids.map((id) => [id, desk.words.isolate(label(id))]));
  const text = desk.words.text(`formula.${name.replace(/_home$/, '')}`, labels, formula.slice(sign.length));
  // What the engine leaves out, because it has no effect here, its words leave out too.
  return sign + text.replace(/ [+×] \{[\w.-]+\}/g, '');
}

/**
 * The same as a sentence, behind the name of its figure.
 * @param {Desk} desk
 * @param {OutputName} name
 * @param {string} formula
 */
export function equationText(desk, name, formula) {
  const text = formulaText(desk, name, formula);
  return `${outputLabel(desk, name)} ${/^[≈<]/.test(text) ? '' : '= '}${text}`;
}
