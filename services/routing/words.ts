import type { Words } from '#shared/text/language.ts';

/** Problems of the doubtful queue; codes are stable. */
export const refusals: Readonly<Record<string, Words>> = {
  'not-doubtful': {
    zh: '这件诉求已经派单，不需要再判定',
    en: 'This ticket was assigned meanwhile; there is nothing left to decide',
  },
  'nobody-responsible': {
    zh: '这个块区没有能接手的在岗成员，请先设定责任人，或选择另一个块区',
    en: 'This block has no active member who could take it; name a responsible person first, or choose another block',
  },
};

/** Wrong choices of a lead. An area outside the lead's own is as unknown as one that does not exist. */
export const wrongField = {
  area: {
    code: 'unknown-block',
    words: { zh: '请从列表中选择您负责范围内的块区', en: 'Choose a block of your own areas from the list' },
  },
  category: {
    code: 'unknown-category',
    words: { zh: '请从目录中选择类别', en: 'Choose a category from the directory' },
  },
} as const;
