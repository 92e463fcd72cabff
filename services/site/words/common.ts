import type { Words } from '#shared/text/language.ts';

export const common = {
  product: { zh: '呼应', en: 'Huying' },
  strapline: { zh: '社区有事，件件有回应', en: 'Neighbourhood matters, answered' },
  skip: { zh: '跳到正文', en: 'Skip to the main text' },
  /** Names the other language in that language. */
  otherLanguage: { zh: 'English', en: '中文' },
  errorPrefix: { zh: '错误：', en: 'Error: ' },
  summaryTitle: { zh: '请先改正下面的问题', en: 'There is a problem' },
  back: { zh: '返回', en: 'Back' },
  next: { zh: '下一步', en: 'Continue' },
  optional: { zh: '（选填）', en: ' (optional)' },
  home: { zh: '回到首页', en: 'Go to the start page' },
  report: { zh: '反映问题', en: 'Report a problem' },
  track: { zh: '查询进度', en: 'Track a report' },
  directory: { zh: '服务一本通', en: 'Service directory' },
  privacy: { zh: '个人信息怎样使用', en: 'How we use your information' },
  hotline: { zh: '热线', en: 'Hotline' },
  footer: {
    zh: '由街道和社区共同办理。您的反映会交给所在片区的负责人。',
    en: 'Run by the subdistrict and its neighbourhoods. Every report goes to the person responsible for that block.',
  },
} as const satisfies Record<string, Words>;
