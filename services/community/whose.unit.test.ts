import type { Context } from 'aws-lambda';
import { expect, test } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { whoSaw } from '#shared/vault/audit.ts';
import { keepContact } from './store/contacts.ts';
import { whose } from './whose.ts';

const member = (phone?: string) => ({ of: 'member', name: '张三', phone, lang: 'zh-CN' }) as const;
const A = '+8615400000001';
const B = '+8615400000002';
const lookUp = (handler: ReturnType<typeof whose>, ...ids: string[]) =>
  handler({ ids, by: 'service:casework', purpose: 'sms-answer' }, {} as Context);
const everybody = async (ids: readonly string[]) => ids;

test('finds the member with a phone, and replaces an old phone by a new one', async () => {
  const { rows } = memoryRows();
  await keepContact(rows, 'm-1', 1, member(A));
  expect(await lookUp(whose(rows, everybody), A, B)).toEqual({ [A]: { member: 'm-1', members: ['m-1'] } });
  await keepContact(rows, 'm-1', 2, member(B));
  expect(await lookUp(whose(rows, everybody), A, B)).toEqual({ [B]: { member: 'm-1', members: ['m-1'] } });
  await keepContact(rows, 'm-1', 3, member());
  expect(await lookUp(whose(rows, everybody), A, B)).toEqual({});
});

test('a late chunk of an older import does not restore an old phone', async () => {
  const { rows } = memoryRows();
  await keepContact(rows, 'm-1', 2, member(B));
  await keepContact(rows, 'm-1', 1, member(A));
  expect(await lookUp(whose(rows, everybody), A, B)).toEqual({ [B]: { member: 'm-1', members: ['m-1'] } });
});

test('returns all active members who share a phone', async () => {
  const { rows } = memoryRows();
  for (const id of ['m-3', 'm-1', 'm-2']) await keepContact(rows, id, 1, member(A));
  const there = async (ids: readonly string[]) => ids.filter((id) => id !== 'm-1');
  expect(await lookUp(whose(rows, there), A)).toEqual({ [A]: { member: 'm-2', members: ['m-2', 'm-3'] } });
  expect(
    await lookUp(
      whose(rows, async () => []),
      A,
    ),
  ).toEqual({});
});

test('never attributes a phone to the wrong member, whichever write fails', async () => {
  for (let broken = 1; broken <= 5; broken++) {
    let writes = 0;
    let armed = false;
    const { rows } = memoryRows((command) => {
      if (armed && ['Put', 'Delete'].includes(command) && ++writes === broken) throw new Error('broke down');
    });
    await keepContact(rows, 'm-1', 1, member(A));
    armed = true;
    await keepContact(rows, 'm-1', 2, member(B)).catch(() => undefined);
    armed = false;
    const found = await lookUp(whose(rows, everybody), A, B);
    expect(Object.keys(found)).toHaveLength(1);
    await keepContact(rows, 'm-1', 2, member(B));
    expect(Object.keys(await lookUp(whose(rows, everybody), A, B))).toEqual([B]);
  }
});

test('records the look-up in the member’s audit, without the phone', async () => {
  const { rows, items } = memoryRows();
  await keepContact(rows, 'm-1', 1, member(A));
  await lookUp(
    whose(rows, everybody, () => Date.UTC(2026, 10, 22)),
    A,
  );
  expect(await whoSaw(rows, 'm-1')).toEqual([
    {
      at: '2026-11-22T00:00:00.000Z',
      by: 'service:casework',
      purpose: 'sms-answer',
      read: 'community.whose',
    },
  ]);
  const audit = items().filter(({ sk }) => sk.startsWith('seen#'));
  expect(JSON.stringify(audit)).not.toContain(A);
});
