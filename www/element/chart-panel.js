/** One chart at a time behind tabs, with its choosers, readout and table. */

import { chartOptions, CHARTS, chartUses } from './chart-options.js';
import { createPointer } from './chart-pointer.js';
import { createCompanions } from './companions.js';
import { outputLabel, parameterLabel } from './desk.js';
import { paybackText } from './figures.js';
import { freshId, h, mark, refill, s, sentence, withdraw, write } from './dom.js';
import { writeJSON } from './json.js';
import { own } from './own.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').ChartName} ChartName */
/** @typedef {import('./desk.js').OutputName} OutputName */
/** @typedef {import('./desk.js').ParameterId} ParameterId */
/** @typedef {import('./frame.js').Frame} Frame */
/** @typedef {import('../pkg/reach_estimator.js').Drawing} Drawing */

/**
 * @typedef {object} ChartPanel
 * @property {HTMLElement} node
 * @property {HTMLElement} plot whose size the picture has
 * @property {SVGSVGElement} svg
 * @property {(frame: Frame) => void} update
 * @property {(frame: Frame) => void} sharpen shows better figures beside the picture that is there
 * @property {() => boolean} measure takes over the size of the plot after a layout; says whether it is another
 * @property {() => Drawing | null} drawing
 */

/**
 * @param {Desk} desk
 * @param {{ tabs: boolean }} settings
 * @returns {ChartPanel}
 */
