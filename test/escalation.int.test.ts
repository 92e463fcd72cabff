import { randomUUID } from 'node:crypto';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, expect, test } from 'vitest';
import { TicketAccepted, TicketAssigned, TicketOpened, TicketWithdrawn } from '#events/casework.ts';
import { AreaChanged, GrantChanged, RulesChanged } from '#events/community.ts';
import { fold } from '#shared/commit/commit.ts';
import { toFact } from '#shared/commit/entry.ts';
import { newId } from '#shared/ids/id.ts';
import { clock } from '../services/escalation/domain/aggregate.ts';
import { nextTimer } from '../services/escalation/domain/timer.ts';
import { keyOf } from '../services/escalation/timers/due-items.ts';
import { call, expectCall } from './support/call.ts';
import { rule, tell } from './support/clocks.ts';
import { invoke } from './support/invoke.ts';
import { headOf, tables } from './support/logs.ts';
import { sendReport, trackingToken } from './support/report.ts';
import { person, tokenOf } from './support/system.ts';
import { until } from './support/until.ts';

const TABLE = 'huying-escalation';
/** A community of its own that only this service knows, so that nobody else minds its lateness. */
const AREA = 'esc/esc-1';
const NEWEST = 1_000_000_000;

/** Seconds by category: the name says what is short. */
const rules = {
  kind: 'sla',
  name: 'esc',
  levels: [1, 2].map((level) => ({ level, at: ['block'], name: `${level}`, nameEn: `${level}` })),
  rules: [
    { stage: 'dispatch', category: 'soon', minutes: 4 / 60, clock: 'calendar', near: 0.5 },
    { stage: 'accept', category: 'soon', minutes: 1 / 60, clock: 'calendar' },
    { stage: 'rise', minutes: 2 / 60, clock: 'calendar' },
    { stage: 'dispatch', category: 'hours', minutes: 600, clock: 'calendar' },
  ],
};

const row = async (pk: string, sk: string) =>
  (await (await tables()).send(new GetCommand({ TableName: TABLE, Key: { pk, sk }, ConsistentRead: true })))
    .Item;

beforeAll(async () => {
  const area = (path: string, kind: string, also: object = {}) => ({
    data: { id: path.split('/').at(-1), path, kind, name: path, places: [], active: true, ...also },
  });
  await tell(RulesChanged, 'sla.esc', { data: { rules } });
  await tell(AreaChanged, 'esc', area('esc', 'subdistrict', { sla: 'esc' }));
  await tell(AreaChanged, 'esc-1', area(AREA, 'block'));
  const { staff } = person('callback');
  const grants = ['qt', 'esc'].map((of) => ({ role: 'callback', area: of }));
  await tell(GrantChanged, staff, { data: { staff, grants, active: true }, version: NEWEST });
  await until('copies', async () => (await row('areas', 'esc-1')) && (await row('rules', 'sla.esc')));
  await until('grants', async () => (await row(`grant#${staff}`, '-'))?.version === NEWEST);
});

const opened = async (category: string, at = Date.now()): Promise<string> => {
  const id = newId('R', at);
  const data = { ...TicketOpened.example, area: AREA, category };
  await tell(TicketOpened, id, { data, time: new Date(at).toISOString() });
  return id;
};
const placed = (category: string, also: object = {}) => ({
  ...TicketAccepted.example,
  area: AREA,
  category,
  urgency: 'normal',
  ...also,
});

type Said = { type: string; stage?: string; via?: string; lateMs?: number; rise?: number; done?: number };
const log = async (id: string): Promise<Said[]> =>
  ((await headOf('escalation', id))?.log ?? []).map((entry) => toFact<Said>(clock, entry));
const types = async (id: string) => (await log(id)).map((f) => f.type);
const saying = (id: string, type: string, count = 1) =>
  until(`${type} of ${id}`, async () => {
    const found = (await log(id)).filter((f) => f.type === type);
    return found.length >= count && found;
  });

const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));

test('a timer of seconds warns once, says once that it was missed, and no repeated event rings it again', async () => {
  const at = Date.now();
  const id = await opened('soon', at);
  const [near] = await saying(id, 'DeadlineNear');
  const [missed] = await saying(id, 'DeadlineMissed');
  for (const said of [near, missed]) expect(said).toMatchObject({ stage: 'dispatch', via: 'stream' });
  expect(Date.now() - at).toBeGreaterThanOrEqual(4000);
  await tell(TicketOpened, id, {
    data: { ...TicketOpened.example, area: AREA, category: 'soon' },
    time: new Date(at).toISOString(),
  });
  await rest(3000);
  expect(await types(id)).toEqual(['DeadlinesSet', 'DeadlineNear', 'DeadlineMissed']);
});

test('what was missed rises, and an accept that had been made in time but was told late sets it right', async () => {
  const at = Date.now() - 60_000;
  const id = newId('R', at);
  const time = (seconds: number) => new Date(at + seconds * 1000).toISOString();
  await tell(TicketAssigned, id, {
    data: placed('soon', { level: 1, why: 'reported' }),
    version: 2,
    time: time(0),
  });
  const missed = await saying(id, 'DeadlineMissed', 2);
  expect(missed).toMatchObject([{ stage: 'accept' }, { stage: 'accept' }]);
  expect(missed[1]?.rise).toBe(at + 3000);
  await tell(TicketAccepted, id, { data: placed('soon'), version: 3, time: time(0.5) });
  const [met] = await saying(id, 'DeadlineMet');
  expect(met).toMatchObject({ stage: 'accept', done: at + 500 });
});

