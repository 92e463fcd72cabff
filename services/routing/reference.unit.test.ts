import { expect, test } from 'vitest';
import { areaAt } from './domain/gazetteer.ts';
import { communityReader, knowing } from './reference.ts';

const row = (id: string) => ({
  id,
  path: id,
  kind: 'subdistrict',
  name: id,
  places: [],
  active: true,
  version: 1,
});

/** A town whose areas grow while a warm worker keeps what it read. */
function town() {
  const areas = [row('ra')];
  let [at, reads] = [0, 0];
  const copies = {
    areas: async () => {
      reads++;
      return [...areas] as never;
    },
    taxonomy: async () => undefined,
  };
  const reader = communityReader(copies, () => at);
  return { areas, reader, reads: () => reads, later: (ms: number) => (at += ms) };
}

test('reads again for an unknown area, not for a known one', async () => {
  const { areas, reader, reads, later } = town();
  await knowing(reader, ['ra', '*']);
  later(10_000);
  expect(areaAt((await knowing(reader, ['ra'])).gazetteer, 'ra')).toBeDefined();
  expect(reads()).toBe(1);
  areas.push(row('rb'));
  expect(areaAt((await knowing(reader, ['rb'])).gazetteer, 'rb')).toBeDefined();
  expect(reads()).toBe(2);
});

test('looks for an unknown area every two seconds at most', async () => {
  const { reader, reads, later } = town();
  for (let i = 0; i < 5; i++) await knowing(reader, ['nowhere']);
  expect(reads()).toBe(1);
  later(2_000);
  for (let i = 0; i < 5; i++) await knowing(reader, ['nowhere']);
  expect(reads()).toBe(2);
});
