/**
 * What an engine, or the way it is driven, cannot do. A test that needs such an ability names it (`needs`), is skipped
 * there, and is listed with the reason at the end of a run.
 */

/** @type {Record<string, { what: string, lacking: Partial<Record<'chromium' | 'firefox' | 'webkit', string>> }>} */
export const LIMITS = {
  devtools: {
    what: 'touch, as the DevTools protocol sends it',
    lacking: { firefox: 'WebDriver BiDi makes no scrolling from touch', webkit: 'its inspector has no touch' },
  },
  shifts: {
    what: 'layout-shift entries',
    lacking: { firefox: 'not reported', webkit: 'not reported' },
  },
};
