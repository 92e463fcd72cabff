import type { LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test, vi } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { ask } from './ask.ts';
import { noteLook, whoSaw } from './audit.ts';
import { reader } from './reader.ts';
import { Reveal } from './reason.ts';

const T = Date.UTC(2026, 10, 22);
const people: Record<string, { phone: string }> = {
  R1: { phone: '+8613800005678' },
  R2: { phone: '+8613800005679' },
};
const request = (...ids: string[]) => ({ ids, by: 'staff:30412', purpose: 'reveal: call back' });

test('a named read tells the fields of the ids that are known, and leaves out the others', async () => {
  const { rows } = memoryRows();
  const read = reader(
    'intake.contact',
    rows,
    async (id) => people[id],
    () => T,
  );
  expect(await read(request('R1', 'R9', 'R2'))).toEqual({ R1: people.R1, R2: people.R2 });
  expect(await whoSaw(rows, 'R9')).toEqual([]);
});

test('who saw what, when and why is in the audit before anybody is told', async () => {
  const { rows, items } = memoryRows();
  const read = reader(
    'intake.contact',
    rows,
    async (id) => people[id],
    () => T,
  );
  await read(request('R1'));
  expect(await whoSaw(rows, 'R1')).toEqual([
    {
      at: '2026-11-22T00:00:00.000Z',
      by: 'staff:30412',
      purpose: 'reveal: call back',
      read: 'intake.contact',
    },
  ]);
  expect(JSON.stringify(items())).not.toContain('1380000');
});

test('without an audit entry nothing is told, of nobody', async () => {
  const { rows } = memoryRows((command, { Item }) => {
    if (command === 'Put' && Item?.pk === 'R2') throw new Error('throttled');
  });
  const read = reader('intake.contact', rows, async (id) => people[id]);
  await expect(read(request('R1', 'R2'))).rejects.toThrow('throttled');
});

test('a service’s look is told in the log before anybody is told, and costs no write', async () => {
  const { rows, items } = memoryRows();
  const lines: string[] = [];
  const seen = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const read = reader('intake.contact', rows, async (id) => people[id]);
  const answer = await read({ ids: ['R1', 'R9'], by: 'service:notification', purpose: 'sms' });
  seen.mockRestore();
  expect(answer).toEqual({ R1: people.R1 });
  expect(items()).toEqual([]);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { id: 'R1', by: 'service:notification', purpose: 'sms', read: 'intake.contact' },
  ]);
  expect(lines.join()).not.toContain('1380000');
});

test('the newest look comes first, and no more of them than wanted', async () => {
  const { rows } = memoryRows();
  for (const n of [2, 1, 3])
    await noteLook(rows, { id: 'R1', by: `staff:${n}`, purpose: 'p', read: 'r' }, T + n);
  await rows.put({ pk: 'R1', sk: 'words#x', by: 'nobody' });
  expect((await whoSaw(rows, 'R1')).map(({ by }) => by)).toEqual(['staff:3', 'staff:2', 'staff:1']);
  expect(await whoSaw(rows, 'R1', 2)).toHaveLength(2);
});

test('two looks in one millisecond are two entries', async () => {
  const { rows } = memoryRows();
  const read = reader(
    'intake.words',
    rows,
    async (id) => people[id],
    () => T,
  );
  await Promise.all([read(request('R1')), read(request('R1'))]);
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

/** A Lambda that answers with `payload`. */
function lambda(payload: string, FunctionError?: string) {
  const asked: { FunctionName?: string; Payload?: Uint8Array }[] = [];
  const send = async ({ input }: { input: { FunctionName?: string; Payload?: Uint8Array } }) => {
    asked.push(input);
    return { Payload: Buffer.from(payload), FunctionError };
  };
  return { asked, client: { send } as unknown as LambdaClient };
}

test('asking calls the one function of the named read, with who asks and what for', async () => {
  const { asked, client } = lambda('{"R1":{"words":"𠮷 楼道"}}');
  expect(await ask(client, 'intake.words', request('R1'))).toEqual({ R1: { words: '𠮷 楼道' } });
  expect(asked[0]?.FunctionName).toBe('huying-intake-read-words');
  expect(JSON.parse(Buffer.from(asked[0]?.Payload ?? []).toString())).toEqual(request('R1'));
});

test('when the owner fails, only that it failed is passed on', async () => {
  const { client } = lambda('{"errorMessage":"张三 13800005678"}', 'Unhandled');
  const failure = await ask(client, 'intake.contact', request('R1')).catch((error: Error) => error);
  expect(String(failure)).toMatch(/intake\.contact failed: Unhandled/);
  expect(String(failure)).not.toMatch(/张三|1380000/);
});
