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
