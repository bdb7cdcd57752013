/** Parts that are fetched when somebody asks for them, a script each: a build of one file has them inside. */

export const past = () => import('./past.js');

export const files = () => import('./files/index.js');

export const further = () => import('./further.js');
