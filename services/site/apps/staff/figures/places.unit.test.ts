import { expect, test } from 'vitest';
import { childrenOf, rootsOf, trailOf } from './places.ts';

const areas = ['qt/b', 'qt', 'qt/a', 'qt/a/1', 'qta/1'].map((path) => ({ path }));

test('starts at the areas of the right; for the whole community, at the roots', () => {
  expect(rootsOf(['qt/a', 'qt/b'], areas)).toEqual(['qt/a', 'qt/b']);
  expect(rootsOf(['*'], areas)).toEqual(['qt', 'qta/1']);
});

test('leads from the root that covers the area down to it, never above the root', () => {
  expect(trailOf('qt/a/1', ['qt'])).toEqual(['qt', 'qt/a', 'qt/a/1']);
  expect(trailOf('qt/a/1', ['qt/b', 'qt/a'])).toEqual(['qt/a', 'qt/a/1']);
  expect(trailOf('xx/1', ['qt'])).toEqual(['xx/1']);
});

test('lists the areas directly below, in order', () => {
  expect(childrenOf('qt', areas).map((a) => a.path)).toEqual(['qt/a', 'qt/b']);
});
