/** What a page holds once its rubbish is collected, where the engine tells. */

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<{ heap: number, nodes: number, listeners: number } | null>} bytes, and how many of the others
 */
export async function memoryOf(page) {
  const session = await page
    .context()
    .newCDPSession(page)
    .catch(() => null);
  if (!session) return null;
  // What one collection sets free, the next one finds.
  for (let turn = 0; turn < 2; turn++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}
