import { randomUUID } from 'node:crypto';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ACCOUNT, clientOf } from '../../infra/tooling/system/aws-env.ts';

const INBOUND = 'huying-notification-inbound';
/** The number that residents and workers answer to; a community gets its own from its carrier. */
const SERVICE_NUMBER = '+8610690000000';

/** An SMS from one of the phones to the system. `previous`: provider's id of the message that it answers. */
export interface PhoneReply {
  readonly from: string;
  readonly text: string;
  readonly previous?: string | undefined;
}

/** Numbers as the carrier writes them: E.164. */
export const isPhone = (number: string): boolean => /^\+[1-9]\d{6,14}$/.test(number);

/**
 * Hands an SMS over as AWS does with two-way SMS, into the queue that takes them.
 * Source: AWS End User Messaging SMS User Guide, "Two-way SMS message payload".
 * @param id the carrier's id; the same SMS handed over again has the same
 * @throws when the engine does not take it
 */
export async function sendReply(
  endpoint: string,
  { from, text, previous }: PhoneReply,
  id: string = randomUUID(),
): Promise<string> {
  const sqs = new SQSClient(clientOf(endpoint));
  try {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: `${endpoint}/${ACCOUNT}/${INBOUND}`,
        MessageBody: JSON.stringify({
          originationNumber: from,
          destinationNumber: SERVICE_NUMBER,
          messageKeyword: 'KEYWORD_000000000000',
          messageBody: text,
          inboundMessageId: id,
          ...(previous && { previousPublishedMessageId: previous }),
        }),
      }),
    );
  } finally {
    sqs.destroy();
  }
  return id;
}

/** Plays the person with this phone who answers by SMS, for programs and tests on a running system. */
export const replyBySms = (
  system: { readonly endpoint: string },
  from: string,
  text: string,
): Promise<string> => sendReply(system.endpoint, { from, text });
