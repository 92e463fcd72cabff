import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, DeleteQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { clientOf } from '../infra/tooling/system/aws-env.ts';
import { layout } from '../infra/tooling/system/layout.ts';
import type { System } from '../local/system.ts';
import { expectCall } from './support/call.ts';
import { PLACES, type Place } from './support/leaks/place.ts';
import { type Needle, needlesOf, searchLeaks } from './support/leaks/search.ts';
import { tables } from './support/logs.ts';
import { clearReport, sendReport, testPhone } from './support/report.ts';
import { system } from './support/system.ts';

/** A leak of each kind of place, planted and taken away again. @returns what takes it away */
type Plant = (phone: string, on: System) => Promise<() => unknown>;

const queue =
  (name: string): Plant =>
  async (phone, { endpoint }) => {
    const sqs = new SQSClient(clientOf(endpoint));
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ to: phone }) }));
    return () => sqs.send(new DeleteQueueCommand({ QueueUrl }));
  };

const plants: Readonly<Record<Place, Plant>> = {
  logs: async (phone, { endpoint }) => {
    const client = new CloudWatchLogsClient(clientOf(endpoint));
    const of = { logGroupName: '/huying/leaks-planted', logStreamName: 'one' };
    await client.send(new CreateLogGroupCommand(of));
    await client.send(new CreateLogStreamCommand(of));
    const logEvents = [{ timestamp: Date.now(), message: `failed for ${phone}` }];
    await client.send(new PutLogEventsCommand({ ...of, logEvents }));
    return () => client.send(new DeleteLogGroupCommand(of));
  },
  files: async (phone, { dir }) => {
    const file = join(dir, 'planted.log');
    appendFileSync(file, `Error: no such number ${phone}\n`);
    return () => rmSync(file);
  },
  addresses: async (phone, { origin, dir }) => {
    const address = `/report?phone=${encodeURIComponent(phone)}`;
    await (await fetch(origin + address)).text();
    const { accessLog } = layout(dir);
    return () => {
      const kept = readFileSync(accessLog, 'utf8').split('\n');
      writeFileSync(accessLog, kept.filter((line) => !line.includes(address)).join('\n'));
    };
  },
  events: async (phone, { endpoint }) => {
    const sns = new SNSClient(clientOf(endpoint));
    const TopicArn = 'arn:aws:sns:us-east-1:000000000000:huying-intake';
    // Without the attribute `type` nobody but the search subscribes to it; it listens from some moment on.
    const again = setInterval(
      () => void sns.send(new PublishCommand({ TopicArn, Message: JSON.stringify({ caller: phone }) })),
      100,
    );
    return () => clearInterval(again);
  },
  tables: async (phone) => {
    const key = { pk: 'leaks-planted', sk: '-' };
    const client = await tables();
    await client.send(new PutCommand({ TableName: 'huying-analytics', Item: { ...key, note: [phone] } }));
    return () => client.send(new DeleteCommand({ TableName: 'huying-analytics', Key: key }));
  },
  queues: queue('leaks-planted'),
  'dead letters': queue('leaks-planted-dlq'),
  metrics: async (phone, { endpoint }) => {
    const client = new CloudWatchClient(clientOf(endpoint));
    const Dimensions = [{ Name: 'caller', Value: phone }];
    const MetricData = [{ MetricName: 'planted', Value: 1, Dimensions }];
    await client.send(new PutMetricDataCommand({ Namespace: 'LeaksPlanted', MetricData }));
    return () => client.destroy();
  },
  'object names': async (phone, { endpoint, outputs }) => {
    const s3 = new S3Client({ ...clientOf(endpoint), forcePathStyle: true });
    const of = { Bucket: outputs.BucketPhotos, Key: `uploads/leaks-${phone.slice(1)}` };
    await s3.send(new PutObjectCommand({ ...of, Body: 'x' }));
    return () => s3.send(new DeleteObjectCommand(of));
  },
};

test('a phone that was planted in a place is found there and nowhere else, for every place', async () => {
  const on = await system();
  const phones = PLACES.map((place) => ({ place, phone: testPhone() }));
  const undo = await Promise.all(phones.map(({ place, phone }) => plants[place](phone, on)));
  try {
    const needles = phones.map(
      ({ place, phone }): Needle => ({ kind: 'phone', text: phone.slice(3), from: place }),
    );
    const { findings, searched } = await searchLeaks(on, needles);
    const places = findings.map(({ place, from }) => `${from} in ${place}`);
    expect([...new Set(places)].sort()).toEqual(PLACES.map((place) => `${place} in ${place}`).sort());
    for (const place of PLACES) expect(searched[place], place).toBeGreaterThan(0);
  } finally {
    for (const remove of undo) await remove();
  }
}, 300_000);

test('what a resident hands in is looked for, and what everybody may read is not', async () => {
  const body = {
    ...clearReport(),
    name: '欧阳试春',
    place: '幸福里12号楼3单元',
    words: '三楼的灯坏了两个星期没人管，老人上下楼害怕。',
  };
  const { report, code } = await sendReport(body);
  const needles = await needlesOf(await system());
  const of = needles.filter(({ from }) => from.includes(report));
  expect(new Set(of.map(({ kind }) => kind))).toEqual(new Set(['phone', 'name', 'address', 'words', 'code']));
  expect(of.map(({ text }) => text)).toEqual(
    expect.arrayContaining([
      body.phone.slice(3),
      body.name,
      body.place,
      '三楼的灯坏了两个星期',
      code.replaceAll('-', ''),
    ]),
  );
  expect(needles.some(({ kind }) => kind === 'secret')).toBe(true);
  const directory = await expectCall<{ categories: { services: { phone?: string }[] }[] }>(
    200,
    'GET',
    '/api/community/public/directory',
  );
  const [open = ''] = directory.categories.flatMap(({ services }) =>
    services.flatMap(({ phone }) => phone ?? []),
  );
  expect(open).toMatch(/^\+86/);
  expect(needles.some(({ text }) => open.endsWith(text))).toBe(false);
}, 120_000);
