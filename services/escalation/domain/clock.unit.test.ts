import { expect, test } from 'vitest';
import { CallMissed, CallReturned } from '#events/intake.ts';
import { heard, nameOf, said, states } from '../testing/clock-fixture.ts';
import { HOUR, Life, MINUTE, MONDAY } from '../testing/ticket-events.ts';
import { clock, oldestMissed } from './aggregate.ts';
import { verdictOf } from './deadline-status.ts';
import { nextRing } from './timer.ts';

const DAY = 24 * HOUR;

test('an opened ticket has a time to find its holder', () => {
  const world = heard(new Life().opened().events);
  expect(states(world)).toEqual({ 'dispatch 1.1': 'open' });
  expect(nextRing(world.clock)).toBe(MONDAY + 90 * MINUTE);
  expect(world.clock.place).toMatchObject({
    area: 'qt/qt-03',
    category: 'noise',
    urgency: 'normal',
    channel: 'web',
  });
});

test('each step of a ticket sets what comes next and meets what it is', () => {
  const life = new Life();
  const world = heard([]);
  const step = (more: Life) => said(world.hears(...more.events.slice(-1)));
  expect(step(life.opened())).toEqual(['DeadlinesSet']);
  expect(step(life.assigned())).toEqual(['DeadlinesSet', 'DeadlineMet dispatch 1.1']);
  expect(step(life.accepted())).toEqual(['DeadlineMet accept 1.1']);
  expect(step(life.contacted())).toEqual(['DeadlineMet contact 1.1']);
  expect(step(life.contacted())).toEqual([]);
  expect(step(life.proposed())).toEqual(['DeadlinesSet', 'DeadlineMet resolve 1.1']);
  expect(step(life.calledBack(false))).toEqual([]);
  expect(step(life.calledBack(true))).toEqual(['DeadlineMet callback 1.1']);
  expect(step(life.closed())).toEqual([]);
  expect(nextRing(world.clock)).toBeUndefined();
  expect(clock.index?.(world.clock).open).toBeUndefined();
});

test('a proposal meets accept and contact too where they are still open', () => {
  const world = heard(
    new Life()
      .opened()
      .assigned()
      .proposed(3 * MINUTE).events,
  );
  const at = MONDAY + 4 * MINUTE;
  for (const d of world.clock.deadlines.filter((x) => ['accept', 'contact', 'resolve'].includes(x.stage)))
    expect(verdictOf(world.clock, d)).toEqual({ state: 'met', done: at });
});

test('a reopened ticket has its call-back met and a new time to find its holder, in the next cycle', () => {
  const life = new Life().opened().assigned().proposed().reopened();
  const world = heard(life.events);
  expect(states(world)).toMatchObject({
    'callback 1.1': 'met',
    'dispatch 2.1': 'open',
    'resolve 1.1': 'met',
  });
  world.hears(...life.assigned(MINUTE, { why: 'reopened' }).events.slice(-1));
  expect(states(world)).toMatchObject({
    'dispatch 2.1': 'met',
    'accept 2.1': 'open',
    'contact 2.1': 'open',
    'resolve 2.1': 'open',
  });
});

test('at a raised level the resolving counts from reaching it, the new holder has to accept, the old limits end', () => {
  const life = new Life().opened().assigned();
  const world = heard(life.events);
  world.rings(MONDAY + DAY + HOUR);
  life.now = MONDAY + 2 * DAY;
  world.hears(...life.raised(0).events.slice(-1));
  expect(states(world)).toMatchObject({
    'accept 1.1': 'missed',
    'resolve 1.1': 'dropped',
    'resolve 1.2': 'open',
    'contact 1.1': 'missed',
  });
  const resolve = world.clock.deadlines.find((d) => nameOf(d) === 'resolve 1.2');
  expect(resolve?.from).toBe(MONDAY + 2 * DAY);
  world.hears(...life.assigned(HOUR, { why: 'level-raised', holder: 'm-2' }).events.slice(-1));
  expect(states(world)).toMatchObject({ 'accept 1.2': 'open' });
  expect(Object.keys(states(world))).not.toContain('contact 1.2');
  expect(world.clock.place.holder).toBe('m-2');
  expect(said(world.hears(...life.accepted().events.slice(-1)))).toEqual([
    'DeadlineMet accept 1.1',
    'DeadlineMet accept 1.2',
  ]);
});

test('what was accepted at one level has to be accepted again at the next', () => {
  const life = new Life().opened().assigned().accepted().raised().assigned(MINUTE, { why: 'level-raised' });
  expect(states(heard(life.events))).toMatchObject({ 'accept 1.1': 'met', 'accept 1.2': 'open' });
});

