import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const read = (context: Readonly<Record<string, unknown>>) =>
  readSettings((name) => ({ origin: 'https://huying.example', ...context })[name]);

test('requires a second factor on AWS unless it is set to false', () => {
  expect(read({}).secondFactor).toBe(true);
  expect(read({ secondFactor: 'true' }).secondFactor).toBe(true);
  expect(read({ secondFactor: 'false' }).secondFactor).toBe(false);
  // As cdk.json says it.
  expect(read({ secondFactor: false }).secondFactor).toBe(false);
  expect(read({ local: 'true' }).secondFactor).toBe(false);
});

test.each(['local', 'secondFactor', 'threatProtection', 'metricMath'])(
  '%s is true or false; what means neither is refused instead of counting as false',
  (name) => {
    for (const word of ['yes', 'on', 'True', '1', 'false ', ''])
      expect(() => read({ [name]: word }), word).toThrow(
        `-c ${name} is true or false, not ${word || 'nothing'}.`,
      );
  },
);

test.each(['limitTimes', 'smsBudgetUSD', 'requestsPerSecond'])('%s is a number greater than 0', (name) => {
  for (const word of ['0', '-1', 'many'])
    expect(() => read({ [name]: word })).toThrow(`-c ${name} is a number`);
});

test('accepts only existing time zones, and defaults to Shanghai', () => {
  expect(read({}).zone).toBe('Asia/Shanghai');
  expect(read({ zone: 'Europe/Berlin' }).zone).toBe('Europe/Berlin');
  for (const word of ['Beijing', '+08:00', ''])
    expect(() => read({ zone: word }), word).toThrow('-c zone is a time zone such as Asia/Shanghai');
});
