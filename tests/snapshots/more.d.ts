/* tslint:disable */
/* eslint-disable */
export type ChartName = | 'reach' | 'rounds' | 'time' | 'matters' | 'odds' | 'hype';


export type ChartUse = | 'axis' | 'output' | 'goal' | 'figure' | 'log' | 'day-one' | 'inspect';


export type Grade = 'A' | 'B' | 'C' | 'D' | 'X';
export type Unit = 'people' | 'share' | 'posts-per-month' | 'ratio' | 'squared-cv' | 'impressions-per-reaction' | 'rounds' | 'money' | 'money-per-thousand' | 'money-per-click' | 'money-per-month' | 'minutes-per-month' | 'money-per-hour' | 'months' | 'per-month';
export type OutputUnit = 'people' | 'impressions' | 'clicks' | 'reactions' | 'ratio' | 'share' | 'money' | 'percent' | 'months' | 'leads' | 'customers' | 'advocates';
/** A value for every input. Shares run from 0 to 1. */
export type Values = Record<InputName, number>;
/** P10 and P90 of inputs, where they are not the table's. */
export type Ranges = Partial<Record<InputName, [number, number]>>;
/** What functions take: missing inputs have the table's default. */
export type Inputs = Partial<Values> & Beside;
/** All values, as results carry them. */
export type FullInputs = Values & Beside;
/** What stands among inputs without being one: how they hang together, in the letters of a link; and an earlier period. */
export interface Beside { ranges?: Ranges; dependence?: string; past?: Past }
/** Facts of an earlier period; 0 or missing: not counted. */
export type Past = Partial<Record<PastName, number>>;
export interface PastFact {
    id: `past-${PastName}`; name: PastName; label: string; help: string; min: number; max: number; default: number;
    result: boolean; share: boolean; timed: boolean;
}
export interface Fit {
    inputs: FullInputs;
    report: {
        inputs: { id: ParameterId; before: Percentiles; after: Percentiles; learned: number }[];
        results: { result: PastName; counted: number; before: Percentiles; after: Percentiles; moreThan: number; agrees: boolean }[];
        steps: number; converged: boolean;
    };
    problems: Problem[];
}
export interface Parameter {
    id: ParameterId; name: InputName;
    group: 'company' | 'people' | 'content' | 'networks' | 'audience' | 'spread' | 'clicks' | 'value' | 'cost' | 'time';
    label: string; help: string; unit: Unit; min: number; max: number; step: number; default: number;
    scale: 'linear' | 'log'; distribution: 'certain' | 'lognormal' | 'logit-normal';
    p10: number | null; p90: number | null; integer: boolean; simple: boolean; solvable: boolean;
    /** Whether what the programme earns rises or falls with it, where nothing else depends on it. */
    money: 'raises' | 'lowers' | null;
    /** The input without which it changes nothing. */
    needs: ParameterId | null;
    /** The group or network that it is of, and what it says of it. */
    place: { id: GroupId | NetworkId; says: 'share' | 'network-size' | 'participation' | 'contacts' | 'visibility' | 'clicks' } | null;
    levels: { id: 'open' | 'library' | 'templates' | 'approval' | 'page-only'; value: number }[] | null;
    source: string[]; grade: Grade | null;
}
/** A place for a group of employees, or for a network; its name is a setting, `<id>-name`. */
export type GroupId = 'sales' | 'technical' | 'third-group' | 'fourth-group' | 'other-staff';
export type NetworkId = 'linkedin' | 'x' | 'other-network' | 'fourth-network' | 'fifth-network';
/** A group of employees: people, contacts of each on the first network in use, share of them who share in a month. */
export interface StaffGroup { id: GroupId; heads: number; contacts: number; participation: number }
/** A network in use: contacts of one employee, share of them who see one post, clicks per impression before the lift. */
export interface NetworkRow { id: NetworkId; contacts: number; visibility: number; clicks: number }
/** What is known of a network that has a name; visibility and clicks as multiples of LinkedIn's. */
export interface KnownNetwork { name: string; id: NetworkId | null; contacts: number | null; visibility: number | null; clicks: number | null; sources: string[] }
export interface Output { name: OutputName; label: string; unit: OutputUnit; higherIsBetter: boolean | null }
export interface Preset { id: string; label: string; values: Inputs }
export interface Source { id: string; title: string; year: number | null; grade: Grade; url: string | null; note: string }
export interface Claim { id: string; claim: string; attribution: string; problem: string; url: string | null }
export interface Problem {
    parameter: ParameterId | null; past?: PastName;
    code: 'unknown' | 'unreadable' | 'clamped' | 'clicks-capped' | 'shares-scaled' | 'group-capped' | 'reaction-capped' | 'supercritical' | 'overlap-high' | 'audience-crowded' | 'range-unusable' | 'range-misses-value' | 'population-crowded' | 'community-cut' | 'reach-capped' | 'visits-exceed-people' | 'frequency-high' | 'visibility-capped' | 'niche-decides' | 'participation-unpublished' | 'dependence-unusable' | 'scenarios-full' | 'past-incomplete' | 'past-impossible' | 'past-vague' | 'past-known' | 'past-unlikely' | 'fit-unfinished';
    given: string | null; used: number | null; min: number | null; max: number | null;
    /** A change that would set it right. */
    mend: { parameter: ParameterId; value: number } | null;
    message: string;
}
export interface Account { reach: number; reachHome: number; impressions: number; frequency: number; clicks: number; engagements: number }
export interface Envelope {
    audience: number; impressions: number; corporateEquivalentImpressions: number; secondDegree: number;
    secondDegreeWithLift: number; pageVisits: number; pageSecondDegree: number;
}
export interface Money {
    mediaEquivalentCpm: number; mediaEquivalentCpc: number; leads: number; customers: number; revenue: number;
    grossProfit: number; cost: number; net: number; totalCost: number; roi: number | null; roas: number | null;
    payback: number | null; costPerClick: number | null; costPerLead: number | null;
}
export interface Estimate {
    inputs: FullInputs; page: Account; employees: Account; total: Account; incrementalReach: number;
    multiple: number | null; reproductionNumber: number; activeEmployees: number; pairOverlap: number; pairContacts: number; envelope: Envelope; money: Money;
    waterfall: { step: 'claim' | 'impressions' | 'audience' | 'unique-audience' | 'across-networks' | 'seen' | 'further-rounds'; value: number }[];
    byNetwork: { linkedin?: Account; x?: Account; other?: Account; fourthNetwork?: Account; fifthNetwork?: Account };
    byRound: { round: number; reach: number; newReach: number; impressions: number; frequency: number }[];
    problems: Problem[];
}
export interface Percentiles { p10: number | null; p50: number | null; p90: number | null }
export interface DistributionOptions { draws?: number; outputs?: OutputName[]; goals?: Partial<Record<OutputName, number>>; dots?: OutputName }
export interface Distribution {
    draws: number; outputs: Partial<Record<OutputName, Percentiles>>;
    probability: Partial<Record<OutputName, { goal: number; probability: number }>>; dots?: number[];
}
export interface Sensitivity {
    output: OutputName; base: number | null;
    inputs: { id: ParameterId; p10: number; p90: number; low: number | null; high: number | null; first: number; total: number }[];
}
/** One way to a target: the value of one input that meets it when all others stay; `plausible`: within its range. */
export interface Requirement { parameter: ParameterId; value: number; atMost: boolean; plausible: boolean }
/** `chance`: the share of the cases in which the target must be met; the point answer must meet it when missing. */
export interface Question { parameter: ParameterId; output: OutputName; target: number; chance?: number }
export interface Solution {
    value: number | null; reason: 'unreachable' | 'not-monotone' | 'no-effect' | null; best: number | null; at: number | null; limitedBy: ParameterId | null;
}
export interface CurveOptions { parameter: ParameterId; output: OutputName; points?: number; from?: number; to?: number; draws?: number }
export interface Curve {
    parameter: ParameterId; output: OutputName; x: number[]; value: (number | null)[]; p10: (number | null)[];
    p50: (number | null)[]; p90: (number | null)[]; page: (number | null)[]; pageP50: (number | null)[]; envelope: (number | null)[];
}
export interface Exclusion {
    id: GroupId | NetworkId | 'page'; lost: Percentiles; lostShare: Percentiles;
}
export interface Comparison {
    outputs: Record<OutputName, { a: Percentiles; b: Percentiles; difference: Percentiles; probability: number }>;
}
export interface Breakdown {
    name: OutputName; formula: string; terms: { id: ParameterId | OutputName; value: number | null; input: boolean }[]; value: number | null;
}
/** A chart, and what it has a use for: settings of the view, the figures of its result, a point that somebody looks at. */
export interface Chart { name: ChartName; uses: ChartUse[] }
/** A setting of the view: its key in an address, what it may be, and the words among which it chooses. */
export interface Setting { key: string; kind: 'words' | 'preset' | 'parameter' | 'output' | 'number' | 'flag' | 'date' | 'code' | 'name' | 'text'; words: string[]; longest?: number }
export interface Query { inputs: FullInputs; view: Record<string, string>; problems: Problem[] }
/** Formats a number of a unit: short for ticks, whole for labels. */
export type Format = (value: number, unit: Unit | OutputUnit, style: 'tick' | 'full' | 'long' | 'exact') => string;
export interface ChartOptions {
    width?: number; height?: number; output?: OutputName; axis?: ParameterId; draws?: number; log?: boolean;
    hold?: { xMax?: number | null; yMax?: number | null }; goal?: number | null;
    /** What stands beside the picture of its result, and the chance of its goal: its words say the same. */
    figure?: Percentiles & { probability?: number | null };
    scenarios?: { label: string; inputs: Inputs }[]; readout?: boolean;
    fromDayOne?: boolean; fontSize?: number; theme?: 'light' | 'dark' | 'auto'; format?: Format; words?: (key: string) => string;
    caption?: { case?: string; headline?: string; source?: string; link?: string; fromTheRight?: boolean };
}
/** `page`: the page that opens the estimate; the inputs are added to its query. `link`: the whole address, in its place. `sentence`: a phrase in the form that so many need, its places left. */
export interface StillOptions {
    theme?: 'light' | 'dark' | 'auto'; lang?: string; fromTheRight?: boolean; page?: string; link?: string;
    format?: Format; words?: (key: string) => string; sentence?: (key: string, count: number) => string;
}
export interface Axis { min: number; max: number; log: boolean; unit: Unit | OutputUnit }
export interface Drawing {
    plot: { left: number; top: number; width: number; height: number }; x: Axis; y: Axis;
    marker: { x: number; y: number; value: number } | null; goal: { x: number; y: number; value: number } | null;
    /** What was counted of an earlier period: place, result of a month, value of the input, range. */
    counted: { x: number; y: number; value: number; at: number; p10: number; p90: number } | null;
    hold: { xMax: number; yMax: number }; title: string; description: string;
}
export interface Inspection {
    x: number; px: number; py: number; value: number | null; p10: number | null; p50: number | null; p90: number | null;
    page: number | null; envelope: number | null; probability: number | null;
}
export interface Table { columns: { id: string; unit: Unit | OutputUnit | 'parameter' | 'step' }[]; rows: (number | string | null)[][] }


