import { expect, test } from 'vitest';
import { ContactMade, ResolutionProposed, TicketAccepted, TicketClosed } from '#events/casework.ts';
import { itemSize, WRITE_UNIT } from '#shared/commit/size.ts';
import { MemoryTimers } from '../testing/memory-timers.ts';
import { MINUTE, MONDAY, R, TicketEvents } from '../testing/ticket-events.ts';

/** Ids as long as they get in a city, and another urgency than was thought before. */
const LONG = {
  area: 'district-3/subdistrict-12/community-07/block-11',
  holder: 'm-0123456',
  category: 'community-safety',
  urgency: 'urgent',
};

const units = (items: readonly object[]) =>
  items.reduce<number>((sum, item) => sum + Math.ceil(itemSize(item) / WRITE_UNIT), 0);

test('a ticket without lateness costs nine write units: facts, one due item, and the index of open clocks', async () => {
  const timers = new MemoryTimers(MONDAY);
  const ticket = new TicketEvents()
    .opened({ category: 'community-safety' })
    .assigned(2123, LONG)
    .add(TicketAccepted, LONG)
    .add(ContactMade, LONG)
    .add(ResolutionProposed, { ...LONG, outcome: 'done' }, 5 * MINUTE + 345)
    .add(TicketClosed, { ...LONG, by: 'resident' }, 20 * MINUTE + 678);
  for (const event of ticket.events) await timers.applyEvent(event);
  const writes = timers.store.images.filter(({ pk }) => pk === R);
  const [into, outOf] = [1, 1];
  expect(writes).toHaveLength(6);
  expect(units(writes) + timers.items.size + into + outOf).toBe(9);
});
