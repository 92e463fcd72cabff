import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { catalogue } from '#events/catalogue.ts';
import { recorded } from '#shared/commit/log.ts';
import manifest from '../service.ts';
import { message } from '../sms/domain/message.ts';
import {
  AT,
  accepted,
  after,
  assigned,
  closed,
  contacted,
  headWith,
  held,
  histories,
  opened,
  placement,
  proposed,
  raised,
  reopened,
  unreached,
  urged,
  withdrawn,
} from '../testing/fixtures.ts';
import { areaOf, none, wantsAttention } from '../ticket/ticket.ts';
import { type TicketEvent, ticket } from './aggregate.ts';

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
  urged,
  ...raised.map((e) => (e.type === 'HolderWanted' ? { ...e, request: 3 } : e)),
  { ...assigned, request: 3, level: 2, holder: 'm-00001', team: 't-03' },
  accepted,
  proposed,
  unreached,
  { type: 'TicketRated', solved: 'solved', satisfied: 'fair', by: 'sms' },
  closed,
] as readonly TicketEvent[];
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
    'assigned 2 2',
    'assigned 2 2',
    'assigned 2 3',
    'assigned 2 3',
    'accepted 2 3',
    'proposed 2 3',
    'proposed 2 3',
    'proposed 2 3',
    'closed 2 3',
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
  expect(none).toStrictEqual({
    phase: 'none',
    number: '',
    channel: 'web',
    lang: 'zh-CN',
    cycle: 0,
    request: 0,
    openedAt: '',
    chosen: {},
    assignment: 0,
    why: 'reported',
    from: '-',
    rising: false,
    holders: [],
    hands: [],
    attempts: 0,
    unanswered: [],
    urged: 0,
  });
  expect(after(...histories.assigned).placement).toEqual(placement);
});

test('the area is where the ticket was placed, else where it is held, else what the resident chose', () => {
  expect(areaOf(after(opened))).toBe('qt/qt-03');
  expect(areaOf(after(opened, { ...held, area: 'qt' } as typeof held))).toBe('qt');
  expect(areaOf(after(opened, held, assigned))).toBe('qt/qt-03/qt-03-07');
  expect(areaOf(after(unsure))).toBeUndefined();
});

test('a reopened, urged or late ticket wants attention until it is over', () => {
  expect(
    Object.entries(histories)
      .filter(([, facts]) => wantsAttention(after(...facts)))
      .map(([phase]) => phase),
  ).toEqual(['reopened']);
  for (const facts of [
    [opened, urged],
    [opened, assigned, ...raised],
  ]) {
    expect(wantsAttention(after(...facts))).toBe(true);
    expect(wantsAttention(after(...facts, withdrawn))).toBe(false);
  }
  expect(wantsAttention(after(...whole.slice(0, -1)))).toBe(true);
  expect(wantsAttention(after(...whole))).toBe(false);
});

