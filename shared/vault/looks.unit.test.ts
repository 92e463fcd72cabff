import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { whoSaw } from './audit.ts';
import { auditFound, auditLooks } from './looks.ts';

const T = Date.UTC(2026, 10, 22);
const answers = { R1: { phone: '+8613800005678' }, R2: { phone: '+8613800005679' } };
const reveal = { read: 'intake.contact', by: 'staff:30412', purpose: 'reveal: call back' };
const sms = { read: 'intake.contact', by: 'service:notification', purpose: 'sms: received' };

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => void vi.restoreAllMocks());

it('notes a person’s look at each of those who are told of, and at nobody else', async () => {
  const { rows, items } = memoryRows();
  await auditLooks(rows, () => T)({ ...reveal, answers });
  const { read, by, purpose } = reveal;
  for (const id of ['R1', 'R2'])
    expect(await whoSaw(rows, id)).toEqual([{ at: '2026-11-22T00:00:00.000Z', by, purpose, read }]);
  expect(await whoSaw(rows, 'R9')).toEqual([]);
  expect(JSON.stringify(items())).not.toContain('1380000');
  expect(lines).toEqual([]);
});

it('fails when one look cannot be noted', async () => {
  const { rows } = memoryRows((command, { Item }) => {
    if (command === 'Put' && Item?.pk === 'R2') throw new Error('throttled');
  });
  await expect(auditLooks(rows)({ ...reveal, answers })).rejects.toThrow('throttled');
});

it('logs a service’s look, which costs no write', async () => {
  const { rows, items } = memoryRows();
  await auditLooks(rows)({ ...sms, answers });
  expect(items()).toEqual([]);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { message: 'personal data read', id: 'R1', ...sms },
    { message: 'personal data read', id: 'R2', ...sms },
  ]);
  expect(lines.join()).not.toContain('1380000');
});

it('notes a look by phone number with whoever was found, a service’s too', async () => {
  const { rows, items } = memoryRows();
  const found = { '+8613800005678': { members: ['m-1', 'm-2'] } };
  await auditFound<{ members: string[] }>(
    rows,
    ({ members }) => members,
    () => T,
  )({ ...sms, answers: found });
  for (const id of ['m-1', 'm-2']) expect(await whoSaw(rows, id)).toMatchObject([{ by: sms.by }]);
  expect(JSON.stringify(items())).not.toContain('1380000');
});
