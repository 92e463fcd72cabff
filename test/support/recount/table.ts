import { table } from '../print.ts';
import type { Difference } from './compare.ts';

const SHOWN = 40;

/** The first differences, for people; empty when there are none. */
export function differencesTable(unlike: readonly Difference[]): string {
  if (unlike.length === 0) return '';
  const rows = unlike
    .slice(0, SHOWN)
    .map(({ area, key, figure, told, counted }) => [area, key, figure, told ?? '-', counted ?? '-']);
  const more = unlike.length > SHOWN ? `\n… and ${unlike.length - SHOWN} more` : '';
  return `\n${table([['area', 'cell', 'figure', 'analytics', 'recount'], ...rows])}${more}`;
}
