import { expect, test } from 'vitest';
import { bodyOf, type Chosen, faultIn, formatOf, kindOf, MAX_BYTES } from './files.ts';

const file = (name: string, content = 'id\n'): Chosen => ({
  name,
  content,
  format: formatOf(name),
  kind: kindOf(name),
});

test.each([
  ['areas.csv', 'areas', 'csv'],
  ['Areas-2026.CSV', 'areas', 'csv'],
  ['calendar.json', 'calendar', 'json'],
  ['slate.csv', undefined, 'csv'],
  ['my areas.csv', undefined, 'csv'],
])('%s holds %s as %s', (name, kind, format) => {
  expect([kindOf(name), formatOf(name)]).toEqual([kind, format]);
});

test('rejects no file, an unknown file, and too much', () => {
  expect(faultIn([])).toBe('noFile');
  expect(faultIn([file('areas.csv'), file('x.csv')])).toBe('noKind');
  expect(faultIn([file('areas.csv', 'x'.repeat(MAX_BYTES))])).toBe('tooLarge');
  expect(faultIn(Array.from({ length: 21 }, () => file('areas.csv')))).toBe('tooMany');
  expect(faultIn([file('areas.csv')])).toBeUndefined();
});

test('sends no file names', () => {
  expect(bodyOf([file('areas.csv')])).toEqual([{ kind: 'areas', format: 'csv', content: 'id\n' }]);
});
