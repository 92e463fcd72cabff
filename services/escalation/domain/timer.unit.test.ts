import { expect, test } from 'vitest';
import { heard, said, states } from '../testing/clock-fixture.ts';
import { HOUR, Life, MINUTE, MONDAY } from '../testing/ticket-events.ts';
import { oldestMissed } from './aggregate.ts';
import { nextRing } from './timer.ts';

const DAY = 24 * HOUR;

test('warned at three quarters, missed when due, raised a working day later; each once, and in time', () => {
  const world = heard(new Life().opened().assigned(0).events);
  const accept = MONDAY + 5.5 * HOUR;
  expect(said(world.rings(MONDAY + 3 * HOUR - 1))).toEqual([]);
  expect(world.rings(MONDAY + 3 * HOUR)).toMatchObject([
    { type: 'DeadlineNear', stage: 'accept', lateMs: 0, via: 'sweep' },
  ]);
  expect(said(world.rings(MONDAY + 3 * HOUR))).toEqual([]);
  expect(said(world.rings(accept - 1))).toEqual([]);
  expect(world.rings(accept + 7)).toMatchObject([{ type: 'DeadlineMissed', stage: 'accept', lateMs: 7 }]);
  expect(said(world.rings(accept + DAY - 1))).toEqual(
    ['DeadlineNear contact 1.1', 'DeadlineMissed contact 1.1'].slice(1),
  );
  const rise = world.rings(accept + DAY);
  expect(rise).toMatchObject([{ type: 'DeadlineMissed', stage: 'accept', rise: accept + DAY, lateMs: 0 }]);
  expect(said(world.rings(accept + DAY))).toEqual([]);
});

test('a missed deadline that was done before the level rose raises nothing', () => {
  const life = new Life().opened().assigned(0);
  const world = heard(life.events);
  const accept = MONDAY + 5.5 * HOUR;
  world.rings(accept);
  expect(nextRing(world.clock)).toBe(MONDAY + 6.75 * HOUR);
  life.now = accept;
  expect(world.hears(...life.accepted(HOUR).events.slice(-1))).toMatchObject([
    { type: 'DeadlineMet', done: accept + HOUR },
  ]);
  world.rings(accept + 10 * DAY);
  expect(world.said.filter((f) => f.type === 'DeadlineMissed' && f.rise && f.stage === 'accept')).toEqual([]);
});

test('the last level does not rise', () => {
  const world = heard(new Life().opened().assigned(0).events, { levels: 1 });
  for (let ring = nextRing(world.clock); ring !== undefined; ring = nextRing(world.clock)) world.rings(ring);
  expect(world.said.some((f) => f.type === 'DeadlineMissed' && f.rise !== undefined)).toBe(false);
  expect(Object.values(states(world))).toEqual(['met', 'missed', 'missed', 'missed']);
});

test('what was done in time but told late is met in time, though it was said to be missed', () => {
  const world = heard(new Life().opened().events);
  world.rings(MONDAY + DAY);
  expect(states(world)).toEqual({ 'dispatch 1.1': 'missed' });
  const told = new Life().opened().assigned(10 * MINUTE);
  expect(world.hears(...told.events)).toMatchObject([
    { type: 'DeadlinesSet' },
    { type: 'DeadlineMet', stage: 'dispatch', done: MONDAY + 10 * MINUTE },
  ]);
  expect(states(world)).toMatchObject({ 'dispatch 1.1': 'met' });
});

test('after an outage a deadline that has passed is said to be missed, without a warning before', () => {
  const world = heard(new Life().opened().events);
  expect(world.rings(MONDAY + 3 * HOUR)).toMatchObject([{ type: 'DeadlineMissed', lateMs: HOUR }]);
});

test('after being taken back nothing rises, nor from the last level that a ticket has reached', () => {
  const missed = new Life().opened().assigned(0);
  const world = heard(missed.events);
  world.rings(MONDAY + 5.5 * HOUR);
  expect(oldestMissed(world.clock)).toMatchObject({ stage: 'accept' });
  missed.now = MONDAY + 6 * HOUR;
  world.hears(...missed.withdrawn().events.slice(-1));
  expect(nextRing(world.clock)).toBeUndefined();

  const top = new Life()
    .opened()
    .assigned(0)
    .accepted()
    .raised()
    .assigned(MINUTE, { why: 'level-raised' })
    .accepted();
  const last = heard(top.events, { levels: 2 });
  for (let ring = nextRing(last.clock); ring !== undefined; ring = nextRing(last.clock)) last.rings(ring);
  expect(last.said.filter((f) => f.type === 'DeadlineMissed').map((f) => 'rise' in f)).toEqual([
    false,
    false,
  ]);
});
