/** What is left of a snippet where only text, links and lists are allowed, as most editors of mail, wikis and shops do. */

/** Elements that stay. */
const ALLOWED = new Set(['A', 'P', 'B', 'STRONG', 'EM', 'I', 'UL', 'OL', 'LI', 'BR', 'SPAN', 'DL', 'DT', 'DD']);

/** Elements that go with all that is inside them; of any other the content stays. */
const REMOVED = new Set(['SCRIPT', 'STYLE', 'IFRAME', 'OBJECT', 'TEMPLATE', 'SVG', 'FORM', 'BUTTON', 'INPUT']);

/**
 * What readers see of it, in a copy that runs nothing and fetches nothing.
 * @param {string} html
 */
export function leftover(html) {
  const rest = document.createDocumentFragment();
  rest.append(...cleaned(new DOMParser().parseFromString(html, 'text/html').body));
  return rest;
}

/**
 * @param {Node} parent
 * @returns {Node[]}
 */
function cleaned(parent) {
  return [...parent.childNodes].flatMap((node) => {
    if (node instanceof Text) return [new Text(node.data.replace(/\s+/g, ' '))];
    if (!(node instanceof Element)) return [];
    const name = node.tagName.toUpperCase();
    if (REMOVED.has(name)) return [];
    // A picture that is not shown says what it would.
    if (name === 'IMG') return [new Text(node.getAttribute('alt') ?? '')];
    if (!ALLOWED.has(name)) return cleaned(node);
    const copy = document.createElement(name);
    const href = name === 'A' ? node.getAttribute('href') : null;
    if (href && /^https?:/.test(href)) copy.setAttribute('href', href);
    copy.append(...cleaned(node));
    return [copy];
  });
}
