import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HolderWanted } from '#events/casework.ts';
import {
  AbsenceChanged,
  AreaChanged,
  GrantChanged,
  MemberChanged,
  RulesChanged,
  TeamChanged,
} from '#events/community.ts';
import { cloudEvent, type EventDefinition } from '#events/envelope.ts';
import { ReportReceived } from '#events/intake.ts';
import { load } from '#shared/commit/commit.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { memoryStore } from '#shared/commit/memory-store.ts';
import { decision } from './domain/decision.ts';
import type { AreaRow } from './domain/gazetteer.ts';
import { areas, categories } from './domain/sample.fixture.ts';
import { memoryRows } from './memory-rows.fixture.ts';
import { holderFor } from './people.ts';
import { referenceReader } from './reference.ts';
import { onReport, onWanted, type Words } from './route.ts';
import { Copies } from './store.ts';

type Told = { definition: EventDefinition; subject: string; version: number; data: object };
const TIME = '2026-11-22T02:00:00.000Z';

const event = ({ definition, subject, version, data }: Told) =>
  cloudEvent({ ...definition, subject, version, time: TIME, actor: 'x', data }) as never;

const areaFacts = areas.map(
  ({ version, ...data }): Told => ({ definition: AreaChanged, subject: data.id, version, data }),
);
const team = (id: string, area: string, also: object = {}, version = 1): Told => ({
  definition: TeamChanged,
  subject: id,
  version,
  data: { id, area, name: id, active: true, ...also },
});
const member = (id: string, of: string, also: object = {}, version = 1): Told => ({
  definition: MemberChanged,
  subject: id,
  version,
  data: { id, team: of, area: 'c', kind: 'volunteer', staff: `9${id}`, active: true, ...also },
});
const rules = (version = 7): Told => ({
  definition: RulesChanged,
  subject: 'taxonomy',
  version,
  data: { rules: { kind: 'taxonomy', categories } },
});
const grant = (staff: string, of: string, area: string, also: object = {}, version = 1): Told => ({
  definition: GrantChanged,
  subject: staff,
  version,
  data: { staff, member: of, grants: [{ role: 'lead', area }], active: true, ...also },
});

const away = (of: string, also: object = {}, version = 1, id = `a-${of}`): Told => ({
  definition: AbsenceChanged,
  subject: id,
  version,
  data: { id, member: of, from: TIME, to: '2026-11-22T03:00:00.000Z', active: true, ...also },
});
const levels = (name: string, ...at: (readonly string[])[]): Told => ({
  definition: RulesChanged,
  subject: `sla.${name}`,
  version: 1,
  data: {
    rules: {
      kind: 'sla',
      name,
      levels: at.map((kinds, i) => ({ level: i + 1, at: kinds, name: `${i}`, nameEn: `${i}` })),
      rules: [],
    },
  },
});

const everything = [
  ...areaFacts,
  rules(),
  team('t1', 'c/a/a1', { responsible: 'm1' }),
  member('m1', 't1'),
  member('m2', 't1', { kind: 'secretary' }),
  member('lead', 't9'),
  grant('9lead', 'lead', 'c/a'),
];

const clear: Words = { words: '消防通道被堵', place: '柳荫苑3号楼' };

