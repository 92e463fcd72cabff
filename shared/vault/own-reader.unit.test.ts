import { expect, it } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { whoSaw } from './audit.ts';
import { ownReader } from './own-reader.ts';

const names: Record<string, { name: string }> = { 'm-1': { name: '张三' }, 'm-2': { name: '李四' } };
const question = (...ids: string[]) => ({ ids, by: 'staff:30412', purpose: 'export' });

it('answers known ids, leaves out the others, and audits each look', async () => {
  const { rows } = memoryRows();
  const read = ownReader('community.export', rows, async (id) => names[id]);
  expect(await read(question('m-1', 'm-9', 'm-2'))).toEqual(names);
  expect(await whoSaw(rows, 'm-1')).toMatchObject([{ read: 'community.export', purpose: 'export' }]);
  expect(await whoSaw(rows, 'm-9')).toEqual([]);
});

it('answers nothing when one look cannot be audited', async () => {
  const { rows } = memoryRows((command, { Item }) => {
    if (command === 'Put' && Item?.pk === 'm-2') throw new Error('throttled');
  });
  const read = ownReader('community.export', rows, async (id) => names[id]);
  await expect(read(question('m-1', 'm-2'))).rejects.toThrow('throttled');
});
