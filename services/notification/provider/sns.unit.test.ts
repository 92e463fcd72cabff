import { expect, test } from 'vitest';
import { NotTaken, ProviderRefused } from './sms-provider.ts';
import { smsClientSettings, snsProvider } from './sns.ts';

const failing = (name: string, httpStatusCode?: number) =>
  snsProvider({
    send: async () => {
      throw Object.assign(new Error('about +8613800000001'), { name, $metadata: { httpStatusCode } });
    },
  } as never);

test('a message goes to the number as a transactional one, and its reference comes back', async () => {
  const inputs: unknown[] = [];
  const provider = snsProvider({
    send: async (command: { input: unknown }) => {
      inputs.push(command.input);
      return { MessageId: 'ref-1' };
    },
  } as never);
  expect(await provider.send('+8613800000001', '您好')).toEqual({ ref: 'ref-1' });
  expect(inputs).toEqual([
    {
      PhoneNumber: '+8613800000001',
      Message: '您好',
      MessageAttributes: {
        'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
      },
    },
  ]);
});

test('errors about the number are final', async () => {
  for (const name of ['InvalidParameterException', 'InvalidParameterValueException', 'ValidationException'])
    await expect(failing(name, 400).send('', '')).rejects.toMatchObject({ why: 'provider-refused' });
  await expect(failing('OptedOutException', 400).send('', '')).rejects.toMatchObject({ why: 'opted-out' });
  await expect(failing('OptedOutException', 400).send('', '')).rejects.toThrow(ProviderRefused);
});

test('other refusals took nothing and may be tried again', async () => {
  await expect(failing('ThrottledException', 429).send('', '')).rejects.toThrow(NotTaken);
  await expect(failing('AuthorizationErrorException', 403).send('', '')).rejects.toThrow(NotTaken);
});

test('leaves the outcome open without an answer, and passes no number on', async () => {
  for (const error of [failing('InternalErrorException', 500), failing('TimeoutError')]) {
    const thrown = await error.send('', '').catch((e: Error) => e);
    expect(thrown).toBeInstanceOf(Error);
    expect(thrown).not.toBeInstanceOf(NotTaken);
    expect(String(thrown)).toContain('no clear answer');
    expect(String(thrown)).not.toContain('138');
  }
});

test('the client does not try again by itself: each try is counted', () => {
  expect(smsClientSettings.maxAttempts).toBe(1);
});
