import type { Words } from '#shared/text/language.ts';

/** What to tell an administrator whose calendar is refused, by code. */
export const issueWords = {
  missing: { zh: '请填写', en: 'Fill this in' },
  'wrong-type': { zh: '结构不对', en: 'Wrong structure' },
  'not-a-zone': {
    zh: '不是时区，请写成 Asia/Shanghai',
    en: 'Not a time zone; write it as Asia/Shanghai',
  },
  'another-zone': {
    zh: '不是本系统所在的时区',
    en: 'Not the time zone of this deployment',
  },
  'not-a-time': {
    zh: '不是时间，请写成 09:00（到 24:00 为止）',
    en: 'Not a time; write 09:00, up to 24:00',
  },
  'not-a-date': { zh: '不是日期，请写成 2026-10-01', en: 'Not a date; write 2026-10-01' },
  'not-a-year': { zh: '不是年份（2000 到 2199）', en: 'Not a year from 2000 to 2199' },
  'not-in-this-year': {
    zh: '日期不在这一年，请写到它所在的年份',
    en: 'Not a day of this year; put it into its own',
  },
  'ends-before-it-starts': { zh: '结束早于开始', en: 'Ends before it starts' },
  'overlaps-or-out-of-order': {
    zh: '与前一个时段重叠，或没有按先后排列',
    en: 'Overlaps the session before, or is out of order',
  },
  twice: { zh: '这一天出现了两次', en: 'This day is here twice' },
  'also-a-holiday': { zh: '同一天既放假又上班', en: 'The same day is a holiday and a workday' },
  'not-a-weekend': {
    zh: '调休上班日应为星期六或星期日',
    en: 'A make-up workday is a Saturday or a Sunday',
  },
  'statutory-day-missing': {
    zh: '缺少法定节假日，这一年可能没有导入完整',
    en: 'A statutory holiday is missing; the year may be incomplete',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type IssueCode = keyof typeof issueWords;

/** What is wrong and where: `years.2026.workdays.1`; `value` is what stood there, or the day that is meant. */
export interface Issue {
  readonly field: string;
  readonly code: IssueCode;
  readonly value?: unknown;
}

export type Report = (field: string, code: IssueCode, value?: unknown) => void;

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
