/** How bundles find the files beside them: plain modules by `import.meta.url`, the others by these esbuild plugins. */

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** @typedef {import('esbuild').Plugin} Plugin */

/** Scripts that are fetched when somebody asks for what is in them: where each begins, and its file. */
export const PARTS = {
  'pkg/more.js': 'reach-estimator-more.js',
  'element/further.js': 'reach-estimator-further.js',
  'element/past.js': 'reach-estimator-past.js',
  'element/files/index.js': 'reach-estimator-files.js',
  'element/files/worker.js': 'reach-estimator-files-worker.js',
};

/**
 * The imports of these scripts in `element/parts.js` become imports of their files, and of the same file under another
 * address where it is not the first attempt. A classic script has to say where it lies itself.
 * @param {'esm' | 'iife'} [format]
 * @returns {Plugin}
 */
export const partsBeside = (format = 'esm') => ({
  name: 'parts-beside',
  setup(build) {
    const files = new Set(Object.values(PARTS).map((file) => `./${file}`));
    build.onLoad({ filter: /[\\/]element[\\/]parts\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const parts = source.replace(/\(\) => import\('\.{1,2}\/(.+?)'\)/g, (part, module) => {
        // Glue between a script and what it fetches anyway is inside the one that is a file of its own.
        if (module in PARTS && format === 'iife') return part;
        const file = PARTS[/** @type {keyof typeof PARTS} */ (module in PARTS ? module : `element/${module}`)];
        const first = format === 'iife' ? `import(placed(new URL('./${file}', import.meta.url)).href)` : `import('./${file}')`;
        return `attempts('${file}', () => ${first})`;
      });
      return { contents: `import { placed } from './assets.js';\nimport { attempts } from './attempts.js';\n${parts}`, resolveDir: dirname(path) };
    });
    build.onResolve({ filter: /^\.\/reach-estimator-/ }, ({ path }) => (files.has(path) ? { path, external: true } : null));
  },
});

/**
 * Says in a finished bundle, whose comments are gone, that an import whose address is worked out is no bundler's business.
 * @param {string} script
 */
export const withoutGuesses = (script) => script.replace(/\bimport\((?=[\w$])/g, 'import(/* webpackIgnore: true */ /* @vite-ignore */ ');

/**
 * Has the bundler's helper, which gives a module its names, go through those alone: `for in` meets whatever a page has put
 * on every object, and a description of a property inherits it.
 * @param {string} script
 */
export const withOwnNames = (script) =>
  script.replace(
    /for\(var ([\w$]+) in ([\w$]+)\)([\w$]+)\(([\w$]+),\1,\{get:\2\[\1\],enumerable:!0\}\)/g,
    'for(var $1 of Object.keys($2))$3($4,$1,{__proto__:null,get:$2[$1],enumerable:!0})',
  );

const TYPES = { '.wasm': 'application/wasm', '.json': 'application/json', '.js': 'text/javascript' };
const ADDRESS = /new URL\((['"])(?:\.\/)?([^'"]+(\.wasm|\.json|\.js))\1,\s*import\.meta\.url\)/g;

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
const own = page?.currentScript?.src || page?.querySelector('script[src*="reach-estimator.iife"]')?.src;
// Beside what a page has wrapped up lies nothing.
export const __scriptAddress = !own || /^(data|blob):/i.test(own) ? 'unplaced:///' : own;`,
    }));
  },
});

/** Modules of wasm-bindgen, whose own default addresses go away, or bundlers would emit files that nobody loads. */
const GLUE = /[\\/](live|more|files-web)\.js$/;

/** @returns {Plugin} */
const withoutDefaults = () => ({
  name: 'without-defaults',
  setup(build) {
    build.onLoad({ filter: GLUE }, async ({ path }) => ({ contents: (await readFile(path, 'utf8')).replace(ADDRESS, 'undefined') }));
  },
});

/**
 * For one file that fetches nothing: the addresses of the element become `data:` addresses with the files inside.
 * @param {string} www
 * @returns {Plugin}
 */
export const assetsInside = (www) => ({
  name: 'assets-inside',
  setup(build) {
    const { esbuild, initialOptions } = build;
    /** A script of its own, such as a worker's. @param {string} file */
    const script = async (file) => {
      const [from = ''] = Object.entries(PARTS).find(([, name]) => name === file) ?? [];
      const { target, charset } = initialOptions;
      const { outputFiles } = await esbuild.build({
        entryPoints: [join(www, from)],
        bundle: true,
        minify: true,
        write: false,
        format: 'esm',
        target,
        charset,
        plugins: [withoutDefaults()],
      });
      return Buffer.from(outputFiles?.[0]?.contents ?? []);
    };
    withoutDefaults().setup(build);
    build.onLoad({ filter: /[\\/](assets|addresses)\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      /** @type {Map<string, string>} */
      const inside = new Map();
      for (const [address, , file = '', extension] of source.matchAll(ADDRESS)) {
        const bytes = extension === '.js' ? await script(file) : await readFile(join(www, extension === '.wasm' ? 'pkg' : '', file));
        const type = TYPES[/** @type {keyof typeof TYPES} */ (extension)];
        inside.set(address, `new URL('data:${type};base64,${bytes.toString('base64')}')`);
      }
      return { contents: source.replace(ADDRESS, (address) => inside.get(address) ?? address) };
    });
  },
});
