/** What the parts of a session work with: the engine, words and formats, values, and what the host has locked or left out. */

import { readCurrency, tokens } from './attributes.js';
import { Format } from './format.js';
import { said } from './properties.js';
import { readFigures } from './still-figures.js';

/** @typedef {import('./desk.js').Desk} Desk */

/** @typedef {Pick<Desk, 'engine' | 'words' | 'format' | 'press' | 'state' | 'view' | 'scenarios' | 'level' | 'parameters' | 'outputs' | 'locked' | 'hidden' | 'stillFigures'>} Base */

/**
 * @param {import('../reach-estimator-class.js').ReachEstimator} host
 * @param {Pick<Desk, 'engine' | 'words' | 'press' | 'scenarios'> & { settings: import('./settings.js').Settings }} given
 * @returns {Base}
 */
export function createBase(host, { engine, words, press, scenarios, settings }) {
  const parameters = engine.parameters();
  const ids = new Set(parameters.map(({ id }) => id));
  const { currency, problems } = readCurrency(settings.look('currency'));
  settings.notes.keep('currency', problems);
  return {
    engine,
    words,
    format: new Format(words, currency),
    press,
    state: settings.state,
    view: settings.view,
    scenarios,
    stillFigures: readFigures(host),
    level: Number(said(host, 'heading-level')) || 2,
    parameters: new Map(parameters.map((row) => [row.id, row])),
    outputs: new Map(engine.outputs().map((row) => [row.name, row])),
    locked: settings.lockedIds(engine),
    hidden: tokens(`${said(host, 'hidden') ?? ''} ${said(host, 'omit') ?? ''}`, ids),
  };
}
