import * as z from 'zod/mini';
import { AreaPath, Channel, Instant, Language, LocalId, TicketNumber } from '../fields.ts';
import { defineRead } from './define.ts';
import { ById, ByPhone } from './question.ts';

const REPORT = 'R01KAMV3E2XJ5Y9T7QH4N8WCPD0';

export const IntakeWords = defineRead(
  'intake',
  'words',
  'What was reported, where, and in which language',
  {
    question: ById,
    answer: z.object({
      words: z.string(),
      /** Below the block, as the resident wrote it. */
      place: z.optional(z.string()),
      /** What the resident chose; absent when unsure. */
      area: z.optional(AreaPath),
      category: z.optional(LocalId),
      channel: Channel,
      lang: Language,
      /** Only what tells a phone number from another. */
      phoneMasked: z.optional(z.string()),
    }),
  },
  {
    question: { ids: [REPORT], by: 'service:routing', purpose: 'routing' },
    answer: {
      words: '楼道里堆着杂物',
      place: '幸福里12号楼2单元',
      area: 'qt/qt-03',
      category: 'fire',
      channel: 'web',
      lang: 'zh-CN',
      phoneMasked: '+86138****5678',
    },
  },
);

export const IntakeContact = defineRead(
  'intake',
  'contact',
  'How the caller is reached, and the tracking code for them',
  {
    question: ById,
    answer: z.object({
      name: z.optional(z.string()),
      /** E.164. */
      phone: z.optional(z.string()),
      lang: Language,
      /** They agreed to be told by SMS, at a number that takes SMS. */
      sms: z.boolean(),
      /** Tracking code, for the message to the caller. */
      code: z.string(),
    }),
  },
  {
    question: { ids: [REPORT], by: 'service:notification', purpose: 'sms: received' },
    answer: { name: '张三', phone: '+8613800005678', lang: 'zh-CN', sms: true, code: '7K2M9PQRS4TVW' },
  },
);

export const IntakeWhose = defineRead(
  'intake',
  'whose',
  'Which caller a phone number belongs to, and what they reported',
  {
    question: ByPhone,
    answer: z.object({
      /** Opaque reference to the caller; the same person has the same reference. */
      callerRef: z.string(),
      /** Of those that we text the caller about the newest ten, newest first. */
      reports: z.array(z.object({ report: z.string(), number: TicketNumber, at: Instant })),
    }),
  },
  {
    question: { ids: ['+8613800005678'], by: 'service:notification', purpose: 'sms: answer' },
    answer: {
      callerRef: 'cX3f0Zk1q9',
      reports: [{ report: REPORT, number: '263260473158', at: '2026-11-22T02:04:59.612Z' }],
    },
  },
);

export const IntakeSeen = defineRead(
  'intake',
  'seen',
  'Who saw a report’s words, photos and contact data',
  {
    question: ById,
    answer: z.object({
      /** Newest first. */
      seen: z.array(
        z.object({
          at: Instant,
          by: z.string(),
          purpose: z.string(),
          /** What was seen: `intake.contact`, `intake.words`, `intake.photos`. */
          read: z.string(),
        }),
      ),
    }),
  },
  {
    question: { ids: [REPORT], by: 'staff:30412', purpose: 'seen' },
    answer: {
      seen: [
        {
          at: '2026-11-22T02:04:59.612Z',
          by: 'staff:30412',
          purpose: 'reveal: 约时间上门',
          read: 'intake.contact',
        },
      ],
    },
  },
);
