import { expect, test } from 'vitest';
import { csv } from './csv.ts';

test('cells with commas, quotes and lines are quoted; spreadsheets find the Chinese', () => {
  expect(csv([['片区', 'a,b', 'say "x"', 'one\ntwo', 3]])).toBe(
    '\uFEFF片区,"a,b","say ""x""","one\ntwo",3\r\n',
  );
});

test('what would run as a formula is text', () => {
  expect(csv([['=1+1', '-x', -1]])).toBe("\uFEFF'=1+1,'-x,-1\r\n");
});
