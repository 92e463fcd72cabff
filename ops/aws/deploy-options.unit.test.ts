import { expect, test } from 'vitest';
import { readDeployOptions } from './deploy-options.ts';

const env = { AWS_REGION: 'eu-central-1' };
const said = (...argv: string[]) => readDeployOptions(['--origin', 'https://huying.example', ...argv], env);

test('options become the context of the deployment; what was not said is left to its default', () => {
  expect(
    said('--admin', 'a1', '--alarm-email', 'x@example.org', '--sms-budget', '50', '--region', 'us-west-2'),
  ).toEqual({
    region: 'us-west-2',
    context: {
      origin: 'https://huying.example',
      bootstrapAdmin: 'a1',
      alarmEmail: 'x@example.org',
      smsBudgetUSD: '50',
    },
    yes: false,
    diff: false,
    check: false,
    newOriginSecret: false,
  });
  expect(said('--yes', '--context', 'metricMath=false', '--context', 'a=b=c')).toMatchObject({
    region: 'eu-central-1',
    yes: true,
    context: { metricMath: 'false', a: 'b=c' },
  });
});

test.each([
  [['--origin', 'http://huying.example'], /https/],
  [['--origin', 'huying.example'], /https/],
  [['--origin', 'https://huying.example/staff'], /without a path/],
  [[], /Under which address/],
])('%j is refused with a sentence', (argv, sentence) => {
  expect(() => readDeployOptions(argv, env)).toThrow(sentence);
});

test('a slash at the end of the origin is none', () => {
  expect(readDeployOptions(['--origin', 'https://huying.example/'], env).context.origin).toBe(
    'https://huying.example',
  );
});

test('without a region nothing is done; a check needs neither region nor origin', () => {
  expect(() => readDeployOptions(['--origin', 'https://huying.example'], {})).toThrow(/region/);
  expect(readDeployOptions(['--check'], {})).toMatchObject({
    check: true,
    context: { origin: 'https://huying.example' },
  });
});

test('an option that does not exist is refused', () => {
  expect(() => said('--certifcate', 'x')).toThrow(/certifcate/);
});

test.each([
  [['--second-factor', 'yes'], '--second-factor is true or false, not yes.'],
  [['--threat-protection', 'True'], '--threat-protection is true or false, not True.'],
  [['--context', 'metricMath=off'], '-c metricMath is true or false, not off.'],
  [['--sms-budget', 'much'], '--sms-budget is a number greater than 0, not much.'],
])('%j is refused before anything is changed', (argv, sentence) => {
  expect(() => said(...argv)).toThrow(sentence);
});
