/** What the eye would find wrong with a layout: words cut off, words on words, things too small to hit. */

/** Runs in the page. Faults of every visible text and control inside the elements, as short lines. */
function inspect({ targets }) {
  const faults = new Set();
  const name = (node) => `${node.localName}.${node.getAttribute('class') ?? ''}`;
  /** The nearest of a node and what it is in that is so, in shadow trees too; what is known of a parent is not asked again. */
  const nearest = (test) => {
    const known = new Map([[null, null]]);
    const find = (node) => {
      if (!known.has(node)) known.set(node, test(getComputedStyle(node), node) ? node : find(node.parentElement ?? node.getRootNode().host ?? null));
      return known.get(node);
    };
    return find;
  };
  const hidden = nearest(({ opacity, clipPath }, node) => node.matches('.visually-hidden, option, title') || opacity === '0' || clipPath === 'inset(50%)');
  const unseen = (node) => hidden(node) || !node.checkVisibility({ visibilityProperty: true });
  const scroller = nearest(({ overflowX }) => /auto|scroll/.test(overflowX));
  const ellipsis = nearest(({ textOverflow }) => textOverflow === 'ellipsis');
  const clipping = nearest(({ overflowX, textOverflow }, node) => /hidden|clip/.test(overflowX) && textOverflow !== 'ellipsis' && node.localName !== 'svg');
  // Sticky parts lie over what scrolls by; a readout lies over the curve that it reads.
  const floats = nearest(({ position }, node) => ['sticky', 'absolute'].includes(position) && !node.matches('.answer'));
  const roots = [...document.querySelectorAll('reach-estimator')].map((element) => element.shadowRoot);

  const texts = [];
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const node = text.parentElement;
      if (!text.data.trim() || !node || unseen(node)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      // What ends in an ellipsis is seen only so far.
      const end = ellipsis(node)?.getBoundingClientRect();
      for (const { left, right, top, bottom, width } of range.getClientRects()) {
        const box = { left: Math.max(left, end?.left ?? left), right: Math.min(right, end?.right ?? right), top, bottom };
        if (width > 1 && box.right > box.left) texts.push({ text: text.data.trim().slice(0, 40), node, box });
      }
    }
  }
  for (const { text, node, box } of texts) {
    if (scroller(node)) continue;
    if (box.right > innerWidth + 1 || box.left < -1) faults.add(`outside the window: "${text}" in ${name(node)} ${Math.round(box.left)} to ${Math.round(box.right)}`);
    const frame = clipping(node)?.getBoundingClientRect();
    if (frame && (box.right > frame.right + 1 || box.left < frame.left - 1)) faults.add(`cut off: "${text}" in ${name(node)}`);
  }
  // From top to bottom: what begins below a text cannot lie on it, nor can anything after that.
  const still = texts.filter(({ node }) => !floats(node) && !scroller(node)).sort((one, other) => one.box.top - other.box.top);
  still.forEach((one, index) => {
    for (let next = index + 1; next < still.length && still[next].box.top < one.box.bottom - 6; next += 1) {
      const other = still[next];
      if (one.node === other.node) continue;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (wide > 2 && high > 6) faults.add(`"${one.text}" lies on "${other.text}"`);
    }
  });

  for (const node of targets ? roots.flatMap((root) => [...root.querySelectorAll('button, select, input, summary, [tabindex="0"]:not([role="group"])')]) : []) {
    if (unseen(node)) continue;
    const { width, height } = node.getBoundingClientRect();
    if (width < 23.5 || height < 23.5) faults.add(`too small: ${name(node)} "${(node.innerText ?? '').slice(0, 20)}" ${width.toFixed(1)} x ${height.toFixed(1)}`);
  }
  return [...faults];
}

/** Lines that say what is cut off, overlaps or, where asked, is too small to hit; an empty list is what a test wants. */
export const faults = (page, { targets = false } = {}) => page.evaluate(inspect, { targets });

/** How far the page can be scrolled sideways. */
export const sideways = (page) => page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth);

/** Whether the whole of something is in the window. */
export const inView = (locator) =>
  locator.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return top >= -1 && bottom <= innerHeight + 1;
  });
