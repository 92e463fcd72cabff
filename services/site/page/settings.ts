import { env } from '#shared/env.ts';

/** A community's settings for its pages; the texts are in `words/`. */
export const settings = {
  zone: env.zone,
  /** 政务服务便民热线, answered nationwide and forwarded to the community; a community may set its own number. */
  hotline: process.env.HUYING_HOTLINE || '12345',
  /** Agrees with the first-contact limit of normal matters in the community's rules. */
  firstContactWorkingDays: 1,
  /** Minutes for which the page with the tracking code can be opened again. */
  confirmationMinutes: 30,
  /** Hours that intake keeps an unfinished form. */
  draftHours: 24,
} as const;
