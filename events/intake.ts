import * as z from 'zod/mini';
import { defineEvent } from './envelope.ts';
import { AreaPath, Channel, Language, LocalId } from './fields.ts';

/** The subject is the report's id, which is the ticket's id everywhere; words, place and person stay in intake's vault. */
export const ReportReceived = defineEvent(
  'intake',
  'ReportReceived',
  'A resident reported something',
  z.object({
    /** Speakable number: twelve digits, the last one a check digit. */
    number: z.string().check(z.regex(/^\d{12}$/)),
    channel: Channel,
    /** What the resident chose; absent when unsure. */
    category: z.optional(LocalId),
    /** The neighbourhood or block that the resident chose; absent when unsure. */
    area: z.optional(AreaPath),
    /** Opaque reference to the caller; the same person has the same reference. */
    callerRef: z.string(),
    lang: Language,
    /** The caller left a phone number and agreed to be told by SMS. */
    reachable: z.boolean(),
  }),
  {
    number: '263260473158',
    channel: 'web',
    category: 'fire',
    area: 'qt/qt-03',
    callerRef: 'cX3f0Zk1q9',
    lang: 'zh-CN',
    reachable: true,
  },
);
