import { expect, test } from 'vitest';
import { AreaChanged, RulesChanged, TeamChanged } from '#events/community.ts';
import { cloudEvent, type DataOf } from '#events/envelope.ts';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { keep, projectArea, projector, projectRules, projectTeam, together } from './projection.ts';

const TIME = '2026-11-22T00:00:00.000Z';
const ANY = { version: 1, time: TIME };
const changed = (version: number, data: Partial<DataOf<typeof TeamChanged>> = {}) =>
  cloudEvent({
    ...TeamChanged,
    subject: 't',
    version,
    time: TIME,
    actor: 'x',
    data: { ...TeamChanged.example, ...data },
  });

const teams = projectTeam({
  key: ({ id }) => ({ pk: `team#${id}`, sk: '-' }),
  keep: ['area', 'responsible'],
  listed: ({ id, area }) => [{ pk: area, sk: id }],
});

test('keeps the named attributes under the key with the version, and leaves out what is absent', () => {
  expect(teams({ ...TeamChanged.example, responsible: undefined }, { version: 7, time: TIME })).toEqual({
    once: [{ pk: 'qt/qt-03/qt-03-07', sk: 't-03-07' }],
    latest: [{ pk: 'team#t-03-07', sk: '-', version: 7, area: 'qt/qt-03/qt-03-07' }],
  });
});

test('keeps the highest version in whatever order events come, and every list that a row was ever on', async () => {
  const { rows, items } = memoryRows();
  for (const [version, area] of [
    [2, 'b'],
    [1, 'a'],
    [3, 'c'],
    [3, 'd'],
  ] as const)
    await keep(rows, teams)(changed(version, { area }));
  expect((await rows.get('team#t-03-07'))?.area).toBe('c');
  expect(items().filter(({ sk }) => sk === 't-03-07')).toHaveLength(4);
});

test('puts list entries before the row that is found by them', async () => {
  const put: string[] = [];
  const { rows } = memoryRows((_, { Item }) => void put.push(Item?.pk ?? ''));
  await keep(rows, teams)(changed(1));
  expect(put).toEqual(['qt/qt-03/qt-03-07', 'team#t-03-07']);
});

test('keeps nothing of a fact that is not wanted', () => {
  const roots = projectArea({
    when: ({ parent }) => parent === undefined,
    key: ({ id }) => ({ pk: 'roots', sk: id }),
    keep: [],
  });
  expect(roots(AreaChanged.example, ANY)).toEqual({});
});

test('keeps only the kinds of rules that are named', () => {
  const rules = projectRules({
    sla: { key: ({ name }) => ({ pk: 'sla', sk: name }), keep: ['speed'] },
    templates: ({ signature }, { time }) => ({ once: [{ pk: 'templates', sk: time, signature }] }),
  });
  expect(rules(RulesChanged.example, ANY)).toEqual({});
  expect(
    rules({ rules: { kind: 'sla', name: 'fast', speed: 9, levels: [], rules: [] } }, ANY).latest,
  ).toEqual([{ pk: 'sla', sk: 'fast', version: 1, speed: 9 }]);
  expect(rules({ rules: { kind: 'templates', signature: 's', templates: [] } }, ANY).once).toEqual([
    { pk: 'templates', sk: TIME, signature: 's' },
  ]);
});

test('keeps what several projections say of one fact', () => {
  const names = projectTeam({ key: ({ id }) => ({ pk: 'name', sk: id }), keep: ['name'] });
  const both = together(teams, names)(TeamChanged.example, ANY);
  expect(both.once).toHaveLength(1);
  expect(both.latest?.map(({ pk }) => pk)).toEqual(['team#t-03-07', 'name']);
});

test('has a handler for each projection', async () => {
  const { rows } = memoryRows();
  const handlers = projector(rows, { team: teams });
  await handlers.team(changed(1));
  expect(await rows.get('team#t-03-07')).toBeDefined();
});
