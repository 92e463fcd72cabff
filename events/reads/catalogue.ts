import { modulesIn } from '../modules.ts';
import type { ReadDefinition } from './define.ts';

const isRead = (x: unknown): x is ReadDefinition =>
  typeof x === 'object' && x !== null && 'owner' in x && 'question' in x && 'answer' in x;

/** Every named read there is, by its name: whatever a file beside this one defines. */
export const reads: ReadonlyMap<string, ReadDefinition> = new Map(
  (await modulesIn(import.meta.dirname))
    .flatMap((module) => Object.values(module).filter(isRead))
    .map((read) => [read.name, read]),
);
