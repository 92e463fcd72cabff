import { type CountName, type Counts, ones, sum } from './counts.ts';
import type { CallFact, DeadlineFact, Fact, Place, TicketFact } from './fact.ts';
import { bucketOf } from './histogram.ts';
import { ticketCounts } from './ticket-counts.ts';
import { childOf, within } from './ward.ts';

/** By what a period's figures are cut. `total` is one cell. */
export const CUTS = ['total', 'area', 'category', 'channel', 'urgency', 'level'] as const;
export type Cut = (typeof CUTS)[number];

/** Counts, and the place that they belong to. */
export interface Share {
  readonly place: Place;
  readonly counts: Counts;
}

/** The counts of a line (all facts of one ticket or call in a sheet), whatever the order and repetition of facts. */
export function sharesOf(facts: readonly Fact[]): Share[] {
  const ticket = ticketCounts(facts.filter((f): f is TicketFact => f.of === 'ticket'));
  const calls = facts.filter((f): f is CallFact => f.of === 'call');
  return [
    ...(ticket ? [{ place: ticket.place, counts: ones(ticket.counts) }] : []),
    ...deadlineShares(facts.filter((f): f is DeadlineFact => f.of === 'deadline')),
    ...calls.map(({ place, what }) => ({
      place,
      counts: ones([what === 'answered' ? 'consultations' : 'missedCalls']),
    })),
  ];
}

/** The newest fact of each deadline counts: met late after missed. */
function deadlineShares(facts: readonly DeadlineFact[]): Share[] {
  const newest = new Map<string, DeadlineFact>();
  for (const f of facts) {
    const key = `${f.stage} ${f.cycle} ${f.level}`;
    if ((newest.get(key)?.version ?? 0) < f.version) newest.set(key, f);
  }
  return [...newest.values()]
    .filter(({ what }) => what !== 'moved')
    .map(({ place, stage, what, seconds }) => {
      const counts: CountName[] = [`${stage}.due`];
      if (what === 'met') counts.push(`${stage}.met`);
      if (seconds >= 0) counts.push(`contact~${bucketOf(seconds)}`);
      return { place, counts: ones(counts) };
    });
}

/** The cells of an area, by the key of the cut. Each share is in exactly one cell, so the cells add up to the total. */
export function cellsOf(shares: readonly Share[], area: string, cut: Cut): Record<string, Counts> {
  const mine = shares.filter(({ place }) => within(area, place.area));
  const byKey = Map.groupBy(mine, ({ place }) => keyOf(place, area, cut));
  return Object.fromEntries([...byKey].map(([key, list]) => [key, sum(list.map(({ counts }) => counts))]));
}

/** `-` for unknown. */
function keyOf(place: Place, area: string, cut: Cut): string {
  switch (cut) {
    case 'total':
      return '-';
    case 'area':
      return childOf(area, place.area);
    case 'level':
      return place.level > 0 ? String(place.level) : '-';
    default:
      return place[cut] || '-';
  }
}
