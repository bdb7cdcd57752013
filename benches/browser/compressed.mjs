/** Sends files as a static host would: compressed once, at the best that brotli has. */

import { brotliCompressSync, constants } from 'node:zlib';

/** @type {Map<string, Buffer>} */
const known = new Map();

/** @param {Buffer} body */
function best(body) {
  const key = body.toString('base64');
  let found = known.get(key);
  if (!found) {
    found = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    known.set(key, found);
  }
  return found;
}

/**
 * @param {import('node:http').RequestListener} handler
 * @returns {import('node:http').RequestListener}
 */
export const compressed = (handler) => (request, response) => {
  if (!/\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))) return handler(request, response);
  const parts = [];
  const { writeHead, end } = response;
  let head = [];
  response.writeHead = (...given) => ((head = given), response);
  response.write = (part) => parts.push(Buffer.from(part)) > 0;
  response.end = (part) => {
    if (part && typeof part !== 'function') parts.push(Buffer.from(part));
    const body = best(Buffer.concat(parts));
    const [status = 200, headers = {}] = head;
    const { 'Content-Length': _, ...others } = headers;
    writeHead.call(response, status, { ...others, 'content-encoding': 'br', 'content-length': body.length });
    return end.call(response, body);
  };
  return handler(request, response);
};
