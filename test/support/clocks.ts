import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import { cloudEvent, type EventDefinition } from '#events/envelope.ts';
import { clientOf } from '../../local/aws-env.ts';
import { system } from './system.ts';

/** Puts an event into this service's queue alone, as its topic would. */
export async function tell(
  definition: EventDefinition,
  subject: string,
  {
    data = {},
    version = 1,
    time = new Date().toISOString(),
  }: { data?: object; version?: number; time?: string } = {},
): Promise<void> {
  const { endpoint } = await system();
  const { service, name } = definition;
  const event = cloudEvent({ service, name, subject, version, time, actor: 'test', data });
  const QueueUrl = `${endpoint}/000000000000/huying-escalation-on`;
  await new SQSClient(clientOf(endpoint)).send(
    new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(event) }),
  );
}

/** Calls a function of escalation as its schedule, or somebody who repairs, would. */
export async function invoke(fn: string): Promise<Record<string, unknown>> {
  const { endpoint } = await system();
  const FunctionName = `huying-escalation-${fn}`;
  const answer = await new LambdaClient(clientOf(endpoint)).send(
    new InvokeCommand({ FunctionName, Payload: '{}' }),
  );
  expect(answer.FunctionError).toBeUndefined();
  return JSON.parse(answer.Payload?.transformToString() || '{}') ?? {};
}

/** Stops or starts the minute sweep. The local engine looks at the scope of a signature, not at the signature. */
export async function rule(action: 'DisableRule' | 'EnableRule'): Promise<void> {
  const { endpoint } = await system();
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSEvents.${action}`,
      authorization: 'AWS4-HMAC-SHA256 Credential=test/20261122/us-east-1/events/aws4_request',
    },
    body: JSON.stringify({ Name: 'huying-escalation-sweep' }),
  });
  expect([action, answer.status]).toEqual([action, 200]);
}
