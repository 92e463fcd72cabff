import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../bundle/bundle.ts';
import { names } from '../model/names.ts';
import { services } from '../model/services.ts';
import { type Any, onAws, type Resource } from '../synthesis/synthesize.ts';
import { anchorOf, type Kind, kinds } from './kinds.ts';

const PAGE = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');
/** What a page of an alarm answers, in this order. */
const ANSWERS = ['For people', 'First look', 'Likely causes', 'Cure', 'Over when'];

let all: readonly Resource[] = [];
let alarms: readonly Resource[] = [];
beforeAll(() => {
  all = onAws().resources;
  alarms = all.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
}, 60_000);

const kindOf = ({ Properties }: Resource): Kind =>
  Properties.AlarmName.slice(Properties.AlarmName.indexOf(': ') + 2);
const ofKind = (kind: Kind) => alarms.filter((alarm) => kindOf(alarm) === kind);
const about = (kind: Kind) => ofKind(kind).map(({ Properties }) => Properties.AlarmName.split(': ')[0]);

test('every alarm states its impact, the first step and its page, within CloudWatch’s limit', () => {
  for (const { Properties } of alarms) {
    const kind = kindOf({ Properties } as Resource);
    expect(Properties.AlarmDescription).toMatch(
      /^.{20,}\. First step: .+ \(docs\/operations\.md#[a-z-]+\)\.$/i,
    );
    expect(Properties.AlarmDescription).toContain(`docs/operations.md#${anchorOf(kind)})`);
    expect(Properties.AlarmDescription.length).toBeLessThanOrEqual(1024);
    expect(Properties.AlarmName).toMatch(/^huying-/);
  }
  expect(new Set(alarms.map(({ Properties }) => Properties.AlarmName)).size).toBe(alarms.length);
});

test.each(Object.keys(kinds) as Kind[])(
  '"%s" is raised somewhere, and has a page that answers everything',
  (kind) => {
    expect(ofKind(kind).length).toBeGreaterThan(0);
    const heading = `### Alarm: ${kind}\n`;
    expect(PAGE.split(heading)).toHaveLength(2);
    const page = PAGE.split(heading)[1]?.split(/^##/m)[0] ?? '';
    expect([...page.matchAll(/^- \*\*([^*]+)\.\*\*/gm)].map(([, lead]) => lead)).toEqual(ANSWERS);
  },
);

test('every alarm page in the docs has an alarm', () => {
  const pages = [...PAGE.matchAll(/^### Alarm: (.+)$/gm)].map(([, kind]) => kind);
  expect(pages.sort()).toEqual(Object.keys(kinds).sort());
  for (const [, anchor] of PAGE.matchAll(/\(#(alarm-[\w-]+)\)/g))
    expect((Object.keys(kinds) as Kind[]).map(anchorOf)).toContain(anchor);
});

test('every alarm notifies one topic when it starts and ends, and only CloudWatch and this account may publish to it', () => {
  for (const { Properties } of alarms) {
    expect(JSON.stringify(Properties.AlarmActions)).toContain(`:${names.alarms}"`);
    expect(Properties.OKActions).toEqual(Properties.AlarmActions);
  }
  const topic = all.find(({ Properties }) => Properties?.TopicName === names.alarms);
  expect(topic?.Properties.KmsMasterKeyId).toBeDefined();
  const policy = all.find(
    (r) => r.Type === 'AWS::SNS::TopicPolicy' && JSON.stringify(r).includes('cloudwatch'),
  );
  expect(JSON.stringify(policy)).toContain(topic?.id);
});

test('every publisher, consumer, function, table and scheduled function has an alarm', () => {
  const fns = services.flatMap((s) =>
    Object.entries(s.functions).map(([fn, spec]) => ({ s: s.name, fn, spec })),
  );
  const publishing = services.filter((s) => s.publishes?.length).map(({ name }) => name);
  const names_ = (kind: 'function' | 'queue', list: typeof fns) =>
    list.map(({ s, fn }) => names[kind](s, fn)).sort();
  expect(about('publisher behind').sort()).toEqual(
    publishing.map((s) => names.function(s, 'publish')).sort(),
  );
  expect(about('publishing fails').sort()).toEqual(about('publisher behind').sort());
  expect(about('unpublished facts').sort()).toEqual(
    publishing.map((s) => names.queue(s, 'unpublished')).sort(),
  );
  expect(about('queue behind').sort()).toEqual(
    names_(
      'queue',
      fns.filter(({ spec }) => spec.subscribes?.length || spec.worksOff),
    ),
  );
  expect(about('watcher behind')).toEqual(
    names_(
      'function',
      fns.filter(({ spec }) => spec.watches),
    ),
  );
  expect(about('the minute does not strike').sort()).toEqual(
    names_(
      'function',
      fns.filter(({ spec }) => spec.every),
    ),
  );
  expect(about('a function fails').sort()).toEqual(
    all
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .map((f) => f.Properties.FunctionName)
      .sort(),
  );
  expect(about('throttled tables').sort()).toEqual(
    all
      .filter(({ Type }) => Type === 'AWS::DynamoDB::Table')
      .map((t) => t.Properties.TableName)
      .sort(),
  );
});

test('missing data is an alarm only for what reports every minute', () => {
  for (const alarm of alarms) {
    const { TreatMissingData, AlarmName } = alarm.Properties;
    const reports = kindOf(alarm) === 'the minute does not strike' || AlarmName.includes('escalation-sweep');
    const silent = AlarmName.endsWith('a function fails') ? false : reports;
    expect(TreatMissingData, AlarmName).toBe(silent ? 'breaching' : 'notBreaching');
  }
});

test('throttled reads and writes are counted for every table and index', () => {
  const counted = ofKind('throttled tables').flatMap(({ Properties }) =>
    (Properties.Metrics as Any[]).flatMap(({ MetricStat }) => {
      if (!MetricStat) return [];
      const { MetricName, Dimensions } = MetricStat.Metric;
      const of = (name: string) => (Dimensions as Any[]).find(({ Name }) => Name === name)?.Value ?? '';
      return [`${MetricName} ${of('TableName')} ${of('GlobalSecondaryIndexName')}`];
    }),
  );
  const places = services.flatMap((s) =>
    Object.entries(s.tables ?? {}).flatMap(([key, { indexes = {} }]) =>
      ['', ...Object.keys(indexes)].map((index) => `${names.table(s.name, key)} ${index}`),
    ),
  );
  const wanted = places.flatMap((at) => [`ReadThrottleEvents ${at}`, `WriteThrottleEvents ${at}`]);
  expect(counted.sort()).toEqual(wanted.sort());
});

test('metric math uses no more metrics than CloudWatch allows in an alarm', () => {
  for (const { Properties } of alarms.filter((a) => a.Properties.Metrics)) {
    const read = (Properties.Metrics as Any[]).filter(({ MetricStat }) => MetricStat);
    expect(read.length, Properties.AlarmName).toBeLessThanOrEqual(10);
    const known = new Set((Properties.Metrics as Any[]).map(({ Id }) => Id));
    for (const { Expression } of Properties.Metrics as Any[])
      for (const [name] of (Expression ?? '').matchAll(/\b[a-z]\w*\b/g)) expect(known).toContain(name);
  }
});
