import { expect } from 'vitest';
import type { EventDefinition } from '#events/envelope.ts';
import { putEvent } from './queues.ts';
import { system } from './system.ts';

/** Puts an event into this service's queue alone, as its topic would. */
export const tell = (
  definition: EventDefinition,
  subject: string,
  of: { data?: object; version?: number; time?: string } = {},
): Promise<void> => putEvent('huying-escalation-on', definition, { subject, ...of });

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
