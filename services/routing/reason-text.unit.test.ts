import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Names, reasonCodes, reasonText } from './reason-text.ts';

const names: Names = {
  area: (id) => ({ a1: '柳荫第一块区', a2: '柳荫第二块区', a: '柳荫居民区' })[id] ?? id,
  category: (code) => ({ fire: '消防安全' })[code] ?? code,
};

test('every reason code has a text, and every text has a code', () => {
  const here = new URL('.', import.meta.url);
  const sources = ['', 'domain/'].flatMap((dir) =>
    readdirSync(new URL(dir, here)).flatMap((f) =>
      f.endsWith('.ts') && !f.includes('.test.') && f !== 'reason-text.ts'
        ? [readFileSync(new URL(dir + f, here), 'utf8')]
        : [],
    ),
  );
  const given = sources.flatMap((s) => [
    ...s.matchAll(/'((?:place|area|category|urgency|holder|nobody|decided)-[a-z-]+)'/g),
  ]);
  const codes = new Set(given.map((m) => m[1]));
  expect([...codes].sort()).toEqual([...reasonCodes].sort());
});

test('texts show names of areas and categories instead of ids', () => {
  const numbered = { code: 'place-number', params: { name: '柳荫苑', block: 'a1', from: '1', to: '8' } };
  expect(reasonText(numbered, 'zh-CN', names)).toBe('「柳荫苑」1-8号属于柳荫第一块区');
  expect(reasonText(numbered, 'en', names)).toBe('“柳荫苑” 1-8 belongs to 柳荫第一块区');
  const road = {
    code: 'place-number',
    params: { name: '梧桐路', block: 'a2', from: '2', to: '98', parity: 'even' },
  };
  expect(reasonText(road, 'zh-CN', names)).toBe('「梧桐路」2-98号双号属于柳荫第二块区');
  expect(reasonText(road, 'en')).toBe('“梧桐路” 2-98 even belongs to a2');
  const one = { code: 'place-number', params: { name: '雨花公寓', block: 'a2', from: '3' } };
  expect(reasonText(one, 'zh-CN')).toBe('「雨花公寓」3号属于a2');
  const odd = { code: 'place-number', params: { name: '梧桐路', block: 'a1', parity: 'odd' } };
  expect(reasonText(odd, 'zh-CN')).toBe('「梧桐路」单号属于a1');
});

test('shows the stated urgency as text, even one of a later version', () => {
  const told = { code: 'urgency-told', params: { urgency: 'emergency' } };
  expect(reasonText(told, 'zh-CN')).toBe('来电人说明是特急');
  expect(reasonText(told, 'en')).toBe('The caller said: emergency');
  expect(reasonText({ ...told, params: { urgency: 'extreme' } }, 'en')).toBe('The caller said: extreme');
});

test('formats lists as the language does', () => {
  const shared = { code: 'place-ambiguous', params: { names: '柳荫苑', blocks: 'a1,a2' } };
  expect(reasonText(shared, 'zh-CN', names)).toBe(
    '「柳荫苑」不能确定是哪个块区，可能是：柳荫第一块区、柳荫第二块区',
  );
  expect(reasonText(shared, 'en')).toBe('“柳荫苑” does not tell which block; it may be a1, a2');
  const unsure = { code: 'category-unsure', params: { categories: 'fire,noise' } };
  expect(reasonText(unsure, 'zh-CN', names)).toBe('类别不确定，可能是：消防安全、noise');
  expect(reasonText({ code: 'category-unsure' }, 'zh-CN')).toBe('没有找到能判断类别的关键词');
});

test('every reason has a text in both languages, with all parameters filled in', () => {
  const params = Object.fromEntries(
    ['name', 'names', 'block', 'blocks', 'area', 'category', 'categories', 'words', 'from', 'to'].map((p) => [
      p,
      'X',
    ]),
  );
  for (const code of reasonCodes) {
    expect(reasonText({ code, params }, 'zh-CN')).toMatch(/[\u4e00-\u9fff]/);
    expect(reasonText({ code, params }, 'en')).toMatch(/^[\x20-\x7e“”]+$/);
    expect(reasonText({ code, params }, 'zh-CN')).not.toContain('undefined');
  }
});

test('shows a code of a later version as it is', () => {
  expect(reasonText({ code: 'place-by-map' }, 'zh-CN')).toBe('place-by-map');
});
