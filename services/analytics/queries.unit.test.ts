import { expect, test } from 'vitest';
import type { Principal } from '#shared/auth/principal.ts';
import { Problem } from '#shared/http/problem.ts';
import { queries } from './queries.ts';
import { memoryTable } from './testing/memory-table.ts';

const leader: Principal = { kind: 'staff', staff: '1', grants: [{ role: 'leader', area: 'qt/qt-03' }] };
const ask = async (query: object, who: Principal = leader) => {
  const call = { who, query, at: '2026-11-23T00:00:00.000Z' };
  return queries(memoryTable().table, () => 1).figures(call as never);
};
const wrong = async (query: object) => {
  const problem = await ask(query).catch((error: unknown) => error);
  if (!(problem instanceof Problem)) throw new Error('no problem');
  return [problem.status, ...problem.errors.map(({ field, code }) => `${field} ${code}`)];
};

test('an area without facts has zeros for each day of the period', async () => {
  const { body } = await ask({ area: 'qt/qt-03', from: '2026-02-27', to: '2026-03-01', by: 'day' });
  const { total, rows, asOf } = body;
  expect(total).toMatchObject({ received: 0, completion: { n: 0, d: 0 }, levels: {} });
  expect(total).not.toHaveProperty('closeMinutes');
  expect(rows.map(({ key }) => key)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  expect(asOf).toBe('2026-11-23T00:00:00.000Z');
});

test('answers 404 for areas above and beside the caller’s, as for unknown ones', async () => {
  const period = { from: '2026-01-01', to: '2026-01-01' };
  for (const area of ['qt', 'qt/qt-04', 'qt/qt-031'])
    await expect(ask({ area, ...period })).rejects.toMatchObject({ status: 404 });
  await expect(ask({ area: 'qt/qt-03/qt-03-07', ...period })).resolves.toMatchObject({ status: 200 });
});

test('rejects an impossible period and says how to correct it', async () => {
  const area = 'qt/qt-03';
  expect(await wrong({ area, from: '2026-02-30', to: 'x' })).toEqual([
    422,
    'from not-a-date',
    'to not-a-date',
  ]);
  expect(await wrong({ area, from: '2026-03-02', to: '2026-03-01' })).toEqual([
    422,
    'to ends-before-it-begins',
  ]);
  expect(await wrong({ area, from: '2025-01-01', to: '2026-01-02' })).toEqual([422, 'to too-long-a-period']);
  await expect(ask({ area, from: '2025-01-01', to: '2026-01-01' })).resolves.toMatchObject({ status: 200 });
});

test('every published figure has a definition in both languages', async () => {
  const { body } = await ask({ area: 'qt/qt-03', from: '2026-01-01', to: '2026-01-01' });
  const told = Object.keys(body.total);
  const { body: known } = await queries(memoryTable().table).definitions();
  const listed = known.definitions;
  expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(told));
  for (const { title, formula } of listed)
    for (const words of [title, formula]) expect([words.zh, words.en].every((w) => w.length > 1)).toBe(true);
});
