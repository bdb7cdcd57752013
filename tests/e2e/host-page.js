/** A page of somebody else's site, from parts. */

/**
 * The strictest policy that the element promises to work under.
 * @param {string} origin where the element's files come from
 */
export const strictPolicy = (origin) =>
  [`default-src 'none'`, `script-src ${origin} 'wasm-unsafe-eval'`, `style-src 'self'`, `connect-src ${origin}`, `require-trusted-types-for 'script'`].join('; ');

/**
 * Files of one host page, by the end of their path.
 *
 * @param {object} parts
 * @param {string} [parts.body] markup; by default one element with fallback content
 * @param {string} [parts.head] more markup for the head
 * @param {string} [parts.css] the host's own style sheet
 * @param {boolean} [parts.strict] false sends no policy
 * @param {string} [parts.csp] another policy
 * @param {string | null} [parts.script] which of the site's files is loaded, as a module unless it is the iife; null for none
 * @param {string} path where the page will be
 * @param {string} origin where the element's files come from
 */
export function hostPage(parts, path, origin) {
  const { body = '<reach-estimator><p>Fallback</p></reach-estimator>', head = '', css = '', strict = true, script = 'reach-estimator.js' } = parts;
  const csp = parts.csp ?? (strict ? strictPolicy(origin) : null);
  const type = script?.includes('.iife.') ? 'async' : 'type="module"';
  const tag = script === null ? '' : `<script ${type} src="${new URL(script, origin)}"></script>`;
  const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Host</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="${path}.css">${head}${tag}</head>
<body><h1>Host</h1>
${body}
</body>
</html>`;
  return {
    '': { body: page, headers: { 'content-type': 'text/html', ...(csp && { 'content-security-policy': csp }) } },
    '.css': { body: css, headers: { 'content-type': 'text/css' } },
  };
}
