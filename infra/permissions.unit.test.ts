import { beforeAll, expect, test } from 'vitest';
import { reads } from '../events/reads/catalogue.ts';
import type { FunctionSpec } from '../shared/service/manifest.ts';
import { names } from './model/names.ts';
import { services } from './model/services.ts';
import { list, ofType, streamReaders, text } from './synthesis/deployed.ts';
import { type Any, ENV, onAws } from './synthesis/synthesize.ts';

/** What functions may do, over the templates for AWS. */
beforeAll(() => void onAws(), 60_000);

interface Grant {
  readonly role: string;
  readonly stack: string;
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
  readonly statement: Any;
}
const grants = (): Grant[] =>
  ofType('AWS::IAM::Policy').flatMap((p) =>
    p.Properties.PolicyDocument.Statement.map((statement: Any) => ({
      role: p.Properties.Roles[0].Ref,
      stack: p.stack,
      actions: list<string>(statement.Action),
      resources: statement.Resource === undefined ? [] : list<unknown>(statement.Resource),
      statement,
    })),
  );
/** The function that runs with a role; undefined for roles of CDK's own. */
const runsAs = (stack: string, role: string) =>
  ofType('AWS::Lambda::Function', stack).find(
    (f) => text(f.Properties.Role) === text({ 'Fn::GetAtt': [role, 'Arn'] }),
  );

test('every function has its own role, which only Lambda may assume, without managed policies', () => {
  const roles = ofType('AWS::Lambda::Function').map((f) => `${f.stack} ${text(f.Properties.Role)}`);
  expect(new Set(roles).size).toBe(roles.length);
  for (const { id, stack, Properties: p } of ofType('AWS::IAM::Role')) {
    expect(p.ManagedPolicyArns, id).toBeUndefined();
    expect(list(p.AssumeRolePolicyDocument.Statement).map((s: Any) => s.Principal)).toEqual([
      { Service: 'lambda.amazonaws.com' },
    ]);
    expect(runsAs(stack, id), id).toBeDefined();
  }
  for (const { Properties: p } of ofType('AWS::IAM::Policy')) expect(p.Roles).toHaveLength(1);
});

test('allows an action on all resources only where AWS supports no resource', () => {
  const wide = grants().flatMap(({ resources, actions, stack, role }) =>
    resources
      .filter((r) => r === '*')
      .map(() => `${runsAs(stack, role)?.Properties.FunctionName}: ${actions.join()}`),
  );
  // ListStreams takes no table; what it tells is the streams' names.
  const reasoned = streamReaders.map((name) => `${name}: dynamodb:ListStreams`);
  expect(wide.sort()).toEqual(reasoned.sort());
  for (const { actions } of grants()) for (const action of actions) expect(action).not.toBe('*');
});

