import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { log } from '#shared/observe/log.ts';
import { NotTaken, ProviderRefused, type SmsProvider } from './sms-provider.ts';

/** Errors of `Publish` that concern the number itself. Source: SNS API reference, Publish. */
const REFUSED: Readonly<Record<string, ProviderRefused['why']>> = {
  InvalidParameterException: 'provider-refused',
  InvalidParameterValueException: 'provider-refused',
  ValidationException: 'provider-refused',
  OptedOutException: 'opted-out',
};

/** Settings of a client for SMS: one try, since a try more could be a second message, and no long wait. */
export const smsClientSettings = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 8_000 },
} as const;

/** SMS through Amazon SNS, as transactional messages: delivered first, also where promotional ones are blocked. */
export const snsProvider = (sns: Pick<SNSClient, 'send'>): SmsProvider => ({
  async send(to, text) {
    const command = new PublishCommand({
      PhoneNumber: to,
      Message: text,
      MessageAttributes: {
        'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
      },
    });
    const { MessageId } = await sns.send(command).catch((error) => {
      throw meant(error);
    });
    if (!MessageId) throw new Error('SNS took a message without giving it an id');
    return { ref: MessageId };
  },
});

/** An answer with a 4xx status took nothing; a 5xx, a timeout or a broken connection leaves it open. */
function meant(error: unknown): Error {
  const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } };
  const why = REFUSED[name];
  if (why) return new ProviderRefused(why);
  const status = $metadata?.httpStatusCode ?? 0;
  // The message of a foreign error may quote the number: only its kind is passed on, and logged for whoever repairs.
  log.warn('the SMS provider failed', { error: name, status });
  return status >= 400 && status < 500 ? new NotTaken(name) : new Error(`no clear answer from SNS: ${name}`);
}
