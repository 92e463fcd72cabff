import { expect, test } from 'vitest';
import { circlesIn } from './support/circles.ts';
import { folderGraph, type ImportGraph, importGraph, sourceFiles } from './support/source-tree.ts';

/** No file and no folder imports itself by way of others: each can be read, moved and tested without what uses it. */
const files = importGraph(sourceFiles());
const folders = folderGraph(files);

test('the whole tree is read', () => {
  expect(files.size).toBeGreaterThan(1000);
  expect(folders.get('infra/stacks')).toContain('infra/constructs');
});

test('no files import each other in a circle', () => {
  expect(circlesIn(files)).toEqual([]);
});

test('no folders import each other in a circle', () => {
  expect(circlesIn(folders)).toEqual([]);
});

const graph = (imports: Record<string, string[]>): ImportGraph => new Map(Object.entries(imports));

test('finds a circle of three files and leaves out the file that only leads to it', () => {
  const seeded = graph({ 'a.ts': ['b.ts'], 'b.ts': ['c.ts'], 'c.ts': ['d.ts'], 'd.ts': ['b.ts'] });
  expect(circlesIn(seeded)).toEqual([['b.ts', 'c.ts', 'd.ts']]);
});

test('finds two circles that meet in no file', () => {
  const seeded = graph({ 'a.ts': ['b.ts'], 'b.ts': ['a.ts', 'c.ts'], 'c.ts': ['d.ts'], 'd.ts': ['c.ts'] });
  expect(circlesIn(seeded)).toEqual([
    ['c.ts', 'd.ts'],
    ['a.ts', 'b.ts'],
  ]);
});

test('accepts files that share what they import', () => {
  expect(
    circlesIn(graph({ 'a.ts': ['b.ts', 'c.ts'], 'b.ts': ['d.ts'], 'c.ts': ['d.ts'], 'd.ts': [] })),
  ).toEqual([]);
});

test('finds a circle of folders whose files form none', () => {
  const seeded = graph({ 'x/a.ts': ['y/b.ts'], 'y/b.ts': [], 'y/c.ts': ['x/d.ts'], 'x/d.ts': [] });
  expect(circlesIn(seeded)).toEqual([]);
  expect(circlesIn(folderGraph(seeded))).toEqual([['x', 'y']]);
});

test('lets tests and their helpers look at any folder', () => {
  const seeded = graph({
    'x/a.ts': ['y/b.ts'],
    'y/b.ts': [],
    'y/b.unit.test.ts': ['x/a.ts'],
    'y/testing/fixture.ts': ['x/a.ts'],
  });
  expect(circlesIn(folderGraph(seeded))).toEqual([]);
});
