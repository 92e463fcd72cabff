import type { Flaw } from './errors/flaw.ts';
import { rowKinds } from './kinds.ts';
import type { World } from './row/world.ts';

/** What is allowed but unusual, as of `at`. Never an obstacle. */
export const warnings = (world: World, at: string): Flaw[] =>
  rowKinds.flatMap(({ warn }) => warn?.(world, at) ?? []);