export type InputName = | 'followers' | 'pagePosts' | 'pageVisibility' | 'pageOverlap' | 'employees' | 'participation' | 'salesShare' | 'technicalShare' | 'salesNetworkSize' | 'technicalNetworkSize' | 'thirdGroupShare' | 'thirdGroupNetworkSize' | 'fourthGroupShare' | 'fourthGroupNetworkSize' | 'salesParticipation' | 'technicalParticipation' | 'thirdGroupParticipation' | 'fourthGroupParticipation' | 'othersParticipation' | 'policyFactor' | 'posts' | 'ownWords' | 'ownWordsVisibility' | 'ownWordsLinks' | 'linkedinContacts' | 'xContacts' | 'otherContacts' | 'fourthNetworkContacts' | 'fifthNetworkContacts' | 'xVisibility' | 'xClicks' | 'otherVisibility' | 'otherClicks' | 'fourthNetworkVisibility' | 'fourthNetworkClicks' | 'fifthNetworkVisibility' | 'fifthNetworkClicks' | 'crossNetwork' | 'visibility' | 'visibilityDispersion' | 'overlap' | 'teamSize' | 'overlapFade' | 'population' | 'community' | 'homophily' | 'audienceContacts' | 'contactDispersion' | 'engagement' | 'reactionReach' | 'affinityLift' | 'roundDecay' | 'rounds' | 'ctr' | 'peerLift' | 'claimsCounted' | 'visitToLead' | 'leadToCustomer' | 'incrementality' | 'revenuePerCustomer' | 'grossMargin' | 'cpm' | 'cpc' | 'seatCost' | 'fixedCost' | 'minutes' | 'hourlyCost' | 'setupCost' | 'months' | 'adoptionP' | 'adoptionQ';


