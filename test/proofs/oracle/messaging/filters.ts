import { cloudEvent } from '#events/envelope.ts';
import type { Message } from '#shared/commit/publish.ts';
import { publishAll } from '#shared/messaging/publish-batch.ts';
import { services } from '../../../../infra/model/services.ts';
import type { Bench } from './bench.ts';
import type { MessagingTest } from './messaging-test.ts';

/** Topic → filter on message attributes → raw delivery, published in batches as our publisher does it. */

const SOURCE = 'casework';
/** Types that each consumer's queue lets through, by the manifests: what infra/stacks/service.ts makes filters of. */
const subscriptions: ReadonlyMap<string, readonly string[]> = new Map(
  services.flatMap(({ name, functions }) =>
    Object.entries(functions).flatMap(([fn, { subscribes = [] }]) => {
      const types = subscribes.filter(({ service }) => service === SOURCE).map(({ type }) => type);
      return types.length > 0 ? [[`${name}-${fn}`, types.sort()] as const] : [];
    }),
  ),
);
const published = services.find(({ name }) => name === SOURCE)?.publishes ?? [];

const message = (subject: string, attributes: Message['attributes']): Message => ({
  event: cloudEvent({
    service: SOURCE,
    name: 'TicketOpened',
    subject,
    version: 1,
    time: '2026-11-22T08:00:00.000Z',
    actor: 'm-1',
    data: { note: '消防通道 “被占” \u2028 <&>' },
  }),
  attributes,
});

/** Named after what is special about each. */
const MESSAGES: readonly Message[] = [
  message('inQt', { type: 'huying.casework.TicketOpened.v1', area: 'qt/qt-03', urgency: 'urgent' }),
  message('later', { type: 'huying.casework.TicketOpened.v10', area: 'qt/qt-04', urgency: 'normal' }),
  message('elsewhere', { type: 'huying.casework.TicketClosed.v1', area: 'xqt/1', urgency: 'emergency' }),
  message('withoutUrgency', { type: 'huying.casework.TicketClosed.v1', area: 'qt' }),
];

const publish = (bench: Bench, topicArn: string, messages: readonly Message[]): Promise<number> =>
  publishAll({ sns: bench.sns, topicArn, pause: async () => {} }, messages);

/** A filter, and the subjects that it lets through. */
const filter = (name: string, policy: object, through: readonly string[]): MessagingTest => ({
  name: `filter: ${name}`,
  expected: [...through].sort(),
  run: async (bench) => {
    const topic = await bench.topic();
    const queue = await bench.subscribed(topic, policy);
    await publish(bench, topic, MESSAGES);
    const bodies = (await bench.all(queue, through.length)).map(({ Body = '' }) => Body);
    return bodies.map((body) => JSON.parse(body).subject as string).sort();
  },
});

export const filterTests: readonly MessagingTest[] = [
  {
    name: 'filter: every consumer of casework gets the types that its manifest names, once, and no others',
    expected: Object.fromEntries(subscriptions),
    run: async (bench) => {
      const topic = await bench.topic();
      const queues = new Map<string, string>();
      for (const [consumer, types] of subscriptions)
        queues.set(consumer, await bench.subscribed(topic, { type: types }));
      await publish(
        bench,
        topic,
        published.map(({ type }) => message(type, { type })),
      );
      const arrived = [...queues].map(async ([consumer, queue]) => {
        const messages = await bench.all(queue, subscriptions.get(consumer)?.length);
        return [consumer, messages.map(({ Body = '' }) => JSON.parse(Body).subject as string).sort()];
      });
      return Object.fromEntries(await Promise.all(arrived));
    },
  },
  filter('an exact value, not its beginning', { type: ['huying.casework.TicketOpened.v1'] }, ['inQt']),
  filter('a prefix, at the beginning only', { area: [{ prefix: 'qt' }] }, [
    'inQt',
    'later',
    'withoutUrgency',
  ]),
  filter('anything but a value, where there is one', { urgency: [{ 'anything-but': ['normal'] }] }, [
    'inQt',
    'elsewhere',
  ]),
  filter('anything but a prefix', { area: [{ 'anything-but': { prefix: 'qt/' } }] }, [
    'elsewhere',
    'withoutUrgency',
  ]),
  filter('an attribute that exists', { urgency: [{ exists: true }] }, ['inQt', 'later', 'elsewhere']),
  filter('an attribute that does not', { urgency: [{ exists: false }] }, ['withoutUrgency']),
  filter(
    'two attributes: both, of each any value',
    { area: [{ prefix: 'qt/' }], urgency: ['urgent', 'low'] },
    ['inQt'],
  ),
  filter('no filter', {}, ['inQt', 'later', 'elsewhere', 'withoutUrgency']),
  {
    name: 'policy: a queue gets nothing from a topic that its policy does not name',
    expected: [],
    known: {
      localstack: {
        observed: ['R1'],
        reason: 'it asks no policy. Each of our queues has one, and our engine asks for it here',
      },
    },
    run: async (bench) => {
      const [topic, other] = [await bench.topic(), await bench.topic()];
      const queue = await bench.subscribed(topic, undefined, other);
      await publish(bench, topic, [message('R1', { type: 't' })]);
      return (await bench.all(queue)).map(({ Body = '' }) => JSON.parse(Body).subject as string);
    },
  },
  {
    name: 'raw delivery: the body byte for byte, and the attributes as those of the message',
    expected: { same: true, attributes: { type: 't', area: 'qt' } },
    run: async (bench) => {
      const topic = await bench.topic();
      const queue = await bench.subscribed(topic);
      const sent = message('R1', { type: 't', area: 'qt' });
      await publish(bench, topic, [sent]);
      const { Body, MessageAttributes = {} } = (await bench.next(queue)) ?? {};
      const attributes = Object.entries(MessageAttributes).map(([name, { StringValue = '' }]) => [
        name,
        StringValue,
      ]);
      return { same: Body === JSON.stringify(sent.event), attributes: Object.fromEntries(attributes) };
    },
  },
];
