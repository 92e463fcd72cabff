import { expect, test } from 'vitest';
import { TicketAssigned } from '#events/casework.ts';
import { ReportReceived } from '#events/intake.ts';
import type { Staff } from '#shared/auth/principal.ts';
import { toCursor } from '#shared/http/cursor.ts';
import { messagesFor } from './messages.ts';
import { eventOf, REPORT, TEXTS, world } from './testing/world.ts';

const staff = (area: string, role: 'worker' | 'admin' = 'worker'): Staff => ({
  kind: 'staff',
  staff: '1',
  grants: [{ role, area }],
});

/** A ticket first said to be in `qt/qt-03`, then assigned in `qt/qt-04/qt-04-01`, with an index over its messages. */
const told = async () => {
  const w = world();
  await w.templates(TEXTS);
  await w.report();
  await w.tell(eventOf(ReportReceived));
  await w.drain();
  w.clock.now += 1000;
  await w.tell(eventOf(TicketAssigned, { area: 'qt/qt-04/qt-04-01' }));
  await w.drain();
  const afters: unknown[] = [];
  const rows = {
    many: w.table.many,
    keys: async (_: unknown, about: string, of: { after?: unknown } = {}) => {
      afters.push(of.after);
      const keys = w
        .items()
        .filter((item) => item.about === about)
        .sort((a, b) => String(b.since).localeCompare(String(a.since)))
        .map(({ pk, sk }) => ({ pk, sk }));
      return { keys };
    },
  };
  return { rows: rows as never, afters };
};

test('whoever may read the ticket sees its messages, the newest first', async () => {
  const { rows } = await told();
  const { messages } = await messagesFor(rows, staff('qt/qt-04'), { about: REPORT });
  expect(messages.map(({ queued }) => queued?.purpose)).toEqual(['assigned', 'received']);
});

test('another area, another role, an unknown ticket: all look as if there were nothing', async () => {
  const { rows } = await told();
  const unknown = REPORT.replace('R01', 'R02');
  for (const [who, about] of [
    [staff('qt/qt-03'), REPORT],
    [staff('qt/qt-04/qt-04-01', 'admin'), REPORT],
    [staff('qt'), unknown],
    [{ kind: 'resident', report: REPORT }, REPORT],
    [{ kind: 'anonymous' }, REPORT],
  ] as const)
    await expect(messagesFor(rows, who, { about })).rejects.toMatchObject({ code: 'not-found' });
});

test('a page goes on where the cursor says, and only with a cursor of this ticket', async () => {
  const { rows, afters } = await told();
  const position = { pk: 'x', sk: '-', about: REPORT, since: '2026' };
  await messagesFor(rows, staff('qt'), { about: REPORT, after: toCursor(position) });
  expect(afters).toEqual([undefined, position]);
  for (const strange of [
    { ...position, about: 'R2' },
    { ...position, more: 1 },
    { ...position, pk: 1 },
    { ...position, since: '' },
    [],
  ])
    await expect(
      messagesFor(rows, staff('qt'), { about: REPORT, after: toCursor(strange) }),
    ).rejects.toMatchObject({ code: 'invalid' });
  await expect(messagesFor(rows, staff('qt'), { about: REPORT, after: '{' })).rejects.toMatchObject({
    code: 'invalid',
  });
});
