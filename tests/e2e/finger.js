/** A finger on a phone. */

import { frames } from './screen.js';

export const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } };

/** A finger, through the DevTools protocol: real touch events, which the browser may turn into scrolling. */
export async function finger(page) {
  const session = await page.context().newCDPSession(page);
  const send = (type, points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  return {
    async stroke(from, to, steps = 12) {
      await send('touchStart', [from]);
      for (let step = 1; step <= steps; step += 1) {
        await send('touchMove', [from.map((start, axis) => start + ((to[axis] - start) * step) / steps)]);
        await frames(page);
      }
      await send('touchEnd', []);
      await frames(page);
    },
    async tap(at) {
      await send('touchStart', [at]);
      await send('touchEnd', []);
      await frames(page);
    },
  };
}
