import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RulesChanged } from '#events/community.ts';
import { NotYet } from '#shared/commit/decision.ts';
import { headReads } from '#shared/commit/simulation/head-reads.ts';
import { communityReader } from './reference.ts';
import {
  areaFacts,
  clear,
  fixture,
  grant,
  member,
  type Published,
  rules,
  sampleFacts,
  TIME,
  team,
} from './testing/fixture.ts';
import { areas } from './testing/sample-community.ts';

test('routes a report with a clear place to the responsible person of its block', async () => {
  const w = fixture();
  await w.know(sampleFacts);
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

test('a repeated report changes nothing and does not read the words again', async () => {
  const w = fixture();
  await w.know(sampleFacts);
  await w.report();
  await w.report();
  await w.report({}, 2);
  expect(await w.version()).toBe(1);
  expect(w.asked()).toBe(1);
});

test('choices in the event take precedence over the words', async () => {
  const w = fixture({ words: '柳荫苑3号楼', category: 'fire', area: 'c/b' });
  await w.know(sampleFacts);
  await w.report({ category: 'noise', area: 'c/a' });
  expect(await w.answer()).toMatchObject({ type: 'TicketRouted', category: 'noise' });
});

test('applies the urgency that the caller stated, even when the words were erased', async () => {
  for (const words of [clear, 'erased'] as const) {
    const w = fixture(words);
    await w.know(sampleFacts);
    await w.report({ area: 'c/a/a1', category: 'noise', urgency: 'emergency' });
    expect(await w.answer()).toMatchObject({ type: 'TicketRouted', category: 'noise', urgency: 'emergency' });
  }
});

test('routes by the choices when the words were erased', async () => {
  const w = fixture('erased');
  await w.know(sampleFacts);
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
  const w = fixture();
  await w.know([...sampleFacts, ...changes]);
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
  const w = fixture();
  await w.know([...sampleFacts, team('t1', 'c/a/a1', { active: false }, 2), ...changes]);
  await w.report();
  const answer = await w.answer();
  expect(answer).toMatchObject({ type: 'RoutingDoubtful', area: 'c/a/a1' });
  expect(answer?.reasons.at(-1)?.code).toBe('nobody-responsible');
});

test('two simultaneous deliveries make one decision', async () => {
  const w = fixture();
  await w.know(sampleFacts);
  await Promise.all([w.report(), w.report({}, 2)]);
  expect(await w.version()).toBe(1);
});

test('a report waits while there are no areas, however long', async () => {
  const w = fixture();
  await expect(w.report()).rejects.toThrow(NotYet);
  w.time.now += 3_600_000;
  await expect(w.report()).rejects.toThrow(NotYet);
  await w.know(sampleFacts);
  w.time.now += 3_000;
  await w.report();
  expect(await w.answer()).toMatchObject({ type: 'TicketRouted' });
});

test('a report waits a minute for the taxonomy, then becomes doubtful', async () => {
  const w = fixture();
  await w.know(sampleFacts.filter((f) => f.definition !== RulesChanged));
  await expect(w.report({ category: 'fire' })).rejects.toThrow(NotYet);
  w.time.now += 59_999;
  await expect(w.report({ category: 'fire' })).rejects.toThrow(NotYet);
  w.time.now += 1;
  await w.report({ category: 'fire' });
  expect(await w.answer()).toMatchObject({ type: 'RoutingDoubtful', area: 'c/a/a1', rules: 0 });
});

test('reads the reference data again for a place that the cached copy lacks', async () => {
  const w = fixture({ words: '消防通道被堵', place: '新落成的楼' });
  await w.know(sampleFacts);
  await w.reference.current();
  w.time.now += 3_000;
  const a1 = areaFacts.find((f) => f.subject === 'a1') as Published;
  await w.know([
    { ...a1, version: 2, data: { ...a1.data, places: [{ kind: 'estate', name: '新落成的楼' }] } },
  ]);
  await w.report();
  expect(await w.answer()).toMatchObject({ type: 'TicketRouted', area: 'c/a/a1' });
});

test('does not read cached reference data again for a clear report', async () => {
  const w = fixture();
  await w.know(sampleFacts);
  await w.reference.current();
  const before = w.reads();
  w.time.now += 59_000;
  await w.report();
  // The teams of the block, its responsible person, and whether they are away.
  expect(w.reads() - before).toBe(4);
});

test('reads the reference data again after a minute or a change', async () => {
  const w = fixture();
  await w.know(sampleFacts);
  const first = await w.reference.current();
  expect(await w.reference.current()).toBe(first);
  w.reference.forget();
  const second = await w.reference.current();
  expect(second).not.toBe(first);
  w.time.now += 60_000;
  expect(await w.reference.current()).not.toBe(second);
});

test('does not cache a failed read', async () => {
  let fail = true;
  const reader = communityReader({
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

test('decides the same in whatever order and however often the community’s events arrived', async () => {
  const history = [
    ...sampleFacts,
    team('t1', 'c/a/a1', { responsible: 'm2' }, 2),
    member('m2', 't1', { kind: 'secretary', active: false }, 2),
    member('m1', 't5', {}, 2),
    member('m3', 't1'),
    member('m4', 't1', {}, 1),
    member('m4', 't5', {}, 3),
    rules(8),
  ];
  const expected = fixture();
  await expected.know(history);
  await expected.report();
  const answer = await expected.answer();
  expect(answer).toMatchObject({ holder: 'm3', rules: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(history, { minLength: history.length }),
      fc.subarray(history),
      async (shuffled, again) => {
        const w = fixture();
        await w.know([...shuffled, ...again]);
        await w.report();
        expect(await w.answer()).toEqual(answer);
      },
    ),
    { numRuns: 60 },
  );
});

test('reads the decision’s head once', async () => {
  const w = fixture();
  await w.know(sampleFacts);
  const reads = headReads(w.store);
  await w.report();
  expect(reads()).toBe(1);
  await w.want();
  expect(reads()).toBe(2);
});
