import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { cloudEvent } from '#events/envelope.ts';
import { services } from '../../../infra/model/services.ts';
import { isDead, queueName, queueUrls } from '../../../ops/messages/queues.ts';
import type { FunctionSpec, Service } from '../../../shared/service/manifest.ts';
import { tables } from '../../support/logs.ts';
import { put } from '../../support/queues.ts';
import { type Dead, sqsClient } from './dead.ts';

/** A record that no retry can cure, and where it must be found in the end. */
export interface Poison {
  readonly marker: string;
  readonly into: string;
  readonly kind: string;
  readonly ends: string;
}

interface Dose extends Poison {
  /** Into a queue. */
  readonly body?: string;
  /** Into a table that wakes a function. */
  readonly item?: { readonly pk: string; readonly sk: string };
}

/** Poison for every queue and every table that wakes a function, of each kind that could come there. */
export function doses(run: string, now: number): Dose[] {
  const at = new Date(now).toISOString();
  return services.flatMap((service) => [
    ...Object.entries(service.functions).flatMap(([fn, spec]) => [
      ...intoQueue(service, fn, spec, run, at),
      ...intoWatched(service, fn, spec, run, at),
    ]),
    ...(service.publishes?.length ? intoPublished(service, run, at) : []),
  ]);
}

function intoQueue({ name }: Service, fn: string, spec: FunctionSpec, run: string, at: string): Dose[] {
  const into = `huying-${name}-${fn}`;
  const dose = (kind: string, body: (marker: string) => unknown): Dose => {
    const marker = `poison-${run}-${name}-${fn}-${kind}`;
    const made = body(marker);
    return {
      marker,
      into,
      kind,
      ends: `${into}-dlq`,
      body: typeof made === 'string' ? made : JSON.stringify(made),
    };
  };
  const noJson = dose('no-json', (marker) => `${marker} {`);
  if (spec.worksOff) return [noJson, dose('strange', (marker) => ({ poison: marker }))];
  const definitions = spec.subscribes ?? [];
  const strict = definitions.find(({ schema }) => !z.safeParse(schema, {}).success);
  if (!strict) return [];
  const event = (subject: string, eventName: string) =>
    cloudEvent({
      service: strict.service,
      name: eventName,
      subject,
      version: 1,
      time: at,
      actor: 'nobody',
      data: {},
    });
  return [
    noJson,
    dose('unknown', (marker) => event(marker, 'NeverHeardOf')),
    dose('misfit', (marker) => event(marker, strict.name)),
  ];
}

/** Not a head at all, and a head of a kind that nobody knows. */
function intoPublished({ name }: Service, run: string, at: string): Dose[] {
  const into = `huying-${name}`;
  const dose = (kind: string, rest: object): Dose => {
    const marker = `poison-${run}-${name}-${kind}`;
    const item = { pk: marker, sk: '-', emits: 1, ...rest };
    return { marker, into, kind, ends: `${into}-unpublished`, item };
  };
  const head = {
    kind: 'nonsense',
    version: 1,
    spilled: 0,
    changed: at,
    log: [['Nonsense', at, 'nobody', 'x']],
  };
  return [dose('no-head', {}), dose('unknown-kind', head)];
}

/** A due item that no ring can be made of: the watcher sends it on, and the function behind it buries it. */
function intoWatched({ name }: Service, fn: string, spec: FunctionSpec, run: string, at: string): Dose[] {
  const [next] = spec.enqueues ?? [];
  if (!spec.watches || !next) return [];
  const marker = `poison-${run}-${name}-${fn}`;
  const item = { pk: `DUE#${at.slice(0, 16)}#0`, sk: `${at}#${marker.padEnd(220, '-')}`, [spec.watches]: 1 };
  return [{ marker, into: `huying-${name}`, kind: 'misfit', ends: `huying-${name}-${next}-dlq`, item }];
}

/** Puts everything where it belongs. @throws when a queue would get none */
export async function poisonAll(given: readonly Dose[]): Promise<void> {
  const sqs = await sqsClient();
  try {
    const spared = (await queueUrls(sqs))
      .map(queueName)
      .filter((queue) => !isDead(queue) && !given.some(({ into, body }) => body && into === queue));
    if (spared.length > 0) throw new Error(`no poison for ${spared.join(', ')}`);
    for (const { into, body, item } of given) {
      if (body) await put(into, body);
      if (item) await (await tables()).send(new PutCommand({ TableName: into, Item: item }));
    }
  } finally {
    sqs.destroy();
  }
}

/** Takes the poison out of the tables again, as whoever repairs would. */
export async function cleanTables(given: readonly Dose[]): Promise<void> {
  for (const { into, item } of given)
    if (item)
      await (await tables()).send(new DeleteCommand({ TableName: into, Key: { pk: item.pk, sk: item.sk } }));
}

/** The poison that lies where it belongs, with a reason, and the dead letters that are none. */
export function found(given: readonly Poison[], dead: readonly Dead[]) {
  const lies = ({ marker, ends }: Poison) =>
    dead.some(({ queue, body, reason }) => queue === ends && body.includes(marker) && reason);
  return {
    buried: given.filter(lies),
    missing: given.filter((poison) => !lies(poison)),
    others: dead.filter(({ body }) => !given.some(({ marker }) => body.includes(marker))),
  };
}
