/**
 * The custom elements manifest: parameters from the engine's table, everything else from the tags in the comment above
 * the class (`@attr`, `@prop`, `@method`, `@fires`, `@slot`, `@csspart`, `@cssprop`, each `{type} name - description`).
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

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
  const parameters = (await engine(www)).parameters().map((/** @type {{ id: string, name: string, help: string, default: number }} */ { id, name, help, default: value }) => ({
    name: id,
    fieldName: name,
    description: help,
    type: { text: 'number' },
    default: String(value),
  }));
  const members = [
    ...parameters.map((/** @type {{ fieldName: string, name: string, description: string }} */ { fieldName, name, ...rest }) => ({
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
    attributes: [...parameters, ...tagged('attr')],
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

/**
 * The engine, loaded from the files just built.
 * @param {string} www
 */
async function engine(www) {
  const module = await import(pathToFileURL(join(www, 'pkg/reach_estimator.js')).href);
  module.initSync({ module: await readFile(join(www, 'pkg/reach_estimator_bg.wasm')) });
  return module;
}
