import { expect, test } from 'vitest';
import { numbersAfter } from './house-number.ts';

test.each([
  ['12号楼', [12]],
  ['12号', [12]],
  ['12号楼3单元', [12]],
  ['12幢302室', [12]],
  ['5栋', [5]],
  ['5座', [5]],
  ['12-3-402', [12]],
  ['12', [12]],
  ['12,电梯坏了', [12]],
  ['12。电梯坏了', [12]],
  ['小区12号楼', [12]],
  ['社区第12幢', [12]],
  ['的12号楼', [12]],
  ['(12号楼)', [12]],
  ['12-18号楼', [12, 18]],
  ['12、13幢', [12, 13]],
  ['12和13号楼', [12, 13]],
])('%s after an estate names the buildings %j', (rest, numbers) => {
  expect(numbersAfter(rest, 'building')).toEqual(numbers);
});

test.each(['3单元', '302室', '12楼', '3个人', '5月', '', '门口', '旁边12号', '12345号', '小店12号楼'])(
  '%j after an estate names no building',
  (rest) => {
    expect(numbersAfter(rest, 'building')).toEqual([]);
  },
);

test.each([
  ['35号', [35]],
  ['35弄12号', [35]],
  ['35-2号', [35]],
  ['35号楼下', [35]],
  ['35号门口', [35]],
  ['35号楼', []],
  ['35号楼3单元', []],
  ['2-8号楼', [2]],
])('%s after a road names the houses %j', (rest, numbers) => {
  expect(numbersAfter(rest, 'road')).toEqual(numbers);
});
