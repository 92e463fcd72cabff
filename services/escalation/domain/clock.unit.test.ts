import { expect, test } from 'vitest';
import { DeadlineMet, DeadlineMissed, DeadlineNear } from '#events/escalation.ts';
import { CallMissed, CallReturned } from '#events/intake.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { commit } from '#shared/commit/commit.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { toEvents } from '#shared/commit/publish.ts';
import { HOUR, Life, MINUTE, MONDAY, R } from '../testing/life.ts';
import { type Heard, heard } from '../testing/world.ts';
import { clock, oldestMissed, queueOf } from './aggregate.ts';
import type { ClockFact } from './clock.ts';
import { nextRing } from './timer.ts';
import { verdictOf } from './verdict.ts';

const DAY = 24 * HOUR;
/** `accept 1.2`: stage, cycle and level. */
const nameOf = (d: { stage: string; cycle?: number | undefined; level?: number | undefined }) =>
  `${d.stage} ${d.cycle ?? 1}.${d.level ?? 1}`;
const states = ({ clock: c }: Heard) =>
  Object.fromEntries(c.deadlines.map((d) => [nameOf(d), verdictOf(c, d).state]));
const said = (facts: readonly ClockFact[]) =>
  facts.map((f) => (f.type === 'DeadlinesSet' ? f.type : `${f.type}${'stage' in f ? ` ${nameOf(f)}` : ''}`));

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

/** The events that follow from these facts, as they are published. */
async function published(facts: readonly ClockFact[]) {
  const store = memoryStore();
  const out = [];
  for (const [n, fact] of facts.entries()) {
    const by = { cause: { id: `c${n}` }, at: '2026-11-24T01:00:00.000Z', actor: 'system' };
    await commit({ store }, clock, R, by, () => ({ events: [fact] }));
    const head = store.items().find(({ sk }) => sk === '-') as unknown as Head;
    out.push(...toEvents('escalation', clock, head));
  }
  return out.map(({ event, attributes }) => ({ ...event, attributes }));
}

test('what is published fits the contracts, tells no way of timers, and names the place', async () => {
  const life = new Life().opened().assigned(0);
  const world = heard(life.events);
  for (const hours of [3, 5.5, 8.5, 5.5 + 24]) world.rings(MONDAY + hours * HOUR);
  world.hears(...new Life(MONDAY + 30 * HOUR).accepted(0).events);
  const events = await published(world.said);
  const schemas = { DeadlineNear, DeadlineMissed, DeadlineMet };
  for (const { type, data } of events) {
    const name = type.split('.')[2] as keyof typeof schemas;
    expect(schemas[name].schema.parse(data)).toEqual(data);
  }
  const common = {
    number: '263260473158',
    channel: 'web',
    opened: '2026-11-23T01:00:00.000Z',
    area: 'qt/qt-03/qt-03-07',
    category: 'noise',
    urgency: 'normal',
    holder: 'm-00412',
    cycle: 1,
    level: 1,
  };
  expect(events.find((e) => e.type === DeadlineMet.type)?.data).toEqual({
    ...common,
    stage: 'dispatch',
    due: '2026-11-23T03:00:00.000Z',
    done: '2026-11-23T01:00:00.000Z',
    late: false,
  });
  const rise = events.find((e) => e.data.stage === 'rise');
  expect(rise?.data).toMatchObject({ ...common, missed: 'accept', levels: 3 });
  expect(rise?.attributes).toMatchObject({ area: 'qt/qt-03/qt-03-07', urgency: 'normal' });
  expect(events.at(-1)?.data).toMatchObject({
    stage: 'accept',
    late: true,
    done: '2026-11-24T07:00:00.000Z',
  });
});

test('a rise after a contact was missed at a raised level is of that level', async () => {
  const life = new Life()
    .opened()
    .assigned(0)
    .accepted()
    .raised()
    .assigned(MINUTE, { why: 'level-raised' })
    .accepted();
  const world = heard(life.events);
  for (
    let ring = nextRing(world.clock);
    ring !== undefined && ring < MONDAY + 3 * DAY;
    ring = nextRing(world.clock)
  )
    world.rings(ring);
  const rises = (await published(world.said)).filter((e) => e.data.stage === 'rise');
  expect(rises.map((e) => e.data)).toMatchObject([{ missed: 'contact', level: 2, cycle: 1 }]);
});

test('late ones stand in the list of the area above their own', () => {
  expect(['qt/qt-03/qt-03-07', 'qt/qt-03', 'qt'].map(queueOf)).toEqual(['qt/qt-03', 'qt', 'qt']);
  const world = heard(new Life().opened().events);
  expect(clock.index?.(world.clock)).toMatchObject({ late: undefined, since: undefined });
  expect(clock.index?.(world.clock).open).toMatch(/^open#[0-7]$/);
  world.rings(MONDAY + DAY);
  expect(clock.index?.(world.clock)).toEqual({
    open: undefined,
    late: 'qt',
    since: '2026-11-23T03:00:00.000Z',
  });
});

test('on the very instant when it is due it is done in time; a millisecond later it is late', async () => {
  for (const [after, late] of [
    [2 * HOUR, false],
    [2 * HOUR + 1, true],
  ] as const) {
    const [met] = await published(heard(new Life().opened().assigned(after).events).said);
    expect(met?.data).toMatchObject({ stage: 'dispatch', late });
  }
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
