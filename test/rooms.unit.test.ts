import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../services');
const IMPORTED = /\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g;
const isProduct = (file: string): boolean => !/\.test\.ts$|(^|\/)testing\//.test(file);

/** Imports from one folder of a service into another, as `from > to` with an example; the root is `.`. */
function crossings(service: string): Map<string, string> {
  const files = globSync('**/*.ts', { cwd: join(root, service) }).filter(isProduct);
  const found = files.flatMap((file) =>
    [...readFileSync(join(root, service, file), 'utf8').matchAll(IMPORTED)].flatMap(([, path = '']) => {
      const target = join(dirname(file), path);
      const [from, to] = [dirname(file), dirname(target)];
      return from === to ? [] : [[`${from} > ${to}`, `${file} imports ${target}`] as const];
    }),
  );
  return new Map(found);
}

/** A circle of folders, if there is one: folders that import nothing are taken away until none is left. */
function circleIn(edges: readonly string[]): string[] {
  let left = edges.map((edge) => edge.split(' > '));
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    const importing = new Set(left.map(([from]) => from));
    left = left.filter(([, to]) => importing.has(to));
  }
  return left.map((edge) => edge.join(' > '));
}

const services = ['intake', 'casework', 'notification'];

test.each(services)('%s has no room that imports its root', (service) => {
  const upwards = [...crossings(service)].filter(([edge]) => edge.endsWith(' > .'));
  expect(upwards.map(([, example]) => example)).toEqual([]);
});

test.each(services)('%s has no circle of rooms', (service) => {
  const found = crossings(service);
  expect(found.size).toBeGreaterThan(10);
  expect(circleIn([...found.keys()])).toEqual([]);
});

test('sees a circle', () => {
  expect(circleIn(['. > a', 'a > b', 'b > c'])).toEqual([]);
  expect(circleIn(['. > a', 'a > b', 'b > c', 'c > a'])).toEqual(['. > a', 'a > b', 'b > c', 'c > a']);
});
