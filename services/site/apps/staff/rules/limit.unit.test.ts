import { expect, test } from 'vitest';
import type { SlaRule } from '#events/rules.ts';
import { fill } from '../words/fill.ts';
import { limitOf } from './limit.ts';

const limit = (rule: Partial<SlaRule>) =>
  limitOf({ stage: 'accept', clock: 'calendar', ...rule }, (words, values) => fill(words.zh, values ?? {}));

test('shows limits in the unit that people use', () => {
  expect([
    limit({ minutes: 15 }),
    limit({ minutes: 1440 }),
    limit({ minutes: 240, clock: 'working' }),
    limit({ minutes: 90, clock: 'working' }),
    limit({ days: 5, clock: 'working' }),
    limit({ days: 1 }),
    limit({}),
  ]).toEqual(['15 分钟', '24 小时', '4 个工作小时', '90 个工作分钟', '5 个工作日', '1 天', '–']);
});