function world(words: Words | 'erased' = clear) {
  const store = memoryStore();
  const rows = memoryRows();
  const copies = new Copies(rows);
  const time = { now: Date.parse(TIME) };
  const reference = referenceReader(copies, () => time.now);
  let asked = 0;
  const parts = {
    stores: { store },
    copies,
    reference,
    wordsOf: async () => {
      asked += 1;
      return words === 'erased' ? undefined : words;
    },
    now: () => time.now,
  };
  const project = async ({ definition, ...told }: Told) => {
    const e = event({ definition, ...told });
    if (definition === AreaChanged) await copies.area(e);
    if (definition === TeamChanged) await copies.team(e);
    if (definition === MemberChanged) await copies.member(e);
    if (definition === GrantChanged) await copies.lead(e);
    if (definition === RulesChanged) await copies.rules(e);
    if (definition === AbsenceChanged) await copies.absence(e);
  };
  return {
    time,
    rows,
    copies,
    reference,
    asked: () => asked,
    know: async (facts: readonly Told[]) => {
      for (const fact of facts) await project(fact);
    },
    report: (data: object = {}, version = 1) =>
      onReport(parts)(
        event({
          definition: ReportReceived,
          subject: 'R1',
          version,
          data: {
            number: '263260473158',
            channel: 'web',
            callerRef: 'x',
            lang: 'zh-CN',
            reachable: true,
            ...data,
          },
        }),
      ),
    want: (data: object = {}, version = 5) =>
      onWanted(parts)(
        event({
          definition: HolderWanted,
          subject: 'R1',
          version,
          data: {
            number: '263260473158',
            cycle: 2,
            request: 2,
            why: 'reopened',
            area: 'c/a/a1',
            category: 'fire-lane',
            urgency: 'urgent',
            level: 1,
            holder: 'm1',
            ...data,
          },
        }),
      ),
    answer: async () => (await load(store, decision, 'R1')).state.answer,
    version: async () => (await load(store, decision, 'R1')).version,
  };
}

test('a report with a clear place goes to the responsible person of its block', async () => {
  const w = world();
  await w.know(everything);
  await w.report();
  expect(await w.answer()).toMatchObject({
    type: 'TicketRouted',
    request: 1,
    area: 'c/a/a1',
    team: 't1',
    holder: 'm1',
    category: 'fire-lane',
    rules: 7,
    actor: 'service:routing',
    at: TIME,
  });
});

test('the same report again changes nothing and does not read the words again', async () => {
  const w = world();
  await w.know(everything);
  await w.report();
  await w.report();
  await w.report({}, 2);
  expect(await w.version()).toBe(1);
  expect(w.asked()).toBe(1);
});

test('what the event says was chosen counts before the words', async () => {
  const w = world({ words: '柳荫苑3号楼', category: 'fire', area: 'c/b' });
  await w.know(everything);
  await w.report({ category: 'noise', area: 'c/a' });
  expect(await w.answer()).toMatchObject({ type: 'TicketRouted', category: 'noise' });
});

test('words that were erased leave the choices', async () => {
  const w = world('erased');
  await w.know(everything);
  await w.report({ area: 'c/a/a1', category: 'noise' });
  expect(await w.answer()).toMatchObject({ type: 'TicketRouted', holder: 'm1', category: 'noise' });
});

test.each([
  ['the responsible person left', [member('m1', 't1', { active: false }, 2)], 'm2', 'holder-next'],
  [
    'the responsible person cannot sign in',
    [member('m1', 't1', { staff: undefined }, 2)],
    'm2',
    'holder-next',
  ],
  ['nobody is responsible', [team('t1', 'c/a/a1', {}, 2)], 'm2', 'holder-next'],
  ['the responsible person belongs to another team', [member('m1', 't5', {}, 2)], 'm1', 'holder-responsible'],
  [
    'the others moved to another team',
    [member('m1', 't1', { active: false }, 2), member('m2', 't5', {}, 2)],
    'lead',
    'holder-lead',
  ],
  ['the team was dissolved', [team('t1', 'c/a/a1', { active: false }, 2)], 'lead', 'holder-lead'],
  [
    'the team moved to another block',
    [team('t1', 'c/a/a2', { responsible: 'm1' }, 2)],
    'lead',
    'holder-lead',
  ],
  [
    'the neighbourhood has a team of its own',
    [team('t1', 'c/a/a1', { active: false }, 2), team('t2', 'c/a', { responsible: 'm2' })],
    'm2',
    'holder-lead',
  ],
])('%s', async (_, changes, holder, code) => {
  const w = world();
  await w.know([...everything, ...changes]);
  await w.report();
  const answer = await w.answer();
  expect(answer).toMatchObject({ type: 'TicketRouted', holder });
  const area = code === 'holder-lead' ? 'a' : 'a1';
  expect(answer?.reasons.at(-1)).toEqual({ code, params: { area } });
});

