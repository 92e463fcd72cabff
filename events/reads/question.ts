import * as z from 'zod/mini';

const asking = {
  /** Who sees it in the end: `staff:30412`, `service:routing`. */
  by: z.string().check(z.minLength(1)),
  /** `routing`, `sms: received`, `ticket-page`, or `reveal: <reason given>`. */
  purpose: z.string().check(z.minLength(1)),
};

/** Asked by the ids under which the owner keeps it: reports, members. */
export const ById = z.object({ ids: z.readonly(z.array(z.string().check(z.minLength(1)))), ...asking });

/** E.164, or as a carrier tells it. What is no phone number is unknown, not an error. */
const Phone = z.string().check(z.minLength(1), z.maxLength(200));

/** Asked by phone numbers: whose are they? They travel as `ids`, and the answer has them as keys. */
export const ByPhone = z.object({ ids: z.readonly(z.array(Phone)), ...asking });
