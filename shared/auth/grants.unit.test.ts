import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GrantChanged } from '#events/community.ts';
import { cloudEvent } from '#events/envelope.ts';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { grantReader, projectGrant } from './grants.ts';

beforeEach(() => void vi.stubEnv('HUYING_BOOTSTRAP_ADMIN', 'admin'));
afterEach(() => void vi.unstubAllEnvs());

const changed = (version: number, data: Partial<typeof GrantChanged.example> = {}) =>
  cloudEvent({
    service: 'community',
    name: 'GrantChanged',
    subject: 'grant-30412',
    version,
    time: '2026-11-22T00:00:00.000Z',
    actor: 'staff:admin',
    data: { ...GrantChanged.example, ...data },
  });

test('keeps the newest grant in whatever order they arrive, and grants nothing by default', async () => {
  const { rows } = memoryRows();
  const project = projectGrant(rows);
  await project(changed(3, { grants: [{ role: 'lead', area: 'qt/qt-03' }] }));
  await project(changed(2));
  await project(changed(3));
  const read = grantReader(rows, () => 0);
  expect(await read('30412')).toEqual({ member: 'm-00412', grants: [{ role: 'lead', area: 'qt/qt-03' }] });
  expect(await read('30413')).toEqual({ grants: [] });
});

test('grants nothing to staff who are no longer active', async () => {
  const { rows } = memoryRows();
  await projectGrant(rows)(changed(1));
  await projectGrant(rows)(changed(2, { active: false }));
  expect((await grantReader(rows, () => 0)('30412')).grants).toEqual([]);
});

test('caches a grant for less than the promised minute', async () => {
  const asked: string[] = [];
  const { rows } = memoryRows((command) => void asked.push(command));
  await projectGrant(rows)(changed(1));
  asked.length = 0;
  let now = 1_000;
  const read = grantReader(rows, () => now);
  await read('30412');
  now += 19_999;
  await read('30412');
  expect(asked).toEqual(['Get']);
  await projectGrant(rows)(changed(2, { grants: [] }));
  now += 1;
  expect((await read('30412')).grants).toEqual([]);
  await read('30413');
  expect(asked.filter((c) => c === 'Get')).toHaveLength(3);
});

test('treats the bootstrap administrator as one until they are granted something', async () => {
  const { rows } = memoryRows();
  expect((await grantReader(rows, () => 0)('admin')).grants).toEqual([{ role: 'admin', area: '*' }]);
  expect((await grantReader(rows, () => 0)('Admin')).grants).toEqual([]);
  await projectGrant(rows)(changed(1, { staff: 'admin', grants: [{ role: 'admin', area: 'qt' }] }));
  expect((await grantReader(rows, () => 0)('admin')).grants).toEqual([{ role: 'admin', area: 'qt' }]);
  vi.stubEnv('HUYING_BOOTSTRAP_ADMIN', '');
  const { rows: empty } = memoryRows();
  expect((await grantReader(empty, () => 0)('')).grants).toEqual([]);
  expect((await grantReader(empty, () => 0)('undefined')).grants).toEqual([]);
});
