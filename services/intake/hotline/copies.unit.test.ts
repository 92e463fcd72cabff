import { expect, test } from 'vitest';
import { AbsenceChanged, AreaChanged, DutyChanged, RulesChanged } from '#events/community.ts';
import { cloudEvent, type DataOf, type EventDefinition } from '#events/envelope.ts';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { projector } from '#shared/reference/projection.ts';
import { projections } from '../projections.ts';
import { hotlineArea, menu, namesOf, roster, toRing } from './copies.ts';

const NOW = '2026-11-23T01:00:00.000Z';
/** An event of the definition's example, changed. */
const event = <D extends EventDefinition>(of: D, data: object = {}, version = 1) =>
  cloudEvent({
    service: of.service,
    name: of.name,
    subject: 's',
    version,
    time: NOW,
    actor: 'a',
    data: { ...(of.example as object), ...data } as DataOf<D>,
  });
const duty = (id: string, more: object = {}, version = 1) =>
  event(DutyChanged, { id, member: id, ...more }, version);

test('rings by the newest version of each duty', async () => {
  const { rows } = memoryRows();
  const keep = projector(rows, projections);
  await keep.duty(duty('m-2', { order: 2 }));
  await keep.duty(duty('m-1', { order: 1 }, 2));
  await keep.duty(duty('m-1', { order: 9 }, 1));
  await keep.duty(duty('m-3', { order: 3, active: false }));
  expect(toRing(await roster(rows), 'qt', NOW)).toEqual(['m-1', 'm-2']);
  await keep.absence(event(AbsenceChanged, { member: 'm-1' }));
  expect(toRing(await roster(rows), 'qt', NOW)).toEqual(['m-2']);
});

test('no more than six phones ring', async () => {
  const { rows } = memoryRows();
  const keep = projector(rows, projections);
  for (let n = 1; n <= 8; n++) await keep.duty(duty(`m-${n}`, { order: n }));
  expect(toRing(await roster(rows), 'qt', NOW)).toHaveLength(6);
});

test('belongs to the area with people on duty, else to one with a roster, else to the root', async () => {
  const { rows } = memoryRows();
  const keep = projector(rows, projections);
  const area = async (at = NOW) => hotlineArea(rows, await roster(rows), at);
  expect(await area()).toBeUndefined();
  await keep.area(event(AreaChanged, { id: 'qt', path: 'qt', parent: undefined }));
  await keep.area(event(AreaChanged, { id: 'qt-03', path: 'qt/qt-03', parent: 'qt' }));
  expect(await area()).toBe('qt');
  expect(await rows.all('roots')).toHaveLength(1);
  await keep.duty(duty('m-1', { area: 'zz/town' }));
  await keep.duty(duty('m-2', { area: 'zz/town/east' }));
  expect(await area()).toBe('zz/town');
  expect(await area('2027-01-01T00:00:00.000Z')).toBe('zz/town');
});

test('offers the first eight first-level categories in the caller’s language', async () => {
  const { rows } = memoryRows();
  const keep = projector(rows, projections);
  const category = (code: string, parent?: string) => ({
    code,
    name: `类${code}`,
    nameEn: `Class ${code}`,
    keywords: [],
    ...(parent && { parent }),
  });
  const categories = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].flatMap((code) => [
    category(code),
    category(`${code}1`, code),
  ]);
  expect(await menu(rows)).toEqual([]);
  await keep.rules(event(RulesChanged, { rules: { kind: 'taxonomy', categories } }));
  await keep.rules(event(RulesChanged, { rules: { kind: 'templates', signature: '', templates: [] } }, 9));
  expect((await menu(rows)).map(({ code }) => code)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  expect(await namesOf(rows, ['b', 'gone'], 'zh-CN')).toEqual(['类b', 'gone']);
  expect(await namesOf(rows, ['b'], 'en')).toEqual(['Class b']);
});
