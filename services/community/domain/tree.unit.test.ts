import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayHold, pathsOf } from './tree.ts';

const asMap = (nodes: { id: string; parent?: string }[]) => new Map(nodes.map((n) => [n.id, n]));

/** A random tree: each node's parent is one of the earlier ones; the first is the root. */
const tree = fc
  .array(fc.nat(), { minLength: 1, maxLength: 40 })
  .map((picks) => picks.map((pick, i) => ({ id: `a${i}`, ...(i > 0 && { parent: `a${pick % i}` }) })));

test('any order of the rows gives the same paths', () => {
  fc.assert(
    fc.property(
      tree.chain((rows) =>
        fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
      ),
      ([rows, shuffled]) => {
        const a = pathsOf(asMap(rows));
        const b = pathsOf(asMap(shuffled));
        expect(Object.fromEntries(b.paths)).toEqual(Object.fromEntries(a.paths));
        expect(a.paths.size).toBe(rows.length);
        for (const { id, parent } of rows) {
          const above = parent === undefined ? '' : `${a.paths.get(parent)}/`;
          expect(a.paths.get(id)).toBe(above + id);
        }
      },
    ),
  );
});

test('finds a circle, and gives no path to areas below it', () => {
  const { paths, circle } = pathsOf(
    asMap([
      { id: 'root' },
      { id: 'a', parent: 'c' },
      { id: 'b', parent: 'a' },
      { id: 'c', parent: 'b' },
      { id: 'd', parent: 'a' },
      { id: 'self', parent: 'self' },
      { id: 'lost', parent: 'nowhere' },
      { id: 'ok', parent: 'root' },
    ]),
  );
  expect([...circle].sort()).toEqual(['a', 'b', 'c', 'self']);
  expect(Object.fromEntries(paths)).toEqual({ root: 'root', ok: 'root/ok' });
});

test('levels may be skipped but never reversed', () => {
  expect(mayHold('subdistrict', 'block')).toBe(true);
  expect(mayHold('block', 'neighbourhood')).toBe(false);
  expect(mayHold('community', 'village')).toBe(false);
});
