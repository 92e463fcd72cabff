import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_ZONE, localDate } from '#shared/calendar/zone.ts';
import { entriesOf } from '../event-entries.ts';
import { anyTicket, eventsOf } from '../testing/sample-events.ts';
import { fromCell, toCell } from './cell.ts';
import { daysOf, length, secondsBetween } from './day.ts';

test('every fact survives the round trip through its attribute, and each has an attribute of its own', () => {
  fc.assert(
    fc.property(anyTicket, (l) => {
      const entries = eventsOf(l, 1).flatMap(entriesOf);
      for (const { fact } of entries) expect(fromCell(toCell(fact))).toEqual(fact);
      const places = entries.map(
        ({ ward, on, fact }) => `${ward} ${localDate(DEFAULT_ZONE, on)} ${toCell(fact).name}`,
      );
      expect(new Set(places).size).toBe(places.length);
    }),
  );
});

test('ignores attributes that are not facts', () => {
  for (const name of ['pk', 'sk', 'c', 'cx', 'x1', 'expires'])
    expect(fromCell({ name, value: 'opened|qt||||0' })).toBeUndefined();
});

test('a period includes both ends', () => {
  expect(daysOf('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  expect(daysOf('2026-03-01', '2026-03-01')).toEqual(['2026-03-01']);
  expect(daysOf('2026-03-02', '2026-03-01')).toEqual([]);
  expect(length('2026-01-01', '2026-12-31')).toBe(365);
});

test('a duration is never negative, despite clock skew', () => {
  expect(secondsBetween('2026-11-23T00:00:00.000Z', '2026-11-23T00:00:01.600Z')).toBe(2);
  expect(secondsBetween('2026-11-23T00:00:01.000Z', '2026-11-23T00:00:00.000Z')).toBe(0);
});
