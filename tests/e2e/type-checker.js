/** The type checker, for code of somebody who has installed the package. */

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dist } from '../../www/serve.mjs';

const compiler = fileURLToPath(new URL('../../www/node_modules/typescript/bin/tsc', import.meta.url));

/**
 * The errors of one file in a project that has the package.
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function check(text) {
  const folder = await mkdtemp(join(fileURLToPath(new URL('../../target/', import.meta.url)), 'types-'));
  try {
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await writeFile(join(folder, 'use.ts'), text);
    await mkdir(join(folder, 'node_modules'));
    await symlink(dist, join(folder, 'node_modules/reach-estimator'));
    const flags = [
      '--noEmit',
      '--strict',
      '--target',
      'ES2022',
      '--module',
      'ESNext',
      '--moduleResolution',
      'Bundler',
      '--lib',
      'ES2023,DOM,DOM.Iterable',
      '--types',
      '',
      'use.ts',
    ];
    return await new Promise((done) => execFile(process.execPath, [compiler, ...flags], { cwd: folder }, (_, stdout) => done(stdout)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
