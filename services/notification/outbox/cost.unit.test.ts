import { expect, test } from 'vitest';
import { TicketAssigned } from '#events/casework.ts';
import { DeadlineMissed } from '#events/escalation.ts';
import { ReportReceived } from '#events/intake.ts';
import { itemSize, WRITE_UNIT } from '#shared/commit/size.ts';
import { eventOf, REPORT, ready } from '../testing/in-memory.ts';

/** Write units of everything that was stored while `act` ran. */
async function unitsOf(act: (w: Awaited<ReturnType<typeof ready>>) => Promise<void>): Promise<number> {
  const w = await ready();
  await w.templates({ received: '{code}', assigned: '{area}', missed: '{due}' }, 2);
  const before = w.images.length;
  await act(w);
  return w.images.slice(before).reduce((sum, item) => sum + Math.ceil(itemSize(item) / WRITE_UNIT), 0);
}

test.each([
  ['to the resident', eventOf(ReportReceived)],
  ['to the worker', eventOf(TicketAssigned)],
  ['about a deadline', eventOf(DeadlineMissed)],
])(
  'a message %s costs three write units: claim, reference, and that it was sent together with its receipt',
  async (_, event) => {
    const units = await unitsOf(async (w) => {
      await w.notify(event);
      await w.send();
      await w.receive('ref-0', 'delivered');
      await w.notify(event);
      await w.drain();
    });
    expect(units).toBe(3);
  },
);

test('one without a receipt costs the same: that it was sent goes on record a minute later', async () => {
  const units = await unitsOf(async (w) => {
    await w.notify(eventOf(TicketAssigned));
    await w.send();
    expect(w.later.map(({ at }) => at - w.clock.now)).toEqual([60_000]);
    await w.drain();
    expect(await w.stateOf(`${REPORT}~assigned~m-00412~1`)).toMatchObject({ state: 'sent' });
  });
  expect(units).toBe(3);
});
