import { expect, test } from 'vitest';
import type { SlaRule } from '#events/rules.ts';
import { terms } from '../testing/clock-fixture.ts';
import { HOUR, MINUTE, MONDAY } from '../testing/ticket-events.ts';
import { isoOf, type TimedStage } from './clock.ts';
import { DEFAULT } from './default-rules.ts';
import { dueOf, type RuleContext, ruleFor } from './terms.ts';

const normal: RuleContext = { level: 1, urgency: 'normal', category: 'noise' };
const rule = (also: Partial<SlaRule>, minutes: number): SlaRule => ({
  stage: 'accept',
  clock: 'calendar',
  ...also,
  minutes,
});

test('the rule with the most conditions wins; among as many, category before urgency before level; among equals, the first', () => {
  const rules = [
    rule({}, 1),
    rule({ level: 1 }, 2),
    rule({ urgency: 'normal' }, 3),
    rule({ category: 'noise' }, 4),
    rule({ urgency: 'normal', level: 1 }, 5),
    rule({ category: 'noise', level: 1 }, 6),
    rule({ category: 'noise', urgency: 'normal' }, 7),
    rule({ category: 'noise', urgency: 'normal', level: 1 }, 8),
  ];
  // Without the winner the next one wins, whatever the order.
  for (const order of [rules, rules.toReversed()])
    for (let left = order; left.length > 0; ) {
      const best = ruleFor(left, 'accept', normal);
      expect(best.minutes).toBe(Math.max(...left.map((r) => r.minutes ?? 0)));
      left = left.filter((r) => r !== best);
    }
  expect(ruleFor([rule({}, 1), rule({}, 2)], 'accept', normal).minutes).toBe(1);
});

test('ignores rules whose conditions do not match, and falls back to the default rules', () => {
  const others = [rule({ level: 2 }, 1), rule({ urgency: 'urgent' }, 1), rule({ category: 'fire' }, 1)];
  expect(ruleFor(others, 'accept', normal).minutes).toBe(240);
  expect(ruleFor([rule({ stage: 'contact' }, 1)], 'accept', normal).minutes).toBe(240);
  expect(ruleFor([], 'missed-call', normal)).toMatchObject({ minutes: 30, clock: 'calendar' });
});

const after = (stage: TimedStage, about: Partial<RuleContext>, of = {}) => {
  const [due, near] = dueOf({ ...terms, ...of }, stage, MONDAY, { ...normal, ...about });
  return [isoOf(due), isoOf(near)].map((t) => t.slice(5, 16));
};

// Monday 23 November 2026, 09:00 in Beijing; 7 working hours a day.
test.each([
  ['dispatch', { urgency: 'emergency' }, '11-23T01:05', '11-23T01:03'],
  ['accept', { urgency: 'emergency' }, '11-23T01:15', '11-23T01:11'],
  ['contact', { urgency: 'emergency' }, '11-23T01:30', '11-23T01:22'],
  ['resolve', { urgency: 'emergency' }, '11-24T01:00', '11-23T19:00'],
  ['dispatch', { urgency: 'urgent' }, '11-23T01:30', '11-23T01:22'],
  ['accept', { urgency: 'urgent' }, '11-23T03:00', '11-23T02:30'],
  ['contact', { urgency: 'urgent' }, '11-23T06:30', '11-23T04:00'],
  ['resolve', { urgency: 'urgent' }, '11-25T09:30', '11-25T02:45'],
  ['dispatch', {}, '11-23T03:00', '11-23T02:30'],
  ['accept', {}, '11-23T06:30', '11-23T04:00'],
  ['contact', {}, '11-23T09:30', '11-23T07:45'],
  ['resolve', {}, '11-27T09:30', '11-26T07:45'],
  ['resolve', { level: 2 }, '12-01T09:30', '11-30T02:45'],
  ['resolve', { level: 3 }, '12-04T09:30', '12-02T06:00'],
  ['resolve', { level: 4 }, '12-11T09:30', '12-08T02:45'],
  ['dispatch', { urgency: 'consultation' }, '11-23T03:00', '11-23T02:30'],
  ['accept', { urgency: 'consultation' }, '11-23T02:00', '11-23T01:45'],
  ['contact', { urgency: 'consultation' }, '11-23T09:30', '11-23T07:45'],
  ['resolve', { urgency: 'consultation' }, '11-25T09:30', '11-25T02:45'],
  ['callback', {}, '11-24T09:30', '11-24T06:00'],
  ['missed-call', {}, '11-23T01:30', '11-23T01:22'],
] as const)('by default %s of %j is due at %s and warned of at %s', (stage, about, due, near) => {
  expect(after(stage, about)).toEqual([due, near]);
});

test('a fast set divides every duration and runs day and night', () => {
  const fast = { speed: 450 };
  const [due, near, rise] = dueOf({ ...terms, ...fast }, 'resolve', MONDAY + 12 * HOUR, normal);
  expect(due - MONDAY - 12 * HOUR).toBe((5 * 7 * HOUR) / 450);
  expect(near - MONDAY - 12 * HOUR).toBe((5 * 7 * HOUR * 0.75) / 450);
  expect((rise ?? 0) - due).toBe(Math.round((7 * HOUR) / 450));
  const [calendar] = dueOf({ ...terms, ...fast }, 'missed-call', MONDAY, normal);
  expect(calendar - MONDAY).toBe((30 * MINUTE) / 450);
});

test('a rule may set its own warning share', () => {
  const [due, near] = dueOf({ ...terms, rules: [{ ...rule({}, 60), near: 0.5 }] }, 'accept', MONDAY, normal);
  expect([due - MONDAY, near - MONDAY]).toEqual([HOUR, HOUR / 2]);
});

test('a missed accept, contact or resolve rises a working day later, except at the last level', () => {
  const rise = (stage: TimedStage, level = 1, levels = 3) => {
    const [due, , at] = dueOf({ ...terms, levels }, stage, MONDAY, { ...normal, level });
    return at && (at - due) / HOUR;
  };
  expect(rise('accept')).toBe(24);
  expect([rise('contact'), rise('resolve')].every((hours) => (hours ?? 0) >= 24)).toBe(true);
  expect([rise('accept', 2), rise('accept', 3), rise('accept', 2, 2)]).toEqual([24, undefined, undefined]);
  for (const stage of ['dispatch', 'callback', 'missed-call'] as const) expect(rise(stage)).toBeUndefined();
});

test('an unannounced year makes a deadline provisional and keeps its timing', () => {
  const newYear = Date.parse('2026-12-30T01:00:00.000Z');
  const provisional = dueOf(terms, 'resolve', newYear, normal);
  expect(provisional[3]).toEqual({
    due: { clock: 'working', minutes: 5 * 7 * 60 },
    near: 0.75,
    rise: { clock: 'working', minutes: 7 * 60 },
  });
  expect(dueOf(terms, 'resolve', MONDAY, normal)).toHaveLength(3);
  expect(dueOf(terms, 'callback', newYear, normal)).toMatchObject({ 2: 0, 3: { near: 0.75 } });
  expect(dueOf(terms, 'missed-call', newYear, normal)).toHaveLength(2);
});

test('the default rules cover every stage', () => {
  const stages = ['dispatch', 'accept', 'contact', 'resolve', 'callback', 'missed-call', 'rise'] as const;
  for (const stage of stages)
    for (const urgency of ['emergency', 'urgent', 'normal', 'consultation'] as const)
      expect(ruleFor(DEFAULT.rules, stage, { level: 1, urgency }).stage).toBe(stage);
  expect(DEFAULT.levels.map((l) => l.level)).toEqual([1, 2, 3]);
});
