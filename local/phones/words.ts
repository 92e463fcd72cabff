/** Texts of the phones page. */
export const words = {
  zh: {
    lang: 'zh-CN',
    title: '本地手机',
    intro: '这里显示本机系统发出的每一条短信。只在本机可见，真实部署中没有这个页面。',
    filter: '按号码筛选',
    apply: '筛选',
    refresh: '刷新',
    all: '全部号码',
    empty: '还没有短信。提交一条诉求，责任人和居民的短信就会出现在这里。',
    none: '没有这个号码的短信。',
    unavailable: '当前引擎不提供短信列表，这个页面不可用。',
    messages: (n: number) => `${n} 条`,
    more: (n: number) => `还有 ${n} 个号码，请按号码筛选。`,
    phones: '手机',
    SUCCESS: '✓ 已送达',
    FAILURE: '✕ 未送达',
    pending: '… 发送中',
    other: 'English',
  },
  en: {
    lang: 'en',
    title: 'Local phones',
    intro:
      'Every SMS that this local system sent. Visible on this machine only; a real deployment has no such page.',
    filter: 'Filter by number',
    apply: 'Filter',
    refresh: 'Refresh',
    all: 'All numbers',
    empty: 'No messages yet. Send a report, and the messages to the worker and the resident appear here.',
    none: 'No messages to this number.',
    unavailable: 'This engine does not list messages, so this page is not available.',
    messages: (n: number) => (n === 1 ? '1 message' : `${n} messages`),
    more: (n: number) => `${n} more numbers: use the filter.`,
    phones: 'Phones',
    SUCCESS: '✓ delivered',
    FAILURE: '✕ not delivered',
    pending: '… on its way',
    other: '中文',
  },
} as const;

export type Language = keyof typeof words;