export function createChartPanel(desk, { tabs }) {
  const { engine, words } = desk;
  const stem = freshId('chart');
  const svg = s('svg', { class: 'chart', part: 'chart', role: 'img' });
  const pointer = createPointer(desk, svg);
  /** @type {ReturnType<import('./later.js').Further['createTable']> | null} */
  let table = null;
  /** @type {import('./desk.js').Part | null} */
  let envelope = null;
  const caption = h('figcaption', { class: 'chart-title', part: 'chart-title' });
  const plot = h('div', { class: 'plot' }, svg, ...pointer.nodes);
  const bar = createTabs(desk, stem);
  // On a phone there is no room for more than the short word.
  const log = h(
    'button',
    { type: 'button', class: 'tool', title: words.text('chart.log-scale'), 'aria-pressed': 'false', click: () => desk.look({ log: !desk.view.log }) },
    words.text('chart.log'),
  );
  const dayOne = h('button', { type: 'button', class: 'tool', 'aria-pressed': 'false', click: () => desk.look({ dayOne: !desk.view.dayOne }) }, words.text('chart.day-one'));
  const tableButton = h(
    'button',
    { type: 'button', class: 'tool', 'aria-expanded': 'false', click: () => desk.furnish(() => toggleTable(tableButton.getAttribute('aria-expanded') !== 'true')) },
    words.text('chart.table'),
  );
  /** @param {boolean} open */
  const toggleTable = (open) => {
    furnish();
    if (table) mark(table.node, 'hidden', !open);
    mark(tableButton, 'aria-expanded', String(open));
    desk.refresh();
  };
  const tools = createToolbar(words, [log, dayOne, tableButton]);
  const companions = createCompanions(desk);
  const back = h('button', { type: 'button', class: 'text-button chart-back', hidden: true, click: () => desk.look({ output: desk.view.output }) });
  const note = h('p', { class: 'chart-note', part: 'chart-note', hidden: true });
  const figure = h('figure', { class: 'chart-figure' }, caption, back, plot, note, companions.node);
  const panel = h('div', { class: 'chart-body', id: `${stem}-panel`, role: tabs ? 'tabpanel' : null }, figure);
  const node = h(
    'div',
    { class: 'chart-panel', part: 'chart-panel', role: 'group', 'aria-label': words.text('chart.label') },
    h('div', { class: 'chart-bar' }, tabs ? bar.node : null, tools.node),
    panel,
  );

  const choosers = createChoosers(desk);
  let captioned = '';
  let width = 0;
  let height = 0;
  /** @type {Drawing | null} */
  let drawing = null;
  /** @type {Drawing['hold'] | null} */
  let hold = null;
  /** @param {Frame} frame */
  const describe = (frame) => {
    const { chart, output, axis } = frame.view;
    if (captioned !== chart) {
      captioned = chart;
      const slots = { output: choosers.output.node, axis: choosers.axis.node };
      refill(caption, ...sentence(words.text(`chart.${chart}.title`), slots));
    }
    choosers.output.show(output);
    withdraw(back, 'hidden', output === desk.view.output, choosers.output.node);
    if (!back.hidden) write(back, words.text('chart.back', { output: outputLabel(desk, desk.view.output) }));
    choosers.axis.show(axis);
    const said = noteOf(desk, frame);
    mark(note, 'hidden', !said);
    write(note, said);
    const name = words.text(`chart.${chart}.name`, { output: outputLabel(desk, output), axis: parameterLabel(desk, axis) });
    mark(svg, 'aria-label', [name, drawing?.description].filter(Boolean).join('. '));
  };

  /** @param {Frame} frame */
  const draw = (frame) => {
    const { chart } = frame.view;
    const beside = companions.ask(frame, hasCompanions(chart));
    hold = frame.moving ? (hold ?? drawing?.hold ?? null) : null;
    const options = chartOptions(desk, frame, { width, height, hold });
    const [drawn, ...others] = chart === 'reach' ? engine.drawReach(svg, frame.inputs, options, beside) : [engine.draw(svg, chart, frame.inputs, options)];
    companions.show(frame, others);
    drawing = drawn;
    mark(svg, 'data-chart', chart);
    withdraw(log, 'hidden', !chartUses(chart, 'log'), tableButton);
    mark(log, 'aria-pressed', String(frame.view.log));
    withdraw(dayOne, 'hidden', !chartUses(chart, 'day-one'), tableButton);
    mark(dayOne, 'aria-pressed', String(frame.view.dayOne));
    tools.settle();
    pointer.update(frame, drawn, options);
    describe(frame);
    if (table && !table.node.hidden && engine.whole) table.update(frame, options, drawn);
  };

  /** @param {ChartName} chart */
  const hasCompanions = (chart) => tabs && desk.wide && chart === 'reach';

  /** @param {ChartName} chart */
  const choose = (chart) => {
    plot.dataset['kind'] = chart;
    bar.select(chart, panel);
  };
  choose(desk.view.chart);

  /** Makes what comes later. */
  const furnish = () => {
    if (table || !desk.further) return;
    table = desk.further.createTable(desk);
    envelope = desk.further.createEnvelope(desk);
    mark(tableButton, 'aria-controls', table.node.id);
    figure.append(envelope.node, table.node);
  };

  return {
    node,
    plot,
    svg,
    drawing: () => drawing,
    // What a panel covers keeps its size, and its picture stays that of the inputs.
    measure() {
      companions.measure(hasCompanions(desk.view.chart));
      const before = [width, height];
      width = Math.round(plot.clientWidth) || width;
      height = Math.round(plot.clientHeight) || height;
      return String([width, height]) !== String(before);
    },
    sharpen(frame) {
      // A chart whose part is on its way has not been drawn.
      if (!drawing || svg.getAttribute('data-chart') !== frame.view.chart) return;
      if (chartUses(frame.view.chart, 'figure')) draw(frame);
      else describe(frame);
      envelope?.update(frame);
    },
    update(frame) {
      furnish();
      const { chart } = frame.view;
      const other = plot.dataset['kind'] !== chart;
      if (other) choose(chart);
      if (other || !width) this.measure();
      if (!width || !height) return;
      // Only the reach curve is there from the start.
      mark(plot, 'aria-busy', engine.whole || chart === 'reach' ? null : 'true');
      if (!engine.whole && chart !== 'reach') {
        // Whoever chooses a chart waits for it; whoever has chosen it asks by the way as the figures go on.
        engine.more(other && 'soon').then(desk.refresh, () => {});
        return;
      }
      draw(frame);
      if (!frame.moving) envelope?.update(frame);
    },
  };
}

/**
 * What a chart needs said in words: when the programme pays for itself, or that it stands for exactly these inputs where
 * the figures above are the middle of all cases.
 * @param {Desk} desk
 * @param {Frame} frame
 */
function noteOf(desk, frame) {
  const { words } = desk;
  const { chart } = frame.view;
  if (chart === 'time')
    return words.text('headline.payback', { label: words.text('figure.money.payback'), payback: paybackText(desk, frame.of('money.payback').p50, frame.estimate.inputs.months) });
  return chart === 'rounds' || chart === 'hype' ? words.text('chart.exact') : '';
}

/**
 * What can be switched on a chart: one tab stop, arrow keys inside, as the toolbar pattern has it.
 * @param {Desk['words']} words
 * @param {HTMLButtonElement[]} buttons
 */
