import { expect, test } from 'vitest';
import { GrantChanged } from '#events/community.ts';
import { RoutingDoubtful } from '#events/routing.ts';
import { eventOf, ready } from '../testing/in-memory.ts';

const lead = (staff: string, area: string, more: object = {}) =>
  eventOf(GrantChanged, {
    staff,
    member: `m-${staff}`,
    grants: [{ role: 'lead', area }],
    active: true,
    ...more,
  });

test('a doubt goes to the leads of the smallest area around it that has any', async () => {
  const w = await ready();
  await w.copy.grant(lead('1', 'qt'));
  await w.copy.grant(lead('2', 'qt/qt-03'));
  await w.copy.grant(lead('3', 'qt/qt-03'));
  await w.copy.grant(lead('4', 'qt/qt-03/qt-03-07'));
  await w.copy.grant(lead('5', 'qt/qt-03', { member: undefined }));
  await w.copy.grant(lead('6', 'qt/qt-03', { grants: [{ role: 'worker', area: 'qt/qt-03' }] }));
  await w.notify(eventOf(RoutingDoubtful, { area: 'qt/qt-03' }));
  await w.drain();
  expect(w.calls.map(({ to }) => to)).toEqual(['phone of m-2', 'phone of m-3']);
  expect(w.calls[0]?.text).toContain('2632 6047 3158');
});

test('does not notify former leads, in whatever order grants arrive', async () => {
  const w = await ready();
  await w.copy.grant(lead('1', 'qt'));
  const gone = { version: 3 };
  await w.copy.grant({ ...lead('2', 'qt/qt-03', { grants: [] }), ...gone } as never);
  await w.copy.grant(lead('2', 'qt/qt-03'));
  await w.copy.grant({ ...lead('3', 'qt/qt-03', { active: false }), ...gone } as never);
  await w.copy.grant(lead('4', 'qt/qt-03'));
  await w.copy.grant({ ...lead('4', 'qt/qt-04'), ...gone } as never);
  await w.notify(eventOf(RoutingDoubtful, { area: 'qt/qt-03' }));
  await w.drain();
  expect(w.calls.map(({ to }) => to)).toEqual(['phone of m-1']);
});

test('notifies nobody in an area without leads, without failing', async () => {
  const w = await ready();
  await w.notify(eventOf(RoutingDoubtful));
  expect(w.queued).toEqual([]);
});
