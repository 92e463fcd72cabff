import { gzipSync } from 'node:zlib';
import type { Sms } from './sms.ts';

export type Fate = 'SUCCESS' | 'FAILURE';

/** Numbers that end in 0000 cannot be reached: so that failures can be tried. */
export const fateOf = (number: string): Fate => (number.endsWith('0000') ? 'FAILURE' : 'SUCCESS');

/** Characters in one part: 70 of a Chinese message, 67 of each part of a longer one (GSM 7-bit: 160 and 153). */
export function partsOf(text: string): number {
  const plain = /^[\x20-\x7e\r\n]*$/.test(text);
  const [single, each] = plain ? [160, 153] : [70, 67];
  return text.length <= single ? 1 : Math.ceil(text.length / each);
}

/** A delivery status as SNS writes it to CloudWatch Logs. Source: Amazon SNS guide, "SMS delivery status log". */
export function deliveryStatus(sms: Sms, sent: Date) {
  const status = fateOf(sms.number);
  return {
    notification: {
      messageId: sms.id,
      timestamp: sent.toISOString().replace('T', ' ').replace('Z', ''),
    },
    delivery: {
      phoneCarrier: 'Local carrier',
      mnc: 0,
      numberOfMessageParts: partsOf(sms.text),
      destination: sms.number,
      priceInUSD: 0,
      smsType: 'Transactional',
      mcc: 460,
      providerResponse:
        status === 'SUCCESS'
          ? 'Message has been accepted by phone'
          : 'Unknown error attempting to reach phone',
      dwellTimeMs: 120,
      dwellTimeMsUntilDeviceAck: 480,
    },
    status,
  };
}

/** The event with which a CloudWatch Logs subscription hands such a log line to a function. */
export function subscriptionEvent(sms: Sms, sent: Date) {
  const failed = fateOf(sms.number) === 'FAILURE' ? '/Failure' : '';
  const data = {
    messageType: 'DATA_MESSAGE',
    owner: '000000000000',
    logGroup: `sns/us-east-1/000000000000/DirectPublishToPhoneNumber${failed}`,
    logStream: sms.id,
    subscriptionFilters: ['huying-notification-receipt'],
    logEvents: [
      { id: sms.id, timestamp: sent.getTime(), message: JSON.stringify(deliveryStatus(sms, sent)) },
    ],
  };
  return { awslogs: { data: gzipSync(JSON.stringify(data)).toString('base64') } };
}
