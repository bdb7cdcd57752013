/** Scripts that come when somebody opens what needs them, once for all elements. */

import * as parts from './parts.js';
import { Tries } from './tries.js';

export const pastScript = new Tries(parts.past);

export const filesScript = new Tries(parts.files);
