import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { catalogue } from '#events/catalogue.ts';
import { recorded } from '#shared/commit/log.ts';
import manifest from '../service.ts';
import {
  AT,
  accepted,
  after,
  assigned,
  closed,
  contacted,
  headWith,
  held,
  lives,
  opened,
  placement,
  proposed,
  reopened,
} from '../testing/lives.ts';
import { ticket } from './aggregate.ts';
import { areaOf, none, wantsAttention } from './ticket.ts';

/** A life in which every fact happens. */
const whole = [
  opened,
  held,
  assigned,
  accepted,
  contacted,
  proposed,
  ...reopened,
  { ...assigned, request: 2 },
  accepted,
  proposed,
  closed,
];
const {
  area: _area,
  category: _category,
  ...unsure
} = opened as Extract<typeof opened, { type: 'TicketOpened' }>;

test('each fact leads to its phase, and counts cycles and requests', () => {
  const seen = recorded(ticket, headWith('R1', whole)).map(
    ({ state }) => `${state.phase} ${state.cycle} ${state.request}`,
  );
  expect(seen).toEqual([
    'received 1 1',
    'received 1 1',
    'assigned 1 1',
    'accepted 1 1',
    'working 1 1',
    'proposed 1 1',
    'reopened 2 1',
    'reopened 2 2',
    'assigned 2 2',
    'accepted 2 2',
    'proposed 2 2',
    'closed 2 2',
  ]);
});

test('a ticket knows when it was opened, by which channel, in which language and what was chosen', () => {
  expect(after(opened)).toEqual({
    ...none,
    phase: 'received',
    number: '263260473158',
    channel: 'web',
    lang: 'zh-CN',
    cycle: 1,
    request: 1,
    openedAt: AT,
    chosen: { area: 'qt/qt-03', category: 'fire' },
  });
  expect(none).toEqual({
    phase: 'none',
    number: '',
    channel: 'web',
    lang: 'zh-CN',
    cycle: 0,
    request: 0,
    openedAt: '',
    chosen: {},
  });
  expect(after(...lives.assigned).placement).toEqual(placement);
});

test('an unknown fact is an error, never guessed', () => {
  expect(() => after({ type: 'TicketForgotten' } as never)).toThrow('TicketForgotten');
});

test('the area is where the ticket was placed, else where it is held, else what the resident chose', () => {
  expect(areaOf(after(opened))).toBe('qt/qt-03');
  expect(areaOf(after(opened, { ...held, area: 'qt' } as typeof held))).toBe('qt');
  expect(areaOf(after(opened, held, assigned))).toBe('qt/qt-03/qt-03-07');
  expect(areaOf(after(unsure))).toBeUndefined();
});

test('a reopened ticket wants attention until it is closed', () => {
  expect(
    Object.entries(lives)
      .filter(([, life]) => wantsAttention(after(...life)))
      .map(([phase]) => phase),
  ).toEqual(['reopened']);
  expect(wantsAttention(after(...whole.slice(0, -1)))).toBe(true);
  expect(wantsAttention(after(...whole))).toBe(false);
});

test('what is published of each fact fits its contract, to the last field', () => {
  const facts = recorded(ticket, headWith('R1', whole));
  const published = facts.flatMap(({ event, state, ...meta }) => {
    const make = ticket.publish[event.type] as ((s: unknown, e: unknown, m: unknown) => object) | undefined;
    return make ? [{ type: event.type, data: JSON.parse(JSON.stringify(make(state, event, meta))) }] : [];
  });
  for (const { type, data } of published) {
    const definition = catalogue.get(`huying.casework.${type}.v1`);
    expect(definition, type).toBeDefined();
    if (definition) expect(z.parse(definition.schema, data)).toEqual(data);
  }
  expect([...new Set(published.map(({ type }) => type))].sort()).toEqual(
    manifest.publishes.map(({ name }) => name).sort(),
  );
  expect(published.find(({ type }) => type === 'HolderWanted')?.data).toMatchObject({
    request: 2,
    cycle: 2,
    level: 1,
    holder: 'm-00412',
  });
  expect(published.at(-1)).toEqual({
    type: 'TicketClosed',
    data: {
      number: '263260473158',
      cycle: 2,
      area: 'qt/qt-03/qt-03-07',
      category: 'fire',
      urgency: 'urgent',
      holder: 'm-00412',
      team: 't-03-07',
      by: 'resident',
    },
  });
});

test('an opened ticket without choices is published without them', () => {
  const state = after(unsure);
  const data = JSON.parse(
    JSON.stringify(ticket.publish.TicketOpened?.(state, unsure, { at: AT, actor: 'x', version: 1 })),
  );
  expect(data).toEqual({ number: '263260473158', cycle: 1, channel: 'web' });
});

test('what is internal is not published', () => {
  expect(ticket.publish).not.toHaveProperty('RoutingHeld');
});

test.each([
  ['received, area chosen', [opened], { place: 'qt/qt-03#open' }],
  ['received, nothing chosen', [unsure], { place: 'unplaced#open' }],
  ['held for the root', [unsure, { ...held, area: 'qt' } as typeof held], { place: 'qt#open' }],
  ['placed in a block', [opened, assigned], { work: 'm-00412#open', place: 'qt/qt-03#open' }],
  [
    'placed at the root',
    [opened, { ...assigned, area: 'qt' } as typeof assigned],
    { work: 'm-00412#open', place: 'qt#open' },
  ],
  ['reopened', lives.reopened, { work: 'm-00412#open', place: 'qt/qt-03#open' }],
  ['closed', lives.closed, { work: 'm-00412#closed', place: 'qt/qt-03#closed' }],
])('%s: it stands in the lists of holder and neighbourhood', (_, life, index) => {
  expect(ticket.index?.(after(...life))).toEqual({ work: undefined, since: AT, ...index });
});

test('area and urgency go onto the message for subscribers’ filters', () => {
  expect(ticket.attributes?.(after(opened))).toEqual({ area: 'qt/qt-03', urgency: undefined });
  expect(ticket.attributes?.(after(opened, assigned))).toEqual({
    area: 'qt/qt-03/qt-03-07',
    urgency: 'urgent',
  });
});
