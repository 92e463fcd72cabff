import { expect, test } from 'vitest';
import { clockAfter, namesOf, states } from '../testing/clock-fixture.ts';
import { HOUR, MINUTE, MONDAY, TicketEvents } from '../testing/ticket-events.ts';
import { oldestMissed } from './aggregate.ts';
import { nextTimer } from './timer.ts';

const DAY = 24 * HOUR;

test('warns at three quarters, misses at the due instant, and raises the level once a missed deadline has stood for a working day', () => {
  const fixture = clockAfter(new TicketEvents().opened().assigned(0).events);
  const accept = MONDAY + 5.5 * HOUR;
  expect(namesOf(fixture.onTimer(MONDAY + 3 * HOUR - 1))).toEqual([]);
  expect(fixture.onTimer(MONDAY + 3 * HOUR)).toMatchObject([
    { type: 'DeadlineNear', stage: 'accept', lateMs: 0, via: 'sweep' },
  ]);
  expect(namesOf(fixture.onTimer(MONDAY + 3 * HOUR))).toEqual([]);
  expect(namesOf(fixture.onTimer(accept - 1))).toEqual([]);
  expect(fixture.onTimer(accept + 7)).toMatchObject([{ type: 'DeadlineMissed', stage: 'accept', lateMs: 7 }]);
  expect(namesOf(fixture.onTimer(accept + DAY - 1))).toEqual(
    ['DeadlineNear contact 1.1', 'DeadlineMissed contact 1.1'].slice(1),
  );
  const rise = fixture.onTimer(accept + DAY);
  expect(rise).toMatchObject([{ type: 'DeadlineMissed', stage: 'accept', rise: accept + DAY, lateMs: 0 }]);
  expect(namesOf(fixture.onTimer(accept + DAY))).toEqual([]);
});

test('a missed deadline that is met before the rise does not raise the level', () => {
  const ticket = new TicketEvents().opened().assigned(0);
  const fixture = clockAfter(ticket.events);
  const accept = MONDAY + 5.5 * HOUR;
  fixture.onTimer(accept);
  expect(nextTimer(fixture.clock)).toBe(MONDAY + 6.75 * HOUR);
  ticket.now = accept;
  expect(fixture.applyEvent(...ticket.accepted(HOUR).events.slice(-1))).toMatchObject([
    { type: 'DeadlineMet', done: accept + HOUR },
  ]);
  fixture.onTimer(accept + 10 * DAY);
  expect(fixture.facts.filter((f) => f.type === 'DeadlineMissed' && f.rise && f.stage === 'accept')).toEqual(
    [],
  );
});

test('does not raise the last level', () => {
  const fixture = clockAfter(new TicketEvents().opened().assigned(0).events, { levels: 1 });
  for (let at = nextTimer(fixture.clock); at !== undefined; at = nextTimer(fixture.clock))
    fixture.onTimer(at);
  expect(fixture.facts.some((f) => f.type === 'DeadlineMissed' && f.rise !== undefined)).toBe(false);
  expect(Object.values(states(fixture))).toEqual(['met', 'missed', 'missed', 'missed']);
});

test('a stage completed in time but reported late counts as met in time', () => {
  const fixture = clockAfter(new TicketEvents().opened().events);
  fixture.onTimer(MONDAY + DAY);
  expect(states(fixture)).toEqual({ 'dispatch 1.1': 'missed' });
  const ticket = new TicketEvents().opened().assigned(10 * MINUTE);
  expect(fixture.applyEvent(...ticket.events)).toMatchObject([
    { type: 'DeadlinesSet' },
    { type: 'DeadlineMet', stage: 'dispatch', done: MONDAY + 10 * MINUTE },
  ]);
  expect(states(fixture)).toMatchObject({ 'dispatch 1.1': 'met' });
});

test('skips the warning of a deadline that passed during an outage', () => {
  const fixture = clockAfter(new TicketEvents().opened().events);
  expect(fixture.onTimer(MONDAY + 3 * HOUR)).toMatchObject([{ type: 'DeadlineMissed', lateMs: HOUR }]);
});

test('does not raise the level of a withdrawn ticket, nor from the highest level reached', () => {
  const missed = new TicketEvents().opened().assigned(0);
  const fixture = clockAfter(missed.events);
  fixture.onTimer(MONDAY + 5.5 * HOUR);
  expect(oldestMissed(fixture.clock)).toMatchObject({ stage: 'accept' });
  missed.now = MONDAY + 6 * HOUR;
  fixture.applyEvent(...missed.withdrawn().events.slice(-1));
  expect(nextTimer(fixture.clock)).toBeUndefined();

  const top = new TicketEvents()
    .opened()
    .assigned(0)
    .accepted()
    .raised()
    .assigned(MINUTE, { why: 'level-raised' })
    .accepted();
  const last = clockAfter(top.events, { levels: 2 });
  for (let at = nextTimer(last.clock); at !== undefined; at = nextTimer(last.clock)) last.onTimer(at);
  expect(last.facts.filter((f) => f.type === 'DeadlineMissed').map((f) => 'rise' in f)).toEqual([
    false,
    false,
  ]);
});
