/** Runs in a page: moves a slider as a drag would, and times each step from its event to the layout it leads to. */

const frames = [];
let measuring = false;
const nextFrame = window.requestAnimationFrame.bind(window);

/** While a step is measured its frame callbacks run at once: what is timed is the work, not the wait for the screen. */
window.requestAnimationFrame = (callback) => (measuring ? frames.push(callback) : nextFrame(callback));

/** @returns {HTMLInputElement} the slider of the element, or of the rival page */
function findSlider() {
  const root = document.querySelector('reach-estimator')?.shadowRoot ?? document;
  const slider = root.querySelector('[data-parameter="employees"] input[type="range"]');
  if (!slider) throw new Error('no slider for the number of employees');
  return /** @type {HTMLInputElement} */ (slider);
}

async function step(slider, position) {
  measuring = true;
  const start = performance.now();
  slider.value = String(position);
  slider.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await null;
  while (frames.length) frames.shift()(performance.now());
  await null;
  document.documentElement.getBoundingClientRect();
  slider.getBoundingClientRect();
  const time = performance.now() - start;
  measuring = false;
  return time;
}

/** Milliseconds of so many steps, each followed by a real frame. @param {{ first: number, count: number }} options */
export async function steps({ first, count }) {
  const slider = findSlider();
  const low = Number(slider.max) * 0.35;
  const times = [];
  for (let at = first; at < first + count; at++) {
    // Up and down a tenth of the range, never twice the same place in a row.
    const turn = at % 200;
    times.push(await step(slider, Math.round(low + (turn < 100 ? turn : 200 - turn) * (Number(slider.max) / 1000))));
    await new Promise(nextFrame);
  }
  return times;
}
