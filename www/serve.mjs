/** Serves a folder to this machine only: `node www/serve.mjs 8080` serves dist/. The end-to-end tests call `listen` themselves. */

import { createServer } from 'node:http';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sirv from 'sirv';

/** The folder that `cargo xtask build` writes. */
export const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/**
 * Handles requests for the files of a folder. Any page may load them, as from the hosts that embed the element.
 * @param {string} folder
 */
export function files(folder) {
  return sirv(folder, {
    dev: true,
    etag: true,
    setHeaders: (response) => response.setHeader('access-control-allow-origin', '*'),
  });
}

/**
 * Listens on 127.0.0.1; port 0 takes any that is free.
 * @param {import('node:http').RequestListener} handler
 * @param {number} port
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export function listen(handler, port = 0) {
  const server = createServer(handler);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = /** @type {import('node:net').AddressInfo} */ (server.address());
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      resolve({ origin: `http://127.0.0.1:${taken}`, close });
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { origin } = await listen(files(dist), Number(process.argv[2] ?? 8080));
  console.log(`${origin}/`);
}
