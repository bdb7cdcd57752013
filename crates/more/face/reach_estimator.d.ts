import type { InitInput, Inputs, InitOutput, OutputName, ParameterId, Past, SyncInitInput } from './more.js';

export * from './more.js';

/** Loads the model: from where it is told to, or from beside this file. */
export default function init(options?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;

/** The same at once, from bytes or from a module. Where files can be read, the bytes of the first module are enough. */
export function initSync(options: { module: SyncInitInput } | SyncInitInput): InitOutput;

/** A file: one that somebody chose, or its name and its bytes. */
export type Readable = File | { name: string; bytes: ArrayBuffer | Uint8Array };
/** What is known beside the files. */
export interface ImportOptions {
  /** Followers of the page, for its visibility. */
  followers?: number;
  /** People on the network, for the union of several lists of contacts. */
  population?: number;
  /** Headings of a table that is not known, by what the columns hold. */
  columns?: Partial<Record<'sharers' | 'shares' | 'impressions' | 'clicks' | 'engagements' | 'reach' | 'audience' | 'date', string>>;
}
export type FileKind =
  | 'linkedin-connections' | 'linkedin-page-content' | 'linkedin-page-followers' | 'linkedin-page-visitors' | 'linkedin-competitors'
  | 'linkedin-personal' | 'linkedin-post' | 'linkedin-shares' | 'x-content' | 'table' | 'unknown';
export interface FileReport {
  name: string; kind: FileKind; period: [from: string, to: string] | null; rowsUsed: number;
  rowsLeftOut: { key: string; why: string; rows: number }[]; columns: string[];
}
/** A value for an input; `why` is the key of the sentence that says where it comes from. */
export interface Proposal { id: ParameterId; value: number; range: [p10: number, p90: number] | null; why: string }
/** A note by its key, for other languages. */
export interface Remark { key: string; file: string | null; numbers: Record<string, number>; texts: Record<string, string> }
export interface Import {
  files: FileReport[]; inputs: Inputs; past: Past;
  overlap: { lists: number; pairs: number; mean: number; unionCounted: number; unionPredicted: number } | null;
  /** In English. */
  notes: string[];
  proposals: Proposal[]; remarks: Remark[];
}
/** How a workbook is written; what is absent is as in the United States. */
export interface WorkbookOptions {
  /** Texts by the keys of `locales/files/*.json`, `parameter.<id>.label` and `output.<name>`. */
  phrases?: Record<string, unknown>;
  fromTheRight?: boolean;
  /** A number format, as spreadsheets write it: `"$"#,##0`. */
  money?: string;
  headline?: string; link?: string | null; axis?: ParameterId; output?: OutputName;
  scenarios?: { label: string; inputs: Inputs }[];
}

/** Reads files that people have into proposals for inputs. They are counted where this runs and forgotten. */
export function importFiles(files: Iterable<Readable>, options?: ImportOptions): Promise<Import>;

/** A scenario as a workbook (.xlsx) that recalculates. */
export function workbook(inputs?: Inputs, options?: WorkbookOptions): Promise<Uint8Array<ArrayBuffer>>;
