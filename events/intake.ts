import * as z from 'zod/mini';
import { defineEvent } from './envelope.ts';
import { AreaPath, Channel, Language, LocalId, PhotoId, TicketNumber, Urgency } from './fields.ts';

/** The subject is the report's id, which is the ticket's id everywhere; words, place and person stay in intake's vault. */
export const ReportReceived = defineEvent(
  'intake',
  'ReportReceived',
  'A resident reported something',
  z.object({
    number: TicketNumber,
    channel: Channel,
    /** What the resident chose; absent when unsure. */
    category: z.optional(LocalId),
    /** The neighbourhood or block that the resident chose; absent when unsure. */
    area: z.optional(AreaPath),
    /** Urgency that the caller stated; the ticket is at least that urgent. Absent when the caller was not asked. */
    urgency: z.optional(Urgency),
    /** Opaque reference to the caller; the same person has the same reference. */
    callerRef: z.string(),
    lang: Language,
    /** The caller left a phone number and agreed to be told by SMS. */
    reachable: z.boolean(),
    /** How many photos came with it; absent: none. */
    photos: z.optional(z.int().check(z.positive())),
  }),
  {
    number: '263260473158',
    channel: 'web',
    category: 'fire',
    area: 'qt/qt-03',
    urgency: 'urgent',
    callerRef: 'cX3f0Zk1q9',
    lang: 'zh-CN',
    reachable: true,
    photos: 2,
  },
);

/** Until it is closed, only the resident may withdraw a report. */
export const ReportWithdrawn = defineEvent(
  'intake',
  'ReportWithdrawn',
  'The resident took the report back',
  z.object({ number: TicketNumber }),
  { number: '263260473158' },
);

/** For intake itself: photos that came with a report have to be looked at before anybody sees them. */
export const PhotosAttached = defineEvent(
  'intake',
  'PhotosAttached',
  'Photos came with a report',
  z.object({ photos: z.array(PhotoId).check(z.minLength(1), z.maxLength(4)) }),
  { photos: ['P01J9Z3K8Q4M2W7X5-0H6T1V9B4C8D2F5G7J3K6M9N2Q'] },
);

/** The subject of call events is the call's id (`C…`). */
const call = {
  /** The area whose hotline was called. */
  area: AreaPath,
  callerRef: z.string(),
};

export const CallMissed = defineEvent(
  'intake',
  'CallMissed',
  'A call ended without a report: somebody has to call back',
  z.object(call),
  { area: 'qt', callerRef: 'cX3f0Zk1q9' },
);

export const CallReturned = defineEvent(
  'intake',
  'CallReturned',
  'A missed call needs nobody any more: called back, or the caller came through by other ways',
  z.object({ ...call, how: z.enum(['reported', 'answered', 'unreached']) }),
  { area: 'qt', callerRef: 'cX3f0Zk1q9', how: 'reported' },
);

/** Counted apart from tickets. */
export const ConsultationAnswered = defineEvent(
  'intake',
  'ConsultationAnswered',
  'A question was answered on the spot',
  z.object({ ...call, channel: Channel, category: z.optional(LocalId) }),
  { area: 'qt', callerRef: 'cX3f0Zk1q9', channel: 'hotline', category: 'policy' },
);
