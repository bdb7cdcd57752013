import type { InitInput, InitOutput, SyncInitInput } from './more.js';

export * from './more.js';

/** Loads the model: from where it is told to, or from beside this file. */
export default function init(options?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;

/** The same at once, from bytes or from a module. Where files can be read, the bytes of the first module are enough. */
export function initSync(options: { module: SyncInitInput } | SyncInitInput): InitOutput;
