import type { Template } from '#events/community.ts';

/** Put in front of every message by notification; Chinese carriers ask for it. */
export const signature = '【呼应】';

/** One fact, one action. To residents 您 and what happens next; to workers the action first. */
export const templates: readonly Template[] = [
  {
    purpose: 'received',
    zh: '已收到您反映的事。编号{number}，查询码{code}，凭这两样随时可以查看进展。',
    en: 'We have your report. Number {number}, code {code}: with these two you can follow it at any time.',
  },
  {
    purpose: 'accepted',
    zh: '您反映的事（{number}）已由{team}接手，会尽快跟您联系。',
    en: 'Your report {number} is now with {team}. They will contact you soon.',
  },
  {
    purpose: 'proposed',
    zh: '您的事（{number}）有答复了：凭查询码查看。解决且满意回1，解决但一般回2，没解决回3。',
    en: 'There is an answer to {number}. Reply 1: solved, content. 2: solved, so-so. 3: not solved. Your code shows it.',
  },
  {
    purpose: 'reopened',
    zh: '知道了，事情（{number}）还没解决。我们已重新办理，会再跟您联系。',
    en: 'Understood: {number} is not solved yet. We have taken it up again and will contact you.',
  },
  {
    purpose: 'closed',
    zh: '您反映的事（{number}）已经办结，谢谢您。如果又出现，请再告诉我们。',
    en: 'Your report {number} is closed. Thank you. If it comes back, please tell us again.',
  },
  {
    purpose: 'assigned',
    zh: '请签收：{number}，{category}，{area}。回1签收，详情见工作台，并联系居民。',
    en: 'Please accept: {number}, {category}, {area}. Reply 1 to accept; then contact the resident.',
  },
  {
    purpose: 'reopened-worker',
    zh: '请重新处理：{number}，{category}，{area}。居民说还没解决，请先联系。',
    en: 'Please take up again: {number}, {category}, {area}. The resident says it is not solved; call first.',
  },
  {
    purpose: 'closed-worker',
    zh: '不用再跟进：{number}已经办结。辛苦了。',
    en: 'Nothing more to do: {number} is closed. Thank you.',
  },
  {
    purpose: 'doubtful',
    zh: '请定归属：{number}，{area}。系统拿不准地点，请打开工作台选择块区。',
    en: 'Please decide where {number} belongs, {area}. The place is unclear: open your list and choose the block.',
  },
  {
    purpose: 'level-raised',
    zh: '您的事（{number}）还没办好，现在升到{level}办理，会继续跟您联系。',
    en: 'Your report {number} has taken too long. It is now with the {level}, who will contact you.',
  },
  {
    purpose: 'withdrawn',
    zh: '已按您的意思撤回（{number}），我们不再办理。需要时请随时再反映。',
    en: 'Your report {number} is withdrawn, as you wished. Please tell us again whenever you need to.',
  },
  {
    purpose: 'answer-unclear',
    zh: '没看懂您的回复。请只回1、2或3，有几件事时加上编号后四位。可回复的：{list}。',
    en: 'We did not understand. Reply 1, 2 or 3 only; if several, add the last four digits. Open: {list}.',
  },
  {
    purpose: 'level-raised-worker',
    zh: '请接手升到{level}的事：{number}，{category}，{area}。先签收，再联系居民。',
    en: 'Now yours, {level}: {number}, {category}, {area}. Accept it, then contact the resident.',
  },
  {
    purpose: 'level-raised-before',
    zh: '不用再办：{number}已超时，升到{level}办理。请把情况告诉接手的人。',
    en: 'No longer yours: {number} was late and is now with the {level}. Tell them what you know.',
  },
  {
    purpose: 'near',
    zh: '快到时限：{number}，{area}，{stage}，最晚{due}。请抓紧。',
    en: 'Due soon: {number}, {area}, {stage} by {due}.',
  },
  {
    purpose: 'missed',
    zh: '已超时：{number}，{area}，{stage}应在{due}前完成。请马上办。',
    en: 'Late: {number}, {area}, {stage} was due {due}. Please do it now.',
  },
  {
    purpose: 'urged',
    zh: '居民在催：{number}。请尽快联系，说明办到哪一步了。',
    en: 'The resident is urging you: {number}. Please call and say how far it is.',
  },
  {
    purpose: 'withdrawn-worker',
    zh: '不用再办：{number}居民已撤回。辛苦了。',
    en: 'Nothing more to do: the resident withdrew {number}. Thank you.',
  },
  {
    purpose: 'answer-unclear-worker',
    zh: '没看懂您的回复。签收请回1，有几件时加编号后四位。待签收：{list}。',
    en: 'We did not understand. Reply 1 to accept; if several, add the last four digits. Open: {list}.',
  },
  {
    purpose: 'missed-lead',
    zh: '请过问：{number}，{area}，{stage}已超时（{due}）。',
    en: 'Please look into {number}, {area}: {stage} was due {due}.',
  },
  {
    purpose: 'dispatch-missed',
    zh: '请派单：{number}，{area}，{due}前应派出，现在还没有人接。',
    en: 'Please assign {number}, {area}: nobody has it, and it was due {due}.',
  },
  {
    purpose: 'missed-call',
    zh: '请回电：{area}有未接来电，应在{due}前回。打开值班台查看。',
    en: 'Please call back: a missed call, {area}, was due {due}. Open the duty desk.',
  },
  {
    purpose: 'callback-missed',
    zh: '请回访：{number}，{area}，应在{due}前回访。',
    en: 'Please make the call-back for {number}, {area}: it was due {due}.',
  },
];
