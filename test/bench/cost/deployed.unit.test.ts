import { beforeAll, expect, test } from 'vitest';
import { services } from '../../../infra/model/services.ts';
import { onAws } from '../../../infra/synthesis/synthesize.ts';
import { type Deployed, deployed } from './deployed.ts';

let counted: Deployed;
beforeAll(() => {
  counted = deployed();
}, 240_000);

test('counts a key for each vault and one for the alarms, and everybody who opens a vault', () => {
  const vaults = services.filter(({ tables }) => tables?.vault);
  expect(counted.keys).toBe(vaults.length + 1);
  expect(counted.keyUsers).toBeGreaterThan(vaults.length);
});

test('counts each metric under an alarm that computes with several', () => {
  const alarms = onAws().resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
  expect(counted.alarms).toBeGreaterThan(alarms.length);
});

test('counts what is there once, and a metric of our own for each service that tells one', () => {
  expect(counted).toMatchObject({ secrets: 1, dashboards: 1 });
  expect(counted.metrics).toBeGreaterThan(services.length);
});
