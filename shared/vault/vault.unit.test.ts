import type { LambdaClient } from '@aws-sdk/client-lambda';
import { expect, test, vi } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { ask } from './ask.ts';
import { newAuditKey, whoSaw } from './audit.ts';
import { reader } from './reader.ts';

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
    await rows.put({ ...newAuditKey('R1', T + n), by: `staff:${n}`, purpose: 'p', read: 'r' });
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
