/** How bundles find the files beside them: plain modules by `import.meta.url`, the others by these esbuild plugins. */

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** @typedef {import('esbuild').Plugin} Plugin */

const TYPES = { '.wasm': 'application/wasm', '.json': 'application/json' };
const ADDRESS = /new URL\((['"])(?:\.\/)?([^'"]+(\.wasm|\.json))\1,\s*import\.meta\.url\)/g;

/**
 * For classic scripts, which have no `import.meta`: the address of the script, read while it runs for the first time. One
 * that is loaded as a module is looked for in the page; one that was pasted into it has none.
 * @returns {Plugin}
 */
export const scriptAddress = () => ({
  name: 'script-address',
  setup(build) {
    const address = 'script-address';
    build.initialOptions.define = { 'import.meta.url': '__scriptAddress' };
    build.initialOptions.inject = [address];
    build.onResolve({ filter: /^script-address$/ }, ({ path }) => ({ path, namespace: address }));
    build.onLoad({ filter: /.*/, namespace: address }, () => ({
      contents: `const page = globalThis.document;
export const __scriptAddress = page?.currentScript?.src || page?.querySelector('script[src*="reach-estimator.iife"]')?.src || 'unplaced:///';`,
    }));
  },
});

/**
 * For one file that fetches nothing: the addresses in `assets.js` become `data:` addresses with the files inside.
 * The engine's own default address goes away, or bundlers would emit the file that nobody loads.
 * @param {string} www
 * @returns {Plugin}
 */
export const assetsInside = (www) => ({
  name: 'assets-inside',
  setup(build) {
    build.onLoad({ filter: /[\\/](assets|live|more)\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (basename(path) !== 'assets.js') return { contents: source.replace(ADDRESS, 'undefined') };
      /** @type {Map<string, string>} */
      const inside = new Map();
      for (const [address, , file, extension] of source.matchAll(ADDRESS)) {
        const from = extension === '.wasm' ? join(www, 'pkg', String(file)) : join(www, String(file));
        const bytes = await readFile(from);
        const type = TYPES[/** @type {keyof typeof TYPES} */ (extension)];
        inside.set(address, `new URL('data:${type};base64,${bytes.toString('base64')}')`);
      }
      return { contents: source.replace(ADDRESS, (address) => inside.get(address) ?? address) };
    });
  },
});
