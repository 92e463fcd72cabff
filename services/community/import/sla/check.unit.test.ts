import { expect, test } from 'vitest';
import type { SlaRules } from '#events/rules.ts';
import { checked, csv, goodFiles, json } from '../../testing/import-files.ts';

const stages = ['dispatch', 'accept', 'contact', 'resolve', 'callback', 'missed-call', 'rise'] as const;
const set = (of: Partial<SlaRules> & { name?: string } = {}): Record<string, unknown> => ({
  name: 'own',
  levels: [
    { level: 1, at: ['block'], name: '块区', nameEn: 'Block' },
    { level: 2, at: ['neighbourhood', 'village'], name: '居民区', nameEn: 'Neighbourhood' },
  ],
  rules: stages.map((stage) => ({ stage, minutes: 30, clock: 'working' })),
  ...of,
});
const rulesWithout = (stage: string) =>
  (set().rules as { stage: string }[]).filter((rule) => rule.stage !== stage);
const badIn = (...sets: unknown[]) => checked([...goodFiles(), json('sla', { sets })]).bad;

test('reads a set as written, with its levels in order', async () => {
  const own = set({ speed: 450, quiet: { from: '22:00', to: '07:00' } });
  const reversed = { ...own, levels: [...(own.levels as unknown[])].reverse() };
  const result = checked([...goodFiles(), json('sla', reversed)]);
  expect(result.bad).toEqual([]);
  expect((await result.plan()).rules).toEqual([{ id: 'sla.own', row: { rules: { kind: 'sla', ...own } } }]);
});

test('one table holds several sets', async () => {
  const rows = (name: string) => [
    `${name},level,1,block;village,块区,Block,,,,,,,,,,`,
    ...stages.map((stage) => `${name},rule,,,,,${stage},,,,1.5,working,0.75,,,`),
  ];
  const header =
    'set,row,level,at,name,name_en,stage,urgency,category,minutes,days,clock,near,speed,quiet_from,quiet_to';
  const result = checked([
    ...goodFiles(),
    csv('sla', header, ...rows('a'), ...rows('b'), 'b,set,,,,,,,,,,,,450,,'),
  ]);
  expect(result.bad).toEqual([]);
  const [a, b] = (await result.plan()).rules.map(({ row }) => (row as { rules: SlaRules }).rules);
  expect(a?.levels[0]?.at).toEqual(['block', 'village']);
  expect(a?.rules[0]).toEqual({ stage: 'dispatch', days: 1.5, clock: 'working', near: 0.75 });
  expect(b).toEqual({ ...a, name: 'b', speed: 450 });
});

test.each(stages)('rejects a set without the stage %s, once', (stage) => {
  expect(badIn(set({ rules: rulesWithout(stage) as SlaRules['rules'] }))).toEqual([
    'sla 1 rules stage-missing',
  ]);
});

test('reports all missing stages together, and each bad rule with its place', () => {
  const bare = set({ rules: [{ ...rule, clock: undefined }, rule] as SlaRules['rules'] });
  const result = checked([...goodFiles(), json('sla', bare)]);
  expect(result.bad).toEqual(['sla 1 rules.0.clock missing']);
  const few = checked([...goodFiles(), json('sla', set({ rules: [rule] as SlaRules['rules'] }))]);
  expect(few.flaws[0]?.words.en).toBe(
    'own has no deadline for: dispatch, accept, contact, resolve, callback, missed-call',
  );
  expect(few.flaws[0]?.also?.[0]).toMatchObject({ field: 'rules', code: 'stage-incomplete' });
});

test('reports an urgency at a level without a deadline', () => {
  const rules = [
    ...rulesWithout('resolve'),
    { stage: 'resolve', urgency: 'normal', days: 5, clock: 'working' },
    { stage: 'resolve', level: 2, days: 7, clock: 'working' },
  ];
  const result = checked([...goodFiles(), json('sla', set({ rules: rules as SlaRules['rules'] }))]);
  expect(result.bad).toEqual(['sla 1 rules stage-incomplete']);
  expect(result.flaws[0]?.words.en).toContain('resolve (emergency 1, urgent 1, consultation 1)');
});

const level = { level: 1, at: ['block'], name: '块区', nameEn: 'Block' };
const rule = { stage: 'rise', urgency: 'urgent', minutes: 1, clock: 'working' };
const more = (extra: object) => set({ rules: [...(set().rules as []), extra] as SlaRules['rules'] });
test.each<[string, unknown, string]>([
  [
    'a gap between levels',
    set({ levels: [level, { ...level, level: 3 }] as SlaRules['levels'] }),
    'levels.1.level levels-not-from-one',
  ],
  ['no level at all', set({ levels: [] }), 'level levels-not-from-one'],
  ['a level twice', set({ levels: [level, level] as SlaRules['levels'] }), 'levels.1 same-row-twice'],
  [
    'the same conditions twice',
    set({ rules: [...(set().rules as []), rule, rule] as SlaRules['rules'] }),
    'rules.8 same-row-twice',
  ],
  ['a rule for a level that is not there', more({ ...rule, level: 3 }), 'rules.7.level unknown-level'],
  ['a rule for an unknown category', more({ ...rule, category: 'x' }), 'rules.7.category unknown-category'],
  ['minutes and days', more({ ...rule, days: 1 }), 'rules.7.minutes minutes-or-days'],
  ['no clock', more({ ...rule, clock: undefined }), 'rules.7.clock missing'],
  ['a stage that there is not', more({ ...rule, stage: 'sleep' }), 'rules.7.stage not-allowed'],
  ['a warning after the end', more({ ...rule, near: 1 }), 'rules.7.near too-long'],
  ['a speed below 1', set({ speed: 0.5 }), 'speed too-short'],
  ['quiet hours without an end', set({ quiet: { from: '22:00' } as never }), 'quiet_to range-incomplete'],
  ['quiet hours all day', set({ quiet: { from: '22:00', to: '22:00' } }), 'quiet_to quiet-all-day'],
  ['a field that is unknown', more({ ...rule, hours: 2 }), 'rules.7.hours unknown-column'],
  ['a set that is a list', [[]], ' bad-json'],
  ['levels that are a text', set({ levels: 'x' as never }), 'levels bad-json'],
])('%s is told', (_, bad, told) => {
  expect(badIn(bad)).toEqual([`sla 1 ${told}`]);
});

test('an area names a set that is stored or in the same import', () => {
  const areas = csv('areas', 'id,parent,kind,name,sla', 'qt-04,qt,neighbourhood,x,own');
  expect(checked([...goodFiles(), areas]).bad).toEqual(['areas 2 sla unknown-sla']);
  expect(checked([...goodFiles(), areas, json('sla', set())]).bad).toEqual([]);
  expect(checked([...goodFiles(), areas], { known: { slaSets: new Set(['own']) } }).bad).toEqual([]);
  const bad = json('sla', set({ rules: [] }));
  expect(checked([...goodFiles(), areas, bad]).bad).not.toContain('areas 2 sla unknown-sla');
});

test('a partial import takes a set whole or not at all, and takes the others', async () => {
  const files = [...goodFiles(), json('sla', { sets: [set(), more({ ...rule, clock: undefined })] })];
  const sets = files.with(-1, json('sla', [set({ name: 'good' }), more({ ...rule, stage: 'sleep' })]));
  const result = checked(sets, { partial: true });
  expect(result.bad).toEqual(['sla 2 rules.7.stage not-allowed']);
  expect((await result.plan()).rules.map(({ id }) => id)).toEqual(['sla.good']);
});