test.each([
  ['the lead is no longer lead', [grant('9lead', 'lead', 'c/a', { grants: [] }, 2)]],
  ['the lead’s grants are suspended', [grant('9lead', 'lead', 'c/a', { active: false }, 2)]],
  ['the lead left', [member('lead', 't9', { active: false }, 2)]],
  [
    'only the subdistrict has a team',
    [grant('9lead', 'lead', 'c/a', { grants: [] }, 2), team('t0', 'c', { responsible: 'm1' })],
  ],
])('nobody of the block, and %s: a doubtful one', async (_, changes) => {
  const w = world();
  await w.know([...everything, team('t1', 'c/a/a1', { active: false }, 2), ...changes]);
  await w.report();
  const answer = await w.answer();
  expect(answer).toMatchObject({ type: 'RoutingDoubtful', area: 'c/a/a1' });
  expect(answer?.reasons.at(-1)?.code).toBe('nobody-responsible');
});

test('two deliveries at the same time are one decision', async () => {
  const w = world();
  await w.know(everything);
  await Promise.all([w.report(), w.report({}, 2)]);
  expect(await w.version()).toBe(1);
});

test('a report before any area waits, however long', async () => {
  const w = world();
  await expect(w.report()).rejects.toThrow(NotYet);
  w.time.now += 3_600_000;
  await expect(w.report()).rejects.toThrow(NotYet);
  await w.know(everything);
  w.time.now += 3_000;
  await w.report();
  expect(await w.answer()).toMatchObject({ type: 'TicketRouted' });
});

test('a report before the taxonomy waits a minute, then a lead decides', async () => {
  const w = world();
  await w.know(everything.filter((f) => f.definition !== RulesChanged));
  await expect(w.report({ category: 'fire' })).rejects.toThrow(NotYet);
  w.time.now += 59_999;
  await expect(w.report({ category: 'fire' })).rejects.toThrow(NotYet);
  w.time.now += 1;
  await w.report({ category: 'fire' });
  expect(await w.answer()).toMatchObject({ type: 'RoutingDoubtful', area: 'c/a/a1', rules: 0 });
});

test('a place that the worker’s copy does not know yet is looked up afresh', async () => {
  const w = world({ words: '消防通道被堵', place: '新落成的楼' });
  await w.know(everything);
  await w.reference.current();
  w.time.now += 3_000;
  const a1 = areaFacts.find((f) => f.subject === 'a1') as Told;
  await w.know([
    { ...a1, version: 2, data: { ...a1.data, places: [{ kind: 'estate', name: '新落成的楼' }] } },
  ]);
  await w.report();
  expect(await w.answer()).toMatchObject({ type: 'TicketRouted', area: 'c/a/a1' });
});

test('a warm worker does not read the reference data again for a clear report', async () => {
  const w = world();
  await w.know(everything);
  await w.reference.current();
  const before = w.rows.reads();
  w.time.now += 59_000;
  await w.report();
  // The teams of the block, its responsible person, and whether they are away.
  expect(w.rows.reads() - before).toBe(4);
});

test('the copy is read again after a minute, or when a change has passed', async () => {
  const w = world();
  await w.know(everything);
  const first = await w.reference.current();
  expect(await w.reference.current()).toBe(first);
  w.reference.forget();
  const second = await w.reference.current();
  expect(second).not.toBe(first);
  w.time.now += 60_000;
  expect(await w.reference.current()).not.toBe(second);
});

test('a reading that failed is not kept', async () => {
  let fail = true;
  const reader = referenceReader({
    areas: async () => {
      if (fail) throw new Error('throttled');
      return areas;
    },
    taxonomy: async () => undefined,
  });
  await expect(reader.current()).rejects.toThrow('throttled');
  fail = false;
  expect((await reader.current()).gazetteer.root).toBe('c');
});

