/**
 * Gives frames of the estimator the height of their content. For pages that embed iframe.html: classic script or module,
 * early or late, once or several times. Everything stands in one block, so that it leaves no global behind, and does
 * nothing where there is no document.
 */
if (globalThis.document) {
  const SENDER = 'reach-estimator';
  const LOWEST_PX = 100;
  const HIGHEST_PX = 12_000;

  /** A frame that keeps growing faster than this is pushed up by its own height; it is left alone from then on. */
  const GROWTHS = 40;
  const WITHIN_MS = 2000;

  /** @type {WeakMap<HTMLIFrameElement, { last: number, growths: number, since: number }>} */
  const followed = new WeakMap();

  /**
   * Whether a message comes from where the frame was loaded from. A sandbox without an origin of its own says "null".
   * @param {HTMLIFrameElement} frame
   * @param {string} origin
   */
  const isFrom = (frame, origin) => {
    // Whoever sets the mark wants the height, also where the address leads on to another host.
    if (frame.hasAttribute('data-reach-estimator')) return true;
    if (origin === 'null') return frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin');
    return origin === new URL(frame.src, document.baseURI).origin;
  };

  /** What of a frame's own height is not its content's, in pixels. @param {HTMLIFrameElement} frame */
  const around = (frame) => {
    const style = getComputedStyle(frame);
    const edges = ['border-top-width', 'border-bottom-width', 'padding-top', 'padding-bottom'].map((name) => style.getPropertyValue(name));
    return style.getPropertyValue('box-sizing') === 'border-box' ? edges.reduce((sum, edge) => sum + (parseFloat(edge) || 0), 0) : 0;
  };

  /**
   * @param {HTMLIFrameElement} frame
   * @param {number} height of its content, in pixels
   */
  const follow = (frame, height) => {
    const now = performance.now();
    const state = followed.get(frame) ?? { last: 0, growths: 0, since: now };
    followed.set(frame, state);
    if (state.growths > GROWTHS) return;
    if (now - state.since > WITHIN_MS) Object.assign(state, { growths: 0, since: now });
    if (height > state.last) state.growths += 1;
    state.last = height;
    frame.style.height = `${height + around(frame)}px`;
  };

  /**
   * Frames of a tree and of the open shadow trees in it.
   * @param {Document | ShadowRoot} tree
   * @returns {HTMLIFrameElement[]}
   */
  const framesIn = (tree) => [...tree.querySelectorAll('iframe'), ...[...tree.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? framesIn(shadowRoot) : []))];

  let complained = false;
  /** @param {string} reason */
  const complain = (reason) => {
    if (!complained) console.warn(`reach-estimator: a frame does not take the height of its content: ${reason}`);
    complained = true;
  };

  addEventListener('message', ({ data, source, origin, isTrusted }) => {
    if (!isTrusted || data?.source !== SENDER || data.type !== 'height' || !Number.isFinite(data.height) || source === window) return;
    const isSource = (/** @type {HTMLIFrameElement} */ { contentWindow }) => contentWindow === source;
    const frame = [...document.querySelectorAll('iframe')].find(isSource) ?? framesIn(document).find(isSource);
    if (!frame) complain('it stands in a closed shadow root, or in a frame of its own.');
    else if (!isFrom(frame, origin)) complain(`it comes from ${origin}, not from its src; mark it with data-reach-estimator.`);
    else follow(frame, Math.min(Math.max(Math.ceil(data.height), LOWEST_PX), HIGHEST_PX));
  });

  // Frames that have spoken before this script arrived are asked again.
  for (const frame of framesIn(document)) {
    if (frame.hasAttribute('data-reach-estimator')) frame.contentWindow?.postMessage({ source: SENDER, type: 'measure' }, '*');
  }
}
