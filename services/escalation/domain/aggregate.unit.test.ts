import { expect, test } from 'vitest';
import { DeadlineMet, DeadlineMissed, DeadlineNear } from '#events/escalation.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { commit } from '#shared/commit/commit.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { toEvents } from '#shared/commit/publish.ts';
import { heard } from '../testing/clock-fixture.ts';
import { HOUR, Life, MINUTE, MONDAY, R } from '../testing/ticket-events.ts';
import { clock, queueOf } from './aggregate.ts';
import type { ClockFact } from './clock.ts';
import { nextRing } from './timer.ts';

const DAY = 24 * HOUR;

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

test('what was said to be missed and was done in time says both, so that nobody counts it twice', async () => {
  const life = new Life().opened();
  const world = heard(life.events);
  for (const hours of [1.5, 2]) world.rings(MONDAY + hours * HOUR);
  world.hears(...life.assigned(HOUR).events);
  const events = await published(world.said);
  expect(events.at(-1)).toMatchObject({
    type: DeadlineMet.type,
    data: { stage: 'dispatch', late: false, wasMissed: true },
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
