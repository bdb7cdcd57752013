/** Scripts that browsers may keep as failed, or as never answered: a later attempt asks under another address. */

import { addressAgain } from './assets.js';

/**
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} first asks under the script's own address
 * @returns {(attempt?: number) => Promise<T>}
 */
export function attempts(file, first) {
  let hasFailed = false;
  const begin = () =>
    first().catch((error) => {
      hasFailed = true;
      throw error;
    });
  return (attempt = 0) => {
    const address = addressAgain(file, attempt);
    if (!address) return begin();
    return import(address).catch((error) => {
      // What a bundler has put elsewhere is under no other address; its own may answer, unless it still hangs.
      if (hasFailed) return begin();
      throw error;
    });
  };
}
