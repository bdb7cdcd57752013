/* tslint:disable */
/* eslint-disable */

/**
 * The same from many draws, in slices that leave the page time for its own.
 */
export class Study {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Evaluates so many draws more; says whether all are done.
     */
    advance(draws: number): boolean;
    /**
     * Nothing evaluated yet.
     */
    constructor(values: Float64Array | number[], draws: number, outputs: Uint8Array | number[], goals: Float64Array | number[]);
    /**
     * The answer so far, as `percentiles` gives it.
     */
    percentiles(): Float64Array;
}

/**
 * The nearest value allowed.
 */
export function clamp(id: number, value: number): number;

/**
 * Title and description of the picture drawn last.
 */
export function describe(): string[];

/**
 * Draws the reach curve into an `<svg>` element, patching what is there. Saved scenarios come as labels and, one after
 * the other, their numbers. The answer: left, top, width and height of the plot; least, most and whether logarithmic of
 * both axes; place and value of the marker, of the goal and of what was counted; value of the input and range of the latter.
 *
 * # Errors
 * When the target is no `<svg>` element.
 */
export function draw(target: Element, values: Float64Array | number[], options: Float64Array | number[], labels: string[], saved: Float64Array | number[], format: Function, words: Function): Float64Array;

/**
 * Draws the small outcome curve of each input into its `<svg>` element, which has no view box.
 *
 * # Errors
 * When a target is no `<svg>` element.
 */
export function drawSparks(targets: SVGSVGElement[], ids: Uint8Array | number[], values: Float64Array | number[], name: number): void;

/**
 * Draws while something moves, of what is drawn at rest, and of the key figures at rest.
 */
export function draws(): Uint32Array;

/**
 * The point answer: every output, the steps of the waterfall, the six figures of each network (`NaN` for one that is not
 * used), then round, reach, new reach, impressions and frequency of each round.
 */
export function estimate(values: Float64Array | number[]): Float64Array;

/**
 * What the picture drawn last says at a pixel from the left: x, its pixels, the point answer, P10, P50, P90, page,
 * envelope, chance of the goal. At its marker nothing is worked out again.
 */
export function inspect(px: number): Float64Array;

/**
 * The value of the y axis at a pixel from the top, beside the marker of the picture drawn last.
 */
export function inspectHeight(py: number): Float64Array;

/**
 * The codes of `notes`, in their order.
 */
export function noteCodes(values: Float64Array | number[]): string[];

/**
 * What the model has to say about the values, four numbers each: parameter, value used instead, and parameter and value
 * of a change that would mend it. `noteCodes` names the codes.
 */
export function notes(values: Float64Array | number[]): Float64Array;

/**
 * P10, P50 and P90 of each output asked for, then the chance of each goal. `goals` holds pairs of output and figure.
 */
export function percentiles(values: Float64Array | number[], draws: number, outputs: Uint8Array | number[], goals: Float64Array | number[]): Float64Array;

/**
 * Slider position, 0 to 1000, of a value.
 */
export function position(id: number, value: number): number;

/**
 * P10 and P90 of every input at its present value; `NaN` where it is certain.
 */
export function ranges(values: Float64Array | number[]): Float64Array;

/**
 * Reads text as a number: `12.5k`, `15%`; `NaN` when it is none.
 */
export function readNumber(text: string): number;

/**
 * The scenario with every uncertain input at its pessimistic end.
 */
export function stressed(values: Float64Array | number[]): Float64Array;

/**
 * Value at a slider position.
 */
export function valueAt(id: number, position: number): number;

/**
 * The scenario with one value changed, and a range of the user's own moved along.
 */
export function withValue(values: Float64Array | number[], id: number, value: number): Float64Array;

