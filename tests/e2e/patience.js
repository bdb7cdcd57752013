/** Tests of what takes long need not. */

/** Whoever waits for seconds waits for tenths of them. @param {import('playwright-core').Page} page */
export const impatient = (page) =>
  page.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = (act, pause, ...rest) => setTimeout(act, pause >= 4000 ? pause / 10 : pause, ...rest);
    const now = performance.now.bind(performance);
    performance.now = () => 10 * now();
    window.__codes = [];
    addEventListener('reach-error', ({ detail }) => window.__codes.push(detail.code));
  });
