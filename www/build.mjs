/** Writes dist/: bundles, engine, pages, types and what npm needs. `cargo xtask build` calls it after it has written www/pkg/. */

import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { build } from 'esbuild';
import { customElements } from './release/custom-elements.mjs';
import { assetsInside, PARTS, partsBeside, scriptAddress, withoutGuesses, withOwnNames } from './release/addresses.mjs';
import { embedPage } from './release/embed.mjs';
import { loadEngine } from './release/engine.mjs';
import { examplesPage } from './release/examples.mjs';
import { declarations, FRAMEWORKS, htmlData } from './release/declarations.mjs';
import { writeNames } from './release/names.mjs';
import { methodPage } from './release/method.mjs';
import { integrity, linkDocuments, packageJson } from './release/package.mjs';
import { stylesAsText } from './release/styles.mjs';
import { writeTable } from './release/table.mjs';

const www = fileURLToPath(new URL('.', import.meta.url));
const dist = join(www, '../dist');
/** Written beside dist/ and put in its place at the end, so that a failed build leaves the last one alone. */
const next = join(www, '../target/dist');

/** Scripts of our own pages; what they share is inside each, so that the scripts themselves are not published. */
const PAGES = ['embed', 'iframe', 'language'];
const SCRIPTS = /[\\/]pages[\\/][\w-]+\.js$/;

/** Entry modules of the bundles. */
const bundles = [
  { from: 'reach-estimator.js', to: 'reach-estimator.js', plugins: [partsBeside()] },
  { from: 'reach-estimator-class.js', to: 'reach-estimator-class.js', plugins: [partsBeside()] },
  { from: 'engine.js', to: 'engine.js', plugins: [partsBeside()] },
  { from: 'iframe-parent.js', to: 'iframe-parent.js' },
  { from: 'reach-estimator.js', to: 'reach-estimator.iife.js', format: /** @type {const} */ ('iife'), plugins: [scriptAddress(), partsBeside('iife')] },
  { from: 'reach-estimator.js', to: 'reach-estimator.inline.js', plugins: [assetsInside(www)] },
  // What is fetched when it is asked for has inside what it shares with the others: nothing waits for a further file.
  ...Object.entries(PARTS).map(([from, to]) => ({ from, to, plugins: [partsBeside()] })),
  ...PAGES.map((name) => ({ from: `pages/${name}.js`, to: `pages/${name}.js` })),
];

/**
 * Files and folders that are published as they are, and where to if not to the same place.
 * @type {[from: string, to?: string][]}
 */
const copies = [
  ['pages'],
  ['element/still.css', 'pages/still.css'],
  ['examples'],
  ['locales'],
  ['pkg/reach_estimator.js'],
  ['pkg/names.js'],
  ['pkg/reach_estimator.d.ts'],
  ['pkg/more.d.ts'],
  ['pkg/files-web.js'],
  ['pkg/files-web.d.ts'],
  ['pkg/reach_estimator_files_bg.wasm'],
  ['pkg/reach_estimator_bg.wasm'],
  ['pkg/reach_estimator_more_bg.wasm'],
  ['pkg/reach_estimator_bg.wasm', 'reach_estimator_bg.wasm'],
  ['pkg/reach_estimator_scalar_bg.wasm', 'reach_estimator_scalar_bg.wasm'],
  ['pkg/reach_estimator_more_bg.wasm', 'reach_estimator_more_bg.wasm'],
  ['pkg/reach_estimator_more_scalar_bg.wasm', 'reach_estimator_more_scalar_bg.wasm'],
  ['pkg/reach_estimator_files_bg.wasm', 'reach_estimator_files_bg.wasm'],
  ['../README.md', 'README.md'],
  ['../CHANGELOG.md', 'CHANGELOG.md'],
  ['../docs', 'docs'],
  ['../LICENSE-MIT', 'LICENSE-MIT'],
  ['../LICENSE-APACHE', 'LICENSE-APACHE'],
];