test('publishes each fact as its contract says, to the last field', () => {
  const facts = [
    ...recorded(ticket, headWith('R1', whole)),
    ...recorded(ticket, headWith('R1', histories.withdrawn)),
    ...recorded(ticket, headWith('R1', [opened, withdrawn])),
  ];
  const published = facts.flatMap(({ event, state, ...meta }) => {
    const make = ticket.publish[event.type] as ((s: unknown, e: unknown, m: unknown) => object) | undefined;
    return make ? [{ type: event.type, data: JSON.parse(JSON.stringify(make(state, event, meta))) }] : [];
  });
  for (const { type, data } of published) {
    const definition = catalogue.get(`huying.casework.${type}.v1`);
    expect(definition, type).toBeDefined();
    if (definition) expect(z.parse(definition.schema, data)).toEqual(data);
  }
  const ours = [...Object.keys(ticket.publish), ...Object.keys(message.publish)];
  expect(ours.sort()).toEqual(manifest.publishes.map(({ name }) => name).sort());
  expect([...new Set(published.map(({ type }) => type))].sort()).toEqual(Object.keys(ticket.publish).sort());
  const dataOf = (type: string, n = 0) => published.filter((p) => p.type === type)[n]?.data;
  const known = { number: '263260473158', area: 'qt/qt-03/qt-03-07', category: 'fire' };
  const first = { ...known, cycle: 1, urgency: 'urgent', holder: 'm-00412', team: 't-03-07', level: 1 };
  const placed = { ...first, opened: AT, channel: 'web', lang: 'zh-CN' };
  const last = { ...placed, cycle: 2, holder: 'm-00001', team: 't-03', level: 2 };
  expect(dataOf('TicketAssigned')).toEqual({ ...placed, assignment: 1, why: 'reported', from: 'qt/qt-03' });
  expect(dataOf('TicketAssigned', 1)).toEqual({
    ...placed,
    cycle: 2,
    assignment: 2,
    why: 'reopened',
    from: 'qt/qt-03/qt-03-07',
  });
  expect(dataOf('TicketAssigned', 2)).toEqual({
    ...last,
    assignment: 3,
    previous: 'm-00412',
    why: 'level-raised',
    from: 'qt/qt-03/qt-03-07',
  });
  const { team: _t, ...asked } = first;
  expect(dataOf('HolderWanted')).toEqual({ ...asked, cycle: 2, request: 2, why: 'reopened' });
  expect(dataOf('HolderWanted', 1)).toEqual({
    ...asked,
    cycle: 2,
    request: 3,
    why: 'level-raised',
    level: 2,
  });
  expect(dataOf('TicketLevelRaised')).toEqual({ ...placed, cycle: 2, before: 1, level: 2 });
  // An urge on an emergency must not wait for the morning: the urgency goes with it.
  const held = { ...known, urgency: 'urgent', holder: 'm-00412' };
  expect(dataOf('TicketUrged')).toEqual({ ...held, cycle: 2, times: 1 });
  expect(dataOf('CallbackRecorded')).toEqual({ ...last, attempt: 1, reached: false });
  expect(dataOf('TicketRated')).toEqual({ ...last, solved: 'solved', satisfied: 'fair', by: 'sms' });
  const taken = { opened: AT, lang: 'zh-CN' };
  expect(dataOf('TicketWithdrawn')).toEqual({ ...held, cycle: 1, ...taken });
  expect(dataOf('TicketWithdrawn', 1)).toEqual({ ...known, area: 'qt/qt-03', cycle: 1, ...taken });
  expect(dataOf('TicketClosed')).toEqual({ ...last, by: 'resident' });
});

test('an opened ticket without choices is published without them', () => {
  const state = after(unsure);
  const data = JSON.parse(
    JSON.stringify(ticket.publish.TicketOpened?.(state, unsure, { at: AT, actor: 'x', version: 1 })),
  );
  expect(data).toEqual({ number: '263260473158', cycle: 1, channel: 'web' });
});

test('publishes no internal fact', () => {
  expect(ticket.publish).not.toHaveProperty('RoutingHeld');
});

const IN_BLOCK = `${AT} m-00412 qt/qt-03/qt-03-07`;
test.each([
  ['received, area chosen', [opened], {}],
  ['received, nothing chosen', [unsure], {}],
  ['held for the root', [unsure, { ...held, area: 'qt' }], { place: 'qt#open', since: `${AT} - qt` }],
  ['placed in a block', [opened, assigned], { place: 'qt/qt-03#open', since: IN_BLOCK }],
  [
    'placed at the root',
    [opened, { ...assigned, area: 'qt' }],
    { place: 'qt#open', since: `${AT} m-00412 qt` },
  ],
  ['reopened', histories.reopened, { place: 'qt/qt-03#open', since: IN_BLOCK }],
  ['proposed', histories.proposed, { place: 'qt/qt-03#open', since: IN_BLOCK }],
  ['closed', histories.closed, { place: 'qt/qt-03#closed', since: IN_BLOCK }],
  ['withdrawn', histories.withdrawn, { place: 'qt/qt-03#closed', since: IN_BLOCK }],
  [
    'withdrawn while it was held',
    [opened, held, withdrawn],
    { place: 'qt/qt-03#closed', since: `${AT} - qt/qt-03` },
  ],
  ['withdrawn before it was placed', [opened, withdrawn], {}],
])('%s: it stands in the list of its place', (_, facts, index) => {
  expect(ticket.index?.(after(...(facts as TicketEvent[])))).toEqual(index);
});

test('area and urgency go onto the message for subscribers’ filters', () => {
  expect(ticket.attributes?.(after(opened))).toEqual({ area: 'qt/qt-03', urgency: undefined });
  expect(ticket.attributes?.(after(opened, assigned))).toEqual({
    area: 'qt/qt-03/qt-03-07',
    urgency: 'urgent',
  });
});
