import type { Words } from '#shared/text/language.ts';

export const callbackWords = {
  queue: { zh: '待回访', en: 'Waiting for a call-back' },
  intro: {
    zh: '责任人已提出办结，请问居民是否真的解决。',
    en: 'The holder says it is done. Ask the resident whether it really is.',
  },
  emptyTitle: { zh: '没有待回访的工单', en: 'Nobody waits for a call-back' },
  emptyText: {
    zh: '责任人提出办结后，会出现在这里。',
    en: 'Tickets appear here once their holder proposes a resolution.',
  },
  since: { zh: '{ago}提出办结', en: 'proposed {ago}' },
  tries: { zh: '已打 {n} 次', en: '{n} attempts' },
  notYours: {
    zh: '您办过这件工单，要由别的回访员来打。',
    en: 'You had a part in this ticket; another officer must call.',
  },
  script: { zh: '怎么说', en: 'What to say' },
  greet: {
    zh: '您好，我是社区回访员。您{date}反映的“{category}”，责任人说已经办理，我想听听您的意见，可以吗？',
    en: 'Hello, I am calling on behalf of the community. On {date} you reported “{category}”. I would like to hear from you whether it was dealt with.',
  },
  proposal: { zh: '念给居民听：责任人的答复', en: "Read out: the holder's reply" },
  askSolved: { zh: '问：事情解决了吗？', en: 'Ask: was it solved?' },
  takenBack: { zh: '确实要撤回', en: 'Yes, take it back' },
  askSatisfied: { zh: '问：对办理满意吗？', en: 'Ask: were you content?' },
  thanks: {
    zh: '谢谢您。没解决的会退回重办，您的工单号不变。',
    en: 'Thank you. What is not solved goes back to work under the same number.',
  },
  earlier: { zh: '之前的回访', en: 'Earlier calls' },
  result: { zh: '回访结果', en: 'What came of it' },
  reached: { zh: '接通了', en: 'Reached' },
  unreached: { zh: '没接通', en: 'Not reached' },
  unreachedHelp: {
    zh: '两天内打满三次仍没接通，工单会办结，居民仍可反映。',
    en: 'After three attempts on two different days the ticket is closed.',
  },
  words: { zh: '居民的话（选填）', en: "The resident's words (optional)" },
  wordsHelp: { zh: '责任人会看到。不写电话、证件号。', en: 'The holder will see them. No numbers.' },
  record: { zh: '记录回访', en: 'Record the call' },
  solvedMissing: { zh: '请选择是否解决', en: 'Choose whether it was solved' },
  recorded: { zh: '已记录，下一件。', en: 'Recorded. On to the next.' },
  recordedUnreached: {
    zh: '已记录一次没接通，稍后再打。',
    en: 'One attempt recorded. Please try again later.',
  },
  gone: { zh: '这件工单刚才有变化，请核对。', en: 'This ticket has just changed; please check.' },
} as const satisfies Record<string, Words>;

/** What was asked for with a tracking code that staff of the ticket know too. */
export const toConfirmWords = {
  solved: {
    zh: '有人凭查询码答复“已解决”。这件事由工作人员代为登记，经办人也知道查询码，请设法向居民本人核实。',
    en: 'Somebody with the code says it is solved. Staff entered the report, so whoever worked on it may know the code: please try to ask the resident.',
  },
  withdrawal: {
    zh: '有人凭查询码要撤回。这件事由工作人员代为登记，经办人也知道查询码，请设法向居民本人核实。',
    en: 'Somebody with the code takes the report back. Staff entered it, so whoever worked on it may know the code: please try to ask the resident.',
  },
} as const satisfies Record<string, Words>;
