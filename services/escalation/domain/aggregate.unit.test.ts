import { expect, test } from 'vitest';
import { DeadlineMet, DeadlineMissed, DeadlineNear } from '#events/escalation.ts';
import type { Head } from '#shared/commit/aggregate.ts';
import { commit } from '#shared/commit/commit.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { toEvents } from '#shared/commit/publish.ts';
import { clockAfter } from '../testing/clock-fixture.ts';
import { HOUR, MINUTE, MONDAY, R, TicketEvents } from '../testing/ticket-events.ts';
import { clock, queueOf } from './aggregate.ts';
import type { ClockFact } from './clock.ts';
import { nextTimer } from './timer.ts';

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

test('publishes events that fit their schemas, with the place and without timer details', async () => {
  const ticket = new TicketEvents().opened().assigned(0);
  const fixture = clockAfter(ticket.events);
  for (const hours of [3, 5.5, 8.5, 5.5 + 24]) fixture.onTimer(MONDAY + hours * HOUR);
  fixture.applyEvent(...new TicketEvents(MONDAY + 30 * HOUR).accepted(0).events);
  const events = await published(fixture.facts);
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

test('a deadline published as missed and later found met in time carries both, so it is not counted twice', async () => {
  const ticket = new TicketEvents().opened();
  const fixture = clockAfter(ticket.events);
  for (const hours of [1.5, 2]) fixture.onTimer(MONDAY + hours * HOUR);
  fixture.applyEvent(...ticket.assigned(HOUR).events);
  const events = await published(fixture.facts);
  expect(events.at(-1)).toMatchObject({
    type: DeadlineMet.type,
    data: { stage: 'dispatch', late: false, wasMissed: true },
  });
});

test('a rise after a contact missed at a raised level carries that level', async () => {
  const ticket = new TicketEvents()
    .opened()
    .assigned(0)
    .accepted()
    .raised()
    .assigned(MINUTE, { why: 'level-raised' })
    .accepted();
  const fixture = clockAfter(ticket.events);
  for (
    let at = nextTimer(fixture.clock);
    at !== undefined && at < MONDAY + 3 * DAY;
    at = nextTimer(fixture.clock)
  )
    fixture.onTimer(at);
  const rises = (await published(fixture.facts)).filter((e) => e.data.stage === 'rise');
  expect(rises.map((e) => e.data)).toMatchObject([{ missed: 'contact', level: 2, cycle: 1 }]);
});

test('lists a late subject under the area above its own', () => {
  expect(['qt/qt-03/qt-03-07', 'qt/qt-03', 'qt'].map(queueOf)).toEqual(['qt/qt-03', 'qt', 'qt']);
  const fixture = clockAfter(new TicketEvents().opened().events);
  expect(clock.index?.(fixture.clock)).toMatchObject({ late: undefined, since: undefined });
  expect(clock.index?.(fixture.clock).open).toMatch(/^open#[0-7]$/);
  fixture.onTimer(MONDAY + DAY);
  expect(clock.index?.(fixture.clock)).toEqual({
    open: undefined,
    late: 'qt',
    since: '2026-11-23T03:00:00.000Z',
  });
});

test('a stage completed at the due instant is in time, a millisecond later it is late', async () => {
  for (const [after, late] of [
    [2 * HOUR, false],
    [2 * HOUR + 1, true],
  ] as const) {
    const [met] = await published(clockAfter(new TicketEvents().opened().assigned(after).events).facts);
    expect(met?.data).toMatchObject({ stage: 'dispatch', late });
  }
});