function createToolbar(words, buttons) {
  const node = h('div', { class: 'tools', role: 'toolbar', 'aria-label': words.text('chart.tools') }, ...buttons);
  const shown = () => buttons.filter((button) => !button.hidden);
  const settle = () => {
    const here = shown().find((button) => button.tabIndex === 0) ?? shown()[0];
    for (const button of buttons) mark(button, 'tabindex', button === here ? 0 : -1);
  };
  node.addEventListener('focusin', ({ target }) => {
    for (const button of buttons) mark(button, 'tabindex', button === target ? 0 : -1);
  });
  node.addEventListener('keydown', (event) => {
    const forward = words.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const step = event.key === forward ? 1 : /^Arrow(Left|Right)$/.test(event.key) ? -1 : 0;
    if (!step) return;
    const all = shown();
    const here = all.findIndex((button) => button === event.target);
    all[(here + step + all.length) % all.length]?.focus();
    event.preventDefault();
  });
  return { node, settle };
}

/**
 * The tab list, with the arrow keys of the tabs pattern.
 * @param {Desk} desk
 * @param {string} stem
 */
function createTabs(desk, stem) {
  const { words } = desk;
  const buttons = CHARTS.map((chart) =>
    h(
      'button',
      { type: 'button', role: 'tab', class: 'tab', part: 'tab', id: `${stem}-${chart}`, 'data-tab': chart, 'aria-controls': `${stem}-panel`, click: () => desk.look({ chart }) },
      words.text(`chart.${chart}`),
    ),
  );
  // Firefox stops at whatever scrolls; here the tabs are what one stops at.
  const node = h('div', { class: 'tabs', part: 'tabs', role: 'tablist', tabindex: '-1', 'aria-label': words.text('chart.tabs') }, ...buttons);
  // Where tabs lie beyond an edge, what stands at the edge fades instead of ending in the middle of a word.
  const showEdges = () => {
    const before = Math.abs(node.scrollLeft);
    mark(node, 'data-before', before > 1);
    mark(node, 'data-after', node.scrollWidth - node.clientWidth - before > 1);
  };
  node.addEventListener('scroll', showEdges, own({ passive: true }));
  new ResizeObserver(() => requestAnimationFrame(showEdges)).observe(node);
  const forward = words.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = words.direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  node.addEventListener('keydown', (event) => {
    const here = CHARTS.indexOf(desk.view.chart);
    const last = CHARTS.length - 1;
    const next =
      event.key === forward ? (here === last ? 0 : here + 1) : event.key === backward ? (here === 0 ? last : here - 1) : event.key === 'Home' ? 0 : event.key === 'End' ? last : -1;
    const chart = CHARTS[next];
    if (!chart) return;
    event.preventDefault();
    desk.look({ chart });
    buttons[next]?.focus();
  });
  return {
    node,
    /** @param {ChartName} chart @param {HTMLElement} panel */
    select(chart, panel) {
      CHARTS.forEach((name, index) => {
        const button = buttons[index];
        if (!button) return;
        mark(button, 'aria-selected', String(name === chart));
        mark(button, 'tabindex', name === chart ? '0' : '-1');
        // In the next frame, whose layout there is anyway.
        if (name === chart) requestAnimationFrame(() => (node.scrollLeft = button.offsetLeft - node.offsetLeft - (node.clientWidth - button.offsetWidth) / 2));
      });
      if (panel.getAttribute('role') === 'tabpanel') mark(panel, 'aria-labelledby', `${stem}-${chart}`);
    },
  };
}

/** @param {Desk} desk */
function createChoosers(desk) {
  const { words, state } = desk;
  /**
   * @template {string} T
   * @param {string} name
   * @param {T[]} values
   * @param {(value: T) => string} labelOf
   * @param {(value: T) => void} choose
   */
  const chooser = (name, values, labelOf, choose) => {
    const node = h('select', {
      class: 'choice',
      part: 'choice',
      'data-choice': name,
      'aria-label': words.text(`chart.choose-${name}`),
      change: () => choose(/** @type {T} */ (node.value)),
    });
    let written = '';
    return {
      node,
      /** What else there is to choose comes after the first picture. @param {T} value */
      show(value) {
        const shown = desk.further ? values : [value];
        const now = `${shown.length === 1 ? value : ''} ${writeJSON(state.names)}`;
        if (written !== now) node.replaceChildren(...shown.map((each) => h('option', { value: each }, labelOf(each))));
        written = now;
        if (node.value !== value) node.value = value;
      },
    };
  };
  const outputs = [...desk.outputs.keys()].filter((name) => !name.startsWith('envelope.'));
  return {
    output: chooser(
      'output',
      outputs,
      (name) => outputLabel(desk, name),
      (output) => desk.look({ output, goal: null }),
    ),
    axis: chooser(
      'axis',
      [...desk.parameters.keys()],
      (id) => parameterLabel(desk, id),
      (axis) => desk.look({ axis }),
    ),
  };
}
