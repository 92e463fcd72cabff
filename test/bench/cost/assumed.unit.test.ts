import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { services } from '../../../infra/model/services.ts';
import { type Any, onAws, type Resource } from '../../../infra/synthesis/synthesize.ts';
import { root } from '../../../infra/tooling/system/layout.ts';
import { ASSUMED } from './city.ts';

let all: readonly Resource[] = [];
beforeAll(() => {
  all = onAws().resources;
}, 60_000);
const of = (type: string) => all.filter(({ Type }) => Type === type);
const page = (name: string) => readFileSync(join(root, 'docs', name), 'utf8').replaceAll(/\s+/g, ' ');

test('a city pays for the keys, secrets, alarms and dashboards that are deployed', () => {
  expect(ASSUMED.keys).toBe(of('AWS::KMS::Key').length);
  expect(ASSUMED.secrets).toBe(of('AWS::SecretsManager::Secret').length);
  expect(ASSUMED.dashboards).toBe(of('AWS::CloudWatch::Dashboard').length);
  const looksAt = ({ Properties: { Metrics } }: Resource) =>
    Metrics ? (Metrics as Any[]).filter(({ MetricStat }) => MetricStat).length : 1;
  expect(ASSUMED.alarms).toBe(of('AWS::CloudWatch::Alarm').reduce((n, alarm) => n + looksAt(alarm), 0));
  const functions = services.flatMap((service) => Object.values(service.functions));
  expect(ASSUMED.keyUsers).toBe(functions.filter(({ tables }) => tables?.vault).length);
});

test('and for the custom metrics that services may emit', () => {
  const listening = services.filter(({ functions }) =>
    Object.values(functions).some(({ subscribes, worksOff }) => subscribes?.length || worksOff),
  );
  const publishing = services.filter(({ publishes }) => publishes?.length);
  const deadLetters = new Set([...listening, ...publishing]).size;
  const [timers, messages] = [3, 5];
  expect(ASSUMED.metrics).toBe(deadLetters + publishing.length + timers + messages);
});

test('the docs state the same numbers', () => {
  expect(page('performance.md')).toContain(
    `${ASSUMED.keys} keys, ${ASSUMED.alarms} metrics under alarms, ${ASSUMED.metrics} figures of our own`,
  );
  expect(page('aws.md')).toContain(`alarms: ${ASSUMED.alarms} metrics under watch`);
  expect(page('aws.md')).toContain(`one a vault, one of the alarms' topic, 1.00 each | ${ASSUMED.keys} |`);
});
