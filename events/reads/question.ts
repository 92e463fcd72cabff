import * as z from 'zod/mini';

const asking = {
  /** Who sees it in the end: `staff:30412`, `service:routing`. */
  by: z.string().check(z.minLength(1)),
  /** `routing`, `sms: received`, `ticket-page`, or `reveal: <reason given>`. */
  purpose: z.string().check(z.minLength(1)),
};

/** A question by the owner's ids: reports, members. */
export const ById = z.object({ ids: z.readonly(z.array(z.string().check(z.minLength(1)))), ...asking });

/** E.164, or as the carrier formats it. A string that is not a phone number is unknown, not an error. */
const Phone = z.string().check(z.minLength(1), z.maxLength(200));

/** A question by phone numbers, which travel as `ids` and are the keys of the answer. */
export const ByPhone = z.object({ ids: z.readonly(z.array(Phone)), ...asking });
