import type { Stage } from '#events/fields.ts';

/** What is counted. Everything else is a sum or a quotient of these, so rows of days and areas simply add up. */
export type CountName =
  | 'received'
  | 'consultations'
  | 'missedCalls'
  | 'withdrawn'
  | 'open'
  | 'proposed'
  | 'closed'
  | 'reopened'
  | 'everProposed'
  | 'covered'
  | 'answered'
  | 'solved'
  | 'rated'
  | 'satisfied'
  | `${Stage}.due`
  | `${Stage}.met`
  /** Tickets at a level, and those of them that were solved there. */
  | `level.${number}`
  | `solvedAt.${number}`
  /** Buckets of durations. */
  | `contact~${string}`
  | `close~${string}`;

/** Absent is 0. */
export type Counts = Readonly<Record<string, number>>;

/** One of each. */
export const ones = (names: readonly CountName[]): Counts => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

export function sum(all: readonly Counts[]): Counts {
  const total: Record<string, number> = {};
  for (const counts of all)
    for (const [name, n] of Object.entries(counts)) total[name] = (total[name] ?? 0) + n;
  return total;
}

/** The histogram that stands among counts under `name~`. */
export const bucketsOf = (counts: Counts, name: 'contact' | 'close'): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(counts)
      .filter(([key]) => key.startsWith(`${name}~`))
      .map(([key, n]) => [key.slice(name.length + 1), n]),
  );
