/**
 * Runs in the page before anything else and writes down what changes outside the elements. `window.__observed()` gives
 * `{ mutations, globals, storage, cookies, history, styleSheets }`: all empty, but for `history`, which is its length.
 */
export function observe() {
  const known = new Set([...Object.getOwnPropertyNames(window), '__observed', 'axe', '__core-js_shared__']);
  const mutations = [];
  const outside = (node) => !(node instanceof Element ? node : node.parentElement)?.closest('reach-estimator');

  const note = ({ type, target, attributeName, addedNodes, removedNodes }) => {
    if (!outside(target)) return;
    const where = target.nodeName.toLowerCase();
    if (type !== 'childList') return mutations.push(`${where}: ${attributeName ?? 'text'} changed`);
    for (const node of addedNodes) mutations.push(`${where}: ${node.nodeName.toLowerCase()} added`);
    for (const node of removedNodes) mutations.push(`${where}: ${node.nodeName.toLowerCase()} removed`);
  };

  // What the parser adds comes before the document is interactive; deferred and module scripts run after.
  let parsing = true;
  const observer = new MutationObserver((records) => parsing || records.forEach(note));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  document.addEventListener(
    'readystatechange',
    () => {
      observer.takeRecords();
      parsing = false;
    },
    { once: true },
  );

  window.__observed = () => {
    observer.takeRecords().forEach(note);
    return {
      mutations,
      globals: Object.getOwnPropertyNames(window).filter((name) => !known.has(name) && !name.startsWith('__p')),
      storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
      cookies: document.cookie,
      history: history.length,
      styleSheets: document.adoptedStyleSheets.length,
    };
  };
}
