import { expect, test } from 'vitest';
import { concerns } from './decisions.ts';
import { optionsOf, sampleOf } from './options.ts';
import { statementsWithout } from './roles.ts';

const TABLE = 'arn:aws:dynamodb:r:1:table/t';
const statements = [
  {
    Effect: 'Allow',
    Action: ['a:Get', 'a:Put'],
    Resource: [TABLE, `${TABLE}/index/i`],
    Condition: { x: {} },
  },
  { Effect: 'Allow', Action: 'sns:Publish', NotResource: 'arn:aws:sns:*:*:*' },
];
const decision = (action: string, resource: string) => ({ at: 0, by: 'f', action, resource, allowed: false });

test('removes one grant and keeps the other actions, resources and the condition of its statement', () => {
  const left = statementsWithout(statements, [{ action: 'a:Get', resource: TABLE, except: false }]);
  expect(left).toEqual([
    { Effect: 'Allow', Action: 'a:Get', Resource: `${TABLE}/index/i`, Condition: { x: {} } },
    { Effect: 'Allow', Action: 'a:Put', Resource: TABLE, Condition: { x: {} } },
    { Effect: 'Allow', Action: 'a:Put', Resource: `${TABLE}/index/i`, Condition: { x: {} } },
    { Effect: 'Allow', Action: 'sns:Publish', NotResource: 'arn:aws:sns:*:*:*' },
  ]);
  expect(statementsWithout(statements, [])).toHaveLength(5);
});

test('a decision concerns the grant of its action whose resource, with its wildcards, it names', () => {
  const on = (resource: string, except = false) => ({ fn: 'f', action: 'a:Get', resource, except });
  expect(concerns(on(TABLE), decision('a:Get', TABLE))).toBe(true);
  expect(concerns(on(TABLE), decision('a:Put', TABLE))).toBe(false);
  expect(concerns(on(TABLE), decision('a:Get', `${TABLE}/index/i`))).toBe(false);
  expect(concerns(on('arn:b/photos/*'), decision('a:Get', 'arn:b/photos/p'))).toBe(true);
  expect(concerns(on('arn:b/photos/*'), decision('a:Get', 'arn:b.photos/p'))).toBe(false);
  expect(concerns(on('*'), decision('a:Get', '*'))).toBe(true);
  expect(concerns(on('arn:aws:sns:*:*:*', true), decision('a:Get', '*'))).toBe(true);
  for (const topic of ['arn:aws:sns:r:1:t', 'arn:aws:sns:elsewhere:2:t'])
    expect(concerns(on('arn:aws:sns:*:*:*', true), decision('a:Get', topic))).toBe(false);
});

test('draws the same sample for the same seed, and none with --all', () => {
  const all = [...Array(100).keys()];
  expect(sampleOf(all, 10, 7)).toEqual(sampleOf(all, 10, 7));
  expect(sampleOf(all, 10, 7)).not.toEqual(sampleOf(all, 10, 8));
  expect(new Set(sampleOf(all, 100, 7)).size).toBe(100);
  expect(optionsOf(['--all']).sample).toBeUndefined();
  expect(optionsOf(['--sample', '3']).sample).toBe(3);
  expect(() => optionsOf(['--sample', 'three'])).toThrow(/whole number/);
});
