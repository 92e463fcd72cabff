import { expect, test } from 'vitest';
import type { Problem } from '#shared/http/problem.ts';
import { validate } from '#shared/http/validate.ts';
import manifest from './service.ts';

const flaws = (route: 'callback' | 'answer', body: unknown): string[] => {
  try {
    validate(manifest.routes[route].body, body, 'zh-CN');
    return [];
  } catch (error) {
    return (error as Problem).errors.map(({ field, code }) => `${field} ${code}`);
  }
};

test.each([
  [{ reached: true, solved: 'solved' }, []],
  [{ reached: true, solved: 'not', satisfied: 'dissatisfied', words: '没人来' }, []],
  [{ reached: false }, []],
  [{ reached: false, words: '无人接听' }, []],
  [{ reached: true }, ['solved missing']],
  [{ reached: true, satisfied: 'fair' }, ['solved missing']],
  [{ reached: false, solved: 'solved' }, ['solved not-allowed']],
  [{ reached: false, satisfied: 'fair' }, ['satisfied not-allowed']],
  [{ solved: 'solved' }, ['reached missing']],
  [{ reached: true, solved: 'yes' }, ['solved not-allowed']],
  [{ reached: true, solved: 'solved', officer: 'm-1' }, ['officer unknown-field']],
])('a call-back of %j has these flaws: %j', (body, expected) => {
  expect(flaws('callback', body)).toEqual(expected);
});

test.each([
  [{ solved: true }, 0],
  [{ solved: false, words: '又堆了' }, 0],
  [{ solved: 'partly', satisfied: 'fair' }, 0],
  [{}, 1],
  [{ solved: 'maybe' }, 1],
  [{ solved: true, satisfied: 'very' }, 1],
])('an answer of %j has %i flaws', (body, count) => {
  expect(flaws('answer', body)).toHaveLength(count);
});