async function writeBundles() {
  await Promise.all(
    bundles.map(async ({ from, to, format = 'esm', plugins = [] }) => {
      await build({
        entryPoints: [join(www, from)],
        outdir: next,
        entryNames: to.replace(/\.js$/, ''),
        bundle: true,
        minify: true,
        format,
        plugins: [stylesAsText(), ...plugins],
        target: 'es2022',
        charset: 'utf8',
        legalComments: 'eof',
      });
      const file = join(next, to);
      await writeFile(file, withOwnNames(withoutGuesses(await readFile(file, 'utf8'))));
    }),
  );
}

async function copyFiles() {
  for (const [from, to = from] of copies) {
    await cp(join(www, from), join(next, to), { recursive: true, filter: (path) => !SCRIPTS.test(path) });
  }
}

/** The declarations follow the sources, file by file. Whether the types are right is a test's question. */
async function writeTypes() {
  const compiler = join(www, 'node_modules/typescript/bin/tsc');
  const flags = ['-p', join(www, 'tsconfig.types.json'), '--outDir', join(next, 'types')];
  await promisify(execFile)(process.execPath, [compiler, ...flags]).catch((/** @type {{ stdout: string }} */ error) => console.warn(error.stdout));
  for (const name of ['reach_estimator', 'more', 'live', 'files-web']) await cp(join(www, `pkg/${name}.d.ts`), join(next, `types/pkg/${name}.d.ts`));
}

/** The pages around an element show its answer before any script. */
async function writeStills() {
  // It reads the tables that are written above.
  const { withStills } = await import('./release/stills.mjs');
  const engine = await loadEngine(www);
  const write = async (/** @type {string} */ name, /** @type {Parameters<typeof withStills>[3]} */ place) =>
    writeFile(join(next, name), await withStills(www, engine, await readFile(join(www, name), 'utf8'), place));
  const examples = (await readdir(join(www, 'examples'))).filter((name) => name.endsWith('.html') && name !== 'index.html');
  await Promise.all([write('index.html', {}), write('iframe.html', { framed: true }), ...examples.map((name) => write(`examples/${name}`, { home: '../' }))]);
}

/** No page shows for a moment what its address will replace. */
async function writeWaiting() {
  // It reads the tables that are written above.
  const { withWaiting } = await import('./release/waiting.mjs');
  const names = (await readdir(next, { recursive: true })).filter((name) => name.endsWith('.html'));
  await Promise.all(names.map(async (name) => writeFile(join(next, name), withWaiting(await readFile(join(next, name), 'utf8')))));
}

/**
 * @param {string} name
 * @param {unknown} value
 */
const writeJson = (name, value) => writeFile(join(next, name), `${JSON.stringify(value, null, 2)}\n`);

await rm(next, { recursive: true, force: true });
await mkdir(next, { recursive: true });
const npm = await packageJson(www);
await writeTable(www);
await writeFile(join(www, 'pkg/version.json'), JSON.stringify(npm.version));
await writeNames(www);
// One after the other: both make the same folders.
await copyFiles();
await Promise.all([writeBundles(), writeTypes()]);
await writeFile(join(next, 'embed.html'), await embedPage(www));
await writeFile(join(next, 'examples/index.html'), await examplesPage(www));
await writeFile(join(next, 'method.html'), await methodPage(www));
await writeStills();
await writeWaiting();
await writeJson('package.json', npm);
await linkDocuments(next, npm.repository.url.replace(/^git\+|\.git$/g, ''));
await writeFile(join(next, 'types/elements.d.ts'), await declarations(www));
for (const [name, text] of Object.entries(FRAMEWORKS)) await writeFile(join(next, `types/${name}.d.ts`), text);
await writeJson('html-data.json', await htmlData(www));
await writeJson('custom-elements.json', await customElements(www));
const names = await readdir(next);
await writeJson('sri.json', await integrity(next, names.filter((name) => /\.(js|wasm)$/.test(name)).sort()));
await rm(dist, { recursive: true, force: true });
await rename(next, dist);
