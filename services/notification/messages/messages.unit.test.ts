import { expect, test } from 'vitest';
import { TicketAssigned, TicketUrged } from '#events/casework.ts';
import { ReportReceived } from '#events/intake.ts';
import type { Staff } from '#shared/auth/principal.ts';
import { toCursor } from '#shared/http/cursor.ts';
import { eventOf, inMemoryNotification, REPORT, TEXTS } from '../testing/in-memory.ts';
import { messagesFor } from './messages.ts';

const staff = (area: string, role: 'worker' | 'admin' = 'worker'): Staff => ({
  kind: 'staff',
  staff: '1',
  grants: [{ role, area }],
});

/** A ticket first said to be in `qt/qt-03`, then assigned in `qt/qt-04/qt-04-01`. */
const withMessages = async () => {
  const w = inMemoryNotification();
  await w.templates(TEXTS);
  await w.report();
  await w.notify(eventOf(ReportReceived));
  await w.drain();
  w.clock.now += 1000;
  await w.notify(eventOf(TicketAssigned, { area: 'qt/qt-04/qt-04-01' }));
  await w.drain();
  return w;
};

test('shows a ticket’s messages, newest first, to people who may read the ticket', async () => {
  const { table } = await withMessages();
  const { messages } = await messagesFor(table, staff('qt/qt-04'), { about: REPORT });
  expect(messages.map(({ queued }) => queued?.purpose)).toEqual(['assigned', 'received']);
});

test('answers not-found alike for another area, another role and an unknown ticket', async () => {
  const { table } = await withMessages();
  const unknown = REPORT.replace('R01', 'R02');
  for (const [who, about] of [
    [staff('qt/qt-03'), REPORT],
    [staff('qt/qt-04/qt-04-01', 'admin'), REPORT],
    [staff('qt'), unknown],
    [{ kind: 'resident', report: REPORT }, REPORT],
    [{ kind: 'anonymous' }, REPORT],
  ] as const)
    await expect(messagesFor(table, who, { about })).rejects.toMatchObject({ code: 'not-found' });
});

test('a page goes on where the last one ended, and only with a cursor of this ticket', async () => {
  const w = await withMessages();
  const many = Array.from({ length: 60 }, (_, n) => n + 1);
  for (const times of many) {
    w.clock.now += times % 3;
    await w.notify(eventOf(TicketUrged, { times }));
    await w.drain();
  }
  const one = await messagesFor(w.table, staff('qt'), { about: REPORT });
  expect(one.messages).toHaveLength(50);
  expect(one.next).toBeDefined();
  const two = await messagesFor(w.table, staff('qt'), { about: REPORT, after: toCursor(one.next) });
  expect(two.next).toBeUndefined();
  const all = [...one.messages, ...two.messages];
  expect(all).toHaveLength(62);
  expect(new Set(all.map(({ queued }) => `${queued?.purpose} ${queued?.occurrence}`)).size).toBe(62);
  expect(all.map(({ queuedAt }) => queuedAt)).toEqual(
    all
      .map(({ queuedAt }) => queuedAt)
      .sort()
      .reverse(),
  );

  const position = { about: REPORT, since: '2026', id: 'x' };
  for (const strange of [
    { ...position, about: 'R2' },
    { ...position, more: 1 },
    { ...position, id: 1 },
    { ...position, since: '' },
    [],
  ])
    await expect(
      messagesFor(w.table, staff('qt'), { about: REPORT, after: toCursor(strange as never) }),
    ).rejects.toMatchObject({ code: 'invalid' });
  await expect(messagesFor(w.table, staff('qt'), { about: REPORT, after: '{' })).rejects.toMatchObject({
    code: 'invalid',
  });
});
