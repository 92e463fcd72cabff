import type { DeadlineItem, Item, TicketItem } from './items.ts';

/** A figure by its path: `received`, `solved.n`, `levels.2.d`, `closeMinutes.p90`. */
export type Exact = ReadonlyMap<string, number>;

/** Does something at `place` belong to `area`? What lies nowhere yet belongs to every root. */
export const belongs = (area: string, place: string): boolean =>
  place === '' ? area.split('/').length === 1 : `${place}/`.startsWith(`${area}/`);

/** Figures of some items by plain counting. */
export function exact(items: readonly Item[]): Exact {
  const figures = new Map<string, number>();
  const tickets = items.map(({ is }) => is).filter((is): is is TicketItem => is.kind === 'ticket');
  const deadlines = items.map(({ is }) => is).filter((is): is is DeadlineItem => is.kind === 'deadline');
  const rate = <T>(name: string, all: readonly T[], holds: (one: T) => boolean) => {
    figures.set(`${name}.n`, all.filter(holds).length);
    figures.set(`${name}.d`, all.length);
  };
  figures.set('received', tickets.length);
  figures.set('consultations', items.filter(({ is }) => is.kind === 'consultation').length);
  figures.set('missedCalls', items.filter(({ is }) => is.kind === 'missed-call').length);
  for (const phase of ['withdrawn', 'open', 'proposed'] as const)
    figures.set(phase, tickets.filter((t) => t.phase === phase).length);
  const onTime = {
    dispatched: 'dispatch',
    accepted: 'accept',
    contacted: 'contact',
    closedOnTime: 'resolve',
  };
  for (const [name, stage] of Object.entries(onTime))
    rate(
      name,
      deadlines.filter((d) => d.stage === stage),
      (d) => d.inTime,
    );
  rate('completion', tickets, (t) => t.phase === 'closed');
  rate(
    'callback',
    tickets.filter((t) => t.everProposed),
    (t) => t.followedUp,
  );
  rate(
    'solved',
    tickets.filter((t) => t.answer),
    (t) => t.answer === 'solved',
  );
  rate(
    'satisfied',
    tickets.filter((t) => t.rating),
    (t) => t.rating === 'satisfied',
  );
  figures.set('reopened', tickets.filter((t) => t.reopened).length);
  for (const level of new Set(tickets.map((t) => t.level)))
    rate(
      `levels.${level}`,
      tickets,
      (t) => t.level === level && t.phase === 'closed' && t.answer === 'solved',
    );
  const minutes = (name: string, seconds: readonly (number | undefined)[]) => {
    const sorted = seconds.filter((s) => s !== undefined).sort((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0) / 60;
    if (sorted.length === 0) return;
    figures.set(`${name}.median`, at(0.5));
    figures.set(`${name}.p90`, at(0.9));
  };
  minutes(
    'contactMinutes',
    deadlines.map((d) => d.seconds),
  );
  minutes(
    'closeMinutes',
    tickets.map((t) => t.seconds),
  );
  return figures;
}
