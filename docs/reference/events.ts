import { cloudEvent, type EventDefinition } from '../../events/envelope.ts';
import { names } from '../../infra/model/names.ts';
import type { Service } from '../../shared/service/manifest.ts';
import { fieldsOf } from './fields.ts';
import { fieldTable, generated, json, page, table } from './markdown.ts';

/** The reference of events: who tells what to whom. */
export function eventReference(services: readonly Service[]): string {
  const publishers = services.filter(({ publishes }) => publishes?.length);
  const all = publishers.flatMap(({ publishes = [] }) => publishes);
  return page(
    '# Events',
    generated,
    `Every event is a [CloudEvent 1.0](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md) in JSON. \`id\` is
\`<service>.<subject>.<version>\`; \`version\` counts the facts of that subject in that service, so gaps are normal. SNS message
attributes: \`type\` always; \`area\` and \`urgency\` where they are known. \`data\` never holds personal data.`,
    json(example(all.find(({ name }) => name === 'ReportReceived') as EventDefinition)),
    '## Who tells whom',
    'What nobody hears is kept in the log and not sent until somebody subscribes.',
    table(
      ['event', 'from', 'heard by'],
      all.map((d) => [`[${d.name}](#${anchor(d)})`, d.service, hearers(services, d).join(', ') || '-']),
    ),
    ...publishers.flatMap((s) => [
      `## ${s.name}`,
      `Topic \`${names.topic(s.name)}\`. ${s.purpose.replace(/\.$/, '')}.`,
      ...all.filter(({ service }) => service === s.name).flatMap((d) => one(services, d)),
    ]),
  );
}

const anchor = ({ name }: EventDefinition): string => name.toLowerCase();

function one(services: readonly Service[], d: EventDefinition): string[] {
  const heard = hearers(services, d).map((fn) => `\`${fn}\``);
  return [
    `### ${d.name}`,
    `\`${d.type}\` · ${d.title}.`,
    `Heard by ${heard.join(', ') || 'nobody yet'}.`,
    fieldTable(fieldsOf(d.schema)),
    json(d.example),
  ];
}

/** The functions whose queues receive it. */
const hearers = (services: readonly Service[], d: EventDefinition): string[] =>
  services.flatMap((s) =>
    Object.entries(s.functions)
      .filter(([, spec]) => spec.subscribes?.some(({ type }) => type === d.type))
      .map(([fn]) => `${s.name}.${fn}`),
  );

const example = (d: EventDefinition) =>
  cloudEvent({
    service: d.service,
    name: d.name,
    subject: 'R07PCDENVP3PWTNGQX3GYE22KS1',
    version: 1,
    time: '2026-11-22T02:04:59.612Z',
    actor: 'anonymous',
    data: d.example,
  });
