import { expect, test } from 'vitest';
import { dutyLists } from './duty-lists.ts';
import { inMemoryHotline, numbered, started, unanswered } from './testing/in-memory.ts';

const hungUp = { kind: 'hung-up' } as const;

test('keeps a call on the duty desk while it moves between lists and the index lags', async () => {
  const { deps, send, main } = inMemoryHotline();
  for (const event of numbered([started])) await send(event);
  const [live] = main().filter(({ desk }) => desk === 'live#qt');
  for (const event of numbered([started, ...unanswered, hungUp])) await send(event);
  const [missed] = main().filter(({ desk }) => desk === 'missed#qt');
  expect(missed?.pk).toBe(live?.pk);
  // The item is of now, its index of before.
  await deps.main.put({ ...missed, pk: String(missed?.pk), sk: '-', desk: live?.desk, since: live?.since });
  const lists = await dutyLists(deps, ['qt']);
  expect(lists.live).toEqual([]);
  expect(lists.missed.map(({ call }) => call)).toEqual([live?.pk]);
});
