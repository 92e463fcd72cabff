import type { Words } from '#shared/text/language.ts';

export const errors = {
  notFoundTitle: { zh: '没有这个页面', en: 'Page not found' },
  notFoundText: {
    zh: '网址可能抄错了，或者页面已经移走。',
    en: 'The address may be mistyped, or the page has moved.',
  },
  downTitle: { zh: '系统暂时用不了', en: 'The service is not available right now' },
  downText: {
    zh: '不是您的问题。已经填好的内容还在，请过几分钟再试。',
    en: 'This is our fault. What you have filled in is kept; please try again in a few minutes.',
  },
  downRetry: { zh: '再试一次', en: 'Try again' },
  reference: { zh: '求助时请报这个号', en: 'Reference, if you ask for help' },
  busyTitle: { zh: '操作太频繁', en: 'Too many attempts' },
  busyText: { zh: '请过几分钟再试。', en: 'Please wait a few minutes and try again.' },
  largeTitle: { zh: '内容太长', en: 'Too much text' },
  largeText: { zh: '请返回上一页，把内容缩短后再提交。', en: 'Go back, shorten the text and send it again.' },
  encodingTitle: { zh: '内容无法读取', en: 'We cannot read the text' },
  encodingText: { zh: '请返回上一页，重新输入后再提交。', en: 'Go back, type the text again and send it.' },
  crossTitle: { zh: '请从本站页面操作', en: 'Please use the pages of this site' },
  crossText: {
    zh: '为了您的安全，没有执行这次提交。请打开首页重新操作。',
    en: 'For your safety nothing was done. Open the start page and try again.',
  },
  urgent: { zh: '着急的话，请打热线', en: 'If it cannot wait, call the hotline' },
} as const satisfies Record<string, Words>;
