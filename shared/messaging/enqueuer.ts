import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** The longest delay that SQS knows, in seconds. */
export const LONGEST_DELAY = 900;

/** Puts work into the queue at `url`, to be seen after `delaySeconds` (the longest delay of SQS at most). */
export const enqueuer =
  <T>(sqs: SQSClient, url: () => string) =>
  async (work: T, delaySeconds = 0): Promise<void> => {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: url(),
        MessageBody: JSON.stringify(work),
        ...(delaySeconds > 0 && { DelaySeconds: Math.min(Math.ceil(delaySeconds), LONGEST_DELAY) }),
      }),
    );
  };
