import { expect, test } from 'vitest';
import { RulesContent } from '#events/rules.ts';
import { slaSets } from './sla.ts';

test('three stations, four levels, and a set for rehearsals', () => {
  expect(slaSets.map(({ name, levels, speed, quiet }) => [name, levels.length, speed, quiet?.from])).toEqual([
    ['three-stations', 3, undefined, undefined],
    ['quiet-nights', 3, undefined, '22:00'],
    ['four-levels', 4, undefined, undefined],
    ['rules-fast', 3, 450, undefined],
  ]);
  for (const set of slaSets) expect(RulesContent.safeParse({ kind: 'sla', ...set }).success).toBe(true);
});

const times = (name: string, level: number, stage: string, urgency: string) =>
  slaSets
    .find((set) => set.name === name)
    ?.rules.findLast(
      (rule) =>
        rule.stage === stage &&
        (rule.urgency ?? urgency) === urgency &&
        (rule.level === undefined || rule.level === level),
    );

test.each([
  [1, 5],
  [2, 7],
  [3, 10],
  [4, 15],
])('at level %i a common matter is resolved within %i working days', (level, days) => {
  expect(times('four-levels', level, 'resolve', 'normal')).toMatchObject({
    days,
    clock: 'working',
    near: 0.75,
  });
});

test('an emergency is dispatched in five minutes and resolved in a day, also at night', () => {
  for (const { name } of slaSets) {
    expect(times(name, 1, 'dispatch', 'emergency')).toMatchObject({ minutes: 5, clock: 'calendar' });
    expect(times(name, 2, 'resolve', 'emergency')).toMatchObject({ minutes: 1440, clock: 'calendar' });
  }
});
