import type { Words } from '#shared/text/language.ts';

/** What is wrong with a roster, an entry of the directory, a set of deadlines or the calendar. */
export const ruleFlaws = {
  'not-an-instant': {
    zh: '不是有效的时间，请写成 2026-11-23 08:00（当地时间）或 2026-11-23T08:00+08:00',
    en: 'Not a time; write 2026-11-23 08:00 (local time) or 2026-11-23T08:00+08:00',
  },
  'ends-before-it-begins': { zh: '结束时间要晚于开始时间', en: 'The end must come after the beginning' },
  'duty-too-long': { zh: '一班最多 7 天，请分成几行', en: 'A duty lasts at most 7 days; make several rows' },
  'absence-too-long': {
    zh: '一次最多 366 天，请分成几行',
    en: 'An absence lasts at most 366 days; make several rows',
  },
  'duties-overlap': {
    zh: '同一队员已有值班 {id}（{from} 到 {to}），时间重叠',
    en: 'Overlaps the duty {id} of the same member ({from} to {to})',
  },
  'member-elsewhere': {
    zh: '队员 {id} 不属于这个区域的服务队',
    en: 'The member {id} is in no team of this area',
  },
  'roster-hole': {
    zh: '{area}：{from} 到 {to} 没有人值班',
    en: '{area}: nobody is on duty from {from} to {to}',
  },
  'everybody-absent': {
    zh: '{area}：{from} 到 {to} 值班人员全部请假',
    en: '{area}: everybody on duty from {from} to {to} is away',
  },
  'unknown-service-category': {
    zh: '找不到服务分类 {id}（没有分类的行就是分类）',
    en: 'There is no service category {id} (a row without a category is one)',
  },
  'still-a-category': {
    zh: '它是服务 {id} 的分类，不能再归到别的分类',
    en: 'The service {id} stands in it, so it stays a category',
  },
  'not-on-this-row': { zh: '这种行不填这一格', en: 'This column stays empty on such a row' },
  'minutes-or-days': { zh: '分钟和天数要填且只填一个', en: 'Give either minutes or days' },
  'same-row-twice': { zh: '与 {line} 说的是同一件事', en: 'Says the same thing as {line}' },
  'levels-not-from-one': {
    zh: '层级要从 1 开始连续编号',
    en: 'Levels are numbered from 1 on without a gap',
  },
  'unknown-level': { zh: '没有第 {level} 级', en: 'There is no level {level}' },
  'stage-missing': {
    zh: '{set} 缺少这些环节的时限：{stage}',
    en: '{set} has no deadline for: {stage}',
  },
  'stage-incomplete': {
    zh: '{set} 的时限没有覆盖（环节、紧急程度、层级）：{missing}',
    en: '{set} has no deadline for (stage, urgency, level): {missing}',
  },
  'quiet-all-day': { zh: '起止时间不能相同', en: 'Quiet hours cannot begin and end at the same time' },
  'json-only': { zh: '日历只能用 JSON 导入', en: 'A calendar is imported as JSON' },
  provisional: {
    zh: '日历里没有 {year} 年：这一年的时限按法定节假日暂定，公布后请补充',
    en: 'The calendar has no {year}: deadlines in that year are provisional until its holidays are imported',
  },
} as const satisfies Record<string, Words>;