test('after an outage of the sweep it catches up, and says how late', async () => {
  await rule('DisableRule');
  try {
    // As it stands when no sweep has run for two minutes.
    const stopped = Math.floor(Date.now() / 60_000) * 60_000 - 120_000;
    const Item = { pk: 'sweep', sk: '-', announced: stopped, swept: stopped };
    await (await tables()).send(new PutCommand({ TableName: TABLE, Item }));
    const ids = await Promise.all([opened('soon'), opened('soon'), opened('hours')]);
    await Promise.all(ids.map((id) => saying(id, 'DeadlinesSet')));
    await rest(6000);
    for (const id of ids) expect(await types(id)).toEqual(['DeadlinesSet']);
    await invoke('huying-escalation-sweep');
    for (const id of ids.slice(0, 2)) {
      const [missed] = await saying(id, 'DeadlineMissed');
      expect(missed).toMatchObject({ stage: 'dispatch', via: 'sweep' });
      expect(missed?.lateMs).toBeGreaterThanOrEqual(1500);
      expect(await types(id)).not.toContain('DeadlineNear');
    }
    expect(await types(ids[2] as string)).toEqual(['DeadlinesSet']);
    const cursor = await row('sweep', '-');
    expect(cursor?.swept).toBeGreaterThan(Date.now() + 60_000);
    expect(cursor?.announced).toBe(cursor?.swept);
  } finally {
    await rule('EnableRule');
  }
});

test('a clock whose due item was lost is armed again; one that is over is not', async () => {
  const [open, over] = await Promise.all([opened('hours'), opened('hours')]);
  await tell(TicketWithdrawn, over, { data: { number: TicketOpened.example.number, cycle: 1 }, version: 2 });
  const ringOf = async (id: string) => {
    const head = await headOf('escalation', id);
    return head && nextTimer(fold(clock, head).state);
  };
  const due = await until('an armed clock', () => ringOf(open));
  await until('a dropped clock', async () => (await types(over)).includes('DeadlinesDropped'));
  const key = keyOf({ subject: open, due });
  expect(await row(key.pk, key.sk)).toMatchObject({ armed: expect.any(Number), expires: expect.any(Number) });
  await (await tables()).send(new DeleteCommand({ TableName: TABLE, Key: key }));
  const { armed, clocks } = await invoke<Record<string, unknown>>('huying-escalation-rearm');
  expect(armed).toBe(clocks);
  expect(await row(key.pk, key.sk)).toBeDefined();
  expect((await headOf('escalation', over))?.open).toBeUndefined();
});

interface Shown {
  readonly clocks: Record<
    string,
    { deadlines: { stage: string; state: string; due: string; near: string }[] }
  >;
}
interface Late {
  readonly late: { subject: string; stage: string; due: string; area: string }[];
  readonly next?: string;
}

test('staff see the clocks and the late ones of their areas, and nothing of others', async () => {
  const ids = await Promise.all([30, 31].map((days) => opened('hours', Date.now() - days * 86_400_000)));
  await Promise.all(ids.map((id) => saying(id, 'DeadlineMissed')));
  const mine = await tokenOf('callback');
  const foreign = await tokenOf('worker');
  const path = `/api/escalation/clocks?ids=${[...ids, 'R-unknown', 'sweep', 'areas'].join(',')}`;
  const { clocks } = await expectCall<Shown>(200, 'GET', path, { token: mine });
  expect(Object.keys(clocks).sort()).toEqual([...ids].sort());
  expect(clocks[ids[0] as string]?.deadlines).toMatchObject([{ stage: 'dispatch', state: 'missed' }]);
  expect(await expectCall(200, 'GET', path, { token: foreign })).toEqual({ clocks: {} });
  expect((await call('GET', path)).status).toBe(401);

  const late = await expectCall<Late>(200, 'GET', `/api/escalation/late?area=esc`, { token: mine });
  const listed = late.late.map((l) => l.subject);
  expect(listed).toEqual(expect.arrayContaining(ids));
  expect(listed.indexOf(ids[1] as string)).toBeLessThan(listed.indexOf(ids[0] as string));
  expect(late.late.map((l) => l.due)).toEqual(late.late.map((l) => l.due).toSorted());
  expect((await call('GET', '/api/escalation/late?area=esc', { token: foreign })).status).toBe(404);
  const everywhere = await expectCall<Late>(200, 'GET', '/api/escalation/late', { token: foreign });
  expect(everywhere.late.every((l) => l.area.startsWith(person('worker').area))).toBe(true);
  for (const after of ['nonsense', Buffer.from('{"since":1}').toString('base64url')])
    expect((await call('GET', `/api/escalation/late?after=${after}`, { token: mine })).status).toBe(422);
});

test('promises a resident a contact time for their own report only', async () => {
  const receipt = await sendReport();
  const token = await trackingToken(receipt);
  const path = `/api/escalation/track/${receipt.report}`;
  const promise = await until('a promise', async () => {
    const { body } = await call<{ promise?: { stage: string; due: string; provisional: boolean } }>(
      'GET',
      path,
      { token },
    );
    return body.promise;
  });
  expect(promise).toMatchObject({ stage: 'contact', provisional: false });
  expect(Date.parse(promise.due)).toBeGreaterThan(Date.now());
  expect((await call('GET', `/api/escalation/track/R${randomUUID()}`, { token })).status).toBe(404);
});
