import type { Words } from '#shared/text/language.ts';

/** The longest period that can be asked for in one go, in days. */
export const LONGEST = 366;

/** What is wrong with a period, by the stable code of the field error. */
export const wrongPeriod = {
  'not-a-date': {
    zh: '不是有效日期，请写成 2026-11-23 的形式',
    en: 'Not a date; write it like 2026-11-23',
  },
  'ends-before-it-begins': {
    zh: '结束日期早于开始日期，请调整',
    en: 'The period ends before it begins; change one of the dates',
  },
  'too-long-a-period': {
    zh: `一次最多查询 ${LONGEST} 天，请缩短或分次查询`,
    en: `At most ${LONGEST} days at a time; shorten the period or ask in parts`,
  },
} as const satisfies Record<string, Words>;
