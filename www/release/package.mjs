/** What npm and script tags need to know about the files in dist/. */

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** What npm gets of dist/: what is imported, what that fetches, and what a reader of it needs. Pages and their parts are for a host. */
const FILES = ['*.js', '*.wasm', 'locales', 'types', 'custom-elements.json', 'html-data.json', 'sri.json', 'docs', 'CHANGELOG.md', 'LICENSE-MIT', 'LICENSE-APACHE'];

/** A link of a document to another file, without its place in it. */
const LINK = /\]\((?!\w+:|#)([^)#]+)/g;

/**
 * The npm package; its name, version, description and repository are the crate's.
 * @param {string} www
 */
export async function packageJson(www) {
  const cargo = await readFile(join(www, '../Cargo.toml'), 'utf8');
  /** @param {string} key */
  const field = (key, table = 'package') => {
    const value = new RegExp(`^\\[${table}\\][^]*?^${key} = "(.*)"`, 'm').exec(cargo)?.[1];
    if (!value) throw new Error(`Cargo.toml has no ${key}`);
    return value;
  };
  /** @param {string} name */
  const module = (name, types = name) => ({ types: `./types/${types}.d.ts`, default: `./${name}.js` });
  return {
    name: field('name'),
    version: field('version'),
    description: field('description'),
    license: field('license', 'workspace.package'),
    repository: { type: 'git', url: `git+${field('repository', 'workspace.package')}.git` },
    files: FILES,
    type: 'module',
    main: './reach-estimator-class.js',
    types: './types/reach-estimator-class.d.ts',
    unpkg: './reach-estimator.iife.js',
    jsdelivr: './reach-estimator.iife.js',
    customElements: './custom-elements.json',
    sideEffects: ['./reach-estimator.js', './reach-estimator.iife.js', './reach-estimator.inline.js', './iframe-parent.js'],
    exports: {
      '.': module('reach-estimator-class'),
      './define': module('reach-estimator'),
      './inline': module('reach-estimator.inline', 'reach-estimator'),
      './iife': './reach-estimator.iife.js',
      './engine': module('engine'),
      './engine.wasm': './reach_estimator_bg.wasm',
      './engine-scalar.wasm': './reach_estimator_scalar_bg.wasm',
      './engine-more.wasm': './reach_estimator_more_bg.wasm',
      './engine-more-scalar.wasm': './reach_estimator_more_scalar_bg.wasm',
      './engine-files.wasm': './reach_estimator_files_bg.wasm',
      './iframe-parent': module('iframe-parent'),
      './locales/*.json': './locales/*.json',
      './elements': { types: './types/elements.d.ts' },
      './react': { types: './types/react.d.ts' },
      './vue': { types: './types/vue.d.ts' },
      './svelte': { types: './types/svelte.d.ts' },
      './html-data.json': './html-data.json',
      './custom-elements.json': './custom-elements.json',
      './sri.json': './sri.json',
      './package.json': './package.json',
    },
  };
}

/**
 * Links to what is not published lead to the repository: who has only the package would look for it in vain.
 * @param {string} folder
 * @param {string} repository
 */
export async function linkDocuments(folder, repository) {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.md'));
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    const linked = text.replace(LINK, (link, /** @type {string} */ to) => {
      const path = posix.join(posix.dirname(name), to);
      return existsSync(join(folder, path)) ? link : `](${repository}/blob/HEAD/${path}`;
    });
    await writeFile(join(folder, name), linked);
  }
}

/**
 * Hashes for the `integrity` attribute.
 * @param {string} folder
 * @param {string[]} names
 */
export async function integrity(folder, names) {
  const hash = async (/** @type {string} */ name) =>
    `sha384-${createHash('sha384')
      .update(await readFile(join(folder, name)))
      .digest('base64')}`;
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await hash(name)])));
}
