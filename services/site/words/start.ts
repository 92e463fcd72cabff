import type { Words } from '#shared/text/language.ts';

export const start = {
  title: { zh: '社区里的事，跟我们说一声', en: 'Tell us about a problem in your neighbourhood' },
  lead: {
    zh: '路灯不亮、楼道堆物、噪声、漏水、邻里纠纷……写几句话就行。我们会找到负责的人，并告诉您办到了哪一步。',
    en: 'A dark street lamp, a blocked stairway, noise, a leak, a quarrel next door: a few words are enough. We find the person responsible and tell you how it is going.',
  },
  button: { zh: '现在反映', en: 'Report now' },
  time: {
    zh: '大约需要 3 分钟，不用注册。',
    en: 'It takes about 3 minutes. You do not need an account.',
  },
  needTitle: { zh: '请准备好', en: 'What you need' },
  needWhat: { zh: '发生了什么', en: 'what happened' },
  needWhere: {
    zh: '在哪个小区、几号楼，或者附近有什么',
    en: 'where: the estate and building, or what is nearby',
  },
  needPhone: {
    zh: '手机号（选填），方便我们联系您',
    en: 'a phone number (optional), so that we can reach you',
  },
  trackTitle: { zh: '已经反映过？', en: 'Already reported?' },
  trackText: {
    zh: '凭受理编号和查询码查看进度、确认结果。',
    en: 'See progress and confirm the result with your number and tracking code.',
  },
  trackLink: { zh: '查询办理进度', en: 'Track your report' },
  phoneTitle: { zh: '不方便上网？', en: 'Rather call?' },
  phoneText: { zh: '打电话也一样，我们替您登记：', en: 'Call us and we write it down for you:' },
  directoryTitle: { zh: '找电话、找地方？', en: 'Looking for a service?' },
  directoryText: {
    zh: '医院、养老、证件、水电……都在这一本里。',
    en: 'Clinics, care, documents, water and power: all in one list.',
  },
  dangerTitle: { zh: '情况危急，请先打电话', en: 'In danger? Call first' },
  police: { zh: '公安', en: 'Police' },
  fire: { zh: '火警', en: 'Fire' },
  ambulance: { zh: '急救', en: 'Ambulance' },
} as const satisfies Record<string, Words>;
