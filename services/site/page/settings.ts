import { env } from '#shared/env.ts';

/** What a community sets for its pages; the words around it are in `words/`. */
export const settings = {
  zone: env.zone,
  /** 政务服务便民热线, answered all over the country and handed on to the community; a community puts its own number here. */
  hotline: process.env.HUYING_HOTLINE || '12345',
  /** Agrees with the first-contact limit of normal matters in the community's rules. */
  firstContactWorkingDays: 1,
  /** Minutes that the page with the tracking code can be opened again. */
  confirmationMinutes: 30,
  /** Hours that intake keeps an unfinished form. */
  draftHours: 24,
} as const;
