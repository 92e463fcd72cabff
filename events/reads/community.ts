import * as z from 'zod/mini';
import { Language } from '../fields.ts';
import { defineRead } from './define.ts';
import { ById, ByPhone } from './question.ts';

export const CommunityContact = defineRead(
  'community',
  'contact',
  'Name, phone and language of team members',
  {
    question: ById,
    answer: z.object({
      name: z.string(),
      /** E.164. */
      phone: z.optional(z.string()),
      lang: Language,
    }),
  },
  {
    question: { ids: ['m-00412'], by: 'service:notification', purpose: 'sms: assigned' },
    answer: { name: '李四', phone: '+8613900001234', lang: 'zh-CN' },
  },
);

export const CommunityWhose = defineRead(
  'community',
  'whose',
  'Which members of the teams a phone number belongs to; not those who have left',
  {
    question: ByPhone,
    answer: z.object({
      /** The first of them. */
      member: z.string(),
      /** All of them, when several share the phone. */
      members: z.array(z.string()),
    }),
  },
  {
    question: { ids: ['+8613900001234'], by: 'service:notification', purpose: 'sms: answer' },
    answer: { member: 'm-00412', members: ['m-00412', 'm-00413'] },
  },
);
