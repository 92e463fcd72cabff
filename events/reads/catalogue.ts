import * as community from './community.ts';
import type { ReadDefinition } from './define.ts';
import * as intake from './intake.ts';

/** Every named read there is, by its name. */
export const reads: ReadonlyMap<string, ReadDefinition> = new Map(
  [community, intake]
    .flatMap((module): ReadDefinition[] => Object.values(module))
    .map((definition) => [definition.name, definition]),
);
