import { expect, test } from 'vitest';
import { complaints } from './good.ts';

const page = { at: 'track', stale: false } as const;
const list = (index: boolean) => ({ at: 'my list', stale: false, index }) as const;
const good = { lag: 2000, looks: [page, list(false), list(true)], calm: true, harm: 0 };

test('a spike is good when nothing failed and a look came while its index was behind', () => {
  expect(complaints(good)).toEqual([]);
  expect(complaints({ ...good, harm: 2 })).toEqual([expect.stringMatching(/^2 times/)]);
  expect(complaints({ ...good, calm: false })).toEqual([expect.stringContaining('back to normal')]);
  expect(complaints({ ...good, looks: [...good.looks, { ...page, stale: true }] })).toEqual([
    expect.stringMatching(/^1 looks .* old/),
  ]);
});

test('with a lagging index, at least one look must see what the index alone would miss', () => {
  const looks = [page, list(false)];
  expect(complaints({ ...good, looks })).toEqual([expect.stringMatching(/2000 ms behind/)]);
  expect(complaints({ ...good, looks, lag: 0 })).toEqual([]);
});

test('a spike without a look proves nothing', () => {
  for (const lag of [0, 2000])
    expect(complaints({ ...good, lag, looks: [] })).toEqual([expect.stringMatching(/^Nobody looked/)]);
});
