import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { cloudEvent, type EventDefinition } from '#events/envelope.ts';
import { clientOf } from '../../infra/tooling/system/aws-env.ts';
import { system } from './system.ts';

let client: Promise<SQSClient> | undefined;

/** The one client for queues of the running system. */
export const sqs = (): Promise<SQSClient> => {
  client ??= system().then(({ endpoint }) => new SQSClient(clientOf(endpoint)));
  return client;
};

export const queueUrl = async (queue: string): Promise<string> =>
  `${(await system()).endpoint}/000000000000/${queue}`;

/** Puts a message into a queue. @returns its id */
export async function put(queue: string, body: string): Promise<string> {
  const message = new SendMessageCommand({ QueueUrl: await queueUrl(queue), MessageBody: body });
  return (await (await sqs()).send(message)).MessageId ?? '';
}

interface Happened {
  readonly subject: string;
  readonly version?: number;
  readonly time?: string;
  readonly actor?: string;
  readonly data?: object;
}

/** Puts an event into one queue alone, as its topic would, without troubling other services. */
export async function putEvent(
  queue: string,
  { service, name }: EventDefinition,
  { subject, version = 1, time = new Date().toISOString(), actor = 'test', data = {} }: Happened,
): Promise<void> {
  await put(queue, JSON.stringify(cloudEvent({ service, name, subject, version, time, actor, data })));
}
