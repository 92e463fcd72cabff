/** How many entries move out of a head at once. Never change it: the number of a chunk follows from it. */
export const CHUNK = 8;

/** Sort key of the `n`-th chunk of spilled entries. */
export const chunkKey = (n: number): string => `log#${n}`;
