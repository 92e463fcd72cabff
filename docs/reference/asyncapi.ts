import { Envelope, type EventDefinition } from '../../events/envelope.ts';
import { names } from '../../infra/model/names.ts';
import { subscribedTypes } from '../../infra/model/subscriptions.ts';
import type { Service } from '../../shared/service/manifest.ts';
import { named, shapes } from '../../shared/service/shapes.ts';
import { Components } from './components.ts';
import type { Schema } from './json-schema.ts';

/** Events as they were published once, by their type. */
export type Golden = Readonly<Record<string, readonly object[]>>;

/** AsyncAPI 3.0 of the bus: a channel per topic, what each service sends and which function hears what. */
export function asyncApi(services: readonly Service[], golden: Golden): object {
  const components = new Components();
  if (!shapes.has(Envelope)) named('Envelope', 'CloudEvents 1.0', Envelope);
  const envelope = components.schemaOf(Envelope, 'input', 'draft-07');
  const publishers = services.filter(({ publishes }) => publishes?.length);
  const events = publishers.flatMap(({ publishes = [] }) => publishes);
  const messages = Object.fromEntries(events.map((d) => [d.name, message(d, envelope, golden, components)]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Huying events',
      version: '1',
      description:
        'CloudEvents 1.0 in JSON on one SNS topic per service; each consumer has an SQS queue. At least once, in any order; `version` counts the facts of a subject. Personal data never travels.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: Object.fromEntries(
      publishers.map(({ name, purpose, publishes = [] }) => [
        name,
        {
          address: names.topic(name),
          description: purpose,
          messages: Object.fromEntries(
            publishes.map((d) => [d.name, { $ref: `#/components/messages/${d.name}` }]),
          ),
          bindings: { sns: { name: names.topic(name) } },
        },
      ]),
    ),
    operations: { ...sends(publishers, subscribedTypes(services)), ...receives(services) },
    components: { messages, schemas: components.all() },
  };
}

function message(d: EventDefinition, envelope: Schema, golden: Golden, components: Components): object {
  // As a reader takes it: fields that came later are no fault.
  const data = components.schemaOf(d.schema, 'input', 'draft-07');
  return {
    name: d.type,
    title: d.title,
    contentType: 'application/cloudevents+json',
    headers: attributes,
    payload: {
      allOf: [
        envelope,
        {
          type: 'object',
          properties: { type: { const: d.type }, source: { const: `huying/${d.service}` }, data },
        },
      ],
    },
    examples: (golden[d.type] ?? []).map((payload, n) => ({ name: `golden-${n + 1}`, payload })),
  };
}

/** Message attributes, by which subscriptions filter. */
const attributes = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { type: 'string' },
    area: { type: 'string', description: 'Path of the area, where it is known' },
    urgency: { type: 'string', enum: ['emergency', 'urgent', 'normal', 'consultation'] },
  },
};

const inChannel = (d: EventDefinition) => ({ $ref: `#/channels/${d.service}/messages/${d.name}` });

/** What nobody hears is kept in the log and not sent. */
const sends = (publishers: readonly Service[], heard: ReadonlyMap<string, readonly string[]>) =>
  Object.fromEntries(
    publishers.map(({ name, publishes = [] }) => [
      `${name}.publish`,
      {
        action: 'send',
        channel: { $ref: `#/channels/${name}` },
        summary: `What ${name} tells`,
        messages: publishes.filter(({ type }) => heard.get(name)?.includes(type)).map(inChannel),
      },
    ]),
  );

/** One operation for each function and each topic that it hears. */
function receives(services: readonly Service[]): Record<string, object> {
  const all = services.flatMap((s) =>
    Object.entries(s.functions).flatMap(([fn, { subscribes = [], purpose }]) =>
      [...Map.groupBy(subscribes, (d) => d.service)].map(([from, heard]) => [
        `${s.name}.${fn}.${from}`,
        {
          action: 'receive',
          channel: { $ref: `#/channels/${from}` },
          summary: purpose,
          messages: heard.map(inChannel),
          bindings: { sqs: { queues: [{ name: names.queue(s.name, fn), fifoQueue: false }] } },
        },
      ]),
    ),
  );
  return Object.fromEntries(all);
}
