import { expect, test } from 'vitest';
import { childOf, concerns, wardOf, wardsBefore, within } from './ward.ts';

test.each([
  ['qt/qt-03/qt-03-07', 'qt'],
  ['qt/qt-03', 'qt'],
  ['qt', 'qt'],
  ['hq/xh/xh-01/xh-01-02', 'hq/xh'],
  ['hq/xh/xh-01', 'hq'],
  ['c/d/s/n/b', 'c/d/s'],
  [undefined, '-'],
  ['', '-'],
  ['-', '-'],
  ['unplaced', '-'],
])('the ward of %s is %s', (area, ward) => {
  expect(wardOf(area)).toBe(ward);
});

test('an unplaced ticket may have been in the wards around its block, or in none', () => {
  expect(wardsBefore('qt/qt-03/qt-03-07')).toEqual(['-']);
  expect(wardsBefore('hq/xh/xh-01/xh-01-02')).toEqual(['-', 'hq']);
  expect(wardsBefore(undefined)).toEqual([]);
});

test('a sheet concerns the areas in and around its ward; unplaced facts concern the roots only', () => {
  expect(concerns('hq', 'hq/xh')).toBe(true);
  expect(concerns('hq/xh/xh-01', 'hq/xh')).toBe(true);
  expect(concerns('hq/xh', 'hq')).toBe(true);
  expect(concerns('hq/xh', 'hq/xhh')).toBe(false);
  expect(concerns('hq', '-')).toBe(true);
  expect(concerns('hq/xh', '-')).toBe(false);
});

test('a place belongs to the areas above it; an unknown one to the roots', () => {
  expect(within('qt/qt-03', 'qt/qt-03/qt-03-07')).toBe(true);
  expect(within('qt/qt-03', 'qt/qt-031')).toBe(false);
  expect(within('qt', '')).toBe(true);
  expect(within('qt/qt-03', '')).toBe(false);
});

test('finds the child that contains a place', () => {
  expect(childOf('qt', 'qt/qt-03/qt-03-07')).toBe('qt/qt-03');
  expect(childOf('qt', 'qt/qt-03')).toBe('qt/qt-03');
  expect(childOf('qt', 'qt')).toBe('qt');
  expect(childOf('qt', '')).toBe('qt');
});
