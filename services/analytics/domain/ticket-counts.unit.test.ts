import { expect, test } from 'vitest';
import type { Place, TicketFact } from './fact.ts';
import { ticketCounts } from './ticket-counts.ts';

const place: Place = {
  area: 'qt/qt-03/qt-03-07',
  category: 'fire',
  urgency: 'normal',
  channel: 'web',
  level: 1,
};
type FactOf<F = TicketFact> = F extends unknown
  ? Omit<F, 'of' | 'version' | 'place'> & { place?: Partial<Place> }
  : never;
const facts = (...rating: FactOf[]): TicketFact[] =>
  rating.map(
    ({ place: at, ...rest }, i) =>
      ({ of: 'ticket', version: i + 1, place: { ...place, ...at }, ...rest }) as TicketFact,
  );
const counts = (...rating: FactOf[]) => ticketCounts(facts(...rating))?.counts ?? [];

const opened = { what: 'opened' } as const;
const proposed = { what: 'proposed' } as const;
const tried = (attempt: number) =>
  ({ what: 'called', reached: false, attempt, solved: '', satisfied: '' }) as const;
const reached = (solved: 'solved' | 'partly' | 'not') =>
  ({ what: 'called', reached: true, attempt: 1, solved, satisfied: 'fair' }) as const;
const closed = (by: 'resident' | 'callback' | 'unreached') => ({ what: 'closed', by, seconds: 60 }) as const;

test('counts a new ticket as received and open', () => {
  expect(counts(opened)).toEqual(['received', 'level.1', 'open']);
});

test('a proposal needs a call-back until the resident is reached or three attempts fail', () => {
  expect(counts(opened, proposed)).toEqual(['received', 'level.1', 'proposed', 'everProposed']);
  expect(counts(opened, proposed, tried(1), tried(2))).not.toContain('covered');
  expect(counts(opened, proposed, tried(1), tried(2), tried(3))).toContain('covered');
  expect(counts(opened, proposed, reached('partly'))).toContain('covered');
});

test('a second proposal needs a call-back of its own', () => {
  const anyTicket = [opened, proposed, reached('not'), { what: 'reopened' } as const];
  expect(counts(...anyTicket)).toContain('covered');
  expect(counts(...anyTicket, proposed)).not.toContain('covered');
  expect(counts(...anyTicket, proposed)).toContain('reopened');
});

test('counts a ticket closed by the resident or in a call-back as solved, one closed as unreached as unanswered', () => {
  for (const by of ['resident', 'callback'] as const)
    expect(counts(opened, proposed, closed(by))).toEqual(
      expect.arrayContaining(['closed', 'covered', 'answered', 'solved', 'solvedAt.1']),
    );
  const unreached = counts(opened, proposed, closed('unreached'));
  expect(unreached).toEqual(expect.arrayContaining(['closed', 'covered']));
  expect(unreached).not.toContain('answered');
});

test('counts the newest answer: partly is not solved, reopened is open again', () => {
  const again = counts(opened, proposed, closed('resident'), { what: 'reopened' });
  expect(again).toEqual(expect.arrayContaining(['open', 'answered', 'reopened']));
  for (const name of ['closed', 'solved', 'solvedAt.1'] as const) expect(again).not.toContain(name);
  const partly = counts(opened, proposed, { what: 'rated', solved: 'partly', satisfied: '' });
  expect(partly).toContain('answered');
  expect(partly).not.toContain('solved');
  expect(partly).not.toContain('rated');
});

test('counts satisfaction among those who rated, by the newest rating', () => {
  const rated = (satisfied: 'satisfied' | 'dissatisfied') =>
    ({ what: 'rated', solved: 'solved', satisfied }) as const;
  expect(counts(opened, proposed, rated('dissatisfied'), rated('satisfied'))).toContain('satisfied');
  expect(counts(opened, proposed, rated('satisfied'), rated('dissatisfied'))).not.toContain('satisfied');
  expect(counts(opened, proposed, rated('dissatisfied'))).toContain('rated');
});

test('fills gaps of newer facts from older ones, and counts the solution at the raised level', () => {
  const raised = { what: 'raised', place: { level: 2 } } as const;
  const withdrawn = { what: 'withdrawn', place: { urgency: '', channel: '', level: 0 } } as const;
  expect(ticketCounts(facts(opened, raised, withdrawn))?.place).toEqual({ ...place, level: 2 });
  expect(counts(opened, raised, withdrawn)).toEqual(['received', 'level.2', 'withdrawn']);
});

test('does not count a ticket that moved away, whatever older facts arrive later', () => {
  const [a, b, c] = facts(opened, proposed, { what: 'moved' });
  expect(ticketCounts([c, a, b].filter((f) => f !== undefined))).toBeUndefined();
  expect(ticketCounts([])).toBeUndefined();
  expect(ticketCounts(facts({ what: 'moved' }, opened))?.counts).toContain('received');
});
