import { expect, test } from 'vitest';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { areaTree } from './area-tree.ts';
import { readListed, readUpwards } from './read.ts';

const tree = areaTree(
  ['qt', 'qt/n1', 'qt/n1/b1', 'qt/n10', 'xy/n1/b1'].map((path) => ({
    path,
    sla: path === 'qt' ? 's' : undefined,
  })),
);

test('knows what lies below an area, and which areas divide, even where one in the middle is missing', () => {
  expect(tree.below('qt')).toEqual(['qt/n1', 'qt/n1/b1', 'qt/n10']);
  expect(tree.below('qt/n1')).toEqual(['qt/n1/b1']);
  expect(tree.below('*')).toEqual(tree.paths);
  expect(['qt', 'qt/n1', 'qt/n10', 'xy'].map(tree.divides)).toEqual([true, true, false, true]);
  expect(tree.has('xy')).toBe(false);
  expect(tree.roots).toEqual(['qt']);
});

test('knows an area and those above it, the nearest first', () => {
  expect(tree.upwards('qt/n1/b1').map(({ path }) => path)).toEqual(['qt/n1/b1', 'qt/n1', 'qt']);
  expect(tree.upwards('xy/n1/b1').map(({ path }) => path)).toEqual(['xy/n1/b1']);
});

test('reads an area and those above it in one read, the nearest first', async () => {
  const asked: string[] = [];
  const { rows } = memoryRows((command) => void asked.push(command));
  await rows.put({ pk: 'areas', sk: 'qt' });
  await rows.put({ pk: 'areas', sk: 'b1' });
  const found = await readUpwards(rows, 'qt/n1/b1', (id) => ({ pk: 'areas', sk: id }));
  expect(found.map(({ sk }) => sk)).toEqual(['b1', 'qt']);
  expect(asked).toEqual(['Put', 'Put', 'BatchGet']);
});

test('reads the rows that a list names as they are now, and none when the list is empty', async () => {
  const asked: string[] = [];
  const { rows } = memoryRows((command) => void asked.push(command));
  await rows.put({ pk: 'area#a', sk: 'team#2' });
  await rows.put({ pk: 'area#a', sk: 'team#1' });
  await rows.put({ pk: 'team#1', sk: '-', name: 'one' });
  const teams = await readListed<{ name: string }>(rows, { pk: 'area#a', prefix: 'team#' });
  expect(teams.map(({ name }) => name)).toEqual(['one']);
  asked.length = 0;
  expect(await readListed(rows, { pk: 'area#b' }, (id) => ({ pk: id, sk: '-' }))).toEqual([]);
  expect(asked).toEqual(['Query']);
});
