/** The recipes of docs/frameworks.md, built by the real tools from the package as npm would have it. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test, { before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { open } from './harness.js';
import { figure, frames, slider } from './screen.js';
import { dist, files, listen } from '../../www/serve.mjs';

const run = promisify(execFile);
const frameworks = fileURLToPath(new URL('../frameworks/', import.meta.url));
const built = join(frameworks, 'built');
const docs = await readFile(new URL('../../docs/frameworks.md', import.meta.url), 'utf8');

/** The files of sections of the page, by their names. */
function recipe(titles) {
  const sections = docs.split(/^## /m).filter((text) => titles.some((title) => text.startsWith(`${title}\n`)));
  assert.equal(sections.length, titles.length, titles.join());
  return Object.fromEntries(sections.flatMap((section) => [...section.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)].map(([, name, text]) => [name, text])));
}

const page = (script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><body><div id="app"></div><script type="module" src="${script}"></script>`;

/** What a tool's own starter has around the recipe, and how it builds. */
const vite = { files: { 'index.html': page('/main.js') }, command: ['vite/bin/vite.js', 'build', '--logLevel', 'warn'], output: 'dist' };
const webpack = `import webpack from 'webpack';
webpack({ mode: 'production', performance: { hints: false }, entry: './main.js', output: { path: process.cwd() + '/dist', clean: true } }, (error, stats) => {
  const found = error ? String(error) : stats.hasErrors() || stats.hasWarnings() ? stats.toString() : '';
  if (found) console.error(found);
  process.exitCode = found ? 1 : 0;
});`;
const TOOLS = {
  'Vite, no framework': vite,
  'webpack 5, no framework': {
    recipe: ['Vite, no framework'],
    files: { 'build.mjs': webpack },
    command: ['./build.mjs'],
    output: 'dist',
    page: page('./main.js').replace('type="module"', 'defer'),
  },
  esbuild: {
    files: {},
    command: ['esbuild/bin/esbuild', 'main.js', '--bundle', '--format=esm', '--outfile=dist/main.js', '--log-level=warning'],
    output: 'dist',
    page: page('./main.js'),
  },
  'Rollup 4': { recipe: ['esbuild', 'Rollup 4'], files: {}, command: ['rollup/dist/bin/rollup', '--config', '--silent'], output: 'dist', page: page('./main.js') },
  'Parcel 2': {
    recipe: ['esbuild', 'Parcel 2'],
    files: { 'index.html': page('./main.js'), 'package-lock.json': '{}' },
    command: ['parcel/lib/bin.js', 'build', 'index.html', '--no-cache', '--no-source-maps', '--log-level=warn'],
    output: 'dist',
  },
  'React 19 with Vite': {
    ...vite,
    files: { 'index.html': page('/main.jsx'), 'vite.config.js': "import react from '@vitejs/plugin-react';\nexport default { plugins: [react()] };" },
  },
  'Vue 3 with Vite': { ...vite, files: { ...vite.files, 'main.js': "import { createApp } from 'vue';\nimport App from './App.vue';\ncreateApp(App).mount('#app');" } },
  'Svelte 5 with Vite': {
    ...vite,
    files: {
      ...vite.files,
      'main.js': "import { mount } from 'svelte';\nimport App from './App.svelte';\nmount(App, { target: document.querySelector('#app') });",
      'vite.config.js': "import { svelte } from '@sveltejs/vite-plugin-svelte';\nexport default { plugins: [svelte()] };",
    },
  },
  'Next.js 16': {
    files: {
      'app/layout.jsx': 'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
      'app/page.jsx': "import Reach from './reach';\nexport default function Page() { return <Reach />; }",
      'next.config.mjs': `export default { output: 'export', turbopack: { root: ${JSON.stringify(frameworks)} } };`,
    },
    command: ['next/dist/bin/next', 'build'],
    output: 'out',
  },
};

/** Packs dist/ and puts what is in the package where an installation would. */
before(async () => {
  const place = join(frameworks, 'node_modules/reach-estimator');
  await rm(built, { recursive: true, force: true });
  await rm(place, { recursive: true, force: true });
  await mkdir(built, { recursive: true });
  await run('npm', ['pack', dist, '--ignore-scripts', '--pack-destination', built]);
  const [tarball] = (await readdir(built)).filter((name) => name.endsWith('.tgz'));
  await run('tar', ['xzf', join(built, tarball), '-C', built]);
  await rename(join(built, 'package'), place);
});

for (const [title, tool] of Object.entries(TOOLS)) {
  test(`the recipe works: ${title}`, async (t) => {
    const folder = join(built, title.replace(/\W+/g, '-').toLowerCase());
    const all = { 'package.json': '{ "type": "module", "private": true }', ...tool.files, ...recipe(tool.recipe ?? [title]) };
    for (const [name, text] of Object.entries(all)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const [script, ...flags] = tool.command;
    const file = script.startsWith('.') ? join(folder, script) : join(frameworks, 'node_modules', script);
    const { stderr } = await run(process.execPath, [file, ...flags], { cwd: folder, env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } });
    assert.doesNotMatch(stderr, /warn|error/i, stderr);
    // Pages and examples of the package stay out of what a tool emits.
    const emitted = await readdir(join(folder, tool.output), { recursive: true });
    assert.deepEqual(
      emitted.filter((name) => /method|embed|iframe|examples/.test(name)),
      [],
    );
    await writeFile(join(folder, tool.output, 'favicon.ico'), '');
    if (tool.page) await writeFile(join(folder, tool.output, 'index.html'), tool.page);

    const server = await listen(files(join(folder, tool.output)));
    t.after(() => server.close());
    const { page: here, errors, requests } = await open(t, `${server.origin}/`, { ready: false });
    await here.locator('reach-estimator [part~="headline"]').waitFor();
    await here.evaluate(() => document.querySelector('reach-estimator').ready);
    assert.equal(await here.evaluate(() => document.querySelector('reach-estimator').employees), 420);
    assert.ok((await figure(here, 'total.reach')).value > 1000);
    const told = here.waitForEvent('console', (message) => message.text().startsWith('reach '));
    await slider(here, 'employees').press('PageUp');
    await frames(here);
    assert.match((await told).text(), /^reach \d/);
    // Everything comes from the build, and each link leads back to this page.
    assert.deepEqual(
      requests.filter(({ url, status }) => new URL(url).origin !== server.origin || status >= 400),
      [],
    );
    const { link } = JSON.parse(await here.evaluate(() => document.querySelector('reach-estimator').toJSON()));
    assert.equal(new URL(link).origin, server.origin);
    assert.deepEqual(errors, []);
  });
}
