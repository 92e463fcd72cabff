import { beforeAll, expect, test } from 'vitest';
import { Rows } from '#shared/aws/rows.ts';
import { dynamoTable } from '../../../services/analytics/store.ts';
import { importStore } from '../../../services/community/import/run/imports.ts';
import { cursor } from '../../../services/escalation/timers/cursor.ts';
import { client, create } from './real-table.ts';

/** What services ask of their tables in words of their own, beside what `Rows` has. */
const TABLE = `oracle-stores-${process.pid}`;
const rows = new Rows(client(), TABLE);
beforeAll(() => create(TABLE));

test('analytics: a line keeps its facts, a mark its longest time, a row its newest', async () => {
  const table = dynamoTable(rows);
  const line = { ward: 'qt/qt-03', day: '2026-11-22', subject: 'R1' };
  const cells = (...names: string[]) => names.map((name) => ({ name, value: `${name}-value` }));
  await table.add(line, cells('opened·1', 'size'));
  await table.add(line, cells('opened·1', 'closed·1'));
  const { pk: _pk, sk: _sk, ...kept } = (await rows.get('qt/qt-03#2026-11-22', 'R1')) ?? { pk: '', sk: '' };
  expect(Object.keys(kept).sort()).toEqual(['closed·1', 'opened·1', 'size']);

  for (const until of [5, 9, 3]) await table.mark('qt/qt-03', '2026-11-22', until);
  await table.mark('qt/qt-04', '2026-11-24', 1);
  expect(await table.markedUntil('qt/qt-03', '2026-11-22')).toBe(9);
  expect(await table.marks('qt', '2026-11-21', '2026-11-23')).toEqual([
    { ward: 'qt/qt-03', day: '2026-11-22', until: 9 },
  ]);

  const row = (until: number, meaning: number, n: number) =>
    ({ ward: 'qt/qt-03', day: '2026-11-22', until, meaning, cells: { all: { n } } }) as never;
  for (const [until, meaning, n] of [
    [5, 1, 1],
    [9, 1, 2],
    [7, 1, 3],
    [9, 2, 4],
  ] as const)
    await table.keep('qt', 'area' as never, row(until, meaning, n));
  expect(await table.kept('qt', 'area' as never, '2026-11-22', '2026-11-22')).toEqual([row(9, 2, 4)]);
});

test('escalation: the cursor of the sweep only ever grows', async () => {
  const sweep = cursor(rows);
  expect(await sweep.read()).toEqual({});
  for (const [field, to] of [
    ['announced', 5],
    ['swept', 3],
    ['announced', 4],
    ['swept', 6],
  ] as const)
    await sweep.raise(field, to);
  expect(await sweep.read()).toMatchObject({ announced: 5, swept: 6 });
});

test('community: one import at a time, and a finished chunk is finished once', async () => {
  let now = 1_000_000;
  const imports = importStore(rows, () => now);
  expect([await imports.lock('I1', 60), await imports.lock('I2', 60), await imports.lock('I1', 60)]).toEqual([
    true,
    false,
    true,
  ]);
  await imports.unlock('I2');
  expect(await imports.lock('I2', 60)).toBe(false);
  now += 60_001;
  expect(await imports.lock('I2', 60)).toBe(true);
  await imports.unlock('I2');
  expect(await imports.lock('I3', 60)).toBe(true);
  for (const name of ['a#1', 'a#2', 'a#1']) await imports.markDone('I3', name);
  expect([...(await imports.done('I3'))].sort()).toEqual(['a#1', 'a#2']);
});
