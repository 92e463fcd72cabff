import { expect, test } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { noteLook, whoSaw } from './audit.ts';
import { Reveal } from './reason.ts';

const T = Date.UTC(2026, 10, 22);
test('the newest look comes first, and no more of them than wanted', async () => {
  const { rows } = memoryRows();
  for (const n of [2, 1, 3])
    await noteLook(rows, { id: 'R1', by: `staff:${n}`, purpose: 'p', read: 'r' }, T + n);
  await rows.put({ pk: 'R1', sk: 'words#x', by: 'nobody' });
  expect((await whoSaw(rows, 'R1')).map(({ by }) => by)).toEqual(['staff:3', 'staff:2', 'staff:1']);
  expect(await whoSaw(rows, 'R1', 2)).toHaveLength(2);
});

test('keeps two entries for two looks in one millisecond', async () => {
  const { rows } = memoryRows();
  const look = { id: 'R1', by: 'staff:1', purpose: 'reveal: call back', read: 'intake.contact' };
  await Promise.all([noteLook(rows, look, T), noteLook(rows, look, T)]);
  expect(await whoSaw(rows, 'R1')).toHaveLength(2);
});

test('a page that asks again and again is one look an hour for each person and read; reveals are each noted', async () => {
  const { rows } = memoryRows();
  const look = (minute: number, purpose: string, by = 'staff:1', read = 'intake.words') =>
    noteLook(rows, { id: 'R1', by, purpose, read }, T + minute * 60_000);
  for (const minute of [1, 2, 59, 61]) await look(minute, 'ticket-page');
  await look(2, 'ticket-page', 'staff:2');
  await look(2, 'ticket-page', 'staff:1', 'intake.photos');
  await look(3, 'reveal: 约时间上门');
  await look(3, 'reveal: 约时间上门');
  const seen = await whoSaw(rows, 'R1');
  expect(seen.filter(({ purpose }) => purpose.startsWith('reveal'))).toHaveLength(2);
  const pages = seen.filter(({ purpose }) => purpose === 'ticket-page');
  expect(pages.map(({ at, by, read }) => `${at.slice(11, 16)} ${by} ${read}`).sort()).toEqual([
    '00:01 staff:1 intake.words',
    '00:02 staff:1 intake.photos',
    '00:02 staff:2 intake.words',
    '01:01 staff:1 intake.words',
  ]);
});

test.each(['回电核实情况', '居民要求当面谈', 'call back', 'to call Mr 李 back'])(
  '%s is a reason',
  (reason) => {
    expect(Reveal.safeParse({ reason }).success).toBe(true);
  },
);

test.each([
  '',
  ' ',
  'x',
  '回电',
  '看看',
  '啊啊啊啊啊',
  'aaaaaaaaaaaa',
  '……！！？？',
  '1 1 1 1 1 1 1 1',
  'call me',
])('“%s” is no reason to see contact data', (reason) => {
  const found = Reveal.safeParse({ reason });
  expect(found.success).toBe(false);
  expect(['reason-needed', 'missing']).toContain(found.error?.issues[0]?.message);
});
