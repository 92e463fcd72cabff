import { exportsIn } from './definitions.ts';
import type { EventDefinition } from './envelope.ts';

const isDefinition = (x: unknown): x is EventDefinition =>
  typeof x === 'object' && x !== null && 'type' in x && 'example' in x && 'service' in x;

/** Every event there is, by its full type: whatever a file beside this one defines. */
export const catalogue: ReadonlyMap<string, EventDefinition> = new Map(
  (await exportsIn(import.meta.dirname)).filter(isDefinition).map((d) => [d.type, d]),
);