test('a ticket that was taken back has no deadlines any more; what was met or missed before stays', () => {
  const life = new Life().opened().assigned().accepted();
  const world = heard(life.events);
  world.hears(...life.withdrawn().events.slice(-1));
  expect(states(world)).toEqual({
    'dispatch 1.1': 'met',
    'accept 1.1': 'met',
    'contact 1.1': 'dropped',
    'resolve 1.1': 'dropped',
  });
  expect(nextRing(world.clock)).toBeUndefined();
  const late = heard(new Life().opened().events);
  late.rings(MONDAY + DAY);
  expect(oldestMissed(late.clock)).toMatchObject({ stage: 'dispatch' });
  late.hears(...new Life(MONDAY + 2 * DAY).withdrawn(0).events);
  expect(states(late)).toEqual({ 'dispatch 1.1': 'missed' });
  expect(oldestMissed(late.clock)).toBeUndefined();
});

test('a doubt that knows an emergency leaves five minutes to find a holder, whichever was heard first', () => {
  const life = new Life()
    .opened({ category: 'noise' })
    .doubted({ category: 'fire', urgency: 'emergency', area: 'qt/qt-03' });
  for (const events of [life.events, life.events.toReversed()]) {
    const world = heard(events);
    expect(world.clock.deadlines).toMatchObject([{ stage: 'dispatch', due: MONDAY + 5 * MINUTE }]);
    expect(world.clock.place).toMatchObject({
      urgency: 'emergency',
      category: 'fire',
      number: '263260473158',
    });
  }
  const unsure = heard(new Life().opened().doubted({ area: 'qt' }).events);
  expect(unsure.clock.deadlines).toMatchObject([{ due: MONDAY + 2 * HOUR }]);
  expect(unsure.clock.place.area).toBe('qt');
  const later = heard(new Life().opened().assigned().doubted({ request: 2, urgency: 'emergency' }).events);
  expect(later.clock.doubt).toBeUndefined();
});

test('a chosen category tells the urgency until routing does', () => {
  const world = heard(new Life().opened({ category: 'fire' }).events);
  expect(world.clock.deadlines).toMatchObject([{ due: MONDAY + 30 * MINUTE }]);
  const nowhere = heard(new Life().opened({ category: undefined, area: undefined }).events);
  expect(nowhere.clock.place).toMatchObject({ area: 'qt', urgency: 'normal' });
});

test('a missed call has half an hour; whoever calls back first or hears of it late ends it', () => {
  const life = new Life().say(CallMissed, {}, 0).say(CallReturned, {}, 10 * MINUTE);
  for (const events of [life.events, life.events.toReversed()]) {
    const world = heard(events);
    expect(world.said.at(-1)).toMatchObject({
      type: 'DeadlineMet',
      stage: 'missed-call',
      done: MONDAY + 10 * MINUTE,
    });
    expect(nextRing(world.clock)).toBeUndefined();
  }
  const waiting = heard(life.events.slice(0, 1));
  expect(waiting.clock.deadlines).toMatchObject([
    { stage: 'missed-call', due: MONDAY + 30 * MINUTE, near: MONDAY + 22.5 * MINUTE },
  ]);
  waiting.rings(MONDAY + DAY);
  expect(oldestMissed(waiting.clock)).toMatchObject({ stage: 'missed-call' });
  expect(nextRing(waiting.clock)).toBeUndefined();
});

test('what falls due at the instant of being taken back is dropped no more, and what is done then counts', () => {
  const accept = MONDAY + 5.5 * HOUR;
  const at = (instant: number) => {
    const life = new Life().opened().assigned(0);
    life.now = instant;
    return life;
  };
  expect(states(heard(at(accept - 1).withdrawn(0).events))).toMatchObject({ 'accept 1.1': 'dropped' });
  expect(states(heard(at(accept).withdrawn(0).events))).toMatchObject({ 'accept 1.1': 'open' });
  expect(
    states(
      heard(
        at(MONDAY + HOUR)
          .withdrawn(0)
          .accepted(0).events,
      ),
    ),
  ).toMatchObject({ 'accept 1.1': 'met' });
  expect(
    states(
      heard(
        at(MONDAY + HOUR)
          .withdrawn(0)
          .accepted(1).events,
      ),
    ),
  ).toMatchObject({ 'accept 1.1': 'dropped' });
});

test('who is named a second time at one level has the time of the first, whichever was heard first', () => {
  const life = new Life().opened().assigned(MINUTE).assigned(HOUR, { holder: 'm-2' });
  const [opened, first, second] = life.events;
  for (const events of [life.events, [opened, second, first]]) {
    const world = heard(events as typeof life.events);
    expect(world.clock.deadlines.find((d) => d.stage === 'accept')).toMatchObject({ from: MONDAY + MINUTE });
    expect(world.clock.place.holder).toBe('m-2');
  }
});
