/** Reads files away from the page: one order, one answer. It asks for nothing; module and files are handed to it. */

import init, { importFiles } from '../../pkg/files-web.js';

/** @typedef {import('./engine.js').Order} Order */

/** @param {MessageEvent<Order>} event */
self.onmessage = async ({ data: { module, files, told } }) => {
  try {
    await init({ module_or_path: module });
    const answer = importFiles(
      files.map(({ name }) => name),
      files.map(({ bytes }) => new Uint8Array(bytes)),
      JSON.stringify(told),
    );
    self.postMessage({ answer });
  } catch (error) {
    self.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
};

// Whoever waits for an answer knows from here on that there is somebody to give it.
self.postMessage({ here: true });
