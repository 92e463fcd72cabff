import { expect, test } from 'vitest';
import { CallMissed, CallReturned } from '#events/intake.ts';
import { clockAfter, nameOf, namesOf, states } from '../testing/clock-fixture.ts';
import { HOUR, MINUTE, MONDAY, TicketEvents } from '../testing/ticket-events.ts';
import { clock, oldestMissed } from './aggregate.ts';
import { statusOf } from './deadline-status.ts';
import { nextTimer } from './timer.ts';

const DAY = 24 * HOUR;

test('opening a ticket sets the dispatch deadline', () => {
  const fixture = clockAfter(new TicketEvents().opened().events);
  expect(states(fixture)).toEqual({ 'dispatch 1.1': 'open' });
  expect(nextTimer(fixture.clock)).toBe(MONDAY + 90 * MINUTE);
  expect(fixture.clock.place).toMatchObject({
    area: 'qt/qt-03',
    category: 'noise',
    urgency: 'normal',
    channel: 'web',
  });
});

test('each step of a ticket meets its own deadline and sets the next ones', () => {
  const ticket = new TicketEvents();
  const fixture = clockAfter([]);
  const step = (more: TicketEvents) => namesOf(fixture.applyEvent(...more.events.slice(-1)));
  expect(step(ticket.opened())).toEqual(['DeadlinesSet']);
  expect(step(ticket.assigned())).toEqual(['DeadlinesSet', 'DeadlineMet dispatch 1.1']);
  expect(step(ticket.accepted())).toEqual(['DeadlineMet accept 1.1']);
  expect(step(ticket.contacted())).toEqual(['DeadlineMet contact 1.1']);
  expect(step(ticket.contacted())).toEqual([]);
  expect(step(ticket.proposed())).toEqual(['DeadlinesSet', 'DeadlineMet resolve 1.1']);
  expect(step(ticket.calledBack(false))).toEqual([]);
  expect(step(ticket.calledBack(true))).toEqual(['DeadlineMet callback 1.1']);
  expect(step(ticket.closed())).toEqual([]);
  expect(nextTimer(fixture.clock)).toBeUndefined();
  expect(clock.index?.(fixture.clock).open).toBeUndefined();
});

test('a proposal also meets accept and contact where they are still open', () => {
  const fixture = clockAfter(
    new TicketEvents()
      .opened()
      .assigned()
      .proposed(3 * MINUTE).events,
  );
  const at = MONDAY + 4 * MINUTE;
  for (const d of fixture.clock.deadlines.filter((x) => ['accept', 'contact', 'resolve'].includes(x.stage)))
    expect(statusOf(fixture.clock, d)).toEqual({ state: 'met', done: at });
});

test('reopening meets the call-back and sets the dispatch deadline of the next cycle', () => {
  const ticket = new TicketEvents().opened().assigned().proposed().reopened();
  const fixture = clockAfter(ticket.events);
  expect(states(fixture)).toMatchObject({
    'callback 1.1': 'met',
    'dispatch 2.1': 'open',
    'resolve 1.1': 'met',
  });
  fixture.applyEvent(...ticket.assigned(MINUTE, { why: 'reopened' }).events.slice(-1));
  expect(states(fixture)).toMatchObject({
    'dispatch 2.1': 'met',
    'accept 2.1': 'open',
    'contact 2.1': 'open',
    'resolve 2.1': 'open',
  });
});

test('a raised level sets resolve from the rise, drops the old deadlines, and asks the new holder to accept', () => {
  const ticket = new TicketEvents().opened().assigned();
  const fixture = clockAfter(ticket.events);
  fixture.onTimer(MONDAY + DAY + HOUR);
  ticket.now = MONDAY + 2 * DAY;
  fixture.applyEvent(...ticket.raised(0).events.slice(-1));
  expect(states(fixture)).toMatchObject({
    'accept 1.1': 'missed',
    'resolve 1.1': 'dropped',
    'resolve 1.2': 'open',
    'contact 1.1': 'missed',
  });
  const resolve = fixture.clock.deadlines.find((d) => nameOf(d) === 'resolve 1.2');
  expect(resolve?.from).toBe(MONDAY + 2 * DAY);
  fixture.applyEvent(...ticket.assigned(HOUR, { why: 'level-raised', holder: 'm-2' }).events.slice(-1));
  expect(states(fixture)).toMatchObject({ 'accept 1.2': 'open' });
  expect(Object.keys(states(fixture))).not.toContain('contact 1.2');
  expect(fixture.clock.place.holder).toBe('m-2');
  expect(namesOf(fixture.applyEvent(...ticket.accepted().events.slice(-1)))).toEqual([
    'DeadlineMet accept 1.1',
    'DeadlineMet accept 1.2',
  ]);
});

test('an acceptance does not count at the next level', () => {
  const ticket = new TicketEvents()
    .opened()
    .assigned()
    .accepted()
    .raised()
    .assigned(MINUTE, { why: 'level-raised' });
  expect(states(clockAfter(ticket.events))).toMatchObject({ 'accept 1.1': 'met', 'accept 1.2': 'open' });
});