test('a reopened ticket goes to the same person again', async () => {
  const w = world();
  await w.know(everything);
  await w.report();
  await w.know([team('t1', 'c/a/a1', { responsible: 'm2' }, 2)]);
  await w.want();
  expect(await w.answer()).toMatchObject({
    type: 'TicketRouted',
    request: 2,
    holder: 'm1',
    team: 't1',
    rules: 7,
    reasons: [{ code: 'area-kept' }, { code: 'holder-again' }],
  });
});

test('a reopened ticket keeps the version of the rules that it was decided with, and its team', async () => {
  const w = world();
  await w.know([...everything, member('m1', 't5', {}, 2)]);
  await w.report();
  await w.know([rules(8)]);
  await w.want();
  expect(await w.answer()).toMatchObject({ request: 2, holder: 'm1', team: 't1', rules: 7 });
});

test('a request for a ticket that was never routed takes the rules and the holder’s team of today', async () => {
  const w = world();
  await w.know([...everything, member('m1', 't5', {}, 2), rules(8)]);
  await w.want();
  expect(await w.answer()).toMatchObject({ request: 2, holder: 'm1', team: 't5', rules: 8 });
});

test('a reopened ticket whose holder left goes to who is responsible now', async () => {
  const w = world();
  await w.know(everything);
  await w.report();
  await w.know([member('m1', 't1', { active: false }, 2)]);
  await w.want();
  expect(await w.answer()).toMatchObject({ request: 2, holder: 'm2', team: 't1' });
});

test('a request that is answered already, or older than the answer, changes nothing', async () => {
  const w = world();
  await w.know(everything);
  await w.want({ request: 3 });
  await w.want({ request: 3 }, 6);
  await w.want({ request: 2 }, 7);
  await w.report();
  expect(await w.version()).toBe(1);
  expect(await w.answer()).toMatchObject({ request: 3 });
});

test('the answer is the same in whatever order, and however often, the community’s facts arrived', async () => {
  const history = [
    ...everything,
    team('t1', 'c/a/a1', { responsible: 'm2' }, 2),
    member('m2', 't1', { kind: 'secretary', active: false }, 2),
    member('m1', 't5', {}, 2),
    member('m3', 't1'),
    member('m4', 't1', {}, 1),
    member('m4', 't5', {}, 3),
    rules(8),
  ];
  const expected = world();
  await expected.know(history);
  await expected.report();
  const answer = await expected.answer();
  expect(answer).toMatchObject({ holder: 'm3', rules: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(history, { minLength: history.length }),
      fc.subarray(history),
      async (shuffled, again) => {
        const w = world();
        await w.know([...shuffled, ...again]);
        await w.report();
        expect(await w.answer()).toEqual(answer);
      },
    ),
    { numRuns: 60 },
  );
});

test('who is away is no holder: the next member is, else the lead, else a lead decides', async () => {
  const answers = [];
  for (const gone of [[], ['m1'], ['m1', 'm2'], ['m1', 'm2', 'lead']]) {
    const w = world();
    await w.know([...everything, ...gone.map((id) => away(id))]);
    await w.report();
    const answer = await w.answer();
    answers.push(answer?.type === 'TicketRouted' ? answer.holder : answer?.reasons.at(-1)?.code);
  }
  expect(answers).toEqual(['m1', 'm2', 'lead', 'nobody-responsible']);
});

test.each([
  ['over', { to: TIME }],
  ['still to come', { from: '2026-11-22T02:00:00.001Z' }],
  ['taken back', { active: false }],
  ['somebody else’s after all', { member: 'm2' }],
])('an absence that is %s takes nobody away', async (_, change) => {
  const w = world();
  await w.know([...everything, away('m1', change, 2), away('m1')]);
  await w.report();
  expect(await w.answer()).toMatchObject({ type: 'TicketRouted', holder: 'm1' });
});

test('a reopened ticket goes to the next member while its holder is away', async () => {
  const w = world();
  await w.know([...everything, away('m1')]);
  await w.want();
  expect(await w.answer()).toMatchObject({ type: 'TicketRouted', request: 2, holder: 'm2', level: 1 });
});