export type OutputName = | 'page.reach' | 'page.reach_home' | 'page.impressions' | 'page.frequency' | 'page.clicks' | 'page.engagements' | 'employees.reach' | 'employees.reach_home' | 'employees.impressions' | 'employees.frequency' | 'employees.clicks' | 'employees.engagements' | 'total.reach' | 'total.reach_home' | 'total.impressions' | 'total.frequency' | 'total.clicks' | 'total.engagements' | 'incremental_reach' | 'multiple' | 'reproduction_number' | 'active_employees' | 'pair_overlap' | 'pair_contacts' | 'envelope.audience' | 'envelope.impressions' | 'envelope.corporate_equivalent_impressions' | 'envelope.second_degree' | 'envelope.second_degree_with_lift' | 'envelope.page_visits' | 'envelope.page_second_degree' | 'money.media_equivalent_cpc' | 'money.media_equivalent_cpm' | 'money.leads' | 'money.customers' | 'money.revenue' | 'money.gross_profit' | 'money.cost' | 'money.net' | 'money.total_cost' | 'money.roi' | 'money.roas' | 'money.payback' | 'money.cost_per_click' | 'money.cost_per_lead';


export type ParameterId = | 'followers' | 'page-posts' | 'page-visibility' | 'page-overlap' | 'employees' | 'participation' | 'sales-share' | 'technical-share' | 'sales-network-size' | 'technical-network-size' | 'third-group-share' | 'third-group-network-size' | 'fourth-group-share' | 'fourth-group-network-size' | 'sales-participation' | 'technical-participation' | 'third-group-participation' | 'fourth-group-participation' | 'others-participation' | 'policy-factor' | 'posts' | 'own-words' | 'own-words-visibility' | 'own-words-links' | 'linkedin-contacts' | 'x-contacts' | 'other-contacts' | 'fourth-network-contacts' | 'fifth-network-contacts' | 'x-visibility' | 'x-clicks' | 'other-visibility' | 'other-clicks' | 'fourth-network-visibility' | 'fourth-network-clicks' | 'fifth-network-visibility' | 'fifth-network-clicks' | 'cross-network' | 'visibility' | 'visibility-dispersion' | 'overlap' | 'team-size' | 'overlap-fade' | 'population' | 'community' | 'homophily' | 'audience-contacts' | 'contact-dispersion' | 'engagement' | 'reaction-reach' | 'affinity-lift' | 'round-decay' | 'rounds' | 'ctr' | 'peer-lift' | 'claims-counted' | 'visit-to-lead' | 'lead-to-customer' | 'incrementality' | 'revenue-per-customer' | 'gross-margin' | 'cpm' | 'cpc' | 'seat-cost' | 'fixed-cost' | 'minutes' | 'hourly-cost' | 'setup-cost' | 'months' | 'adoption-p' | 'adoption-q';


