import { expect, test } from 'vitest';
import { RulesContent } from '#events/community.ts';
import { signature, templates } from './templates.ts';

/** Purpose → the fields that notification fills in. */
const fields: Readonly<Record<string, readonly string[]>> = {
  received: ['number', 'code'],
  accepted: ['number', 'team'],
  proposed: ['number'],
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
