/**
 * The custom elements manifest: parameters and facts of an earlier period from the engine's tables, everything else from
 * the tags in the comment above the class (`@attr`, `@prop`, `@method`, `@fires`, `@slot`, `@csspart`, `@cssprop`, each
 * `{type} name - description`).
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { camel } from '../element/camel.js';
import { loadEngine } from './engine.mjs';

const TAG = /^\s*\*?\s*@(attr|prop|method|fires|slot|csspart|cssprop)\s+(?:\{([^}]*)\}\s+)?(\S+)(?:\s+-\s+(.*))?$/gm;

/** @param {string} www */
export async function customElements(www) {
  const path = 'reach-estimator-class.js';
  const source = await readFile(join(www, path), 'utf8');
  const tags = [...source.matchAll(TAG)].map(([, tag, type, name, description]) => ({
    tag,
    entry: { name, ...(description && { description }), ...(type && { type: { text: type } }) },
  }));
  /** @param {string} wanted */
  const tagged = (wanted) => tags.filter(({ tag }) => tag === wanted).map(({ entry }) => entry);
  const tables = await loadEngine(www);
  const inputs = [...tables.parameters(), ...tables.pastFacts()].map(({ id, help, default: value }) => ({
    name: id,
    fieldName: camel(id),
    description: help,
    type: { text: 'number' },
    default: String(value),
  }));
  const members = [
    ...inputs.map(({ fieldName, name, ...rest }) => ({
      kind: 'field',
      ...rest,
      name: fieldName,
      attribute: name,
    })),
    ...tagged('prop').map((entry) => ({ kind: 'field', ...entry })),
    ...tagged('method').map((entry) => ({ kind: 'method', ...entry })),
  ];
  const declaration = {
    kind: 'class',
    customElement: true,
    name: 'ReachEstimator',
    tagName: 'reach-estimator',
    attributes: [...inputs, ...tagged('attr')],
    members,
    events: tagged('fires'),
    slots: tagged('slot'),
    cssParts: tagged('csspart'),
    cssProperties: tagged('cssprop'),
  };
  return {
    schemaVersion: '2.1.0',
    modules: [
      { kind: 'javascript-module', path, declarations: [declaration], exports: [{ kind: 'js', name: declaration.name, declaration: { name: declaration.name, module: path } }] },
      {
        kind: 'javascript-module',
        path: 'reach-estimator.js',
        exports: [{ kind: 'custom-element-definition', name: declaration.tagName, declaration: { name: declaration.name, module: path } }],
      },
    ],
  };
}
