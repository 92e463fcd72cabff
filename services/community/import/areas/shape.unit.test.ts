import { expect, test } from 'vitest';
import { checked, json } from '../../testing/import-files.ts';

const shape = (text: string) =>
  checked([json('areas', [{ id: 'qt', kind: 'subdistrict', name: 'x', shape: text }])]);

test('keeps a shape as GeoJSON, outside the published row', async () => {
  const geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  };
  const [fromText, fromObject] = await Promise.all([
    shape(JSON.stringify({ ...geometry, bbox: [0, 0, 1, 1] })).plan(),
    shape(geometry as never).plan(),
  ]);
  expect(fromText.areas[0]?.row).toMatchObject({ shape: geometry });
  expect(fromObject.areas).toEqual(fromText.areas);
});

test.each([
  ['none', 'not-a-shape'],
  ['null', 'not-a-shape'],
  ['{"type":"Point","coordinates":[0,0]}', 'not-a-shape'],
  ['{"type":"Polygon","coordinates":[]}', 'not-a-shape'],
  ['{"type":"Polygon","coordinates":[[[0,0],[181,0],[1,1],[0,0]]]}', 'not-a-shape'],
  ['{"type":"Polygon","coordinates":[[[0,0],[1,0],["1",1],[0,0]]]}', 'not-a-shape'],
  ['{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}', 'shape-not-closed'],
  ['{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,0]]]]}', 'shape-not-closed'],
  [`{"type":"Polygon","coordinates":[[[0,0]${',[0,0]'.repeat(1000)}]]}`, 'shape-too-large'],
])('the shape %s is refused', (text, code) => {
  expect(shape(text).bad).toEqual([`areas 1 shape ${code}`]);
});