test('withdrawing drops open deadlines and keeps those met or missed before', () => {
  const ticket = new TicketEvents().opened().assigned().accepted();
  const fixture = clockAfter(ticket.events);
  fixture.applyEvent(...ticket.withdrawn().events.slice(-1));
  expect(states(fixture)).toEqual({
    'dispatch 1.1': 'met',
    'accept 1.1': 'met',
    'contact 1.1': 'dropped',
    'resolve 1.1': 'dropped',
  });
  expect(nextTimer(fixture.clock)).toBeUndefined();
  const late = clockAfter(new TicketEvents().opened().events);
  late.onTimer(MONDAY + DAY);
  expect(oldestMissed(late.clock)).toMatchObject({ stage: 'dispatch' });
  late.applyEvent(...new TicketEvents(MONDAY + 2 * DAY).withdrawn(0).events);
  expect(states(late)).toEqual({ 'dispatch 1.1': 'missed' });
  expect(oldestMissed(late.clock)).toBeUndefined();
});

test('an unsure routing that knows an emergency leaves five minutes for dispatch, in either order of events', () => {
  const ticket = new TicketEvents()
    .opened({ category: 'noise' })
    .doubted({ category: 'fire', urgency: 'emergency', area: 'qt/qt-03' });
  for (const events of [ticket.events, ticket.events.toReversed()]) {
    const fixture = clockAfter(events);
    expect(fixture.clock.deadlines).toMatchObject([{ stage: 'dispatch', due: MONDAY + 5 * MINUTE }]);
    expect(fixture.clock.place).toMatchObject({
      urgency: 'emergency',
      category: 'fire',
      number: '263260473158',
    });
  }
  const unsure = clockAfter(new TicketEvents().opened().doubted({ area: 'qt' }).events);
  expect(unsure.clock.deadlines).toMatchObject([{ due: MONDAY + 2 * HOUR }]);
  expect(unsure.clock.place.area).toBe('qt');
  const later = clockAfter(
    new TicketEvents().opened().assigned().doubted({ request: 2, urgency: 'emergency' }).events,
  );
  expect(later.clock.doubt).toBeUndefined();
});

test('uses the urgency of the chosen category until routing decides', () => {
  const fixture = clockAfter(new TicketEvents().opened({ category: 'fire' }).events);
  expect(fixture.clock.deadlines).toMatchObject([{ due: MONDAY + 30 * MINUTE }]);
  const nowhere = clockAfter(new TicketEvents().opened({ category: undefined, area: undefined }).events);
  expect(nowhere.clock.place).toMatchObject({ area: 'qt', urgency: 'normal' });
});

test('a missed call is due in half an hour and is met by the return, in either order of events', () => {
  const ticket = new TicketEvents().add(CallMissed, {}, 0).add(CallReturned, {}, 10 * MINUTE);
  for (const events of [ticket.events, ticket.events.toReversed()]) {
    const fixture = clockAfter(events);
    expect(fixture.facts.at(-1)).toMatchObject({
      type: 'DeadlineMet',
      stage: 'missed-call',
      done: MONDAY + 10 * MINUTE,
    });
    expect(nextTimer(fixture.clock)).toBeUndefined();
  }
  const waiting = clockAfter(ticket.events.slice(0, 1));
  expect(waiting.clock.deadlines).toMatchObject([
    { stage: 'missed-call', due: MONDAY + 30 * MINUTE, near: MONDAY + 22.5 * MINUTE },
  ]);
  waiting.onTimer(MONDAY + DAY);
  expect(oldestMissed(waiting.clock)).toMatchObject({ stage: 'missed-call' });
  expect(nextTimer(waiting.clock)).toBeUndefined();
});

test('withdrawing at the due instant drops nothing, and work done at that instant counts', () => {
  const accept = MONDAY + 5.5 * HOUR;
  const at = (instant: number) => {
    const ticket = new TicketEvents().opened().assigned(0);
    ticket.now = instant;
    return ticket;
  };
  expect(states(clockAfter(at(accept - 1).withdrawn(0).events))).toMatchObject({ 'accept 1.1': 'dropped' });
  expect(states(clockAfter(at(accept).withdrawn(0).events))).toMatchObject({ 'accept 1.1': 'open' });
  expect(
    states(
      clockAfter(
        at(MONDAY + HOUR)
          .withdrawn(0)
          .accepted(0).events,
      ),
    ),
  ).toMatchObject({ 'accept 1.1': 'met' });
  expect(
    states(
      clockAfter(
        at(MONDAY + HOUR)
          .withdrawn(0)
          .accepted(1).events,
      ),
    ),
  ).toMatchObject({ 'accept 1.1': 'dropped' });
});

test('a second holder at one level keeps the deadlines of the first, in either order of events', () => {
  const ticket = new TicketEvents().opened().assigned(MINUTE).assigned(HOUR, { holder: 'm-2' });
  const [opened, first, second] = ticket.events;
  for (const events of [ticket.events, [opened, second, first]]) {
    const fixture = clockAfter(events as typeof ticket.events);
    expect(fixture.clock.deadlines.find((d) => d.stage === 'accept')).toMatchObject({
      from: MONDAY + MINUTE,
    });
    expect(fixture.clock.place.holder).toBe('m-2');
  }
});
