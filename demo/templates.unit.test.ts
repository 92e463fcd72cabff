import { expect, test } from 'vitest';
import { RulesContent } from '#events/community.ts';
import { signature, templates } from './templates.ts';

/** Purpose → the fields that notification fills in. */
const fields: Readonly<Record<string, readonly string[]>> = {
  received: ['number', 'code'],
  accepted: ['number', 'team'],
  proposed: ['number'],
  'level-raised': ['number', 'level'],
  withdrawn: ['number'],
  'answer-unclear': ['list'],
  'level-raised-worker': ['number', 'category', 'area', 'level'],
  'level-raised-before': ['number', 'level'],
  near: ['number', 'stage', 'due', 'area'],
  missed: ['number', 'stage', 'due', 'area'],
  urged: ['number'],
  'withdrawn-worker': ['number'],
  'answer-unclear-worker': ['list'],
  'missed-lead': ['number', 'stage', 'due', 'area'],
  'dispatch-missed': ['number', 'due', 'area'],
  'missed-call': ['due', 'area'],
  'callback-missed': ['number', 'due', 'area'],
  reopened: ['number'],
  closed: ['number'],
  assigned: ['number', 'category', 'area'],
  'reopened-worker': ['number', 'category', 'area'],
  'closed-worker': ['number'],
  doubtful: ['number', 'area'],
};
const example: Readonly<Record<string, string>> = {
  number: '2632 6047 3158',
  code: 'K7QM-2F9D-XR4T-HB',
  team: '银杏湾第七块区服务队',
  category: '消防通道堵塞',
  area: '银杏湾第七块区',
  level: '居民区站',
  stage: '首次联系',
  due: '11月23日（周一）17:00',
  // One ticket; a longer list costs another part, and is rare.
  list: '2632 6047 3158',
};
const filled = (text: string): string =>
  signature + text.replace(/\{(\w+)\}/g, (_, name: string) => example[name] ?? '?');
const fieldsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

test('there is one template for each purpose, in both languages', () => {
  expect(RulesContent.safeParse({ kind: 'templates', signature, templates }).success).toBe(true);
  expect(templates.map((one) => one.purpose).sort()).toEqual(Object.keys(fields).sort());
});

test.each(templates)(
  '$purpose uses exactly the fields of its purpose in both languages',
  ({ purpose, zh, en }) => {
    const expected = [...(fields[purpose] ?? [])].sort();
    expect(fieldsOf(zh)).toEqual(expected);
    expect(fieldsOf(en)).toEqual(expected);
  },
);

test.each(templates)('$purpose fits one Chinese message with its signature, two in English', ({ zh, en }) => {
  expect(filled(zh).length).toBeLessThanOrEqual(70);
  // Two parts of 67: the signature makes an English message UCS-2 as well.
  expect(filled(en).length).toBeLessThanOrEqual(134);
});
