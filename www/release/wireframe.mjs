/** Small pictures of the element in its several looks, without a word: they serve every language and both schemes. */

/** @typedef {import('../pkg/reach_estimator.js').Curve} Curve */

/**
 * What a picture shows. `ink` and `dark` are the host's own colours; without them the picture follows the page.
 * @typedef {{
 *   view: 'full' | 'compact' | 'chart' | 'words' | 'many', chart?: 'bars', accent?: 'sliders' | 'locks' | 'words',
 *   beside?: 'log' | 'twin', below?: 'button', above?: 'address' | 'answer' | 'page', label?: string, ink?: string,
 *   square?: boolean, dark?: boolean, dashed?: boolean, mirrored?: boolean, goal?: boolean,
 * }} Look
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 */

const WIDTH = 240;
const HEIGHT = 150;

/** @param {number} value */
const short = (value) => Number(value.toFixed(1));

/** @param {Box} box @param {string} name */
const bar = ({ x, y, width, height }, name, round = 2) => `<rect class="${name}" x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" rx="${round}"/>`;

/** The curve and its band. @param {Box} box @param {Curve} curve */
function band({ x, y, width, height }, { x: at, p10, p50, p90 }) {
  const right = at.at(-1) ?? 1;
  const top = Math.max(...p90.map(Number));
  const point = (/** @type {number | null} */ value, /** @type {number} */ index) =>
    `${short(x + (width * (at[index] ?? 0)) / right)} ${short(y + height - (height * Number(value)) / top)}`;
  const upper = p90.map(point);
  const lower = p10.map(point).reverse();
  return `<path class="band" d="M${[...upper, ...lower].join('L')}Z"/><path class="line" d="M${p50.map(point).join('L')}"/><path class="axis" d="M${x} ${y}v${height}h${width}"/>`;
}

/** Bars of the inputs that matter. @param {Box} box */
function bars({ x, y, width, height }) {
  const rows = [1, 0.7, 0.5, 0.34, 0.2];
  const step = height / rows.length;
  return rows.map((share, row) => bar({ x: x + (width * (1 - share)) / 2, y: y + row * step + 2, width: width * share, height: step - 4 }, 'line-fill')).join('');
}

/** Sliders under each other. @param {Box} box @param {Look} look */
function sliders({ x, y, width, height }, { accent }) {
  const rows = Math.max(1, Math.floor(height / 16));
  return Array.from({ length: rows }, (_, row) => {
    const middle = y + 8 + row * 16;
    const knob = x + width * [0.3, 0.62, 0.45, 0.75][row % 4];
    const locked = accent === 'locks' && row % 2 === 0;
    const mark = locked
      ? bar({ x: knob - 3.5, y: middle - 3.5, width: 7, height: 7 }, 'lock', 1)
      : `<circle class="${accent === 'sliders' ? 'line-fill' : 'knob'}" cx="${short(knob)}" cy="${short(middle)}" r="4"/>`;
    return `<path class="axis" d="M${short(x)} ${short(middle)}h${short(width)}"/>${mark}`;
  }).join('');
}

/** Lines of text. @param {Box} box @param {string} name */
const lines = ({ x, y, width, height }, name) =>
  Array.from({ length: Math.floor(height / 10) }, (_, row) => bar({ x, y: y + row * 10, width: width * [1, 0.86, 0.93, 0.6][row % 4], height: 4 }, name)).join('');

/** One element. @param {Box} box @param {Look} look @param {Curve} curve @returns {string} */
function element({ x, y, width, height }, look, curve) {
  const inside = { x: x + 8, y: y + 8, width: width - 16, height: height - 16 };
  const border = `<rect class="border${look.dashed ? ' dashed' : ''}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${look.square ? 0 : 4}"/>`;
  if (look.view === 'words') return border + lines({ ...inside, height: 40 }, 'quiet');
  // Sliders and layout are mirrored where a language is; charts keep their axes.
  const start = (/** @type {number} */ from, /** @type {number} */ length) => inside.x + (look.mirrored ? inside.width * (1 - from - length) : inside.width * from);
  const headline = bar({ ...inside, x: start(0, 0.7), width: inside.width * 0.7, height: 6 }, look.accent === 'words' ? 'line-fill' : 'text');
  const body = { ...inside, y: inside.y + 13, height: inside.height - 13 };
  if (look.view === 'chart') return border + headline + bars(body);
  const wide = look.view === 'full';
  const chart = wide ? { ...body, x: start(0, 0.6), width: body.width * 0.6 } : { ...body, height: body.height * 0.55 };
  const controls = wide ? { ...body, x: start(0.68, 0.32), width: body.width * 0.32 } : { ...body, y: body.y + body.height * 0.6, height: body.height * 0.4 };
  const goal = look.goal ? `<path class="goal" d="M${chart.x} ${short(chart.y + chart.height * 0.4)}h${short(chart.width)}"/>` : '';
  return border + headline + band(chart, curve) + goal + sliders(controls, look);
}

/**
 * An inline picture of 240 by 150.
 * @param {Look} look
 * @param {Curve} curve
 */
export function wireframe(look, curve) {
  let box = { x: 4, y: 4, width: WIDTH - 8, height: HEIGHT - 8 };
  let around = '';
  if (look.above) {
    const strip = { ...box, height: look.above === 'page' ? 44 : 18 };
    around += look.above === 'page' ? lines(strip, 'quiet') : bar(strip, 'quiet', 9) + bar({ x: strip.x + 12, y: strip.y + 7, width: 120, height: 4 }, 'line-fill');
    box = { ...box, y: box.y + strip.height + 6, height: box.height - strip.height - 6 };
  }
  if (look.below) {
    around += bar({ x: box.x, y: box.y + box.height - 18, width: 52, height: 18 }, 'line-fill', 3);
    box = { ...box, height: box.height - 24 };
  }
  if (look.label) around += `<text class="text" x="${WIDTH - 14}" y="22" text-anchor="end" font-size="14">${look.label}</text>`;
  let pictures = '';
  if (look.view === 'many') {
    const size = { width: 72, height: 66 };
    const places = [0, 1, 2, 3, 4, 5].map((place) => ({ ...size, x: 6 + (place % 3) * 78, y: 6 + Math.floor(place / 3) * 72 }));
    pictures = places.map((place, index) => element(place, { view: index % 2 ? 'chart' : 'compact' }, curve)).join('');
  } else if (look.view === 'compact') {
    const left = { ...box, width: 110 };
    const right = { ...box, x: box.x + 122, width: 110 };
    const centre = { ...box, x: box.x + 61, width: 110 };
    pictures = element(look.beside ? left : look.below ? { ...box, width: 110 } : centre, look, curve);
    if (look.beside === 'twin') pictures += element(right, look, curve);
    if (look.beside === 'log') pictures += lines({ ...right, y: right.y + 8, height: right.height - 16 }, 'quiet');
  } else {
    pictures = element(box, look, curve);
  }
  const style = look.ink ? ` style="--accent:${look.ink}"` : '';
  return `<svg class="wireframe${look.dark ? ' night' : ''}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"${style}>${around}${pictures}</svg>`;
}
