/**
 * Paints a live chart onto a canvas, colours and letters as they stand on the screen. Drawing the marks one by one, rather
 * than loading the picture as an image, works under a policy that allows no images.
 */

const SCALE = 2;
const MARGIN = 24;
const TITLE = 20;
const LINE = 27;
const FOOT = 12;

/** @param {string} value */
const numbers = (value) => (value === 'none' ? [] : value.split(/[ ,]+/).map(Number.parseFloat));

/**
 * @param {Element} node
 * @param {string} name
 */
const read = (node, name) => Number(node.getAttribute(name) ?? 0);

/**
 * The outline of a mark, or null for marks that are not outlines.
 * @param {Element} node
 * @returns {Path2D | null}
 */
function outline(node) {
  const path = new Path2D();
  switch (node.localName) {
    case 'path':
      return new Path2D(node.getAttribute('d') ?? '');
    case 'rect':
      path.rect(read(node, 'x'), read(node, 'y'), read(node, 'width'), read(node, 'height'));
      return path;
    case 'circle':
      path.arc(read(node, 'cx'), read(node, 'cy'), read(node, 'r'), 0, Math.PI * 2);
      return path;
    case 'line':
      path.moveTo(read(node, 'x1'), read(node, 'y1'));
      path.lineTo(read(node, 'x2'), read(node, 'y2'));
      return path;
    default:
      return null;
  }
}

/** @type {Record<string, CanvasTextAlign>} */
const ALIGN = { start: 'start', middle: 'center', end: 'end' };

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Element} node
 */
function paintMark(context, node) {
  const style = getComputedStyle(node);
  if (style.display === 'none') return;
  const opacity = Number(style.opacity);
  if (node.localName === 'text') {
    context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    context.direction = /** @type {CanvasDirection} */ (style.direction);
    context.textAlign = ALIGN[style.textAnchor] ?? 'start';
    context.globalAlpha = opacity;
    context.fillStyle = style.fill;
    context.strokeStyle = style.stroke;
    context.lineWidth = Number.parseFloat(style.strokeWidth);
    context.lineJoin = 'round';
    context.setLineDash([]);
    if (style.stroke !== 'none') context.strokeText(node.textContent ?? '', read(node, 'x'), read(node, 'y'));
    context.fillText(node.textContent ?? '', read(node, 'x'), read(node, 'y'));
    return;
  }
  const path = outline(node);
  if (!path) return;
  if (style.fill !== 'none') {
    context.globalAlpha = opacity * Number(style.fillOpacity);
    context.fillStyle = style.fill;
    context.fill(path);
  }
  if (style.stroke !== 'none') {
    context.globalAlpha = opacity * Number(style.strokeOpacity);
    context.strokeStyle = style.stroke;
    context.lineWidth = Number.parseFloat(style.strokeWidth);
    context.lineCap = /** @type {CanvasLineCap} */ (style.strokeLinecap);
    context.setLineDash(numbers(style.strokeDasharray));
    context.stroke(path);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} width
 */
function wrap(context, text, width) {
  /** @type {string[]} */
  const lines = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && context.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/**
 * The background that shows behind a node.
 * @param {Element} node
 */
function backgroundOf(node) {
  for (let here = /** @type {Element | null} */ (node); here; here = here.parentElement) {
    const colour = getComputedStyle(here).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)' && colour !== 'transparent') return colour;
  }
  return 'white';
}

/**
 * @param {SVGSVGElement} svg a chart on the screen
 * @param {string} title
 * @param {string} foot
 * @returns {Promise<Blob>}
 */
export function paint(svg, title, foot) {
  const box = svg.viewBox.baseVal;
  const width = box && box.width ? box.width : svg.clientWidth;
  const height = box && box.height ? box.height : svg.clientHeight;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return Promise.reject(new Error('No canvas to paint on.'));
  const style = getComputedStyle(svg);
  const titleFont = `600 ${TITLE}px ${style.fontFamily}`;
  context.font = titleFont;
  const lines = wrap(context, title, width);
  const top = MARGIN + lines.length * LINE;
  canvas.width = (width + 2 * MARGIN) * SCALE;
  canvas.height = (top + height + FOOT * 2 + MARGIN) * SCALE;
  context.scale(SCALE, SCALE);
  context.fillStyle = backgroundOf(svg);
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = style.color;
  context.font = titleFont;
  const fromRight = getComputedStyle(svg.closest('[dir]') ?? svg).direction === 'rtl';
  context.direction = fromRight ? 'rtl' : 'ltr';
  lines.forEach((line, index) => context.fillText(line, fromRight ? MARGIN + width : MARGIN, MARGIN + TITLE * 0.8 + index * LINE));
  context.save();
  context.translate(MARGIN, top);
  for (const node of svg.querySelectorAll('path, rect, circle, line, text')) paintMark(context, node);
  context.restore();
  context.globalAlpha = 0.7;
  context.font = `${FOOT}px ${style.fontFamily}`;
  context.direction = 'ltr';
  context.textAlign = 'left';
  context.fillText(foot, MARGIN, top + height + FOOT * 2, width);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be written.'))), 'image/png');
  });
}