export type PastName = | 'months' | 'sharers' | 'shares' | 'impressions' | 'clicks' | 'engagements' | 'reach' | 'error';



/**
 * A ranking that is under way.
 */
export class Ranking {
    private constructor();
    free(): void;
    /**
     * Evaluates about so many draws more, those of every sample counted; says whether all are done.
     */
    advance(draws: number): boolean;
    /**
     * The ranking by the draws evaluated so far.
     */
    answer(): Sensitivity;
}

/**
 * A goal seek that is under way.
 */
export class Search {
    private constructor();
    free(): void;
    /**
     * Evaluates about so many draws more; says whether the answer is there.
     */
    advance(draws: number): boolean;
    /**
     * The answer, `null` until it is there.
     */
    answer(): Solution | null;
}

/**
 * Requirements that are being found.
 */
export class Ways {
    private constructor();
    free(): void;
    /**
     * Evaluates about so many draws more; says whether all are found.
     */
    advance(draws: number): boolean;
    /**
     * What is found so far.
     */
    answer(): Requirement[];
}

/**
 * The formula of a figure with the current values.
 */
export function breakdown(values: Inputs, name: OutputName): Breakdown;

/**
 * Every chart, in the order of the tabs, and what it has a use for.
 */
export function charts(): Chart[];

