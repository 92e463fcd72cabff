import { expect, test } from 'vitest';
import { AreaChanged, RulesChanged } from '#events/community.ts';
import { cloudEvent, type DataOf } from '#events/envelope.ts';
import { memoryRows } from '#shared/aws/memory-rows.ts';
import { keep as keeping } from '#shared/reference/projection.ts';
import { projections } from '../projections.ts';
import { areaReader } from './areas.ts';

const changed = <D>(name: string, subject: string, version: number, data: D) =>
  cloudEvent({ service: 'community', name, subject, version, time: '', actor: 'x', data });

type Area = DataOf<typeof AreaChanged>;
/** A community of these paths, each with the SLA set that it names. */
async function community(areas: Readonly<Record<string, string | undefined>>, now?: () => number) {
  const { rows } = memoryRows();
  const keep = async (path: string, sla: string | undefined, version = 1) => {
    const { sla: _sla, ...area } = AreaChanged.example;
    const data: Area = { ...area, path, ...(sla && { sla }) };
    await keeping(rows, projections.area)(changed('AreaChanged', path, version, data));
  };
  for (const [path, sla] of Object.entries(areas)) await keep(path, sla);
  const speed = (name: string, by: number | undefined, version = 1) => {
    const rules = { kind: 'sla' as const, name, levels: [], rules: [], ...(by && { speed: by }) };
    return keeping(rows, projections.rules)(changed('RulesChanged', `sla.${name}`, version, { rules }));
  };
  return { rows, keep, speed, areas: areaReader(rows, now) };
}
const tree = {
  qt: undefined,
  'qt/n1': undefined,
  'qt/n1/b1': undefined,
  'qt/n1/b2': undefined,
  'qt/n2': undefined,
  'qt/n2/b1': undefined,
  'qt/n10': undefined,
};

test('an area’s tickets stand in its own list, in those right below, and in all further down that divide', async () => {
  const { areas } = await community(tree);
  expect(await areas.placesOf('qt')).toEqual(['qt', 'qt/n1', 'qt/n10', 'qt/n2']);
  expect(await areas.placesOf('qt/n1')).toEqual(['qt/n1', 'qt/n1/b1', 'qt/n1/b2']);
  const deep = await community({ d: undefined, 'd/s': undefined, 'd/s/n': undefined, 'd/s/n/b': undefined });
  expect(await deep.areas.placesOf('d')).toEqual(['d', 'd/s', 'd/s/n']);
});

test('a lowest area’s stand among its neighbours’; a root that is alone has its own', async () => {
  const { areas } = await community(tree);
  expect(await areas.placesOf('qt/n1/b1')).toEqual(['qt/n1/b1', 'qt/n1']);
  expect(await areas.placesOf('qt/n10')).toEqual(['qt/n10', 'qt']);
  const unknown = (await community({})).areas;
  expect(await unknown.placesOf('qt')).toEqual(['qt']);
});

test('placed tickets are only looked for where they can stand', async () => {
  const { areas } = await community(tree);
  expect(await areas.holdingPlaces('qt')).toEqual(['qt', 'qt/n1', 'qt/n2']);
  expect(await areas.holdingPlaces('qt/n1')).toEqual(['qt/n1']);
  expect(await areas.holdingPlaces('qt/n1/b1')).toEqual(['qt/n1']);
  expect(await areas.holdingPlaces('qt/n10')).toEqual(['qt']);
  expect(await areas.holdingPlaces('unheard/of')).toEqual(['unheard/of', 'unheard']);
  expect(await areas.holdingPlaces('unheard')).toEqual(['unheard']);
  expect(await (await community({ qt: undefined })).areas.holdingPlaces('qt')).toEqual(['qt']);
  const two = await community({ ...tree, xy: undefined, 'xy/n1': undefined });
  expect(await two.areas.roots()).toEqual(['qt', 'xy']);
});

const DAY = 86_400_000;
test('a day is as long as the nearest SLA set above lets it be', async () => {
  const { areas, speed } = await community({ ...tree, qt: 'slow', 'qt/n1': 'fast' });
  await speed('fast', 450);
  await speed('slow', 2);
  await speed('three-stations', 4);
  expect(await areas.dayMs('qt/n1/b1')).toBe(DAY / 450);
  expect(await areas.dayMs('qt/n1')).toBe(DAY / 450);
  expect(await areas.dayMs('qt/n2/b1')).toBe(DAY / 2);
  expect(await areas.dayMs('qt/n10')).toBe(DAY / 2);
  expect(await areas.dayMs('other')).toBe(DAY / 4);
});

test('counts full days without an SLA set or speed', async () => {
  const { areas, speed, rows } = await community(tree);
  expect(await areas.dayMs('qt/n1')).toBe(DAY);
  await speed('three-stations', undefined);
  expect(await areas.dayMs('qt/n1')).toBe(DAY);
  await keeping(rows, projections.rules)(changed('RulesChanged', 'taxonomy', 9, RulesChanged.example));
  expect(await areas.dayMs('qt/n1')).toBe(DAY);
  expect(await rows.get('sla#undefined')).toBeUndefined();
});

test('keeps the newest version in whatever order they arrive', async () => {
  const { areas, keep, speed } = await community(tree);
  await speed('fast', 450, 2);
  await speed('fast', 9, 1);
  await keep('qt', 'fast', 3);
  await keep('qt', undefined, 2);
  expect(await areas.dayMs('qt/n1')).toBe(DAY / 450);
});

test('the tree is read once a minute, and again after a failure', async () => {
  let reads = 0;
  let fails = true;
  let now = 0;
  const { rows } = memoryRows((command) => {
    if (command !== 'Query') return;
    reads++;
    if (fails) throw new Error('throttled');
  });
  const areas = areaReader(rows, () => now);
  await expect(areas.placesOf('qt')).rejects.toThrow('throttled');
  fails = false;
  await areas.placesOf('qt');
  now = 59_999;
  await areas.placesOf('qt/n1');
  expect(reads).toBe(2);
  now = 60_000;
  await areas.placesOf('qt');
  expect(reads).toBe(3);
  const forgetful = areaReader(rows, () => now, 0);
  await forgetful.roots();
  await forgetful.roots();
  expect(reads).toBe(5);
});