const raise = { why: 'level-raised', level: 2 };
const stations = levels('three-stations', ['block'], ['neighbourhood'], ['subdistrict']);
const subdistrict = [team('t0', 'c', { responsible: 'm0' }), member('m0', 't0')];

test('a raised ticket goes to the neighbourhood’s team, and says so', async () => {
  const w = world();
  await w.know([...everything, stations, team('t2', 'c/a', { responsible: 'm3' }), member('m3', 't2')]);
  await w.want(raise);
  expect(await w.answer()).toMatchObject({
    type: 'TicketRouted',
    request: 2,
    level: 2,
    area: 'c/a/a1',
    team: 't2',
    holder: 'm3',
    category: 'fire-lane',
    urgency: 'urgent',
    reasons: [{ code: 'holder-raised' }, { code: 'holder-responsible', params: { area: 'a' } }],
  });
});

test('without a team there its lead has it; without a lead the next level; and never the one who was late', async () => {
  const holders = [];
  const noLead = grant('9lead', 'lead', 'c/a', { grants: [] }, 2);
  for (const changes of [[], [noLead], [away('lead')], [grant('9m1', 'm1', 'c/a'), noLead]]) {
    const w = world();
    await w.know([...everything, stations, ...subdistrict, ...changes]);
    await w.want(raise);
    const answer = await w.answer();
    holders.push(answer?.type === 'TicketRouted' && [answer.holder, answer.level]);
  }
  expect(holders).toEqual([
    ['lead', 2],
    ['m0', 2],
    ['m0', 2],
    ['m0', 2],
  ]);
});

test('nobody at all: the holder keeps it, at the new level, and there is no dead end', async () => {
  const w = world();
  await w.know([...areaFacts, rules(), team('t1', 'c/a/a1', { responsible: 'm1' }), member('m1', 't1')]);
  await w.report();
  await w.want({ ...raise, level: 3 });
  expect(await w.answer()).toMatchObject({
    type: 'TicketRouted',
    request: 2,
    level: 3,
    team: 't1',
    holder: 'm1',
    reasons: [{ code: 'holder-raised' }, { code: 'holder-unchanged' }],
  });
});

test('a block that was closed meanwhile hinders no rise, and unknown people no answer', async () => {
  const w = world();
  await w.know(everything);
  await w.want({ ...raise, area: 'c/b/b3', holder: 'gone' });
  expect(await w.answer()).toMatchObject({
    type: 'TicketRouted',
    area: 'c/b/b3',
    holder: 'gone',
    team: 'none',
  });
});

test('the levels are those of the set that the nearest area names', async () => {
  const w = world();
  const named = (id: string, sla: string): Told => {
    const fact = areaFacts.find((f) => f.subject === id) as Told;
    return { ...fact, version: 2, data: { ...fact.data, sla } };
  };
  await w.know([
    ...everything,
    ...subdistrict,
    stations,
    levels('wide', ['block'], ['neighbourhood']),
    levels('steep', ['block'], ['subdistrict']),
    named('c', 'wide'),
    named('a', 'steep'),
  ]);
  await w.want(raise);
  expect(await w.answer()).toMatchObject({ holder: 'm0' });
});

test('a reopened ticket whose holder left stays at its level', async () => {
  const w = world();
  await w.know([...everything, stations, ...subdistrict, member('gone', 't9', { active: false })]);
  await w.want({ holder: 'gone', level: 3 });
  expect(await w.answer()).toMatchObject({ type: 'TicketRouted', holder: 'm0', level: 3 });
});

test('as the last resort somebody who is away is named, but never who has left', async () => {
  const w = world();
  await w.know([...everything, away('m1'), away('m2'), away('lead')]);
  const { gazetteer } = await w.reference.current();
  const block = gazetteer.byId.get('a1') as AreaRow;
  const named = async (also: object) =>
    (await holderFor(w.copies, gazetteer, block, { at: TIME, ...also }))?.holder;
  expect(await named({})).toBeUndefined();
  expect(await named({ evenAway: true })).toBe('m1');
  await w.know([member('m1', 't1', { active: false }, 2)]);
  expect(await named({ evenAway: true })).toBe('m2');
});