/**
 * Claims that vendors make, and what is wrong with them.
 */
export function claims(): Claim[];

/**
 * The nearest value allowed, and the problem if it is another one.
 */
export function clampValue(id: ParameterId, value: number): { value: number; problem: Problem | null };

/**
 * How scenario `b` differs from `a`, on the same draws.
 */
export function compare(a: Inputs, b: Inputs, options?: { draws?: number }): Comparison;

/**
 * Figures, inputs and the curve as comma-separated values.
 */
export function csv(values: Inputs, options?: { output?: OutputName; axis?: ParameterId; draws?: number }): string;

/**
 * Sweeps one input.
 */
export function curve(values: Inputs, options: CurveOptions): Curve;

/**
 * Percentiles of outputs and chances of goals.
 */
export function distribution(values: Inputs, options?: DistributionOptions): Distribution;

/**
 * Draws a chart into an `<svg>` element, patching what is there, and tells where values lie in it.
 */
export function draw(target: SVGSVGElement, chart: ChartName, values: Inputs, options?: ChartOptions): Drawing;

/**
 * Draws the small outcome curve of each input into its `<svg>` element, which has no view box.
 */
export function drawSparks(targets: SVGSVGElement[], ids: ParameterId[], values: Inputs, options: { output?: OutputName }): void;

/**
 * Evaluates a scenario.
 */
export function estimate(values: Inputs): Estimate;

/**
 * Reach lost without each part of the programme.
 */
export function exclusions(values: Inputs, options?: { draws?: number }): Exclusion[];

/**
 * Fits the uncertain inputs to results of an earlier period.
 */
export function fit(values: Inputs, facts: Past): Fit;

/**
 * The groups that somebody belongs to, and those who are in none.
 */
export function groups(values: Inputs): StaffGroup[];

/**
 * What a chart says at a pixel or a value; null where it has no such place.
 */
export function inspect(chart: ChartName, values: Inputs, options: ChartOptions, at: { px: number } | { py: number } | { x: number }): Inspection | null;

/**
 * Networks that have a name, and what is known of them.
 */
export function knownNetworks(): KnownNetwork[];

/**
 * The networks on which employees have contacts.
 */
export function networks(values: Inputs): NetworkRow[];

/**
 * A group to begin with; null where there is no place for one more.
 */
export function newGroup(values: Inputs): StaffGroup | null;

