import { bucketsOf, type Counts } from './counts.ts';
import { type Definition, definitions } from './definitions.ts';
import { quantile } from './histogram.ts';

/** A rate is published as its parts; the page that shows it divides, and greys small denominators. */
export interface Rate {
  readonly n: number;
  readonly d: number;
}

export interface Minutes {
  readonly median: number;
  readonly p90: number;
}

/** The figures of a cell. Durations are absent when there is none. */
export interface Figures {
  readonly received: number;
  readonly consultations: number;
  readonly missedCalls: number;
  readonly withdrawn: number;
  readonly open: number;
  readonly proposed: number;
  readonly dispatched: Rate;
  readonly accepted: Rate;
  readonly contacted: Rate;
  readonly closedOnTime: Rate;
  readonly completion: Rate;
  readonly callback: Rate;
  readonly solved: Rate;
  readonly satisfied: Rate;
  readonly reopened: number;
  readonly levels: Readonly<Record<string, Rate>>;
  readonly contactMinutes?: Minutes;
  readonly closeMinutes?: Minutes;
}

/** Counts as figures, by the definitions. */
export const figuresOf = (counts: Counts): Figures =>
  Object.fromEntries(
    definitions.flatMap((definition) => {
      const value = shown(definition, counts);
      return value === undefined ? [] : [[definition.id, value]];
    }),
  ) as unknown as Figures;

function shown(definition: Definition, counts: Counts) {
  switch (definition.kind) {
    case 'count':
      return counts[definition.count] ?? 0;
    case 'rate':
      return { n: counts[definition.n] ?? 0, d: counts[definition.d] ?? 0 };
    case 'levels':
      return byLevel(counts);
    case 'minutes':
      return minutesOf(counts, definition.of);
  }
}

/** Every level at which a ticket stands; the denominator is always all that was received. */
function byLevel(counts: Counts): Record<string, Rate> {
  const levels = Object.keys(counts).flatMap((name) => /^level\.(\d+)$/.exec(name)?.[1] ?? []);
  const d = counts.received ?? 0;
  return Object.fromEntries(
    levels.toSorted((a, b) => Number(a) - Number(b)).map((l) => [l, { n: counts[`solvedAt.${l}`] ?? 0, d }]),
  );
}

function minutesOf(counts: Counts, of: 'contact' | 'close'): Minutes | undefined {
  const buckets = bucketsOf(counts, of);
  const [median, p90] = [quantile(buckets, 0.5), quantile(buckets, 0.9)];
  if (median === undefined || p90 === undefined) return undefined;
  return { median: inMinutes(median), p90: inMinutes(p90) };
}

/** Without digits that are meaningless for a value that may be 1 % off. */
const inMinutes = (seconds: number): number => Number((seconds / 60).toPrecision(6));
