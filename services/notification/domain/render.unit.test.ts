import fc from 'fast-check';
import { expect, test } from 'vitest';
import { render, signed } from './render.ts';

test('fields are filled in, each as often as it stands there', () => {
  expect(render('{number}（{area}）{number}', { number: '1', area: '幸福里' })).toEqual({
    text: '1（幸福里）1',
  });
});

test('names a missing field instead of leaving a gap', () => {
  expect(render('{number} {team} {x} {team}', { number: '1', team: undefined })).toEqual({
    missing: ['team', 'x'],
  });
  expect(render('{toString}', {})).toEqual({ missing: ['toString'] });
});

test('never reads a value as a template', () => {
  const risky = fc.constantFrom('{', '}', 'x', '$', '&', '\\', '`', '1', '𠮷', '\n');
  fc.assert(
    fc.property(fc.string({ unit: risky, minLength: 1 }), (value) => {
      expect(render('a{x}b', { x: value })).toEqual({ text: `a${value}b` });
    }),
  );
  expect(render('{a}{b}', { a: '{b}', b: '$&' })).toEqual({ text: '{b}$&' });
});

test('the signature stands in front in its brackets, however it was configured', () => {
  expect(signed('呼应', '您好')).toBe('【呼应】您好');
  expect(signed('【呼应】', '您好')).toBe('【呼应】您好');
  expect(signed(' ', '您好')).toBe('您好');
});
