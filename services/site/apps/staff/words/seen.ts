import type { Words } from '#shared/text/language.ts';

/** Who has seen somebody's data. */
export const seenWords = {
  people: { zh: '人员查看', en: 'People' },
  machines: { zh: '系统读取', en: 'The system itself' },
  empty: { zh: '还没有人看过。', en: 'Nobody yet.' },
  unmachined: { zh: '系统读取的记录暂时取不到。', en: 'What the system read cannot be told right now.' },
  routing: { zh: '派单', en: 'Routing' },
  sms: { zh: '短信', en: 'SMS' },
  toFindHolder: { zh: '用来找到地点、类别和责任人', en: 'To find place, category and holder' },
  toSend: { zh: '发送短信：{what}', en: 'To send: {what}' },
  toAsk: { zh: '查看能否发短信：{what}', en: 'To see whether an SMS may go out: {what}' },
} as const satisfies Record<string, Words>;

/** What a named read tells of somebody. */
export const readWords: Readonly<Record<string, Words>> = {
  'intake.contact': { zh: '姓名和电话', en: 'Name and phone' },
  'intake.words': { zh: '反映的内容', en: 'What was reported' },
  'intake.photos': { zh: '照片', en: 'Photos' },
};

/** Why a page looked without anybody giving a reason. */
export const pageWords: Readonly<Record<string, Words>> = {
  'ticket-page': { zh: '打开了工单（每小时记一次）', en: 'Opened the ticket (noted once an hour)' },
  desk: { zh: '打开了值班台（每小时记一次）', en: 'Had the duty desk open (noted once an hour)' },
};

/** Messages to a resident, by what they say. */
export const messageWords: Readonly<Record<string, Words>> = {
  received: { zh: '已收到', en: 'received' },
  accepted: { zh: '有人接手', en: 'somebody has it' },
  proposed: { zh: '请确认办理结果', en: 'asked to confirm' },
  reopened: { zh: '重新办理', en: 'reopened' },
  closed: { zh: '已办结', en: 'closed' },
  'level-raised': { zh: '转到上一级', en: 'went up a level' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  'answer-unclear': { zh: '回复没看懂', en: 'answer not understood' },
};
