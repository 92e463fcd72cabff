import type { Words } from '#shared/text/language.ts';

export const directory = {
  title: { zh: '服务一本通', en: 'Service directory' },
  lead: {
    zh: '社区里常用的服务：在哪里、几点开、打什么电话。点号码就能拨打。',
    en: 'Services of the neighbourhood: where they are, when they are open, what to call. Tap a number to call it.',
  },
  contents: { zh: '分类', en: 'Categories' },
  hours: { zh: '时间', en: 'Hours' },
  address: { zh: '地址', en: 'Address' },
  phone: { zh: '电话', en: 'Phone' },
  empty: {
    zh: '一本通还没有内容，请打热线询问。',
    en: 'Nothing is listed yet; please ask the hotline.',
  },
} as const satisfies Record<string, Words>;
