import { Stage } from '#events/fields.ts';
import type { Numbering } from './plan-line.ts';

/** The fields of events by which occurrences are numbered. */
export interface Numbered {
  readonly cycle?: number | undefined;
  readonly request?: number | undefined;
  readonly assignment?: number | undefined;
  readonly times?: number | undefined;
  readonly level?: number | undefined;
  readonly stage?: Stage | undefined;
}

/** Room for 99 levels of ten stages each, or for 999 urges, in a cycle. */
const PER_CYCLE = 1000;
const PER_LEVEL = 10;

/**
 * The number of a message among those of the same purpose to the same person about the same subject: a repeated event
 * has the same one, a repeated turn another. A ticket that had its holders uncounted numbers them by its cycles.
 */
export function occurrenceOf(numbering: Numbering, data: Numbered): number {
  const { cycle = 1, request = 1, assignment = cycle, times = 1, level = 1, stage } = data;
  switch (numbering) {
    case 'once':
    case 'answer':
      return 1;
    case 'cycle':
      return cycle;
    case 'request':
      return request;
    case 'assignment':
      return assignment;
    case 'urge':
      return cycle * PER_CYCLE + times;
    case 'level':
      return cycle * PER_CYCLE + level * PER_LEVEL;
    case 'stage':
      return cycle * PER_CYCLE + level * PER_LEVEL + 1 + (stage ? Stage.options.indexOf(stage) : 0);
    default:
      return numbering satisfies never;
  }
}
