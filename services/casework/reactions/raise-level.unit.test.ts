import { expect, test } from 'vitest';
import { DeadlineMissed } from '#events/escalation.ts';
import { TicketRouted } from '#events/routing.ts';
import {
  AT,
  after,
  afterBy,
  histories,
  placement,
  proposed,
  raised,
  withdrawn,
} from '../testing/fixtures.ts';
import { assign, raiseLevel } from './reactions.ts';

const late = { ...DeadlineMissed.example, stage: 'rise' as const };
const rises = [
  { type: 'TicketLevelRaised', before: 1, level: 2 },
  { type: 'HolderWanted', request: 2, why: 'level-raised' },
];

test('a level rises while somebody has the ticket and has not proposed, and by no other deadline', () => {
  for (const phase of ['assigned', 'accepted', 'working'] as const)
    expect(raiseLevel(late)(after(...histories[phase])).events, phase).toEqual(rises);
  for (const phase of ['none', 'received', 'proposed', 'closed', 'reopened', 'withdrawn'] as const)
    expect(raiseLevel(late)(after(...histories[phase])).events, phase).toEqual([]);
  for (const stage of ['dispatch', 'accept', 'contact', 'resolve', 'callback', 'missed-call'] as const)
    expect(raiseLevel({ ...late, stage })(after(...histories.assigned)).events, stage).toEqual([]);
});

test('a deadline of another cycle or level, or of the last level, raises nothing', () => {
  const given = after(...histories.working);
  expect(raiseLevel({ ...late, cycle: 2 })(given).events).toEqual([]);
  expect(raiseLevel({ ...late, level: 2 })(given).events).toEqual([]);
  expect(raiseLevel({ ...late, levels: 1 })(given).events).toEqual([]);
  expect(raiseLevel({ ...late, levels: 2 })(given).events).toEqual(rises);
  const raisedOnce = after(...histories.working, ...raised);
  expect(raiseLevel(late)(raisedOnce).events).toEqual([]);
  expect(raiseLevel({ ...late, level: 2 })(raisedOnce).events).toEqual([
    { type: 'TicketLevelRaised', before: 2, level: 3 },
    { type: 'HolderWanted', request: 3, why: 'level-raised' },
  ]);
});

test.each([
  ['accept', histories.accepted, AT, 0],
  ['accept', histories.accepted, '2026-11-22T00:59:59.999Z', 2],
  ['accept', histories.assigned, AT, 2],
  ['contact', histories.working, AT, 0],
  ['contact', histories.working, '2026-11-22T00:59:59.999Z', 2],
  ['contact', histories.accepted, AT, 2],
  ['resolve', histories.working, AT, 2],
] as const)(
  'when %s was missed and the log has %j, a rise due at %s gives %i facts',
  (missed, facts, due, count) => {
    expect(raiseLevel({ ...late, missed, due })(after(...facts)).events).toHaveLength(count);
  },
);

test('while the level rises the old holder keeps the ticket; who finishes first keeps the next one from it', () => {
  const rising = after(...histories.accepted, ...raised);
  expect(rising).toMatchObject({
    phase: 'accepted',
    rising: true,
    placement: { holder: 'm-00412', level: 2 },
  });
  const next = assign({ ...TicketRouted.example, request: 2, level: 2, holder: 'm-00001' });
  expect(next(rising).events).toEqual([
    { type: 'TicketAssigned', request: 2, ...placement, level: 2, holder: 'm-00001' },
  ]);
  const finished = afterBy('x', AT, [proposed], rising);
  expect(finished.rising).toBe(false);
  expect(next(finished).events).toEqual([]);
  expect(next(after(...histories.accepted, ...raised, withdrawn)).events).toEqual([]);
});