/**
 * A network of that name to begin with; null where there is no place for one more.
 */
export function newNetwork(values: Inputs, name: string): NetworkRow | null;

/**
 * The list of outputs.
 */
export function outputs(): Output[];

/**
 * The table of parameters.
 */
export function parameters(): Parameter[];

/**
 * Reads a query whose keys are known to be this estimate's: what others have in it is left alone. Never fails.
 */
export function parseOwnQuery(text: string): Query;

/**
 * Reads text as a fact of an earlier period.
 */
export function parsePast(name: PastName, text: string): { value: number | null; problem: Problem | null };

/**
 * Reads a query string or the address of a link, also one of a page with elements, or inside that of a program that
 * guards readers. Never fails.
 */
export function parseQuery(text: string): Query;

/**
 * Reads text as a value: `12.5k`, `15%`. Keeps the default and says so when it cannot be read.
 */
export function parseValue(id: ParameterId, text: string): { value: number | null; problem: Problem | null };

/**
 * The facts of an earlier period that may be known.
 */
export function pastFacts(): PastFact[];

/**
 * Slider position, 0 to 1000, of a value.
 */
export function position(id: ParameterId, value: number): number;

/**
 * The presets.
 */
export function presets(): Preset[];

/**
 * P10 and P90 of an input at its present value; null when it is certain.
 */
export function rangeFor(values: Inputs, id: ParameterId): [number, number] | null;

/**
 * The inputs that could bring an output to a target, each alone, the least far-fetched first.
 */
export function requirements(values: Inputs, question: { output: OutputName; target: number; chance?: number }): Requirement[];

/**
 * Ranks the uncertain inputs of an output.
 */
export function sensitivity(values: Inputs, options: { output: OutputName; draws?: number }): Sensitivity;

/**
 * Settings of the view, and what each may be.
 */
export function settings(): Setting[];

/**
 * Seeks the value of one input that meets a target.
 */
export function solve(values: Inputs, question: Question): Solution;

/**
 * The sources of defaults and ranges.
 */
export function sources(): Source[];

/**
 * The same in slices.
 */
export function startRequirements(values: Inputs, question: { output: OutputName; target: number; chance?: number }): Ways;

/**
 * The same in slices.
 */
export function startSensitivity(values: Inputs, options: { output: OutputName; draws?: number }): Ranking;

/**
 * The same in slices.
 */
export function startSolve(values: Inputs, question: Question): Search;

/**
 * The answer and its curve as a piece of HTML that stands without a script.
 */
export function still(values: Inputs, options?: StillOptions): string;

/**
 * The inputs with every uncertain one at its pessimistic end.
 */
export function stressed(values: Inputs): FullInputs;

/**
 * A chart as a standalone SVG file.
 */
export function svg(chart: ChartName, values: Inputs, options?: ChartOptions): string;

/**
 * The figures of a chart in columns.
 */
export function table(chart: ChartName, values: Inputs, options?: ChartOptions): Table;

/**
 * Writes what differs from the defaults, and settings of the view.
 */
export function toQuery(values: Inputs, view?: Record<string, string>): string;

/**
 * Value at a slider position.
 */
export function valueAt(id: ParameterId, position: number): number;

/**
 * The inputs with a group as given; its people come from those who are in none, and the company grows where these are
 * too few and it may.
 */
export function withGroup(values: Inputs, row: StaffGroup, may_grow: boolean): FullInputs;

/**
 * The inputs with a network as given.
 */
export function withNetwork(values: Inputs, row: NetworkRow): FullInputs;

/**
 * The inputs with one value changed, and a range of the user's own moved along.
 */
export function withValue(values: Inputs, id: ParameterId, value: number): FullInputs;

/**
 * The inputs without a group; its people are in none then.
 */
export function withoutGroup(values: Inputs, id: GroupId): FullInputs;

/**
 * The inputs without contacts on a network.
 */
export function withoutNetwork(values: Inputs, id: NetworkId): FullInputs;

