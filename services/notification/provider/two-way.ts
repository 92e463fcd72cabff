import * as z from 'zod/mini';

/**
 * An SMS that somebody sent to us, as AWS End User Messaging hands it to an SNS topic.
 * Source: AWS End User Messaging SMS User Guide, "Two-way SMS message payload".
 */
export const TwoWaySms = z.object({
  originationNumber: z.string().check(z.minLength(1), z.maxLength(30)),
  messageBody: z.string(),
  /** The same for every delivery of one message. */
  inboundMessageId: z.string().check(z.minLength(1), z.maxLength(200)),
});
export type TwoWaySms = z.output<typeof TwoWaySms>;

/** E.164, also where a carrier leaves out the plus sign or China's country code. */
export function senderOf({ originationNumber }: TwoWaySms): string {
  const digits = originationNumber.replace(/[^\d+]/g, '');
  if (digits.startsWith('+')) return digits;
  return /^1\d{10}$/.test(digits) ? `+86${digits}` : `+${digits}`;
}
