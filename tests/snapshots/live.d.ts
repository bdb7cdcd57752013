/* tslint:disable */
/* eslint-disable */

/**
 * The same from many draws, in slices that leave the page time for its own.
 */
export class Study {
    free(): void;
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
 * Draws the reach curve, and after it small pictures of other results on the same axis: so many options, one after the
 * other. Saved scenarios come as labels and, one after the other, their numbers. The answer, for each picture: left, top,
 * width and height of the plot; least, most and whether logarithmic of both axes; place and value of the marker, of the
 * goal and of what was counted; value of the input and range of the latter. `pictures` has the marks.
 */
export function draw(values: Float64Array | number[], options: Float64Array | number[], labels: string[], saved: Float64Array | number[], format: Function, words: Function): Float64Array;

/**
 * Draws while something moves, of what is drawn at rest, and of the key figures at rest.
 */
export function draws(): Uint32Array;

/**
 * The point answer: every output, in the order of the list.
 */
export function figures(values: Float64Array | number[]): Float64Array;

/**
 * The number of these inputs, which a still with their figures carries.
 */
export function fingerprint(values: Float64Array | number[]): number;

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
 * P10, P50 and P90 of each output asked for, then the chance of each goal. `goals` holds pairs of output and figure.
 */
export function percentiles(values: Float64Array | number[], draws: number, outputs: Uint8Array | number[], goals: Float64Array | number[]): Float64Array;

/**
 * The marks of the pictures drawn last, each as `marks::write_scene` writes it.
 */
export function pictures(): string;

/**
 * Slider position, 0 to 1000, of a value.
 */
export function position(id: number, value: number): number;

/**
 * P10 and P90 of every input at its present value; `NaN` where it is certain.
 */
export function ranges(values: Float64Array | number[]): Float64Array;

/**
 * Reads text as a target of the output of that place; `NaN` when it is none.
 */
export function readGoal(place: number, text: string): number;

/**
 * Reads text as a number of an input: `12.5k`, `15%`; `NaN` when it is none.
 */
export function readNumber(id: number, text: string): number;

/**
 * Reads text as a fact of an earlier period, by its place in the list; `NaN` when it is no number.
 */
export function readPast(place: number, text: string): number;

/**
 * The small outcome curve of each input, as `marks::write_spark` writes it.
 */
export function sparks(ids: Uint8Array | number[], values: Float64Array | number[], name: number): string;

/**
 * Value at a slider position.
 */
export function valueAt(id: number, position: number): number;

/**
 * The scenario with one value changed, and a range of the user's own moved along.
 */
export function withValue(values: Float64Array | number[], id: number, value: number): Float64Array;

