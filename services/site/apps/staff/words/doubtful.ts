import type { Words } from '#shared/text/language.ts';

export const doubtfulWords = {
  queue: { zh: '待定队列', en: 'Undecided reports' },
  intro: {
    zh: '系统拿不准归哪个块区，请您定。',
    en: 'The system is unsure which block these belong to. Please decide.',
  },
  emptyTitle: { zh: '没有待定的反映', en: 'Nothing is undecided' },
  emptyText: {
    zh: '系统拿不准的反映会出现在这里。',
    en: 'Reports the system is unsure about appear here.',
  },
  since: { zh: '{ago}转来', en: 'waiting since {ago}' },
  why: { zh: '为什么拿不准', en: 'Why it is unsure' },
  evidence: { zh: '居民原话', en: "In the resident's words" },
  evidenceNone: {
    zh: '看不到原话，请按地点和类别判断。',
    en: 'The words cannot be shown; decide by place and category.',
  },
  block: { zh: '归哪个块区', en: 'Which block' },
  otherBlock: { zh: '其他块区', en: 'Another block' },
  chooseBlock: { zh: '输入名称查找块区', en: 'Type to find a block' },
  category: { zh: '什么类别', en: 'Which category' },
  chooseCategory: { zh: '选择类别', en: 'Choose a category' },
  decide: { zh: '定下来，派给责任人', en: 'Decide and assign' },
  blockMissing: { zh: '请选择块区', en: 'Choose the block' },
  categoryMissing: { zh: '请选择类别', en: 'Choose the category' },
  decided: { zh: '已派给{area}。', en: 'Assigned to {area}.' },
  gone: { zh: '这件已经有人定了。', en: 'Somebody has decided this one already.' },
} as const satisfies Record<string, Words>;