/** Each wildcard that may stand in a grant, and why nothing narrower can. */
const REASONED: Readonly<Record<string, RegExp>> = {
  'ListStreams knows no resource; what it tells is the names of streams': /^"\*"$/,
  'photos below one prefix, whose names are drawn by lot': /:s3:::huying-photos-[^"]*\/(uploads|photos)\/\*"/,
};

test('allows no wildcard action, and a wildcard resource only with a reason', () => {
  for (const { resources, actions } of grants()) {
    for (const action of actions) expect(action).not.toMatch(/[*?]/);
    for (const resource of resources.filter((r) => /[*?]/.test(text(r))))
      expect(
        Object.values(REASONED).filter((reason) => reason.test(text(resource))),
        text(resource),
      ).toHaveLength(1);
  }
});

test('a vault’s key can be used for its own table only, through DynamoDB', () => {
  const keyed = grants().filter(({ actions }) => actions.some((a) => a.startsWith('kms:')));
  expect(keyed.length).toBeGreaterThan(8);
  for (const { actions, statement } of keyed) {
    expect(actions).toEqual(['kms:DescribeKey', 'kms:Decrypt']);
    expect(statement.Condition).toEqual({
      StringEquals: { 'kms:ViaService': `dynamodb.${ENV.region}.amazonaws.com` },
    });
  }
});

test('a service calls a function only on behalf of its own API, rule or logs', () => {
  for (const { Properties: p } of ofType('AWS::Lambda::Permission')) {
    expect(p.Principal).toMatch(/^(apigateway|events|logs)\.amazonaws\.com$/);
    expect(p.SourceArn).toBeDefined();
  }
});

test('only the SMS sender may publish to phone numbers', () => {
  const open = grants().filter(({ statement }) => statement.NotResource !== undefined);
  const senders = services.flatMap((s) =>
    Object.entries(s.functions)
      .filter(([, f]) => f.sms)
      .map(([fn]) => names.function(s.name, fn)),
  );
  expect(open.map(({ stack, role }) => runsAs(stack, role)?.Properties.FunctionName)).toEqual(senders);
  for (const { statement } of open) {
    expect(list(statement.Action)).toEqual(['sns:Publish']);
    expect(text(statement.NotResource)).toMatch(/":sns:\*:\*:\*"/);
  }
});

const everyFunction = services.flatMap((service) =>
  Object.entries(service.functions).map(([fn, spec]) => ({
    name: `${service.name}.${fn}`,
    service,
    fn,
    spec,
  })),
);
test.each(everyFunction)(
  '$name may touch the tables, reads and queues of its manifest, and no others',
  ({ service, fn, spec }) => {
    const stack = `huying-${service.name}`;
    const mine = grants().filter(
      (g) => runsAs(g.stack, g.role)?.Properties.FunctionName === names.function(service.name, fn),
    );
    const used = (kind: string, field: string) =>
      new Set(
        mine.flatMap(({ resources }) =>
          resources.flatMap((r) =>
            ofType(kind, stack)
              .filter((x) => text(r).includes(`"${x.id}"`))
              .map((x) => x.Properties[field] as string),
          ),
        ),
      );
    expect([...used('AWS::DynamoDB::Table', 'TableName')].sort()).toEqual(
      Object.keys(spec.tables ?? {})
        .map((key) => names.table(service.name, key))
        .sort(),
    );
    const ACTIONS = {
      get: 'GetItem',
      many: 'BatchGetItem',
      query: 'Query',
      scan: 'Scan',
      put: 'PutItem',
      update: 'UpdateItem',
      delete: 'DeleteItem',
    } as const;
    const onItems = mine.filter(({ actions }) => /^dynamodb:.*(Item|Query|Scan)/.test(actions.join()));
    for (const [key, access] of Object.entries(spec.tables ?? {})) {
      const table = ofType('AWS::DynamoDB::Table', stack).find(
        (t) => t.Properties.TableName === names.table(service.name, key),
      );
      const there = onItems.filter(({ resources }) => text(resources).includes(`"${table?.id}"`));
      const whole = there.filter(({ resources }) => !text(resources).includes('/index/'));
      expect(whole.flatMap(({ actions }) => actions).sort()).toEqual(
        access.map((word) => `dynamodb:${ACTIONS[word]}`).sort(),
      );
      const indexes = there.filter((g) => !whole.includes(g));
      expect(text(indexes.map(({ resources }) => resources)).match(/(?<=\/index\/)\w+/g) ?? []).toEqual(
        key === 'main' ? (spec.queries ?? []) : [],
      );
      for (const { actions } of indexes) expect(actions).toEqual(['dynamodb:Query']);
    }
    const invoked = mine
      .filter(({ actions }) => actions.includes('lambda:InvokeFunction'))
      .map(({ resources }) => text(resources))
      .join();
    for (const read of spec.reads ?? []) expect(invoked).toContain(`:function:${names.reader(read.name)}"`);
    expect((invoked.match(/:function:/g) ?? []).length).toBe(spec.reads?.length ?? 0);
    expect(mine.flatMap(({ actions }) => actions).filter((a) => /Scan|sns:Publish/.test(a))).toEqual(
      spec.sms ? ['sns:Publish'] : [],
    );
    const queues = [...used('AWS::SQS::Queue', 'QueueName')].sort();
    const own =
      spec.subscribes?.length || spec.worksOff
        ? [names.queue(service.name, fn), names.dlq(names.queue(service.name, fn))]
        : [];
    const unwatched = spec.watches ? [names.dlq(names.queue(service.name, fn))] : [];
    const filled = (spec.enqueues ?? []).map((to) => names.queue(service.name, to));
    expect(queues).toEqual([...new Set([...own, ...unwatched, ...filled])].sort());
  },
);

test('a named read is a function of its owner, invoked only by functions that declare it', () => {
  const functions = services.flatMap((s) =>
    Object.entries<FunctionSpec>(s.functions).map((f) => [s, ...f] as const),
  );
  const offered = functions.flatMap(([, , { offers }]) => (offers ? [offers] : []));
  expect(offered.map(({ name }) => name).sort()).toEqual([...reads.keys()].sort());
  for (const [{ name: service }, fn, { offers, reads: asked = [] }] of functions) {
    for (const read of asked) expect(offered).toContain(read);
    if (!offers) continue;
    expect(offers.owner).toBe(service);
    expect(names.reader(offers.name)).toBe(names.function(service, fn));
  }
});
