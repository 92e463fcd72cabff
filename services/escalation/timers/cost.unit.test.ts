import { expect, test } from 'vitest';
import { itemSize, WRITE_UNIT } from '#shared/commit/size.ts';
import { Clockwork } from '../testing/clockwork.ts';
import { Life, MINUTE, MONDAY, R } from '../testing/life.ts';

const units = (items: readonly object[]) =>
  items.reduce<number>((sum, item) => sum + Math.ceil(itemSize(item) / WRITE_UNIT), 0);

test('the clock of a whole life costs ten write units at most: its facts, one due item, and the index of open clocks', async () => {
  const works = new Clockwork(MONDAY);
  const life = new Life()
    .opened()
    .assigned(2000)
    .accepted()
    .contacted()
    .proposed(5 * MINUTE)
    .closed(20 * MINUTE);
  for (const event of life.events) await works.hears(event);
  const writes = works.store.images.filter(({ pk }) => pk === R);
  const [into, outOf] = [1, 1];
  expect(writes).toHaveLength(6);
  expect(units(writes) + works.items.size + into + outOf).toBeLessThanOrEqual(10);
});
