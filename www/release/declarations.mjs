/**
 * What editors and frameworks know of the tag: its element in the DOM's own table, its events, and its attributes and
 * properties in React 19, Vue and Svelte. Inputs and settings come from the engine's tables.
 */

import { OTHER_NAMES } from '../element/other-names.js';
import { camel } from '../element/camel.js';
import { loadEngine } from './engine.mjs';

/** Properties that are neither an input nor a setting of the view. */
const OTHERS = {
  locked: 'string | Iterable<string>',
  omit: 'string | Iterable<string>',
  hidden: "boolean | 'until-found' | string | Iterable<string>",
  'sync-url': "'query' | 'hash' | '' | boolean",
  'wasm-url': 'string | URL',
  'link-url': 'string | URL',
  strings: 'string | Record<string, unknown>',
  value: 'string',
  name: 'string',
  loading: "'eager' | 'lazy'",
  'heading-level': 'number | string',
  required: 'boolean',
  disabled: 'boolean',
};

/** @type {Record<string, string>} */
const KINDS = { preset: 'string', parameter: 'ParameterId', output: 'OutputName', number: 'number | string', flag: 'boolean', text: 'string' };

const EVENTS = {
  'reach-ready': 'ReachDetail',
  'reach-input': 'ReachDetail',
  'reach-change': 'ReachDetail',
  'reach-error': '{ code: string; message: string }',
};

/** Properties that every element has, and one that the class declares itself. */
const NATIVE = new Set(['lang', 'hidden', 'value']);

/** The second name of an attribute, if it has one. @param {string} id */
const otherName = (id) => Object.entries(OTHER_NAMES).flatMap(([first, other]) => (first === id ? [other] : []));

/**
 * @param {string} www
 * @returns {Promise<string>}
 */
export async function declarations(www) {
  const engine = await loadEngine(www);
  const settings = engine
    .settings()
    .map(({ key, kind, words }) => /** @type {const} */ ([key, words.length ? words.map((word) => `'${word}'`).join(' | ') : (KINDS[kind] ?? 'string')]));
  const inputs = [...engine.parameters(), ...engine.pastFacts()].map(({ id }) => /** @type {const} */ ([id, 'number | string']));
  const rows = [...inputs, ...settings, ...Object.entries(OTHERS)];
  const members = rows.flatMap(([id, type]) =>
    [...new Set([id, ...otherName(id)].flatMap((name) => [name, camel(name)]))].map((name) => `  ${/-/.test(name) ? `'${name}'` : name}?: ${type} | null;`),
  );
  const accessors = [
    ...inputs.map(([id]) => `get ${camel(id)}(): number; set ${camel(id)}(value: number | string | null | undefined);`),
    ...[...settings, ...Object.entries(OTHERS)]
      .filter(([id]) => !NATIVE.has(id))
      .flatMap(([id, type]) => [id, ...otherName(id)].map((name) => `get ${camel(name)}(): ${type} | null; set ${camel(name)}(value: ${type} | null | undefined);`)),
  ];
  const events = Object.entries(EVENTS).map(([name, detail]) => `  '${name}': CustomEvent<${detail}>;`);
  return `/** Written by the build from the engine's tables. */
import type { Estimate, Inputs, OutputName, ParameterId, Problem } from './pkg/more.js';
import type { ReachEstimator } from './reach-estimator-class.js';

/** What events carry. */
export interface ReachDetail { values: Inputs; estimate: Estimate | null; query: string; problems: Problem[] }

export interface ReachEventMap {
${events.join('\n')}
}

/** Attributes and properties, as templates write them. */
export interface ReachAttributes {
${members.join('\n')}
  values?: Inputs | null;
}

/** The tag in JSX and in templates: its own attributes beside those of every element. */
export type ReachTag = ReachAttributes & {
  id?: string; class?: string; className?: string; style?: unknown; slot?: string; title?: string; key?: unknown; ref?: unknown; children?: unknown;
} & { [Event in keyof ReachEventMap as \`on\${Event}\`]?: (event: ReachEventMap[Event]) => void };

declare module './reach-estimator-class.js' {
  interface ReachEstimator {
    ${accessors.join('\n    ')}
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reach-estimator': ReachEstimator;
  }
  interface HTMLElementEventMap extends ReachEventMap {}
  namespace JSX {
    interface IntrinsicElements {
      'reach-estimator': ReachTag;
    }
  }
}
`;
}

/** Modules that bring the same tag to one framework, each imported by whoever uses it. */
export const FRAMEWORKS = {
  react: `import type { ReachTag } from './elements.js';
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'reach-estimator': ReachTag;
    }
  }
}
`,
  vue: `import type { DefineComponent } from 'vue';
import type { ReachTag } from './elements.js';
declare module 'vue' {
  interface GlobalComponents {
    'reach-estimator': DefineComponent<ReachTag>;
  }
}
`,
  svelte: `import type { ReachTag } from './elements.js';
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'reach-estimator': ReachTag;
  }
}
`,
};

/**
 * HTML custom data, from which editors complete the tag.
 * @param {string} www
 */
export async function htmlData(www) {
  const engine = await loadEngine(www);
  const attributes = [
    ...[...engine.parameters(), ...engine.pastFacts()].map(({ id, label, help }) => ({ name: id, description: `${label}. ${help}` })),
    ...engine.settings().map(({ key, words }) => ({ name: key, ...(words.length && { values: words.map((name) => ({ name })) }) })),
    ...[...Object.keys(OTHERS), ...Object.values(OTHER_NAMES)].map((name) => ({ name })),
  ];
  return { version: 1.1, tags: [{ name: 'reach-estimator', description: 'How far content travels when employees share it.', attributes }] };
}
