/**
 * Paints a live chart onto a canvas, colours and letters as they stand on the screen. Drawing the marks one by one, rather
 * than loading the picture as an image, works under a policy that allows no images.
 */

import { styleOf } from './dom.js';

const SCALE = 2;

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
  const style = styleOf(node);
  if (style('display') === 'none') return;
  const opacity = Number(style('opacity'));
  if (node.localName === 'text') {
    context.font = `${style('font-weight')} ${style('font-size')} ${style('font-family')}`;
    if (style('direction')) context.direction = /** @type {CanvasDirection} */ (style('direction'));
    context.textAlign = ALIGN[style('text-anchor')] ?? 'start';
    context.globalAlpha = opacity;
    context.fillStyle = style('fill');
    context.strokeStyle = style('stroke');
    context.lineWidth = Number.parseFloat(style('stroke-width'));
    context.lineJoin = 'round';
    context.setLineDash([]);
    if (style('stroke') !== 'none') context.strokeText(node.textContent ?? '', read(node, 'x'), read(node, 'y'));
    context.fillText(node.textContent ?? '', read(node, 'x'), read(node, 'y'));
    return;
  }
  const path = outline(node);
  if (!path) return;
  if (style('fill') !== 'none') {
    context.globalAlpha = opacity * Number(style('fill-opacity'));
    context.fillStyle = style('fill');
    context.fill(path);
  }
  if (style('stroke') !== 'none') {
    context.globalAlpha = opacity * Number(style('stroke-opacity'));
    context.strokeStyle = style('stroke');
    context.lineWidth = Number.parseFloat(style('stroke-width'));
    context.lineCap = /** @type {CanvasLineCap} */ (style('stroke-linecap'));
    context.setLineDash(numbers(style('stroke-dasharray')));
    context.stroke(path);
  }
}

/**
 * The background that shows behind a node.
 * @param {Element} node
 */
function backgroundOf(node) {
  for (let here = /** @type {Element | null} */ (node); here; here = here.parentElement) {
    const colour = styleOf(here)('background-color');
    if (colour !== 'rgba(0, 0, 0, 0)' && colour !== 'transparent') return colour;
  }
  return 'white';
}

/**
 * @param {SVGSVGElement} svg a picture inside the element, whether it is seen or not
 * @returns {Promise<Blob>}
 */
export function paint(svg) {
  const { width, height } = svg.viewBox.baseVal;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return Promise.reject(new Error('No canvas to paint on.'));
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  context.scale(SCALE, SCALE);
  context.fillStyle = backgroundOf(svg);
  context.fillRect(0, 0, width, height);
  for (const node of svg.querySelectorAll('path, rect, circle, line, text')) paintMark(context, node);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be written.'))), 'image/png');
  });
}
