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
    zh: '您反映的事（{number}）有答复了。请用编号和查询码查看，告诉我们解决了没有。',
    en: 'There is an answer to your report {number}. Please read it and tell us whether it is solved.',
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
    zh: '请签收：{number}，{category}，{area}。打开工作台查看，并联系居民。',
    en: 'Please accept: {number}, {category}, {area}. Open your list and contact the resident.',
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
];
