import { expect, test } from 'vitest';
import type { AreaRow } from './domain/gazetteer.ts';
import { holderFor } from './find-holder.ts';

import {
  areaFacts,
  away,
  fixture,
  grant,
  levels,
  member,
  type Published,
  rules,
  sampleFacts,
  TIME,
  team,
} from './testing/fixture.ts';

test('passes over members who are away: next member, then lead, then doubtful', async () => {
  const answers = [];
  for (const gone of [[], ['m1'], ['m1', 'm2'], ['m1', 'm2', 'lead']]) {
    const w = fixture();
    await w.know([...sampleFacts, ...gone.map((id) => away(id))]);
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
])('an absence that is %s does not count', async (_, change) => {
  const w = fixture();
  await w.know([...sampleFacts, away('m1', change, 2), away('m1')]);
  await w.report();
  expect(await w.answer()).toMatchObject({ type: 'TicketRouted', holder: 'm1' });
});

test('a reopened ticket goes to the next member while its holder is away', async () => {
  const w = fixture();
  await w.know([...sampleFacts, away('m1')]);
  await w.want();
  expect(await w.answer()).toMatchObject({ type: 'TicketRouted', request: 2, holder: 'm2', level: 1 });
});

const raise = { why: 'level-raised', level: 2 };
const stations = levels('three-stations', ['block'], ['neighbourhood'], ['subdistrict']);
const subdistrict = [team('t0', 'c', { responsible: 'm0' }), member('m0', 't0')];

test('a raised ticket goes to the neighbourhood’s team, with the reason', async () => {
  const w = fixture();
  await w.know([...sampleFacts, stations, team('t2', 'c/a', { responsible: 'm3' }), member('m3', 't2')]);
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

test('falls back to the lead, then to the next level, never to the holder who was late', async () => {
  const holders = [];
  const noLead = grant('9lead', 'lead', 'c/a', { grants: [] }, 2);
  for (const changes of [[], [noLead], [away('lead')], [grant('9m1', 'm1', 'c/a'), noLead]]) {
    const w = fixture();
    await w.know([...sampleFacts, stations, ...subdistrict, ...changes]);
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

test('the holder keeps the ticket at the new level when nobody else qualifies', async () => {
  const w = fixture();
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

test('raises a ticket despite a closed block and unknown members', async () => {
  const w = fixture();
  await w.know(sampleFacts);
  await w.want({ ...raise, area: 'c/b/b3', holder: 'gone' });
  expect(await w.answer()).toMatchObject({
    type: 'TicketRouted',
    area: 'c/b/b3',
    holder: 'gone',
    team: 'none',
  });
});

test('uses the levels of the set that the nearest area names', async () => {
  const w = fixture();
  const named = (id: string, sla: string): Published => {
    const fact = areaFacts.find((f) => f.subject === id) as Published;
    return { ...fact, version: 2, data: { ...fact.data, sla } };
  };
  await w.know([
    ...sampleFacts,
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
  const w = fixture();
  await w.know([...sampleFacts, stations, ...subdistrict, member('gone', 't9', { active: false })]);
  await w.want({ holder: 'gone', level: 3 });
  expect(await w.answer()).toMatchObject({ type: 'TicketRouted', holder: 'm0', level: 3 });
});

test('names a member who is away as a last resort, never one who has left', async () => {
  const w = fixture();
  await w.know([...sampleFacts, away('m1'), away('m2'), away('lead')]);
  const { gazetteer } = await w.reference.current();
  const block = gazetteer.byId.get('a1') as AreaRow;
  const named = async (also: object) =>
    (await holderFor(w.copies, gazetteer, block, { at: TIME, ...also }))?.holder;
  expect(await named({})).toBeUndefined();
  expect(await named({ evenAway: true })).toBe('m1');
  await w.know([member('m1', 't1', { active: false }, 2)]);
  expect(await named({ evenAway: true })).toBe('m2');
});
