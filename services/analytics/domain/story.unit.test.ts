import { expect, test } from 'vitest';
import type { Place, TicketFact } from './fact.ts';
import { storyOf } from './story.ts';

const place: Place = {
  area: 'qt/qt-03/qt-03-07',
  category: 'fire',
  urgency: 'normal',
  channel: 'web',
  level: 1,
};
type Said<F = TicketFact> = F extends unknown
  ? Omit<F, 'of' | 'version' | 'place'> & { place?: Partial<Place> }
  : never;
const facts = (...said: Said[]): TicketFact[] =>
  said.map(
    ({ place: at, ...rest }, i) =>
      ({ of: 'ticket', version: i + 1, place: { ...place, ...at }, ...rest }) as TicketFact,
  );
const counts = (...said: Said[]) => storyOf(facts(...said))?.counts ?? [];

const opened = { what: 'opened' } as const;
const proposed = { what: 'proposed' } as const;
const tried = (attempt: number) =>
  ({ what: 'called', reached: false, attempt, solved: '', satisfied: '' }) as const;
const reached = (solved: 'solved' | 'partly' | 'not') =>
  ({ what: 'called', reached: true, attempt: 1, solved, satisfied: 'fair' }) as const;
const closed = (by: 'resident' | 'callback' | 'unreached') => ({ what: 'closed', by, seconds: 60 }) as const;

test('a new ticket is received and in hand, and nothing else', () => {
  expect(counts(opened)).toEqual(['received', 'level.1', 'open']);
});

test('a proposal waits for the resident; its call-back is owed until somebody was reached or tried three times', () => {
  expect(counts(opened, proposed)).toEqual(['received', 'level.1', 'proposed', 'everProposed']);
  expect(counts(opened, proposed, tried(1), tried(2))).not.toContain('covered');
  expect(counts(opened, proposed, tried(1), tried(2), tried(3))).toContain('covered');
  expect(counts(opened, proposed, reached('partly'))).toContain('covered');
});

test('a second proposal owes a call-back of its own', () => {
  const life = [opened, proposed, reached('not'), { what: 'reopened' } as const];
  expect(counts(...life)).toContain('covered');
  expect(counts(...life, proposed)).not.toContain('covered');
  expect(counts(...life, proposed)).toContain('reopened');
});

test('closed by the resident or in a call-back is solved; closed because nobody was reached is no answer', () => {
  for (const by of ['resident', 'callback'] as const)
    expect(counts(opened, proposed, closed(by))).toEqual(
      expect.arrayContaining(['closed', 'covered', 'answered', 'solved', 'solvedAt.1']),
    );
  const unreached = counts(opened, proposed, closed('unreached'));
  expect(unreached).toEqual(expect.arrayContaining(['closed', 'covered']));
  expect(unreached).not.toContain('answered');
});

test('the newest answer counts: partly is not solved, and what was reopened is in hand again', () => {
  const again = counts(opened, proposed, closed('resident'), { what: 'reopened' });
  expect(again).toEqual(expect.arrayContaining(['open', 'answered', 'reopened']));
  for (const name of ['closed', 'solved', 'solvedAt.1'] as const) expect(again).not.toContain(name);
  const partly = counts(opened, proposed, { what: 'rated', solved: 'partly', satisfied: '' });
  expect(partly).toContain('answered');
  expect(partly).not.toContain('solved');
  expect(partly).not.toContain('rated');
});

test('satisfaction is over those who said; the newest word counts', () => {
  const rated = (satisfied: 'satisfied' | 'dissatisfied') =>
    ({ what: 'rated', solved: 'solved', satisfied }) as const;
  expect(counts(opened, proposed, rated('dissatisfied'), rated('satisfied'))).toContain('satisfied');
  expect(counts(opened, proposed, rated('satisfied'), rated('dissatisfied'))).not.toContain('satisfied');
  expect(counts(opened, proposed, rated('dissatisfied'))).toContain('rated');
});

test('what a newer fact leaves open an older one says; a raised level is where it is solved', () => {
  const raised = { what: 'raised', place: { level: 2 } } as const;
  const withdrawn = { what: 'withdrawn', place: { urgency: '', channel: '', level: 0 } } as const;
  expect(storyOf(facts(opened, raised, withdrawn))?.place).toEqual({ ...place, level: 2 });
  expect(counts(opened, raised, withdrawn)).toEqual(['received', 'level.2', 'withdrawn']);
});

test('a ticket that moved away is not here; facts from before its move do not bring it back', () => {
  const [a, b, c] = facts(opened, proposed, { what: 'moved' });
  expect(storyOf([c, a, b].filter((f) => f !== undefined))).toBeUndefined();
  expect(storyOf([])).toBeUndefined();
  expect(storyOf(facts({ what: 'moved' }, opened))?.counts).toContain('received');
});
