/**
 * What an engine, or the way it is driven, cannot do. A test that needs such an ability names it (`needs`), is skipped
 * there, and is listed with the reason at the end of a run.
 */

/** @type {Record<string, { what: string, lacking: Partial<Record<'chromium' | 'firefox' | 'webkit', string>> }>} */
export const LIMITS = {
  devtools: {
    what: 'the DevTools protocol: touch gestures and the accessibility tree',
    lacking: { firefox: 'it speaks WebDriver BiDi, which has neither', webkit: 'its inspector has neither' },
  },
  shifts: {
    what: 'layout-shift entries',
    lacking: { firefox: 'not reported', webkit: 'not reported' },
  },
  'forced colours': {
    what: 'colours that the system forces',
    lacking: { webkit: 'it has no such mode' },
  },
  'mouse outside': {
    what: 'a mouse that leaves the window while a button is held',
    lacking: { firefox: 'WebDriver refuses a place outside', webkit: 'the screen ends there' },
  },
};
