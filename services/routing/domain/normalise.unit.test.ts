import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from './normalise.ts';

test.each([
  ['幸福里１２号楼', '幸福里12号楼'],
  ['幸福里 12 号楼', '幸福里12号楼'],
  ['幸福里十二号楼', '幸福里12号楼'],
  ['幸福里廿三幢', '幸福里23幢'],
  ['幸福里二十栋', '幸福里20栋'],
  ['一百二十三弄', '123弄'],
  ['一百零五室', '105室'],
  ['两百号', '200号'],
  ['二〇五室', '205室'],
  ['十单元', '10单元'],
  ['12#楼', '12号楼'],
  ['12＃', '12号'],
  ['三－二', '三-二'],
  ['12—18号楼', '12-18号楼'],
  ['幸福里壹號樓', '幸福里壹号楼'],
  ['東方紅橋', '东方红桥'],
  ['Liu Yin  Road', 'liu yin road'],
  ['翠苑一区', '翠苑1区'],
  ['幸\u200b福里', '幸福里'],
  ['幸福里\r\n12号', '幸福里12号'],
])('%j becomes %j', (from, to) => {
  expect(normalise(from)).toBe(to);
});

test.each(['五一', '三里', '百货', '七里香', '万一', '第三'])('%s is a name, not a number', (name) => {
  expect(normalise(name)).toBe(name);
});

test('a run of numerals that is no number stays as it is', () => {
  expect(normalise('十十号')).toBe('十十号');
  expect(normalise('千号')).toBe('千号');
});

test('normalising twice changes nothing more, whatever was typed', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(...'幸福里一二十百零廿〇两0１２号號楼弄单元#－ \u3000\u0301\u00a8aZ', '𠮷'),
    }),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const once = normalise(text);
      expect(normalise(once)).toBe(once);
    }),
    { numRuns: 500 },
  );
});

test('every number from 1 to 999 is read the same in Chinese and in digits', () => {
  for (let n = 1; n <= 999; n++) expect(normalise(`${spoken(n)}号`)).toBe(`${n}号`);
});

const ONES = ['', ...'一二三四五六七八九'];

function spoken(n: number): string {
  const [h, t, o] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const tens = t === 0 ? (h > 0 && o > 0 ? '零' : '') : `${t === 1 && h === 0 ? '' : ONES[t]}十`;
  return `${h > 0 ? `${ONES[h]}百` : ''}${tens}${ONES[o]}`;
}
