import { itemActions, objectActions } from '../../infra/model/actions.ts';
import { names } from '../../infra/model/names.ts';
import { type FunctionSpec, hasQueue, type Service } from '../../shared/service/manifest.ts';
import { generated, page, table } from './markdown.ts';

type Line = readonly [may: string, on: string, why: string];

/** What each function may do, and why: from the manifests, of which the roles are made too. */
export function permissionReference(services: readonly Service[]): string {
  return page(
    '# What each function may do',
    generated,
    `Every function has a role of its own; this is all that it allows. A test compares the deployed roles with the manifests, and
[\`npm run iam\`](../permissions.md) takes each line away and sees the right thing fail.`,
    'Every function writes its own log: `logs:CreateLogStream`, `logs:PutLogEvents` on the log group `/huying/<function>`.',
    ...services.flatMap((service) => [
      `## ${service.name}`,
      ...Object.entries<FunctionSpec>(service.functions).flatMap(([fn, spec]) =>
        ofFunction(service, fn, spec),
      ),
      ...(service.publishes?.length ? publishing(service) : []),
    ]),
  );
}

const ofFunction = (service: Service, fn: string, spec: FunctionSpec): string[] => [
  `### \`huying-${service.name}-${fn}\``,
  `${spec.purpose.replace(/\.$/, '')}.`,
  lines([
    ...tables(service.name, spec),
    ...buckets(spec),
    ...queues(service.name, fn, spec),
    ...others(spec),
  ]),
];

const lines = (rows: readonly Line[]): string =>
  rows.length > 0 ? table(['may', 'on', 'because'], rows) : 'Nothing else.';

const actions = (all: readonly string[]): string => all.map((name) => `\`${name}\``).join(', ');

function tables(service: string, { tables = {}, queries = [] }: FunctionSpec): Line[] {
  const items = Object.entries(tables).flatMap(([key, access]): Line[] => {
    const name = names.table(service, key);
    const own: Line = [
      actions(access.map((word) => itemActions[word])),
      `table \`${name}\``,
      key === 'vault' ? 'personal data that this service guards' : 'the data of its own service',
    ];
    const opens: Line = [
      actions(['kms:DescribeKey', 'kms:Decrypt']),
      `key of \`${name}\``,
      'the table opens with its caller’s rights; only through DynamoDB',
    ];
    return key === 'vault' ? [own, opens] : [own];
  });
  const indexes = queries.map(
    (index): Line => [
      '`dynamodb:Query`',
      `index \`${index}\` of \`${names.table(service, 'main')}\``,
      'what it looks up there',
    ],
  );
  return [...items, ...indexes];
}

const buckets = ({ buckets = {}, files }: FunctionSpec): Line[] => [
  ...Object.entries(buckets).flatMap(([key, prefixes]) =>
    Object.entries(prefixes).map(
      ([prefix, access]): Line => [
        actions(access.map((word) => objectActions[word])),
        `bucket \`huying-${key}-…\`, below \`${prefix}\``,
        'objects that it makes, looks at, or signs forms and links for',
      ],
    ),
  ),
  ...(files
    ? [['`s3:GetObject`', `\`${files}\` of the site’s bucket`, 'the page that it answers with'] as Line]
    : []),
];

function queues(service: string, fn: string, spec: FunctionSpec): Line[] {
  const fed = hasQueue(spec);
  const own = `huying-${service}-${fn}`;
  const send = (queue: string, why: string): Line => ['`sqs:SendMessage`', `queue \`${queue}\``, why];
  const polled: Line = [
    actions([
      'sqs:ReceiveMessage',
      'sqs:GetQueueAttributes',
      'sqs:DeleteMessage',
      'sqs:ChangeMessageVisibility',
    ]),
    `queue \`${own}\``,
    'Lambda polls it in its name; the function says when what failed comes back',
  ];
  return [
    ...(fed ? [polled, send(`${own}-dlq`, 'what nobody can cure, with its reason')] : []),
    ...(spec.watches
      ? [...followed(service), send(`${own}-dlq`, 'what can be known of records that failed too often')]
      : []),
    ...(spec.enqueues ?? []).map((to) => send(`huying-${service}-${to}`, 'work for later')),
  ];
}

const others = ({ reads = [], sms }: FunctionSpec): Line[] => [
  ...reads.map(
    ({ name }): Line => [
      '`lambda:InvokeFunction`',
      `\`${names.reader(name)}\``,
      `the named read \`${name}\`: these fields and no others`,
    ],
  ),
  ...(sms
    ? [['`sns:Publish`', 'phone numbers (all but topics)', 'it sends SMS; IAM cannot name a number'] as Line]
    : []),
];

const followed = (service: string): Line[] => [
  [
    actions(['dynamodb:DescribeStream', 'dynamodb:GetShardIterator', 'dynamodb:GetRecords']),
    `stream of \`huying-${service}\``,
    'Lambda reads it in its name',
  ],
  ['`dynamodb:ListStreams`', '`*`', 'Lambda looks for the stream; the action knows no resource'],
];

function publishing({ name }: Service): string[] {
  const publish: Line = ['`sns:Publish`', `topic \`huying-${name}\``, 'the facts of this service'];
  const aside: Line = [
    '`sqs:SendMessage`',
    `queue \`huying-${name}-unpublished\``,
    'what cannot be published',
  ];
  const read: Line = [
    actions(['dynamodb:GetItem', 'dynamodb:Scan']),
    `table \`huying-${name}\``,
    'one aggregate’s log, or all of a time',
  ];
  return [
    `### \`huying-${name}-publish\``,
    'Publishes facts as they are written.',
    lines([...followed(name), publish, aside]),
    `### \`huying-${name}-republish\``,
    'Publishes facts again, from the log.',
    lines([read, publish, aside]),
  ];
}
