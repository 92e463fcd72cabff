import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '#events/community.ts';
import { runs } from '#shared/runs.ts';
import { area } from '../testing/sample-community.ts';
import { type AreaRow, gazetteer } from './gazetteer.ts';
import { findPlace } from './place.ts';

// Names over few letters, so that they often are parts of one another; none of the letters stands in the frames.
const name = fc.string({ unit: fc.constantFrom(...'梅兰竹菊松'), minLength: 2, maxLength: 4 });
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.record({ kind: fc.constantFrom('estate', 'alias', 'landmark'), name }),
  fc
    .record({ kind: fc.constantFrom('building', 'road'), name, from: fc.nat(30), more: fc.nat(15) })
    .map(({ more, ...row }) => ({ ...row, to: row.from + more })),
  fc
    .record({ kind: fc.constant('road'), name, from: fc.nat(30), side: fc.constantFrom('odd', 'even') })
    .map(({ side, ...row }) => ({ ...row, to: row.from + 9, parity: side })),
) as fc.Arbitrary<Place>;

const PATHS = ['r/x/x1', 'r/x/x2', 'r/x/x3', 'r/y/y1', 'r/y/y2', 'r/y/y3'];
const community = fc
  .array(fc.array(place, { maxLength: 4 }), { minLength: PATHS.length, maxLength: PATHS.length })
  .map((places): AreaRow[] => [
    area('r', 'subdistrict', '总街道'),
    area('r/x', 'neighbourhood', '西居民区'),
    area('r/y', 'neighbourhood', '东居民区'),
    ...PATHS.map((path, i) => area(path, 'block', `第${path}块区`, places[i] ?? [])),
  ]);
const frame = fc.constantFrom(
  (s: string) => ({ place: s, words: '' }),
  (s: string) => ({ words: `您好，我家在${s}，请来看看` }),
  (s: string) => ({ place: `（${s}）`, words: '灯坏了' }),
);

/** The blocks of a number by the plainest reading of the rows: those with the number, else those with the whole name. */
function blocksOf(rows: readonly AreaRow[], wanted: string, n: number): string[] {
  const having = (fits: (p: Place) => boolean) =>
    rows.filter((r) => r.places.some((p) => p.name === wanted && fits(p))).map((r) => r.path);
  const numbered = having(
    (p) =>
      p.from !== undefined &&
      n >= p.from &&
      n <= (p.to ?? p.from) &&
      (p.parity === undefined || p.parity === (n % 2 ? 'odd' : 'even')),
  );
  return numbered.length > 0 ? numbered : having((p) => p.from === undefined);
}

/** A community, and a name of one of its blocks. */
const named = community.chain((rows) => {
  const names = rows.flatMap((r) => r.places.map((p) => p.name));
  return fc.record({
    rows: fc.constant(rows),
    wanted: fc.constantFrom(...(names.length > 0 ? names : ['梅兰'])),
  });
});

test('name and number lead to the one block that has them, and to none when several have', () => {
  fc.assert(
    fc.property(named, fc.nat(45), frame, ({ rows, wanted }, n, framed) => {
      const blocks = blocksOf(rows, wanted, n);
      const { block, area: sure, candidates } = findPlace(gazetteer(rows), framed(`${wanted}${n}号`));
      expect(block?.path).toBe(blocks.length === 1 ? blocks[0] : undefined);
      for (const b of blocks) expect(b === sure || b.startsWith(`${sure}/`)).toBe(true);
      if (blocks.length > 1) expect(candidates.toSorted()).toEqual(blocks.toSorted());
    }),
    { numRuns: runs(400) },
  );
});

test('a name of several blocks alone never picks one of them', () => {
  fc.assert(
    fc.property(named, frame, ({ rows, wanted }, framed) => {
      const owners = rows.filter((r) => r.places.some((p) => p.name === wanted));
      const { block, area: sure } = findPlace(gazetteer(rows), framed(wanted));
      if (owners.length > 1) expect(block).toBeUndefined();
      else if (block) expect(block.path).toBe(owners[0]?.path);
      for (const o of owners) expect(o.path === sure || o.path.startsWith(`${sure}/`)).toBe(true);
    }),
    { numRuns: runs(400) },
  );
});

test('a sure block lies in the area that was chosen', () => {
  fc.assert(
    fc.property(
      named,
      fc.nat(45),
      fc.constantFrom('r/x', 'r/y', ...PATHS),
      frame,
      ({ rows, wanted }, n, chosen, f) => {
        const { block } = findPlace(gazetteer(rows), { ...f(`${wanted}${n}号`), area: chosen });
        if (block) expect(block.path === chosen || block.path.startsWith(`${chosen}/`)).toBe(true);
      },
    ),
    { numRuns: runs(400) },
  );
});

test('the order in which areas became known does not matter', () => {
  const shuffled = named.chain((c) =>
    fc.record({
      ...(fc.constant(c) && { c: fc.constant(c) }),
      other: fc.shuffledSubarray(c.rows, { minLength: c.rows.length }),
    }),
  );
  fc.assert(
    fc.property(
      shuffled,
      fc.nat(45),
      fc.option(fc.constantFrom('r/x', 'r/y/y2')),
      ({ c, other }, n, chosen) => {
        const asked = { words: `${c.wanted}${n}号`, ...(chosen && { area: chosen }) };
        expect(findPlace(gazetteer(other), asked)).toEqual(findPlace(gazetteer(c.rows), asked));
      },
    ),
    { numRuns: runs(300) },
  );
});
